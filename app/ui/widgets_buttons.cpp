// Buttons, chips, faces, boxes: whatever one presses.
#include <cmath>

#include "app/ui/widgets.h"

namespace blether::ui {

namespace {

constexpr TextStyle kLabel{TextSize::body, Colour::primary_ink, static_cast<int>(Weight::semibold)};

struct Paint {
  Colour fill, ink;
  bool has_fill = true, has_edge = false;
};

Paint paint_of(ButtonKind kind, bool held) {
  switch (kind) {
    case ButtonKind::primary: return {held ? Colour::primary_press : Colour::primary, Colour::on_primary};
    case ButtonKind::secondary: return {held ? Colour::primary_tint : Colour::surface, Colour::primary_ink, true, true};
    case ButtonKind::quiet: return {Colour::primary_tint, Colour::primary_ink, held, false};
    case ButtonKind::danger: return {held ? Colour::alert_press : Colour::alert, Colour::on_alert};
  }
  return {};
}

float icon_size(const Ui& ui) { return std::round(ui.text_px(TextSize::body) * 1.25f); }

// Icon, words, icon: in the middle of a rectangle.
void inner(Ui& ui, std::string_view label, Rect rect, Colour ink, const ButtonLook& look) {
  TextStyle style{TextSize::body, ink, static_cast<int>(Weight::semibold)};
  float icon = icon_size(ui), gap = ui.px(10);
  float words = ui.measure(label, style).w;
  float total = words + (look.icon.empty() ? 0 : icon + gap) + (look.icon_after.empty() ? 0 : icon + gap);
  float x = rect.x + std::max(ui.px(6), (rect.w - total) / 2);
  if (!look.icon.empty()) {
    ui.icon(look.icon, x, rect.y + (rect.h - icon) / 2, icon, ink);
    x += icon + gap;
  }
  float room = rect.right() - x - (look.icon_after.empty() ? 0 : icon + gap) - ui.px(4);
  ui.words_in(label, style, {x, rect.y, std::max(room, 1.f), rect.h}, 0);
  if (!look.icon_after.empty()) ui.icon(look.icon_after, x + std::min(words, room) + gap, rect.y + (rect.h - icon) / 2, icon, ink);
}

Node node_of(std::string_view id, std::string_view name, Role role, bool chosen = false) {
  Node node;
  node.id = id;
  node.name = name;
  node.role = role;
  node.chosen = chosen;
  return node;
}

}  // namespace

float button_height(const Ui& ui) { return std::max(ui.px(56), ui.line_px(TextSize::body) + ui.px(18)); }

float button_width(const Ui& ui, std::string_view label, ButtonLook look) {
  float width = ui.measure(label, kLabel).w + 2 * ui.px(26);
  if (!look.icon.empty()) width += icon_size(ui) + ui.px(10);
  if (!look.icon_after.empty()) width += icon_size(ui) + ui.px(10);
  return std::ceil(width);
}

bool button(Ui& ui, std::string_view id, std::string_view label, Rect rect, ButtonKind kind, ButtonLook look) {
  Node node = node_of(id, label, Role::button);
  node.expanded = look.expanded;
  bool off = !look.off.empty();
  Touch touch = ui.touch(node, rect, !off);
  float radius = ui.px(14);
  if (off) {
    if (kind != ButtonKind::quiet) {
      ui.fill(rect, Colour::sunken, radius);
      ui.dashed(rect, Colour::edge, 2, radius);
    }
    inner(ui, label, rect, Colour::ink_soft, look);
  } else {
    Paint paint = paint_of(kind, touch.held);
    if (paint.has_fill) ui.fill(rect, paint.fill, radius);
    if (paint.has_edge) ui.stroke(rect, Colour::edge, ui.theme->high_contrast ? 3.f : 2.f, radius);
    inner(ui, label, rect, paint.ink, look);
  }
  if (touch.focused) ui.focus_ring(rect, radius);
  if (off && touch.pressed && look.off_tapped) *look.off_tapped = true;
  return touch.pressed && !off;
}

bool quiet_button(Ui& ui, std::string_view id, std::string_view label, float x, float y, ButtonLook look) {
  float width = ui.measure(label, kLabel).w + 2 * ui.px(12);
  if (!look.icon.empty()) width += icon_size(ui) + ui.px(10);
  if (!look.icon_after.empty()) width += icon_size(ui) + ui.px(10);
  return button(ui, id, label, {x, y, std::ceil(width), std::max(ui.px(48), ui.line_px(TextSize::body) + ui.px(12))},
                ButtonKind::quiet, look);
}

// --- chips

float chip_height(const Ui& ui) { return std::max(ui.px(52), ui.line_px(TextSize::body) + ui.px(16)); }

float chip_width(const Ui& ui, std::string_view label, bool chosen, std::string_view icon) {
  TextStyle style = text_style(TextSize::body, chosen ? Weight::semibold : Weight::medium);
  float width = ui.measure(label, style).w + 2 * ui.px(20);
  if (chosen) width += icon_size(ui) * 0.85f + ui.px(8);
  if (!icon.empty()) width += icon_size(ui) + ui.px(8);
  return std::ceil(width);
}

bool chip(Ui& ui, std::string_view id, std::string_view label, Rect rect, bool chosen, std::string_view icon,
          std::string_view icon_after) {
  Touch touch = ui.touch(node_of(id, label, Role::choice, chosen), rect);
  float radius = rect.h / 2, size = icon_size(ui);
  ui.fill(rect, chosen || touch.held ? Colour::primary_tint : Colour::surface, radius);
  ui.stroke(rect, chosen ? Colour::primary : Colour::edge, chosen ? 3.f : 2.f, radius);
  Colour ink = chosen ? Colour::primary_ink : Colour::ink;
  float x = rect.x + ui.px(20);
  if (chosen) {
    ui.icon("tick", x, rect.y + (rect.h - size * 0.85f) / 2, size * 0.85f, ink);
    x += size * 0.85f + ui.px(8);
  }
  if (!icon.empty()) {
    ui.icon(icon, x, rect.y + (rect.h - size) / 2, size, ink);
    x += size + ui.px(8);
  }
  float after = icon_after.empty() ? 0 : size + ui.px(6);
  ui.words_in(label, text_style(TextSize::body, chosen ? Weight::semibold : Weight::medium, ink),
              {x, rect.y, rect.right() - x - ui.px(14) - after, rect.h}, 0);
  if (!icon_after.empty()) ui.icon(icon_after, rect.right() - ui.px(18) - size, rect.y + (rect.h - size) / 2, size, ink);
  if (touch.focused) ui.focus_ring(rect, radius);
  return touch.pressed;
}

ChipsResult chips(Ui& ui, std::string_view id, const std::vector<app::Choice>& choices, const std::vector<std::string>& chosen,
                  float x, float y, float width, const std::vector<std::string>& icons) {
  ChipsResult result;
  float gap = ui.px(12), height = chip_height(ui), at = x, top = y;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    bool on = std::find(chosen.begin(), chosen.end(), choices[i].code) != chosen.end();
    std::string_view icon = i < icons.size() ? std::string_view(icons[i]) : std::string_view();
    float wide = std::min(width, chip_width(ui, choices[i].label, on, icon));
    if (at > x && at + wide > x + width) at = x, top += height + gap;
    if (chip(ui, std::string(id) + "/" + choices[i].code, choices[i].label, {at, top, wide, height}, on, icon))
      result.tapped = choices[i].code;
    at += wide + gap;
  }
  result.height = top + height - y;
  return result;
}

