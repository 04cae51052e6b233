// Commands about rights: what a wish of intents/rights.h writes.
#pragma once

#include "app/core/intents/rights.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// denied: `detail` is the translation key of what is missing. invalid: names the field. not_found: what it carries on is
// not there.
base::Result<Carried> carry_out_rights(const PageWorld& world, const RightsIntent& wish);

}  // namespace blether::app
