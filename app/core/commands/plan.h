// Commands about the plan: what a wish of intents/plan.h writes.
#pragma once

#include "app/core/intents/plan.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// denied: a rule of care says not yet; `detail` is the translation key of the reason. invalid: names the field.
base::Result<Carried> carry_out_plan(const PageWorld& world, const PlanIntent& wish);

}  // namespace blether::app
