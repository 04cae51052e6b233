// Pace: how much one request may carry on the line there is. A line that never gets a page through in time would never
// get anything through.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "sync/tuning.h"

namespace blether::sync {

// Any thread. Lives as long as a session, so that what one exchange learned of the line holds for the next.
class Pace {
 public:
  // At most so many bytes of changes, and of a file, in one request and in its answer. A single change is never cut.
  std::size_t page() const { return std::min(kPageBytes, most_.load()); }
  std::size_t part() const { return std::min(kFilePart, most_.load()); }

  // A request that was to carry up to `bytes` was not over in time: half of that from now on.
  void ran_out_of_time(std::size_t bytes) { most_ = std::max(kLeastPart, std::min(most_.load(), bytes) / 2); }
  // One was over after `took_ms`, and it and its answer had `carried` bytes. Twice as much from now on, if it was no
  // small one and so quick that twice as much takes half of the time at most.
  void was_over(std::size_t bytes, std::size_t carried, std::int64_t took_ms) {
    if (carried >= bytes / 4 && took_ms <= kMostRequestMs / 4)
      most_ = std::max(most_.load(), std::min(kPageBytes, 2 * bytes));
  }

 private:
  std::atomic<std::size_t> most_ = kPageBytes;
};

}  // namespace blether::sync
