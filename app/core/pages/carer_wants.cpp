#include "app/core/pages/carer_wants.h"

#include "app/core/pages/carer_pages.h"
#include "app/core/words.h"
#include "care/carer.h"
#include "care/outcomes.h"
#include "storage/model/schema.h"

namespace blether::app {

base::Result<void> show_wants(CarerModel& page, const PageWorld& world) {
  TRY(auto records, world.records(model::kind::outcome));
  for (const model::Record* outcome : care::in_order(records))
    page.wants.push_back(
        {outcome->id, outcome_words(world.texts, outcome->text("want"), outcome->text("so_that")),
         care::counts_for(*outcome)});
  return {};
}

void show_asked(CarerModel& page, const PageWorld& world, const care::Conversation& plan, const std::string& language) {
  for (const care::AskedOfCarer& asked : care::asked_of(plan)) {
    const care::Item& item = plan.form().items[asked.item];
    const std::string answer = asked.answer != nullptr ? answer_words(world, item, *asked.answer, language) : "";
    page.asked_about.push_back({asked.about, item.link_id, answer});
  }
}

}  // namespace blether::app
