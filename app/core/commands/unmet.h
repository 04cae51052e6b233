// What wishes about needs that are not met write: entries of a history that is only ever added to.
#pragma once

#include "app/core/intents/unmet.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// denied: an entry that cannot be kept yet, by its key. not_found: the entry it follows is not there.
base::Result<Carried> carry_out_unmet(const PageWorld& world, const UnmetIntent& wish);

}  // namespace blether::app
