// Text that can be typed into: the narrative editor and the text field of look.md section 5, in the theme of the frame,
// with their semantic nodes. The words live in an EditorState that the caller keeps.
#pragma once

#include <string_view>

#include "app/ui/editor/editor.h"
#include "app/ui/ui.h"

namespace blether::ui {

struct TextLook {
  std::string_view hint;      // shown while empty; never the only hint there is
  std::string_view problem;   // what to do, drawn in one line below the rectangle; empty: nothing is wrong
  bool one_paragraph = false; // narrative: Enter does not make a line but sets EditorResult::submitted
  bool read_only = false;
  bool secret = false;        // a passphrase: dots, no clipboard, no spelling, no value for readers
  TextRange spoken;           // being read aloud
  Rect keeps_focus;           // presses in here leave the editor active: the on-screen keyboard
};

// Many lines, in the talk shape with the words size. Nodes: `id` (text_field, value = text), and while they are shown
// id + "/cut", "/copy", "/paste", "/select_all", "/suggestion.0" …, "/spelled_right".
EditorResult narrative(Ui& ui, std::string_view id, std::string_view name, EditorState& state, Rect rect,
                       const TextLook& look = {});
// Height at which nothing scrolls, at least `rows` rows.
float narrative_height(const Ui& ui, EditorState& state, float width, int rows = 1);

// One paragraph with the body size; Enter sets EditorResult::submitted. The label above it is the caller's to draw;
// `name` is the same words. Grows when the words wrap: ask text_field_height.
EditorResult text_field(Ui& ui, std::string_view id, std::string_view name, EditorState& state, Rect rect,
                        const TextLook& look = {});
float text_field_height(const Ui& ui, EditorState& state, float width);

}  // namespace blether::ui
