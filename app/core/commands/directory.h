// Commands about what is near by: what a wish of intents/directory.h writes.
#pragma once

#include "app/core/intents/directory.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// invalid: names the field. not_found: the place has left the directory, or the entry was taken away meanwhile.
base::Result<Carried> carry_out_directory(const PageWorld& world, const DirectoryIntent& wish);

}  // namespace blether::app
