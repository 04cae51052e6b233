#include "app/ui/editor/editor.h"

#include <algorithm>
#include <cmath>

#include "app/ui/editor/editor_frame.h"

namespace blether::ui {
namespace {

// A draft is committed after this pause, and during long typing at least this often (seconds).
constexpr double kSavePause = 0.7;
constexpr double kSaveAtLeast = 5;

constexpr char32_t kSecretDot = 0x2022;

// Asks for the baked font each time: Dear ImGui throws away what was not used for a while.
Advance advance_of(ImFont* font, float size, bool secret) {
  return [font, size, secret](char32_t code) {
    ImFontBaked* baked = font->GetFontBaked(size);
    return baked->GetCharAdvance(static_cast<ImWchar>(secret ? kSecretDot : code)) * (size / baked->Size);
  };
}

ImFont* font_or_current(ImFont* font) { return font ? font : ImGui::GetFont(); }

}  // namespace

EditorFrame::EditorFrame(EditorState& state, const EditorStyle& style, const EditorField& field, ImVec2 min, ImVec2 max)
    : s_(state), style_(style), field_(field), box_(min, max),
      inner_(min + style.padding, ImMax(max - style.padding, min + style.padding)), window_(ImGui::GetCurrentWindow()),
      id_(window_->GetID(field.id.data(), field.id.data() + field.id.size())), io_(ImGui::GetIO()),
      now_(ImGui::GetTime()), font_(font_or_current(style.font)), version_before_(state.seen_version_),
      caret_before_(state.model_.caret()) {}

EditorResult EditorFrame::run() {
  const bool in_view = submit_item();
  lay_out();
  settle_focus();
  if (in_view || s_.focused_) {
    chips();
    pointer();
    if (s_.focused_) keyboard();
  }
  lay_out();
  settle_scroll();
  if (in_view) draw();
  report();
  plan_saving();
  return std::move(result_);
}

bool EditorFrame::submit_item() {
  const ImVec2 cursor = window_->DC.CursorPos;
  const ImVec2 extent = window_->DC.CursorMaxPos;
  const bool in_view = ImGui::ItemAdd(box_, id_, nullptr, ImGuiItemFlags_Inputable);
  window_->DC.CursorPos = cursor;
  window_->DC.CursorMaxPos = extent;
  hovered_ = in_view && ImGui::ItemHoverable(box_, id_, ImGui::GetItemFlags());
  if (hovered_) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  return in_view;
}

void EditorFrame::lay_out() {
  const float width = std::max(1.F, inner_.GetWidth() - style_.caret_width);
  if (s_.laid_version_ == s_.model_.version() && s_.laid_width_ == width && s_.laid_size_ == style_.font_size &&
      s_.laid_font_ == font_)
    return;
  s_.layout_.lay_out(text(), width, advance_of(font_, style_.font_size, field_.secret));
  const bool same_style = s_.laid_font_ == font_ && s_.laid_size_ == style_.font_size && s_.laid_width_ == width;
  if (!same_style && s_.focused_) s_.follow_caret_ = true;
  s_.laid_version_ = s_.model_.version();
  s_.laid_width_ = width;
  s_.laid_size_ = style_.font_size;
  s_.laid_font_ = font_;
}

// Focus comes by request, by tabbing, or by a press (pointer()); it goes by request, by a press elsewhere, or when
// Dear ImGui's own focus has moved on.
void EditorFrame::settle_focus() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  const bool tabbed_here = g.NavActivateId == id_ && g.ActiveId != id_;
  if (s_.focus_requested_ || (tabbed_here && !s_.focused_)) focus();
  s_.focus_requested_ = false;
  if (ImGui::IsMouseClicked(0)) s_.press_kept_ = !hovered_ && press_keeps_focus();
  if (ImGui::IsKeyPressed(ImGuiKey_Tab)) s_.press_kept_ = false;
  if (s_.blur_requested_ || (s_.focused_ && focus_moved_on())) blur();
  s_.blur_requested_ = false;
  if (!s_.focused_) return;
  if (g.ActiveId == 0 && !ImGui::IsMouseDown(0)) ImGui::SetActiveID(id_, window_);
  if (g.ActiveId == id_) {
    // Being typed into does not keep a pointer from other things, unless it is at work in here.
    g.ActiveIdAllowOverlap = !ImGui::IsMouseDown(0);
    g.ActiveIdUsingNavDirMask |= 0xF;
  }
}

