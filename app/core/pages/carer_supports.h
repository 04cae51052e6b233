// The support decided for a carer: each need, and what was decided for it.
#pragma once

#include "app/core/intents/carer.h"
#include "app/core/pages/carer_pages.h"

namespace blether::app {

base::Result<void> show_carer_supports(CarerModel& page, const PageWorld& world);
// What is not met is written down as an unmet need too, the first time. denied: `detail` is the translation key of what
// is missing. not_found: it was removed meanwhile.
base::Result<Carried> keep_carer_support(const PageWorld& world, const KeepCarerSupport& wish);
base::Result<Carried> remove_carer_support(const PageWorld& world, const RemoveCarerSupport& wish);
// On paper: one line for each, of what and how.
std::vector<std::pair<std::string, std::string>> carer_support_lines(const PageWorld& world,
                                                                     const std::vector<model::Record>& records);

}  // namespace blether::app
