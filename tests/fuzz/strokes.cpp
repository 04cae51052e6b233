// A signature as another tablet wrote it: what can be read stays within its bounds, and is written again as it was.
#include <algorithm>

#include "care/signature.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  const base::ByteView bytes(data, size);
  auto strokes = care::decode_strokes(bytes);
  if (!strokes) return 0;
  std::size_t points = 0;
  for (const care::Stroke& stroke : *strokes) points += stroke.size();
  if (points > care::kMostPenPoints || strokes->size() > care::kMostPenPoints) __builtin_trap();
  if (!care::is_signature(*strokes)) return 0;
  auto again = care::encode(*strokes);
  if (!again || !std::equal(again->begin(), again->end(), bytes.begin(), bytes.end())) __builtin_trap();
  return 0;
}
