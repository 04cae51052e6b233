// Commands about support: what a wish of intents/support.h writes.
#pragma once

#include "app/core/intents/support.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// denied: a rule of care says not yet; `detail` is the translation key of the reason. invalid: names the field.
base::Result<Carried> carry_out_support(const PageWorld& world, const SupportIntent& wish);

}  // namespace blether::app
