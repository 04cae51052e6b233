// Words that carry weight: a sentence with one more or one fewer of them says something else. docs/sync.md has the rule.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/words.h"

namespace blether::sync {

// Whether a word denies or counts: no, not, never, -n't, without, Scots nae and -nae …; digits of any script, number
// words, sums, times of the clock. A list as data (weight.cpp) in English and Scots and the languages of the screens.
// Case, and marks around the word, do not matter.
bool carries_weight(std::string_view word);

// The words of a stretch that carry weight, bare, in their order.
std::vector<std::string> weight_of(std::span<const Unit> words);

}  // namespace blether::sync
