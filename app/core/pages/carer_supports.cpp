#include "app/core/pages/carer_supports.h"

#include <iterator>
#include <utility>

#include "app/core/commands/unmet.h"
#include "app/core/pages/sentences.h"
#include "app/core/words.h"
#include "care/calendars.h"
#include "care/unmet_need.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

std::string title_of(const PageWorld& world, const care::CarerSupport& said) {
  return world.texts("carer.support_who", {said.what, said.who});
}

std::string below_of(const PageWorld& world, const care::CarerSupport& said) {
  std::string words = said.need;
  add_sentence(words, world.texts("carer.met." + said.met));
  if (said.as_break == "yes") add_sentence(words, world.texts("carer.as_break_line"));
  if (auto from = base::parse_date(said.from))
    add_sentence(words, world.texts("carer.support_from", {day_words(world.texts, *from, world.today)}));
  if (said.option > 0) add_sentence(words, world.texts("carer.support_option", {std::to_string(said.option)}));
  add_sentence(words, world.texts("carer.support_free", {world.person.known_as}));
  return words;
}

std::string below_of(const PageWorld& world, const care::NeedEntry& waits) {
  std::string words = world.texts("carer.met.not-met");
  if (const care::NeedReason* reason = world.lookups.reasons.find(waits.reason))
    add_sentence(words, listed(world.texts, "unmet_need", reason->code, reason->plain));
  add_sentence(words, waits.interim);
  const std::string day = day_of(world, waits.look_again);
  if (!day.empty()) add_sentence(words, world.texts("agreed.look_again", {day}));
  return words;
}

// The record to change, or none for a new one.
Result<std::optional<Record>> standing_one(const PageWorld& world, const RecordId& id) {
  std::optional<Record> now;
  if (id.is_none()) return now;
  TRY(now, world.find(id));
  if (!now || now->withdrawn || now->kind != model::kind::carer_support) return fail(Code::not_found, "carer support");
  return now;
}

void append(care::Operations& all, care::Operations more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// What nobody meets is a need that waits, and no support any more.
Result<Carried> as_unmet_need(const PageWorld& world, const KeepCarerSupport& wish, const std::optional<Record>& now) {
  RecordUnmet unmet;
  unmet.said.need = wish.said.need, unmet.said.words = wish.said.need;
  unmet.said.reason = wish.why_not;
  unmet.said.look_again = wish.look_again;
  unmet.said.since = base::to_iso(world.today);
  TRY(auto carried, carry_out_unmet(world, unmet));
  if (now) append(carried.operations, care::withdraw(*now));
  return carried;
}

// A need that waited came with this.
Result<care::Operations> need_came(const PageWorld& world, const KeepCarerSupport& wish) {
  CarryOnUnmet came;
  came.need = wish.answers;
  came.news.status = "met", came.news.words = title_of(world, wish.said);
  TRY(auto carried, carry_out_unmet(world, came));
  return std::move(carried.operations);
}

}  // namespace

Result<std::vector<std::pair<std::string, std::string>>> carer_support_lines(const PageWorld& world) {
  std::vector<std::pair<std::string, std::string>> lines;
  TRY(auto supports, world.records(model::kind::carer_support));
  for (const care::CarerSupport& said : care::carer_supports(supports))
    lines.emplace_back(title_of(world, said), below_of(world, said));
  TRY(auto needs, world.records(model::kind::unmet_need));
  for (const care::NeedNow& need : care::needs_now(needs)) {
    const care::NeedEntry said = care::entry_of(*need.latest);
    if (need.waiting) lines.emplace_back(said.need, below_of(world, said));
  }
  return lines;
}

Result<void> show_carer_supports(CarerModel& page, const PageWorld& world) {
  page.look_again = base::to_iso(care::plus_days(world.today, care::kLookAgainDays));
  TRY(auto records, world.records(model::kind::carer_support));
  for (const care::CarerSupport& said : care::carer_supports(records))
    page.supports.push_back({said, title_of(world, said), below_of(world, said)});
  return {};
}

Result<Carried> keep_carer_support(const PageWorld& world, const KeepCarerSupport& wish) {
  TRY(auto now, standing_one(world, wish.said.record));
  if (wish.said.met == care::kNobodyMeets) return as_unmet_need(world, wish, now);
  auto written =
      care::set_carer_support(now ? now->id : RecordId::random(world.random), now ? &*now : nullptr, wish.said);
  if (!written && written.error().code == Code::invalid)
    return fail(Code::denied, "carer.needs." + written.error().detail);
  TRY(auto operations, std::move(written));
  if (!wish.answers.is_none()) {
    TRY(auto came, need_came(world, wish));
    append(operations, std::move(came));
  }
  return Carried{"reason.carer_support", std::move(operations), "", {}, {}};
}

Result<Carried> remove_carer_support(const PageWorld& world, const RemoveCarerSupport& wish) {
  TRY(auto now, standing_one(world, wish.record));
  if (!now) return fail(Code::not_found, "carer support");
  return Carried{"reason.removed", care::withdraw(*now), "", {}, {}};
}

}  // namespace blether::app
