#include "bench/sync/hub_process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "sync/hub/service.h"

namespace blether::bench {

using base::Code;
using base::fail;
using base::Result;

namespace {

bool write_all(int file, std::string text) {
  text += '\n';
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t wrote = ::write(file, text.data() + done, text.size() - done);
    if (wrote <= 0) return false;
    done += static_cast<std::size_t>(wrote);
  }
  return true;
}

// The child: serves until its input ends.
Result<void> serve(const base::Path& folder, int in, int out) {
  base::SystemFiles files;
  base::SystemClock clock;
  base::SystemRandom random;
  hub::ServiceSetup setup;
  setup.files = &files;
  setup.clock = &clock;
  setup.random = &random;
  setup.data = folder;
  TRY(auto service, hub::Service::open(setup));
  TRY(auto server, hub::Server::start({}, service->server_key(), [&](hub::Call& call) { return service->handle(call); }));
  TRY(auto print, hub::fingerprint_of(service->server_key()));
  if (!write_all(out, std::to_string(server->port()) + " " + base::to_hex(print))) return fail(Code::io, "pipe");
  std::string rest;
  char buffer[65536];
  for (ssize_t got; (got = ::read(in, buffer, sizeof buffer)) > 0;) {
    rest.append(buffer, static_cast<std::size_t>(got));
    for (std::size_t end; (end = rest.find('\n')) != std::string::npos; rest.erase(0, end + 1)) {
      auto answer = service->command(rest.substr(0, end));
      if (!write_all(out, answer ? *answer : "!" + answer.error().detail)) return fail(Code::io, "pipe");
    }
  }
  return {};
}

}  // namespace

HubProcess::HubProcess(HubProcess&& other) noexcept
    : process_(std::exchange(other.process_, 0)), to_(other.to_), from_(other.from_), rest_(std::move(other.rest_)),
      address_(std::move(other.address_)) {}

Result<HubProcess> HubProcess::start(const base::Path& folder) {
  int to[2], from[2];
  if (::pipe(to) != 0 || ::pipe(from) != 0) return fail(Code::io, "pipe");
  const pid_t child = ::fork();
  if (child < 0) return fail(Code::io, "fork");
  if (child == 0) {
    ::close(to[1]);
    ::close(from[0]);
    auto served = serve(folder, to[0], from[1]);
    ::_exit(served ? 0 : 1);
  }
  ::close(to[0]);
  ::close(from[1]);
  HubProcess hub(child, to[1], from[0]);
  TRY(auto line, hub.read_line());
  std::istringstream words(line);
  std::string print;
  words >> hub.address_.port >> print;
  hub.address_.host = "127.0.0.1";
  auto bytes = base::from_hex(print);
  if (!bytes || bytes->size() != hub.address_.fingerprint.size()) return fail(Code::io, "the hub did not start");
  std::copy(bytes->begin(), bytes->end(), hub.address_.fingerprint.begin());
  return hub;
}

HubProcess::~HubProcess() {
  if (process_ == 0) return;
  ::close(to_);
  ::close(from_);
  ::waitpid(process_, nullptr, 0);
}

Result<std::string> HubProcess::read_line() {
  char buffer[65536];
  for (;;) {
    if (const std::size_t end = rest_.find('\n'); end != std::string::npos) {
      const std::string line = rest_.substr(0, end);
      rest_.erase(0, end + 1);
      return line;
    }
    const ssize_t got = ::read(from_, buffer, sizeof buffer);
    if (got <= 0) return fail(Code::io, "the hub has gone");
    rest_.append(buffer, static_cast<std::size_t>(got));
  }
}

Result<std::string> HubProcess::command(const std::string& json) {
  if (!write_all(to_, json)) return fail(Code::io, "the hub has gone");
  TRY(auto line, read_line());
  if (line.starts_with("!")) return fail(Code::refused, line.substr(1));
  return line;
}

double HubProcess::peak_mb() const { return peak_resident_mb(process_); }

double HubProcess::cpu_s() const {
  double nanoseconds = 0;
  std::error_code error;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(process_) + "/task", error)) {
    std::ifstream stat(task.path() / "schedstat");
    double spent = 0;
    if (stat >> spent) nanoseconds += spent;
  }
  return nanoseconds / 1e9;
}

double peak_resident_mb(pid_t process) {
  std::ifstream status("/proc/" + (process == 0 ? std::string("self") : std::to_string(process)) + "/status");
  std::string word;
  while (status >> word)
    if (word == "VmHWM:") {
      double kilobytes = 0;
      status >> kilobytes;
      return kilobytes / 1024;
    }
  return 0;
}

}  // namespace blether::bench
