// What several widgets share. Private to app/ui/widgets_*.cpp.
#pragma once

#include <string_view>

#include "app/ui/widgets.h"

namespace blether::ui {

// Icons beside words are a quarter bigger than the words (look.md section 3).
inline float icon_px(const Ui& ui, TextSize size = TextSize::body) { return ui.text_px(size) * 1.25F; }

// Icon, words, icon as one line, placed in `rect` by `align` (0 left, 0.5 centred, 1 right). Empty icons take no room;
// words that are too wide wrap where the rectangle is high enough.
struct IconLine {
  std::string_view icon, words, icon_after;
  TextStyle style;
  Colour icon_colour = Colour::ink;
  float icon_size = 0;
  float gap = 0;
};
float icon_line_width(const Ui& ui, const IconLine& line);
// Where there is no room for all, the icons are left out.
void draw_icon_line(Ui& ui, const IconLine& line, Rect rect, float align);

// Edge and surface of something that can be chosen, in its three states.
void draw_choice_box(Ui& ui, Rect rect, float radius, bool chosen, bool held, float chosen_stroke);

// Stroke of things that can be touched: thicker where contrast is high.
inline float control_stroke(const Ui& ui) { return ui.theme->high_contrast ? 3.F : 2.F; }

inline Node node(std::string_view id, Role role, std::string_view name) {
  Node made;
  made.id = id;
  made.role = role;
  made.name = name;
  return made;
}

}  // namespace blether::ui
