// Mouse, finger and pen. A mouse press places the caret and a drag selects. A finger's tap places the caret, its drag
// scrolls and leaves the caret alone, its long press selects a word, and handles change the selection.
#include <algorithm>
#include <cmath>

#include "app/ui/editor/clusters.h"
#include "app/ui/editor/editor_frame.h"
#include "app/ui/editor/spelling.h"

namespace blether::ui {
namespace {

constexpr double kLongPress = 0.45;     // seconds
constexpr float kDragBegins = 10;       // pixels before scale: less is a tap
constexpr float kHandleArea = 44;
constexpr float kFlingEnds = 20;        // pixels per second
constexpr float kFlingFades = 3.2F;     // per second

}  // namespace

RowPoint EditorFrame::point_at(ImVec2 at) const {
  const auto& rows = s_.layout_.rows();
  const float row = std::floor((at.y - inner_.Min.y + s_.scroll_) / style_.row_height);
  if (row >= static_cast<float>(rows.size())) return {text().size(), false};
  return s_.layout_.at_x(text(), static_cast<std::size_t>(std::max(0.F, row)), at.x - inner_.Min.x);
}

void EditorFrame::caret_to(RowPoint point, bool extend) {
  s_.model_.place_caret(point.at, extend);
  s_.at_row_end_ = point.at_row_end;
  s_.kept_x_ = -1;
}

bool EditorFrame::press_keeps_focus() const {
  const auto within = [&](ImVec2 low, ImVec2 high) {
    return low.x < high.x && io_.MousePos.x >= low.x && io_.MousePos.x < high.x && io_.MousePos.y >= low.y &&
           io_.MousePos.y < high.y;
  };
  return within(field_.keeps_min, field_.keeps_max) || (!s_.chips_.empty() && within(s_.chips_min_, s_.chips_max_));
}

void EditorFrame::pointer() {
  if (hovered_ && io_.MouseWheel != 0) {
    s_.scroll_ -= io_.MouseWheel * style_.row_height * 3;
    s_.fling_ = 0;
    if (most_scroll() > 0) ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, id_);
  }
  if (ImGui::IsMouseClicked(0)) {
    if (hovered_) press();
    else if (!s_.press_kept_) blur();
  }
  if (hovered_ && ImGui::IsMouseClicked(1)) {
    focus();
    const RowPoint point = point_at(io_.MousePos);
    const TextRange selected = s_.model_.selection();
    if (!s_.model_.has_selection() || point.at < selected.begin || point.at > selected.end) caret_to(point, false);
    open_suggestions(s_.model_.word_at(point.at));
  }
  if (s_.drag_ == EditorState::Drag::none) return fling();
  if (io_.MouseDown[0]) hold();
  else release();
}

void EditorFrame::press() {
  using Drag = EditorState::Drag;
  s_.touched_ = io_.MouseSource != ImGuiMouseSource_Mouse;
  s_.press_ = io_.MousePos;
  s_.press_time_ = now_;
  s_.press_count_ = io_.MouseClickedCount[0];
  s_.fling_ = 0;
  ImGui::SetActiveID(id_, window_);
  if (s_.touched_) {
    const bool begin = handles_shown() && handle_area(true).Contains(io_.MousePos);
    const bool end = handles_shown() && handle_area(false).Contains(io_.MousePos);
    s_.drag_ = end ? Drag::end_handle : begin ? Drag::begin_handle : Drag::pending;
    // The caret is the end that is dragged.
    const TextRange selected = s_.model_.selection();
    if (begin && !end) {
      s_.model_.place_caret(selected.end);
      s_.model_.place_caret(selected.begin, true);
    } else if (end) {
      s_.model_.select(selected);
    }
    return;
  }
  focus();
  s_.chips_.clear();
  const RowPoint point = point_at(io_.MousePos);
  caret_to(point, io_.KeyShift);
  s_.drag_ = Drag::select;
  if (s_.press_count_ < 2) return;
  s_.drag_ = Drag::none;
  s_.model_.select(s_.press_count_ == 2 ? s_.model_.word_at(point.at) : s_.model_.paragraph_at(point.at));
  s_.at_row_end_ = false;
}

