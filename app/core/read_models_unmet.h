// What could not be got, as an outcome, the plan and a review show it.
#pragma once

#include <string>
#include <vector>

#include "app/core/choice.h"
#include "care/unmet_need.h"

namespace blether::app {

// One need as it stands.
struct NeedLine {
  model::RecordId record;        // its latest entry
  care::NeedEntry said;          // what that says
  bool waiting = true;
  std::string about;             // "Still waiting. No space yet. Wants 4 hours a week, has 2. We look again on 12 May"
  std::vector<std::string> was;  // earlier entries, oldest first: "24 November: Still waiting"
};

struct NeedsPart {
  std::vector<NeedLine> lines;         // those that wait first
  std::vector<Choice> reasons, kinds;  // why not yet; kinds of support
  // What a new one may be about, where that is not plain from the page: a part of the support, or an outcome.
  struct About {
    std::string label;
    care::NeedEntry begins;            // what is known of it then
  };
  std::vector<About> abouts;
  care::NeedEntry begins;              // what is known of a new one
};

}  // namespace blether::app
