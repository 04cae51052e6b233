#include "app/ui/editor/spelling.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <fstream>
#include <hunspell/hunspell.hxx>
#include <system_error>

#include "app/ui/editor/clusters.h"

namespace blether::ui {
namespace {

constexpr std::size_t kLongestWord = 64;      // bytes; longer is no word
constexpr double kIdleBeforeLoad = 0.3;        // seconds
constexpr std::size_t kMostRemembered = 20'000;
constexpr std::string_view kCurly = "\u2019";

bool is_upper(char32_t code) { return u_isupper(static_cast<UChar32>(code)); }

bool is_latin(char32_t code) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(code), &error);
  return U_SUCCESS(error) && script == USCRIPT_LATIN;
}

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }

// Ordinary small letters after any first letter; at least two letters.
bool looks_like_a_word(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    at += point.size;
    if (is_apostrophe(point.code)) continue;
    if (!is_latin(point.code) || (letters > 0 && is_upper(point.code))) return false;
    ++letters;
  }
  return letters >= 2;
}

// Whether a word stands in an address, as "moira" in "moira@example.org". Word borders there are not the same in every
// version of Unicode's rules, so the whole run without white space is looked at.
bool is_in_address(std::string_view text, TextRange word) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t before = word.begin == 0 ? std::string_view::npos : text.find_last_of(kSpaces, word.begin - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find_first_of(kSpaces, word.end), text.size());
  return text.substr(begin, end - begin).find('@') != std::string_view::npos;
}

bool begins_sentence(std::string_view text, std::size_t at) {
  while (at > 0) {
    const CodePoint point = code_point_before(text, at);
    if (is_line_end(point.code) || point.code == '.' || point.code == '!' || point.code == '?' || point.code == 0x2026)
      return true;
    if (u_isalnum(static_cast<UChar32>(point.code)) || point.code == ',' || point.code == '-') return false;
    at -= point.size;
  }
  return true;
}

// As dictionaries write it: straight apostrophes, none at the ends.
std::string plain(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    if (point.code == 0x2019 || point.code == 0x2018) out += '\'';
    else out += word.substr(at, point.size);
    at += point.size;
  }
  while (out.ends_with('\'')) out.pop_back();
  while (out.starts_with('\'')) out.erase(0, 1);
  return out;
}

std::string lower(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    char bytes[U8_MAX_LENGTH];
    int size = 0;
    U8_APPEND_UNSAFE(bytes, size, u_tolower(static_cast<UChar32>(point.code)));
    out.append(bytes, static_cast<std::size_t>(size));
    at += point.size;
  }
  return out;
}

bool is_there(const base::Path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error) && !error;
}

}  // namespace

Spelling::Spelling(SpellingPlaces places) : places_(std::move(places)) {}
Spelling::~Spelling() = default;

void Spelling::load() {
  if (load_tried_) return;
  load_tried_ = true;
  ++generation_;
  if (!is_there(places_.affixes) || !is_there(places_.words)) return;
  try {
    auto dictionary = std::make_unique<Hunspell>(places_.affixes.c_str(), places_.words.c_str());
    if (dictionary->get_dict_encoding() != "UTF-8") return;
    std::ifstream more(places_.more_words);
    for (std::string line; std::getline(more, line);) {
      line.erase(std::min(line.find('#'), line.size()));
      while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
      if (!line.empty() && is_utf8(line)) also_right_.insert(lower(plain(line)));
    }
    dictionary_ = std::move(dictionary);
  } catch (const std::exception&) {
    dictionary_ = nullptr;  // a broken dictionary is as good as none
  }
}

std::optional<float> Spelling::load_when_idle(double now, bool busy) {
  if (load_tried_) return std::nullopt;
  if (busy || !idle_since_) idle_since_ = now;
  if (now - *idle_since_ < kIdleBeforeLoad) return static_cast<float>(*idle_since_ + kIdleBeforeLoad - now);
  load();
  return 0.F;  // one more frame, to show the marks
}

bool Spelling::is_right(std::string_view text, TextRange range) {
  const std::string_view word = text.substr(range.begin, range.size());
  if (!loaded() || word.size() > kLongestWord || !looks_like_a_word(word)) return true;
  if (is_upper(code_point_at(word, 0).code) && !begins_sentence(text, range.begin)) return true;
  return is_in_address(text, range) || knows(plain(word));
}

bool Spelling::knows(const std::string& word) {
  if (const auto found = known_.find(word); found != known_.end()) return found->second;
  std::string small = lower(word);
  bool known = also_right_.contains(small);
  if (small.ends_with("'s")) known = known || also_right_.contains(small.substr(0, small.size() - 2));
  try {
    known = known || dictionary_->spell(word);
  } catch (const std::exception&) {
    known = true;
  }
  if (known_.size() >= kMostRemembered) known_.clear();
  known_.emplace(word, known);
  return known;
}

std::vector<std::string> Spelling::suggest(std::string_view word) {
  std::vector<std::string> found;
  if (!loaded() || word.size() > kLongestWord) return found;
  try {
    found = dictionary_->suggest(plain(word));
  } catch (const std::exception&) {
    found.clear();
  }
  std::erase_if(found, [](const std::string& suggestion) { return suggestion.empty() || !is_utf8(suggestion); });
  if (found.size() > kMostSuggestions) found.resize(kMostSuggestions);
  // Dictionaries differ in theirs: straight where one was typed so, else typeset, as everywhere else on the screen.
  const bool straight = word.find('\'') != std::string_view::npos;
  const std::string_view from = straight ? kCurly : "'", to = straight ? "'" : kCurly;
  for (std::string& suggestion : found)
    for (std::size_t at; (at = suggestion.find(from)) != std::string::npos;) suggestion.replace(at, from.size(), to);
  return found;
}

void Spelling::accept(std::string_view word) {
  if (!is_utf8(word) || !also_right_.insert(lower(plain(word))).second) return;
  known_.clear();
  ++generation_;
}

}  // namespace blether::ui
