#include "app/ui/ui.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <cstring>
#include <tuple>

#include "app/ui/fonts.h"
#include "app/ui/icons.h"
#include "app/ui/memory.h"

namespace blether::ui {

const char* role_name(Role role) {
  switch (role) {
    case Role::button: return "button";
    case Role::link: return "link";
    case Role::text_field: return "text";
    case Role::choice: return "choice";
    case Role::checkbox: return "checkbox";
    case Role::heading: return "heading";
    case Role::text: return "words";
    case Role::list_row: return "row";
    case Role::status: return "status";
    case Role::image: return "image";
    case Role::sheet: return "sheet";
    case Role::progress: return "progress";
    case Role::tab: return "tab";
  }
  return "";
}

// --- type

float Ui::text_px(TextSize size) const {
  float s = scale();
  // Above 150 % the biggest sizes grow by half the further step only.
  if (s > 1.5f && (size == TextSize::title || size == TextSize::prompt || size == TextSize::display)) s = 1.5f + (s - 1.5f) / 2;
  return std::round(themes->size(size).px * s);
}

float Ui::line_px(TextSize size) const {
  const TypeSize& type = themes->size(size);
  return std::round(text_px(size) * type.line / type.px);
}

int Ui::weight_of(TextStyle style) const {
  return style.weight >= 0 ? style.weight : static_cast<int>(themes->size(style.size).weight);
}

ImFont* Ui::font(int weight) const { return fonts->font(settings.face, static_cast<Weight>(weight)); }

float Ui::font_size(TextSize size) const {
  const Face& face = themes->face(settings.face);
  return text_px(size) * face.line_box * face.optical;
}

namespace {

// Rows of a text wrapped to a width; 0: only at line ends.
struct Row {
  const char* begin;
  const char* end;
};

std::vector<Row> rows_of(ImFont* font, float size, std::string_view text, float width) {
  std::vector<Row> rows;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    const char* newline = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    const char* line_end = newline ? newline : end;
    if (width > 0) {
      const char* wrap = font->CalcWordWrapPosition(size, at, line_end, width);
      if (wrap < line_end) {
        if (wrap == at) ++wrap;
        rows.push_back({at, wrap});
        at = wrap;
        while (at < line_end && *at == ' ') ++at;
        continue;
      }
    }
    rows.push_back({at, line_end});
    at = newline ? newline + 1 : end;
    if (newline && at == end) rows.push_back({end, end});
  }
  if (rows.empty()) rows.push_back({text.data(), text.data()});
  return rows;
}

float row_width(ImFont* font, float size, const Row& row) {
  return font->CalcTextSizeA(size, FLT_MAX, 0, row.begin, row.end).x;
}

}  // namespace

Size Ui::measure(std::string_view text, TextStyle style, float width) const {
  ImFont* f = font(weight_of(style));
  float size = font_size(style.size);
  auto rows = rows_of(f, size, text, width);
  float widest = 0;
  for (const Row& row : rows) widest = std::max(widest, row_width(f, size, row));
  return {std::ceil(widest), static_cast<float>(rows.size()) * line_px(style.size)};
}

Size Ui::words(std::string_view id, std::string_view text, TextStyle style, float x, float y, float width, Role role) {
  ImFont* f = font(weight_of(style));
  float size = font_size(style.size), step = line_px(style.size);
  auto rows = rows_of(f, size, text, width);
  float top = y + (step - size) / 2, widest = 0;
  for (const Row& row : rows) {
    if (row.end > row.begin)
      draw_list()->AddText(f, size, {std::round(x), std::round(top)}, colour(style.colour), row.begin, row.end);
    widest = std::max(widest, row_width(f, size, row));
    top += step;
  }
  Size taken{std::ceil(widest), static_cast<float>(rows.size()) * step};
  if (!id.empty() && !inert()) {
    Node node;
    node.id = id;
    node.role = role;
    node.name = text;
    node.rect = {x, y, taken.w, taken.h};
    ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    node.visible = node.rect.meet({clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()});
    nodes.add(std::move(node));
  }
  return taken;
}

