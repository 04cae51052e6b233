// Commands about a carer's own plan: what a wish of intents/carer.h writes.
#pragma once

#include "app/core/intents/carer.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// In the stream of the carer shown. denied: not yet; `detail` is the translation key of the reason. invalid: names the
// field. not_found: there is no plan.
base::Result<Carried> note_carer_event(const PageWorld& world, const NoteCarerEvent& wish);
base::Result<Carried> keep_carers_words(const PageWorld& world, const KeepCarersWords& wish);
base::Result<Carried> count_carers_outcome(const PageWorld& world, const CountOutcome& wish);

}  // namespace blether::app
