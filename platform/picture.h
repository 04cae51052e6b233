// Pictures: photographs from anywhere, made small and bare, and made ready for the screen.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/base/bytes.h"
#include "platform/base/result.h"

namespace blether::platform {

inline constexpr int kLargestPicture = 2'048;  // the longer side, in pixels

// A JPEG with nothing in it but the picture, upright, its longer side at most kLargestPicture: no place, no time, no name
// of a camera. Takes JPEG and PNG. Any thread. invalid: neither, damaged, or larger than a camera makes them.
base::Result<base::Bytes> bare_picture(base::ByteView file);

struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // row after row without gaps
};
// With its longer side at most `most`. The errors of bare_picture.
base::Result<Pixels> pixels_of(base::ByteView file, int most);

}  // namespace blether::platform
