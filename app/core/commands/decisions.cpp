#include "app/core/pages/decision_pages.h"
#include "care/capacity.h"
#include "care/risk.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

Result<int> grade_of(const std::string& value) {
  if (value.empty()) return 0;
  if (value.size() != 1 || value[0] < '1' || value[0] > '3') return fail(Code::invalid, "grade");
  return value[0] - '0';
}

Result<void> set(care::Risk& risk, const std::string& field, const std::string& value) {
  if (field == "outcome") risk.outcome = value;
  else if (field == "way") risk.way = value;
  else if (field == "capacity") risk.capacity = value;
  else if (field == "likely" || field == "bad") {
    TRY((field == "likely" ? risk.likely : risk.bad), grade_of(value));
  } else {
    return fail(Code::invalid, field);
  }
  return {};
}

Result<Carried> carry(const PageWorld& world, const SetRisk& wish) {
  TRY(auto now, world.find(wish.risk));
  care::Risk risk;
  if (now) risk = care::risk_of(*now);
  TRY_VOID(set(risk, wish.field, wish.value));
  TRY(auto operations, care::set_risk(wish.risk, now ? &*now : nullptr, risk));
  return Carried{"reason.risk", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const DecideRisk& wish) {
  TRY(auto now, world.find(wish.risk));
  if (!now) return fail(Code::denied, "risk.needs.want");
  if (auto faults = care::risk_faults(care::risk_of(*now)); !faults.empty()) return fail(Code::denied, faults.front().key);
  TRY(auto operations, care::decide_risk(*now, {wish.way, wish.by, wish.agrees, wish.review_on, world.today}));
  for (model::Operation& operation : operations) {
    if (operation.field == "decision") operation.overwrites = wish.seen_decision;
    if (operation.field == "agrees") operation.overwrites = wish.seen_agrees;
  }
  return Carried{"reason.risk_decided", std::move(operations), "risk.decided_now", {}};
}

// none: a new one. not_found: it was removed meanwhile.
Result<std::optional<model::Record>> kept(const PageWorld& world, const RecordId& id) {
  if (id.is_none()) return std::optional<model::Record>();
  TRY(auto now, world.find(id));
  if (!now || now->withdrawn) return fail(Code::not_found, "removed");
  return now;
}

Result<Carried> carry(const PageWorld& world, const KeepCapacity& wish) {
  care::CapacityView view{wish.decision, wish.view, wish.why, wish.help, wish.assessed_by, wish.assessed_on, wish.power, wish.review_on};
  if (auto faults = care::capacity_faults(view); !faults.empty()) return fail(Code::denied, faults.front().key);
  TRY(auto now, kept(world, wish.record));
  TRY(auto operations, care::set_capacity(now ? now->id : RecordId::random(world.random), now ? &*now : nullptr, view));
  return Carried{"reason.capacity", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const KeepPower& wish) {
  TRY(auto now, kept(world, wish.record));
  RecordId id = now ? now->id : RecordId::random(world.random);
  care::Power power{id, wish.type, wish.holder, wish.phone, wish.scope, wish.sighted_on, wish.registered, wish.begins, wish.ends};
  auto operations = care::set_power(id, now ? &*now : nullptr, power);
  if (!operations && operations.error().code == Code::invalid) return fail(Code::denied, "power.needs." + operations.error().detail);
  TRY(auto all, std::move(operations));
  return Carried{"reason.power", std::move(all), "", {}};
}

Result<Carried> carry(const PageWorld& world, const RemoveDecision& wish) {
  TRY(auto now, kept(world, wish.record));
  if (!now) return fail(Code::not_found, "nothing to remove");
  bool ours = now->kind == model::kind::risk || now->kind == model::kind::capacity_view || now->kind == model::kind::power;
  if (!ours) return fail(Code::invalid, "kind");
  Carried done{"reason.removed", care::withdraw(*now), "", {}};
  if (now->kind == model::kind::risk) done.opens = Route{Route::Page::risks, world.person.id, {}, ""};
  return done;
}

Result<Carried> carry(const PageWorld& world, const SayAttorney& wish) {
  TRY(auto operations, care::record_attorney_offer(RecordId::random(world.random), base::to_iso(world.today), wish.result, wish.note));
  return Carried{"reason.attorney", std::move(operations), "", {}};
}

}  // namespace

Result<Carried> carry_out_decision(const PageWorld& world, const DecisionIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
