// Chips near the selection: what one may have meant, cut, copy, paste, all. They lie in a window of their own, so that
// nothing under them is pressed, and never take the focus from the text.
#include <algorithm>
#include <cmath>

#include "app/ui/editor/editor_frame.h"
#include "app/ui/editor/spelling.h"

namespace blether::ui {
namespace {

constexpr const char* kChipsWindow = "##editor_chips";
constexpr float kChipHeight = 52, kChipPad = 18, kChipLeast = 52, kChipsGap = 8, kChipsRadius = 14;

const EditorWords& words_of(const EditorField& field) {
  static const EditorWords plain;
  return field.words ? *field.words : plain;
}

bool clipboard_has_text() {
  const char* text = ImGui::GetClipboardText();
  return text && *text;
}

}  // namespace

void EditorFrame::open_suggestions(TextRange word) {
  const bool marked = field_.spelling && !field_.secret && editable() && !word.empty() &&
                      !field_.spelling->is_right(text(), word);
  s_.misspelt_ = marked ? word : TextRange{};
  open_chips();
}

void EditorFrame::open_chips() {
  using Act = EditorState::Chip::Act;
  const EditorWords& words = words_of(field_);
  s_.chips_.clear();
  s_.chip_chosen_ = s_.chip_pressed_ = -1;
  const auto add = [&](Act act, std::string part, const std::string& word) {
    if (!word.empty()) s_.chips_.push_back({act, std::move(part), word});
  };
  const bool suggest = !s_.misspelt_.empty() && s_.misspelt_.end <= text().size();
  if (suggest) {
    const auto meant = field_.spelling->suggest(text().substr(s_.misspelt_.begin, s_.misspelt_.size()));
    for (std::size_t i = 0; i < meant.size(); ++i) add(Act::suggestion, "suggestion." + std::to_string(i), meant[i]);
    add(Act::spelled_right, "spelled_right", words.spelled_right);
  }
  if (s_.model_.has_selection() && !field_.secret) {
    if (editable()) add(Act::cut, "cut", words.cut);
    add(Act::copy, "copy", words.copy);
  }
  if (suggest) return;
  if (editable() && clipboard_has_text()) add(Act::paste, "paste", words.paste);
  if (s_.model_.selection().size() < text().size()) add(Act::select_all, "select_all", words.select_all);
}

// In rows as wide as the screen allows; above the selection, else below it.
void EditorFrame::place_chips() {
  ImFont* font = style_.chip_font ? style_.chip_font : font_;
  const float scale = style_.scale, height = kChipHeight * scale;
  const float widest = io_.DisplaySize.x - 2 * kChipsGap;
  float x = 0, y = 0, wide = 0;
  for (EditorState::Chip& chip : s_.chips_) {
    const float text_wide = font->CalcTextSizeA(style_.chip_font_size, FLT_MAX, 0, chip.word.c_str()).x;
    const float chip_wide = std::max(kChipLeast * scale, text_wide + 2 * kChipPad * scale);
    if (x > 0 && x + chip_wide > widest) {
      x = 0;
      y += height;
    }
    chip.min = {x, y};
    chip.max = {x + chip_wide, y + height};
    x += chip_wide;
    wide = std::max(wide, x);
  }
  const TextRange selected = s_.model_.selection();
  const ImVec2 begin = caret_corner(selected.begin, false), end = caret_corner(selected.end, s_.at_row_end_);
  const float middle = begin.y == end.y ? (begin.x + end.x) / 2 : inner_.GetCenter().x;
  const float above = std::max(begin.y, box_.Min.y) - kChipsGap - y - height;
  const float below = std::min(end.y + style_.row_height, box_.Max.y) + kChipsGap +
                      (handles_shown() ? 0.75F * 44 * scale : 0);
  const ImVec2 at{std::round(std::clamp(middle - wide / 2, kChipsGap, std::max(kChipsGap, kChipsGap + widest - wide))),
                  std::round(above >= kChipsGap ? above : below)};
  for (EditorState::Chip& chip : s_.chips_) {
    chip.min += at;
    chip.max += at;
  }
  s_.chips_min_ = at;
  s_.chips_max_ = at + ImVec2(wide, y + height);
}

void EditorFrame::chips() {
  if (!s_.focused_) s_.chips_.clear();
  if (s_.chips_.empty()) {
    s_.chip_chosen_ = s_.chip_pressed_ = -1;
    return;
  }
  const ImGuiWindow* over = ImGui::GetCurrentContext()->HoveredWindow;
  int under = -1;
  for (std::size_t i = 0; i < s_.chips_.size(); ++i)
    if (ImRect(s_.chips_[i].min, s_.chips_[i].max).Contains(io_.MousePos)) under = static_cast<int>(i);
  if (!over || std::string_view(over->Name) != kChipsWindow) under = -1;
  if (ImGui::IsMouseClicked(0)) s_.chip_pressed_ = under;
  if (s_.chip_pressed_ < 0 || io_.MouseDown[0]) return;
  const bool released_on_it = s_.chip_pressed_ == under;
  s_.chip_pressed_ = -1;
  if (released_on_it) act(static_cast<std::size_t>(under));
}

void EditorFrame::act(std::size_t index) {
  using Act = EditorState::Chip::Act;
  const EditorState::Chip chip = s_.chips_[index];
  s_.chips_.clear();
  s_.chip_chosen_ = -1;
  switch (chip.act) {
    case Act::cut: return cut();
    case Act::copy: return copy();
    case Act::paste: return paste();
    case Act::suggestion: return edited(s_.replace(s_.misspelt_, chip.word));
    case Act::spelled_right:
      return field_.spelling->accept(std::string_view(text()).substr(s_.misspelt_.begin, s_.misspelt_.size()));
    case Act::select_all:
      s_.model_.select_all();
      s_.misspelt_ = {};
      return open_chips();
  }
}

void EditorFrame::chip_keys() {
  const int count = static_cast<int>(s_.chips_.size());
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
  if (pressed(ImGuiKey_LeftArrow) || pressed(ImGuiKey_UpArrow)) s_.chip_chosen_ = (s_.chip_chosen_ + count - 1) % count;
  if (pressed(ImGuiKey_RightArrow) || pressed(ImGuiKey_DownArrow)) s_.chip_chosen_ = (s_.chip_chosen_ + 1) % count;
  if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter) || pressed(ImGuiKey_Space))
    return act(static_cast<std::size_t>(s_.chip_chosen_));
  if (!ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return;
  ImGui::SetKeyOwner(ImGuiKey_Escape, id_);
  s_.chips_.clear();
}

