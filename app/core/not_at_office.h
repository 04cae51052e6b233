// What would be lost with this tablet.
#pragma once

#include "storage/store.h"

namespace blether::app {

// Changes, voices and pictures that are here and that the office has not got. What the office put aside it has.
base::Result<std::size_t> not_at_office(storage::Store& store);

}  // namespace blether::app