// --- faces

float faces_height(const Ui& ui) { return std::max(ui.px(128), ui.px(58) + 2 * ui.line_px(TextSize::body) * 0.9f + ui.px(18)); }

std::string faces(Ui& ui, std::string_view id, Rect rect, std::string_view chosen) {
  std::string tapped;
  for (int i = 0; i < 5; ++i) {
    Rect box = rect.column(i, 5, ui.px(12));
    std::string code = std::to_string(i), label = ui.t("scale." + code);
    bool on = chosen == code;
    Touch touch = ui.touch(node_of(std::string(id) + "/" + code, label, Role::choice, on), box);
    float radius = ui.px(20), face = std::min(ui.px(58), box.w * 0.5f);
    ui.fill(box, on || touch.held ? Colour::primary_tint : Colour::surface, radius);
    ui.stroke(box, on ? Colour::primary : Colour::edge, on ? 4.f : 2.f, radius);
    Colour ink = on ? Colour::primary_ink : Colour::ink;
    TextStyle style = text_style(TextSize::small, on ? Weight::semibold : Weight::medium, ink);
    if (!ui.large()) style.size = TextSize::body;
    float tick = on ? ui.px(24) + ui.px(6) : 0;
    if (ui.measure(label, style).w + tick > box.w - ui.px(16)) style.size = TextSize::small;
    Size words = ui.measure(label, style, box.w - ui.px(16) - tick);
    float top = box.y + (box.h - face - ui.px(6) - words.h) / 2;
    ui.icon("face" + code, box.x + (box.w - face) / 2, top, face, ink);
    float x = box.x + (box.w - words.w - tick) / 2;
    if (on) ui.icon("tick", x, top + face + ui.px(6) + (words.h - ui.px(24)) / 2, ui.px(24), ink);
    ui.words("", label, style, x + tick, top + face + ui.px(6), box.w - ui.px(16) - tick);
    if (touch.focused) ui.focus_ring(box, radius);
    if (touch.pressed) tapped = code;
  }
  return tapped;
}

