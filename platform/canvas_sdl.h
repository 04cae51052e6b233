// The canvas of an SDL renderer.
#pragma once

#include <SDL2/SDL.h>

#include "platform/canvas.h"

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

}  // namespace blether::platform
