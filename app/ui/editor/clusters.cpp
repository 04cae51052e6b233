#include "app/ui/editor/clusters.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <memory>

namespace blether::ui {
namespace {

std::unique_ptr<icu::BreakIterator> make(icu::BreakIterator* (*create)(const icu::Locale&, UErrorCode&)) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(create(icu::Locale::getUK(), error));
  return U_SUCCESS(error) ? std::move(iterator) : nullptr;
}

// An iterator set on a text. Without ICU's data there is none, and callers fall back on code points.
class On {
 public:
  On(icu::BreakIterator* iterator, std::string_view text) : iterator_(iterator) {
    UErrorCode error = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &error);
    if (iterator_) iterator_->setText(&text_, error);
    if (U_FAILURE(error)) iterator_ = nullptr;
  }
  ~On() { utext_close(&text_); }
  On(const On&) = delete;
  On& operator=(const On&) = delete;

  explicit operator bool() const { return iterator_ != nullptr; }
  icu::BreakIterator* operator->() const { return iterator_; }

 private:
  UText text_ = UTEXT_INITIALIZER;
  icu::BreakIterator* iterator_;
};

// Made once: making one takes ICU milliseconds. Used by the UI thread only.
icu::BreakIterator* character_iterator() {
  static const auto iterator = make(icu::BreakIterator::createCharacterInstance);
  return iterator.get();
}
icu::BreakIterator* word_iterator() {
  static const auto iterator = make(icu::BreakIterator::createWordInstance);
  return iterator.get();
}

std::int32_t index(std::size_t at) { return static_cast<std::int32_t>(at); }
std::size_t offset(std::int32_t at, std::size_t none) {
  return at == icu::BreakIterator::DONE ? none : static_cast<std::size_t>(at);
}

bool is_plain(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 && byte != '\r' && byte != '\n';
}

// Between two ASCII characters there is a border, except within CR LF. Saves ICU for nearly all text typed here.
bool plainly_border(std::string_view text, std::size_t at) {
  return at == 0 || at == text.size() || (is_plain(text, at - 1) && is_plain(text, at));
}

bool is_word(const On& words) { return words->getRuleStatus() >= UBRK_WORD_NONE_LIMIT; }

}  // namespace

bool is_utf8(std::string_view bytes) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t i = 0; i < bytes.size();) {
    if (s[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 code = 0;
    U8_NEXT(s, i, bytes.size(), code);
    if (code < 0) return false;
  }
  return true;
}

CodePoint wide_code_point_at(std::string_view text, std::size_t at) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t next = at;
  UChar32 code = 0;
  U8_NEXT_OR_FFFD(s, next, text.size(), code);
  return {static_cast<char32_t>(code), next - at};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int32_t previous = index(at);
  UChar32 code = 0;
  U8_PREV_OR_FFFD(s, 0, previous, code);
  return {static_cast<char32_t>(code), at - static_cast<std::size_t>(previous)};
}

std::size_t next_cluster(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  if (is_plain(text, at) && plainly_border(text, at + 1)) return at + 1;
  const On clusters(character_iterator(), text);
  const std::size_t one = at + code_point_at(text, at).size;
  return clusters ? offset(clusters->following(index(at)), text.size()) : one;
}

std::size_t previous_cluster(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  if (is_plain(text, at - 1) && plainly_border(text, at - 1)) return at - 1;
  const On clusters(character_iterator(), text);
  const std::size_t one = at - code_point_before(text, at).size;
  return clusters ? offset(clusters->preceding(index(at)), 0) : one;
}

std::size_t cluster_at_or_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  if (plainly_border(text, at)) return at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const On clusters(character_iterator(), text);
  if (!clusters || clusters->isBoundary(index(at))) return at;
  return offset(clusters->preceding(index(at)), 0);
}

bool extends_cluster(char32_t code) {
  if (code < 0x300) return false;
  const int kind = u_getIntPropertyValue(static_cast<UChar32>(code), UCHAR_GRAPHEME_CLUSTER_BREAK);
  return kind == U_GCB_EXTEND || kind == U_GCB_SPACING_MARK || kind == U_GCB_ZWJ;
}

bool is_invisible(char32_t code) {
  if (code < 0x20) return code != '\t';
  if (code < 0x7F) return false;
  if (code < 0xA0 || code == 0xAD) return true;
  if (code < 0x300) return false;
  const auto point = static_cast<UChar32>(code);
  return u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || is_line_end(code);
}

bool is_line_end(char32_t code) { return code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029; }

TextRange word_touching(std::string_view text, std::size_t at) {
  const On words(word_iterator(), text);
  if (!words || text.empty()) return {at, at};
  // The word that begins at or spans `at`; else the one that ends there.
  for (const bool before : {false, true}) {
    if (before ? at == 0 : at >= text.size()) continue;
    const auto end = before ? (words->isBoundary(index(at)) ? index(at) : words->following(index(at)))
                            : words->following(index(at));
    if (end == icu::BreakIterator::DONE) continue;
    const auto begin = words->preceding(end);
    words->following(begin);  // the status belongs to the end of a piece
    if (is_word(words)) return {offset(begin, 0), static_cast<std::size_t>(end)};
  }
  return {at, at};
}

std::size_t next_word_end(std::string_view text, std::size_t at) {
  const On words(word_iterator(), text);
  if (!words || at >= text.size()) return text.size();
  auto end = words->following(index(at));
  while (end != icu::BreakIterator::DONE && !is_word(words)) end = words->next();
  return offset(end, text.size());
}

std::size_t previous_word_begin(std::string_view text, std::size_t at) {
  const On words(word_iterator(), text);
  if (!words || at == 0) return 0;
  auto end = index(at);
  for (;;) {
    const auto begin = words->preceding(end);
    if (begin == icu::BreakIterator::DONE || begin == 0) return 0;
    words->following(begin);
    if (is_word(words)) return static_cast<std::size_t>(begin);
    end = begin;
  }
}

std::vector<TextRange> words_in(std::string_view text, std::size_t from, std::size_t to) {
  std::vector<TextRange> found;
  const On words(word_iterator(), text);
  if (!words || from >= to || from >= text.size()) return found;
  auto begin = words->isBoundary(index(from)) ? index(from) : words->preceding(index(from));
  while (begin != icu::BreakIterator::DONE && static_cast<std::size_t>(begin) < to) {
    const auto end = words->following(begin);
    if (end == icu::BreakIterator::DONE) break;
    if (is_word(words)) found.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    begin = end;
  }
  return found;
}

}  // namespace blether::ui
