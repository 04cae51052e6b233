// A picture from anywhere: what can be read is within its bounds, and reads the same once it was made bare.
#include "platform/picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  if (size > (1u << 16)) return 0;
  auto bare = platform::bare_picture({data, size});
  if (!bare) return 0;
  auto pixels = platform::pixels_of(*bare, 300);
  if (!pixels || pixels->width > 300 || pixels->height > 300 || pixels->width < 1 || pixels->height < 1) __builtin_trap();
  if (pixels->rgba.size() != static_cast<std::size_t>(pixels->width) * static_cast<std::size_t>(pixels->height) * 4) __builtin_trap();
  return 0;
}
