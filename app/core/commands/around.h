// Commands about the people and places around somebody: what a wish of intents/around.h writes.
#pragma once

#include "app/core/intents/around.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// invalid: names the field. not_found: the circle was taken away meanwhile.
base::Result<Carried> carry_out_around(const PageWorld& world, const AroundIntent& wish);

}  // namespace blether::app
