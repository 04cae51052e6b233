#include <algorithm>

#include "app/ui/widgets_parts.h"

namespace blether::ui {

namespace {

TextStyle choice_style(bool chosen, TextSize size = TextSize::body) {
  return text_style(size, chosen ? Weight::semibold : Weight::medium, chosen ? Colour::primary_ink : Colour::ink);
}

Node choice_node(std::string_view id, std::string_view label, bool chosen) {
  Node made = node(id, Role::choice, label);
  made.chosen = chosen;
  return made;
}

std::string child(std::string_view id, std::string_view code) { return std::string(id) + "/" + std::string(code); }

// Without an icon the tick stands before the words, with one behind them (pictures 02 and 05).
IconLine chip_line(const Ui& ui, std::string_view label, bool chosen, std::string_view icon, std::string_view icon_after) {
  TextStyle style = choice_style(chosen);
  std::string_view before = chosen && icon.empty() ? "tick" : icon;
  std::string_view after = chosen && !icon.empty() ? "tick" : icon_after;
  return {before, label, after, style, style.colour, icon_px(ui), ui.px(8)};
}

float chip_pad(const Ui& ui) { return ui.px(22); }

// The words of a face or box, wrapped and centred, the tick before the first row.
void ticked_words(Ui& ui, std::string_view words, TextStyle style, Rect rect, bool chosen) {
  float tick = chosen ? icon_px(ui, style.size) : 0, gap = chosen ? ui.px(6) : 0;
  Size size = ui.measure(words, style, rect.w - tick - gap);
  float x = rect.x + (rect.w - size.w - tick - gap) / 2, y = rect.y + (rect.h - size.h) / 2;
  if (chosen) ui.icon("tick", x, y + (ui.line_px(style.size) - tick) / 2, tick, style.colour);
  // Each row is centred by itself only where there is one; more rows stand flush, which reads better beside a tick.
  ui.words("", words, style, x + tick + gap, y, rect.w - tick - gap);
}

}  // namespace

float chip_height(const Ui& ui) { return ui.px(52); }

float chip_width(const Ui& ui, std::string_view label, bool chosen, std::string_view icon) {
  return icon_line_width(ui, chip_line(ui, label, chosen, icon, {})) + 2 * chip_pad(ui);
}

bool chip(Ui& ui, std::string_view id, std::string_view label, Rect rect, bool chosen, std::string_view icon,
          std::string_view icon_after) {
  Touch touch = ui.touch(choice_node(id, label, chosen), rect);
  float radius = std::min(rect.h, chip_height(ui)) / 2;
  draw_choice_box(ui, rect, radius, chosen, touch.held, 3);
  draw_icon_line(ui, chip_line(ui, label, chosen, icon, icon_after), rect.inset(ui.px(12), 0), 0.5F);
  if (touch.focused) ui.focus_ring(rect, radius);
  return touch.pressed;
}

namespace {

// A label wider than the page wraps inside its chip.
float wrapped_chip_height(const Ui& ui, const IconLine& line, float width) {
  float icons = (line.icon.empty() ? 0 : line.icon_size + line.gap) + (line.icon_after.empty() ? 0 : line.icon_size + line.gap);
  return ui.measure(line.words, line.style, width - 2 * ui.px(12) - icons).h + chip_height(ui) - ui.line_px(line.style);
}

}  // namespace

ChipsResult chips(Ui& ui, std::string_view id, const std::vector<app::Choice>& choices, const std::vector<std::string>& chosen,
                  float x, float y, float width, const std::vector<std::string>& icons) {
  ChipsResult result;
  float gap = ui.px(12), step = chip_height(ui), at_x = x, at_y = y;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const app::Choice& choice = choices[i];
    bool on = std::find(chosen.begin(), chosen.end(), choice.code) != chosen.end();
    std::string_view icon = i < icons.size() ? std::string_view(icons[i]) : std::string_view();
    float wide = chip_width(ui, choice.label, on, icon), height = chip_height(ui);
    if (wide > width) {
      wide = width;
      height = wrapped_chip_height(ui, chip_line(ui, choice.label, on, icon, {}), width);
    }
    if (at_x > x && at_x + wide > x + width) at_x = x, at_y += step + gap;
    if (chip(ui, child(id, choice.code), choice.label, {at_x, at_y, wide, height}, on, icon)) result.tapped = choice.code;
    at_x += wide + gap;
    step = height;
  }
  result.height = choices.empty() ? 0 : at_y + step - y;
  return result;
}

