// Canvas: triangles and textures on a window, without saying how. Neutral, so that the screen needs no SDL.
#pragma once

#include <cstdint>
#include <span>

#include "platform/base/bytes.h"
#include "platform/base/files.h"
#include "platform/base/result.h"

namespace blether::platform {

// One corner, laid out as Dear ImGui lays out its own: position and texture position as two floats each, colour as
// 0xAABBGGRR.
struct Vertex {
  float x, y, u, v;
  std::uint32_t colour;
};

using TextureId = std::uint64_t;  // 0: none

struct Draw {
  TextureId texture = 0;
  int clip_x = 0, clip_y = 0, clip_w = 0, clip_h = 0;  // pixels
  std::span<const Vertex> vertices;
  std::span<const std::uint16_t> indices;              // into `vertices`
};

// UI thread only.
class Canvas {
 public:
  virtual ~Canvas() = default;
  // RGBA, 4 bytes a pixel, `pitch` bytes a row. 0: no memory.
  virtual TextureId create_texture(int width, int height, const std::uint8_t* rgba, int pitch) = 0;
  virtual void update_texture(TextureId texture, int x, int y, int width, int height, const std::uint8_t* rgba, int pitch) = 0;
  virtual void destroy_texture(TextureId texture) = 0;
  // `background` as 0xAABBGGRR.
  virtual void begin(std::uint32_t background) = 0;
  virtual void draw(const Draw& draw) = 0;
  virtual void present() = 0;
  // What was drawn since begin(), before present(), as a PNG file.
  virtual base::Result<void> write_png(base::Files& files, const base::Path& path) = 0;
};

}  // namespace blether::platform
