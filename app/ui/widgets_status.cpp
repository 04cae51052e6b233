#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/widgets_parts.h"

namespace blether::ui {

namespace {

struct PillLook {
  std::string_view icon;
  Colour words, back;
};

PillLook look_of(app::SendPill pill) {
  switch (pill) {
    case app::SendPill::stored: return {"stored", Colour::good_ink, Colour::good_tint};
    case app::SendPill::waiting: return {"clock", Colour::ink_soft, Colour::sunken};
    case app::SendPill::sending: return {"sending", Colour::info_ink, Colour::info_tint};
    case app::SendPill::attention: break;
  }
  return {"alert", Colour::alert_ink, Colour::alert_tint};
}

IconLine mark_line(const Ui& ui, std::string_view icon, std::string_view words, Colour colour) {
  return {icon, words, {}, text_style(TextSize::small, Weight::semibold, colour), colour, ui.text_px(TextSize::small) * 1.15F,
          ui.px(7)};
}

}  // namespace

std::string pill_words(const Ui& ui, const app::SendStatus& status) {
  switch (status.pill) {
    case app::SendPill::stored: return ui.t("status.stored");
    case app::SendPill::sending: return ui.t("status.sending");
    case app::SendPill::attention: return ui.t("status.attention");
    case app::SendPill::waiting: break;
  }
  return status.waiting == 0 ? ui.t("status.waiting.none") : ui.t("status.waiting", {std::to_string(status.waiting)});
}

Size mark_size(const Ui& ui, std::string_view words) {
  return {icon_line_width(ui, mark_line(ui, "tick", words, Colour::ink)) + ui.px(24), ui.line_px(TextSize::small) + ui.px(10)};
}

void mark(Ui& ui, std::string_view id, std::string_view icon, std::string_view words, Colour colour, Colour back, Rect rect) {
  ui.fill(rect, back, rect.h / 2);
  if (ui.theme->high_contrast) ui.stroke(rect, colour, 2, rect.h / 2);
  draw_icon_line(ui, mark_line(ui, icon, words, colour), {rect.x + ui.px(10), rect.y, rect.w - ui.px(20), rect.h}, 0);
  if (!id.empty()) ui.note(node(id, Role::status, words), rect);
}

Size pill_size(const Ui& ui, const app::SendStatus& status) { return mark_size(ui, pill_words(ui, status)); }

void pill(Ui& ui, std::string_view id, const app::SendStatus& status, float right, float middle) {
  std::string words = pill_words(ui, status);
  Size size = mark_size(ui, words);
  PillLook look = look_of(status.pill);
  mark(ui, id, look.icon, words, look.words, look.back, {right - size.w, middle - size.h / 2, size.w, size.h});
}

// --- banner

namespace {

TextStyle banner_style() { return text_style(TextSize::body, Weight::medium, Colour::info_ink); }

float banner_words_width(const Ui& ui, float width) { return width - 2 * ui.px(20) - icon_px(ui) - ui.px(14); }

}  // namespace

float banner_height(const Ui& ui, std::string_view words, float width) {
  return ui.measure(words, banner_style(), banner_words_width(ui, width)).h + 2 * ui.px(14);
}

void banner(Ui& ui, std::string_view id, std::string_view words, Rect rect, std::string_view icon) {
  ui.fill(rect, Colour::info_tint, ui.px(14));
  if (ui.theme->high_contrast) ui.stroke(rect, Colour::info, 2, ui.px(14));
  float size = icon_px(ui), x = rect.x + ui.px(20), width = banner_words_width(ui, rect.w);
  Size took = ui.measure(words, banner_style(), width);
  ui.icon(icon, x, rect.y + (rect.h - size) / 2, size, Colour::info_ink);
  ui.words(id, words, banner_style(), x + size + ui.px(14), rect.y + (rect.h - took.h) / 2, width, Role::status);
}

void progress(Ui& ui, std::string_view id, Rect rect, float part, std::string_view name) {
  float radius = rect.h / 2, share = std::clamp(part, 0.F, 1.F);
  ui.fill(rect, Colour::surface, radius);
  ui.stroke(rect, Colour::edge, 2, radius);
  Rect bar = rect.inset(2);
  bar.w *= share;
  if (bar.w >= bar.h) ui.fill(bar, Colour::info, bar.h / 2);
  Node made = node(id, Role::progress, name);
  made.value = std::to_string(static_cast<int>(share * 100)) + " %";
  ui.note(made, rect);
}

// --- pictures of people and things

void avatar(Ui& ui, const app::PersonName& name, float x, float y, float size) {
  initials(ui, name.initials, name.carer ? Voice::carer : Voice::person, x, y, size);
}

void initials(Ui& ui, std::string_view letters, Voice voice, float x, float y, float size) {
  Colour back = voice == Voice::person ? Colour::accent_tint : voice == Voice::carer ? Colour::primary_tint : Colour::sunken;
  Colour ink = voice == Voice::person ? Colour::accent_ink : voice == Voice::carer ? Colour::primary_ink : Colour::ink;
  float radius = size / 2;
  ui.circle(x + radius, y + radius, radius, back);
  if (ui.theme->high_contrast) ui.ring(x + radius, y + radius, radius, ink, 2);
  // Two letters grow with their circle, not with the text around it.
  TextStyle style = text_style(TextSize::body, Weight::semibold, ink);
  style.times = size * 0.38F / ui.text_px(TextSize::body);
  ui.words_in(letters, style, {x, y, size, size});
}

void icon_tile(Ui& ui, std::string_view icon, float x, float y, float size) {
  Rect tile{x, y, size, size};
  ui.fill(tile, Colour::accent_tint, size * 14 / 52);
  if (ui.theme->high_contrast) ui.stroke(tile, Colour::accent, 2, size * 14 / 52);
  ui.icon_in(icon, tile, size * 30 / 52, Colour::accent_ink);
}

// Heather in front of marmalade, on a drawing of 48 by 40; the sharp corners show who faces whom.
void logo(Ui& ui, float x, float y, float height, Colour behind) {
  float k = height / 40;
  auto part = [&](float left, float top, float width, float tall, float grow) {
    return Rect{x + (left - grow) * k, y + (top - grow) * k, (width + 2 * grow) * k, (tall + 2 * grow) * k};
  };
  ui.leaf_fill(part(22, 15, 24, 23, 0), Colour::accent, 9 * k, 0, true);
  ui.leaf_fill(part(2, 2, 29, 27, 2.5F), behind, 11.5F * k, 2.5F * k, false);
  ui.leaf_fill(part(2, 2, 29, 27, 0), Colour::primary, 9 * k, 0, false);
}

// --- whose words

float talk_height(const Ui& ui, std::string_view who, std::string_view words, float width) {
  float head = who.empty() ? 0 : ui.measure(who, text_style(TextSize::small, Weight::semibold), width - 2 * ui.px(22)).h + ui.px(2);
  return head + ui.measure(words, text_style(TextSize::words), width - 2 * ui.px(22)).h + 2 * ui.px(16);
}

void talk(Ui& ui, std::string_view id, Voice voice, std::string_view who, std::string_view words, Rect rect) {
  bool mine = voice == Voice::worker;
  Colour back = mine ? Colour::sunken : voice == Voice::carer ? Colour::primary_tint : Colour::accent_tint;
  Colour ink = mine ? Colour::ink_soft : voice == Voice::carer ? Colour::primary_ink : Colour::accent_ink;
  ui.talk_fill(rect, back, ui.px(20), mine);
  if (ui.theme->high_contrast)
    ui.talk_stroke(rect, mine ? Colour::edge : voice == Voice::carer ? Colour::primary : Colour::accent, 2, ui.px(20), mine);
  float x = rect.x + ui.px(22), y = rect.y + ui.px(16), width = rect.w - 2 * ui.px(22);
  if (!who.empty()) {
    y += ui.words("", who, text_style(TextSize::small, Weight::semibold, ink), x, y, width).h + ui.px(2);
  }
  ui.words("", words, text_style(TextSize::words), x, y, width);
  ui.note(node(id, Role::text, who.empty() ? std::string(words) : std::string(who) + ": " + std::string(words)), rect);
}

// --- toast

ToastResult toast(Ui& ui, std::string_view id, std::string_view words, bool is_problem, float bottom) {
  ToastResult result;
  TextStyle style = text_style(TextSize::body, Weight::medium);
  float icon = icon_px(ui), cross = ui.px(48), pad = ui.px(20), gap = ui.px(14);
  float chrome = pad + icon + gap + gap + cross + ui.px(8);
  float most = std::min(ui.screen.w - 2 * ui.margin(), ui.px(760)) - chrome;
  Size text = ui.measure(words, style, most);
  Rect rect{0, 0, text.w + chrome, std::max(text.h + ui.px(24), ui.px(64))};
  rect.x = ui.screen.x + std::round((ui.screen.w - rect.w) / 2);
  rect.y = bottom - rect.h;
  ui.raised_shadow(rect, ui.px(14));
  ui.fill(rect, Colour::raised, ui.px(14));
  ui.stroke(rect, is_problem ? Colour::alert : Colour::edge, control_stroke(ui), ui.px(14));
  ui.icon(is_problem ? "alert" : "done", rect.x + pad, rect.y + (rect.h - icon) / 2, icon, is_problem ? Colour::alert : Colour::good);
  // Words from right to left stand at the right of their own width.
  float wide = ui.is_shaped(words) ? text.w + 1 : most;
  ui.words(id, words, style, rect.x + pad + icon + gap, rect.y + (rect.h - text.h) / 2, wide, Role::status);
  Rect close{rect.right() - cross - ui.px(8), rect.y + (rect.h - cross) / 2, cross, cross};
  Touch touch = ui.touch(node(std::string(id) + "/close", Role::button, ui.t("shell.close")), close);
  if (touch.held) ui.fill(close, Colour::primary_tint, ui.px(14));
  ui.icon_in("close", close, ui.px(24), Colour::primary_ink);
  if (touch.focused) ui.focus_ring(close, ui.px(14));
  result.closed = touch.pressed;
  return result;
}

}  // namespace blether::ui
