#include "app/ui/shaped_words.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

#include "app/ui/atlas.h"

namespace blether::ui {

namespace {

// So many different texts are kept laid out; the ones not drawn for longest go first.
constexpr std::size_t kMostLaid = 256;

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

struct Span {
  std::uint32_t first, last;
};
// Blocks whose letters join, stack, run from the right or come in colour, and those our typefaces do not have.
constexpr Span kShaped[] = {
    {0x0300, 0x036F},   // accents that stand over any letter
    {0x0590, 0x109F},   // Hebrew to Burmese
    {0x1100, 0x11FF},   // Hangul
    {0x135D, 0x135F},   {0x1780, 0x18AF}, {0x1900, 0x1CFF},
    {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},
    {0x200B, 0x200F},   // no width, joiners, directions
    {0x202A, 0x202E},   {0x2060, 0x206F},
    {0x20D0, 0x20FF},   {0x2600, 0x26FF}, {0x2700, 0x2712}, {0x2728, 0x2757},
    {0x2763, 0x2767},   {0x27B0, 0x27BF},
    {0x2E80, 0xA4CF},   // Chinese, Japanese
    {0xA800, 0xD7FF},   {0xF900, 0xFAFF},
    {0xFB1D, 0xFDFF},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFE70, 0xFEFF}, {0xFF00, 0xFFEF},
    {0x10300, 0x10FFFF},
};

// The code point at `at`, and where the next begins; what is no UTF-8 stands for itself.
std::uint32_t code_point(std::string_view text, std::size_t& at) {
  auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  unsigned first = byte(at);
  std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  std::uint32_t code = length == 1 ? first : first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return ++at, first;
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  at += length;
  return code;
}

struct Key {
  std::string text, family;
  float em, line, width;
  bool bold;
  auto tie() const { return std::tie(text, family, em, line, width, bold); }
  bool operator<(const Key& other) const { return tie() < other.tie(); }
};

struct RowPicture {
  int rectangle = -1;        // in the font atlas
  int width = 0, height = 0; // pixels
};

// One text set: its rows, and their pictures by colour.
struct Laid {
  Layout layout;
  ShapedSize size;
  std::map<std::pair<int, Rgba>, RowPicture> pictures;
  std::uint64_t used = 0;
};

struct Pixels {
  int width = 0, height = 0;
  std::vector<unsigned char> rgba;
};

unsigned char part_of(Rgba colour, int shift) { return static_cast<unsigned char>(colour >> shift & 0xFF); }

// Cairo's colours are multiplied by their alpha and lie as 0xAARRGGBB.
Pixels straight(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  Pixels out{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  out.rgba.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4);
  int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  unsigned char* to = out.rgba.data();
  for (int y = 0; y < out.height; ++y) {
    auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < out.width; ++x, to += 4) {
      std::uint32_t pixel = row[x], alpha = pixel >> 24;
      for (int i = 0; i < 3; ++i) {
        std::uint32_t part = pixel >> (16 - 8 * i) & 0xFF;
        to[i] = static_cast<unsigned char>(alpha == 0 ? 0 : std::min(255u, part * 255 / alpha));
      }
      to[3] = static_cast<unsigned char>(alpha);
    }
  }
  return out;
}

// Accents reach above a row and tails below it.
int reach(float line) { return static_cast<int>(std::ceil(line / 3)); }

Pixels picture_of(PangoLayoutLine* line, float step, Rgba colour) {
  PangoRectangle ink, logical;
  pango_layout_line_get_pixel_extents(line, &ink, &logical);
  int spare = reach(step);
  int left = std::min(ink.x, logical.x), right = std::max(ink.x + ink.width, logical.x + logical.width);
  int width = std::max(1, right - left + 2), height = static_cast<int>(std::ceil(step)) + 2 * spare;
  auto* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width + spare, height);
  auto* cairo = cairo_create(surface);
  cairo_set_source_rgba(cairo, part_of(colour, 0) / 255.0, part_of(colour, 8) / 255.0, part_of(colour, 16) / 255.0,
                        part_of(colour, 24) / 255.0);
  double base = spare + (static_cast<double>(step) - logical.height) / 2 - logical.y;
  cairo_move_to(cairo, 0, std::round(base));
  pango_cairo_show_layout_line(cairo, line);
  Pixels pixels = straight(surface);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return pixels;
}

}  // namespace

struct ShapedWords::Inside {
  std::unique_ptr<PangoFontMap, Unref> fonts{pango_cairo_font_map_new()};
  std::unique_ptr<PangoContext, Unref> context{pango_font_map_create_context(fonts.get())};
  std::map<Key, Laid> laid;
  std::uint64_t clock = 0;

  Laid& lay(std::string_view text, const ShapedLook& look, float width);
  void make_room();
  void forget(Laid& one);
  static RowPicture row(Laid& one, int number, float step, Rgba colour);
};

