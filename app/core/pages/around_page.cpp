#include "app/core/pages/around_page.h"

#include <algorithm>

#include "app/core/words.h"
#include "care/about_person.h"
#include "care/outcomes.h"
#include "storage/model/schema.h"

namespace blether::app {

base::Result<std::shared_ptr<const AroundModel>> around_page(const PageWorld& world) {
  auto page = std::make_shared<AroundModel>();
  page->name = world.person;
  TRY(auto relations, world.records(model::kind::relation));
  TRY(auto outcomes, world.records(model::kind::outcome));
  auto kept = care::in_order(outcomes);
  for (const care::Around& around : care::people_map(relations)) {
    AroundCircle circle;
    circle.record = around.record;
    circle.name = around.name, circle.relation = around.relation;
    circle.note = around.note, circle.words = around.words;
    circle.type = around.type, circle.closeness = around.closeness;
    circle.wish = around.wish, circle.icon = around.icon;
    circle.x = around.x, circle.y = around.y;
    for (const model::Record* outcome : kept) {
      const auto& linked = around.outcomes;
      if (std::find(linked.begin(), linked.end(), outcome->id.hex()) == linked.end()) continue;
      circle.outcome = outcome->id;
      circle.outcome_line = outcome_words(world.texts, outcome->text("want"), outcome->text("so_that"));
      break;
    }
    page->circles.push_back(std::move(circle));
  }
  return page;
}

}  // namespace blether::app
