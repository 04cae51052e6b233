#include "app/core/pages/known_lines.h"

#include <algorithm>

#include "app/core/pages/common.h"
#include "app/core/pages/sentences.h"
#include "app/core/words.h"
#include "care/capacity.h"
#include "care/rights.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;

namespace {

Route route_to(const care::Known& known, model::OwnerId person) {
  using Page = Route::Page;
  if (known.fact->page == "capacity") return {Page::capacity, person, {}, ""};
  if (known.fact->page == "review") return {Page::review, person, {}, ""};
  if (known.fact->page == "about") return {Page::about, person, {}, ""};
  return {Page::unhappy, person, {}, care::disagreement_of(*known.records.back()).about};
}

std::string need_words(const PageWorld& world, const std::string& code) {
  for (const auto& need : world.lookups.communication.all())
    if (need.code == code) return listed(world.texts, "communication", code, need.label);
  return code;
}

// What is known, in words: labels of codes, and of a power who holds it; else as it was said.
std::string words_of(const care::Known& known, const PageWorld& world) {
  std::vector<std::string> parts;
  if (known.fact->kind == model::kind::power) {
    for (const model::Record* record : known.records) {
      const care::Power power = care::power_of(*record);
      parts.push_back(world.texts("power.type." + power.type) + (power.holder.empty() ? "" : ", " + power.holder));
    }
  } else {
    const bool codes = known.fact->kind == model::kind::person;
    for (const std::string& value : known.values) parts.push_back(codes ? need_words(world, value) : value);
  }
  std::string all;
  for (const std::string& part : parts) add_sentence(all, part);
  return all;
}

}  // namespace

std::vector<std::string> KnownGround::items() const {
  std::vector<std::string> items;
  for (const care::Known& each : known) items.push_back(each.item);
  return items;
}

Result<KnownGround> known_ground(storage::Store& store, const model::StreamId& stream, const Lookups& lookups,
                                 const model::Record& conversation, base::CivilDate today) {
  KnownGround ground;
  auto form = lookups.templates.find(conversation.text("template"));
  if (form == lookups.templates.end()) return ground;
  for (std::string_view kind : lookups.facts.kinds_for(form->second)) {
    TRY(auto records, store.records(stream, kind));
    ground.records.insert(ground.records.end(), std::make_move_iterator(records.begin()),
                          std::make_move_iterator(records.end()));
  }
  ground.known = care::known_at(lookups.facts, ground.records, conversation, today);
  return ground;
}

void show_known(std::vector<ItemModel>& items, const PageWorld& world, const KnownGround& ground,
                const care::Conversation& talk) {
  for (const care::Known& known : ground.known) {
    auto item = std::find_if(items.begin(), items.end(), [&](const auto& each) { return each.link_id == known.item; });
    const auto index = talk.form().index_of(known.item);
    if (item == items.end() || !index || !talk.is_known(*index)) continue;
    const std::string day = day_of(world, known.on);
    item->known = ItemModel::Known{world.texts("known.said", {day, words_of(known, world)}),
                                   route_to(known, world.person.id)};
  }
}

}  // namespace blether::app
