// Hybrid logical clock: a time for people to read that also never runs backwards in one device.
#pragma once

#include <compare>
#include <cstdint>

namespace blether::model {

// Kulkarni et al., "Logical Physical Clocks" (2014). For display and ordering hints only: it never
// decides who wins, and no change is refused for it (law 2).
struct HybridTime {
  std::int64_t wall_ms = 0;  // milliseconds since 1970, UTC, as the author's machine believed
  std::uint32_t count = 0;   // tells apart what happened within one millisecond
  auto operator<=>(const HybridTime&) const = default;
};

// The next time after `last`, given the machine's clock now.
inline HybridTime next_time(HybridTime last, std::int64_t now_ms) {
  if (now_ms > last.wall_ms) return {now_ms, 0};
  return {last.wall_ms, last.count + 1};
}

}  // namespace blether::model
