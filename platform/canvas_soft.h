// A canvas in memory: triangles drawn by the processor with parts of pixels counted, so that thin lines, round corners
// and letters look as on a graphics card, and two runs give the same bytes. Used where there is no graphics card.
#pragma once

#include <map>
#include <vector>

#include "platform/canvas.h"

namespace blether::platform {

// UI thread only.
class SoftCanvas : public Canvas {
 public:
  TextureId create_texture(int width, int height, const std::uint8_t* rgba, int pitch) override;
  void update_texture(TextureId texture, int x, int y, int width, int height, const std::uint8_t* rgba, int pitch) override;
  void destroy_texture(TextureId texture) override;
  void begin(std::uint32_t background) override;
  void draw(const Draw& draw) override;
  void present() override {}
  base::Result<void> write_png(base::Files& files, const base::Path& path) override;

  // Takes effect at the next begin().
  void set_size(int width, int height);
  int width() const { return width_; }
  int height() const { return height_; }
  // 0xFFRRGGBB, row after row, without gaps.
  const std::vector<std::uint32_t>& pixels() const { return pixels_; }

 private:
  friend class Raster;
  struct Texture {
    int width = 0, height = 0;
    bool only_coverage = true;            // every texel is white: its alpha says it all
    std::vector<std::uint32_t> texels;    // 0xAABBGGRR
  };
  int width_ = 0, height_ = 0;
  std::vector<std::uint32_t> pixels_;
  std::map<TextureId, Texture> textures_;
  TextureId last_texture_ = 0;
};

}  // namespace blether::platform