void EditorFrame::draw_chips(ImDrawList& list) const {
  ImFont* font = style_.chip_font ? style_.chip_font : font_;
  const float radius = kChipsRadius * style_.scale;
  list.AddRectFilled(s_.chips_min_ - ImVec2(2, 2), s_.chips_max_ + ImVec2(2, 2), style_.edge, radius + 2);
  list.AddRectFilled(s_.chips_min_, s_.chips_max_, style_.chip_surface, radius);
  for (std::size_t i = 0; i < s_.chips_.size(); ++i) {
    const EditorState::Chip& chip = s_.chips_[i];
    const bool lit = static_cast<int>(i) == s_.chip_pressed_ || static_cast<int>(i) == s_.chip_chosen_;
    if (lit) list.AddRectFilled(chip.min, chip.max, style_.chip_pressed, radius);
    if (static_cast<int>(i) == s_.chip_chosen_)
      list.AddRect(chip.min + ImVec2(3, 3), chip.max - ImVec2(3, 3), style_.active, radius, 0, style_.active_width);
    const ImVec2 size = font->CalcTextSizeA(style_.chip_font_size, FLT_MAX, 0, chip.word.c_str());
    const ImVec2 at = chip.min + (chip.max - chip.min - size) * 0.5F;
    list.AddText(font, style_.chip_font_size, {std::round(at.x), std::round(at.y)}, style_.chip_ink, chip.word.c_str());
    if (chip.max.x < s_.chips_max_.x)
      list.AddRectFilled({chip.max.x, chip.min.y + 12}, {chip.max.x + 1, chip.max.y - 12}, style_.edge);
  }
}

void EditorFrame::show_chips() {
  place_chips();
  ImGui::SetNextWindowPos(s_.chips_min_);
  ImGui::SetNextWindowSize(s_.chips_max_ - s_.chips_min_);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::Begin(kChipsWindow, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRectFullScreen();
  draw_chips(list);
  list.PopClipRect();
  ImGui::End();
  ImGui::PopStyleVar();
}

}  // namespace blether::ui
