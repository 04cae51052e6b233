#include "app/core/commands/around.h"

#include <algorithm>

#include "care/about_person.h"
#include "care/outcomes.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

Result<Record> circle(const PageWorld& world, const RecordId& id) {
  TRY(auto record, world.find(id));
  if (!record || record->withdrawn) return fail(Code::not_found, "relation");
  return *record;
}

// What a tap changes is one field; the others stay as whoever writes them now says.
Result<care::Operations> only(std::string_view field, const Record& now, care::Around around) {
  TRY(auto operations, care::set_around(now.id, &now, around));
  std::erase_if(operations, [&](const model::Operation& operation) { return operation.field != field; });
  return operations;
}

Result<Carried> carry(const PageWorld& world, const KeepAround& wish) {
  std::optional<Record> now;
  care::Around around;
  if (!wish.record.is_none()) {
    TRY(now, world.find(wish.record));
    if (now) around = care::around_of(*now);
  }
  if (!now) {
    TRY(auto others, world.records(model::kind::relation));
    around.place = care::place_after(others);
  }
  // The picture follows what it is, unless somebody chose one.
  around.icon = now ? now->text("icon") : "";
  around.name = wish.name, around.relation = wish.relation, around.note = wish.note, around.words = wish.words;
  around.type = wish.type, around.closeness = wish.closeness;
  RecordId id = wish.record.is_none() ? RecordId::random(world.random) : wish.record;
  TRY(auto operations, care::set_around(id, now ? &*now : nullptr, around));
  return Carried{"reason.around", std::move(operations), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const SetWish& wish) {
  TRY(auto now, circle(world, wish.record));
  care::Around around = care::around_of(now);
  around.wish = wish.wish;
  TRY(auto operations, only("wish", now, around));
  return Carried{"reason.around", std::move(operations), "", {}, {}};
}

Route outcome_of(const PageWorld& world, const RecordId& outcome) {
  return {Route::Page::outcome, world.person.id, outcome, ""};
}

Result<Carried> carry(const PageWorld& world, const OutcomeFromAround& wish) {
  TRY(auto now, circle(world, wish.record));
  care::Around around = care::around_of(now);
  TRY(auto outcomes, world.records(model::kind::outcome));
  for (const Record* outcome : care::in_order(outcomes))
    if (std::find(around.outcomes.begin(), around.outcomes.end(), outcome->id.hex()) != around.outcomes.end())
      return Carried{"", {}, "", {}, outcome_of(world, outcome->id)};
  RecordId id = RecordId::random(world.random);
  TRY(auto operations, care::set_outcome(id, nullptr, world.lookups.domains, "want", care::want_from(around),
                                         world.conversation, care::place_after(outcomes)));
  around.outcomes.push_back(id.hex());
  TRY(auto link, only("outcomes", now, around));
  operations.insert(operations.end(), link.begin(), link.end());
  return Carried{"reason.around_outcome", std::move(operations), "", {}, outcome_of(world, id)};
}

// An outcome that one may link to: there, and wanted.
Result<void> check_outcome(const PageWorld& world, const RecordId& id) {
  TRY(auto outcome, world.find(id));
  if (!outcome || !care::is_kept(*outcome)) return fail(Code::not_found, "outcome");
  return {};
}

Result<Carried> carry(const PageWorld& world, const LinkAround& wish) {
  TRY(auto now, circle(world, wish.record));
  TRY_VOID(check_outcome(world, wish.outcome));
  care::Around around = care::around_of(now);
  around.outcomes.push_back(wish.outcome.hex());
  TRY(auto operations, only("outcomes", now, around));
  return Carried{"reason.around_linked", std::move(operations), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const KeepStrength& wish) {
  std::optional<Record> now;
  care::Strength strength;
  if (!wish.record.is_none()) {
    TRY(now, world.find(wish.record));
    if (now) strength = care::strength_of(*now);
  }
  if (!now) {
    TRY(auto others, world.records(model::kind::strength));
    strength.place = care::place_after(others);
  }
  strength.what = wish.what, strength.words = wish.words, strength.type = wish.type;
  auto& linked = strength.outcomes;
  if (wish.outcome.empty()) linked.clear();
  // What is linked already stays as it is, with whatever else another tablet linked.
  if (!wish.outcome.empty() && std::find(linked.begin(), linked.end(), wish.outcome) == linked.end()) {
    const auto outcome = RecordId::from_hex(wish.outcome);
    if (!outcome) return fail(Code::not_found, "outcome");
    TRY_VOID(check_outcome(world, *outcome));
    linked = {wish.outcome};
  }
  const RecordId id = now ? now->id : RecordId::random(world.random);
  TRY(auto operations, care::set_strength(id, now ? &*now : nullptr, strength));
  return Carried{"reason.strength", std::move(operations), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const RemoveStrength& wish) {
  TRY(auto now, world.find(wish.record));
  if (!now) return fail(Code::not_found, "strength");
  return Carried{"reason.removed", care::withdraw(*now), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const RemoveAround& wish) {
  TRY(auto now, circle(world, wish.record));
  return Carried{"reason.removed", care::withdraw(now), "", {}, {}};
}

}  // namespace

Result<Carried> carry_out_around(const PageWorld& world, const AroundIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
