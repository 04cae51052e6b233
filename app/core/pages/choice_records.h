// What the choice of one person's support stands on, read once for a page or a command.
#pragma once

#include <vector>

#include "app/core/pages/page_world.h"
#include "care/amounts.h"
#include "care/choice.h"

namespace blether::app {

struct ChoiceRecords {
  std::vector<model::Record> outcomes, offers, explanations, told, choices, supports, charges;
  // Points into these records: they have to stay.
  care::ChoiceGround ground(const model::RecordId& round, const care::AmountEachWay& amounts) const {
    return {round, outcomes, offers, explanations, told, choices, care::weekly_now(amounts)};
  }
};
base::Result<ChoiceRecords> choice_records(const PageWorld& world);

}  // namespace blether::app
