#include "app/core/pages/carer_known.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "app/core/pages/carer_begin.h"
#include "app/core/words.h"
#include "care/carer_support.h"
#include "care/directory.h"
#include "care/outcomes.h"
#include "care/unmet_need.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;

namespace {

using Page = Route::Page;

struct KnownFact {
  std::vector<std::string> words;  // nothing: it is not known
  Route where;                     // where it is written
};

Result<KnownFact> looked_after(const PageWorld& world) {
  TRY(auto people, cared_for(world));
  KnownFact fact;
  for (const PersonName& person : people) fact.words.push_back(person.full);
  if (!people.empty()) fact.where = {Page::person, people.front().id, {}, ""};
  return fact;
}

Result<KnownFact> wanted(const PageWorld& world) {
  TRY(auto records, world.records(model::kind::outcome));
  KnownFact fact{{}, {Page::carer, world.person.id, {}, ""}};
  for (const Record* outcome : care::in_order(records))
    fact.words.push_back(outcome_words(world.texts, outcome->text("want"), outcome->text("so_that")));
  return fact;
}

Result<KnownFact> told(const PageWorld& world) {
  TRY(auto records, world.records(model::kind::signpost));
  KnownFact fact{{}, {Page::directory, world.person.id, {}, ""}};
  for (const Record* record : care::signposts_now(records)) {
    std::string name = care::signpost_of(*record).name;
    if (std::find(fact.words.begin(), fact.words.end(), name) == fact.words.end())
      fact.words.push_back(std::move(name));
  }
  return fact;
}

Result<KnownFact> decided(const PageWorld& world) {
  TRY(auto records, world.records(model::kind::carer_support));
  KnownFact fact{{}, {Page::carer, world.person.id, {}, ""}};
  for (const care::CarerSupport& support : care::carer_supports(records)) fact.words.push_back(support.need);
  TRY(auto needs, world.records(model::kind::unmet_need));
  for (const care::NeedNow& need : care::needs_now(needs))
    if (need.waiting) fact.words.push_back(care::entry_of(*need.latest).need);
  return fact;
}

using Read = Result<KnownFact> (*)(const PageWorld&);
constexpr std::pair<std::string_view, Read> kKnown[] = {
    {"acsp.1.for", looked_after}, {"ycs.2.who", looked_after}, {"ycsp.2.who", looked_after},
    {"acsp.9.want", wanted},      {"ycs.7.want", wanted},      {"acsp.11.told", told},
    {"ycs.10.told", told},        {"acsp.10.need", decided},   {"ycs.10.support", decided}};

}  // namespace

Result<void> show_carer_known(std::vector<ItemModel>& items, const PageWorld& world, const care::Conversation& plan) {
  for (ItemModel& item : items) {
    auto known = std::find_if(std::begin(kKnown), std::end(kKnown),
                              [&](const auto& each) { return each.first == item.link_id; });
    auto index = plan.form().index_of(item.link_id);
    if (known == std::end(kKnown) || !index || plan.answer(*index) != nullptr) continue;
    TRY(auto fact, known->second(world));
    if (fact.words.empty()) continue;
    item.known = ItemModel::Known{world.texts("known.carer", {list_words(world.texts, fact.words)}), fact.where};
  }
  return {};
}

}  // namespace blether::app
