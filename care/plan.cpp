#include "care/plan.h"

#include <algorithm>

#include "care/canonical.h"
#include "care/parts_now.h"
#include "care/record_edit.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace kind = model::kind;

namespace {

// Of what is chosen for a part that goes on after it; nothing where there is none, as add_ended().
void add_last_days(Canonical& bytes, const PlanPage& page) {
  auto add = [&](const std::vector<PlanLine>& lines) {
    for (const PlanLine& line : lines)
      if (!line.option_until.empty())
        for (const std::string* part : {&line.support.what, &line.option_until}) bytes.add(*part);
  };
  for (const PlanOutcome& outcome : page.outcomes) add(outcome.lines);
  add(page.loose);
}

// Of each part that the law arranges: chosen afterwards it is another plan, though the option is the same.
void add_by_law(Canonical& bytes, const PlanPage& page) {
  auto add = [&](const std::vector<PlanLine>& lines) {
    for (const PlanLine& line : lines)
      if (line.standing == Standing::deemed)
        for (std::string_view part : {std::string_view(line.support.what), std::string_view("by law")}) bytes.add(part);
  };
  for (const PlanOutcome& outcome : page.outcomes) add(outcome.lines);
  add(page.loose);
}

std::vector<const PlanLine*> paid_lines(const PlanPage& page) {
  std::vector<const PlanLine*> paid;
  auto add = [&](const std::vector<PlanLine>& lines) {
    for (const PlanLine& line : lines)
      if (line.paid) paid.push_back(&line);
  };
  for (const PlanOutcome& outcome : page.outcomes) add(outcome.lines);
  add(page.loose);
  return paid;
}

}  // namespace

Result<PlanPage> plan_page(const PlanSources& from, const Domains& domains, const NeedReasons& needs,
                           const Rates& rates) {
  PlanPage page;
  page.person = from.person;
  page.date = from.today;
  const auto [supports, spells, options] = parts_now(from.supports, from.choices, from.today);
  page.option = person_option(spells, from.today);
  TRY(page.budget, budget_of(supports, rates, from.today, 4, from.contribution, options));

  // Steps and needs stand under their outcome as on the page that is read back.
  AgreedPage agreed =
      agreed_page({nullptr, from.outcomes, from.steps, from.needs, from.person, {}, from.today, from.supports,
                   from.reviews, from.review_lines},
                  domains, needs);
  page.waiting = std::move(agreed.waiting);
  page.ended = std::move(agreed.ended);
  page.stopped = stopped_parts(from.supports, from.reviews, from.review_lines, from.today);
  for (AgreedOutcome& outcome : agreed.outcomes)
    page.outcomes.push_back({outcome.record,
                             std::move(outcome.line),
                             std::move(outcome.domain),
                             std::move(outcome.icon),
                             {},
                             std::move(outcome.steps),
                             std::move(outcome.waiting),
                             std::move(outcome.want),
                             std::move(outcome.so_that)});
  for (std::size_t i = 0; i < supports.size(); ++i) {
    PlanLine line;
    line.support = supports[i];
    line.icon = supports[i].icon.empty() ? std::string(step_icon(supports[i].what)) : supports[i].icon;
    line.option = spells[i].empty() ? 0 : spells[i].back().option;
    line.standing = standing_of(spells[i], from.today);
    if (line.option != 0 && spells[i].back().until != supports[i].until) line.option_until = spells[i].back().until;
    line.paid = supports[i].source == "paid";
    line.weekly = page.budget.lines[i].weekly;
    auto home = std::find_if(page.outcomes.begin(), page.outcomes.end(),
                             [&](const PlanOutcome& outcome) { return outcome.record.hex() == line.support.outcome; });
    (home == page.outcomes.end() ? page.loose : home->lines).push_back(std::move(line));
  }
  return page;
}

std::vector<Fault> plan_faults(const PlanPage& page, const PlanSources& from) {
  std::vector<Fault> faults;
  bool any = std::any_of(page.outcomes.begin(), page.outcomes.end(),
                         [](const PlanOutcome& outcome) { return !outcome.lines.empty() || !outcome.steps.empty(); });
  if (page.outcomes.empty() && page.ended.empty())
    faults.push_back({"outcome", "plan.needs.outcome"});
  else if (!any && !page.outcomes.empty())
    faults.push_back({"lines", "plan.needs.lines"});
  if (!page.loose.empty()) faults.push_back({"outcome", "plan.needs.home"});
  const std::vector<const PlanLine*> paid = paid_lines(page);
  const bool waiting = std::any_of(paid.begin(), paid.end(), [](const PlanLine* line) {
    return line->standing == Standing::not_yet || line->standing == Standing::ended;
  });
  auto offers = offers_of(from.round, from.offers);
  auto any_offer = [&](auto is) { return std::any_of(offers.begin(), offers.end(), is); };
  const bool unsaid = any_offer([](const Offer& offer) { return offer.state == Offered::not_said; });
  const bool differ = any_offer([](const Offer& offer) { return offer.disputed; });
  const bool chosen_apart = std::any_of(paid.begin(), paid.end(), [&](const PlanLine* line) {
    auto spells = spells_of(line->support.record, from.choices);
    return !spells.empty() && spells.back().disputed;
  });
  // Where nothing is paid for there is nothing to choose.
  if (!paid.empty() && unsaid) faults.push_back({"offered", "choice.needs.offered"});
  if (!paid.empty() && differ) faults.push_back({"offered", "choice.needs.settled"});
  if (chosen_apart) faults.push_back({"option", "choice.needs.settled"});
  if (waiting) faults.push_back({"option", "plan.needs.option"});
  return faults;
}

