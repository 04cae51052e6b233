#include "sync/weight.h"

#include <algorithm>
#include <array>

namespace blether::sync {

namespace {

using namespace std::string_view_literals;

// Bare: in small letters, with plain apostrophes.
constexpr auto kDenials = std::to_array({
    // English; with "n't" and the forms that people type without the apostrophe
    "no"sv, "not"sv, "never"sv, "none"sv, "nobody"sv, "no-one"sv, "nothing"sv, "nowhere"sv, "neither"sv, "nor"sv,
    "without"sv, "cannot"sv, "cant"sv, "dont"sv, "doesnt"sv, "didnt"sv, "isnt"sv, "arent"sv, "wasnt"sv, "werent"sv,
    "wont"sv, "wouldnt"sv, "couldnt"sv, "shouldnt"sv, "hasnt"sv, "havent"sv, "hadnt"sv, "hardly"sv, "barely"sv,
    "scarcely"sv, "rarely"sv, "seldom"sv, "except"sv, "unless"sv, "neednt"sv, "mustnt"sv, "aint"sv,
    // Scots; with the ending "nae"
    "nae"sv, "no'"sv, "nane"sv, "naebody"sv, "naebdy"sv, "naething"sv, "nathing"sv, "nothin"sv, "nothin'"sv,
    "naewhere"sv, "naither"sv, "wi'oot"sv, "withoot"sv, "ne'er"sv, "dinna"sv, "canna"sv, "winna"sv, "willna"sv,
    "isna"sv, "wasna"sv, "didna"sv, "couldna"sv, "wouldna"sv, "shouldna"sv, "hasna"sv, "hadna"sv,
    "havena"sv, "needna"sv,
    // Polish
    "nie"sv, "bez"sv, "nigdy"sv, "nikt"sv, "nic"sv, "nigdzie"sv, "żaden"sv, "żadna"sv, "żadne"sv, "żadnego"sv,
    "żadnej"sv, "ani"sv, "oprócz"sv,
    // Arabic
    "لا"sv, "لم"sv, "لن"sv, "ليس"sv, "ليست"sv, "ما"sv, "غير"sv, "بدون"sv, "دون"sv, "بلا"sv, "أبدا"sv,
    "أبداً"sv, "إلا"sv,
});

constexpr auto kCounts = std::to_array({
    "zero"sv, "one"sv, "two"sv, "three"sv, "four"sv, "five"sv, "six"sv, "seven"sv, "eight"sv, "nine"sv, "ten"sv,
    "eleven"sv, "twelve"sv, "thirteen"sv, "fourteen"sv, "fifteen"sv, "sixteen"sv, "seventeen"sv, "eighteen"sv,
    "nineteen"sv, "twenty"sv, "thirty"sv, "forty"sv, "fifty"sv, "sixty"sv, "seventy"sv, "eighty"sv, "ninety"sv,
    "hundred"sv, "hundreds"sv, "thousand"sv, "thousands"sv, "million"sv, "millions"sv, "first"sv,
    "second"sv, "third"sv, "fourth"sv, "fifth"sv, "sixth"sv, "seventh"sv, "eighth"sv, "ninth"sv, "tenth"sv,
    "twelfth"sv, "once"sv, "twice"sv, "thrice"sv, "half"sv, "quarter"sv, "quarters"sv, "double"sv, "treble"sv, "triple"sv, "dozen"sv, "dozens"sv,
    "couple"sv, "both"sv, "fortnight"sv, "fortnightly"sv, "noon"sv, "midday"sv, "midnight"sv, "pm"sv, "p.m"sv,
    "a.m"sv, "o'clock"sv,
    // Scots
    "ane"sv, "wan"sv, "yin"sv, "twa"sv, "twae"sv, "fower"sv, "sax"sv, "seeven"sv, "echt"sv, "aicht"sv, "hauf"sv,
    "hunner"sv, "thoosand"sv,
    // Polish
    "jeden"sv, "jedna"sv, "jedno"sv, "dwa"sv, "dwie"sv, "trzy"sv, "cztery"sv, "pięć"sv, "sześć"sv,
    "siedem"sv, "osiem"sv, "dziewięć"sv, "dziesięć"sv, "sto"sv, "tysiąc"sv, "raz"sv, "pół"sv, "południe"sv, "północ"sv,
    // Arabic
    "واحد"sv, "واحدة"sv, "اثنان"sv, "اثنين"sv, "ثلاث"sv, "ثلاثة"sv, "أربع"sv, "أربعة"sv, "خمس"sv,
    "خمسة"sv, "ست"sv, "ستة"sv, "سبع"sv, "سبعة"sv, "ثماني"sv, "ثمانية"sv, "تسع"sv, "تسعة"sv, "عشر"sv, "عشرة"sv, "مئة"sv, "ألف"sv,
    "نصف"sv, "ربع"sv, "مرتين"sv,
});

// Marks of more than one byte that stand around words, and the apostrophe that keyboards make of a plain one.
constexpr auto kMarks = std::to_array({
    "“"sv, "”"sv, "‘"sv, "„"sv, "«"sv, "»"sv, "…"sv, "–"sv, "—"sv, "،"sv, "؟"sv, "؛"sv, "。"sv, "！"sv,
    "？"sv,
});
constexpr std::string_view kCurly = "’";

bool is_plain_mark(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && c != '\'';
}

template <class List>
bool is_one_of(std::string_view word, const List& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Small letters (of ASCII), plain apostrophes, no marks at the ends. An apostrophe at the end may belong to the word.
std::string bare(std::string_view word) {
  std::string text;
  for (std::size_t i = 0; i < word.size();) {
    const bool curly = word.substr(i).starts_with(kCurly);
    const char c = curly ? '\'' : word[i];
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    i += curly ? kCurly.size() : 1;
  }
  std::string_view inside = text;
  for (std::size_t before = 0; before != inside.size();) {
    before = inside.size();
    while (!inside.empty() && (is_plain_mark(inside.front()) || inside.front() == '\'')) inside.remove_prefix(1);
    while (!inside.empty() && is_plain_mark(inside.back())) inside.remove_suffix(1);
    for (std::string_view mark : kMarks) {
      if (inside.starts_with(mark)) inside.remove_prefix(mark.size());
      if (inside.ends_with(mark)) inside.remove_suffix(mark.size());
    }
  }
  return std::string(inside);
}

bool denies(std::string_view word) {
  return is_one_of(word, kDenials) || word.ends_with("n't") || word.ends_with("nae");
}

// A digit: of ASCII, Arabic and Persian, Devanagari and Bengali, or of full width.
bool has_digit(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto at = [&](std::size_t place) {
      return place < word.size() ? static_cast<unsigned char>(word[place]) : 0u;
    };
    const unsigned first = at(i), second = at(i + 1), third = at(i + 2);
    if (first >= '0' && first <= '9') return true;
    if (first == 0xD9 && second >= 0xA0 && second <= 0xA9) return true;
    if (first == 0xDB && second >= 0xB0 && second <= 0xB9) return true;
    if (first == 0xE0 && (second == 0xA5 || second == 0xA7) && third >= 0xA6 && third <= 0xAF) return true;
    if (first == 0xEF && second == 0xBC && third >= 0x90 && third <= 0x99) return true;
  }
  return false;
}

// "twenty-one", "half-past": the parts of a word with hyphens count like words.
bool counts(std::string_view word) {
  if (has_digit(word)) return true;
  for (;;) {
    const std::size_t end = word.find('-');
    if (is_one_of(word.substr(0, end), kCounts)) return true;
    if (end == std::string_view::npos) return false;
    word.remove_prefix(end + 1);
  }
}

bool is_heavy(std::string_view word) {
  if (denies(word) || counts(word)) return true;
  // 'no' in quotation marks: the last apostrophe is no part of it.
  return word.ends_with("'") && is_heavy(word.substr(0, word.size() - 1));
}

}  // namespace

bool carries_weight(std::string_view word) { return is_heavy(bare(word)); }

std::vector<std::string> weight_of(std::span<const Unit> words) {
  std::vector<std::string> found;
  for (const Unit& word : words)
    if (std::string plain = bare(word.core); is_heavy(plain)) found.push_back(std::move(plain));
  return found;
}

}  // namespace blether::sync
