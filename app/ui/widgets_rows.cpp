// Cards, rows, folded boxes, the section rail and marked words.
#include <cmath>

#include "app/ui/widgets.h"

namespace blether::ui {

namespace {

Node node_of(std::string_view id, std::string_view name, Role role) {
  Node node;
  node.id = id;
  node.name = name;
  node.role = role;
  return node;
}

void chevron(Ui& ui, Rect rect) {
  float size = ui.px(28);
  ui.icon("next", rect.right() - ui.px(18) - size, rect.y + (rect.h - size) / 2, size, Colour::ink_soft);
}

const char* progress_icon(app::SectionModel::Progress progress) {
  switch (progress) {
    case app::SectionModel::Progress::not_begun: return "ring";
    case app::SectionModel::Progress::part: return "half";
    case app::SectionModel::Progress::done: return "done";
    case app::SectionModel::Progress::left: return "skip";
  }
  return "ring";
}

}  // namespace

void card(Ui& ui, Rect rect) {
  float radius = ui.px(20);
  ui.card_shadow(rect, radius);
  ui.fill(rect, Colour::surface, radius);
  ui.stroke(rect, Colour::line, ui.theme->high_contrast ? 2.f : 1.f, radius);
}

float row_height(const Ui& ui) {
  return std::max(ui.px(80), ui.line_px(TextSize::body) * 2 * 0.93f + ui.px(36));
}

bool row(Ui& ui, std::string_view id, std::string_view icon, std::string_view title, std::string_view below, Rect rect, bool divider) {
  Node node = node_of(id, title, Role::list_row);
  node.value = below;
  Touch touch = ui.touch(node, rect);
  if (touch.held) ui.fill(rect.inset(2), Colour::primary_tint, ui.px(14));
  float x = rect.x + ui.px(22), tile = ui.px(52);
  if (!icon.empty()) {
    icon_tile(ui, icon, x, rect.y + (rect.h - tile) / 2, tile);
    x += tile + ui.px(18);
  }
  float line = std::round(ui.line_px(TextSize::body) * 0.93f), width = rect.right() - x - ui.px(64);
  float top = rect.y + (rect.h - (below.empty() ? line : 2 * line)) / 2;
  ui.words_in(title, text_style(TextSize::body, Weight::semibold), {x, top, width, line}, 0);
  if (!below.empty()) ui.words_in(below, text_style(TextSize::body, Colour::ink_soft), {x, top + line, width, line}, 0);
  chevron(ui, rect);
  if (divider) ui.line(rect.x, rect.bottom(), rect.right(), rect.bottom(), Colour::line);
  if (touch.focused) ui.focus_ring(rect.inset(6), ui.px(14));
  return touch.pressed;
}

float person_row_height(const Ui& ui) { return std::max(ui.px(94), ui.line_px(TextSize::lead) + ui.line_px(TextSize::body) + ui.px(24)); }

bool person_row(Ui& ui, std::string_view id, const app::PersonRow& row, std::string_view next, Rect rect, bool divider) {
  Node node = node_of(id, row.name.full, Role::list_row);
  node.value = next;
  Touch touch = ui.touch(node, rect);
  if (touch.held) ui.fill(rect.inset(2), Colour::primary_tint, ui.px(14));
  float face = ui.px(56), x = rect.x + ui.px(20);
  avatar(ui, row.name, x, rect.y + (rect.h - face) / 2, face);
  x += face + ui.px(18);
  float right = rect.right() - ui.px(66);
  Size status = pill_size(ui, row.status);
  bool room = !ui.large();
  if (room) pill(ui, std::string(id) + "/status", row.status, right, rect.y + rect.h / 2);
  float width = right - x - (room ? status.w + ui.px(12) : 0);
  float lead = ui.line_px(TextSize::lead), body = std::round(ui.line_px(TextSize::body) * 0.95f);
  float top = rect.y + (rect.h - lead - body) / 2;
  Size name = ui.measure(row.name.full, text_style(TextSize::lead, Weight::semibold));
  ui.words_in(row.name.full, text_style(TextSize::lead, Weight::semibold), {x, top, width, lead}, 0);
  std::string where = row.age ? std::to_string(*row.age) : "";
  if (!row.place.empty()) where += (where.empty() ? "" : ", ") + row.place;
  if (name.w + ui.px(12) < width)
    ui.words_in(where, text_style(TextSize::body, Colour::ink_soft), {x + name.w + ui.px(12), top + ui.px(2), width - name.w - ui.px(12), lead}, 0);
  ui.words_in(next, text_style(TextSize::body, Colour::ink_soft), {x, top + lead, width, body}, 0);
  chevron(ui, rect);
  if (divider) ui.line(rect.x, rect.bottom(), rect.right(), rect.bottom(), Colour::line);
  if (touch.focused) ui.focus_ring(rect.inset(6), ui.px(14));
  return touch.pressed;
}

float folded_height(const Ui& ui) { return std::max(ui.px(60), ui.line_px(TextSize::body) + ui.px(20)); }

bool folded_box(Ui& ui, std::string_view id, std::string_view icon, std::string_view name, std::string_view first_words, Rect rect,
                bool open) {
  Node node = node_of(id, name, Role::button);
  node.value = first_words;
  node.expanded = open;
  Touch touch = ui.touch(node, rect);
  float radius = ui.px(14), size = ui.px(28);
  ui.fill(rect, open || touch.held ? Colour::primary_tint : Colour::surface, radius);
  ui.stroke(rect, open ? Colour::primary : Colour::edge, open ? 3.f : ui.theme->high_contrast ? 2.f : 1.f, radius);
  float x = rect.x + ui.px(18), right = rect.right() - ui.px(16) - size;
  ui.icon(icon, x, rect.y + (rect.h - size) / 2, size, Colour::ink);
  x += size + ui.px(12);
  ui.icon(open ? "up" : "down", right, rect.y + (rect.h - size) / 2, size, Colour::ink_soft);
  if (!first_words.empty()) {
    right -= size;
    ui.icon("tick", right, rect.y + (rect.h - size * 0.8f) / 2, size * 0.8f, Colour::good);
  }
  float width = right - x - ui.px(8);
  Size label = ui.measure(name, text_style(TextSize::body, Weight::medium));
  ui.words_in(name, text_style(TextSize::body, Weight::medium), {x, rect.y, width, rect.h}, 0);
  if (label.w + ui.px(70) < width)
    ui.words_in(first_words, text_style(TextSize::body, Colour::ink_soft), {x + label.w + ui.px(10), rect.y, width - label.w - ui.px(10), rect.h}, 0);
  if (touch.focused) ui.focus_ring(rect, radius);
  return touch.pressed;
}

// --- the rail

std::optional<std::size_t> rail(Ui& ui, std::string_view id, const std::vector<RailRow>& rows, std::size_t current, Rect rect) {
  std::optional<std::size_t> tapped;
  ui.fill(rect, Colour::sunken);
  if (ui.theme->high_contrast) ui.line(rect.right() - 1, rect.y, rect.right() - 1, rect.bottom(), Colour::line, 2);
  Rect inside = rect.inset(ui.px(14), ui.px(20));
  float height = std::max(ui.px(64), ui.line_px(TextSize::body) + ui.line_px(TextSize::small) * 0.8f), gap = ui.px(4);
  Rect list = ui.begin_scroll(std::string(id) + "/rail", inside);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RailRow& row = rows[i];
    Rect box = list.cut_top(height, gap);
    Node node = node_of(std::string(id) + "/section/" + row.id, row.title, Role::tab);
    node.value = row.below;
    node.chosen = i == current;
    Touch touch = ui.touch(node, box);
    if (node.chosen) {
      ui.fill(box, Colour::surface, ui.px(14));
      ui.fill({box.x, box.y, ui.px(5), box.h}, Colour::primary, 2);
      if (ui.theme->high_contrast) ui.stroke(box, Colour::line, 2, ui.px(14));
    } else if (touch.held) {
      ui.fill(box, Colour::primary_tint, ui.px(14));
    }
    float icon = ui.px(26), x = box.x + ui.px(12);
    Colour ink = row.progress == app::SectionModel::Progress::done ? Colour::good : node.chosen ? Colour::primary : Colour::ink_soft;
    ui.icon(progress_icon(row.progress), x, box.y + (box.h - icon) / 2, icon, ink);
    x += icon + ui.px(12);
    float line = std::round(ui.line_px(TextSize::body) * 0.82f), small = std::round(ui.line_px(TextSize::small) * 0.88f);
    float top = box.y + (box.h - line - (row.below.empty() ? 0 : small)) / 2;
    ui.words_in(row.title, text_style(TextSize::body, node.chosen ? Weight::semibold : Weight::medium), {x, top, box.right() - x - ui.px(8), line}, 0);
    if (!row.below.empty()) ui.words_in(row.below, text_style(TextSize::small, Colour::ink_soft), {x, top + line, box.right() - x, small}, 0);
    if (touch.focused) ui.focus_ring(box.inset(4), ui.px(12));
    if (touch.pressed) tapped = i;
  }
  ui.end_scroll(list.y);
  return tapped;
}

