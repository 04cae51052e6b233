#include "app/ui/views/reading_aloud.h"

#include <algorithm>

namespace blether::ui {

namespace {

constexpr float kLookAgain = 0.1F;  // seconds

// What is said of a node: what stands there, and not what can only be pressed.
std::string words_of(const Ui& ui, const Node& node) {
  bool stands = node.role == Role::heading || node.role == Role::text || node.role == Role::status || node.role == Role::list_row ||
                node.role == Role::choice || node.role == Role::checkbox;
  if (!stands && node.value.empty()) return "";
  std::string words = node.value.empty() ? node.name : node.name + ".\n" + node.value;
  return node.chosen ? ui.t("read.chosen", {words}) : words;
}

// Sentence by sentence: nobody waits long for the end of one.
std::vector<std::string> sentences_of(const std::string& words) {
  std::vector<std::string> sentences(1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool ends = words[i] == '\n' || (words[i] == ' ' && i > 0 && std::string_view(".?!").find(words[i - 1]) != std::string_view::npos);
    if (!ends) sentences.back() += words[i];
    else if (!sentences.back().empty()) sentences.emplace_back();
  }
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

}  // namespace

std::vector<ReadingAloud::Piece> ReadingAloud::pieces_of(const Ui& ui) {
  std::vector<Piece> pieces;
  for (const Node& node : ui.nodes.nodes())
    for (std::string& sentence : sentences_of(words_of(ui, node))) pieces.push_back({node.id, std::move(sentence)});
  return pieces;
}

void ReadingAloud::end() {
  if (on_ && speaker_.stop) speaker_.stop();
  on_ = false;
  now_.clear();
}

void ReadingAloud::draw(Ui& ui) {
  if (!on_) return;
  if (ui.sheet_open() && listed_) return end();
  if (ui.sheet_open()) return;  // Help is still closing
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
