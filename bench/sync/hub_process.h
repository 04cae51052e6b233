// A real office service in a process of its own, listening on loopback.
#pragma once

#include <sys/types.h>

#include <string>

#include "platform/base/files.h"
#include "sync/enrolment.h"

namespace blether::bench {

class HubProcess {
 public:
  // Starts it; call before this process has threads. Its data goes into `folder`.
  static base::Result<HubProcess> start(const base::Path& folder);
  HubProcess(HubProcess&& other) noexcept;
  HubProcess& operator=(HubProcess&&) = delete;
  HubProcess(const HubProcess&) = delete;
  // Stops it and waits.
  ~HubProcess();

  // A command of the office, as JSON; the answer.
  base::Result<std::string> command(const std::string& json);
  const sync::HubAddress& address() const { return address_; }
  // Resident memory now and at most so far, in megabytes.
  double peak_mb() const;
  // Processor time it used so far, in seconds.
  double cpu_s() const;

 private:
  HubProcess(pid_t process, int to, int from) : process_(process), to_(to), from_(from) {}
  base::Result<std::string> read_line();
  pid_t process_;
  int to_, from_;
  std::string rest_;
  sync::HubAddress address_;
};

// The most resident memory that a process ever had, in megabytes; 0: this process.
double peak_resident_mb(pid_t process);

}  // namespace blether::bench