std::optional<std::size_t> segments(Ui& ui, std::string_view id, const std::vector<RailRow>& rows, std::size_t current, Rect rect) {
  std::optional<std::size_t> tapped;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Rect box = rect.column(static_cast<int>(i), static_cast<int>(rows.size()), ui.px(8));
    Node node = node_of(std::string(id) + "/section/" + rows[i].id, rows[i].title, Role::tab);
    node.value = rows[i].below;
    node.chosen = i == current;
    Touch touch = ui.touch(node, box);
    float height = node.chosen ? ui.px(14) : ui.px(7);
    Rect bar{box.x, box.y + (box.h - height) / 2, box.w, height};
    using Progress = app::SectionModel::Progress;
    ui.fill(bar, Colour::line, height / 2);
    Colour ink = node.chosen ? Colour::primary : Colour::good;
    if (rows[i].progress == Progress::done || node.chosen) ui.fill(bar, ink, height / 2);
    else if (rows[i].progress == Progress::part) ui.fill({bar.x, bar.y, bar.w / 2, bar.h}, ink, height / 2);
    if (ui.theme->high_contrast) ui.stroke(bar, Colour::line, 1, height / 2);
    if (touch.focused) ui.focus_ring(box, ui.px(8));
    if (touch.pressed) tapped = i;
  }
  return tapped;
}