void Ui::words_in(std::string_view text, TextStyle style, Rect rect, float align) {
  Size size = measure(text, style);
  if (size.w <= rect.w) {
    words("", text, style, rect.x + (rect.w - size.w) * align, rect.y + (rect.h - size.h) / 2);
    return;
  }
  // Too wide: as much as fits, and a mark that there is more.
  std::string cut(text);
  while (!cut.empty()) {
    do cut.pop_back();
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80);
    if (!cut.empty() && static_cast<unsigned char>(cut.back()) >= 0xC0) cut.pop_back();
    if (measure(cut + "…", style).w <= rect.w) break;
  }
  words("", cut + "…", style, rect.x, rect.y + (rect.h - size.h) / 2);
}

float Ui::balanced(std::string_view text, TextStyle style, float width) const {
  ImFont* f = font(weight_of(style));
  float size = font_size(style.size);
  std::size_t lines = rows_of(f, size, text, width).size();
  if (lines < 2) return width;
  float low = width / static_cast<float>(lines), high = width;
  while (high - low > 4) {
    float middle = (low + high) / 2;
    (rows_of(f, size, text, middle).size() > lines ? low : high) = middle;
  }
  return high;
}

// --- shapes

ImDrawList* Ui::draw_list() const { return ImGui::GetWindowDrawList(); }

void Ui::fill(Rect r, Colour c, float radius) {
  draw_list()->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, colour(c), std::min(radius, r.h / 2));
}

void Ui::stroke(Rect r, Colour c, float thickness, float radius) {
  float half = thickness / 2;  // drawn inside the rectangle
  draw_list()->AddRect({r.x + half, r.y + half}, {r.right() - half, r.bottom() - half}, colour(c),
                       std::max(0.f, std::min(radius, r.h / 2) - half), 0, thickness);
}

void Ui::dashed(Rect r, Colour c, float thickness, float radius) {
  ImDrawList* list = draw_list();
  float half = thickness / 2, l = r.x + half, t = r.y + half, rr = r.right() - half, b = r.bottom() - half;
  list->PathClear();
  list->PathRect({l, t}, {rr, b}, radius);
  std::vector<ImVec2> path(list->_Path.begin(), list->_Path.end());
  list->PathClear();
  if (path.size() < 2) return;
  path.push_back(path.front());
  constexpr float kDash = 6, kGap = 5;
  float along = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    ImVec2 a = path[i - 1], e = path[i];
    float length = std::hypot(e.x - a.x, e.y - a.y);
    for (float at = 0; at < length;) {
      float phase = std::fmod(along + at, kDash + kGap);
      bool ink = phase < kDash;
      float run = std::min(length - at, (ink ? kDash : kDash + kGap) - phase);
      if (run <= 0.01f) run = 0.01f;
      if (ink)
        list->AddLine({a.x + (e.x - a.x) * at / length, a.y + (e.y - a.y) * at / length},
                      {a.x + (e.x - a.x) * (at + run) / length, a.y + (e.y - a.y) * (at + run) / length}, colour(c), thickness);
      at += run;
    }
    along += length;
  }
}

static void talk_path(ImDrawList* list, Rect r, float radius, bool mine) {
  float small = 4, left = mine ? radius : small, right = mine ? small : radius;
  list->PathClear();
  list->PathArcToFast({r.x + radius, r.y + radius}, radius, 6, 9);
  list->PathArcToFast({r.right() - radius, r.y + radius}, radius, 9, 12);
  list->PathArcToFast({r.right() - right, r.bottom() - right}, right, 0, 3);
  list->PathArcToFast({r.x + left, r.bottom() - left}, left, 3, 6);
}

void Ui::talk_fill(Rect r, Colour c, float radius, bool mine) {
  talk_path(draw_list(), r, std::min(radius, r.h / 2), mine);
  draw_list()->PathFillConvex(colour(c));
}

void Ui::talk_stroke(Rect r, Colour c, float thickness, float radius, bool mine) {
  talk_path(draw_list(), r.inset(thickness / 2), std::min(radius, r.h / 2), mine);
  draw_list()->PathStroke(colour(c), ImDrawFlags_Closed, thickness);
}

void Ui::line(float x1, float y1, float x2, float y2, Colour c, float thickness) {
  draw_list()->AddLine({x1, y1}, {x2, y2}, colour(c), thickness);
}

void Ui::circle(float x, float y, float radius, Colour c) { draw_list()->AddCircleFilled({x, y}, radius, colour(c)); }

