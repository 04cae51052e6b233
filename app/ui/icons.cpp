#include "app/ui/icons.h"

#include <cairo.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>
#include <vector>

#include "app/ui/atlas.h"

namespace blether::ui {

namespace {

// Coverage of the drawing, one byte a pixel; empty when it cannot be read.
std::vector<unsigned char> coverage(const base::Bytes& svg, int size) {
  std::unique_ptr<RsvgHandle, void (*)(gpointer)> handle(rsvg_handle_new_from_data(svg.data(), svg.size(), nullptr),
                                                         g_object_unref);
  if (!handle) return {};
  auto* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, size, size);
  auto* cairo = cairo_create(surface);
  RsvgRectangle place{0, 0, static_cast<double>(size), static_cast<double>(size)};
  rsvg_handle_render_document(handle.get(), cairo, &place, nullptr);
  cairo_surface_flush(surface);
  std::vector<unsigned char> alpha(static_cast<std::size_t>(size * size));
  const unsigned char* row = cairo_image_surface_get_data(surface);
  int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < size; ++y, row += stride) std::copy(row, row + size, alpha.begin() + y * size);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return alpha;
}

// Big drawings have thinner strokes than the grid's 2 (look.md section 9).
base::Bytes thinner(const base::Bytes& svg) {
  std::string text(base::as_text(svg));
  if (auto at = text.find("stroke-width=\"2\""); at != std::string::npos) text.replace(at, 16, "stroke-width=\"1.5\"");
  return base::to_bytes(base::as_bytes(text));
}

}  // namespace

Icons::Icons(base::Files& files, base::Path folder) : files_(files), folder_(std::move(folder)) {}

bool Icons::has(std::string_view name) {
  auto there = files_.exists(folder_ / (std::string(name) + ".svg"));
  return there && *there;
}

int Icons::rectangle(const Key& key) {
  auto [found, added] = rectangles_.try_emplace(key, -1);
  if (!added) return found->second;
  auto svg = files_.read(folder_ / (key.name + ".svg"));
  if (!svg) return -1;
  auto alpha = coverage(key.size >= 57 ? thinner(*svg) : *svg, key.size);
  if (alpha.empty()) return -1;
  std::vector<unsigned char> rgba;  // white: the colour comes when it is drawn
  rgba.reserve(alpha.size() * 4);
  for (unsigned char value : alpha) rgba.insert(rgba.end(), {255, 255, 255, value});
  return found->second = keep_in_atlas(key.size, key.size, rgba.data());
}

void Icons::draw(ImDrawList* list, std::string_view name, float x, float y, float size, unsigned colour) {
  int pixels = std::max(1, static_cast<int>(std::lround(size)));
  int id = rectangle({std::string(name), pixels});
  if (id < 0) return;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontAtlasRect place;
  if (!atlas.GetCustomRect(id, &place)) return;
  ImVec2 at(std::floor(x + 0.5f), std::floor(y + 0.5f));
  list->AddImage(atlas.TexRef, at, {at.x + static_cast<float>(pixels), at.y + static_cast<float>(pixels)}, place.uv0, place.uv1,
                 colour);
}

}  // namespace blether::ui
