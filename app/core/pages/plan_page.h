// The plan as it is agreed to, and "If you are not happy".
#pragma once

#include <memory>

#include "app/core/pages/choice_records.h"
#include "app/core/read_models_plan.h"
#include "care/plan.h"
#include "care/sheets.h"

namespace blether::app {

// The plan as it stands now, and what a say on it would sign.
struct PlanNow {
  care::PlanPage page;
  std::vector<care::Fault> faults;      // why it cannot be agreed to yet
  std::string snapshot;                 // hash of its content, in hex
  model::RecordId agreement;            // of this round
};
// not_found: a rate that is not there today.
base::Result<PlanNow> plan_now(const PageWorld& world);

// `pdf`: file name of the copy just made, or empty.
base::Result<std::shared_ptr<const PlanModel>> plan_page(const PageWorld& world, const std::string& pdf);
// "Isobel agrees with this plan. 24 November"; empty: nothing was said in this round.
base::Result<std::string> plan_said(const PageWorld& world);
base::Result<std::shared_ptr<const UnhappyModel>> unhappy_page(const PageWorld& world, const std::string& about,
                                                               const model::RecordId& record, const std::string& pdf);
// The sheet with the names that go into it.
care::FilledSheet unhappy_sheet(const PageWorld& world, bool easy_read);

}  // namespace blether::app
