// Commands about who somebody is: what a wish of intents/about.h writes.
#pragma once

#include "app/core/intents/about.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// invalid: names the field. not_found: the person was taken away meanwhile.
base::Result<Carried> carry_out_about(const PageWorld& world, const AboutIntent& wish);

}  // namespace blether::app