// --- marked words

namespace {

struct Piece {
  std::string text;
  app::MarkedWords::Mark mark;
  bool ends_line = false;
};

// Words with the space behind them, so that a marked stretch wraps like any other text.
std::vector<Piece> pieces_of(const std::vector<app::MarkedWords>& words) {
  std::vector<Piece> pieces;
  for (const app::MarkedWords& stretch : words) {
    std::string word;
    for (std::size_t i = 0; i < stretch.text.size(); ++i) {
      char c = stretch.text[i];
      if (c == '\n') {
        pieces.push_back({word, stretch.mark, true});
        word.clear();
        continue;
      }
      word.push_back(c);
      if (c == ' ') pieces.push_back({std::move(word), stretch.mark, false}), word.clear();
    }
    if (!word.empty()) pieces.push_back({word, stretch.mark, false});
  }
  return pieces;
}

std::string_view without_end_space(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

void draw_piece(Ui& ui, const Piece& piece, TextStyle style, float x, float y, float shown) {
  using Mark = app::MarkedWords::Mark;
  float line = ui.line_px(style.size);
  if (piece.mark == Mark::a || piece.mark == Mark::b) {
    bool a = piece.mark == Mark::a;
    ui.fill({x - 1, y + 1, shown + 2, line - 3}, a ? Colour::mark_a : Colour::mark_b, 3);
    Colour ink = a ? Colour::info : Colour::accent;
    float base = y + line - 4;
    if (a) ui.line(x, base, x + shown, base, ink, 3);
    else ui.line(x, base - 2, x + shown, base - 2, ink, 2), ui.line(x, base + 2, x + shown, base + 2, ink, 2);
  }
  TextStyle ink = style;
  if (piece.mark == Mark::gone) ink.colour = Colour::ink_soft;
  ui.words("", without_end_space(piece.text), ink, x, y);
  if (piece.mark == Mark::gone) ui.line(x, y + line * 0.52f, x + shown, y + line * 0.52f, Colour::ink_soft, 2);
}

}  // namespace

float marked_words(Ui& ui, std::string_view id, const std::vector<app::MarkedWords>& words, TextStyle style, float x, float y, float width,
                   bool draw) {
  float at = x, top = y, line = ui.line_px(style.size);
  std::string plain;
  auto pieces = pieces_of(words);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    float full = ui.measure(piece.text, style).w, shown = ui.measure(without_end_space(piece.text), style).w;
    if (at > x && at + shown > x + width) at = x, top += line;
    // A mark goes on under the space between two words of the same stretch.
    bool runs_on = i + 1 < pieces.size() && pieces[i + 1].mark == piece.mark && !piece.ends_line &&
                   at + full + ui.measure(without_end_space(pieces[i + 1].text), style).w <= x + width;
    if (draw) draw_piece(ui, piece, style, at, top, runs_on ? full : shown);
    at += full;
    plain += piece.text;
    if (piece.ends_line) at = x, top += line, plain += '\n';
  }
  float height = top + line - y;
  if (draw && !id.empty()) {
    Node node = node_of(id, plain, Role::text);
    node.rect = {x, y, width, height};
    node.visible = node.rect;
    ui.nodes.add(node);
  }
  return height;
}

float found_words(Ui& ui, std::string_view id, std::string_view excerpt, TextStyle style, float x, float y, float width) {
  std::vector<app::MarkedWords> words(1);
  for (char c : excerpt) {
    if (c == '\x02' || c == '\x03') words.push_back({"", c == '\x02' ? app::MarkedWords::Mark::b : app::MarkedWords::Mark::same});
    else words.back().text.push_back(c == '\n' ? ' ' : c);
  }
  return marked_words(ui, id, words, style, x, y, width);
}

}  // namespace blether::ui
