// What a carer waits for: their own needs, and those of whoever they look after that are hard for the carer too.
#pragma once

#include "app/core/intents/unmet.h"
#include "app/core/pages/page_world.h"
#include "app/core/read_models_carer.h"

namespace blether::app {

// One need is followed in one place (care/unmet_need.h): a line that is not the carer's own says in whose record it
// stands. Another that waits there is offered where a new one is written down, so that it is not written down twice. Of
// people who are not on this tablet nothing shows.
base::Result<void> show_carer_needs(CarerModel& page, const PageWorld& world);

// The stream in which the need stands that a wish corrects or carries on: the one shown, or that of somebody the person
// shown looks after. The one shown, where it stands in none.
base::Result<model::StreamId> stream_of_need(const PageWorld& world, const UnmetIntent& wish);

}  // namespace blether::app
