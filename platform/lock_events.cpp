#include "platform/lock_events.h"

namespace blether::platform {

std::int64_t LockEvents::left_ms() const {
  return last_ms_ + (front_ ? kIdleMs : kBehindMs) - clock_.boot_ms();
}

}  // namespace blether::platform
