// Small words that many pages are written with.
#pragma once

#include "app/core/pages/page_world.h"

namespace blether::app {

// A day of a record as people say it: "24 November"; empty: no day, or none that exists.
std::string day_of(const PageWorld& world, std::string_view iso);

// Ends what is there with a full stop and goes on with `words`; no words change nothing.
void add_sentence(std::string& all, const std::string& words);

}  // namespace blether::app
