// Counters: the numbers that a device's requests bear, each used once and only upwards. Inside sync/ only.
#pragma once

#include <cstdint>

#include "storage/store.h"

namespace blether::sync {

// The first of a block of counters that no request of this device has used, and that is above `above`. The block is noted
// in the vault before it is used, so that none is used twice.
base::Result<std::uint64_t> reserve_counters(storage::Store& store, std::uint64_t above = 0);

}  // namespace blether::sync
