// A store killed at any moment has every change that it acknowledged.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;

namespace {

const auto kStream = shared_stream("Margaret");
constexpr int kKills = 250;

// Commits for as long as it lives and tells the number of each commit once it has returned.
[[noreturn]] void child(Tablet& tablet, int tell) {
  auto opened = tablet.try_open();
  if (!opened) ::_exit(3);
  storage::Store& store = **opened;
  for (std::uint64_t i = 0;; ++i) {
    storage::Draft draft{kStream, "", {}};
    auto record = model::RecordId::random(tablet.world.random);
    std::size_t length = 1 + static_cast<std::size_t>(tablet.world.random.below(i % 7 == 0 ? 60'000 : 400));
    draft.operations.push_back({"answer", record, "text", model::Act::put, std::string(length, 'w'), {}});
    auto info = store.commit(draft);
    if (!info) ::_exit(4);
    std::uint64_t seq = info->dot.seq;
    if (::write(tell, &seq, sizeof seq) != sizeof seq) ::_exit(5);
  }
}

// Kills the child after it told of `wanted` commits, somewhere in the middle of what it does next.
std::uint64_t run_and_kill(Tablet& tablet, std::uint64_t wanted, std::uint64_t spin) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  pid_t pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    ::close(ends[0]);
    child(tablet, ends[1]);
  }
  ::close(ends[1]);
  std::uint64_t last = 0, seq = 0;
  for (std::uint64_t told = 0; told < wanted && ::read(ends[0], &seq, sizeof seq) == sizeof seq; ++told) last = seq;
  for (std::uint64_t i = 0; i < spin; ++i) std::atomic_signal_fence(std::memory_order_seq_cst);
  ::kill(pid, SIGKILL);
  while (::read(ends[0], &seq, sizeof seq) == sizeof seq) last = seq;  // told before it died
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  REQUIRE(WIFSIGNALED(status));
  return last;
}

}  // namespace

TEST_CASE("Two hundred and fifty kills lose nothing that was acknowledged") {
  Tablet tablet(1);
  tablet.close();
  base::SeededRandom random(77);
  std::uint64_t acknowledged = 0;
  for (int kill = 0; kill < kKills; ++kill) {
    CAPTURE(kill);
    std::uint64_t last = run_and_kill(tablet, random.below(12), random.below(2'000'000));
    acknowledged = std::max(acknowledged, last);
    tablet.world.random.next();
    tablet.open();
    auto vector = must(tablet->vector_of(kStream));
    std::uint64_t there = vector.contains(tablet.id()) ? vector[tablet.id()] : 0;
    CHECK(there >= acknowledged);
    CHECK(there <= acknowledged + 1);  // the one that was under way may have made it
    acknowledged = there;
    if (kill % 50 == 49) {
      must(tablet->check_integrity());
      must(tablet->check_audit());
      CHECK(must(tablet->envelopes(kStream)).size() == there);
      auto digest = must(tablet->digest());
      must(tablet->rebuild());
      CHECK(must(tablet->digest()) == digest);
    }
    tablet.close();
  }
  CHECK(acknowledged > 500);
}
