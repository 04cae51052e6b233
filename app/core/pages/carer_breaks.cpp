#include "app/core/pages/carer_breaks.h"

#include <algorithm>

#include "app/core/words.h"
#include "care/amounts.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

std::string how_it_went(const PageWorld& world, const care::CarerBreak& one) {
  auto on = base::parse_date(one.on);
  std::string day = on ? day_words(world.texts, *on, world.today) : "";
  if (one.given == "yes") return world.texts("break.had_on", {day});
  if (one.given == "not-yet") return on ? world.texts("break.to_come_on", {day}) : world.texts("break.given.not-yet");
  const care::NeedReason* reason = world.lookups.reasons.find(one.why_not);
  return reason != nullptr ? reason->label : world.texts("break.given.no");
}

CarerModel::Break line_of(const PageWorld& world, const care::CarerBreak& one) {
  CarerModel::Break line{one.record, world.texts("break.type." + one.type), how_it_went(world, one), one.type, one.wanted, one.on, one.given, one.why_not};
  if (!one.wanted.empty()) line.title = world.texts("break.line", {line.title, one.wanted});
  const std::int64_t amount = one.hours > 0 ? one.hours : one.nights;
  if (amount == 0) return line;
  line.unit = one.hours > 0 ? "hours" : "nights";
  line.long_for = std::to_string(amount);
  line.below = world.texts("break.for", {world.texts.count("break." + line.unit, static_cast<std::uint64_t>(amount)), line.below});
  return line;
}

// A whole number of hours or of nights; nothing was typed: none.
bool read_length(const KeepBreak& wish, care::CarerBreak& wanted) {
  wanted.hours = wanted.nights = 0;
  if (wish.long_for.empty()) return true;
  care::AmountRead read = care::read_quantity(wish.long_for);
  if (!read.ok() || read.value <= 0 || read.value % 1'000 != 0) return false;
  (wish.unit == "nights" ? wanted.nights : wanted.hours) = read.value / 1'000;
  return true;
}

}  // namespace

Result<void> show_breaks(CarerModel& page, const PageWorld& world) {
  for (const care::NeedReason& reason : world.lookups.reasons.all()) page.break_reasons.push_back({reason.code, reason.label});
  TRY(auto records, world.records(model::kind::carer_break));
  for (const Record& record : records)
    if (!record.withdrawn) page.breaks.push_back(line_of(world, care::break_of(record)));
  std::stable_sort(page.breaks.begin(), page.breaks.end(), [](const auto& a, const auto& b) { return (a.given == "yes") < (b.given == "yes"); });
  if (page.breaks.empty()) return {};
  care::BreakCount count = care::count_breaks(records);
  page.breaks_had = world.texts("break.count", {std::to_string(count.had), std::to_string(count.unmet), std::to_string(count.waiting)});
  return {};
}

Result<Carried> keep_break(const PageWorld& world, const KeepBreak& wish) {
  std::optional<Record> now;
  if (!wish.record.is_none()) {
    TRY(now, world.find(wish.record));
    if (!now || now->withdrawn || now->kind != model::kind::carer_break) return fail(Code::not_found, "a break");
  }
  care::CarerBreak wanted = now ? care::break_of(*now) : care::CarerBreak();
  wanted.type = wish.type, wanted.wanted = wish.wanted, wanted.on = wish.on;
  wanted.given = wish.given;
  wanted.why_not = wish.given == "no" ? wish.why_not : "";
  if (!read_length(wish, wanted)) return fail(Code::denied, wish.unit == "nights" ? "break.needs.nights" : "break.needs.hours");
  auto written = care::set_break(now ? now->id : RecordId::random(world.random), now ? &*now : nullptr, wanted);
  if (!written && written.error().code == Code::invalid) return fail(Code::denied, "break.needs." + written.error().detail);
  TRY(auto operations, std::move(written));
  return Carried{"reason.break", std::move(operations), "", {}};
}

}  // namespace blether::app
