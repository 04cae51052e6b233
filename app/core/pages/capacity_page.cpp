#include "care/capacity.h"

#include <algorithm>

#include "app/core/pages/decision_pages.h"
#include "app/core/pages/sentences.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;

namespace {

PowerLine line_of(const PageWorld& world, const care::Power& power) {
  PowerLine line{power.record, "", "", !power.sighted_on.empty(), power.type, power.holder, power.phone, power.scope,
                 power.sighted_on, power.registered, power.begins, power.ends};
  line.title = world.texts("power.line", {world.texts("power.type." + power.type), power.holder});
  line.below = line.seen ? world.texts("power.seen", {day_of(world, power.sighted_on)}) : world.texts("power.not_seen");
  add_sentence(line.below, power.scope);
  return line;
}

CapacityLine line_of(const PageWorld& world, const Record& record, const std::vector<PowerLine>& powers) {
  care::CapacityView view = care::capacity_of(record);
  CapacityLine line{record.id, view.decision, world.texts("capacity.view." + view.view, {world.person.known_as}), view.decision, view.view,
                    view.why, view.help, view.assessed_by, view.assessed_on, view.power, view.review_on};
  if (!view.assessed_by.empty())
    add_sentence(line.below, world.texts("capacity.assessed", {view.assessed_by, day_of(world, view.assessed_on)}));
  for (const PowerLine& power : powers)
    if (power.record.hex() == view.power) add_sentence(line.below, world.texts("capacity.decides", {power.holder}));
  if (std::string again = day_of(world, view.review_on); !again.empty()) add_sentence(line.below, world.texts("risk.look_again", {again}));
  return line;
}

}  // namespace

Result<std::shared_ptr<const CapacityModel>> capacity_page(const PageWorld& world) {
  auto page = std::make_shared<CapacityModel>();
  page->name = world.person;
  TRY(auto powers, world.records(model::kind::power));
  for (const care::Power& power : care::powers_on(powers, world.today)) page->powers.push_back(line_of(world, power));
  TRY(auto views, world.records(model::kind::capacity_view));
  for (const Record& view : views)
    if (!view.withdrawn) page->views.push_back(line_of(world, view, page->powers));
  std::stable_sort(page->views.begin(), page->views.end(), [](const auto& a, const auto& b) { return a.title < b.title; });
  TRY(auto offers, world.records(model::kind::attorney_offer));
  page->ask_attorney = care::attorney_question_is_due(powers, offers, world.lookups.clocks, world.today);
  if (auto last = care::last_attorney_offer(offers))
    page->attorney = world.texts("attorney.last." + last->result, {day_of(world, last->on)});
  return page;
}

}  // namespace blether::app
