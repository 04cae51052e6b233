#include "platform/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>

namespace blether::platform {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

// JPEG is made smaller while it is read; PNG is unpacked whole first.
constexpr std::int64_t kMostPixelsJpeg = 200'000'000, kMostPixelsPng = 30'000'000;
constexpr const char* kQuality = "85";

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Pixbuf = std::unique_ptr<GdkPixbuf, Unref>;
using Loader = std::unique_ptr<GdkPixbufLoader, Unref>;

struct Bounds {
  int most = 0;
  std::int64_t most_pixels = 0;
};

void on_size(GdkPixbufLoader* loader, int width, int height, void* user) {
  const Bounds& bounds = *static_cast<const Bounds*>(user);
  // No size at all makes the loader give up before it unpacks anything.
  if (static_cast<std::int64_t>(width) * height > bounds.most_pixels) return gdk_pixbuf_loader_set_size(loader, 0, 0);
  const int longer = std::max(width, height);
  if (longer <= bounds.most) return;
  auto smaller = [&](int side) { return std::max(1, static_cast<int>(static_cast<std::int64_t>(side) * bounds.most / longer)); };
  gdk_pixbuf_loader_set_size(loader, smaller(width), smaller(height));
}

std::string why(GError* error) {
  std::string words = error != nullptr ? error->message : "picture";
  if (error != nullptr) g_error_free(error);
  return words;
}

bool begins(ByteView file, std::initializer_list<std::uint8_t> with) {
  return file.size() >= with.size() && std::equal(with.begin(), with.end(), file.begin());
}

// The loader takes a PNG that was cut short for a picture with nothing in its lower part.
bool png_is_whole(ByteView file) {
  constexpr std::uint8_t kEnd[] = {0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};
  return file.size() > sizeof kEnd && std::equal(std::begin(kEnd), std::end(kEnd), file.end() - sizeof kEnd);
}

// Upright, without alpha.
Result<Pixbuf> read(ByteView file, int most) {
  const bool jpeg = begins(file, {0xff, 0xd8, 0xff}), png = begins(file, {0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a});
  if (!jpeg && !png) return fail(Code::invalid, "neither JPEG nor PNG");
  if (png && !png_is_whole(file)) return fail(Code::invalid, "PNG cut short");
  GError* error = nullptr;
  Loader loader(gdk_pixbuf_loader_new_with_type(jpeg ? "jpeg" : "png", &error));
  if (!loader) return fail(Code::io, why(error));
  Bounds bounds{most, jpeg ? kMostPixelsJpeg : kMostPixelsPng};
  g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(on_size), &bounds);
  const bool taken = gdk_pixbuf_loader_write(loader.get(), file.data(), file.size(), &error);
  // It wants to be closed whatever came before; only the first failure tells something.
  const bool closed = gdk_pixbuf_loader_close(loader.get(), taken ? &error : nullptr);
  if (!taken || !closed) return fail(Code::invalid, why(error));
  GdkPixbuf* found = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (found == nullptr) return fail(Code::invalid, "no picture in it");
  Pixbuf upright(gdk_pixbuf_apply_embedded_orientation(found));
  if (!upright) return fail(Code::no_memory, "picture");
  if (!gdk_pixbuf_get_has_alpha(upright.get())) return upright;
  Pixbuf on_white(gdk_pixbuf_composite_color_simple(upright.get(), gdk_pixbuf_get_width(upright.get()),
                                                    gdk_pixbuf_get_height(upright.get()), GDK_INTERP_NEAREST, 255, 16,
                                                    0xffffff, 0xffffff));
  if (!on_white) return fail(Code::no_memory, "picture");
  return on_white;
}

}  // namespace

Result<Bytes> bare_picture(ByteView file) {
  TRY(Pixbuf picture, read(file, kLargestPicture));
  gchar* made = nullptr;
  gsize size = 0;
  GError* error = nullptr;
  if (!gdk_pixbuf_save_to_buffer(picture.get(), &made, &size, "jpeg", &error, "quality", kQuality, nullptr))
    return fail(Code::io, why(error));
  Bytes bytes(reinterpret_cast<const std::uint8_t*>(made), reinterpret_cast<const std::uint8_t*>(made) + size);
  g_free(made);
  return bytes;
}

Result<Pixels> pixels_of(ByteView file, int most) {
  TRY(Pixbuf picture, read(file, most));
  Pixels pixels;
  pixels.width = gdk_pixbuf_get_width(picture.get());
  pixels.height = gdk_pixbuf_get_height(picture.get());
  const int channels = gdk_pixbuf_get_n_channels(picture.get()), stride = gdk_pixbuf_get_rowstride(picture.get());
  const std::uint8_t* first = gdk_pixbuf_read_pixels(picture.get());
  pixels.rgba.reserve(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
  for (int y = 0; y < pixels.height; ++y)
    for (int x = 0; x < pixels.width; ++x) {
      const std::uint8_t* pixel = first + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * channels;
      pixels.rgba.insert(pixels.rgba.end(), {pixel[0], pixel[1], pixel[2], 255});
    }
  return pixels;
}

}  // namespace blether::platform