void EditorFrame::hold() {
  using Drag = EditorState::Drag;
  const ImVec2 moved = io_.MousePos - s_.press_;
  const bool far = std::hypot(moved.x, moved.y) > kDragBegins * style_.scale;
  if (s_.drag_ == Drag::pending && far) {
    if (most_scroll() == 0) {
      // Nothing to scroll in here: the page may.
      s_.drag_ = Drag::none;
      ImGui::ClearActiveID();
      return;
    }
    s_.drag_ = Drag::scroll;
    s_.scroll_ -= moved.y - io_.MouseDelta.y;
  } else if (s_.drag_ == Drag::pending && now_ - s_.press_time_ >= kLongPress) {
    long_press();
  }
  if (s_.drag_ == Drag::pending) result_.wake_in = static_cast<float>(kLongPress - (now_ - s_.press_time_));
  if (s_.drag_ == Drag::scroll) {
    s_.scroll_ -= io_.MouseDelta.y;
    if (io_.DeltaTime > 0) s_.fling_ = 0.6F * s_.fling_ - 0.4F * io_.MouseDelta.y / io_.DeltaTime;
    result_.animating = true;
  }
  const bool outside = io_.MousePos.y < inner_.Min.y || io_.MousePos.y > inner_.Max.y;
  if (s_.drag_ == Drag::select && (io_.MouseDelta.x != 0 || io_.MouseDelta.y != 0 || outside)) {
    caret_to(point_at(io_.MousePos), true);
    s_.follow_caret_ = true;
    result_.animating = outside;
  }
  if (s_.drag_ == Drag::begin_handle || s_.drag_ == Drag::end_handle) drag_handle();
}

// The finger is below the place it means, so that the words stay in view. The ends never meet: a selection stays one.
void EditorFrame::drag_handle() {
  if (io_.MouseDelta.x == 0 && io_.MouseDelta.y == 0) return;
  const RowPoint point = point_at(io_.MousePos - ImVec2(0, style_.row_height * 0.75F));
  if (point.at == s_.model_.anchor()) return;
  caret_to(point, true);
  s_.follow_caret_ = true;
  s_.chips_.clear();
}

void EditorFrame::release() {
  using Drag = EditorState::Drag;
  const Drag was = s_.drag_;
  s_.drag_ = Drag::none;
  if (was == Drag::pending) tap(s_.press_);
  else if (was == Drag::scroll && style_.reduced_motion) s_.fling_ = 0;
  else if (was != Drag::scroll && s_.touched_ && s_.model_.has_selection()) open_chips();
  if (!s_.focused_ && ImGui::GetActiveID() == id_) ImGui::ClearActiveID();
}

void EditorFrame::tap(ImVec2 at) {
  const bool was_focused = s_.focused_;
  const std::size_t caret_was = s_.model_.caret();
  const bool had_selection = s_.model_.has_selection();
  const bool had_chips = !s_.chips_.empty();
  focus();
  s_.chips_.clear();
  const RowPoint point = point_at(at);
  caret_to(point, false);
  if (s_.press_count_ == 2) s_.model_.select(s_.model_.word_at(point.at));
  if (s_.press_count_ > 2) s_.model_.select(s_.model_.paragraph_at(point.at));
  if (s_.press_count_ >= 2) {
    s_.at_row_end_ = false;
    if (s_.model_.has_selection()) return open_chips();
  }
  const TextRange word = s_.model_.word_at(point.at);
  const bool marked = std::find(s_.marks_.begin(), s_.marks_.end(), word) != s_.marks_.end();
  if (marked && !had_chips) return open_suggestions(word);
  // A second tap on the caret asks what can be done there.
  if (was_focused && !had_selection && !had_chips && caret_was == s_.model_.caret()) open_chips();
}

void EditorFrame::long_press() {
  focus();
  const RowPoint point = point_at(s_.press_);
  const TextRange word = s_.model_.word_at(point.at);
  caret_to(point, false);
  if (!word.empty()) {
    s_.model_.select(word);
    s_.at_row_end_ = false;
    s_.drag_ = EditorState::Drag::select;
    return;
  }
  s_.drag_ = EditorState::Drag::none;
  open_chips();
}

void EditorFrame::fling() {
  if (s_.fling_ == 0 || style_.reduced_motion) return;
  const float before = s_.scroll_;
  s_.scroll_ = std::clamp(s_.scroll_ + s_.fling_ * io_.DeltaTime, 0.F, most_scroll());
  s_.fling_ *= std::exp(-io_.DeltaTime * kFlingFades);
  if (std::abs(s_.fling_) < kFlingEnds || s_.scroll_ == before) s_.fling_ = 0;
  result_.animating = s_.fling_ != 0;
}

bool EditorFrame::handles_shown() const { return s_.focused_ && s_.touched_ && s_.model_.has_selection(); }

ImRect EditorFrame::handle_area(bool begin) const {
  const TextRange selected = s_.model_.selection();
  ImVec2 foot = caret_corner(begin ? selected.begin : selected.end, !begin && s_.at_row_end_);
  foot.y += style_.row_height;
  const float size = kHandleArea * style_.scale;
  // Most of it lies under the row and outside the selection, where the finger is.
  const ImVec2 low{foot.x - size * (begin ? 0.75F : 0.25F), foot.y - size * 0.25F};
  return {low, low + ImVec2(size, size)};
}

}  // namespace blether::ui
