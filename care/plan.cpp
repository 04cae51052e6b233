#include "care/plan.h"

#include <algorithm>

#include "care/canonical.h"
#include "care/dates_words.h"
#include "care/record_edit.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace kind = model::kind;

namespace {

// "from 7 December", "from 7 December until 26 January"; empty: neither day is set.
std::string spell_words(const Support& support, base::CivilDate today) {
  std::string words = when_words("from", support.from, today);
  auto last = base::parse_date(support.until);
  if (last) words += (words.empty() ? "until " : " until ") + day_words(*last, today);
  return words;
}

}  // namespace

Result<PlanPage> plan_page(const PlanSources& from, const Domains& domains, const NeedReasons& needs,
                           const Rates& rates) {
  PlanPage page;
  page.person = from.person;
  page.date = from.today;
  auto supports = supports_on(from.supports, from.today);
  std::vector<std::vector<Spell>> spells;
  std::vector<int> options;
  for (const Support& support : supports) {
    spells.push_back(support.source == "paid" ? spells_of(support.record, from.choices) : std::vector<Spell>());
    options.push_back(standing_of(spells.back()) == Standing::not_yet ? 0 : spells.back().back().option);
  }
  page.option = person_option(spells);
  TRY(page.budget, budget_of(supports, rates, from.today, 4, from.contribution, options));

  // Steps and needs stand under their outcome as on the page that is read back.
  AgreedPage agreed =
      agreed_page({nullptr, from.outcomes, from.steps, from.needs, from.person, {}, from.today}, domains, needs);
  page.waiting = std::move(agreed.waiting);
  for (AgreedOutcome& outcome : agreed.outcomes)
    page.outcomes.push_back({outcome.record,
                             std::move(outcome.line),
                             std::move(outcome.domain),
                             std::move(outcome.icon),
                             {},
                             std::move(outcome.steps),
                             std::move(outcome.waiting)});
  for (std::size_t i = 0; i < supports.size(); ++i) {
    PlanLine line;
    line.support = supports[i];
    line.icon = supports[i].icon.empty() ? std::string(step_icon(supports[i].what)) : supports[i].icon;
    line.option = options[i];
    line.standing = standing_of(spells[i]);
    line.paid = supports[i].source == "paid";
    line.weekly = page.budget.lines[i].weekly;
    line.when_words = spell_words(supports[i], from.today);
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
  if (page.outcomes.empty())
    faults.push_back({"outcome", "plan.needs.outcome"});
  else if (!any)
    faults.push_back({"lines", "plan.needs.lines"});
  if (!page.loose.empty()) faults.push_back({"outcome", "plan.needs.home"});
  auto waits = [](const PlanLine& line) { return line.paid && line.standing == Standing::not_yet; };
  bool paid = std::any_of(page.loose.begin(), page.loose.end(), [](const PlanLine& line) { return line.paid; });
  bool waiting = std::any_of(page.loose.begin(), page.loose.end(), waits);
  for (const PlanOutcome& outcome : page.outcomes)
    for (const PlanLine& line : outcome.lines) paid = paid || line.paid, waiting = waiting || waits(line);
  auto offers = offers_of(from.round, from.offers);
  bool unsaid =
      std::any_of(offers.begin(), offers.end(), [](const Offer& offer) { return offer.state == Offered::not_said; });
  // Where nothing is paid for there is nothing to choose.
  if (paid && unsaid) faults.push_back({"offered", "choice.needs.offered"});
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
  return bytes.take();
}

model::RecordId say_id(const model::RecordId& round, std::string_view about) {
  if (about == "page") return agreement_id(round);
  return model::derived_id(round, "agreement/" + std::string(about));
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
