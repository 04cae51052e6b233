// What is worked for, on the papers that say it: each outcome, what is done for it, and what has not come yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_agreed.h"

namespace blether::app {

// One idea a row. `between`: what stands between who does something and by when.
void add_outcomes(std::vector<LeafletRow>& rows, const std::vector<AgreedOutcome>& outcomes, std::string_view between,
                  const Texts& texts);

// The same in Easy Read: our words are short, and who and when stand on lines of their own. What the person said stays
// as it is.
void add_easy_outcomes(std::vector<LeafletRow>& rows, const std::vector<AgreedOutcome>& outcomes, const Texts& texts);

// Said where there is no outcome.
LeafletRow nothing_yet(const Texts& texts);

// How a paper in Easy Read ends: what happens next, and what to do when something on it is wrong. `again`: the day by
// which it is looked at again, in words; empty: nobody knows it, and `worker` can be asked.
void add_easy_end(std::vector<LeafletRow>& rows, const std::string& again, const std::string& worker,
                  const Texts& texts);

}  // namespace blether::app
