#include "app/ui/atlas.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstddef>

namespace blether::ui {

int keep_in_atlas(int width, int height, const unsigned char* rgba) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontAtlasRect place;
  const int id = atlas.AddCustomRect(width, height, &place);
  if (id == ImFontAtlasRectId_Invalid) return -1;
  ImTextureData& texture = *atlas.TexData;
  for (int y = 0; y < height; ++y) {
    auto* row = static_cast<unsigned char*>(texture.GetPixelsAt(place.x, place.y + y));
    const unsigned char* from = rgba + static_cast<std::ptrdiff_t>(y) * width * 4;
    for (int x = 0; x < width; ++x) {
      if (texture.BytesPerPixel == 1) row[x] = from[4 * x + 3];
      else std::copy(from + 4 * x, from + 4 * x + 4, row + 4 * x);
    }
  }
  ImFontAtlasTextureBlockQueueUpload(&atlas, &texture, place.x, place.y, width, height);
  return id;
}

}  // namespace blether::ui
