// Texts that have broken editors elsewhere, put together from code points so that this file stays plain.
#pragma once

#include <string>
#include <vector>

namespace blether::test {

inline const std::string kFamily = "\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466";
inline const std::string kScotland =
    "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F";
inline const std::string kFlags = "\U0001F1EC\U0001F1E7\U0001F1EE\U0001F1EA";  // GB, IE
inline const std::string kThumb = "\U0001F44D\U0001F3FD";                      // with a skin tone
inline const std::string kAccented = "e\u0301\u0323";                          // e, acute, dot below
inline const std::string kHangul = "\u1112\u1161\u11AB";                       // han, of three letters
inline const std::string kArabic = "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643";

inline std::string times(const std::string& piece, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += piece;
  return all;
}

inline std::vector<std::string> naughty_texts() {
  std::vector<std::string> all = {
      "", " ", "\n", "\r\n", "\r", "\r\n\r\n", "\n\r", "a\r\nb", "\u2028", "a\u2029b", "\t\t", std::string("a\0b", 3),
      kFamily, kScotland, kFlags, kThumb, kAccented, kHangul, kArabic,
      "\u0301",                       // an accent with nothing under it
      " \u0301", "\n\u0301", "\u200D", "\u200D\u200D", "\uFEFFstart", "\uFFFD", "\U0010FFFF",
      "\u202Eright to left\u202C", "\u2067\u0645\u2069", "a\u00ADb", "a\u200Bb", "non\u00A0breaking",
      "\u0E01\u0E33\u0E01\u0E33",     // Thai with its am
      "\u0915\u094D\u0937\u093F",     // Devanagari conjunct
      "\u65E5\u672C\u8A9E\u306E\u6587\u7AE0", "1\uFE0F\u20E3", "\u2764\uFE0F\u200D\U0001F525",
      times("\u0301", 300), "Z" + times("\u0335\u0322", 200) + "algo", times(kFamily, 40), times("\U0001F1EC", 81),
      times("w", 700), times("a-", 300), times(" ", 400) + "x", times("word ", 200),
      "'; DROP TABLE streams; --", "%s%n%x", "<script>", "\\n\\0", "{{7*7}}", "NULL", "\x7F\x01\x1B[31m"};
  return all;
}

}  // namespace blether::test