void Ui::ring(float x, float y, float radius, Colour c, float thickness) {
  draw_list()->AddCircle({x, y}, radius - thickness / 2, colour(c), 0, thickness);
}

void Ui::card_shadow(Rect r, float radius) {
  if (theme->high_contrast) return;
  auto layer = [&](float offset, float grow, float alpha) {
    Rect s = r.grown(grow);
    draw_list()->AddRectFilled({s.x, s.y + offset}, {s.right(), s.bottom() + offset},
                               with_alpha(colour(Colour::shadow), alpha), radius + grow);
  };
  layer(1, 0, 0.04f);
  layer(3, 3, 0.03f);
}

void Ui::icon(std::string_view name, float x, float y, float size, Colour c) {
  if (icons) icons->draw(draw_list(), name, x, y, size, colour(c));
}

void Ui::icon_in(std::string_view name, Rect r, float size, Colour c) {
  icon(name, r.x + (r.w - size) / 2, r.y + (r.h - size) / 2, size, c);
}

void Ui::focus_ring(Rect r, float radius) {
  ImDrawList* list = draw_list();
  auto band = [&](float grow, Colour c) {
    Rect b = r.grown(grow + 1.5f);
    list->AddRect({b.x, b.y}, {b.right(), b.bottom()}, colour(c), radius + grow + 1.5f, 0, 3);
  };
  band(0, Colour::paper);
  band(3, Colour::focus);
  band(6, Colour::focus_halo);
}

void Ui::clip(Rect r) { ImGui::PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true); }
void Ui::unclip() { ImGui::PopClipRect(); }

// --- input

bool Ui::inert() const { return !memory_->open_sheet.empty() && sheet_depth_ == 0; }

Touch Ui::touch(Node node, Rect rect, bool enabled) {
  if (inert()) return {};
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  ImGuiID id = window->GetID(node.id.c_str());
  ImRect box(rect.x, rect.y, rect.right(), rect.bottom());
  Touch touch;
  if (ImGui::ItemAdd(box, id)) {
    bool hovered = false;
    touch.pressed = ImGui::ButtonBehavior(box, id, &hovered, &touch.held);
  }
  memory_->ours.push_back(id);
  touch.focused = g.NavId == id && g.NavCursorVisible;
  // Keyboard focus that moved out of sight pulls its scroll area along.
  if (touch.focused && memory_->nav_before != id && !memory_->scroll_stack.empty()) {
    ScrollArea& area = memory_->scrolls[memory_->scroll_stack.back()];
    float gap = px(16);
    if (rect.y < area.view.y + gap) area.offset -= area.view.y + gap - rect.y;
    if (rect.bottom() > area.view.bottom() - gap) area.offset += rect.bottom() + gap - area.view.bottom();
    wants_frame = true;
  }
  if (touch.focused) memory_->nav_before = id;
  ImRect clip = window->ClipRect;
  node.rect = rect;
  node.visible = rect.meet({clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()});
  node.focused = node.focused || g.NavId == id;
  node.disabled = !enabled;
  nodes.add(std::move(node));
  return touch;
}

bool Ui::key_pressed_escape() const { return ImGui::IsKeyPressed(ImGuiKey_Escape, false); }
bool Ui::pointer_in(Rect r) const {
  ImVec2 at = ImGui::GetIO().MousePos;
  return r.contains(at.x, at.y);
}

// --- scrolling

Rect Ui::begin_scroll(std::string_view id, Rect view) {
  ScrollArea& area = memory_->scrolls[std::string(id)];
  area.view = view;
  area.seen = memory_->frame;
  area.on_sheet = sheet_depth_ > 0;
  ImGuiIO& io = ImGui::GetIO();
  if (!inert() && io.MouseWheel != 0 && pointer_in(view)) area.offset -= io.MouseWheel * px(60);
  bool editing = io.WantTextInput;
  if (!inert() && !editing) {
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) area.offset += view.h * 0.9f;
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) area.offset -= view.h * 0.9f;
  }
  area.offset = std::clamp(area.offset, 0.f, area.most());
  memory_->scroll_stack.emplace_back(id);
  clip(view);
  return {view.x, view.y - std::round(area.offset), view.w, view.h};
}

