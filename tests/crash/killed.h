// A process that is killed in the middle of its work, and what it told before that.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <cstdint>
#include <functional>
#include <optional>

namespace blether::tests {

// For the child: tells that this number was acknowledged.
inline bool tell(int end, std::uint64_t number) { return ::write(end, &number, sizeof number) == sizeof number; }

// Runs `work` (which never returns) in a process of its own, and kills it once it told of `wanted` numbers, somewhere in
// the middle of what it does next: `spin` says where. Gives the last number it told, also after that; none: it told none.
inline std::optional<std::uint64_t> run_and_kill(const std::function<void(int end)>& work, std::uint64_t wanted,
                                                 std::uint64_t spin) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    ::close(ends[0]);
    work(ends[1]);
    ::_exit(1);
  }
  ::close(ends[1]);
  std::optional<std::uint64_t> last;
  std::uint64_t number = 0;
  for (std::uint64_t told = 0; told < wanted && ::read(ends[0], &number, sizeof number) == sizeof number; ++told)
    last = number;
  for (std::uint64_t i = 0; i < spin; ++i) std::atomic_signal_fence(std::memory_order_seq_cst);
  ::kill(pid, SIGKILL);
  while (::read(ends[0], &number, sizeof number) == sizeof number) last = number;
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  REQUIRE(WIFSIGNALED(status));
  return last;
}

}  // namespace blether::tests
