#include "app/ui/signature_pad.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/ui/widgets_parts.h"

namespace blether::ui {

namespace {

constexpr float kInk = 3.2F;          // look.md, signature pad
constexpr float kWhole = 10'000;      // PenPoint: parts of the pad's width
constexpr float kLineAt = 0.75F;

void draw_pad(Ui& ui, Rect rect) {
  ui.fill(rect, Colour::surface, ui.px(18));
  ui.stroke(rect, Colour::edge, control_stroke(ui), ui.px(18));
  float y = rect.y + rect.h * kLineAt, side = ui.px(32);
  ui.line(rect.x + side, y, rect.right() - side, y, Colour::edge, 2);
}

void draw_strokes(Ui& ui, const care::Strokes& strokes, Rect rect, float scale) {
  ImU32 ink = ui.colour(Colour::ink);
  std::vector<ImVec2> path;
  for (const care::Stroke& stroke : strokes) {
    path.clear();
    for (const care::PenPoint& point : stroke)
      path.push_back({rect.x + static_cast<float>(point.x) * scale, rect.y + static_cast<float>(point.y) * scale});
    if (path.size() == 1) ui.draw_list()->AddCircleFilled(path.front(), kInk / 2, ink);
    else ui.draw_list()->AddPolyline(path.data(), static_cast<int>(path.size()), ink, ImDrawFlags_None, kInk);
  }
}

care::PenPoint point_at(Rect rect, ImVec2 at, std::uint32_t ms) {
  auto part = [&](float length) { return static_cast<std::uint16_t>(std::clamp(length / rect.w * kWhole, 0.F, 65'535.F)); };
  float x = std::clamp(at.x, rect.x, rect.right()), y = std::clamp(at.y, rect.y, rect.bottom());
  return {part(x - rect.x), part(y - rect.y), ms};
}

// Where the pointer was, in order, since the last frame: the glass tells more often than frames are drawn.
std::vector<ImVec2> pointer_trail() {
  std::vector<ImVec2> trail;
  for (const ImGuiInputEvent& event : ImGui::GetCurrentContext()->InputEventsTrail)
    if (event.Type == ImGuiInputEventType_MousePos && event.MousePos.PosX > -FLT_MAX) trail.push_back({event.MousePos.PosX, event.MousePos.PosY});
  return trail;
}

}  // namespace

float signature_pad_height(const Ui& ui, float width) { return std::max(160.F, std::min(ui.px(180), width * 0.5F)); }

bool signature_pad(Ui& ui, std::string_view id, std::string_view hint, std::string_view clear, Rect rect, PenState& pen) {
  draw_pad(ui, rect);
  float pad = ui.px(18), quiet = pen.empty() ? 0 : quiet_width(ui, clear);
  TextStyle small = text_style(TextSize::small, Weight::medium, Colour::ink_soft);
  bool changed = false;
  std::string clear_id = std::string(id) + "/clear";
  if (!pen.empty() && quiet_button(ui, clear_id, clear, rect.right() - quiet - ui.px(6), rect.y + ui.px(4))) pen.clear(), changed = true;
  ui.words("", hint, small, rect.x + pad, rect.y + ui.px(14), rect.w - 2 * pad - quiet);
  Node made = node(id, Role::image, hint);
  if (!pen.empty()) made.value = ui.t("agreed.signed");
  ui.note(made, rect);
  if (ui.inert()) return changed;

  // An item of its own, not one of Ui::touch: what scrolls takes presses away from those.
  ImGuiID item = ImGui::GetCurrentWindow()->GetID(std::string(id).c_str());
  ImRect box(rect.x, rect.y, rect.right(), rect.bottom());
  bool hovered = false, held = false;
  if (ImGui::ItemAdd(box, item, nullptr, ImGuiItemFlags_NoNav)) ImGui::ButtonBehavior(box, item, &hovered, &held, ImGuiButtonFlags_NoNavFocus);
  if (held && !pen.down_) {
    if (pen.empty()) pen.began_ = ui.time;
    pen.strokes_.emplace_back();
  }
  if (held || pen.down_) {
    auto trail = pointer_trail();
    if (held && !pen.down_ && trail.empty()) trail.push_back(ImGui::GetIO().MousePos);
    auto ms = static_cast<std::uint32_t>((ui.time - pen.began_) * 1000);
    for (ImVec2 at : trail) {
      if (pen.points_ >= care::kMostPenPoints) break;
      care::PenPoint point = point_at(rect, at, ms);
      care::Stroke& stroke = pen.strokes_.back();
      if (!stroke.empty() && stroke.back().x == point.x && stroke.back().y == point.y) continue;
      stroke.push_back(point), ++pen.points_, changed = true;
    }
  }
  pen.down_ = held;
  if (changed) ui.wants_frame = true;
  draw_strokes(ui, pen.strokes(), rect, rect.w / kWhole);
  return changed;
}

void signature(Ui& ui, std::string_view id, std::string_view name, const care::Strokes& strokes, Rect rect) {
  draw_pad(ui, rect);
  float bottom = 1;
  for (const care::Stroke& stroke : strokes)
    for (const care::PenPoint& point : stroke) bottom = std::max(bottom, static_cast<float>(point.y));
  // On a pad of another shape it is drawn smaller rather than cut.
  draw_strokes(ui, strokes, rect, std::min(rect.w / kWhole, rect.h / bottom));
  ui.note(node(id, Role::image, name), rect);
}

}  // namespace blether::ui
