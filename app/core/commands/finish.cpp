#include "app/core/commands/finish.h"

#include "care/rights.h"
#include "care/telling.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

Result<model::Record> talk_of(const PageWorld& world) { return world.store.record(world.stream, world.conversation); }

Result<Carried> carry(const PageWorld& world, const RightsExplained& wish) {
  care::Explanation told;
  const care::Sheet& sheet = world.lookups.rights_in(world.own_language);
  told.what = sheet.id;
  told.language = sheet.language;
  told.round = world.conversation.hex();
  told.at_ms = world.now_ms;
  told.format = wish.format;
  TRY(auto operations, care::record_explanation(RecordId::random(world.random), told));
  return Carried{"reason.rights", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const SayCarerView& wish) {
  TRY(auto talk, talk_of(world));
  TRY(auto operations, care::set_carer_view(talk, wish.code));
  return Carried{"reason.carer_view", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const SayCarerWho& wish) {
  TRY(auto talk, talk_of(world));
  TRY(auto operations, care::set_carer_who(talk, wish.name));
  return Carried{"reason.carer_view", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const PutAside& wish) {
  TRY(auto talk, talk_of(world));
  TRY(auto operations, care::put_aside(talk, world.lookups.domains, wish.domains, wish.reason));
  return Carried{wish.reason.empty() ? "reason.taken_up" : "reason.put_aside", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const SayAdvocacy& wish) {
  care::AdvocacyOffer offer;
  offer.set = wish.set, offer.result = wish.result;
  offer.on = base::to_iso(world.today);
  offer.round = world.conversation.hex();
  offer.why_not = wish.why_not, offer.note = wish.note;
  TRY(auto operations, care::record_advocacy(RecordId::random(world.random), offer));
  return Carried{"reason.advocacy", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const SayReadBack&) {
  TRY(auto talk, talk_of(world));
  care::Operations operations{care::put(model::kind::conversation, talk.id, &talk, "read_back", true)};
  return Carried{"reason.read_back", std::move(operations), "", {}};
}

}  // namespace

Result<Carried> carry_out_finish(const PageWorld& world, const FinishIntent& wish) {
  if (world.conversation.is_none()) return fail(Code::denied, "options.needs_conversation");
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

Result<Carried> finish_talk(const PageWorld& world, care::Conversation conversation) {
  TRY(auto ground, finish_ground(world, std::move(conversation)));
  auto operations = care::finish_checked(ground.sources(), world.lookups.domains, world.now_ms);
  if (!operations && operations.error().code == Code::denied)
    return fail(Code::denied, "finish." + operations.error().detail + ".open");
  TRY(auto done, std::move(operations));
  return Carried{"reason.conversation_finished", std::move(done), "", {}};
}

}  // namespace blether::app
