#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "app/ui/fonts.h"
#include "app/ui/shaped_words.h"
#include "app/ui/ui.h"

namespace blether::ui {

float Ui::text_px(TextSize size) const {
  float s = scale();
  // Above 150 % the biggest sizes grow by half the further step only.
  if (s > 1.5f && (size == TextSize::title || size == TextSize::prompt || size == TextSize::display)) s = 1.5f + (s - 1.5f) / 2;
  return std::round(themes->size(size).px * s);
}

float Ui::line_px(TextSize size) const {
  const TypeSize& type = themes->size(size);
  return std::round(text_px(size) * type.line / type.px);
}

float Ui::line_px(TextStyle style) const { return std::round(line_px(style.size) * style.times); }

int Ui::weight_of(TextStyle style) const {
  return style.weight >= 0 ? style.weight : static_cast<int>(themes->size(style.size).weight);
}

ImFont* Ui::font(int weight) const { return fonts->font(settings.face, static_cast<Weight>(weight)); }

float Ui::font_size(TextSize size) const { return font_size(text_style(size)); }

// Whole pixels, as Dear ImGui bakes them: anything between would be scaled and lose its sharpness. The big sizes are set
// a little tighter in the look; rounding down comes as near to that.
float Ui::font_size(TextStyle style) const {
  const Face& face = themes->face(settings.face);
  float size = text_px(style.size) * style.times * face.line_box * face.optical;
  return style.size >= TextSize::title ? std::floor(size) : std::round(size);
}

namespace {

struct Row {
  const char* begin;
  const char* end;
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Where the row from `at` ends that Dear ImGui would end at `wrap`. It ends rows after points and commas too, in the
// middle of a sum, and cuts a long word where the row is full: a row ends between words, as long as it has two.
const char* between_words(const char* at, const char* wrap) {
  if (wrap <= at || is_blank(*wrap) || is_blank(wrap[-1])) return wrap;
  const char* word = wrap;
  while (word > at && !is_blank(word[-1])) --word;
  while (word > at && is_blank(word[-1])) --word;
  return word > at ? word : wrap;
}

// Rows of a text wrapped to a width; 0: only at line ends.
std::vector<Row> rows_of(ImFont* font, float size, std::string_view text, float width) {
  std::vector<Row> rows;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    const char* newline = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    const char* line_end = newline ? newline : end;
    if (width > 0) {
      const char* wrap = font->CalcWordWrapPosition(size, at, line_end, width);
      if (wrap < line_end) {
        if (wrap == at) ++wrap;
        wrap = between_words(at, wrap);
        rows.push_back({at, wrap});
        at = wrap;
        while (at < line_end && *at == ' ') ++at;
        continue;
      }
    }
    rows.push_back({at, line_end});
    at = newline ? newline + 1 : end;
    if (newline && at == end) rows.push_back({end, end});
  }
  if (rows.empty()) rows.push_back({text.data(), text.data()});
  return rows;
}

// A preview needs no more of a narrative than this.
constexpr std::size_t kMostOfOneLine = 2'000;

std::string_view first_of(std::string_view text) {
  if (text.size() <= kMostOfOneLine) return text;
  std::size_t end = kMostOfOneLine;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

Rect clip_of(const ImDrawList& list) {
  ImVec2 low = list.GetClipRectMin(), high = list.GetClipRectMax();
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

float row_width(ImFont* font, float size, const Row& row) {
  return row.begin == row.end ? 0 : font->CalcTextSizeA(size, FLT_MAX, 0, row.begin, row.end).x;
}

float widest_word(ImFont* font, float size, std::string_view text) {
  float widest = 0;
  constexpr std::string_view kBetween = " \t\n";
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find_first_of(kBetween, at), text.size());
    widest = std::max(widest, row_width(font, size, {text.data() + at, text.data() + end}));
    at = end + 1;
  }
  return widest;
}

}  // namespace

bool Ui::is_shaped(std::string_view text) const { return shaped != nullptr && ShapedWords::needed(text); }

ShapedLook Ui::shaped_look(TextStyle style) const {
  const Face& face = themes->face(settings.face);
  return {face.family, std::round(text_px(style.size) * style.times * face.optical), line_px(style),
          weight_of(style) >= static_cast<int>(Weight::semibold)};
}

Size Ui::measure(std::string_view text, TextStyle style, float width) const {
  if (is_shaped(text)) {
    ShapedSize size = shaped->measure(text, shaped_look(style), width);
    return {size.w, size.h};
  }
  ImFont* f = font(weight_of(style));
  float size = font_size(style);
  auto rows = rows_of(f, size, text, width);
  float widest = 0;
  for (const Row& row : rows) widest = std::max(widest, row_width(f, size, row));
  return {std::ceil(widest), static_cast<float>(rows.size()) * line_px(style)};
}

std::vector<std::string_view> Ui::rows(std::string_view text, TextStyle style, float width) const {
  std::vector<std::string_view> rows;
  for (const Row& row : rows_of(font(weight_of(style)), font_size(style), text, width))
    rows.emplace_back(row.begin, static_cast<std::size_t>(row.end - row.begin));
  return rows;
}

Size Ui::shaped_words(std::string_view text, TextStyle style, float x, float y, float width) {
  ShapedSize size = shaped->draw(draw_list(), text, shaped_look(style), x, y, width, colour(style.colour), clip_of(*draw_list()));
  return {size.right_to_left && width > 0 ? width : size.w, size.h};
}

Size Ui::words(std::string_view id, std::string_view text, TextStyle style, float x, float y, float width, Role role) {
  if (is_shaped(text)) {
    Size taken = shaped_words(text, style, x, y, width);
    if (id.empty()) return taken;
    Node node;
    node.id = id, node.role = role, node.name = text;
    note(std::move(node), {x, y, taken.w, taken.h});
    return taken;
  }
  ImFont* f = font(weight_of(style));
  float size = font_size(style), step = line_px(style);
  auto rows = rows_of(f, size, text, width);
  float top = y + (step - size) / 2, widest = 0;
  for (const Row& row : rows) {
    if (row.end > row.begin)
      draw_list()->AddText(f, size, {std::round(x), std::floor(top + 0.4f)}, colour(style.colour), row.begin, row.end);
    widest = std::max(widest, row_width(f, size, row));
    top += step;
  }
  Size taken{std::ceil(widest), static_cast<float>(rows.size()) * step};
  if (!id.empty()) {
    Node node;
    node.id = id;
    node.role = role;
    node.name = text;
    note(std::move(node), {x, y, taken.w, taken.h});
  }
  return taken;
}

// The same for words that Pango sets: they stand at their own side, and end in a mark when they do not fit.
void Ui::shaped_in(std::string_view text, TextStyle style, Rect rect, float align) {
  std::string_view shown = first_of(text);
  float step = line_px(style);
  ShapedSize size = shaped->measure(shown, shaped_look(style), 0);
  if (size.right_to_left) align = 1 - align;
  if (size.w <= rect.w + 1 && size.h <= step) {
    shaped_words(shown, style, rect.x + std::max(0.f, (rect.w - size.w) * align), rect.y + (rect.h - step) / 2, 0);
    return;
  }
  ShapedSize wrapped = shaped->measure(shown, shaped_look(style), rect.w);
  bool whole = wrapped.h <= std::max(rect.h, step) && shown.size() == text.size();
  if (!whole) cut_short.emplace_back(text);
  clip({rect.x, rect.y, rect.w, std::max(step, std::floor(rect.h / step) * step)});
  shaped_words(shown, style, rect.x, whole ? rect.y + (rect.h - wrapped.h) / 2 : rect.y, rect.w);
  unclip();
}

void Ui::words_in(std::string_view text, TextStyle style, Rect rect, float align) {
  if (is_shaped(text)) return shaped_in(text, style, rect, align);
  ImFont* f = font(weight_of(style));
  float size = font_size(style), step = line_px(style);
  if (text.empty()) return;
  const char* begin = text.data();
  const char* end = begin + text.size();
  // Measured no further than it fits: a narrative may be behind these words.
  const char* rest = end;
  float width = f->CalcTextSizeA(size, rect.w + 1, 0, begin, end, &rest).x;
  if (rest == end && width <= rect.w + 1) {
    words("", text, style, rect.x + std::max(0.f, (rect.w - width) * align), rect.y + (rect.h - step) / 2);
    return;
  }
  Size wrapped = rect.h >= 1.7f * step && text.size() < 400 ? measure(text, style, rect.w) : Size{0, rect.h + 1};
  if (wrapped.h <= rect.h) {
    words("", text, style, rect.x + std::max(0.f, (rect.w - wrapped.w) * align), rect.y + (rect.h - wrapped.h) / 2, rect.w);
    return;
  }
  // As much as fits, and a mark that there is more.
  cut_short.emplace_back(text);
  float mark = f->CalcTextSizeA(size, FLT_MAX, 0, "…").x;
  f->CalcTextSizeA(size, std::max(1.f, rect.w - mark), 0, begin, end, &rest);
  while (rest > begin && rest[-1] == ' ') --rest;
  words("", std::string(begin, rest) + "…", style, rect.x, rect.y + (rect.h - step) / 2);
}

void Ui::preview_in(std::string_view text, TextStyle style, Rect rect) {
  auto cut = std::move(cut_short);
  words_in(text, style, rect, 0);
  cut_short = std::move(cut);
}

float Ui::balanced(std::string_view text, TextStyle style, float width) const {
  if (is_shaped(text)) return width;
  ImFont* f = font(weight_of(style));
  float size = font_size(style);
  std::size_t lines = rows_of(f, size, text, width).size();
  if (lines < 2) return width;
  // Never so narrow that a word would be cut.
  const float least = std::max(width / static_cast<float>(lines + 1), std::ceil(widest_word(f, size, text)));
  float low = std::min(least, width), high = width;
  while (high - low > 4) {
    float middle = (low + high) / 2;
    (rows_of(f, size, text, middle).size() > lines ? low : high) = middle;
  }
  return high;
}

}  // namespace blether::ui
