// What an editor remembers between frames: handing over to the store, and taking from it.
#include <algorithm>

#include "app/ui/editor/editor.h"

namespace blether::ui {
namespace {

constexpr std::size_t kMostHanded = 8;  // nobody is answering; older echoes will not be missed

std::uint64_t next_session() {
  static std::uint64_t last = 0;
  return ++last;
}

void keep(std::string& place, std::string_view text) {
  if (place != text) place = text;
}

}  // namespace

bool EditorState::offer(std::string_view stored) {
  keep(last_offer_, stored);
  if (stored == model_.text()) {
    outside_waiting_ = false;
    // While other writing of ours is on its way, the store will yet move away from this, or this is from before it.
    if (!handed_.empty() && (unsaved() || handed_.back() != stored)) return false;
    if (handed_.size() > 1 && unanswered_ == stored) return false;
    handed_.clear();
    unanswered_.reset();
    keep(base_, stored);
    saved_version_ = model_.version();
    settled_ = true;
    return false;
  }
  settled_ = false;
  if (const auto echo = std::find(handed_.begin(), handed_.end(), stored); echo != handed_.end()) {
    handed_.erase(handed_.begin(), echo + 1);
    keep(base_, stored);
    unanswered_ = base_;
    return false;
  }
  if (!handed_.empty() && unanswered_ == stored) return false;
  if (focused_ || unsaved()) {
    outside_waiting_ = stored != base_;
    return false;
  }
  if (!model_.set_text(stored)) return false;
  saved_version_ = seen_version_ = model_.version();
  handed_.clear();
  unanswered_.reset();
  keep(base_, stored);
  outside_waiting_ = false;
  settled_ = true;
  at_row_end_ = false;
  chips_.clear();
  return true;
}

std::optional<std::string> EditorState::take_unsaved() {
  if (!unsaved()) return std::nullopt;
  saved_version_ = model_.version();
  unanswered_ = last_offer_;
  handed_.push_back(model_.text());
  if (handed_.size() > kMostHanded) handed_.erase(handed_.begin());
  settled_ = false;
  return model_.text();
}

// A stay begins where what is shown is what the store holds; else it goes on from the one before, whose writing is
// still on its way.
void EditorState::about_to_change() {
  if (session_ == 0 || (settled_ && !unsaved() && !focused_)) session_ = next_session();
}

void EditorState::follow() {
  at_row_end_ = false;
  kept_x_ = -1;
  follow_caret_ = true;
  chips_.clear();
}

void EditorState::restore(const EditorPlace& place) {
  model_.place_caret(place.anchor);
  model_.place_caret(place.caret, true);
  scroll_ = std::max(0.F, place.scroll);
  follow();
}

base::Result<void> EditorState::insert(std::string_view utf8) {
  about_to_change();
  follow();
  return model_.insert(utf8);
}

base::Result<void> EditorState::replace(TextRange range, std::string_view utf8) {
  about_to_change();
  follow();
  return model_.replace(range, utf8);
}

base::Result<void> EditorState::set_by_reader(std::string_view utf8) {
  return replace({0, model_.text().size()}, utf8);
}

void EditorState::select(TextRange range) {
  model_.select(range);
  follow();
}

bool EditorState::undo() {
  about_to_change();
  follow();
  return model_.undo();
}

bool EditorState::redo() {
  about_to_change();
  follow();
  return model_.redo();
}

void EditorState::wipe() {
  model_.wipe();
  saved_version_ = seen_version_ = model_.version();
  follow();
}

}  // namespace blether::ui
