#include "platform/canvas_soft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "platform/png.h"

namespace blether::platform {

namespace {

// The first pixel whose middle lies at or right of (below) an edge.
int first_pixel(float edge) { return static_cast<int>(std::ceil(edge - 0.5f)); }

struct Colour {
  float r = 0, g = 0, b = 0, a = 0;  // 0 to 255
};

Colour split(std::uint32_t c) {
  return {static_cast<float>(c & 255), static_cast<float>(c >> 8 & 255), static_cast<float>(c >> 16 & 255), static_cast<float>(c >> 24)};
}

std::uint32_t modulate(std::uint32_t one, std::uint32_t other) {
  std::uint32_t out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    std::uint32_t product = (one >> shift & 255) * (other >> shift & 255);
    out |= (product + 127) / 255 << shift;
  }
  return out;
}

// A value that changes evenly over a triangle.
struct Plane {
  float at = 0, dx = 0, dy = 0;
  float operator()(float x, float y) const { return at + dx * x + dy * y; }
};

}  // namespace

// Draws one Draw onto a canvas.
class Raster {
 public:
  Raster(SoftCanvas& canvas, const Draw& draw) : canvas_(canvas), vertices_(draw.vertices) {
    auto found = canvas.textures_.find(draw.texture);
    texture_ = found == canvas.textures_.end() ? nullptr : &found->second;
    left_ = std::max(0, draw.clip_x);
    top_ = std::max(0, draw.clip_y);
    right_ = std::min(canvas.width_, draw.clip_x + draw.clip_w);
    bottom_ = std::min(canvas.height_, draw.clip_y + draw.clip_h);
  }

  void run(std::span<const std::uint16_t> indices) {
    if (left_ >= right_ || top_ >= bottom_) return;
    for (std::size_t i = 0; i + 3 <= indices.size();) {
      const Vertex& a = vertices_[indices[i]];
      const Vertex& b = vertices_[indices[i + 1]];
      const Vertex& c = vertices_[indices[i + 2]];
      if (i + 6 <= indices.size() && indices[i + 3] == indices[i] && indices[i + 4] == indices[i + 2] &&
          is_rectangle(a, b, c, vertices_[indices[i + 5]])) {
        rectangle(a, c);
        i += 6;
      } else {
        triangle(a, b, c);
        i += 3;
      }
    }
  }

 private:
  static bool is_rectangle(const Vertex& a, const Vertex& b, const Vertex& c, const Vertex& d) {
    return a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x && a.x < c.x && a.y < c.y && a.v == b.v && b.u == c.u &&
           c.v == d.v && d.u == a.u && a.colour == b.colour && a.colour == c.colour && a.colour == d.colour;
  }

  struct Box {
    int left, top, right, bottom;
  };

  // Outside the box that is drawn, the texture is clear: next to it in the atlas stand other letters.
  std::uint32_t texel(int x, int y, const Box* box) const {
    if (box != nullptr && (x < box->left || x >= box->right || y < box->top || y >= box->bottom)) return 0x00FFFFFFu;
    x = std::clamp(x, 0, texture_->width - 1);
    y = std::clamp(y, 0, texture_->height - 1);
    return texture_->texels[static_cast<std::size_t>(y) * static_cast<std::size_t>(texture_->width) + static_cast<std::size_t>(x)];
  }

  // Between four texels. u and v in texels.
  std::uint32_t sample(float u, float v, const Box* box = nullptr) const {
    if (texture_ == nullptr) return 0xFFFFFFFFu;
    u -= 0.5f, v -= 0.5f;
    float fu = std::floor(u), fv = std::floor(v);
    int x = static_cast<int>(fu), y = static_cast<int>(fv);
    auto wx = static_cast<std::uint32_t>((u - fu) * 256), wy = static_cast<std::uint32_t>((v - fv) * 256);
    std::array<std::uint32_t, 4> corners = {texel(x, y, box), texel(x + 1, y, box), texel(x, y + 1, box),
                                            texel(x + 1, y + 1, box)};
    std::array<std::uint32_t, 4> weights = {(256 - wx) * (256 - wy), wx * (256 - wy), (256 - wx) * wy, wx * wy};
    auto mix = [&](int shift) {
      std::uint32_t sum = 1u << 15;
      for (std::size_t i = 0; i < 4; ++i) sum += (corners[i] >> shift & 255) * weights[i];
      return sum >> 16;
    };
    if (texture_->only_coverage) return mix(24) << 24 | 0x00FFFFFFu;
    return mix(0) | mix(8) << 8 | mix(16) << 16 | mix(24) << 24;
  }

