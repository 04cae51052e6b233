#include "app/core/pages/choice_records.h"

#include "storage/model/schema.h"

namespace blether::app {

base::Result<ChoiceRecords> choice_records(const PageWorld& world) {
  ChoiceRecords held;
  TRY(held.outcomes, world.records(model::kind::outcome));
  TRY(held.offers, world.records(model::kind::offer));
  TRY(held.explanations, world.records(model::kind::explanation));
  TRY(held.told, world.records(model::kind::amounts_told));
  TRY(held.choices, world.records(model::kind::choice));
  TRY(held.supports, world.records(model::kind::support));
  TRY(held.charges, world.records(model::kind::charge));
  return held;
}

}  // namespace blether::app