namespace {

Layout layout_of(PangoContext* context, std::string_view text, const ShapedLook& look, float width) {
  Layout layout(pango_layout_new(context));
  auto* font = pango_font_description_new();
  pango_font_description_set_family(font, (look.family + ", sans-serif").c_str());
  pango_font_description_set_absolute_size(font, static_cast<double>(look.em) * PANGO_SCALE);
  pango_font_description_set_weight(font, look.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  if (width > 0) pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  gchar* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  pango_layout_set_text(layout.get(), valid, -1);
  g_free(valid);
  return layout;
}

ShapedSize size_of(PangoLayout* layout, float step) {
  ShapedSize size;
  int count = pango_layout_get_line_count(layout);
  for (int i = 0; i < count; ++i) {
    PangoRectangle logical;
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
    pango_layout_line_get_pixel_extents(line, nullptr, &logical);
    size.w = std::max(size.w, static_cast<float>(logical.width));
    if (i == 0) size.right_to_left = line->resolved_dir == PANGO_DIRECTION_RTL;
  }
  size.h = static_cast<float>(count) * step;
  return size;
}

}  // namespace

Laid& ShapedWords::Inside::lay(std::string_view text, const ShapedLook& look, float width) {
  Key key{std::string(text), look.family, look.em, look.line, std::floor(width), look.bold};
  auto found = laid.find(key);
  if (found == laid.end()) {
    make_room();
    Laid one;
    one.layout = layout_of(context.get(), text, look, key.width);
    one.size = size_of(one.layout.get(), look.line);
    found = laid.emplace(std::move(key), std::move(one)).first;
  }
  found->second.used = ++clock;
  return found->second;
}

void ShapedWords::Inside::forget(Laid& one) {
  for (auto& [at, picture] : one.pictures)
    if (picture.rectangle >= 0) ImGui::GetIO().Fonts->RemoveCustomRect(picture.rectangle);
  one.pictures.clear();
}

void ShapedWords::Inside::make_room() {
  if (laid.size() < kMostLaid) return;
  std::vector<std::uint64_t> used;
  for (const auto& [key, one] : laid) used.push_back(one.used);
  std::nth_element(used.begin(), used.begin() + static_cast<std::ptrdiff_t>(used.size() / 2), used.end());
  const std::uint64_t middle = used[used.size() / 2];
  for (auto at = laid.begin(); at != laid.end();) {
    if (at->second.used >= middle) {
      ++at;
      continue;
    }
    forget(at->second);
    at = laid.erase(at);
  }
}

RowPicture ShapedWords::Inside::row(Laid& one, int number, float step, Rgba colour) {
  auto [found, added] = one.pictures.try_emplace({number, colour});
  if (!added) return found->second;
  Pixels pixels = picture_of(pango_layout_get_line_readonly(one.layout.get(), number), step, colour);
  found->second = {keep_in_atlas(pixels.width, pixels.height, pixels.rgba.data()), pixels.width, pixels.height};
  return found->second;
}

ShapedWords::ShapedWords() : inside_(std::make_unique<Inside>()) {}
ShapedWords::~ShapedWords() = default;

bool ShapedWords::needed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0xCC) {  // before the first such block begins
      ++at;
      continue;
    }
    std::uint32_t code = code_point(text, at);
    for (const Span& span : kShaped)
      if (code >= span.first && code <= span.last) return true;
  }
  return false;
}

ShapedSize ShapedWords::measure(std::string_view text, const ShapedLook& look, float width) {
  return inside_->lay(text, look, width).size;
}

ShapedSize ShapedWords::draw(ImDrawList* list, std::string_view text, const ShapedLook& look, float x, float y, float width,
                             Rgba colour, Rect visible) {
  Laid& one = inside_->lay(text, look, width);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const auto spare = static_cast<float>(reach(look.line));
  int count = pango_layout_get_line_count(one.layout.get());
  for (int i = 0; i < count; ++i) {
    float top = y + static_cast<float>(i) * look.line;
    if (top + look.line + spare < visible.y || top - spare > visible.bottom()) continue;
    PangoLayoutLine* line = pango_layout_get_line_readonly(one.layout.get(), i);
    PangoRectangle logical;
    pango_layout_line_get_pixel_extents(line, nullptr, &logical);
    bool at_right = width > 0 && line->resolved_dir == PANGO_DIRECTION_RTL;
    float left = at_right ? x + width - static_cast<float>(logical.width) : x;
    RowPicture picture = Inside::row(one, i, look.line, colour);
    ImFontAtlasRect place;
    if (picture.rectangle < 0 || !atlas.GetCustomRect(picture.rectangle, &place)) continue;
    ImVec2 at(std::round(left), std::round(top - spare));
    list->AddImage(atlas.TexRef, at, {at.x + static_cast<float>(picture.width), at.y + static_cast<float>(picture.height)}, place.uv0,
                   place.uv1);
  }
  return one.size;
}

}  // namespace blether::ui
