// Status, whose words, top bar, toast: whatever tells how things are.
#include <cmath>

#include "app/ui/widgets.h"

namespace blether::ui {

namespace {

struct PillLook {
  const char* icon;
  Colour fill, ink;
};

PillLook pill_look(app::SendPill pill) {
  switch (pill) {
    case app::SendPill::stored: return {"stored", Colour::good_tint, Colour::good_ink};
    case app::SendPill::waiting: return {"clock", Colour::sunken, Colour::ink_soft};
    case app::SendPill::sending: return {"sending", Colour::info_tint, Colour::info_ink};
    case app::SendPill::attention: return {"alert", Colour::alert_tint, Colour::alert_ink};
  }
  return {"clock", Colour::sunken, Colour::ink_soft};
}

std::string pill_words(const Ui& ui, const app::SendStatus& status) {
  switch (status.pill) {
    case app::SendPill::stored: return ui.t("status.stored");
    case app::SendPill::waiting: return ui.texts->count("status.waiting", status.waiting);
    case app::SendPill::sending: return ui.t("status.sending");
    case app::SendPill::attention: return ui.t("status.attention");
  }
  return {};
}

Size pill_box(const Ui& ui, std::string_view words) {
  float icon = ui.text_px(TextSize::small) * 1.15f;
  float height = std::max(ui.px(36), ui.line_px(TextSize::small) + ui.px(10));
  return {ui.measure(words, text_style(TextSize::small, Weight::semibold)).w + icon + ui.px(7) + ui.px(24), height};
}

void draw_pill(Ui& ui, std::string_view words, PillLook look, Rect rect) {
  float icon = std::round(ui.text_px(TextSize::small) * 1.15f);
  ui.fill(rect, look.fill, rect.h / 2);
  if (ui.theme->high_contrast) ui.stroke(rect, look.ink, 2, rect.h / 2);
  ui.icon(look.icon, rect.x + ui.px(10), rect.y + (rect.h - icon) / 2, icon, look.ink);
  ui.words_in(words, text_style(TextSize::small, Weight::semibold, look.ink),
              {rect.x + ui.px(10) + icon + ui.px(7), rect.y, rect.w, rect.h}, 0);
}

// The logo: two people's talk blocks; square corners point at each other's speaker.
void draw_logo(Ui& ui, float x, float y, float height, Colour behind) {
  float u = height / 40;
  ui.talk_fill({x + 22 * u, y + 15 * u, 24 * u, 23 * u}, Colour::accent, 9 * u, true);
  ui.talk_fill({x - 0.5f * u, y - 0.5f * u, 34 * u, 32 * u}, behind, 11 * u, false);
  ui.talk_fill({x + 2 * u, y + 2 * u, 29 * u, 27 * u}, Colour::primary, 9 * u, false);
}

Node button_node(std::string_view id, std::string_view name) {
  Node node;
  node.id = id;
  node.name = name;
  node.role = Role::button;
  return node;
}

// A button of the bar: icon and words, no edge. Gives its rectangle's width.
Rect bar_button_rect(const Ui& ui, std::string_view label, float right, float left, bool from_right) {
  float icon = std::round(ui.text_px(TextSize::body) * 1.25f);
  float width = ui.measure(label, text_style(TextSize::body, Weight::medium)).w + icon + ui.px(8) + ui.px(28);
  float height = std::max(ui.px(56), ui.line_px(TextSize::body) + ui.px(14));
  float y = (top_bar_height(ui) - height) / 2;
  return from_right ? Rect{right - width, y, width, height} : Rect{left, y, width, height};
}

bool bar_button(Ui& ui, std::string_view id, std::string_view icon_name, std::string_view label, Rect rect) {
  Touch touch = ui.touch(button_node(id, label), rect);
  float icon = std::round(ui.text_px(TextSize::body) * 1.25f);
  if (touch.held) ui.fill(rect, Colour::primary_tint, ui.px(14));
  ui.icon(icon_name, rect.x + ui.px(14), rect.y + (rect.h - icon) / 2, icon, Colour::primary_ink);
  ui.words_in(label, text_style(TextSize::body, Weight::medium, Colour::primary_ink),
              {rect.x + ui.px(14) + icon + ui.px(8), rect.y, rect.w - icon - ui.px(26), rect.h}, 0);
  if (touch.focused) ui.focus_ring(rect, ui.px(14));
  return touch.pressed;
}

}  // namespace

// --- top bar

float top_bar_height(const Ui& ui) { return std::max(ui.px(76), ui.line_px(TextSize::body) + ui.px(30)); }

TopBarTap top_bar(Ui& ui, const TopBar& bar) {
  TopBarTap tap = TopBarTap::none;
  Rect area{0, 0, ui.screen.w, top_bar_height(ui)};
  ui.fill(area, Colour::surface);
  ui.line(0, area.bottom() - 0.5f, area.w, area.bottom() - 0.5f, Colour::line);
  float left = ui.px(16), right = area.w - ui.px(16);

  float after_left = left;
  if (!bar.back.empty()) {
    Rect back = bar_button_rect(ui, bar.back, right, left, false);
    back.w = std::min(back.w, area.w * 0.4f);
    if (bar_button(ui, "topbar/back", "back", bar.back, back)) tap = TopBarTap::back;
    after_left = back.right();
  } else {
    float height = ui.px(34);
    draw_logo(ui, left + ui.px(8), (area.h - height) / 2, height, Colour::surface);
    float x = left + ui.px(8) + height * 1.2f + ui.px(12);
    Size name = ui.measure("blether", text_style(TextSize::lead, Weight::bold));
    ui.words("topbar/name", "blether", text_style(TextSize::lead, Weight::bold), x, (area.h - name.h) / 2);
    after_left = x + name.w;
  }

  float edge = right;
  if (!bar.title.empty() && !ui.large() && !ui.portrait()) {
    Size size = ui.measure(bar.title, text_style(TextSize::body, Weight::semibold));
    float x = std::max(after_left + ui.px(12), (area.w - size.w) / 2);
    ui.words("topbar/title", bar.title, text_style(TextSize::body, Weight::semibold), x, (area.h - size.h) / 2, 0, Role::heading);
  }
  Rect lock = bar_button_rect(ui, ui.t("topbar.lock"), edge, 0, true);
  if (bar.lock) edge = lock.x - ui.px(4);
  Rect help = bar_button_rect(ui, ui.t("topbar.help"), edge, 0, true);
  edge = help.x - ui.px(6);
  if (!ui.large()) {
    if (bar.show_saved) {
      std::string words = ui.t(bar.saved ? "topbar.saved" : "topbar.saving");
      Size size = pill_box(ui, words);
      Rect pill_rect{edge - size.w, (area.h - size.h) / 2, size.w, size.h};
      if (pill_rect.x > after_left + ui.px(8)) {
        draw_pill(ui, words, bar.saved ? PillLook{"tick", Colour::good_tint, Colour::good_ink} : PillLook{"pen", Colour::sunken, Colour::ink_soft},
                  pill_rect);
        Node node;
        node.id = "topbar/saved";
        node.role = Role::status;
        node.name = words;
        node.rect = node.visible = pill_rect;
        ui.nodes.add(node);
      }
    } else if (bar.status) {
      std::string words = pill_words(ui, *bar.status);
      Size size = pill_box(ui, words);
      Rect target{edge - size.w, (area.h - ui.px(48)) / 2, size.w, ui.px(48)};
      if (target.x > after_left + ui.px(8)) {
        Touch touch = ui.touch(button_node("topbar/status", words), target);
        draw_pill(ui, words, pill_look(bar.status->pill), {target.x, (area.h - size.h) / 2, size.w, size.h});
        if (touch.focused) ui.focus_ring(target, ui.px(18));
        if (touch.pressed) tap = TopBarTap::status;
      }
    }
  }
  if (bar_button(ui, "topbar/help", "help", ui.t("topbar.help"), help)) tap = TopBarTap::help;
  if (bar.lock && bar_button(ui, "topbar/lock", "lock", ui.t("topbar.lock"), lock)) tap = TopBarTap::lock;
  return tap;
}

// --- pills, banners

Size pill_size(const Ui& ui, const app::SendStatus& status) { return pill_box(ui, pill_words(ui, status)); }

void pill(Ui& ui, std::string_view id, const app::SendStatus& status, float right, float middle) {
  std::string words = pill_words(ui, status);
  Size size = pill_box(ui, words);
  Rect rect{std::round(right - size.w), std::round(middle - size.h / 2), size.w, size.h};
  draw_pill(ui, words, pill_look(status.pill), rect);
  if (id.empty()) return;
  Node node;
  node.id = id;
  node.role = Role::status;
  node.name = words;
  node.rect = node.visible = rect;
  ui.nodes.add(node);
}

float banner_height(const Ui& ui, std::string_view words, float width) {
  float icon = std::round(ui.text_px(TextSize::body) * 1.25f);
  return ui.measure(words, text_style(TextSize::body, Weight::medium), width - icon - ui.px(14) - ui.px(40)).h + ui.px(28);
}

void banner(Ui& ui, std::string_view id, std::string_view words, Rect rect, std::string_view icon_name) {
  float icon = std::round(ui.text_px(TextSize::body) * 1.25f);
  ui.fill(rect, Colour::info_tint, ui.px(14));
  if (ui.theme->high_contrast) ui.stroke(rect, Colour::info, 2, ui.px(14));
  ui.icon(icon_name, rect.x + ui.px(20), rect.y + (rect.h - icon) / 2, icon, Colour::info_ink);
  ui.words(id, words, text_style(TextSize::body, Weight::medium, Colour::info_ink), rect.x + ui.px(20) + icon + ui.px(14),
           rect.y + ui.px(14), rect.w - icon - ui.px(54), Role::status);
}

void progress(Ui& ui, std::string_view id, Rect rect, float part, std::string_view name) {
  float radius = rect.h / 2;
  ui.fill(rect, Colour::surface, radius);
  float width = std::max(rect.h, rect.w * std::clamp(part, 0.f, 1.f));
  if (part > 0) ui.fill({rect.x, rect.y, width, rect.h}, Colour::info, radius);
  ui.stroke(rect, Colour::edge, 2, radius);
  Node node;
  node.id = id;
  node.role = Role::progress;
  node.name = name;
  node.value = std::to_string(static_cast<int>(std::lround(part * 100)));
  node.rect = node.visible = rect;
  ui.nodes.add(node);
}

void avatar(Ui& ui, const app::PersonName& name, float x, float y, float size) {
  ui.circle(x + size / 2, y + size / 2, size / 2, name.carer ? Colour::primary_tint : Colour::accent_tint);
  TextSize text = size > ui.px(80) ? TextSize::title : TextSize::body;
  if (size < ui.px(50)) text = TextSize::small;
  ui.words_in(name.initials, text_style(text, Weight::semibold, name.carer ? Colour::primary_ink : Colour::accent_ink), {x, y, size, size});
}

void icon_tile(Ui& ui, std::string_view icon, float x, float y, float size) {
  ui.fill({x, y, size, size}, Colour::accent_tint, ui.px(14));
  if (ui.theme->high_contrast) ui.stroke({x, y, size, size}, Colour::accent, 2, ui.px(14));
  ui.icon_in(icon, {x, y, size, size}, std::round(size * 0.58f), Colour::accent_ink);
}

// --- whose words

float talk_height(const Ui& ui, std::string_view who, std::string_view words, float width) {
  float inner = width - 2 * ui.px(22);
  float height = ui.measure(words, text_style(TextSize::words), inner).h + 2 * ui.px(18);
  return height + (who.empty() ? 0 : ui.line_px(TextSize::small));
}

void talk(Ui& ui, std::string_view id, Voice voice, std::string_view who, std::string_view words, Rect rect) {
  bool mine = voice == Voice::worker;
  Colour fill = mine ? Colour::sunken : voice == Voice::carer ? Colour::primary_tint : Colour::accent_tint;
  Colour ink = mine ? Colour::ink_soft : voice == Voice::carer ? Colour::primary_ink : Colour::accent_ink;
  ui.talk_fill(rect, fill, ui.px(20), mine);
  if (ui.theme->high_contrast) ui.talk_stroke(rect, ink, 2, ui.px(20), mine);
  float y = rect.y + ui.px(18), x = rect.x + ui.px(22), width = rect.w - 2 * ui.px(22);
  if (!who.empty()) y += ui.words(std::string(id) + "/who", who, text_style(TextSize::small, Weight::semibold, ink), x, y, width).h;
  ui.words(id, words, text_style(TextSize::words), x, y, width);
}

// --- toast

ToastResult toast(Ui& ui, std::string_view id, std::string_view words, bool is_problem, float bottom) {
  ToastResult result;
  float width = std::min(ui.screen.w - 2 * ui.margin(), ui.px(760)), cross = ui.px(48);
  float icon = std::round(ui.text_px(TextSize::body) * 1.25f);
  float inner = width - ui.px(20) - icon - ui.px(14) - cross - ui.px(12);
  float height = std::max(ui.px(64), ui.measure(words, text_style(TextSize::body), inner).h + ui.px(28));
  Rect rect{std::round((ui.screen.w - width) / 2), std::round(bottom - height), width, height};
  ui.card_shadow(rect, ui.px(14));
  ui.fill(rect, Colour::raised, ui.px(14));
  ui.stroke(rect, Colour::edge, 2, ui.px(14));
  ui.icon(is_problem ? "alert" : "done", rect.x + ui.px(20), rect.y + (rect.h - icon) / 2, icon, is_problem ? Colour::alert : Colour::good);
  Size size = ui.measure(words, text_style(TextSize::body), inner);
  ui.words(id, words, text_style(TextSize::body), rect.x + ui.px(20) + icon + ui.px(14), rect.y + (rect.h - size.h) / 2, inner, Role::status);
  Rect close{rect.right() - cross - ui.px(8), rect.y + (rect.h - cross) / 2, cross, cross};
  Touch touch = ui.touch(button_node(std::string(id) + "/close", ui.t("toast.close")), close);
  ui.icon_in("close", close, ui.px(24), Colour::primary_ink);
  if (touch.focused) ui.focus_ring(close, ui.px(14));
  result.closed = touch.pressed;
  return result;
}

}  // namespace blether::ui