void Ui::end_scroll(float content_bottom) {
  unclip();
  ScrollArea& area = memory_->scrolls[memory_->scroll_stack.back()];
  memory_->scroll_stack.pop_back();
  float content = content_bottom - area.view.y + std::round(area.offset);
  if (std::abs(content - area.content) > 0.5f) wants_frame = true;
  area.content = content;
  if (area.most() < 1) return;
  float height = std::max(px(40), area.view.h * area.view.h / area.content);
  float top = area.view.y + (area.view.h - height) * area.offset / area.most();
  fill({area.view.right() - 5, top, 4, height}, Colour::edge, 2);
}

void Ui::scroll_to(std::string_view id, float offset) {
  memory_->scrolls[std::string(id)].offset = offset;
  wants_frame = true;
}

float Ui::scroll_offset(std::string_view id) const {
  auto found = memory_->scrolls.find(id);
  return found == memory_->scrolls.end() ? 0 : found->second.offset;
}

// --- sheets

bool Ui::begin_sheet(std::string_view id, std::string_view title, Rect& inside) {
  bool new_one = memory_->open_sheet != id;
  memory_->sheet_now = id;
  if (new_one) {  // this frame the page behind was still alive: take the press away from it, and draw from the next frame
    ImGui::ClearActiveID();
    wants_frame = true;
  }
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({screen.w, screen.h});
  if (new_one) ImGui::SetNextWindowFocus();
  ImGui::Begin("##sheet", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
  ++sheet_depth_;
  draw_list()->AddRectFilled({0, 0}, {screen.w, screen.h}, with_alpha(colour(Colour::scrim), 0.55f));
  float pad = px(36), width = std::min(px(760), screen.w - px(64));
  float known = memory_->sheet_heights.contains(id) ? memory_->sheet_heights.find(id)->second : px(420);
  float height = std::min(known, screen.h - px(32));
  Rect sheet{std::round((screen.w - width) / 2), std::round((screen.h - height) / 2), width, height};
  if (!theme->high_contrast)
    for (auto [offset, grow, alpha] : {std::tuple(2.f, 0.f, 0.05f), std::tuple(6.f, 6.f, 0.04f), std::tuple(14.f, 12.f, 0.03f)})
      draw_list()->AddRectFilled({sheet.x - grow, sheet.y - grow + offset}, {sheet.right() + grow, sheet.bottom() + grow + offset},
                                 with_alpha(colour(Colour::shadow), alpha), px(28) + grow);
  fill(sheet, Colour::raised, px(28));
  if (theme->high_contrast) stroke(sheet, Colour::line, 2, px(28));

  Rect body = sheet.inset(pad, px(32));
  float cross = px(48);
  Node close;
  close.id = std::string(id) + "/close";
  close.role = Role::button;
  close.name = t("sheet.close");
  Rect close_box{body.right() - cross + px(10), body.y - px(6), cross, cross};
  Touch on_close = touch(close, close_box);
  if (on_close.held) fill(close_box, Colour::primary_tint, px(14));
  icon_in("close", close_box, px(26), Colour::primary_ink);
  if (on_close.focused) focus_ring(close_box, px(14));
  Size took = words(std::string(id) + "/title", title, text_style(TextSize::title), body.x, body.y, body.w - cross, Role::heading);
  inside = {body.x, body.y + took.h + px(12), body.w, body.h - took.h - px(12)};
  bool outside = ImGui::IsMouseClicked(0) && !pointer_in(sheet) && !new_one;
  if (on_close.pressed || outside || (key_pressed_escape() && !new_one)) {
    end_sheet(inside.y);
    memory_->sheet_now.clear();
    return false;
  }
  return true;
}

void Ui::end_sheet(float content_bottom) {
  float pad = px(32);
  float& known = memory_->sheet_heights.try_emplace(memory_->sheet_now, 0.f).first->second;
  float height = std::min(known > 0 ? known : px(420), screen.h - px(32));
  float top = std::round((screen.h - height) / 2);
  float wanted = content_bottom - top + pad;
  if (std::abs(wanted - known) > 0.5f && !memory_->sheet_now.empty()) known = wanted, wants_frame = true;
  --sheet_depth_;
  ImGui::End();
}

}  // namespace blether::ui
