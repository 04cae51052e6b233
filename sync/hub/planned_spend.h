// What the plans of everybody held come to, by option and place: reckoned by the function that the tablets call
// (care/budget.h), from the same parts (care/parts_now.h), so that the office has their pence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "care/budget.h"
#include "sync/hub/html.h"

namespace blether::hub {

struct PlannedRow {
  std::string place;  // as the person's record says; empty: not known
  int option = 0;     // 1 to 3; 0: not chosen yet, which is reckoned as Option 3
  std::size_t people = 0, parts = 0;
  std::int64_t weekly = 0, yearly = 0;  // pence, before anything is taken off
};
struct PlannedSpend {
  std::vector<PlannedRow> rows;    // by place, then option; what nobody is paid for is in none
  std::size_t not_reckoned = 0;    // people with a part whose rate is not there on that day
  std::int64_t weekly = 0, yearly = 0;
  bool practice = false;           // made-up rates
};

// As of_everyone gives them: of many people at once.
PlannedSpend planned_spend(std::span<const model::Record> people, std::span<const model::Record> supports,
                           std::span<const model::Record> choices, const care::Rates& rates, base::CivilDate day);

// Its part of the office's page.
void put_planned(Html& html, const PlannedSpend& spend);

}  // namespace blether::hub
