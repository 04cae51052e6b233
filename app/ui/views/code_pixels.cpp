#include "app/ui/views/code_pixels.h"

#include <algorithm>

namespace blether::ui {

namespace {

constexpr std::size_t kColours = 4;
constexpr std::uint8_t kWhite = 255;

int modules_with_quiet_zone(const app::ScanCode& code) { return code.side + 2 * app::kQuietZone; }

}  // namespace

int pixels_per_module(const app::ScanCode& code, float width, float height) {
  constexpr int kLeast = 2;
  return std::max(kLeast, static_cast<int>(std::min(width, height)) / modules_with_quiet_zone(code));
}

std::shared_ptr<const platform::Pixels> code_pixels(const app::ScanCode& code, int per_module) {
  auto pixels = std::make_shared<platform::Pixels>();
  const int side = modules_with_quiet_zone(code) * per_module;
  pixels->width = pixels->height = side;
  pixels->rgba.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * kColours, kWhite);
  for (int y = 0; y < side; ++y) {
    const int row = y / per_module - app::kQuietZone;
    if (row < 0 || row >= code.side) continue;
    for (int x = 0; x < side; ++x) {
      const int column = x / per_module - app::kQuietZone;
      if (column < 0 || column >= code.side || !code.dark[static_cast<std::size_t>(row * code.side + column)]) continue;
      std::uint8_t* at = &pixels->rgba[static_cast<std::size_t>(y * side + x) * kColours];
      std::fill(at, at + kColours - 1, std::uint8_t{0});
    }
  }
  return pixels;
}

}  // namespace blether::ui
