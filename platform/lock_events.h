// When to lock: nobody touched the tablet for a while, or it was put away.
#pragma once

#include <cstdint>

#include "platform/base/clock.h"

namespace blether::platform {

// Two minutes idle, one when another window is in front (security.md section 1.2). Measured on the clock that counts
// sleep, so that a tablet that slept longer is locked when it wakes. UI thread only.
class LockEvents {
 public:
  static constexpr std::int64_t kIdleMs = 120'000;
  static constexpr std::int64_t kBehindMs = 60'000;
  static constexpr std::int64_t kWarnMs = 30'000;  // so long before locking a person is told

  explicit LockEvents(const base::Clock& clock) : clock_(clock), last_ms_(clock.boot_ms()) {}
  void touched() { last_ms_ = clock_.boot_ms(); }
  void in_front(bool front) {
    front_ = front;
    touched();
  }
  // Milliseconds until locking; 0 or less: now.
  std::int64_t left_ms() const;

 private:
  const base::Clock& clock_;
  std::int64_t last_ms_;
  bool front_ = true;
};

}  // namespace blether::platform
