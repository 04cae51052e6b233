// Fonts: the faces of look.md section 3, found where Debian's packages put them.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "app/ui/theme.h"

struct ImFont;

namespace blether::ui {

class Fonts {
 public:
  // With a Dear ImGui context current. A face or weight that is not installed is stood in for by the next one; with
  // none at all the built-in font stays, so that the app still opens.
  explicit Fonts(const Themes& themes);
  ImFont* font(std::string_view face, Weight weight);

 private:
  std::map<std::string, std::array<ImFont*, 4>, std::less<>> faces_;
};

}  // namespace blether::ui
