// What an editor looks like: the talk shape, words, selection, spelling dots, caret, handles.
#include <algorithm>
#include <cmath>

#include "app/ui/editor/clusters.h"
#include "app/ui/editor/editor_frame.h"
#include "app/ui/editor/spelling.h"

namespace blether::ui {
namespace {

constexpr char kSecretDots[] = "\u2022";
// Bytes of one row that are drawn; more can only be marks piled on one letter, or blanks hanging outside.
constexpr std::size_t kMostDrawn = 4096;

// Three round corners and a small one at the bottom left: somebody speaks.
void talk_path(ImDrawList& list, ImRect box, float radius, float talk_radius) {
  const auto corner = [&](ImVec2 at, float size, int from) { list.PathArcToFast(at, size, from, from + 3); };
  corner({box.Min.x + radius, box.Min.y + radius}, radius, 6);
  corner({box.Max.x - radius, box.Min.y + radius}, radius, 9);
  corner({box.Max.x - radius, box.Max.y - radius}, radius, 0);
  corner({box.Min.x + talk_radius, box.Max.y - talk_radius}, talk_radius, 3);
}

std::size_t drawn_end(std::string_view text, const Row& row) {
  if (row.end - row.begin <= kMostDrawn) return row.end;
  std::size_t end = row.begin + kMostDrawn;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

void EditorFrame::draw() {
  ImDrawList& list = *window_->DrawList;
  draw_shape();
  const auto& rows = s_.layout_.rows();
  const auto first = static_cast<std::size_t>(s_.scroll_ / style_.row_height);
  const auto seen = static_cast<std::size_t>(std::ceil(box_.GetHeight() / style_.row_height)) + 1;
  const std::size_t last = std::min(rows.size(), first + seen);
  if (first < last) find_marks(rows[first].begin, rows[last - 1].end);
  // Words may run into the padding above and below, but not over the edge.
  const ImVec2 edge{style_.active_width, style_.active_width};
  list.PushClipRect(box_.Min + edge, box_.Max - edge, true);
  if (text().empty()) draw_hint();
  for (std::size_t row = first; row < last; ++row)
    draw_row(row, inner_.Min.y + static_cast<float>(row) * style_.row_height - s_.scroll_);
  if (s_.focused_) draw_caret();
  if (handles_shown()) draw_handles();
  if (most_scroll() > 0) draw_thumb();
  list.PopClipRect();
  if (!s_.chips_.empty()) show_chips();
}

// The edge is what is left of one filled shape around another: a stroked path comes out uneven without smoothing.
void EditorFrame::draw_shape() const {
  ImDrawList& list = *window_->DrawList;
  const float width = s_.focused_ || field_.problem ? style_.active_width : style_.edge_width;
  ImRect inside = box_;
  inside.Expand(-width);
  talk_path(list, box_, style_.radius, style_.talk_radius);
  list.PathFillConvex(field_.problem ? style_.problem : s_.focused_ ? style_.active : style_.edge);
  talk_path(list, inside, std::max(0.F, style_.radius - width), std::max(0.F, style_.talk_radius - width));
  list.PathFillConvex(style_.surface);
}

void EditorFrame::draw_row(std::size_t index, float top) {
  const Row& row = s_.layout_.rows()[index];
  if (!field_.spoken.empty()) {
    draw_band(index, top, field_.spoken, style_.speak);
  }
  if (s_.model_.has_selection()) draw_band(index, top, s_.model_.selection(), style_.selection);
  draw_text(row, top);
  draw_marks(row, index, top);
}

void EditorFrame::draw_band(std::size_t index, float top, TextRange range, ImU32 colour) const {
  const Row& row = s_.layout_.rows()[index];
  const std::size_t begin = std::max(range.begin, row.begin), end = std::min(range.end, row.end);
  // A selected line end shows as a narrow band after the last word.
  const bool line_end = row.hard && range.begin <= row.end && range.end > row.end;
  if (begin >= end && !line_end) return;
  const float left = inner_.Min.x + s_.layout_.x_of(text(), index, begin);
  const float right = inner_.Min.x + s_.layout_.x_of(text(), index, std::max(begin, end));
  const ImVec2 low{left, top}, high{right + (line_end ? style_.font_size * 0.3F : 0), top + style_.row_height};
  window_->DrawList->AddRectFilled(low, high, colour);
  if (colour == style_.speak)
    window_->DrawList->AddRectFilled({low.x, high.y - 3}, high, style_.speak_line);
}

// In pieces between what is not drawn; Dear ImGui would show a box for each joiner and direction mark.
void EditorFrame::draw_text(const Row& row, float top) const {
  const std::string_view all = text();
  const std::size_t end = drawn_end(all, row);
  const float y = std::round(top + (style_.row_height - style_.font_size) / 2);
  float x = inner_.Min.x, piece_x = x;
  std::size_t piece = row.begin;
  const auto flush = [&](std::size_t to) {
    if (to > piece)
      window_->DrawList->AddText(font_, style_.font_size, {piece_x, y}, style_.ink, all.data() + piece, all.data() + to);
  };
  for (std::size_t at = row.begin; at < end;) {
    const CodePoint point = code_point_at(all, at);
    const float wide = s_.layout_.width_of(point.code);
    if (field_.secret) {
      if (wide > 0) window_->DrawList->AddText(font_, style_.font_size, {x, y}, style_.ink, kSecretDots);
    } else if (is_invisible(point.code)) {
      flush(at);
      piece = at + point.size;
      piece_x = x + wide;
    }
    x += wide;
    at += point.size;
  }
  if (!field_.secret) flush(end);
}

// Looked up again only when words or view have changed.
void EditorFrame::find_marks(std::size_t begin, std::size_t end) {
  if (!field_.spelling || field_.secret || !field_.spelling->loaded()) return s_.marks_.clear();
  const TextRange view{begin, end};
  if (s_.marks_version_ == s_.model_.version() && s_.marks_for_ == view &&
      s_.marks_generation_ == field_.spelling->generation())
    return;
  s_.marks_.clear();
  for (const TextRange& word : words_in(text(), begin, end))
    if (!field_.spelling->is_right(text(), word)) s_.marks_.push_back(word);
  s_.marks_version_ = s_.model_.version();
  s_.marks_for_ = view;
  s_.marks_generation_ = field_.spelling->generation();
}

// Dots under what may be misspelt; not under the word that is being typed.
void EditorFrame::draw_marks(const Row& row, std::size_t index, float top) const {
  const float dot = std::max(2.F, std::round(2 * style_.scale));
  const float y = std::round(top + (style_.row_height + style_.font_size) / 2);
  const std::size_t caret = s_.model_.caret();
  for (const TextRange& word : s_.marks_) {
    const std::size_t begin = std::max(word.begin, row.begin), end = std::min(word.end, row.end);
    if (begin >= end || (s_.focused_ && caret >= word.begin && caret <= word.end)) continue;
    const float right = inner_.Min.x + s_.layout_.x_of(text(), index, end);
    for (float x = inner_.Min.x + s_.layout_.x_of(text(), index, begin); x + dot <= right; x += 2.5F * dot)
      window_->DrawList->AddRectFilled({x, y}, {x + dot, y + dot}, style_.problem);
  }
}

void EditorFrame::draw_hint() const {
  if (field_.hint.empty()) return;
  const ImVec2 at{inner_.Min.x, std::round(inner_.Min.y + (style_.row_height - style_.font_size) / 2)};
  window_->DrawList->AddText(font_, style_.font_size, at, style_.hint, field_.hint.data(),
                             field_.hint.data() + field_.hint.size(), inner_.GetWidth());
}

void EditorFrame::draw_caret() const {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImVec2 at = caret_corner(s_.model_.caret(), s_.at_row_end_);
  at = {std::round(at.x), std::round(at.y + (style_.row_height - style_.font_size) / 2)};
  g.PlatformImeData.WantVisible = g.PlatformImeData.WantTextInput = editable();
  g.PlatformImeData.InputPos = at;
  g.PlatformImeData.InputLineHeight = style_.font_size;
  g.PlatformImeData.ViewportId = window_->Viewport->ID;
  if (s_.model_.has_selection() && s_.touched_) return;  // the handles show its ends
  window_->DrawList->AddRectFilled(at, at + ImVec2(style_.caret_width, style_.font_size), style_.active);
}

void EditorFrame::draw_handles() const {
  const float radius = 11 * style_.scale;
  for (const bool begin : {true, false}) {
    const TextRange selected = s_.model_.selection();
    ImVec2 top = caret_corner(begin ? selected.begin : selected.end, !begin && s_.at_row_end_);
    const ImVec2 foot{top.x, top.y + style_.row_height};
    window_->DrawList->AddLine(top, foot, style_.active, 2);
    const ImVec2 centre{foot.x + (begin ? -radius : radius), foot.y + radius};
    window_->DrawList->AddCircleFilled(centre, radius, style_.active);
    // The corner that points at the place.
    window_->DrawList->AddRectFilled({std::min(foot.x, centre.x), foot.y}, {std::max(foot.x, centre.x), centre.y},
                                     style_.active);
  }
}

void EditorFrame::draw_thumb() const {
  const float height = box_.GetHeight() - 2 * style_.radius;
  const float shown = inner_.GetHeight() / (inner_.GetHeight() + most_scroll());
  const float thumb = std::max(32 * style_.scale, height * shown);
  const float top = box_.Min.y + style_.radius + (height - thumb) * s_.scroll_ / most_scroll();
  const float right = box_.Max.x - style_.active_width - 3;
  window_->DrawList->AddRectFilled({right - 4, top}, {right, top + thumb}, style_.edge, 2);
}

}  // namespace blether::ui