  std::uint32_t* row(int y) { return canvas_.pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas_.width_); }

  static void blend(std::uint32_t& pixel, std::uint32_t colour) {
    std::uint32_t a = colour >> 24;
    if (a == 0) return;
    std::uint32_t source = (colour & 255) << 16 | (colour & 0xFF00u) | (colour >> 16 & 255);
    if (a == 255) {
      pixel = 0xFF000000u | source;
      return;
    }
    a += a >> 7;  // 0 to 256
    std::uint32_t rb = ((source & 0xFF00FFu) * a + (pixel & 0xFF00FFu) * (256 - a) + 0x800080u) >> 8 & 0xFF00FFu;
    std::uint32_t g = ((source & 0x00FF00u) * a + (pixel & 0x00FF00u) * (256 - a) + 0x008000u) >> 8 & 0x00FF00u;
    pixel = 0xFF000000u | rb | g;
  }

  void span(int y, int from, int to, std::uint32_t colour) {
    std::uint32_t* line = row(y);
    if (colour >> 24 == 255) {
      std::uint32_t solid = 0xFF000000u | (colour & 255) << 16 | (colour & 0xFF00u) | (colour >> 16 & 255);
      std::fill(line + from, line + to, solid);
    } else {
      for (int x = from; x < to; ++x) blend(line[x], colour);
    }
  }

  void rectangle(const Vertex& a, const Vertex& c) {
    bool plain = texture_ == nullptr || (a.u == c.u && a.v == c.v);
    if (plain) {
      int from = std::max(left_, first_pixel(a.x)), to = std::min(right_, first_pixel(c.x));
      std::uint32_t colour = modulate(plain_texel(a), a.colour);
      for (int y = std::max(top_, first_pixel(a.y)); y < std::min(bottom_, first_pixel(c.y)) && from < to; ++y) span(y, from, to, colour);
      return;
    }
    // A letter or picture that stands between pixels reaches into those at its edges, too.
    int from = std::max(left_, static_cast<int>(std::floor(a.x))), to = std::min(right_, static_cast<int>(std::ceil(c.x)));
    auto w = static_cast<float>(texture_->width), h = static_cast<float>(texture_->height);
    Box box{static_cast<int>(std::lround(a.u * w)), static_cast<int>(std::lround(a.v * h)), static_cast<int>(std::lround(c.u * w)),
            static_cast<int>(std::lround(c.v * h))};
    float du = (c.u - a.u) * w / (c.x - a.x), dv = (c.v - a.v) * h / (c.y - a.y);
    for (int y = std::max(top_, static_cast<int>(std::floor(a.y))); y < std::min(bottom_, static_cast<int>(std::ceil(c.y))); ++y) {
      float v = a.v * h + (static_cast<float>(y) + 0.5f - a.y) * dv;
      std::uint32_t* line = row(y);
      for (int x = from; x < to; ++x) {
        std::uint32_t texture = sample(a.u * w + (static_cast<float>(x) + 0.5f - a.x) * du, v, &box);
        if (texture >> 24 != 0) blend(line[x], modulate(texture, a.colour));
      }
    }
  }

  std::uint32_t plain_texel(const Vertex& v) const {
    if (texture_ == nullptr) return 0xFFFFFFFFu;
    return sample(v.u * static_cast<float>(texture_->width), v.v * static_cast<float>(texture_->height));
  }

  void triangle(const Vertex& one, const Vertex& two, const Vertex& three) {
    std::array<const Vertex*, 3> v = {&one, &two, &three};
    std::stable_sort(v.begin(), v.end(), [](const Vertex* p, const Vertex* q) { return p->y < q->y; });
    float area = (v[1]->x - v[0]->x) * (v[2]->y - v[0]->y) - (v[2]->x - v[0]->x) * (v[1]->y - v[0]->y);
    if (area == 0) return;
    bool plain_uv = texture_ == nullptr || (one.u == two.u && one.u == three.u && one.v == two.v && one.v == three.v);
    bool plain = plain_uv && one.colour == two.colour && one.colour == three.colour;
    std::uint32_t texture = plain_uv ? plain_texel(one) : 0;
    std::uint32_t colour = plain ? modulate(texture, one.colour) : 0;
    if (!plain) shade(*v[0], *v[1], *v[2], area);
    for (int y = std::max(top_, first_pixel(v[0]->y)); y < std::min(bottom_, first_pixel(v[2]->y)); ++y) {
      float middle = static_cast<float>(y) + 0.5f;
      float along = edge_at(*v[0], *v[2], middle);
      float across = middle < v[1]->y ? edge_at(*v[0], *v[1], middle) : edge_at(*v[1], *v[2], middle);
      int from = std::max(left_, first_pixel(std::min(along, across))), to = std::min(right_, first_pixel(std::max(along, across)));
      if (plain && from < to) span(y, from, to, colour);
      else if (!plain) shaded_span(y, from, to, plain_uv, texture);
    }
  }

  // Both triangles beside an edge ask from its upper end: no pixel is drawn twice, none is left out.
  static float edge_at(const Vertex& upper, const Vertex& lower, float y) {
    return upper.x + (y - upper.y) * ((lower.x - upper.x) / (lower.y - upper.y));
  }

  void shade(const Vertex& a, const Vertex& b, const Vertex& c, float area) {
    auto plane = [&](float fa, float fb, float fc) {
      Plane p;
      p.dx = ((fb - fa) * (c.y - a.y) - (fc - fa) * (b.y - a.y)) / area;
      p.dy = ((fc - fa) * (b.x - a.x) - (fb - fa) * (c.x - a.x)) / area;
      p.at = fa - p.dx * a.x - p.dy * a.y;
      return p;
    };
    Colour ca = split(a.colour), cb = split(b.colour), cc = split(c.colour);
    red_ = plane(ca.r, cb.r, cc.r);
    green_ = plane(ca.g, cb.g, cc.g);
    blue_ = plane(ca.b, cb.b, cc.b);
    alpha_ = plane(ca.a, cb.a, cc.a);
    if (texture_ == nullptr) return;
    auto w = static_cast<float>(texture_->width), h = static_cast<float>(texture_->height);
    u_ = plane(a.u * w, b.u * w, c.u * w);
    v_ = plane(a.v * h, b.v * h, c.v * h);
  }

  void shaded_span(int y, int from, int to, bool plain_uv, std::uint32_t texture) {
    auto byte = [](float value) { return static_cast<std::uint32_t>(std::clamp(value, 0.f, 255.f) + 0.5f); };
    float py = static_cast<float>(y) + 0.5f;
    std::uint32_t* line = row(y);
    for (int x = from; x < to; ++x) {
      float px = static_cast<float>(x) + 0.5f;
      std::uint32_t colour = byte(red_(px, py)) | byte(green_(px, py)) << 8 | byte(blue_(px, py)) << 16 | byte(alpha_(px, py)) << 24;
      blend(line[x], modulate(plain_uv ? texture : sample(u_(px, py), v_(px, py)), colour));
    }
  }

  SoftCanvas& canvas_;
  std::span<const Vertex> vertices_;
  const SoftCanvas::Texture* texture_;
  int left_, top_, right_, bottom_;
  Plane red_, green_, blue_, alpha_, u_, v_;
};

