// Enrolment at the service: one-time codes and the devices that come with them.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "platform/base/clock.h"
#include "sync/codec.h"
#include "sync/hub/ledger.h"

namespace blether::hub {

inline constexpr std::int64_t kCodeLifeMs = 14LL * 24 * 3600 * 1000;

// A new code for a worker, in the letters of sync/enrolment.h. Only its hash is kept.
base::Result<std::string> give_code(LedgerWork& ledger, base::Random& random, const model::AuthorId& worker,
                                    std::int64_t now_ms);
// Whom a code is for; does not use it up. refused "code_unknown": never given, used or too old.
base::Result<sync::Welcome> who(LedgerWork& ledger, std::string_view code, const std::string& hub_name,
                                std::int64_t now_ms);
// The request's signature by the new key has been checked. Uses up the code; the same key again is no error.
// refused "code_unknown", or "device_known": the key belongs to a device that came with another code.
base::Result<void> enrol(LedgerWork& ledger, const sync::EnrolRequest& request, std::int64_t now_ms);

// Slows down guessing: so many wrong codes from one address, or from anywhere, within ten minutes.
class WrongCodes {
 public:
  static constexpr std::size_t kMostOfOne = 20, kMostOfAll = 1000;
  static constexpr std::int64_t kWindowMs = 10 * 60 * 1000;
  // `now_ms` never goes back (Clock::boot_ms). Any thread.
  bool too_many(const std::string& peer, std::int64_t now_ms);
  void add(const std::string& peer, std::int64_t now_ms);

 private:
  void forget_before(std::int64_t ms);
  std::mutex mutex_;
  std::deque<std::pair<std::int64_t, std::string>> tries_;
  std::map<std::string, std::size_t> of_peer_;
};

}  // namespace blether::hub
