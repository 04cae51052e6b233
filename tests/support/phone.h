// Another phone: reads a code from grey pixels as its camera would, with a reader that knows nothing of ours.
#pragma once

// Before its version 2, ZXing gave wide characters unless it was asked for UTF-8.
#ifndef ZX_USE_UTF8
#define ZX_USE_UTF8 1
#endif
#include <ZXing/ReadBarcode.h>

#include <cstdint>
#include <string>
#include <vector>

namespace blether::tests {

struct Grey {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;  // row after row, 0 is black
};

// Empty: it finds no code there, or one that it cannot read.
inline std::string read_by_phone(const Grey& grey) {
  auto read = ZXing::ReadBarcode(ZXing::ImageView(grey.pixels.data(), grey.width, grey.height, ZXing::ImageFormat::Lum));
  return read.isValid() ? read.text() : "";
}

}  // namespace blether::tests
