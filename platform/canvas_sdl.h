// The canvases of an SDL window: by its graphics card, or in memory where SDL has none.
#pragma once

#include <SDL2/SDL.h>

#include "platform/canvas.h"
#include "platform/canvas_soft.h"

namespace blether::platform {

class SdlCanvas final : public Canvas {
 public:
  explicit SdlCanvas(SDL_Renderer* renderer) : renderer_(renderer) {}
  TextureId create_texture(int width, int height, const std::uint8_t* rgba, int pitch) override;
  void update_texture(TextureId texture, int x, int y, int width, int height, const std::uint8_t* rgba, int pitch) override;
  void destroy_texture(TextureId texture) override;
  void begin(std::uint32_t background) override;
  void draw(const Draw& draw) override;
  void present() override;
  base::Result<void> write_png(base::Files& files, const base::Path& path) override;

 private:
  SDL_Renderer* renderer_;  // the window's
};

// SDL's own software renderer rounds corners of triangles to whole pixels, which shows on every letter and curve: here it
// only copies the finished picture to the window.
class SdlSoftCanvas final : public SoftCanvas {
 public:
  explicit SdlSoftCanvas(SDL_Renderer* renderer) : renderer_(renderer) {}
  ~SdlSoftCanvas() override;
  SdlSoftCanvas(const SdlSoftCanvas&) = delete;
  SdlSoftCanvas& operator=(const SdlSoftCanvas&) = delete;
  void begin(std::uint32_t background) override;
  void present() override;

 private:
  SDL_Renderer* renderer_;  // the window's
  SDL_Texture* texture_ = nullptr;
};

}  // namespace blether::platform
