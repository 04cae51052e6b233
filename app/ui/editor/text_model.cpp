#include "app/ui/editor/text_model.h"

#include <algorithm>

#include "app/ui/editor/clusters.h"
#include "platform/base/secret.h"

namespace blether::ui {
namespace {

constexpr std::size_t kMaxSteps = 1000;
constexpr std::size_t kMaxUndoBytes = std::size_t{8} << 20;

// A caret that an edit left inside a cluster (an accent typed before, a flag cut open) goes to that cluster's end.
std::size_t border_at_or_after(std::string_view text, std::size_t at) {
  return cluster_at_or_before(text, at) == at ? at : next_cluster(text, at);
}

bool is_blank(char32_t code) { return code == ' ' || code == '\t' || code == 0xA0 || is_line_end(code); }

bool ends_sentence(char32_t code) { return code == '.' || code == '!' || code == '?' || code == 0x2026; }

bool closes(char32_t code) {
  return code == '"' || code == '\'' || code == ')' || code == 0x2019 || code == 0x201D || code == 0xBB;
}

// Whether what was typed so far is a phrase of its own: a line, or a sentence with the blank after it.
bool is_whole_phrase(std::string_view typed) {
  std::size_t at = typed.size();
  const auto last = [&] { return at > 0 ? code_point_before(typed, at) : CodePoint{}; };
  if (is_line_end(last().code)) return true;
  if (!is_blank(last().code)) return false;
  while (is_blank(last().code)) at -= last().size;
  while (closes(last().code)) at -= last().size;
  return ends_sentence(last().code);
}

}  // namespace

TextModel::TextModel(std::size_t max_bytes) : max_bytes_(std::min(max_bytes, kMaxBytes)) {}

TextRange TextModel::selection() const { return {std::min(caret_, anchor_), std::max(caret_, anchor_)}; }

std::string_view TextModel::selected() const {
  return std::string_view(text_).substr(selection().begin, selection().size());
}

base::Result<void> TextModel::set_text(std::string_view utf8) {
  if (utf8.size() > kMaxBytes) return base::fail(base::Code::invalid, "text: too long");
  if (!is_utf8(utf8)) return base::fail(base::Code::invalid, "text: not UTF-8");
  const std::size_t shorter = std::min(text_.size(), utf8.size());
  std::size_t same = 0;
  while (same < shorter && text_[same] == utf8[same]) ++same;
  std::size_t same_end = 0;
  while (same_end < shorter - same && text_[text_.size() - 1 - same_end] == utf8[utf8.size() - 1 - same_end]) ++same_end;
  const auto moved = [&](std::size_t at) {
    if (at <= same) return at;
    const std::size_t from_end = text_.size() - at;
    return from_end <= same_end ? utf8.size() - from_end : utf8.size() - same_end;
  };
  const std::size_t caret = moved(caret_), anchor = moved(anchor_);
  text_ = utf8;
  caret_ = cluster_at_or_before(text_, caret);
  anchor_ = cluster_at_or_before(text_, anchor);
  undo_.clear();
  redo_.clear();
  undo_bytes_ = 0;
  end_phrase();
  ++version_;
  return {};
}

void TextModel::place_caret(std::size_t at, bool extend) {
  caret_ = cluster_at_or_before(text_, at);
  if (!extend) anchor_ = caret_;
  end_phrase();
}

void TextModel::select(TextRange range) {
  place_caret(range.begin);
  place_caret(range.end, true);
}

void TextModel::select_all() { select({0, text_.size()}); }

void TextModel::move(Move move, bool extend) {
  if (has_selection() && !extend && (move == Move::left || move == Move::right))
    return place_caret(move == Move::left ? selection().begin : selection().end);
  switch (move) {
    case Move::left: return place_caret(previous_cluster(text_, caret_), extend);
    case Move::right: return place_caret(next_cluster(text_, caret_), extend);
    case Move::word_left: return place_caret(previous_word_begin(text_, caret_), extend);
    case Move::word_right: return place_caret(next_word_end(text_, caret_), extend);
    case Move::text_begin: return place_caret(0, extend);
    case Move::text_end: return place_caret(text_.size(), extend);
  }
}

base::Result<void> TextModel::type(std::string_view utf8, double now) {
  return apply(Kind::typed, selection(), utf8, now);
}

base::Result<void> TextModel::insert(std::string_view utf8) { return apply(Kind::whole, selection(), utf8, 0); }

base::Result<void> TextModel::replace(TextRange range, std::string_view utf8) {
  range.begin = cluster_at_or_before(text_, std::min(range.begin, range.end));
  range.end = border_at_or_after(text_, std::min(std::max(range.begin, range.end), text_.size()));
  return apply(Kind::whole, range, utf8, 0);
}

// Erasing cannot fail: it brings no bytes and makes nothing longer.
bool TextModel::erase_left(double now) {
  if (has_selection()) return erase_selection();
  return caret_ > 0 && apply(Kind::erased_left, {previous_cluster(text_, caret_), caret_}, {}, now);
}

bool TextModel::erase_right(double now) {
  if (has_selection()) return erase_selection();
  return caret_ < text_.size() && apply(Kind::erased_right, {caret_, next_cluster(text_, caret_)}, {}, now);
}

bool TextModel::erase_word_left() {
  if (has_selection()) return erase_selection();
  return caret_ > 0 && apply(Kind::whole, {previous_word_begin(text_, caret_), caret_}, {}, 0);
}

bool TextModel::erase_word_right() {
  if (has_selection()) return erase_selection();
  return caret_ < text_.size() && apply(Kind::whole, {caret_, next_word_end(text_, caret_)}, {}, 0);
}

bool TextModel::erase_selection() { return has_selection() && apply(Kind::whole, selection(), {}, 0); }

base::Result<void> TextModel::apply(Kind kind, TextRange range, std::string_view utf8, double now) {
  if (range.empty() && utf8.empty()) return {};
  if (!is_utf8(utf8)) return base::fail(base::Code::invalid, "text: not UTF-8");
  if (utf8.size() > range.size() && text_.size() - range.size() + utf8.size() > max_bytes_)
    return base::fail(base::Code::invalid, "text: too long");
  if (joins(kind, range, utf8, now)) {
    join(kind, range, utf8);
  } else {
    remember({kind, range.begin, text_.substr(range.begin, range.size()), std::string(utf8), caret_, anchor_, 0});
  }
  put(range, utf8);
  caret_ = anchor_ = border_at_or_after(text_, range.begin + utf8.size());
  undo_.back().caret_after = caret_;
  redo_.clear();
  phrase_open_ = kind != Kind::whole;
  phrase_time_ = now;
  return {};
}

bool TextModel::joins(Kind kind, TextRange range, std::string_view utf8, double now) const {
  if (!phrase_open_ || undo_.empty() || now - phrase_time_ > kPhrasePause) return false;
  const Step& last = undo_.back();
  if (kind != last.kind || has_selection()) return false;
  switch (kind) {
    case Kind::typed:
      return range.begin == last.at + last.inserted.size() &&
             (!is_whole_phrase(last.inserted) || utf8 == " ");
    case Kind::erased_left: return range.end == last.at;
    case Kind::erased_right: return range.begin == last.at;
    case Kind::whole: return false;
  }
  return false;
}

void TextModel::join(Kind kind, TextRange range, std::string_view utf8) {
  Step& last = undo_.back();
  const std::string_view gone = std::string_view(text_).substr(range.begin, range.size());
  undo_bytes_ += gone.size() + utf8.size();
  last.inserted += utf8;
  if (kind == Kind::erased_right) last.removed += gone;
  if (kind != Kind::erased_left) return;
  last.removed.insert(0, gone);
  last.at = range.begin;
}

void TextModel::remember(Step step) {
  undo_bytes_ += step.bytes();
  undo_.push_back(std::move(step));
  while (undo_.size() > 1 && (undo_.size() > kMaxSteps || undo_bytes_ > kMaxUndoBytes)) {
    undo_bytes_ -= undo_.front().bytes();
    undo_.pop_front();
  }
}

void TextModel::put(TextRange range, std::string_view utf8) {
  text_.replace(range.begin, range.size(), utf8);
  ++version_;
}

bool TextModel::undo() {
  if (undo_.empty()) return false;
  Step step = std::move(undo_.back());
  undo_.pop_back();
  undo_bytes_ -= step.bytes();
  put({step.at, step.at + step.inserted.size()}, step.removed);
  caret_ = step.caret_before;
  anchor_ = step.anchor_before;
  redo_.push_back(std::move(step));
  end_phrase();
  return true;
}

bool TextModel::redo() {
  if (redo_.empty()) return false;
  Step step = std::move(redo_.back());
  redo_.pop_back();
  put({step.at, step.at + step.removed.size()}, step.inserted);
  caret_ = anchor_ = step.caret_after;
  remember(std::move(step));
  end_phrase();
  return true;
}

void TextModel::wipe() {
  base::wipe(text_);
  for (auto* steps : {&undo_, &redo_})
    for (Step& step : *steps) {
      base::wipe(step.removed);
      base::wipe(step.inserted);
    }
  undo_.clear();
  redo_.clear();
  undo_bytes_ = caret_ = anchor_ = 0;
  end_phrase();
  ++version_;
}

TextRange TextModel::word_at(std::size_t at) const { return word_touching(text_, cluster_at_or_before(text_, at)); }

TextRange TextModel::paragraph_at(std::size_t at) const {
  std::size_t begin = std::min(at, text_.size()), end = begin;
  while (begin > 0 && !is_line_end(code_point_before(text_, begin).code)) begin -= code_point_before(text_, begin).size;
  while (end < text_.size() && !is_line_end(code_point_at(text_, end).code)) end += code_point_at(text_, end).size;
  return {begin, end};
}

}  // namespace blether::ui
