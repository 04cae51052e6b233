#include "app/visit/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>

extern char** environ;

namespace blether::visit {

using base::Code;
using base::fail;
using base::Result;

Result<std::unique_ptr<Child>> Child::start(const std::string& program, const std::vector<std::string>& arguments) {
  int to_child[2], from_child[2];
  if (::pipe2(to_child, O_CLOEXEC) != 0 || ::pipe2(from_child, O_CLOEXEC) != 0) return fail(Code::io, "pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to_child[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from_child[1], STDOUT_FILENO);
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t pid = 0;
  int error = ::posix_spawn(&pid, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(to_child[0]);
  ::close(from_child[1]);
  if (error != 0) {
    ::close(to_child[1]);
    ::close(from_child[0]);
    return fail(Code::io, "start " + program + ": " + std::strerror(error));
  }
  return std::unique_ptr<Child>(new Child(pid, to_child[1], from_child[0]));
}

Child::~Child() {
  kill();
  ::close(in_);
  ::close(out_);
}

bool Child::running() {
  if (pid_ <= 0) return false;
  if (::waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = 0;
  return pid_ > 0;
}

void Child::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

void Child::stop(int timeout_ms) {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGTERM);
  for (int waited = 0; waited < timeout_ms && running(); waited += 20) ::usleep(20'000);
  kill();
}

Result<std::string> Child::read_line(int timeout_ms) {
  auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeout_ms);
  for (;;) {
    if (auto end = buffer_.find('\n'); end != std::string::npos) {
      std::string line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      return line;
    }
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    pollfd waiting{out_, POLLIN, 0};
    if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) == 0) return fail(Code::offline, "no answer in time");
    char chunk[65536];
    ssize_t count = ::read(out_, chunk, sizeof chunk);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(Code::io, "the program has ended");
    buffer_.append(chunk, static_cast<std::size_t>(count));
  }
}

Result<nlohmann::json> Child::ask(const nlohmann::json& request, int timeout_ms) {
  std::string line = request.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  std::string_view rest = line;
  while (!rest.empty()) {
    ssize_t count = ::write(in_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(Code::io, "the program has ended");
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  TRY(auto answer, read_line(timeout_ms));
  auto parsed = nlohmann::json::parse(answer, nullptr, false);
  if (parsed.is_discarded()) return fail(Code::invalid, "the answer is not JSON");
  return parsed;
}

}  // namespace blether::visit
