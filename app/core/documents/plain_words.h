// What a leaflet says, in plain words: for a code that a phone reads, where there are no pictures and no pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/core/documents/leaflet.h"

namespace blether::app {

// Title, name and day, each idea with what is said about it, who to ring, the note at the foot.
std::string plain_words(const Leaflet& leaflet, const Texts& texts);

// `words` (UTF-8) in parts of at most `most_bytes` (16 at least), cut behind a line if one ends in the second half of
// the part, else behind a space, else between two characters. All parts together are the words, byte for byte.
std::vector<std::string> parts_of(std::string_view words, std::size_t most_bytes);

}  // namespace blether::app
