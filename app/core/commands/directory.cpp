#include "app/core/commands/directory.h"

#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

Result<Carried> carry(const PageWorld& world, const TellAbout& wish) {
  const care::Entry* entry = world.lookups.directory.find(wish.entry);
  if (entry == nullptr) return fail(Code::not_found, "entry");
  care::Signpost signpost;
  signpost.entry = entry->code, signpost.name = entry->name;
  signpost.on = base::to_iso(world.today), signpost.follow_up_on = wish.ask_on;
  if (!wish.outcome.is_none()) signpost.outcome = wish.outcome.hex();
  TRY(auto operations, care::record_signpost(RecordId::random(world.random), signpost));
  return Carried{"reason.signpost", std::move(operations), "directory.told_done", {world.person.known_as, entry->name}, {}};
}

// What came of it is the next entry of the log; what it was about is said again, so that each entry can be read alone.
Result<Carried> carry(const PageWorld& world, const SaidOfPlace& wish) {
  TRY(auto record, world.find(wish.signpost));
  if (!record || record->kind != model::kind::signpost) return fail(Code::not_found, "signpost");
  care::Signpost signpost = care::signpost_of(*record);
  signpost.follows = record->id.hex();
  signpost.result = wish.result, signpost.note = wish.words;
  signpost.follow_up_on = wish.result == "not-yet" ? wish.ask_on : "";
  TRY(auto operations, care::record_signpost(RecordId::random(world.random), signpost));
  return Carried{"reason.signpost_asked", std::move(operations), "", {}, {}};
}

}  // namespace

Result<Carried> carry_out_directory(const PageWorld& world, const DirectoryIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
