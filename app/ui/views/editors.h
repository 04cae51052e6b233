// Editors: the words being typed, from the first letter until the core has them. What is on the screen is the truth
// while somebody types; what arrives from elsewhere waits until they are done.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/intents.h"
#include "app/ui/editor/editor.h"
#include "app/ui/ui.h"

namespace blether::ui {

// Puts the caret into an editor and the editor into view. Kept up over some frames: a page or sheet that has just come up
// takes the focus for itself first.
class FocusWish {
 public:
  void ask() { frames_ = 8; }
  // Before drawing the editor, inside its scroll area.
  void grant(Ui& ui, EditorState& state, Rect rect) {
    if (frames_ == 0) return;
    frames_ = state.focused() && frames_ < 6 ? 0 : frames_ - 1;
    if (!state.focused()) state.request_focus();
    ui.bring_into_view(rect);
    ui.wants_frame = true;
  }

 private:
  int frames_ = 0;
};

// Owned by the shell, shared by its views. UI thread only.
class Editors {
 public:
  // The editor of a field, brought up to what the store holds. Call once a frame, before drawing it. Owned here, stays
  // valid until forget().
  EditorState& on(const app::FieldText& field);
  // After drawing: hands over what has to be handed over.
  void after(const app::FieldText& field, const EditorResult& result, app::Intents& intents);

  // Hands over everything typed. Before leaving a page, locking, suspending, closing.
  void flush(app::Intents& intents);
  // Something typed is not handed over yet.
  bool unsaved() const;
  // Somebody is typing.
  bool focused() const;
  // The field as it is on the screen now; what the store holds when nobody opened it.
  const std::string& words(const app::FieldText& field) const;
  // Puts the caret into the field's editor when it is drawn next.
  void focus(const app::FieldText& field);
  // The same, where one stopped.
  void come_back(const app::FieldText& field, std::size_t caret);
  // Before drawing the field's editor: grants what focus() asked for.
  void grant_focus(Ui& ui, const app::FieldText& field, Rect rect);
  // Drops editors that nobody is in and whose words the core has: on another page, or (all) at lock after flush().
  void forget();

 private:
  struct Stay {
    app::FieldKey key;
    EditorState state;
    std::uint64_t session = 0;        // the one `seen` belongs to
    std::vector<model::Dot> seen;     // FieldText::seen as that session began
    bool caret_moved = false;
  };
  Stay* find(const app::FieldKey& key) const;
  static void hand_over(Stay& stay, app::Intents& intents);

  app::FieldKey wished_;
  FocusWish wish_;
  std::vector<std::unique_ptr<Stay>> stays_;  // few: the fields of one page
};

}  // namespace blether::ui
