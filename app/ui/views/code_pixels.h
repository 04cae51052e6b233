// A code as a picture: black on white in every theme, because that is what a phone's camera looks for.
#pragma once

#include <memory>

#include "app/core/documents/scan_code.h"
#include "platform/picture.h"

namespace blether::ui {

// How many pixels of the screen each module gets in a place that is so wide and high: as many as fit with the white
// around the code, two at least.
int pixels_per_module(const app::ScanCode& code, float width, float height);

// The code with its quiet zone, each module a square of that many pixels.
std::shared_ptr<const platform::Pixels> code_pixels(const app::ScanCode& code, int per_module);

}  // namespace blether::ui
