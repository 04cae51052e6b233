#include <algorithm>

#include "app/ui/widgets_parts.h"

namespace blether::ui {

namespace {

constexpr float kRadius = 14;

struct ButtonColours {
  Colour fill, words;
  bool filled;
};

ButtonColours colours_of(ButtonKind kind, bool held, bool off) {
  if (off) return {Colour::sunken, Colour::ink_soft, kind != ButtonKind::quiet};
  switch (kind) {
    case ButtonKind::primary: return {held ? Colour::primary_press : Colour::primary, Colour::on_primary, true};
    case ButtonKind::danger: return {held ? Colour::alert_press : Colour::alert, Colour::on_alert, true};
    case ButtonKind::secondary: return {held ? Colour::primary_tint : Colour::surface, Colour::primary_ink, true};
    case ButtonKind::quiet: break;
  }
  return {Colour::primary_tint, Colour::primary_ink, held};
}

IconLine line_of(const Ui& ui, std::string_view label, const ButtonLook& look, Colour colour) {
  return {look.icon,  label, look.icon_after, text_style(TextSize::body, Weight::semibold, colour), colour,
          icon_px(ui), ui.px(10)};
}

void draw_shape(Ui& ui, Rect rect, ButtonKind kind, const ButtonColours& colours, bool off) {
  float radius = ui.px(kRadius);
  if (colours.filled) ui.fill(rect, colours.fill, radius);
  if (off && kind != ButtonKind::quiet) ui.dashed(rect, Colour::edge, 2, radius);
  else if (kind == ButtonKind::secondary) ui.stroke(rect, Colour::edge, control_stroke(ui), radius);
}

// `pad` at both sides of the words, `align` of the words between.
bool any_button(Ui& ui, std::string_view id, std::string_view label, Rect rect, ButtonKind kind, const ButtonLook& look,
                float pad, float align) {
  bool off = !look.off.empty();
  Node made = node(id, Role::button, label);
  made.disabled = off;
  made.expanded = look.expanded;
  made.value = look.off;
  Touch touch = ui.touch(made, rect);
  ButtonColours colours = colours_of(kind, touch.held && !off, off);
  draw_shape(ui, rect, kind, colours, off);
  draw_icon_line(ui, line_of(ui, label, look, colours.words), rect.inset(pad, 0), align);
  if (touch.focused) ui.focus_ring(rect, ui.px(kRadius));
  if (off && touch.pressed && look.off_tapped != nullptr) *look.off_tapped = true;
  return touch.pressed && !off;
}

}  // namespace

float icon_line_width(const Ui& ui, const IconLine& line) {
  float width = ui.measure(line.words, line.style).w;
  if (!line.icon.empty()) width += line.icon_size + line.gap;
  if (!line.icon_after.empty()) width += line.icon_size + line.gap;
  return width;
}

void draw_icon_line(Ui& ui, const IconLine& whole, Rect rect, float align) {
  IconLine line = whole;
  if (icon_line_width(ui, line) > rect.w) line.icon = line.icon_after = {};  // words before pictures
  float width = std::min(icon_line_width(ui, line), rect.w);
  Rect place{rect.x + (rect.w - width) * align, rect.y, width, rect.h};
  float top = rect.y + (rect.h - line.icon_size) / 2;
  if (!line.icon.empty()) {
    Rect at = place.cut_left(line.icon_size, line.gap);
    ui.icon(line.icon, at.x, top, line.icon_size, line.icon_colour);
  }
  if (!line.icon_after.empty()) {
    Rect at = place.cut_right(line.icon_size, line.gap);
    ui.icon(line.icon_after, at.x, top, line.icon_size, line.icon_colour);
  }
  ui.words_in(line.words, line.style, place, 0);
}

void draw_choice_box(Ui& ui, Rect rect, float radius, bool chosen, bool held, float chosen_stroke) {
  ui.fill(rect, chosen || held ? Colour::primary_tint : Colour::surface, radius);
  ui.stroke(rect, chosen ? Colour::primary : Colour::edge, chosen ? chosen_stroke : control_stroke(ui), radius);
}

float button_height(const Ui& ui) { return std::max(ui.px(56), ui.line_px(TextSize::body) + ui.px(12)); }

float button_width(const Ui& ui, std::string_view label, ButtonLook look) {
  return icon_line_width(ui, line_of(ui, label, look, Colour::ink)) + 2 * ui.px(26);
}

bool button(Ui& ui, std::string_view id, std::string_view label, Rect rect, ButtonKind kind, ButtonLook look) {
  bool tight = kind == ButtonKind::quiet || button_width(ui, label, look) > rect.w;
  return any_button(ui, id, label, rect, kind, look, ui.px(tight ? 8 : 26), 0.5F);
}

bool quiet_button(Ui& ui, std::string_view id, std::string_view label, float x, float y, ButtonLook look) {
  return any_button(ui, id, label, {x, y, quiet_width(ui, label, look), quiet_height(ui)}, ButtonKind::quiet, look, ui.px(12), 0);
}

float quiet_width(const Ui& ui, std::string_view label, ButtonLook look) {
  return icon_line_width(ui, line_of(ui, label, look, Colour::ink)) + 2 * ui.px(12);
}

float quiet_height(const Ui& ui) { return std::max(ui.px(48), ui.line_px(TextSize::body) + ui.px(8)); }

}  // namespace blether::ui
