// Narratives cut into sentences and words, the units that merge and compare work with. docs/sync.md has the rules.
#pragma once

#include <string_view>
#include <vector>

namespace blether::sync {

// A sentence or a word with the white space that follows it. The views point into the text that was cut; all units
// of a text, `core` then `gap` each, give that text again byte for byte. Only a first unit may have an empty core:
// it carries white space at the start of a text.
struct Unit {
  std::string_view core;
  std::string_view gap;
};

// A sentence ends after . ! ? … (and their kin in other scripts) with any closing quotes or brackets, where white
// space or the end follows and the word is no common abbreviation (Mr. Dr. e.g.); and at every line break.
std::vector<Unit> sentences(std::string_view text);
// A word is a run without white space.
std::vector<Unit> words(std::string_view text);

// Whether a sentence is closed by a full stop or its kin.
bool is_closed(std::string_view sentence);
// What goes between a sentence that had nothing after it and one that now follows: a space after a closed one, nothing
// where the script puts none, a line break after an open one, so that two people's phrases never run into each other.
std::string_view joint_after(std::string_view sentence);
// The white space a text ends with.
std::string_view tail_of(std::string_view text);

}  // namespace blether::sync
