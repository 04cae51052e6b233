// The support decided for a carer: each need, and what was decided for it.
#pragma once

#include "app/core/intents/carer.h"
#include "app/core/pages/carer_pages.h"

namespace blether::app {

base::Result<void> show_carer_supports(CarerModel& page, const PageWorld& world);
// What nobody meets is written down as an unmet need, and takes the place of support that there was; a need that came
// with new support is carried on as met. denied: `detail` is the translation key of what is missing. not_found: it was
// removed meanwhile, or there is no such need.
base::Result<Carried> keep_carer_support(const PageWorld& world, const KeepCarerSupport& wish);
base::Result<Carried> remove_carer_support(const PageWorld& world, const RemoveCarerSupport& wish);
// On paper: one line for each support, of what and how, then for each need of the carer's own that waits. Nothing out of
// anybody else's record.
base::Result<std::vector<std::pair<std::string, std::string>>> carer_support_lines(const PageWorld& world);

}  // namespace blether::app
