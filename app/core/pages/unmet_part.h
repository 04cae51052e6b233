// What could not be got, as a part of several pages.
#pragma once

#include <span>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_unmet.h"

namespace blether::app {

// Each need that was written down in `entries`, as it stands; those that wait first. `of_carer`: see NeedsPart.
std::vector<NeedLine> need_lines(const PageWorld& world, std::span<const model::Record> entries, bool of_carer = false);
// Of one outcome, or of the whole plan (`outcome` none): then a new need may be about any part of the
// support, or any outcome.
base::Result<NeedsPart> needs_part(const PageWorld& world, const model::RecordId& outcome = {}, bool of_carer = false);

}  // namespace blether::app
