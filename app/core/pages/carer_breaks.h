// A carer's breaks: wanted, had, or not had and why.
#pragma once

#include "app/core/intents/carer.h"
#include "app/core/pages/carer_pages.h"

namespace blether::app {

base::Result<void> show_breaks(CarerModel& page, const PageWorld& world);
// denied: `detail` is the translation key of what is missing. not_found: the break was removed meanwhile.
base::Result<Carried> keep_break(const PageWorld& world, const KeepBreak& wish);

}  // namespace blether::app