TextureId SoftCanvas::create_texture(int width, int height, const std::uint8_t* rgba, int pitch) {
  Texture texture;
  texture.width = width;
  texture.height = height;
  texture.texels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  textures_[++last_texture_] = std::move(texture);
  update_texture(last_texture_, 0, 0, width, height, rgba, pitch);
  return last_texture_;
}

void SoftCanvas::update_texture(TextureId id, int x, int y, int width, int height, const std::uint8_t* rgba, int pitch) {
  auto found = textures_.find(id);
  if (found == textures_.end()) return;
  Texture& texture = found->second;
  auto columns = static_cast<std::size_t>(width);
  for (int line = 0; line < height; ++line, rgba += pitch) {
    std::uint32_t* to = texture.texels.data() + static_cast<std::size_t>(y + line) * static_cast<std::size_t>(texture.width) + x;
    std::memcpy(to, rgba, columns * 4);
    for (std::size_t i = 0; i < columns && texture.only_coverage; ++i)
      if (to[i] >> 24 != 0 && (to[i] & 0x00FFFFFFu) != 0x00FFFFFFu) texture.only_coverage = false;
  }
}

void SoftCanvas::destroy_texture(TextureId texture) { textures_.erase(texture); }

void SoftCanvas::set_size(int width, int height) {
  width_ = std::max(0, width);
  height_ = std::max(0, height);
}

void SoftCanvas::begin(std::uint32_t background) {
  std::uint32_t colour = 0xFF000000u | (background & 255) << 16 | (background & 0xFF00u) | (background >> 16 & 255);
  pixels_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), colour);
}

void SoftCanvas::draw(const Draw& draw) {
  if (pixels_.size() == static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_)) Raster(*this, draw).run(draw.indices);
}

base::Result<void> SoftCanvas::write_png(base::Files& files, const base::Path& path) {
  TRY(auto png, png_of(pixels_.data(), width_, height_));
  return files.replace(path, png);
}

}  // namespace blether::platform
