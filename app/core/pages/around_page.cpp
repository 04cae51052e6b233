#include "app/core/pages/around_page.h"

#include <algorithm>

#include "app/core/words.h"
#include "care/about_person.h"
#include "care/outcomes.h"
#include "storage/model/schema.h"

namespace blether::app {

namespace {

std::string line_of(const PageWorld& world, const model::Record& outcome) {
  return outcome_words(world.texts, outcome.text("want"), outcome.text("so_that"));
}

// Linked to one: the first of its links that is still wanted.
StrengthLine shown(const care::Strength& strength, const std::vector<Choice>& outcomes) {
  StrengthLine line{strength.record, strength.what, strength.words, strength.type, "", ""};
  for (const Choice& outcome : outcomes) {
    const auto& linked = strength.outcomes;
    if (std::find(linked.begin(), linked.end(), outcome.code) == linked.end()) continue;
    line.outcome = outcome.code, line.outcome_line = outcome.label;
    break;
  }
  return line;
}

}  // namespace

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
      circle.outcome_line = line_of(world, *outcome);
      break;
    }
    page->circles.push_back(std::move(circle));
  }
  for (const model::Record* outcome : kept) page->outcomes.push_back({outcome->id.hex(), line_of(world, *outcome)});
  TRY(auto strengths, world.records(model::kind::strength));
  for (const care::Strength& strength : care::strengths_in_order(strengths))
    page->strengths.push_back(shown(strength, page->outcomes));
  return page;
}

base::Result<std::vector<std::string>> what_helps(const PageWorld& world, const model::RecordId& outcome) {
  const std::string hex = outcome.hex();
  auto is_for = [&](const std::vector<std::string>& linked) {
    return std::find(linked.begin(), linked.end(), hex) != linked.end();
  };
  std::vector<std::string> helps;
  TRY(auto strengths, world.records(model::kind::strength));
  for (const care::Strength& strength : care::strengths_in_order(strengths))
    if (is_for(strength.outcomes)) helps.push_back(strength.what);
  TRY(auto relations, world.records(model::kind::relation));
  for (const care::Around& around : care::people_map(relations))
    if (is_for(around.outcomes)) helps.push_back(around.name);
  return helps;
}

}  // namespace blether::app
