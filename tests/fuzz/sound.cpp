// A voice from anywhere: what can be read is one channel and not too long.
#include "platform/sound.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  if (size > (1u << 16)) return 0;
  auto sound = platform::sound_in_file({data, size});
  if (sound && (sound->rate < 8'000 || sound->seconds() > platform::kLongestSound + 3)) __builtin_trap();
  return 0;
}
