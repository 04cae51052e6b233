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
  bool is_own = true;            // false: of a carer's page, it stands in the record of whoever is looked after
  bool may_be_same = false;      // of a carer's page: one of those that are not the carer's own may be it
};

struct NeedsPart {
  std::vector<NeedLine> lines;         // those that wait first
  std::vector<Choice> reasons, kinds;  // why not yet; kinds of support
  // What a new one may be about, where that is not plain from the page: a part of the support, or an outcome.
  struct About {
    std::string label;
    care::NeedEntry begins;            // what is known of it then
    // The latest entry of a need that is there: whoever is looked after waits for it, and it is hard for the carer too,
    // which `begins` says. None: a new one.
    model::RecordId there = {};
  };
  std::vector<About> abouts;
  care::NeedEntry begins;              // what is known of a new one
  bool of_carer = false;               // of a carer's page: that it is hard for the carer needs no saying
};

}  // namespace blether::app
