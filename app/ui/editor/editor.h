// The wrapped text editor: narratives (many lines) and text fields (one paragraph). Drawn and driven inside a Dear
// ImGui window, but independent of our widgets: app/ui/widgets_text.h wraps it for views.
//
// Every frame: state.offer(what the store holds), then edit(...), then act on the result. UI thread only.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/editor/layout.h"
#include "app/ui/editor/text_model.h"

namespace blether::ui {

class Spelling;

// Pixels. Everything is scaled already, except where `scale` is named.
struct EditorStyle {
  ImFont* font = nullptr;        // not owned; null: the current font
  float font_size = 24;          // as Dear ImGui counts: ascent to descent
  float row_height = 37;
  ImVec2 padding{24, 20};
  float radius = 20;             // three corners
  float talk_radius = 4;         // bottom left
  float edge_width = 2, active_width = 3, caret_width = 3;
  float scale = 1;               // of touch areas, handles and chips
  bool reduced_motion = false;   // no fling after a drag
  ImU32 surface = IM_COL32(255, 255, 255, 255);
  ImU32 edge = IM_COL32(130, 118, 138, 255);
  ImU32 active = IM_COL32(95, 58, 112, 255);      // edge while active, caret, handles
  ImU32 problem = IM_COL32(168, 50, 31, 255);     // edge of a field with a problem, spelling dots
  ImU32 ink = IM_COL32(42, 33, 48, 255);
  ImU32 hint = IM_COL32(92, 82, 100, 255);
  ImU32 selection = IM_COL32(95, 58, 112, 56);
  ImU32 speak = IM_COL32(255, 224, 138, 255);     // the word read aloud, with a line in `speak_line` under it
  ImU32 speak_line = IM_COL32(191, 90, 11, 255);
  // Chips above a selection: cut, copy, paste, suggestions.
  ImFont* chip_font = nullptr;
  float chip_font_size = 22;
  ImU32 chip_surface = IM_COL32(255, 255, 255, 255);
  ImU32 chip_pressed = IM_COL32(239, 231, 242, 255);
  ImU32 chip_ink = IM_COL32(84, 48, 106, 255);
};

// Words on the chips, translated by the caller. An empty word leaves its chip out.
struct EditorWords {
  std::string cut = "Cut", copy = "Copy", paste = "Paste", select_all = "All", spelled_right = "Keep as it is";
};

enum class EditorLines {
  many,  // Enter makes a new line
  one    // Enter asks for the next field; pasted line ends are kept as they are
};

// What one editor is, this frame. Views into strings must outlive the call only.
struct EditorField {
  std::string_view id;             // unique in its window
  std::string_view name;           // for readers and scripts: the question or the label
  std::string_view hint;           // shown while empty
  EditorLines lines = EditorLines::many;
  bool read_only = false;
  bool problem = false;            // edge in the problem colour
  bool secret = false;             // drawn as dots, never copied, no spelling, no value for readers: passphrases
  Spelling* spelling = nullptr;    // null: no marks
  const EditorWords* words = nullptr;
  TextRange spoken;                // read aloud just now; empty: nothing
  // Presses in here leave the editor active: the on-screen keyboard, the tool row. Empty: nowhere.
  ImVec2 keeps_min{0, 0}, keeps_max{0, 0};
};

// Where one was, to be there again after a restart.
struct EditorPlace {
  std::size_t caret = 0, anchor = 0;
  float scroll = 0;                // pixels at the style of then; a different style scrolls to the caret
};

// One editor's memory between frames. Owned by the caller, kept as long as the field is on the page; does not move.
class EditorState {
 public:
  explicit EditorState(std::size_t max_bytes = TextModel::kMaxBytes) : model_(max_bytes) {}
  EditorState(const EditorState&) = delete;
  EditorState& operator=(const EditorState&) = delete;

  const std::string& text() const { return model_.text(); }
  const TextModel& model() const { return model_; }
  bool focused() const { return focused_; }

  // What the store holds now; call every frame before edit(). Taken when nobody is typing here and everything typed
  // here has reached the store; until then it waits. An echo of our own earlier writing is never taken. True: taken.
  // Text that is not UTF-8, or longer than TextModel::kMaxBytes, is never taken.
  bool offer(std::string_view stored);
  // The last offer came from elsewhere and waits until the person is done here.
  bool outside_waiting() const { return outside_waiting_; }
  // One stay in this editor: a new number, unique in this process, each time somebody begins on text that the store
  // holds just as it is shown. 0: never yet. (Write::session)
  std::uint64_t session() const { return session_; }

  // The text if it has not been handed over since it changed; from now on it counts as handed over. For autosave
  // (EditorResult::save_now), lock, suspend, leaving the page.
  std::optional<std::string> take_unsaved();
  bool unsaved() const { return model_.version() != saved_version_; }

