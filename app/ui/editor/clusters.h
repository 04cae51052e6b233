// What a reader takes for one character, and for one word (Unicode Standard Annex 29), found by ICU in UTF-8 text.
// All positions are byte offsets; `text` must be UTF-8 (`is_utf8`), and is never copied. UI thread only.
#pragma once

#include <string_view>
#include <vector>

#include "app/ui/editor/text_model.h"

namespace blether::ui {

// Whether `bytes` is well-formed UTF-8: nothing overlong, no surrogates, nothing beyond U+10FFFF.
bool is_utf8(std::string_view bytes);

struct CodePoint {
  char32_t code = 0;
  std::size_t size = 0;  // bytes
};
CodePoint wide_code_point_at(std::string_view text, std::size_t at);
// `at` is before the end and at the first byte of a code point.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : wide_code_point_at(text, at);
}
CodePoint code_point_before(std::string_view text, std::size_t at);

// Borders of clusters. At the end (or begin) of the text, the end (or begin) itself.
std::size_t next_cluster(std::string_view text, std::size_t at);
std::size_t previous_cluster(std::string_view text, std::size_t at);
std::size_t cluster_at_or_before(std::string_view text, std::size_t at);

// Joins what stands before it: accents, joiners, variation selectors.
bool extends_cluster(char32_t code);
// Takes no room and is not drawn: control characters, joiners, direction marks, variation selectors.
bool is_invisible(char32_t code);
bool is_line_end(char32_t code);

// The word (not blank, not punctuation) that holds or touches `at`, else empty.
TextRange word_touching(std::string_view text, std::size_t at);
// End of the next word after `at`, begin of the last word before it.
std::size_t next_word_end(std::string_view text, std::size_t at);
std::size_t previous_word_begin(std::string_view text, std::size_t at);
// Words that end after `from` and begin before `to`, in order.
std::vector<TextRange> words_in(std::string_view text, std::size_t from, std::size_t to);

}  // namespace blether::ui
