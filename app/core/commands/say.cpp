#include "app/core/commands/say.h"

#include "care/plan.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

namespace {

// What the page showed of each decision is what its write overwrites.
void overwrite_seen(care::Operations& operations, const SaySeen& seen) {
  for (model::Operation& operation : operations) {
    if (operation.field == "answer") operation.overwrites = seen.answer;
    if (operation.field == "snapshot") operation.overwrites = seen.snapshot;
    if (operation.field == "signature") operation.overwrites = seen.signature;
  }
}

}  // namespace

Result<Carried> say_to_page(const PageWorld& world, PageAnswer answer) {
  if (answer.seen.shown != answer.snapshot) return fail(Code::denied, "say.newer");
  const model::RecordId id = care::say_id(answer.round, answer.about);
  TRY(auto agreement, world.find(id));
  care::Say say;
  say.answer = answer.answer;
  say.words = agreement ? agreement->text("words") : "";
  say.snapshot = answer.snapshot;
  say.at_ms = world.now_ms;
  if (!answer.signature.empty()) say.signature = std::move(answer.signature), say.signed_by = world.person.full;
  auto written = care::record_say(answer.round, answer.about, agreement ? &*agreement : nullptr, say);
  if (!written && written.error().detail == "words") return fail(Code::denied, "plan.needs.words");
  TRY(auto operations, std::move(written));
  overwrite_seen(operations, answer.seen);
  Carried done{"reason.agreed", std::move(operations), "", {}, {}};
  if (say.answer == "disagree") done.opens = Route{Route::Page::unhappy, world.person.id, id, "plan"};
  return done;
}

}  // namespace blether::app
