#include "app/core/pages/unmet_part.h"

#include <algorithm>

#include "app/core/pages/sentences.h"
#include "app/core/words.h"
#include "care/amounts.h"
#include "care/budget.h"
#include "care/calendars.h"
#include "care/outcomes.h"
#include "care/reached.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;
using model::RecordId;

namespace {

std::string amount_in_words(const std::string& typed) {
  auto read = care::read_quantity(typed);
  return read.ok() ? care::quantity_words(read.value) : typed;
}

std::string amounts(const PageWorld& world, const care::NeedEntry& said) {
  const bool known = std::find(std::begin(care::kNeedUnits), std::end(care::kNeedUnits), said.unit) !=
                     std::end(care::kNeedUnits);
  const std::string unit = known ? world.texts("unmet.unit." + said.unit) : said.unit;
  const std::string wanted = amount_in_words(said.amount_wanted), got = amount_in_words(said.amount_got);
  if (wanted.empty()) return got.empty() ? "" : world.texts("unmet.has", {got, unit});
  if (got.empty()) return world.texts("unmet.wants", {wanted, unit});
  return world.texts("unmet.wants_has", {wanted, unit, got});
}

// The day an entry was written, on this tablet or another.
std::string entry_day(const PageWorld& world, const Record& entry) {
  const model::Field* need = entry.field("need");
  if (need == nullptr || need->heads.empty()) return "";
  return day_words(world.texts, base::london_time(need->heads.front().time.wall_ms).date, world.today);
}

std::string state_of(const PageWorld& world, const care::NeedEntry& said) {
  return world.texts("unmet.status." + (said.status.empty() ? std::string("open") : said.status));
}

std::string words_of_waiting(const PageWorld& world, const care::NeedEntry& said, bool of_carer) {
  std::string words = state_of(world, said);
  if (const care::NeedReason* reason = world.lookups.reasons.find(said.reason))
    add_sentence(words, listed(world.texts, "unmet_need", reason->code, reason->plain));
  add_sentence(words, amounts(world, said));
  if (said.carer_affected && !of_carer) add_sentence(words, world.texts("unmet.carer"));
  const std::string day = day_of(world, said.look_again);
  if (!day.empty()) add_sentence(words, world.texts("agreed.look_again", {day}));
  return words;
}

std::string words_of_over(const PageWorld& world, const care::NeedEntry& said, const std::string& day) {
  std::string words = world.texts("unmet.over", {state_of(world, said), day});
  add_sentence(words, said.closed_reason);
  add_sentence(words, amounts(world, said));
  return words;
}

NeedLine line_of(const PageWorld& world, const care::NeedNow& need, bool of_carer) {
  NeedLine line;
  line.record = need.latest->id;
  line.said = care::entry_of(*need.latest);
  line.waiting = need.waiting;
  line.about = need.waiting ? words_of_waiting(world, line.said, of_carer)
                            : words_of_over(world, line.said, entry_day(world, *need.latest));
  for (const Record* earlier : need.earlier) {
    const std::string state = state_of(world, care::entry_of(*earlier));
    line.was.push_back(world.texts("unmet.was", {entry_day(world, *earlier), state}));
  }
  return line;
}

// Each part of the support, then each outcome that is still worked for.
Result<void> add_abouts(NeedsPart& part, const PageWorld& world) {
  TRY(auto supports, world.records(model::kind::support));
  TRY(auto outcomes, world.records(model::kind::outcome));
  TRY(auto reviews, world.records(model::kind::review));
  TRY(auto decided, world.records(model::kind::review_line));
  auto domain_of = [&](const std::string& hex) {
    auto is_it = [&](const Record& each) { return each.id.hex() == hex; };
    auto found = std::find_if(outcomes.begin(), outcomes.end(), is_it);
    return found == outcomes.end() ? std::string() : found->text("domain");
  };
  for (const care::Support& support : care::supports_on(supports, world.today)) {
    care::NeedEntry begins = part.begins;
    begins.need = support.what, begins.outcome = support.outcome, begins.support_type = support.support_type;
    begins.domain = domain_of(support.outcome);
    part.abouts.push_back({support.what, std::move(begins)});
  }
  for (const Record* outcome : care::in_order(outcomes)) {
    if (care::outcome_now(outcome->id, reviews, decided).is != care::OutcomeNow::Is::open) continue;
    care::NeedEntry begins = part.begins;
    begins.outcome = outcome->id.hex(), begins.domain = outcome->text("domain");
    const std::string line = outcome_words(world.texts, outcome->text("want"), outcome->text("so_that"));
    part.abouts.push_back({line, std::move(begins)});
  }
  return {};
}

}  // namespace

std::vector<NeedLine> need_lines(const PageWorld& world, std::span<const Record> entries, bool of_carer) {
  std::vector<NeedLine> lines;
  for (const care::NeedNow& need : care::needs_now(entries)) lines.push_back(line_of(world, need, of_carer));
  std::stable_partition(lines.begin(), lines.end(), [](const NeedLine& line) { return line.waiting; });
  return lines;
}

Result<NeedsPart> needs_part(const PageWorld& world, const RecordId& outcome, bool of_carer) {
  NeedsPart part;
  part.of_carer = of_carer;
  for (const care::NeedReason& reason : world.lookups.reasons.all())
    part.reasons.push_back({reason.code, reason.label});
  for (const care::SupportType& type : world.lookups.support_types.all())
    part.kinds.push_back({type.code, listed(world.texts, "support_types", type.code, type.label)});
  part.begins.look_again = base::to_iso(care::plus_days(world.today, care::kLookAgainDays));
  part.begins.since = base::to_iso(world.today);
  if (!outcome.is_none()) part.begins.outcome = outcome.hex();
  TRY(auto entries, world.records(model::kind::unmet_need));
  part.lines = need_lines(world, entries, of_carer);
  if (!outcome.is_none())
    std::erase_if(part.lines, [&](const NeedLine& line) { return line.said.outcome != outcome.hex(); });
  if (outcome.is_none()) {
    TRY_VOID(add_abouts(part, world));
  }
  return part;
}

}  // namespace blether::app
