#include "app/core/pages/carer_supports.h"

#include <algorithm>

#include "app/core/commands/unmet.h"
#include "app/core/pages/sentences.h"
#include "app/core/words.h"
#include "care/calendars.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

std::string title_of(const PageWorld& world, const care::CarerSupport& said) {
  if (said.met == "not-met") return said.need;
  return world.texts("carer.support_who", {said.what, said.who});
}

std::string below_of(const PageWorld& world, const care::CarerSupport& said) {
  std::string words;
  if (said.met != "not-met") add_sentence(words, said.need);
  add_sentence(words, world.texts("carer.met." + said.met));
  if (said.as_break == "yes") add_sentence(words, world.texts("carer.as_break_line"));
  if (auto from = base::parse_date(said.from))
    add_sentence(words, world.texts("carer.support_from", {day_words(world.texts, *from, world.today)}));
  if (said.option > 0) add_sentence(words, world.texts("carer.support_option", {std::to_string(said.option)}));
  if (said.met != "not-met") add_sentence(words, world.texts("carer.support_free", {world.person.known_as}));
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

Result<care::Operations> as_unmet_need(const PageWorld& world, const KeepCarerSupport& wish) {
  RecordUnmet unmet;
  unmet.said.need = wish.said.need, unmet.said.words = wish.said.need;
  unmet.said.reason = wish.why_not;
  unmet.said.look_again = wish.look_again;
  unmet.said.since = base::to_iso(world.today);
  unmet.said.carer_affected = true;
  TRY(auto carried, carry_out_unmet(world, unmet));
  return std::move(carried.operations);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> carer_support_lines(const PageWorld& world,
                                                                     const std::vector<Record>& records) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const care::CarerSupport& said : care::carer_supports(records))
    lines.emplace_back(title_of(world, said), below_of(world, said));
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
  auto written =
      care::set_carer_support(now ? now->id : RecordId::random(world.random), now ? &*now : nullptr, wish.said);
  if (!written && written.error().code == Code::invalid)
    return fail(Code::denied, "carer.needs." + written.error().detail);
  TRY(auto operations, std::move(written));
  const bool was_unmet = now && care::carer_support_of(*now).met == "not-met";
  if (wish.said.met == "not-met" && !was_unmet) {
    TRY(auto unmet, as_unmet_need(world, wish));
    operations.insert(operations.end(), unmet.begin(), unmet.end());
  }
  return Carried{"reason.carer_support", std::move(operations), "", {}, {}};
}

Result<Carried> remove_carer_support(const PageWorld& world, const RemoveCarerSupport& wish) {
  TRY(auto now, standing_one(world, wish.record));
  if (!now) return fail(Code::not_found, "carer support");
  return Carried{"reason.removed", care::withdraw(*now), "", {}, {}};
}

}  // namespace blether::app
