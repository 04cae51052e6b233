#include "app/ui/ui.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>

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
  if (touch.focused && memory_->nav_before != id) bring_into_view(rect);
  if (touch.focused) memory_->nav_before = id;
  node.rect = rect;
  node.visible = visible_part(rect);
  node.focused = node.focused || touch.focused;
  node.disabled = node.disabled || !enabled;
  nodes.add(std::move(node));
  return touch;
}

Rect Ui::visible_part(Rect rect) const {
  ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
  return rect.meet({clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()});
}

void Ui::note(Node node, Rect rect) {
  if (inert()) return;
  node.rect = rect;
  node.visible = visible_part(rect);
  nodes.add(std::move(node));
}

void Ui::bring_into_view(Rect rect) {
  if (memory_->scroll_stack.empty()) return;
  ScrollArea& area = memory_->scrolls[memory_->scroll_stack.back()];
  const float gap = px(16), before = area.offset;
  if (rect.bottom() > area.view.bottom() - gap) area.offset += rect.bottom() + gap - area.view.bottom();
  if (rect.y < area.view.y + gap) area.offset -= area.view.y + gap - rect.y;
  if (area.offset != before) wants_frame = true;
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
  // A thumb beside the content, clear of the round corners of a card.
  Rect track = area.view.inset(0, std::min(px(20), area.view.h / 8));
  float height = std::max(px(40), track.h * area.view.h / area.content);
  float top = track.y + (track.h - height) * area.offset / area.most();
  fill({track.right() - 7, top, 4, height}, area.velocity != 0 ? Colour::edge : Colour::line, 2);
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
  nodes.release();
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
  raised_shadow(sheet, px(28));
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
