#include "app/core/commands/plan.h"

#include "app/core/pages/plan_page.h"
#include "care/rights.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

// What the page showed of each decision is what its write overwrites.
void overwrite_seen(care::Operations& operations, const SaySeen& seen) {
  for (model::Operation& operation : operations) {
    if (operation.field == "answer") operation.overwrites = seen.answer;
    if (operation.field == "snapshot") operation.overwrites = seen.snapshot;
    if (operation.field == "signature") operation.overwrites = seen.signature;
  }
}

Result<Carried> carry(const PageWorld& world, const SayPlan& wish) {
  if (world.round.is_none()) return fail(Code::denied, "options.needs_conversation");
  TRY(auto now, plan_now(world));
  // "I do not agree" is open whatever is missing; it may be about just that.
  if (wish.answer != "disagree" && !now.faults.empty()) return fail(Code::denied, now.faults.front().key);
  TRY(auto agreement, world.find(now.agreement));
  care::Say say;
  say.answer = wish.answer;
  say.words = agreement ? agreement->text("words") : "";
  say.snapshot = now.snapshot;
  say.at_ms = world.now_ms;
  if (!wish.signature.empty()) say.signature = wish.signature, say.signed_by = world.person.full;
  auto written = care::record_say(world.round, "plan", agreement ? &*agreement : nullptr, say);
  if (!written && written.error().detail == "words") return fail(Code::denied, "plan.needs.words");
  TRY(auto operations, std::move(written));
  overwrite_seen(operations, wish.seen);
  Carried done{"reason.agreed", std::move(operations), "", {}};
  if (wish.answer == "disagree") done.opens = Route{Route::Page::unhappy, world.person.id, now.agreement, "plan"};
  return done;
}

Result<Carried> carry(const PageWorld& world, const SayNotAgreed& wish) {
  care::Disagreement said;
  said.about = wish.about, said.wish = wish.wish, said.words = wish.words;
  said.record = wish.record.is_none() ? "" : wish.record.hex();
  said.on = base::to_iso(world.today);
  RecordId id = RecordId::random(world.random);
  TRY(auto operations, care::record_disagreement(id, said));
  Carried done{"reason.not_agreed", std::move(operations), "unhappy.kept", {world.person.known_as}};
  // What is wanted now is begun at once, with the words that were said.
  if (wish.wish == "complaint") done.opens = Route{Route::Page::complaints, world.person.id, id, kBegins};
  if (wish.wish == "advocacy") done.opens = Route{Route::Page::rights, world.person.id, {}, kBegins};
  return done;
}

}  // namespace

Result<Carried> carry_out_plan(const PageWorld& world, const PlanIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
