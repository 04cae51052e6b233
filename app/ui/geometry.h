// Rectangles in pixels, and cutting pieces off them: how pages are laid out.
#pragma once

#include <algorithm>

namespace blether::ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool empty() const { return w <= 0 || h <= 0; }
  bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  Rect inset(float dx, float dy) const { return {x + dx, y + dy, std::max(0.f, w - 2 * dx), std::max(0.f, h - 2 * dy)}; }
  Rect inset(float d) const { return inset(d, d); }
  Rect grown(float d) const { return {x - d, y - d, w + 2 * d, h + 2 * d}; }
  Rect meet(const Rect& other) const {
    float l = std::max(x, other.x), t = std::max(y, other.y);
    float r = std::min(right(), other.right()), b = std::min(bottom(), other.bottom());
    return {l, t, std::max(0.f, r - l), std::max(0.f, b - t)};
  }
  // Take a strip off one side; what is left stays in *this. `gap` is dropped between.
  Rect cut_top(float height, float gap = 0) {
    Rect strip{x, y, w, height};
    y += height + gap;
    h = std::max(0.f, h - height - gap);
    return strip;
  }
  Rect cut_bottom(float height, float gap = 0) {
    Rect strip{x, bottom() - height, w, height};
    h = std::max(0.f, h - height - gap);
    return strip;
  }
  Rect cut_left(float width, float gap = 0) {
    Rect strip{x, y, width, h};
    x += width + gap;
    w = std::max(0.f, w - width - gap);
    return strip;
  }
  Rect cut_right(float width, float gap = 0) {
    Rect strip{right() - width, y, width, h};
    w = std::max(0.f, w - width - gap);
    return strip;
  }
  // The n-th of `of` equal columns with `gap` between.
  Rect column(int n, int of, float gap) const {
    float width = (w - gap * static_cast<float>(of - 1)) / static_cast<float>(of);
    return {x + (width + gap) * static_cast<float>(n), y, width, h};
  }
};

}  // namespace blether::ui
