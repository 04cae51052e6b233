// The keyboard: hardware, on-screen and IME alike arrive as Dear ImGui's keys and characters.
#include <algorithm>

#include "app/ui/editor/clusters.h"
#include "app/ui/editor/editor_frame.h"

namespace blether::ui {
namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, true); }

std::string utf8_of(ImWchar code) {
  char bytes[5] = {};
  ImTextCharToUtf8(bytes, code);
  return bytes;
}

}  // namespace

void EditorFrame::keyboard() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  g.WantTextInputNextFrame = 1;
  for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
                             ImGuiKey_Home, ImGuiKey_End, ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Enter,
                             ImGuiKey_KeypadEnter, ImGuiKey_Space})
    ImGui::SetKeyOwner(key, id_);
  if (s_.chip_chosen_ >= 0) {
    chip_keys();
    io_.InputQueueCharacters.resize(0);
    return;
  }
  movement_keys();
  if (editable()) {
    erasing_keys();
    characters();
  }
  io_.InputQueueCharacters.resize(0);
  command_keys();
}

void EditorFrame::move(TextModel::Move move, bool extend) {
  s_.model_.move(move, extend);
  s_.follow();
}

void EditorFrame::movement_keys() {
  using Move = TextModel::Move;
  const bool shift = io_.KeyShift;
  const bool by_word = io_.KeyCtrl || io_.KeyAlt;
  const int page = std::max(1, static_cast<int>(inner_.GetHeight() / style_.row_height) - 1);
  if (pressed(ImGuiKey_LeftArrow)) move(by_word ? Move::word_left : Move::left, shift);
  if (pressed(ImGuiKey_RightArrow)) move(by_word ? Move::word_right : Move::right, shift);
  if (pressed(ImGuiKey_UpArrow)) move_rows(-1, shift);
  if (pressed(ImGuiKey_DownArrow)) move_rows(1, shift);
  if (pressed(ImGuiKey_PageUp)) move_rows(-page, shift);
  if (pressed(ImGuiKey_PageDown)) move_rows(page, shift);
  if (pressed(ImGuiKey_Home)) io_.KeyCtrl ? move(Move::text_begin, shift) : move_in_row(false, shift);
  if (pressed(ImGuiKey_End)) io_.KeyCtrl ? move(Move::text_end, shift) : move_in_row(true, shift);
}

// Up and down keep the place across the row where they began.
void EditorFrame::move_rows(int by, bool extend) {
  lay_out();
  const auto row = s_.layout_.row_of(s_.model_.caret(), s_.at_row_end_);
  const float x = s_.kept_x_ >= 0 ? s_.kept_x_ : s_.layout_.x_of(text(), row, s_.model_.caret());
  const auto last = static_cast<std::ptrdiff_t>(s_.layout_.rows().size()) - 1;
  const auto to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(row) + by, 0, last);
  const RowPoint point = s_.layout_.at_x(text(), static_cast<std::size_t>(to), x);
  s_.follow();
  s_.model_.place_caret(point.at, extend);
  s_.at_row_end_ = point.at_row_end;
  s_.kept_x_ = x;
}

void EditorFrame::move_in_row(bool to_end, bool extend) {
  lay_out();
  const Row& row = s_.layout_.rows()[s_.layout_.row_of(s_.model_.caret(), s_.at_row_end_)];
  s_.follow();
  s_.model_.place_caret(to_end ? row.end : row.begin, extend);
  s_.at_row_end_ = to_end && !row.hard;
}

void EditorFrame::erasing_keys() {
  const bool by_word = io_.KeyCtrl || io_.KeyAlt;
  const auto before = s_.model_.version();
  if (pressed(ImGuiKey_Backspace)) by_word ? s_.model_.erase_word_left() : s_.model_.erase_left(now_);
  if (pressed(ImGuiKey_Delete) && !io_.KeyShift) by_word ? s_.model_.erase_word_right() : s_.model_.erase_right(now_);
  if (s_.model_.version() != before) s_.follow();
}

void EditorFrame::characters() {
  std::string typed;
  const bool command = io_.KeyCtrl && !io_.KeyAlt;  // AltGr is both
  for (const ImWchar code : io_.InputQueueCharacters)
    if (code >= 32 && code != 127 && !command) typed += utf8_of(code);
  const bool enter = !io_.KeyCtrl && !io_.KeyAlt && (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter));
  if (!typed.empty()) edited(s_.model_.type(typed, now_));
  if (enter && field_.lines == EditorLines::many) edited(s_.model_.type("\n", now_));
  if (enter && field_.lines == EditorLines::one) result_.submitted = true;
}

void EditorFrame::edited(const base::Result<void>& done) {
  s_.follow();
  if (!done) result_.refused = done.error().detail == "text: too long" ? "editor.too_long" : "editor.not_text";
}

void EditorFrame::command_keys() {
  if (ImGui::IsKeyPressed(ImGuiKey_Menu, false) || (io_.KeyShift && ImGui::IsKeyPressed(ImGuiKey_F10, false))) {
    open_suggestions(s_.model_.word_at(s_.model_.caret()));
    if (!s_.chips_.empty()) s_.chip_chosen_ = 0;
    return;
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
    if (s_.chips_.empty()) return blur();
    s_.chips_.clear();
    ImGui::SetKeyOwner(ImGuiKey_Escape, id_);
    return;
  }
  if (io_.KeyShift && ImGui::IsKeyPressed(ImGuiKey_Delete, false)) cut();
  if (io_.KeyShift && ImGui::IsKeyPressed(ImGuiKey_Insert, false)) paste();
  if (!io_.KeyCtrl || io_.KeyAlt) return;
  if (ImGui::IsKeyPressed(ImGuiKey_Insert, false)) copy();
  if (ImGui::IsKeyPressed(ImGuiKey_A, false)) {
    s_.model_.select_all();
    s_.follow();
  }
  if (ImGui::IsKeyPressed(ImGuiKey_C, false)) copy();
  if (ImGui::IsKeyPressed(ImGuiKey_X, false)) cut();
  if (ImGui::IsKeyPressed(ImGuiKey_V, true)) paste();
  if (!editable()) return;
  const bool redo = ImGui::IsKeyPressed(ImGuiKey_Y, true) || (io_.KeyShift && ImGui::IsKeyPressed(ImGuiKey_Z, true));
  if (redo) s_.redo();
  else if (ImGui::IsKeyPressed(ImGuiKey_Z, true)) s_.undo();
}

void EditorFrame::copy() {
  if (s_.model_.has_selection() && !field_.secret) ImGui::SetClipboardText(std::string(s_.model_.selected()).c_str());
}

void EditorFrame::cut() {
  if (field_.secret || !editable()) return;
  copy();
  if (s_.model_.erase_selection()) s_.follow();
}

void EditorFrame::paste() {
  const char* pasted = editable() ? ImGui::GetClipboardText() : nullptr;
  if (pasted && *pasted) edited(s_.model_.insert(pasted));
}

}  // namespace blether::ui