base::Bytes canonical_bytes(const PlanPage& page) {
  Canonical bytes("blether plan 1");
  bytes.add(page.person);
  bytes.number(static_cast<std::uint64_t>(page.option));
  auto add_lines = [&](const std::vector<PlanLine>& lines) {
    bytes.number(lines.size());
    for (const PlanLine& line : lines) {
      const Support& s = line.support;
      for (const std::string* part : {&s.what, &s.who, &s.source, &s.rate, &s.per, &s.from, &s.until}) bytes.add(*part);
      for (auto number : {s.quantity, std::int64_t{s.weeks}, std::int64_t{line.option}, line.weekly})
        bytes.number(static_cast<std::uint64_t>(number));
    }
  };
  auto add_waiting = [&](const std::vector<StillWaiting>& waiting) {
    bytes.number(waiting.size());
    for (const StillWaiting& need : waiting)
      for (const std::string* part : {&need.need, &need.reason, &need.interim, &need.look_again}) bytes.add(*part);
  };
  bytes.number(page.outcomes.size());
  for (const PlanOutcome& outcome : page.outcomes) {
    bytes.add(outcome.line);
    bytes.add(outcome.domain);
    add_lines(outcome.lines);
    bytes.number(outcome.steps.size());
    for (const AgreedStep& step : outcome.steps)
      for (const std::string* part : {&step.what, &step.who, &step.when, &step.when_kind}) bytes.add(*part);
    add_waiting(outcome.waiting);
  }
  add_lines(page.loose);
  add_waiting(page.waiting);
  for (auto pence : {page.budget.weekly, page.budget.yearly, page.budget.you_weekly})
    bytes.number(static_cast<std::uint64_t>(pence));
  add_ended(bytes, page.ended);
  add_last_days(bytes, page);
  add_by_law(bytes, page);
  add_stopped(bytes, page.stopped);
  return bytes.take();
}

model::RecordId say_id(const model::RecordId& round, std::string_view about) {
  if (about == "page") return agreement_id(round);
  return model::derived_id(round, "agreement/" + std::string(about));
}

const model::Record* latest_say(std::span<const model::Record> agreements, std::string_view about) {
  const model::Record* latest = nullptr;
  for (const model::Record* each : standing(agreements, kind::agreement)) {
    const model::Field* answer = each->field("answer");
    const bool disputed = answer != nullptr && answer->merged.state == model::FieldState::conflict;
    if (each->text("about") != about || each->text("answer").empty() || disputed) continue;
    if (latest == nullptr || each->number("at") > latest->number("at")) latest = each;
  }
  return latest;
}

Result<Operations> record_say(const model::RecordId& round, std::string_view about, const model::Record* now,
                              const Say& say) {
  if (!contains(kAgreementsAbout, about)) return fail(Code::invalid, "about");
  if (!contains(kAgreeAnswers, say.answer)) return fail(Code::invalid, "answer");
  if (say.snapshot.empty()) return fail(Code::invalid, "snapshot");
  if (say.answer != "agree" && !has_words(say.words)) return fail(Code::invalid, "words");
  auto id = say_id(round, about);
  RecordEdit edit(kind::agreement, id, now);
  edit.set("conversation", round.hex());
  edit.set("about", about);
  edit.set("words", say.words);
  edit.set("signed_by", say.signed_by);
  edit.set("at", say.at_ms);
  Operations operations = edit.take();
  // Said again is said again, even if it is the same: decisions are always written.
  operations.push_back(put(kind::agreement, id, now, "answer", say.answer));
  operations.push_back(put(kind::agreement, id, now, "snapshot", say.snapshot));
  if (say.signature) {
    TRY(auto strokes, encode(*say.signature));
    operations.push_back(put(kind::agreement, id, now, "signature", std::move(strokes)));
  } else if (now && now->field("signature")) {
    // A signature stands for what was on the page then, and not for this.
    operations.push_back(put(kind::agreement, id, now, "signature", {}));
  }
  return operations;
}

Result<Operations> copy_given(const model::Record& agreement, std::int64_t at_ms, std::string_view format) {
  if (!contains(kTellingFormats, format)) return fail(Code::invalid, "copy_format");
  RecordEdit edit(kind::agreement, agreement.id, &agreement);
  edit.set("copy_at", at_ms);
  edit.set("copy_format", format);
  return edit.take();
}

}  // namespace blether::care
