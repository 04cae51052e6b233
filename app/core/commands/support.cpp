#include "app/core/commands/support.h"

#include "app/core/pages/choice_records.h"
#include "care/amounts.h"
#include "care/budget.h"
#include "care/choice.h"
#include "care/local_criteria.h"
#include "care/telling.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

Result<Carried> carry(const PageWorld& world, const OptionsExplained& wish) {
  care::Explanation told;
  const care::Sheet& sheet = world.lookups.options_in(world.language).sheet;
  told.what = sheet.id;
  told.language = sheet.language;
  told.round = world.round.hex();
  told.at_ms = world.now_ms;
  told.format = wish.format;
  TRY(auto operations, care::record_explanation(RecordId::random(world.random), told));
  return Carried{"reason.explained", std::move(operations), "options.explained_now", {}};
}

Result<Carried> carry(const PageWorld& world, const CheckUnderstanding& wish) {
  care::Explanation told;
  const care::Sheet& sheet = world.lookups.options_in(world.language).sheet;
  told.what = sheet.id;
  told.language = sheet.language;
  told.round = world.round.hex();
  told.at_ms = world.now_ms;
  told.format = "talked";
  told.option = wish.option;
  told.understood = wish.understood;
  told.words = wish.words;
  told.next = wish.next;
  TRY(auto operations, care::record_explanation(RecordId::random(world.random), told));
  return Carried{"reason.explained", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const SetOffer& wish) {
  care::Offer offer;
  offer.option = wish.option;
  offer.state = wish.offered ? care::Offered::offered : care::Offered::not_offered;
  offer.reason = wish.reason, offer.note = wish.note, offer.look_again = wish.look_again;
  offer.action = wish.action, offer.action_by = wish.action_by;
  offer.at_ms = world.now_ms;
  if (auto faults = care::offer_faults(offer, world.lookups.not_offered); !faults.empty())
    return fail(Code::denied, faults.front().key);
  TRY(auto now, world.find(care::offer_id(world.round, wish.option)));
  TRY(auto operations, care::set_offer(world.round, now ? &*now : nullptr, offer, world.lookups.not_offered));
  return Carried{wish.offered ? "reason.offered" : "reason.not_offered", std::move(operations), "", {}};
}

Result<care::AmountRead> read_amount(const std::string& typed) {
  auto read = care::read_quantity(typed);
  if (!read.ok()) return fail(Code::denied, read.refused);
  return read;
}

// What was chosen for a part ends today.
Result<void> end_choice(const PageWorld& world, const RecordId& support, care::Operations& operations) {
  TRY(auto choices, world.records(model::kind::choice));
  for (auto& operation : care::end_spells(support, base::to_iso(world.today), care::kSupportEnded, choices))
    operations.push_back(std::move(operation));
  return {};
}

Result<Carried> carry(const PageWorld& world, const KeepSupport& wish) {
  care::Support support;
  std::optional<model::Record> now;
  if (!wish.support.is_none()) {
    TRY(now, world.find(wish.support));
    if (now) support = care::support_of(*now);
  }
  if (!now) {
    TRY(auto others, world.records(model::kind::support));
    support.place = care::place_after(others);
  }
  support.outcome = wish.outcome.is_none() ? "" : wish.outcome.hex();
  support.what = wish.what, support.who = wish.who, support.source = wish.source;
  bool paid = wish.source == "paid";
  support.rate = paid ? wish.rate : "";
  support.quantity = 0;
  if (paid) {
    TRY(auto read, read_amount(wish.quantity));
    support.quantity = read.value;
    support.per = wish.per;
    if (const care::Rate* rate = world.lookups.rates.find(wish.rate, world.today)) support.support_type = rate->support_type;
  }
  if (auto faults = care::support_faults(support, world.lookups.rates, world.today); !faults.empty())
    return fail(Code::denied, faults.front().key);
  RecordId id = wish.support.is_none() ? RecordId::random(world.random) : wish.support;
  TRY(auto operations, care::set_support(id, now ? &*now : nullptr, support));
  if (!paid) TRY_VOID(end_choice(world, id, operations));  // what nobody is paid for has no option
  return Carried{"reason.support", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const RemoveSupport& wish) {
  TRY(auto now, world.find(wish.support));
  if (!now) return fail(Code::not_found, "support");
  auto operations = care::withdraw(*now);
  TRY_VOID(end_choice(world, now->id, operations));
  return Carried{"reason.removed", std::move(operations), "", {}};
}

Result<care::AmountEachWay> amounts_of(const PageWorld& world, const ChoiceRecords& held) {
  return care::amount_each_way(care::supports_on(held.supports, world.today), world.lookups.rates, world.today,
                               care::offers_of(world.round, held.offers),
                               care::contribution_on(held.charges, world.today));
}

Result<Carried> carry(const PageWorld& world, const AmountsTold& wish) {
  TRY(auto held, choice_records(world));
  if (auto closed = care::money_closed(held.outcomes)) return fail(Code::denied, closed->key);
  TRY(auto amounts, amounts_of(world, held));
  auto told = care::told_from(amounts, world.round.hex(), world.now_ms, wish.format);
  TRY(auto operations, care::record_amounts_told(RecordId::random(world.random), told));
  return Carried{"reason.told", std::move(operations), "money.told_now", {world.person.known_as}};
}

Result<Carried> carry(const PageWorld& world, const ChooseOption& wish) {
  TRY(auto held, choice_records(world));
  TRY(auto amounts, amounts_of(world, held));
  auto ground = held.ground(world.round, amounts);
  if (auto faults = care::choice_faults(ground); !faults.empty()) return fail(Code::denied, faults.front().key);
  care::NewChoice choice;
  choice.option = wish.option;
  choice.how = wish.deemed ? care::How::deemed : care::How::chosen;
  choice.from = base::to_iso(world.today);
  choice.words = wish.words;
  choice.at_ms = world.now_ms;
  TRY(auto operations, care::choose(wish.support, ground, choice));
  return Carried{wish.deemed ? "reason.deemed" : "reason.chosen", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const SetLocalCriteria& wish) {
  TRY(auto outcomes, world.records(model::kind::outcome));
  if (auto closed = care::money_closed(outcomes)) return fail(Code::denied, closed->key);
  TRY(auto person, world.find(person_record(world.person.id)));
  if (!person) return fail(Code::not_found, "person");
  TRY(auto operations, care::set_criteria(*person, world.lookups.local_criteria, wish.band, wish.on, world.today));
  return Carried{"reason.criteria", std::move(operations), "", {}};
}

// The sum of a letter, read as it was typed; the letter of that day is written, and the one it puts right goes.
Result<Carried> carry(const PageWorld& world, const SetCharge& wish) {
  TRY(auto outcomes, world.records(model::kind::outcome));
  if (auto closed = care::money_closed(outcomes)) return fail(Code::denied, closed->key);
  TRY(auto before, world.find(wish.letter));
  care::Operations gone;
  if (before) gone = care::withdraw(*before);
  if (wish.weekly.empty()) return Carried{"reason.charge", std::move(gone), "", {}};
  const care::AmountRead read = care::read_pence(wish.weekly);
  if (!read.ok()) return fail(Code::denied, read.refused);
  if (!base::parse_date(wish.from)) return fail(Code::denied, "charge.needs.from");
  const RecordId id = care::charge_id(person_record(world.person.id), wish.from);
  TRY(auto now, world.find(id));
  TRY(auto operations, care::set_charge(id, now ? &*now : nullptr, {read.value, wish.from, "", ""}));
  if (before && before->id != id)
    for (auto& operation : gone) operations.push_back(std::move(operation));
  return Carried{"reason.charge", std::move(operations), "", {}};
}

// Parts of the support, local rules and letters are of the person, whether there was a conversation or not.
bool is_of_a_round(const SupportIntent& wish) {
  return !std::holds_alternative<KeepSupport>(wish) && !std::holds_alternative<RemoveSupport>(wish) &&
         !std::holds_alternative<SetLocalCriteria>(wish) && !std::holds_alternative<SetCharge>(wish);
}

}  // namespace

Result<Carried> carry_out_support(const PageWorld& world, const SupportIntent& wish) {
  if (is_of_a_round(wish) && world.round.is_none()) return fail(Code::denied, "options.needs_conversation");
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