// --- five faces

namespace {

TextStyle face_style(bool chosen) {
  TextStyle style = choice_style(chosen);
  style.times = 0.91F;  // a little under body: five stand beside each other, each read by itself
  return style;
}

// Too narrow for five beside each other: five rows, face before words.
bool faces_stack(const Ui& ui) { return (ui.screen.w - 2 * ui.px(64)) / 5 < ui.text_px(TextSize::body) * 5.4F; }

float face_row_height(const Ui& ui) { return std::max(ui.px(64), ui.line_px(TextSize::body) + ui.px(20)); }

void face_row(Ui& ui, int face, std::string_view words, bool chosen, Rect box) {
  TextStyle style = choice_style(chosen);
  float size = ui.px(44), tick = chosen ? icon_px(ui) : 0;
  Rect rest = box.inset(ui.px(16), 0);
  ui.icon_in("face" + std::to_string(face), rest.cut_left(size, ui.px(14)), size, style.colour);
  if (chosen) ui.icon_in("tick", rest.cut_right(tick, ui.px(8)), tick, style.colour);
  ui.words_in(words, style, rest, 0);
}

void face_column(Ui& ui, int face, std::string_view words, bool chosen, Rect box) {
  TextStyle style = face_style(chosen);
  float size = ui.px(58), mark = icon_px(ui, style.size), tick = chosen ? mark + ui.px(6) : 0;
  // In a narrow box the tick goes to the corner: before the words it would push them out.
  bool corner = chosen && ui.measure(words, style, box.w - ui.px(16) - tick).h > 2.5F * ui.line_px(style);
  if (corner) ui.icon("tick", box.x + ui.px(10), box.y + ui.px(10), mark, style.colour), tick = 0;
  float words_height = ui.measure(words, style, box.w - ui.px(16) - tick).h;
  float top = box.y + (box.h - size - words_height - ui.px(4)) / 2;
  ui.icon("face" + std::to_string(face), box.x + (box.w - size) / 2, top, size, style.colour);
  ticked_words(ui, words, style, {box.x + ui.px(8), top + size + ui.px(4), box.w - ui.px(16), words_height}, chosen && !corner);
}

}  // namespace

float faces_height(const Ui& ui) {
  if (faces_stack(ui)) return 5 * face_row_height(ui) + 4 * ui.px(12);
  return std::max(ui.px(128), ui.px(58) + 2 * ui.line_px(face_style(false)) + ui.px(12));
}

std::string faces(Ui& ui, std::string_view id, Rect rect, std::string_view chosen) {
  std::string tapped;
  bool stack = faces_stack(ui);
  for (int i = 0; i < 5; ++i) {
    std::string code = std::to_string(i), words = ui.t("scale." + code);
    Rect box = stack ? rect.cut_top(face_row_height(ui), ui.px(12)) : rect.column(i, 5, ui.px(12));
    bool on = chosen == code;
    Touch touch = ui.touch(choice_node(child(id, code), words, on), box);
    draw_choice_box(ui, box, ui.px(20), on, touch.held, 4);
    if (stack) face_row(ui, i, words, on, box);
    else face_column(ui, i, words, on, box);
    if (touch.focused) ui.focus_ring(box, ui.px(20));
    if (touch.pressed) tapped = code;
  }
  return tapped;
}

// --- yes, no, not sure

namespace {

bool boxes_stack(const Ui& ui, const std::vector<app::Choice>& choices, float width) {
  float each = (width - ui.px(12) * static_cast<float>(choices.size() - 1)) / static_cast<float>(choices.size());
  for (const app::Choice& choice : choices)
    if (chip_width(ui, choice.label, true) > each) return true;
  return false;
}

}  // namespace

