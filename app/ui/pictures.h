// Photographs on the screen: each is handed to the window once, and forgotten when no frame draws it any more.
#pragma once

#include <memory>

#include "app/ui/geometry.h"

struct ImDrawList;

namespace blether::platform {
struct Pixels;
}

namespace blether::ui {

// UI thread only, with a Dear ImGui context current.
class Pictures {
 public:
  Pictures();
  ~Pictures();
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  // Before anything of a frame is drawn.
  void begin_frame();
  // Whole and in the middle of the rectangle. One picture is one object: other pixels are another picture.
  void draw(ImDrawList* list, const std::shared_ptr<const platform::Pixels>& pixels, Rect rect);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::ui