  void request_focus() { focus_requested_ = true; }  // on the next frame
  void blur() { blur_requested_ = true; }            // on the next frame
  EditorPlace place() const { return {model_.caret(), model_.anchor(), scroll_}; }
  // After the text was offered. Clamped to the text; scrolls the caret into view.
  void restore(const EditorPlace& place);

  // Dictation, on-screen keyboard suggestions, scripts. Same rules and errors as TextModel; one undo step each.
  base::Result<void> insert(std::string_view utf8);
  base::Result<void> replace(TextRange range, std::string_view utf8);
  base::Result<void> set_by_reader(std::string_view utf8);  // a screen reader or script puts in a whole new text
  void select(TextRange range);
  bool undo();
  bool redo();
  TextRange word_at_caret() const { return model_.word_at(model_.caret()); }
  // Secret fields: text and undo are overwritten in memory and empty afterwards.
  void wipe();

 private:
  friend class EditorFrame;
  enum class Drag { none, pending, select, scroll, begin_handle, end_handle };
  struct Chip {
    enum class Act { cut, copy, paste, select_all, suggestion, spelled_right };
    Act act = Act::cut;
    std::string part, word;
    ImVec2 min{0, 0}, max{0, 0};
  };

  void about_to_change();
  void follow();

  TextModel model_;
  // Rows, and what they were laid out for.
  Layout layout_;
  std::uint64_t laid_version_ = ~std::uint64_t{0};
  float laid_width_ = -1, laid_size_ = -1;
  const void* laid_font_ = nullptr;
  // Caret and view.
  bool at_row_end_ = false;      // the caret stands at the end of a soft row, not at the start of the next
  float kept_x_ = -1;            // of up and down; negative: none
  float scroll_ = 0, fling_ = 0;
  bool follow_caret_ = false;
  bool focused_ = false, focus_requested_ = false, blur_requested_ = false;
  // Pointer.
  bool touched_ = false;         // the last pointer was a finger or pen: handles are shown
  Drag drag_ = Drag::none;
  ImVec2 press_{0, 0};
  double press_time_ = 0;
  int press_count_ = 0;
  bool press_kept_ = false;      // the press under way, or the last, fell where it leaves us active
  // Chips.
  std::vector<Chip> chips_;      // none: not shown
  ImVec2 chips_min_{0, 0}, chips_max_{0, 0};
  int chip_chosen_ = -1;         // by keyboard
  int chip_pressed_ = -1;
  TextRange misspelt_;           // what the suggestions are for
  // Misspelt words in view, and what they were looked up for.
  std::vector<TextRange> marks_;
  TextRange marks_for_;
  std::uint64_t marks_version_ = ~std::uint64_t{0}, marks_generation_ = 0;
  // Handing over to the store.
  std::uint64_t saved_version_ = 0, seen_version_ = 0;
  double changed_at_ = 0, unsaved_since_ = 0;
  std::string base_;                       // what the store held when we last agreed with it
  std::optional<std::string> unanswered_;  // what it held when we last handed over
  std::vector<std::string> handed_;        // handed over, not yet seen in an offer; oldest first
  std::string last_offer_;
  bool settled_ = true, outside_waiting_ = false;
  std::uint64_t session_ = 0;
};

// A thing on the screen for readers, scripts and checks. `part` is empty for the field itself, else names a chip:
// "cut", "copy", "paste", "select_all", "suggestion.0" …, "spelled_right", or a handle: "handle.begin", "handle.end".
struct EditorNode {
  std::string part, name;
  ImVec2 min{0, 0}, max{0, 0};
};

struct EditorResult {
  bool changed = false;          // the person changed the text this frame
  bool focus_gained = false, focus_lost = false;
  bool save_now = false;         // hand over now: a pause, a long run of typing, or leaving (state.take_unsaved())
  bool caret_moved = false;
  bool submitted = false;        // Enter in a field of one line
  bool ringed = false;           // keyboard focus is here and shown: draw the focus ring
  bool follow = false;           // the caret has moved or its row changed: bring [caret_min, caret_max] into view
  ImVec2 caret_min{0, 0}, caret_max{0, 0};
  bool animating = false;        // draw the next frame at once
  std::optional<float> wake_in;  // seconds until a frame is wanted even if nothing happens (autosave, long press)
  // Something typed or pasted could not be taken; nothing has changed. "editor.too_long" or "editor.not_text".
  std::string refused;
  float wanted_height = 0;       // at which nothing scrolls
  EditorNode field;              // name as given, rectangle as given
  std::vector<EditorNode> parts; // chips and handles in reading order
};

// Draws within [min, max] (screen pixels) of the current window and takes its input. The field's item is submitted to
// Dear ImGui, so tabbing reaches it; the cursor position is left untouched.
EditorResult edit(EditorState& state, const EditorStyle& style, const EditorField& field, ImVec2 min, ImVec2 max);

// Height at which `text` would be shown without scrolling, at that outer width.
float editor_height(EditorState& state, const EditorStyle& style, float width);

}  // namespace blether::ui
