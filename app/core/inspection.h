// What an open vault holds, counted from its log.
#pragma once

#include <string>
#include <vector>

#include "app/core/core.h"

namespace blether::app {

// `own`: the device the vault belongs to. What cannot be read counts as missing.
Core::Inspection inspect_store(storage::Store& store, model::DeviceId own, const std::vector<std::string>& texts);

}  // namespace blether::app
