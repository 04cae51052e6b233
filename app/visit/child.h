// Child: another program of ours, talked to by lines of JSON over its standard input and output.
#pragma once

#include <sys/types.h>

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace blether::visit {

class Child {
 public:
  // Starts `program` with `arguments`. Its standard error goes to ours. io: it could not be started.
  static base::Result<std::unique_ptr<Child>> start(const std::string& program, const std::vector<std::string>& arguments);
  // Kills it if it still runs.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Sends one line and waits for the one-line answer. io: the child has ended. offline: no answer in `timeout_ms`.
  base::Result<nlohmann::json> ask(const nlohmann::json& request, int timeout_ms = 120'000);
  // SIGKILL and wait.
  void kill();
  // SIGTERM and wait for its end, `timeout_ms` at most, then SIGKILL.
  void stop(int timeout_ms = 10'000);
  bool running();

 private:
  Child(pid_t pid, int in, int out) : pid_(pid), in_(in), out_(out) {}
  base::Result<std::string> read_line(int timeout_ms);
  pid_t pid_;
  int in_, out_;
  std::string buffer_;
};

}  // namespace blether::visit
