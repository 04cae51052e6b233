// Icons: the project's own SVG set, drawn sharp at any size in the colour of the words beside them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "platform/base/files.h"

struct ImDrawList;

namespace blether::ui {

class Icons {
 public:
  Icons(base::Files& files, base::Path folder);
  // Nothing is drawn for a name nobody made. `size` in pixels, colour as 0xAABBGGRR.
  void draw(ImDrawList* list, std::string_view name, float x, float y, float size, unsigned colour);
  bool has(std::string_view name);

 private:
  struct Key {
    std::string name;
    int size;
    auto operator<=>(const Key&) const = default;
  };
  int rectangle(const Key& key);
  base::Files& files_;
  base::Path folder_;
  std::map<Key, int> rectangles_;  // in the font atlas; -1: no such icon
};

}  // namespace blether::ui
