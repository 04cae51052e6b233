// The real service as a process of its own.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/hub.h"

namespace blether::tests {

class HubProcess {
 public:
  // A port of 0: any that is free. Further words go to the program as they are. Waits until it serves.
  HubProcess(const base::Path& data, int port, std::vector<std::string> further = {}) : ready_(data.string() + ".ready") {
    std::filesystem::remove(ready_);
    std::vector<std::string> words{"blether-hub", "serve", "--data", data.string(), "--port", std::to_string(port),
                                   "--ready-file", ready_};
    words.insert(words.end(), further.begin(), further.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) {
      ::execv(BLETHER_HUB_PROGRAM, arguments.data());
      ::_exit(127);
    }
    while (!std::filesystem::exists(ready_)) {
      REQUIRE(::waitpid(pid_, nullptr, WNOHANG) == 0);
      ::usleep(5'000);
    }
    base::SystemFiles files;
    const base::Bytes told = must(files.read(ready_));
    ready = json::parse(told.begin(), told.end());
  }
  HubProcess(const HubProcess&) = delete;
  HubProcess& operator=(const HubProcess&) = delete;
  ~HubProcess() { end(SIGKILL); }
  int end(int signal) {
    if (pid_ <= 0) return -1;
    ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return status;
  }
  json ready;

 private:
  std::string ready_;
  pid_t pid_ = -1;
};

}  // namespace blether::tests
