// One frame of one editor: what edit() does, in parts. Private to app/ui/editor.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <string_view>

#include "app/ui/editor/editor.h"

namespace blether::ui {

class EditorFrame {
 public:
  EditorFrame(EditorState& state, const EditorStyle& style, const EditorField& field, ImVec2 min, ImVec2 max);
  EditorResult run();

 private:
  // editor.cpp: the order of things, focus, rows, scrolling, handing over
  bool submit_item();
  void lay_out();
  void settle_focus();
  bool focus_moved_on();
  void focus();
  void blur();
  void settle_scroll();
  void report();
  void plan_saving();

  // editor_pointer.cpp
  void pointer();
  void press();
  void hold();
  void release();
  void drag_handle();
  void fling();
  void tap(ImVec2 at);
  void long_press();
  RowPoint point_at(ImVec2 at) const;
  void caret_to(RowPoint point, bool extend);
  bool press_keeps_focus() const;
  ImRect handle_area(bool begin) const;
  bool handles_shown() const;

  // editor_keys.cpp
  void keyboard();
  void movement_keys();
  void erasing_keys();
  void command_keys();
  void characters();
  void move_rows(int by, bool extend);
  void move_in_row(bool to_end, bool extend);
  void move(TextModel::Move move, bool extend);
  void edited(const base::Result<void>& result);
  void cut();
  void copy();
  void paste();

  // editor_chips.cpp
  void open_chips();
  void open_suggestions(TextRange word);
  void chips();
  void place_chips();
  void show_chips();
  void draw_chips(ImDrawList& list) const;
  void act(std::size_t chip);
  void chip_keys();

  // editor_draw.cpp
  void draw();
  void draw_shape() const;
  void draw_row(std::size_t row, float top);
  void draw_band(std::size_t row, float top, TextRange range, ImU32 colour) const;
  void draw_text(const Row& row, float top) const;
  void draw_marks(const Row& row, std::size_t index, float top) const;
  void draw_hint() const;
  void draw_caret() const;
  void draw_handles() const;
  void draw_thumb() const;
  void find_marks(std::size_t begin, std::size_t end);

  const std::string& text() const { return s_.model_.text(); }
  ImVec2 caret_corner(std::size_t at, bool at_row_end) const;  // top left, on the screen
  float most_scroll() const;
  bool editable() const { return !field_.read_only; }

  EditorState& s_;
  const EditorStyle& style_;
  const EditorField& field_;
  ImRect box_, inner_;
  ImGuiWindow* window_;
  ImGuiID id_;
  ImGuiIO& io_;
  double now_;
  ImFont* font_;
  bool hovered_ = false;
  std::uint64_t version_before_;
  std::size_t caret_before_;
  EditorResult result_;
};

}  // namespace blether::ui
