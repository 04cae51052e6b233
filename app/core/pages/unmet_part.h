// What could not be got, as a part of several pages.
#pragma once

#include "app/core/pages/page_world.h"
#include "app/core/read_models_unmet.h"

namespace blether::app {

// Of one outcome, or of the whole plan (`outcome` none): then a new need may be about any part of the
// support, or any outcome.
base::Result<NeedsPart> needs_part(const PageWorld& world, const model::RecordId& outcome = {});

}  // namespace blether::app
