#include "app/core/commands/plan.h"

#include "app/core/commands/say.h"
#include "app/core/pages/plan_page.h"
#include "care/rights.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

Result<Carried> carry(const PageWorld& world, const SayPlan& wish) {
  if (world.round.is_none()) return fail(Code::denied, "options.needs_conversation");
  TRY(auto now, plan_now(world));
  // "I do not agree" is open whatever is missing; it may be about just that.
  if (wish.answer != "disagree" && !now.faults.empty()) return fail(Code::denied, now.faults.front().key);
  return say_to_page(world, {world.round, "plan", now.snapshot, wish.answer, wish.seen, wish.signature});
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
