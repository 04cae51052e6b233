// Sound as samples, and as a small file.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/base/bytes.h"
#include "platform/base/result.h"

namespace blether::platform {

struct Sound {
  int rate = 0;                       // samples a second
  std::vector<std::int16_t> samples;  // one channel
  double seconds() const { return rate > 0 ? static_cast<double>(samples.size()) / rate : 0; }
};

inline constexpr double kLongestSound = 6 * 60;  // seconds, when a file is read

// Ogg with Opus, as made for speech. `rate` is 8, 12, 16, 24 or 48 thousand. io: it could not be made.
base::Result<base::Bytes> sound_file(const Sound& sound);
// invalid: no such file, more than one channel, or longer than kLongestSound.
base::Result<Sound> sound_in_file(base::ByteView file);

}  // namespace blether::platform
