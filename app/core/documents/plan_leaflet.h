// The plan as a leaflet, with what the person said about it and their signature as they drew it: to print, or to show as
// codes (plain_words.h).
#pragma once

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_plan.h"

namespace blether::app {

// Size and note are the caller's to set.
Leaflet plan_leaflet(const PlanModel& page, const Texts& texts);
// In Easy Read, with what happens next. `again`: the day by which it is looked at again, in words; empty: not known.
Leaflet easy_plan_leaflet(const PlanModel& page, const std::string& again, const Texts& texts);

}  // namespace blether::app
