#include "app/ui/views/editors.h"

#include <algorithm>

namespace blether::ui {

Editors::Stay* Editors::find(const app::FieldKey& key) const {
  for (const auto& stay : stays_)
    if (stay->key == key) return stay.get();
  return nullptr;
}

EditorState& Editors::on(const app::FieldText& field) {
  Stay* stay = find(field.key);
  if (stay == nullptr) {
    stays_.push_back(std::make_unique<Stay>());
    stay = stays_.back().get();
    stay->key = field.key;
  }
  stay->state.offer(field.text);
  return stay->state;
}

void Editors::after(const app::FieldText& field, const EditorResult& result, app::Intents& intents) {
  Stay* stay = find(field.key);
  if (stay == nullptr) return;
  // A stay begins on what the store held at that moment: that is what its first write overwrites, and nothing else.
  if (stay->session != stay->state.session()) {
    stay->session = stay->state.session();
    stay->seen = field.seen;
  }
  stay->caret_moved = stay->caret_moved || result.caret_moved || result.focus_gained;
  if (result.save_now || result.focus_lost) hand_over(*stay, intents);
}

void Editors::hand_over(Stay& stay, app::Intents& intents) {
  if (auto text = stay.state.take_unsaved()) {
    intents.push_back(app::Write{stay.key, stay.seen, stay.session, std::move(*text), stay.state.place().caret});
  } else if (stay.caret_moved) {
    intents.push_back(app::CaretMoved{stay.key, stay.state.place().caret});
  }
  stay.caret_moved = false;
}

void Editors::flush(app::Intents& intents) {
  for (const auto& stay : stays_) hand_over(*stay, intents);
}

bool Editors::unsaved() const {
  return std::any_of(stays_.begin(), stays_.end(), [](const auto& stay) { return stay->state.unsaved(); });
}

bool Editors::focused() const {
  return std::any_of(stays_.begin(), stays_.end(), [](const auto& stay) { return stay->state.focused(); });
}

const std::string& Editors::words(const app::FieldText& field) const {
  const Stay* stay = find(field.key);
  return stay ? stay->state.text() : field.text;
}

void Editors::focus(const app::FieldText& field) {
  wished_ = field.key;
  wish_.ask();
}

void Editors::come_back(const app::FieldText& field, std::size_t caret) {
  on(field).restore({caret, caret, 0});
  focus(field);
}

void Editors::grant_focus(Ui& ui, const app::FieldText& field, Rect rect) {
  if (field.key == wished_) wish_.grant(ui, on(field), rect);
}

void Editors::forget() {
  wish_ = {};
  std::erase_if(stays_, [](const auto& stay) { return !stay->state.unsaved(); });
}

}  // namespace blether::ui
