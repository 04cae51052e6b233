#include "care/signature.h"

#include <algorithm>

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kPointBytes = 8;

void put_number(base::Bytes& bytes, std::uint32_t number, int size) {
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

std::uint32_t take_number(base::ByteView& bytes, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8 | bytes[i];
  bytes = bytes.subspan(size);
  return number;
}

}  // namespace

bool is_signature(const Strokes& strokes) {
  return std::any_of(strokes.begin(), strokes.end(), [](const Stroke& stroke) { return stroke.size() > 1; });
}

Result<base::Bytes> encode(const Strokes& strokes) {
  std::size_t points = 0;
  for (const Stroke& stroke : strokes) points += stroke.size();
  if (!is_signature(strokes) || points > kMostPenPoints || strokes.size() > kMostPenPoints)
    return fail(Code::invalid, "signature");
  base::Bytes bytes = {kVersion};
  put_number(bytes, static_cast<std::uint32_t>(strokes.size()), 4);
  for (const Stroke& stroke : strokes) {
    put_number(bytes, static_cast<std::uint32_t>(stroke.size()), 4);
    for (const PenPoint& point : stroke) {
      put_number(bytes, point.x, 2);
      put_number(bytes, point.y, 2);
      put_number(bytes, point.ms, 4);
    }
  }
  return bytes;
}

Result<Strokes> decode_strokes(base::ByteView bytes) {
  auto damaged = [] { return fail(Code::invalid, "signature"); };
  if (bytes.size() < 5) return damaged();
  if (bytes[0] != kVersion) return fail(bytes[0] > kVersion ? Code::too_new : Code::invalid, "signature");
  bytes = bytes.subspan(1);
  std::size_t count = take_number(bytes, 4), points = 0;
  if (count > kMostPenPoints) return damaged();
  Strokes strokes;
  for (std::size_t i = 0; i < count; ++i) {
    if (bytes.size() < 4) return damaged();
    std::size_t size = take_number(bytes, 4);
    points += size;
    if (points > kMostPenPoints || bytes.size() < size * kPointBytes) return damaged();
    Stroke stroke;
    for (std::size_t k = 0; k < size; ++k) {
      PenPoint point;
      point.x = static_cast<std::uint16_t>(take_number(bytes, 2));
      point.y = static_cast<std::uint16_t>(take_number(bytes, 2));
      point.ms = take_number(bytes, 4);
      stroke.push_back(point);
    }
    strokes.push_back(std::move(stroke));
  }
  if (!bytes.empty()) return damaged();
  return strokes;
}

}  // namespace blether::care
