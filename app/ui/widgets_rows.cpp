#include <algorithm>
#include <string>

#include "app/ui/widgets_parts.h"

namespace blether::ui {

void card(Ui& ui, Rect rect, std::optional<Colour> edge) {
  float radius = ui.px(20);
  ui.card_shadow(rect, radius);
  ui.fill(rect, Colour::surface, radius);
  if (edge) ui.stroke(rect, *edge, 3, radius);
  else ui.stroke(rect, Colour::line, ui.theme->high_contrast ? 2.F : 1.F, radius);
}

namespace {

// Pressed rows are tinted, inside the lines of their card.
void row_back(Ui& ui, Rect rect, const Touch& touch, bool divider) {
  if (touch.held) ui.fill(rect.inset(2, 1), Colour::primary_tint, ui.px(14));
  if (divider) ui.line(rect.x + 1, rect.bottom() - 0.5F, rect.right() - 1, rect.bottom() - 0.5F, Colour::line);
}

void row_focus(Ui& ui, Rect rect, const Touch& touch) {
  // Inside the row: its card would cut a ring around it.
  if (touch.focused) ui.focus_ring(rect.inset(ui.px(12)), ui.px(14));
}

float chevron(Ui& ui, Rect& rest) {
  float size = icon_px(ui);
  Rect at = rest.cut_right(size, ui.px(18));
  ui.icon_in("next", at, size, Colour::ink_soft);
  return size;
}

// Two wrapped pieces of text above each other, in the middle of the rectangle.
void two_texts(Ui& ui, std::string_view title, TextStyle title_style, std::string_view below, Rect rect) {
  TextStyle soft = text_style(TextSize::body, Colour::ink_soft);
  Size first = ui.measure(title, title_style, rect.w);
  Size second = below.empty() ? Size{} : ui.measure(below, soft, rect.w);
  float tight = ui.px(2);  // rows of a list stand closer than a paragraph
  float y = rect.y + (rect.h - first.h - second.h + 2 * tight) / 2;
  ui.words("", title, title_style, rect.x, y, rect.w);
  if (!below.empty()) ui.words("", below, soft, rect.x, y + first.h - 2 * tight, rect.w);
}

TextStyle row_title() { return text_style(TextSize::body, Weight::semibold); }

float row_words_width(const Ui& ui, float width, bool icon) {
  return width - 2 * ui.px(22) - (icon ? ui.px(52 + 18) : 0) - icon_px(ui) - ui.px(18);
}

}  // namespace

float row_height(const Ui& ui) { return std::max(ui.px(80), 2 * ui.line_px(TextSize::body) + ui.px(24)); }

float row_height(const Ui& ui, std::string_view title, std::string_view below, float width) {
  float words = row_words_width(ui, width, true);
  float second = below.empty() ? 0 : ui.measure(below, text_style(TextSize::body), words).h;
  return std::max(row_height(ui), ui.measure(title, row_title(), words).h + second + ui.px(24));
}

bool row(Ui& ui, std::string_view id, std::string_view icon, std::string_view title, std::string_view below, Rect rect,
         bool divider) {
  std::string name(title);
  if (!below.empty()) name.append(". ").append(below);
  Touch touch = ui.touch(node(id, Role::list_row, name), rect);
  row_back(ui, rect, touch, divider);
  Rect rest = rect.inset(ui.px(22), 0);
  if (!icon.empty()) {
    float tile = ui.px(52);
    Rect at = rest.cut_left(tile, ui.px(18));
    icon_tile(ui, icon, at.x, rect.y + (rect.h - tile) / 2, tile);
  }
  chevron(ui, rest);
  two_texts(ui, title, row_title(), below, rest);
  row_focus(ui, rect, touch);
  return touch.pressed;
}

// --- people

namespace {

bool narrow(const Ui& ui) { return ui.large() || ui.screen.w < ui.px(760); }

std::string age_and_place(const Ui& ui, const app::PersonRow& row) {
  if (row.age && !row.place.empty()) return ui.t("people.age_place", {std::to_string(*row.age), row.place});
  return row.age ? std::to_string(*row.age) : row.place;
}

float pill_height(const Ui& ui) { return ui.line_px(TextSize::small) + ui.px(10); }

int next_lines(const Ui& ui) { return ui.portrait() && ui.large() ? 2 : 1; }

// What next; with a picture and in words of its own colour when the day for it has gone by.
void next_words(Ui& ui, const app::PersonRow& row, std::string_view next, Rect rect) {
  if (!row.late) return ui.preview_in(next, text_style(TextSize::body, Colour::ink_soft), rect);
  float icon = ui.text_px(TextSize::body) * 1.15F;
  Rect line = rect.cut_left(icon, ui.px(10));
  ui.icon_in("alert", {line.x, line.y, line.w, std::min(line.h, ui.line_px(TextSize::body))}, icon, Colour::alert_ink);
  ui.preview_in(next, text_style(TextSize::body, Weight::medium, Colour::alert_ink), rect);
}

// Name, age and place, what next, status: each on its own line, where text is big or the page narrow.
void person_lines(Ui& ui, const app::PersonRow& row, std::string_view next, Rect rest) {
  TextStyle soft = text_style(TextSize::body, Colour::ink_soft);
  float y = rest.y + ui.px(12);
  auto take = [&](TextStyle style, int lines) {
    Rect line{rest.x, y, rest.w, static_cast<float>(lines) * ui.line_px(style)};
    y = line.bottom();
    return line;
  };
  TextStyle name = text_style(TextSize::lead, Weight::semibold);
  Rect first = take(name, 1);
  // A long name is a little smaller rather than cut.
  float wide = ui.measure(row.name.full, name).w;
  if (wide > first.w) name.times = std::max(0.7F, 0.98F * first.w / wide);
  ui.words_in(row.name.full, name, first, 0);
  ui.words_in(age_and_place(ui, row), soft, take(soft, 1), 0);
  next_words(ui, row, next, take(soft, next_lines(ui)));
  y += ui.px(4) + pill_height(ui) / 2;
  pill(ui, "", row.status, rest.x + pill_size(ui, row.status).w, y);
}

void person_line_pair(Ui& ui, const app::PersonRow& row, std::string_view next, Rect rest) {
  pill(ui, "", row.status, rest.right(), rest.y + rest.h / 2);
  rest.cut_right(pill_size(ui, row.status).w, ui.px(18));
  TextStyle name_style = text_style(TextSize::lead, Weight::semibold), soft = text_style(TextSize::body, Colour::ink_soft);
  // Both sizes stand on the same base.
  float step = ui.line_px(TextSize::lead) - ui.px(1), height = step + ui.line_px(TextSize::body);
  float y = rest.y + (rest.h - height) / 2;
  float name_width = std::min(ui.measure(row.name.full, name_style).w, rest.w);
  ui.words_in(row.name.full, name_style, {rest.x, y, name_width, ui.line_px(TextSize::lead)}, 0);
  float x = rest.x + name_width + ui.px(12);
  float drop = (ui.text_px(TextSize::lead) - ui.text_px(TextSize::body)) * 0.36F;
  // Where there is no room beside the name, age and place begin the line below.
  std::string about = age_and_place(ui, row), below(next);
  if (x + ui.measure(about, soft).w <= rest.right())
    ui.words_in(about, soft, {x, y + drop, rest.right() - x, ui.line_px(TextSize::lead)}, 0);
  else
    below = below.empty() ? about : row.late ? below + " · " + about : about + " · " + below;
  next_words(ui, row, below, {rest.x, y + step, rest.w, ui.line_px(TextSize::body)});
}

}  // namespace

float person_row_height(const Ui& ui) {
  if (!narrow(ui)) return std::max(ui.px(94), ui.line_px(TextSize::lead) + ui.line_px(TextSize::body) + ui.px(20));
  return ui.line_px(TextSize::lead) + static_cast<float>(1 + next_lines(ui)) * ui.line_px(TextSize::body) + pill_height(ui) + ui.px(28);
}

bool person_row(Ui& ui, std::string_view id, const app::PersonRow& row, std::string_view next, Rect rect, bool divider) {
  std::string name = row.name.full;
  for (const std::string& part : {age_and_place(ui, row), std::string(next), pill_words(ui, row.status)})
    if (!part.empty()) name.append(". ").append(part);
  Touch touch = ui.touch(node(id, Role::list_row, name), rect);
  row_back(ui, rect, touch, divider);
  Rect rest = rect.inset(ui.px(20), 0);
  float size = ui.px(56);
  Rect at = rest.cut_left(size, ui.px(18));
  avatar(ui, row.name, at.x, rect.y + (rect.h - size) / 2, size);
  chevron(ui, rest);
  if (narrow(ui)) person_lines(ui, row, next, rest);
  else person_line_pair(ui, row, next, rest);
  row_focus(ui, rect, touch);
  return touch.pressed;
}

// --- folded boxes

float folded_height(const Ui& ui) { return std::max(ui.px(60), ui.line_px(TextSize::body) + ui.px(16)); }

bool folded_box(Ui& ui, std::string_view id, std::string_view icon, std::string_view name, std::string_view first_words,
                Rect rect, bool open) {
  Node made = node(id, Role::button, name);
  made.expanded = open;
  made.value = first_words;
  Touch touch = ui.touch(made, rect);
  float radius = ui.px(14), size = icon_px(ui), gap = ui.px(12);
  ui.fill(rect, touch.held ? Colour::primary_tint : Colour::surface, radius);
  ui.stroke(rect, Colour::edge, ui.theme->high_contrast ? 3.F : 1.F, radius);
  Rect rest = rect.inset(ui.px(18), 0);
  if (!icon.empty()) ui.icon_in(icon, rest.cut_left(size, gap), size, Colour::ink);
  ui.icon_in(open ? "up" : "down", rest.cut_right(size, gap), size, Colour::ink_soft);
  if (!first_words.empty()) ui.icon_in("tick", rest.cut_right(size, gap), size, Colour::good);
  TextStyle style = text_style(TextSize::body, Weight::medium);
  float width = ui.measure(name, style).w;
  if (width > rest.w) style.times = 0.87F, width = rest.w;  // two rows of it fit
  ui.words_in(name, style, rest.cut_left(width, gap), 0);
  if (!first_words.empty() && !open && rest.w > ui.px(90)) {
    std::string_view one_line = first_words.substr(0, first_words.find('\n'));
    ui.preview_in(one_line, text_style(TextSize::body, Colour::ink_soft), rest);
  }
  if (touch.focused) ui.focus_ring(rect, radius);
  return touch.pressed;
}

}  // namespace blether::ui
