// The parts of a person's support on a day, with what was chosen for each: the money page, the plan and the office's
// sums are all reckoned from these (care/budget.h).
#pragma once

#include <span>
#include <vector>

#include "care/budget.h"
#include "care/choice.h"

namespace blether::care {

struct PartsNow {
  std::vector<Support> supports;           // as supports_on gives them
  std::vector<std::vector<Spell>> spells;  // one for each; none of what nobody is paid for
  std::vector<int> options;                // the option each runs under, 1 to 3; 0: not chosen, or over
};

// From one person's records.
PartsNow parts_now(std::span<const model::Record> supports, std::span<const model::Record> choices,
                   base::CivilDate day);

}  // namespace blether::care
