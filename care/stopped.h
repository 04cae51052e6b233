// Parts of the support that a review stopped, with their last day.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/budget.h"
#include "care/operations.h"

namespace blether::care {

class Canonical;

// The last day of one part. One that ended before stays as it is, and one that would begin only after that day is taken
// back.
Operations end_part(const model::Record& support, std::string_view on);

// What the end of a review does to the parts that are to stop there: `on` (ISO) is the last day of each, and of what was
// chosen for it (end_spells() of care/choice.h). Where two tablets decided different things about a part, it goes on
// until a person has settled that. What was agreed before keeps the part.
Operations stop_parts(const model::RecordId& review, std::string_view on, std::span<const model::Record> supports,
                      std::span<const model::Record> lines, std::span<const model::Record> choices);

struct StoppedPart {
  model::RecordId record;
  std::string what, icon;
  std::string on;  // ISO: the last day
};
// Those whose last day was before `day` because a review stopped them, in the order of the support.
std::vector<StoppedPart> stopped_parts(std::span<const model::Record> supports, std::span<const model::Record> reviews,
                                       std::span<const model::Record> lines, base::CivilDate day);
// What a signature signs of them; nothing where there are none.
void add_stopped(Canonical& bytes, std::span<const StoppedPart> stopped);

}  // namespace blether::care
