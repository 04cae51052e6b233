// A signature as it was drawn: raw strokes, never a picture alone.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/base/bytes.h"
#include "platform/base/result.h"

namespace blether::care {

// One place of the pen. x and y in ten-thousandths of the pad's width (y may be more than x's range on a tall pad);
// ms since the pen first came down.
struct PenPoint {
  std::uint16_t x = 0, y = 0;
  std::uint32_t ms = 0;
  bool operator==(const PenPoint&) const = default;
};
using Stroke = std::vector<PenPoint>;
using Strokes = std::vector<Stroke>;

inline constexpr std::size_t kMostPenPoints = 20'000;

// At least two points somewhere: a tap is no signature.
bool is_signature(const Strokes& strokes);
// invalid: more points than kMostPenPoints, or no signature.
base::Result<base::Bytes> encode(const Strokes& strokes);
// invalid: not such bytes; too_new: of a later version.
base::Result<Strokes> decode_strokes(base::ByteView bytes);

}  // namespace blether::care
