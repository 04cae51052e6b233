#include "app/core/commands/rights.h"

#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

// The id in hex of the entry that a new one carries on; empty for none. not_found: it is not there, or is something else.
Result<std::string> followed(const PageWorld& world, const RecordId& id, std::string_view kind) {
  if (id.is_none()) return std::string();
  TRY(auto earlier, world.find(id));
  if (!earlier || earlier->kind != kind) return fail(Code::not_found, "what it carries on");
  return id.hex();
}

Result<Carried> carry(const PageWorld& world, const KeepComplaint& wish) {
  care::Complaint said = wish.said;
  TRY(said.follows, followed(world, wish.follows, model::kind::complaint));
  if (auto faults = care::complaint_faults(said); !faults.empty()) return fail(Code::denied, faults.front().key);
  RecordId id = RecordId::random(world.random);
  TRY(auto operations, care::record_complaint(id, said));
  Carried done{"reason.complaint", std::move(operations), wish.follows.is_none() ? "complaint.kept" : "", {}};
  if (wish.follows.is_none()) done.opens = Route{Route::Page::complaint, world.person.id, id, ""};
  return done;
}

Result<Carried> carry(const PageWorld& world, const KeepAdvocacy& wish) {
  care::AdvocacyOffer said = wish.said;
  TRY(said.follows, followed(world, wish.follows, model::kind::advocacy));
  if (wish.follows.is_none()) said.on = base::to_iso(world.today), said.round = world.conversation.is_none() ? "" : world.conversation.hex();
  auto written = care::record_advocacy(RecordId::random(world.random), said);
  if (!written && written.error().code == Code::invalid) return fail(Code::denied, "rights.needs." + written.error().detail);
  TRY(auto operations, std::move(written));
  Carried done{"reason.advocacy", std::move(operations), "", {}};
  done.opens = Route{Route::Page::rights, world.person.id, {}, ""};
  return done;
}

}  // namespace

Result<Carried> carry_out_rights(const PageWorld& world, const RightsIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