// A press that keeps us active may have taken Dear ImGui's focus to a key of the on-screen keyboard: it comes back.
bool EditorFrame::focus_moved_on() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  if (g.NavWindow && g.NavWindow->RootWindow != window_->RootWindow) return true;
  if (g.NavId == 0 || g.NavId == id_) return false;
  if (!s_.press_kept_) return true;
  ImGui::SetFocusID(id_, window_);
  return false;
}

void EditorFrame::focus() {
  if (!s_.focused_) {
    s_.about_to_change();
    result_.focus_gained = true;
    s_.focused_ = true;
  }
  ImGui::SetActiveID(id_, window_);
  ImGui::SetFocusID(id_, window_);
  ImGui::FocusWindow(window_);
}

void EditorFrame::blur() {
  if (!s_.focused_) return;
  ImGuiContext& g = *ImGui::GetCurrentContext();
  result_.focus_lost = true;
  s_.focused_ = false;
  s_.chips_.clear();
  s_.drag_ = EditorState::Drag::none;
  s_.model_.end_phrase();
  if (g.ActiveId == id_) ImGui::ClearActiveID();
}

ImVec2 EditorFrame::caret_corner(std::size_t at, bool at_row_end) const {
  const std::size_t row = s_.layout_.row_of(at, at_row_end);
  // Hanging blanks would put it outside.
  const float x = std::min(s_.layout_.x_of(text(), row, at), inner_.GetWidth() - style_.caret_width);
  return {inner_.Min.x + x, inner_.Min.y + static_cast<float>(row) * style_.row_height - s_.scroll_};
}

float EditorFrame::most_scroll() const {
  const float all = static_cast<float>(s_.layout_.rows().size()) * style_.row_height;
  return std::max(0.F, all - inner_.GetHeight());
}

void EditorFrame::settle_scroll() {
  if (s_.follow_caret_) {
    const float top = caret_corner(s_.model_.caret(), s_.at_row_end_).y - inner_.Min.y + s_.scroll_;
    s_.scroll_ = std::min(s_.scroll_, top);
    s_.scroll_ = std::max(s_.scroll_, top + style_.row_height - inner_.GetHeight());
    s_.fling_ = 0;
    result_.follow = s_.focused_;
  }
  s_.follow_caret_ = false;
  s_.scroll_ = std::round(std::clamp(s_.scroll_, 0.F, most_scroll()));
}

void EditorFrame::report() {
  result_.changed = s_.model_.version() != version_before_;
  result_.caret_moved = s_.model_.caret() != caret_before_;
  result_.wanted_height = static_cast<float>(s_.layout_.rows().size()) * style_.row_height + 2 * style_.padding.y;
  result_.caret_min = caret_corner(s_.model_.caret(), s_.at_row_end_);
  result_.caret_max = result_.caret_min + ImVec2(style_.caret_width, style_.row_height);
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  result_.ringed = g.NavId == id_ && g.NavCursorVisible && g.NavWindow == window_;
  result_.field = {"", std::string(field_.name), box_.Min, box_.Max};
  for (const EditorState::Chip& chip : s_.chips_) result_.parts.push_back({chip.part, chip.word, chip.min, chip.max});
  if (!handles_shown()) return;
  for (const bool begin : {true, false}) {
    const ImRect area = handle_area(begin);
    result_.parts.push_back({begin ? "handle.begin" : "handle.end", "", area.Min, area.Max});
  }
}

void EditorFrame::plan_saving() {
  if (s_.model_.version() != s_.seen_version_) {
    s_.changed_at_ = now_;
    if (s_.seen_version_ == s_.saved_version_) s_.unsaved_since_ = now_;
    s_.seen_version_ = s_.model_.version();
  }
  if (!s_.unsaved()) return;
  const double due = std::min(s_.changed_at_ + kSavePause, s_.unsaved_since_ + kSaveAtLeast);
  if (!s_.focused_ || now_ >= due) {
    result_.save_now = true;
    return;
  }
  const auto left = static_cast<float>(due - now_);
  result_.wake_in = std::min(result_.wake_in.value_or(left), left);
}

EditorResult edit(EditorState& state, const EditorStyle& style, const EditorField& field, ImVec2 min, ImVec2 max) {
  return EditorFrame(state, style, field, min, max).run();
}

float editor_height(EditorState& state, const EditorStyle& style, float width) {
  Layout layout;
  layout.lay_out(state.text(), std::max(1.F, width - 2 * style.padding.x - style.caret_width),
                 advance_of(font_or_current(style.font), style.font_size, false));
  return static_cast<float>(layout.rows().size()) * style.row_height + 2 * style.padding.y;
}

}  // namespace blether::ui
