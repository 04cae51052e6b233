// Editors: the words being typed, from the first letter until the core has them. What is on the screen is the truth
// while somebody types; what arrives from elsewhere waits until they are done.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/intents.h"
#include "app/ui/editor/editor.h"

namespace blether::ui {

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
  // Puts the caret where one stopped, on the next frame.
  void come_back(const app::FieldText& field, std::size_t caret);
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

  std::vector<std::unique_ptr<Stay>> stays_;  // few: the fields of one page
};

}  // namespace blether::ui
