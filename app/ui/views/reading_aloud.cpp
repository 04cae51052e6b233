#include "app/ui/views/reading_aloud.h"

#include <algorithm>

namespace blether::ui {

namespace {

constexpr float kLookAgain = 0.1F;  // seconds

// What is said of a node: what stands there, and not what could be pressed.
std::string words_of(const Node& node) {
  switch (node.role) {
    case Role::heading:
    case Role::text:
    case Role::status:
    case Role::list_row:
    case Role::choice:
    case Role::checkbox: return node.name;
    case Role::text_field: return node.value.empty() ? "" : node.name + ": " + node.value;
    default: return "";
  }
}

}  // namespace

std::vector<ReadingAloud::Piece> ReadingAloud::pieces_of(const Ui& ui) {
  std::vector<Piece> pieces;
  for (const Node& node : ui.nodes.nodes())
    if (std::string words = words_of(node); !words.empty()) pieces.push_back({node.id, std::move(words)});
  return pieces;
}

void ReadingAloud::end() {
  if (on_ && speaker_.stop) speaker_.stop();
  on_ = false;
  now_.clear();
}

void ReadingAloud::draw(Ui& ui) {
  if (!on_) return;
  if (!listed_) pieces_ = pieces_of(ui), next_ = 0, listed_ = true;
  if (!speaker_.speaking()) {
    if (next_ == pieces_.size()) return end();
    now_ = pieces_[next_].node;
    speaker_.say(pieces_[next_].words, ui.settings.language);
    ++next_;
  }
  if (const Node* node = ui.nodes.find(now_)) {
    Rect at = node->visible.inset(-ui.px(8), -ui.px(6));
    ui.stroke(at, Colour::accent, ui.px(3), ui.px(14));
  }
  ui.wake_in = ui.wake_in < 0 ? kLookAgain : std::min(ui.wake_in, kLookAgain);
}

}  // namespace blether::ui
