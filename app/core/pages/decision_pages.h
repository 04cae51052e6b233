// Positive risk, and who decides: pages and what their wishes write.
#pragma once

#include <memory>

#include "app/core/intents/decisions.h"
#include "app/core/pages/page_world.h"
#include "app/core/read_models_decisions.h"

namespace blether::app {

base::Result<std::shared_ptr<const RisksModel>> risks_page(const PageWorld& world);
// A record that nobody wrote yet is a new one. not_found: it was removed.
base::Result<std::shared_ptr<const RiskModel>> risk_page(const PageWorld& world, const model::RecordId& record);
base::Result<std::shared_ptr<const CapacityModel>> capacity_page(const PageWorld& world);

// denied: `detail` is the translation key of what is missing. invalid: names the field. not_found: removed meanwhile.
base::Result<Carried> carry_out_decision(const PageWorld& world, const DecisionIntent& wish);

}  // namespace blether::app
