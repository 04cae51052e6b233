// Places in a list that two tablets can move things to at once: fractional positions as text.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace blether::care {

// A key that sorts (byte by byte) after `low` and before `high`; an empty `low` is the beginning, an empty `high` the
// end. Keys are letters and digits and never end in the lowest one, so there is always room between two.
// invalid: low is not before high, or one is not a key.
base::Result<std::string> key_between(std::string_view low, std::string_view high);

}  // namespace blether::care
