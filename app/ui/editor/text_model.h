// The text somebody is typing: buffer, caret, selection, undo by phrase. No drawing, no fonts, no clock of its own.
//
// Text is UTF-8 and is kept exactly as it was entered: nothing is normalised, no line ending is changed, no blank is
// trimmed. All positions are byte offsets. The caret and the anchor always stand on borders of grapheme clusters (what
// a reader takes for one character: a family emoji, a flag, a letter with its accents, CR LF), so nobody can ever cut
// one in half. Single thread (UI).
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace blether::ui {

// Bytes [begin, end).
struct TextRange {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
  std::size_t size() const { return end - begin; }
  bool operator==(const TextRange&) const = default;
};

class TextModel {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
  // Typing goes on in the same phrase until a pause this long, in seconds.
  static constexpr double kPhrasePause = 2.0;

  enum class Move { left, right, word_left, word_right, text_begin, text_end };

  // `max_bytes` is at most kMaxBytes.
  explicit TextModel(std::size_t max_bytes = kMaxBytes);

  const std::string& text() const { return text_; }
  // Grows by one with every change of the text, whoever made it.
  std::uint64_t version() const { return version_; }
  std::size_t caret() const { return caret_; }
  std::size_t anchor() const { return anchor_; }
  bool has_selection() const { return caret_ != anchor_; }
  TextRange selection() const;
  std::string_view selected() const;

  // The whole text comes from elsewhere: undo is forgotten; the caret stays at its place in the unchanged beginning,
  // or moves with the unchanged end.
  // invalid: not UTF-8, or too long; nothing has changed.
  base::Result<void> set_text(std::string_view utf8);

  // Puts the caret on the border of the cluster that holds `at` (at or before it). Ends the phrase.
  void place_caret(std::size_t at, bool extend = false);
  void select(TextRange range);  // caret at the end
  void select_all();
  void move(Move move, bool extend = false);

  // Typed: joins the phrase. `now` is in seconds and only its differences matter.
  // invalid: not UTF-8, or the text would grow too long; nothing has changed.
  base::Result<void> type(std::string_view utf8, double now);
  // Pasted, dictated or chosen: a phrase of its own; the selection goes in the same step.
  base::Result<void> insert(std::string_view utf8);
  // The range becomes `utf8`, as one step. The range grows to whole clusters.
  base::Result<void> replace(TextRange range, std::string_view utf8);
  // One cluster (or the selection) goes. False when there is nothing to delete.
  bool erase_left(double now);
  bool erase_right(double now);
  bool erase_word_left();
  bool erase_word_right();
  bool erase_selection();

  bool can_undo() const { return !undo_.empty(); }
  bool can_redo() const { return !redo_.empty(); }
  bool undo();
  bool redo();
  void end_phrase() { phrase_open_ = false; }
  // Text, undo and redo are overwritten in memory, and empty afterwards.
  void wipe();

  // The word that holds or touches `at`, else an empty range. "mother’s" is one word.
  TextRange word_at(std::size_t at) const;
  // From after the line end before `at` to before the one after it.
  TextRange paragraph_at(std::size_t at) const;

 private:
  enum class Kind { typed, erased_left, erased_right, whole };
  // [at, at + removed) became `inserted`.
  struct Step {
    Kind kind = Kind::whole;
    std::size_t at = 0;
    std::string removed, inserted;
    std::size_t caret_before = 0, anchor_before = 0, caret_after = 0;
    std::size_t bytes() const { return removed.size() + inserted.size(); }
  };

  base::Result<void> apply(Kind kind, TextRange range, std::string_view utf8, double now);
  bool joins(Kind kind, TextRange range, std::string_view utf8, double now) const;
  void join(Kind kind, TextRange range, std::string_view utf8);
  void remember(Step step);
  void put(TextRange range, std::string_view utf8);

  std::string text_;
  std::size_t max_bytes_;
  std::size_t caret_ = 0, anchor_ = 0;
  std::uint64_t version_ = 0;
  std::deque<Step> undo_;
  std::deque<Step> redo_;
  std::size_t undo_bytes_ = 0;
  bool phrase_open_ = false;
  double phrase_time_ = -std::numeric_limits<double>::infinity();
};

}  // namespace blether::ui
