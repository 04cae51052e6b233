#include "app/core/commands/unmet.h"

#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

Result<Carried> written(const PageWorld& world, const care::NeedEntry& entry, const RecordId& follows,
                        std::string notice) {
  const care::NeedReasons& reasons = world.lookups.reasons;
  if (auto faults = care::need_faults(entry, reasons); !faults.empty()) return fail(Code::denied, faults.front().key);
  TRY(auto operations, care::record_need(RecordId::random(world.random), entry, reasons, follows));
  return Carried{"reason.unmet", std::move(operations), std::move(notice), {}};
}

Result<care::NeedEntry> entry_now(const PageWorld& world, const RecordId& id) {
  TRY(auto record, world.find(id));
  if (!record || record->kind != model::kind::unmet_need) return fail(Code::not_found, "need");
  return care::entry_of(*record);
}

Result<Carried> carry(const PageWorld& world, const RecordUnmet& wish) {
  if (!wish.corrects.is_none()) {
    TRY_VOID(entry_now(world, wish.corrects));
    return written(world, wish.said, wish.corrects, "unmet.put_right_now");
  }
  care::NeedEntry said = wish.said;
  if (said.since.empty()) said.since = base::to_iso(world.today);
  if (auto id = RecordId::from_hex(said.outcome); id && said.domain.empty()) {
    TRY(auto outcome, world.find(*id));
    if (outcome) said.domain = outcome->text("domain");
  }
  return written(world, said, {}, "unmet.kept");
}

Result<Carried> carry(const PageWorld& world, const CarryOnUnmet& wish) {
  TRY(auto now, entry_now(world, wish.need));
  return written(world, care::carried_on(now, wish.news), wish.need, "unmet.kept");
}

}  // namespace

Result<Carried> carry_out_unmet(const PageWorld& world, const UnmetIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
