#include "sync/words.h"

#include <algorithm>
#include <array>

namespace blether::sync {

namespace {

using namespace std::string_view_literals;

// White space is ASCII only: a no-break space is part of the word it binds.
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

// Close a sentence when white space or the end of the text follows: Latin, Arabic and Urdu, Devanagari.
constexpr auto kStops = std::to_array({"."sv, "!"sv, "?"sv, "…"sv, "؟"sv, "۔"sv, "।"sv});
// Close a sentence whatever follows: Chinese and Japanese put no space there.
constexpr auto kFullStops = std::to_array({"。"sv, "！"sv, "？"sv});
constexpr auto kClosers = std::to_array({"\""sv, "'"sv, ")"sv, "]"sv, "”"sv, "’"sv, "»"sv, "」"sv, "』"sv, "）"sv});
constexpr auto kAbbreviations = std::to_array(
    {"Mr."sv, "Mrs."sv, "Ms."sv, "Dr."sv, "St."sv, "Rev."sv, "e.g."sv, "i.e."sv, "approx."sv, "No."sv, "Tel."sv});

template <class List>
std::string_view starts_with_one(std::string_view text, const List& list) {
  for (std::string_view one : list)
    if (text.starts_with(one)) return one;
  return {};
}

template <class List>
std::string_view ends_with_one(std::string_view text, const List& list) {
  for (std::string_view one : list)
    if (text.ends_with(one)) return one;
  return {};
}

std::string_view without_closers(std::string_view text) {
  while (!text.empty()) {
    auto closer = ends_with_one(text, kClosers);
    if (closer.empty()) break;
    text.remove_suffix(closer.size());
  }
  return text;
}

bool is_abbreviation(std::string_view sentence) {
  auto start = sentence.find_last_of(" \t(");
  auto word = start == std::string_view::npos ? sentence : sentence.substr(start + 1);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

// Quick first look at a byte: most of a text begins no stop.
bool may_begin_stop(char c) { return c == '.' || c == '!' || c == '?' || static_cast<unsigned char>(c) >= 0x80; }

// Where the stop that begins at `at` ends, closers included; `at` itself if none begins there.
std::size_t end_of_stop(std::string_view text, std::size_t at) {
  if (!may_begin_stop(text[at])) return at;
  std::size_t end = at;
  bool full = false;
  for (;;) {
    auto rest = text.substr(end);
    auto stop = starts_with_one(rest, kFullStops);
    full = full || !stop.empty();
    if (stop.empty()) stop = starts_with_one(rest, kStops);
    if (stop.empty() && end > at) stop = starts_with_one(rest, kClosers);
    if (stop.empty()) break;
    end += stop.size();
  }
  bool last = end == text.size() || is_space(text[end]);
  return full || last ? end : at;
}

// One past the core of the sentence that begins at `start`.
std::size_t end_of_sentence(std::string_view text, std::size_t start) {
  std::size_t at = start;
  while (at < text.size()) {
    if (text[at] == '\n' || text[at] == '\r') {
      while (at > start && is_space(text[at - 1])) --at;  // spaces before the break belong to the gap
      return at;
    }
    std::size_t end = end_of_stop(text, at);
    if (end > at && !is_abbreviation(text.substr(start, end - start))) return end;
    at = std::max(end, at + 1);
  }
  while (at > start && is_space(text[at - 1])) --at;
  return at;
}

std::size_t end_of_word(std::string_view text, std::size_t start) {
  while (start < text.size() && !is_space(text[start])) ++start;
  return start;
}

template <class EndOfCore>
std::vector<Unit> cut(std::string_view text, EndOfCore end_of_core) {
  std::vector<Unit> units;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t core_end = is_space(text[at]) ? at : end_of_core(text, at);
    std::size_t gap_end = core_end;
    while (gap_end < text.size() && is_space(text[gap_end])) ++gap_end;
    units.push_back({text.substr(at, core_end - at), text.substr(core_end, gap_end - core_end)});
    at = gap_end;
  }
  return units;
}

}  // namespace

std::vector<Unit> sentences(std::string_view text) { return cut(text, end_of_sentence); }
std::vector<Unit> words(std::string_view text) { return cut(text, end_of_word); }

bool is_closed(std::string_view sentence) {
  sentence = without_closers(sentence);
  return !ends_with_one(sentence, kStops).empty() || !ends_with_one(sentence, kFullStops).empty();
}

std::string_view joint_after(std::string_view sentence) {
  if (!ends_with_one(without_closers(sentence), kFullStops).empty()) return "";
  return is_closed(sentence) ? " " : "\n";
}

std::string_view tail_of(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && is_space(text[end - 1])) --end;
  return text.substr(end);
}

}  // namespace blether::sync