// --- boxes and rings

static bool boxes_stack(const Ui& ui, const std::vector<app::Choice>& choices, float width) {
  float room = (width - ui.px(12) * static_cast<float>(choices.size() - 1)) / static_cast<float>(choices.size());
  for (const app::Choice& choice : choices)
    if (ui.measure(choice.label, text_style(TextSize::body, Weight::semibold)).w + ui.px(72) > room) return true;
  return false;
}

static float one_box(const Ui& ui) { return std::max(ui.px(64), ui.line_px(TextSize::body) + ui.px(20)); }

float boxes_height(const Ui& ui, const std::vector<app::Choice>& choices, float width) {
  if (choices.empty()) return 0;
  if (!boxes_stack(ui, choices, width)) return one_box(ui);
  return static_cast<float>(choices.size()) * (one_box(ui) + ui.px(12)) - ui.px(12);
}

std::string boxes(Ui& ui, std::string_view id, const std::vector<app::Choice>& choices, Rect rect, std::string_view chosen) {
  std::string tapped;
  bool stack = boxes_stack(ui, choices, rect.w);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    Rect box = stack ? rect.cut_top(one_box(ui), ui.px(12)) : rect.column(static_cast<int>(i), static_cast<int>(choices.size()), ui.px(12));
    if (!stack) box.h = one_box(ui);
    bool on = chosen == choices[i].code;
    Touch touch = ui.touch(node_of(std::string(id) + "/" + choices[i].code, choices[i].label, Role::choice, on), box);
    float radius = ui.px(14);
    ui.fill(box, on || touch.held ? Colour::primary_tint : Colour::surface, radius);
    ui.stroke(box, on ? Colour::primary : Colour::edge, on ? 3.f : 2.f, radius);
    inner(ui, choices[i].label, box, on ? Colour::primary_ink : Colour::ink, ButtonLook{on ? "tick" : "", "", "", nullptr, false});
    if (touch.focused) ui.focus_ring(box, radius);
    if (touch.pressed) tapped = choices[i].code;
  }
  return tapped;
}

bool ring_choice(Ui& ui, std::string_view id, std::string_view label, Rect rect, bool chosen) {
  Touch touch = ui.touch(node_of(id, label, Role::choice, chosen), rect);
  float radius = ui.px(14), size = ui.px(28);
  ui.fill(rect, chosen || touch.held ? Colour::primary_tint : Colour::surface, radius);
  ui.stroke(rect, chosen ? Colour::primary : Colour::edge, chosen ? 3.f : 2.f, radius);
  ui.icon(chosen ? "done" : "ring", rect.x + ui.px(18), rect.y + (rect.h - size) / 2, size, chosen ? Colour::primary : Colour::edge);
  ui.words_in(label, text_style(TextSize::body, chosen ? Weight::semibold : Weight::medium, chosen ? Colour::primary_ink : Colour::ink),
              {rect.x + ui.px(60), rect.y, rect.w - ui.px(70), rect.h}, 0);
  if (touch.focused) ui.focus_ring(rect, radius);
  return touch.pressed;
}

}  // namespace blether::ui
