#include <algorithm>

#include "app/ui/widgets_parts.h"

namespace blether::ui {

namespace {

// The bar grows with its words only: at 200 % they need the room.
constexpr float kPad = 14;

IconLine bar_line(const Ui& ui, std::string_view icon, std::string_view words) {
  return {icon, words, {}, text_style(TextSize::body, Weight::medium, Colour::primary_ink), Colour::primary_ink, icon_px(ui),
          8};
}

float bar_button_width(const Ui& ui, std::string_view icon, std::string_view words) {
  return icon_line_width(ui, bar_line(ui, icon, words)) + 2 * kPad;
}

bool bar_button(Ui& ui, std::string_view id, std::string_view icon, std::string_view words, Rect rect) {
  Touch touch = ui.touch(node(id, Role::button, words), rect);
  if (touch.held) ui.fill(rect, Colour::primary_tint, ui.px(14));
  draw_icon_line(ui, bar_line(ui, icon, words), rect.inset(kPad, 0), 0);
  if (touch.focused) ui.focus_ring(rect, ui.px(14));
  return touch.pressed;
}

void brand(Ui& ui, Rect bar) {
  float height = ui.px(34), width = height * 40 / 34;
  float x = bar.x + ui.px(24), y = bar.y + (bar.h - height) / 2;
  logo(ui, x, y, height, Colour::surface);
  TextStyle style = text_style(TextSize::lead, Weight::bold);
  float words = x + width + ui.px(12);
  std::string name = ui.t("app.name");
  ui.note(node("topbar/brand", Role::text, name), {x, y, words - x + ui.measure(name, style).w, height});
  ui.words_in(name, style, {words, bar.y, bar.w / 3, bar.h}, 0);
}

std::string help_words(const Ui& ui, const TopBar& bar) { return ui.t(bar.reading ? "read.stop" : "shell.help"); }

// "Saved on this tablet": not a target, but said in words.
float saved_mark(Ui& ui, const TopBar& bar, float right, float middle) {
  std::string words = ui.t(bar.saved ? "shell.saved" : "shell.saving");
  Size size = mark_size(ui, words);
  mark(ui, "topbar/saved", bar.saved ? "tick" : "pen", words, bar.saved ? Colour::good_ink : Colour::ink_soft,
       bar.saved ? Colour::good_tint : Colour::sunken, {right - size.w, middle - size.h / 2, size.w, size.h});
  return size.w;
}

float right_width(const Ui& ui, const TopBar& bar, bool room_for_pill) {
  float width = bar_button_width(ui, "help", help_words(ui, bar)) + ui.px(4);
  if (bar.lock) width += bar_button_width(ui, "lock", ui.t("shell.lock")) + ui.px(4);
  if (!room_for_pill) return width;
  if (bar.show_saved) return width + mark_size(ui, ui.t(bar.saved ? "shell.saved" : "shell.saving")).w + ui.px(12);
  return width + (bar.status ? pill_size(ui, *bar.status).w + ui.px(12) : 0);
}

TopBarTap right_side(Ui& ui, const TopBar& bar, Rect& rest, bool room_for_pill) {
  TopBarTap tap = TopBarTap::none;
  float height = ui.px(56), y = rest.y + (rest.h - height) / 2;
  auto place = [&](std::string_view id, std::string_view icon, const std::string& words) {
    Rect at = rest.cut_right(bar_button_width(ui, icon, words), ui.px(4));
    return bar_button(ui, id, icon, words, {at.x, y, at.w, height});
  };
  ui.nodes.hold_back(true);
  Rect lock_rest = rest;
  std::string help = help_words(ui, bar), lock = ui.t("shell.lock");
  // Help comes before Lock for readers, though it is placed from the right.
  float lock_width = bar.lock ? bar_button_width(ui, "lock", lock) + ui.px(4) : 0;
  rest.cut_right(lock_width);
  if (place("topbar/help", bar.reading ? "close" : "help", help)) tap = TopBarTap::help;
  if (bar.lock) {
    Rect at = lock_rest.cut_right(lock_width - ui.px(4));
    if (bar_button(ui, "topbar/lock", "lock", lock, {at.x, y, at.w, height})) tap = TopBarTap::lock;
  }
  ui.nodes.hold_back(false);
  if (!room_for_pill) return tap;
  float middle = rest.y + rest.h / 2;
  if (bar.show_saved) {
    rest.cut_right(saved_mark(ui, bar, rest.right(), middle), ui.px(12));
  } else if (bar.status) {
    Size size = pill_size(ui, *bar.status);
    Rect target{rest.right() - size.w, rest.y + (rest.h - ui.px(48)) / 2, size.w, ui.px(48)};
    Touch touch = ui.touch(node("topbar/status", Role::button, pill_words(ui, *bar.status)), target);
    pill(ui, "", *bar.status, rest.right(), middle);
    if (touch.focused) ui.focus_ring(target, target.h / 2);
    if (touch.pressed) tap = TopBarTap::status;
    rest.cut_right(size.w, ui.px(12));
  }
  return tap;
}

}  // namespace

// 76 px, 96 at twice the text.
float top_bar_height(const Ui& ui) { return 76 + 20 * (ui.scale() - 1); }

TopBarTap top_bar(Ui& ui, const TopBar& bar) {
  Rect rest{ui.screen.x, ui.screen.y, ui.screen.w, top_bar_height(ui)};
  Rect whole = rest;
  ui.fill(whole, Colour::surface);
  ui.line(whole.x, whole.bottom() - 0.5F, whole.right(), whole.bottom() - 0.5F, Colour::line);
  whole.h -= 1;  // the line
  rest = {whole.x + 16, whole.y, whole.w - 32, whole.h};
  TopBarTap tap = TopBarTap::none;
  if (bar.back.empty()) {
    brand(ui, whole);
    rest.cut_left(ui.px(160));
  } else {
    float most = rest.w - bar_button_width(ui, "help", help_words(ui, bar)) - bar_button_width(ui, "lock", ui.t("shell.lock"));
    Rect at = rest.cut_left(std::min(most, bar_button_width(ui, "back", bar.back)), ui.px(8));
    if (bar_button(ui, "topbar/back", "back", bar.back, {at.x, whole.y + (whole.h - ui.px(56)) / 2, at.w, ui.px(56)}))
      tap = TopBarTap::back;
  }
  TextStyle style = text_style(TextSize::body, Weight::semibold);
  Size title = ui.measure(bar.title, style);
  // In portrait the page itself says that all is saved (picture 14).
  bool room_for_pill = !ui.large() && !(ui.portrait() && bar.show_saved);
  Rect free{rest.x, whole.y, rest.w - right_width(ui, bar, room_for_pill), whole.h};
  ui.title_in_bar = !ui.large() && !bar.title.empty() && title.w <= free.w;
  if (ui.title_in_bar) {
    float x = std::clamp(whole.x + (whole.w - title.w) / 2, free.x, free.right() - title.w);
    Rect middle{x, whole.y, title.w, whole.h};
    ui.note(node("topbar/title", Role::heading, bar.title), middle);
    ui.words_in(bar.title, style, middle, 0);
  }
  TopBarTap right = right_side(ui, bar, rest, room_for_pill);
  return right != TopBarTap::none ? right : tap;
}

}  // namespace blether::ui