float boxes_height(const Ui& ui, const std::vector<app::Choice>& choices, float width) {
  if (choices.empty()) return 0;
  auto count = static_cast<float>(choices.size());
  return boxes_stack(ui, choices, width) ? count * ui.px(64) + (count - 1) * ui.px(12) : ui.px(64);
}

std::string boxes(Ui& ui, std::string_view id, const std::vector<app::Choice>& choices, Rect rect, std::string_view chosen) {
  std::string tapped;
  if (choices.empty()) return tapped;
  bool stack = boxes_stack(ui, choices, rect.w);
  int of = static_cast<int>(choices.size());
  for (int i = 0; i < of; ++i) {
    const app::Choice& choice = choices[static_cast<std::size_t>(i)];
    Rect box = stack ? rect.cut_top(ui.px(64), ui.px(12)) : rect.column(i, of, ui.px(12));
    box.h = ui.px(64);
    bool on = choice.code == chosen;
    Touch touch = ui.touch(choice_node(child(id, choice.code), choice.label, on), box);
    draw_choice_box(ui, box, ui.px(14), on, touch.held, 3);
    draw_icon_line(ui, chip_line(ui, choice.label, on, {}, {}), box.inset(ui.px(12), 0), 0.5F);
    if (touch.focused) ui.focus_ring(box, ui.px(14));
    if (touch.pressed) tapped = choice.code;
  }
  return tapped;
}

float ring_choice_height(const Ui& ui, std::string_view label, float width) {
  const float words = width - 2 * ui.px(18) - ui.px(30) - ui.px(14);  // beside the ring
  return std::max(ui.px(64), ui.measure(label, text_style(TextSize::body, Weight::semibold), words).h + ui.px(20));
}

bool ring_choice(Ui& ui, std::string_view id, std::string_view label, Rect rect, bool chosen) {
  Touch touch = ui.touch(choice_node(id, label, chosen), rect);
  draw_choice_box(ui, rect, ui.px(14), chosen, touch.held, 3);
  Rect inside = rect.inset(ui.px(18), 0);
  float ring = ui.px(30);
  Rect at = inside.cut_left(ring, ui.px(14));
  ui.icon_in(chosen ? "done" : "ring", at, ring, chosen ? Colour::primary_ink : Colour::edge);
  TextStyle style = choice_style(chosen);
  Size size = ui.measure(label, style, inside.w);
  ui.words("", label, style, inside.x, inside.y + (inside.h - size.h) / 2, inside.w);
  if (touch.focused) ui.focus_ring(rect, ui.px(14));
  return touch.pressed;
}

bool ring_line(Ui& ui, std::string_view id, std::string_view label, float x, float y, float width, bool chosen) {
  float ring = ui.px(30), height = ring_line_height(ui, label, width);
  Rect rect{x, y, width, height};
  Touch touch = ui.touch(choice_node(id, label, chosen), rect);
  if (touch.held) ui.fill(rect.grown(ui.px(6)), Colour::primary_tint, ui.px(14));
  Rect inside = rect;
  Rect at = inside.cut_left(ring, ui.px(10));
  ui.icon_in(chosen ? "done" : "ring", at, ring, chosen ? Colour::primary : Colour::edge);
  TextStyle style = text_style(TextSize::body, Weight::semibold, chosen ? Colour::primary_ink : Colour::ink);
  Size size = ui.measure(label, style, inside.w);
  ui.words("", label, style, inside.x, inside.y + (inside.h - size.h) / 2, inside.w);
  if (touch.focused) ui.focus_ring(rect, ui.px(14));
  return touch.pressed;
}

float ring_line_height(const Ui& ui, std::string_view label, float width) {
  return std::max(ui.px(48), ui.measure(label, text_style(TextSize::body, Weight::semibold), width - ui.px(40)).h);
}

}  // namespace blether::ui
