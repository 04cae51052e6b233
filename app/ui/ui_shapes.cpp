#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/ui/icons.h"
#include "app/ui/ui.h"

namespace blether::ui {

ImDrawList* Ui::draw_list() const { return ImGui::GetWindowDrawList(); }

void Ui::fill(Rect r, Colour c, float radius) {
  draw_list()->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, colour(c), std::min(radius, r.h / 2));
}

void Ui::stroke(Rect r, Colour c, float thickness, float radius) {
  // Drawn inside the rectangle. Not AddRect, which moves it by half a pixel.
  float half = thickness / 2;
  draw_list()->PathRect({r.x + half, r.y + half}, {r.right() - half, r.bottom() - half},
                        std::max(0.f, std::min(radius, r.h / 2) - half));
  draw_list()->PathStroke(colour(c), ImDrawFlags_Closed, thickness);
}

namespace {

// Draws the inked parts of a closed path, dash after gap, all around.
void dash_along(ImDrawList* list, const std::vector<ImVec2>& path, ImU32 colour, float thickness) {
  constexpr float kDash = 6, kGap = 5;
  float phase = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    ImVec2 a = path[i], b = path[(i + 1) % path.size()];
    float length = std::hypot(b.x - a.x, b.y - a.y);
    for (float at = 0; at < length;) {
      bool ink = phase < kDash;
      float run = std::max(0.01f, std::min(length - at, (ink ? kDash : kDash + kGap) - phase));
      auto point = [&](float along) { return ImVec2(a.x + (b.x - a.x) * along / length, a.y + (b.y - a.y) * along / length); };
      if (ink) list->AddLine(point(at), point(at + run), colour, thickness);
      at += run;
      phase = std::fmod(phase + run, kDash + kGap);
    }
  }
}

// Three corners of `radius`, one of `corner`.
void talk_path(ImDrawList* list, Rect r, float radius, float corner, bool mine) {
  float left = mine ? radius : corner, right = mine ? corner : radius;
  auto arc = [list](float x, float y, float rad, int from, int to) {
    if (rad <= 0) list->PathLineTo({x, y});
    else list->PathArcTo({x, y}, rad, static_cast<float>(from) * IM_PI / 6, static_cast<float>(to) * IM_PI / 6);
  };
  list->PathClear();
  arc(r.x + radius, r.y + radius, radius, 6, 9);
  arc(r.right() - radius, r.y + radius, radius, 9, 12);
  arc(r.right() - right, r.bottom() - right, right, 0, 3);
  arc(r.x + left, r.bottom() - left, left, 3, 6);
}

constexpr float kTalkCorner = 4;

}  // namespace

void Ui::dashed(Rect r, Colour c, float thickness, float radius) {
  ImDrawList* list = draw_list();
  float half = thickness / 2;
  list->PathClear();
  list->PathRect({r.x + half, r.y + half}, {r.right() - half, r.bottom() - half}, radius - half);
  std::vector<ImVec2> path(list->_Path.begin(), list->_Path.end());
  list->PathClear();
  dash_along(list, path, colour(c), thickness);
}

void Ui::talk_fill(Rect r, Colour c, float radius, bool mine) { leaf_fill(r, c, std::min(radius, r.h / 2), kTalkCorner, mine); }

void Ui::leaf_fill(Rect r, Colour c, float radius, float corner, bool mine) {
  talk_path(draw_list(), r, radius, corner, mine);
  draw_list()->PathFillConvex(colour(c));
}

void Ui::talk_stroke(Rect r, Colour c, float thickness, float radius, bool mine) {
  float half = thickness / 2;
  talk_path(draw_list(), r.inset(half), std::min(radius, r.h / 2) - half, kTalkCorner - half, mine);
  draw_list()->PathStroke(colour(c), ImDrawFlags_Closed, thickness);
}

void Ui::line(float x1, float y1, float x2, float y2, Colour c, float thickness) {
  // Straight lines as filled rectangles: sharp at every place.
  if (y1 == y2) draw_list()->AddRectFilled({x1, y1 - thickness / 2}, {x2, y1 + thickness / 2}, colour(c));
  else if (x1 == x2) draw_list()->AddRectFilled({x1 - thickness / 2, y1}, {x1 + thickness / 2, y2}, colour(c));
  else draw_list()->AddLine({x1, y1}, {x2, y2}, colour(c), thickness);
}

void Ui::circle(float x, float y, float radius, Colour c) { draw_list()->AddCircleFilled({x, y}, radius, colour(c)); }

void Ui::ring(float x, float y, float radius, Colour c, float thickness) {
  draw_list()->AddCircle({x, y}, radius - thickness / 2 + 0.5f, colour(c), 0, thickness);
}

namespace {

struct Layer {
  float offset, grow, alpha;
};

void shadow(ImDrawList* list, Rect r, float radius, Rgba colour, std::initializer_list<Layer> layers) {
  for (const Layer& layer : layers) {
    Rect s = r.grown(layer.grow);
    list->AddRectFilled({s.x, s.y + layer.offset}, {s.right(), s.bottom() + layer.offset}, with_alpha(colour, layer.alpha),
                        radius + layer.grow);
  }
}

}  // namespace

void Ui::card_shadow(Rect r, float radius) {
  if (!theme->high_contrast)
    shadow(draw_list(), r, radius, colour(Colour::shadow), {{1, 0, 0.03f}, {2, 0.5f, 0.02f}, {2.5f, 1.5f, 0.012f}, {3, 2.5f, 0.008f}});
}

void Ui::raised_shadow(Rect r, float radius) {
  if (theme->high_contrast) return;
  // Many faint layers: what they add up to fades without an edge.
  for (int i = 1; i <= 12; ++i) {
    auto step = static_cast<float>(i);
    shadow(draw_list(), r, radius, colour(Colour::shadow), {{2 + step, step, 0.012f}});
  }
}

void Ui::icon(std::string_view name, float x, float y, float size, Colour c) {
  if (icons) icons->draw(draw_list(), name, x, y, size, colour(c));
}

void Ui::icon_in(std::string_view name, Rect r, float size, Colour c) {
  icon(name, r.x + (r.w - size) / 2, r.y + (r.h - size) / 2, size, c);
}

void Ui::focus_ring(Rect r, float radius) {
  auto band = [&](float grow, Colour c) {
    stroke(r.grown(grow + 3), c, 3, std::min(radius, r.h / 2) + grow + 3);
  };
  band(6, Colour::focus_halo);
  band(3, Colour::focus);
  band(0, Colour::paper);
}

void Ui::clip(Rect r) { ImGui::PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true); }
void Ui::unclip() { ImGui::PopClipRect(); }

}  // namespace blether::ui
