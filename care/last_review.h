// The last review: support ends with a reason and a day, or somebody else takes it over. What any other review stops is
// in stopped.h.
#pragma once

#include <span>
#include <string_view>

#include "care/operations.h"
#include "platform/base/result.h"

namespace blether::care {

// Ends a review of type "end". Every part of the support that would last longer gets `on` as its last day, and one that
// would begin only after it is taken back; with "handed-over" they all go on with whoever takes over (Review::hand_to,
// which is written already). What was chosen for a part ends with it, or on the day of the handing over: who takes over
// goes through the choice anew (end_spells() of care/choice.h).
// invalid: names the field: type (another review), ended_on (no day), end_why (not of kEndReasons), hand_to (nobody is
// named).
base::Result<Operations> end_support(const model::Record& review, std::string_view on, std::string_view why,
                                     std::span<const model::Record> supports, std::span<const model::Record> choices);

}  // namespace blether::care
