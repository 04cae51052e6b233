#include "platform/png.h"

#include <cairo.h>

namespace blether::platform {

namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  auto* bytes = static_cast<base::Bytes*>(closure);
  bytes->insert(bytes->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

base::Result<base::Bytes> png_of(const std::uint32_t* pixels, int width, int height) {
  // Cairo only reads from it; its interface does not say so.
  auto* data = reinterpret_cast<unsigned char*>(const_cast<std::uint32_t*>(pixels));
  cairo_surface_t* surface = cairo_image_surface_create_for_data(data, CAIRO_FORMAT_RGB24, width, height, width * 4);
  base::Bytes png;
  cairo_status_t status = cairo_surface_write_to_png_stream(surface, append, &png);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) return base::fail(base::Code::io, "the picture could not be packed");
  return png;
}

}  // namespace blether::platform
