// Which words to mark as perhaps misspelt, and what might have been meant. British English by Hunspell, and common Scots
// words. It only ever marks: nothing is corrected by itself. UI thread only.
//
// Without a dictionary (or before load()) every word is right, and nothing is an error.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/ui/editor/text_model.h"
#include "platform/base/files.h"

class Hunspell;

namespace blether::ui {

struct SpellingPlaces {
  base::Path affixes = "/usr/share/hunspell/en_GB.aff";
  base::Path words = "/usr/share/hunspell/en_GB.dic";
  base::Path more_words;  // assets/lookups/scots_words.txt: a word a line, # begins a remark; may be missing
};

class Spelling {
 public:
  static constexpr std::size_t kMostSuggestions = 3;

  explicit Spelling(SpellingPlaces places = {});
  ~Spelling();
  Spelling(const Spelling&) = delete;
  Spelling& operator=(const Spelling&) = delete;

  // Reads the dictionaries, 30 to 60 ms: call once, on a frame when nothing is going on. Later calls do nothing.
  void load();
  bool load_wanted() const { return !load_tried_; }
  // Loads when nothing has gone on for a while (`now` in seconds). Gives after how many seconds it wants to be asked
  // again; nothing once it was loaded.
  std::optional<float> load_when_idle(double now, bool busy);
  bool loaded() const { return dictionary_ != nullptr; }

  // Whether this word of `text` is right or none of our business: words with digits, dots or capitals inside, other
  // scripts, abbreviations, and names (a capital that does not begin a sentence).
  bool is_right(std::string_view text, TextRange word);
  // Best first, at most kMostSuggestions, with the same kind of apostrophe as `word`. About 20 ms: on a tap only.
  std::vector<std::string> suggest(std::string_view word);
  // Right from now on, with 's too: a name from the caseload, or what somebody says is right.
  void accept(std::string_view word);
  // Grows when answers may have changed.
  std::uint64_t generation() const { return generation_; }

 private:
  bool knows(const std::string& word);

  SpellingPlaces places_;
  std::unique_ptr<Hunspell> dictionary_;
  bool load_tried_ = false;
  std::optional<double> idle_since_;
  std::unordered_set<std::string> also_right_;
  std::unordered_map<std::string, bool> known_;
  std::uint64_t generation_ = 0;
};

}  // namespace blether::ui
