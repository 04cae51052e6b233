#include "app/core/pages/carer_begin.h"

#include <algorithm>
#include <set>

#include "app/core/words.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;

namespace {

// The council that a carer says they live in, where it is another one.
std::string lives_in(const care::Conversation* plan) {
  auto item = plan != nullptr ? plan->form().index_of("acsp.1.council") : std::nullopt;
  const Record* answer = item ? plan->answer(*item) : nullptr;
  return answer != nullptr ? answer->text("text") : "";
}

}  // namespace

Result<std::vector<PersonName>> cared_for(const PageWorld& world) {
  TRY(auto relations, world.store.all_records(model::Audience::shared, model::kind::relation));
  std::set<model::OwnerId> people;
  for (const Record& relation : relations)
    if (!relation.withdrawn && relation.flag("carer") && relation.text("person") == world.person.id.hex())
      people.insert(relation.stream.owner);
  std::vector<PersonName> names;
  for (const model::OwnerId& person : people) {
    TRY(auto record, find_record(world.store, shared_stream(person), person_record(person)));
    if (record && !record->withdrawn) names.push_back(name_of(*record));
  }
  std::sort(names.begin(), names.end(), [](const PersonName& a, const PersonName& b) { return a.full < b.full; });
  return names;
}

Result<void> show_beginning(CarerModel& page, const PageWorld& world, const care::Conversation* plan) {
  TRY(auto person, world.find(person_record(world.person.id)));
  auto born = person ? base::parse_date(person->text("birth_date")) : std::nullopt;
  page.ask_school = born && care::ask_if_at_school(*born, world.today);
  page.at_school = person && person->flag("at_school");
  TRY(auto people, cared_for(world));
  std::vector<std::string> names;
  for (const PersonName& each : people) names.push_back(each.known_as);
  // Whoever is on this tablet lives in the area of this office.
  const std::string here = world.texts("carer.this_council");
  const std::string elsewhere = lives_in(plan);
  const std::string council =
      care::responsible_council(elsewhere.empty() ? here : elsewhere, names.empty() ? "" : here);
  if (names.empty() && elsewhere.empty()) return {};
  page.council = names.empty()
                     ? world.texts("carer.council_elsewhere", {council})
                     : world.texts("carer.council", {council, list_words(world.texts, names), world.person.known_as});
  return {};
}

}  // namespace blether::app
