// What a person said to a page, on its paper.
#pragma once

#include <string>
#include <vector>

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_say.h"

namespace blether::app {

// The answer with its day, their own words, that something was changed after it, and the signature as it was drawn.
// Words that were written before any answer stand alone, also below what was said of an earlier page; nothing said
// adds no row.
void add_say(std::vector<LeafletRow>& rows, const PageSay& say, const PersonName& name, const Texts& texts);

}  // namespace blether::app
