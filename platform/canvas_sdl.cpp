#include "platform/canvas_sdl.h"

#include <vector>

#include "platform/png.h"

namespace blether::platform {

using base::Code;
using base::fail;
using base::Result;

namespace {

SDL_Texture* texture_of(TextureId id) { return reinterpret_cast<SDL_Texture*>(static_cast<std::uintptr_t>(id)); }

}  // namespace

TextureId SdlCanvas::create_texture(int width, int height, const std::uint8_t* rgba, int pitch) {
  SDL_Texture* texture = SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ABGR8888, SDL_TEXTUREACCESS_STATIC, width, height);
  if (texture == nullptr) return 0;
  SDL_UpdateTexture(texture, nullptr, rgba, pitch);
  SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
  SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
  return reinterpret_cast<std::uintptr_t>(texture);
}

void SdlCanvas::update_texture(TextureId texture, int x, int y, int width, int height, const std::uint8_t* rgba, int pitch) {
  SDL_Rect area{x, y, width, height};
  SDL_UpdateTexture(texture_of(texture), &area, rgba, pitch);
}

void SdlCanvas::destroy_texture(TextureId texture) {
  if (texture != 0) SDL_DestroyTexture(texture_of(texture));
}

void SdlCanvas::begin(std::uint32_t background) {
  SDL_RenderSetClipRect(renderer_, nullptr);
  SDL_SetRenderDrawColor(renderer_, background & 255, background >> 8 & 255, background >> 16 & 255, 255);
  SDL_RenderClear(renderer_);
}

void SdlCanvas::draw(const Draw& draw) {
  if (draw.indices.empty()) return;
  SDL_Rect clip{draw.clip_x, draw.clip_y, draw.clip_w, draw.clip_h};
  SDL_RenderSetClipRect(renderer_, &clip);
  const Vertex* first = draw.vertices.data();
  static_assert(sizeof(SDL_Color) == sizeof(first->colour));
  SDL_RenderGeometryRaw(renderer_, texture_of(draw.texture), &first->x, sizeof(Vertex),
                        reinterpret_cast<const SDL_Color*>(&first->colour), sizeof(Vertex), &first->u, sizeof(Vertex),
                        static_cast<int>(draw.vertices.size()), draw.indices.data(), static_cast<int>(draw.indices.size()),
                        sizeof(std::uint16_t));
}

void SdlCanvas::present() { SDL_RenderPresent(renderer_); }

Result<void> SdlCanvas::write_png(base::Files& files, const base::Path& path) {
  int width = 0, height = 0;
  SDL_GetRendererOutputSize(renderer_, &width, &height);
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  SDL_RenderSetClipRect(renderer_, nullptr);
  if (SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_ARGB8888, pixels.data(), width * 4) != 0)
    return fail(Code::io, "the picture could not be read back");
  TRY(auto png, png_of(pixels.data(), width, height));
  return files.replace(path, png);
}

SdlSoftCanvas::~SdlSoftCanvas() {
  if (texture_ != nullptr) SDL_DestroyTexture(texture_);
}

void SdlSoftCanvas::begin(std::uint32_t background) {
  int width = 0, height = 0;
  SDL_GetRendererOutputSize(renderer_, &width, &height);
  if (texture_ == nullptr || width != this->width() || height != this->height()) {
    if (texture_ != nullptr) SDL_DestroyTexture(texture_);
    texture_ = SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, width, height);
    set_size(width, height);
  }
  SoftCanvas::begin(background);
}

void SdlSoftCanvas::present() {
  if (texture_ == nullptr) return;
  SDL_UpdateTexture(texture_, nullptr, pixels().data(), width() * 4);
  SDL_RenderCopy(renderer_, texture_, nullptr, nullptr);
  SDL_RenderPresent(renderer_);
}

}  // namespace blether::platform
