#include "app/core/pages/plan_page.h"

#include <algorithm>

#include "app/core/pages/agreed_page.h"
#include "app/core/pages/ended_lines.h"
#include "app/core/pages/say.h"
#include "app/core/pages/sentences.h"
#include "app/core/pages/unmet_part.h"
#include "app/core/read_models_agreed.h"
#include "app/core/words.h"
#include "care/amounts.h"
#include "care/rights.h"
#include "storage/envelope.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;
using Page = Route::Page;

constexpr std::string_view kPlanSaid = "plan.said.";

Result<PlanNow> plan_now(const PageWorld& world) {
  TRY(auto held, choice_records(world));
  TRY(auto steps, world.records(model::kind::step));
  TRY(auto needs, world.records(model::kind::unmet_need));
  TRY(auto reviews, world.records(model::kind::review));
  TRY(auto decided, world.records(model::kind::review_line));
  care::PlanSources from;
  from.round = world.round;
  from.outcomes = held.outcomes, from.steps = steps, from.supports = held.supports;
  from.needs = needs, from.choices = held.choices, from.offers = held.offers;
  from.reviews = reviews, from.review_lines = decided;
  from.person = world.person.known_as;
  from.today = world.today;
  from.contribution = care::contribution_on(held.charges, world.today);
  PlanNow now;
  TRY(now.page, care::plan_page(from, world.lookups.domains, world.lookups.reasons, world.lookups.rates));
  now.faults = care::plan_faults(now.page, from);
  now.snapshot = base::to_hex(storage::hash(care::canonical_bytes(now.page)));
  now.agreement = care::say_id(world.round, "plan");
  return now;
}

namespace {

std::string way_words(const PageWorld& world, const care::PlanLine& line) {
  std::string option = std::to_string(line.option);
  switch (line.standing) {
    case care::Standing::not_yet: return world.texts("plan.way.not_yet");
    case care::Standing::deemed: return world.texts("plan.way.deemed");
    case care::Standing::chosen:
    case care::Standing::changed:
    case care::Standing::ended: break;
  }
  if (!line.option_until.empty()) return world.texts("plan.way.until", {option, day_of(world, line.option_until)});
  return world.texts("plan.way.chosen", {option});
}

// How the amount of a part was worked out; its rate was found when it was added up.
std::string working_of(const PageWorld& world, const care::PlanLine& line, const care::BudgetLine& sum) {
  const care::Rate* rate = world.lookups.rates.find(sum.rate, world.today);
  return rate != nullptr ? working_words(world.texts, line.support, *rate, sum.price) : "";
}

// What, from whom, how much, which way; at the right what it costs.
AgreedLine support_line(const PageWorld& world, const care::PlanLine& line, const care::Budget& budget) {
  AgreedLine shown{line.icon, line.support.what, line.support.who, ""};
  if (line.paid) {
    auto sum = std::find_if(budget.lines.begin(), budget.lines.end(),
                            [&](const care::BudgetLine& each) { return each.support == line.support.record; });
    if (sum != budget.lines.end()) add_sentence(shown.who, working_of(world, line, *sum));
    add_sentence(shown.who, way_words(world, line));
  }
  const std::string spell = spell_words(world.texts, line.support.from, line.support.until, world.today);
  if (!spell.empty()) shown.who = shown.who.empty() ? spell : world.texts("list.more", {shown.who, spell});
  shown.when = line.paid ? world.texts("money.a_week", {care::pounds(line.weekly)}) : world.texts("money.no_cost");
  return shown;
}

AgreedOutcome outcome_of(const PageWorld& world, const care::PlanOutcome& outcome, const care::PlanPage& plan) {
  const bool wanted = !outcome.want.empty();
  AgreedOutcome shown{outcome.line, outcome.icon, {}, {}};
  if (wanted) shown.line = outcome_words(world.texts, outcome.want, outcome.so_that);
  add_ended_line(shown, world, plan.ended, outcome.record);
  for (const care::PlanLine& line : outcome.lines) shown.steps.push_back(support_line(world, line, plan.budget));
  for (const care::AgreedStep& step : outcome.steps) shown.steps.push_back(step_line(world, step, plan.date));
  for (const care::StillWaiting& waiting : outcome.waiting)
    shown.waiting.push_back(waiting_words(world.texts, waiting, plan.date));
  return shown;
}

void show_content(PlanModel& page, const PageWorld& world, const care::PlanPage& plan) {
  page.date_words = weekday_words(world.texts, plan.date);
  for (const care::PlanOutcome& outcome : plan.outcomes) page.outcomes.push_back(outcome_of(world, outcome, plan));
  if (!plan.loose.empty() || !plan.waiting.empty()) {
    care::PlanOutcome others;
    others.line = plan.loose.empty() ? "" : world.texts("plan.loose", {world.person.known_as});
    others.lines = plan.loose, others.waiting = plan.waiting;
    page.outcomes.push_back(outcome_of(world, others, plan));
  }
  add_done_with(page.outcomes, world, plan.ended, plan.stopped);
  const care::Budget& budget = plan.budget;
  bool paid = std::any_of(budget.lines.begin(), budget.lines.end(), [](const care::BudgetLine& line) { return line.paid; });
  const bool nothing = budget.you_weekly == 0;
  const char* words = budget.estimate ? (nothing ? "plan.money_nothing_about" : "plan.money_about")
                                      : (nothing ? "plan.money_nothing" : "plan.money");
  if (paid) page.money = world.texts(words, {care::pounds(budget.weekly), world.person.known_as, care::pounds(budget.you_weekly)});
}

// Where each can be put right.
Page page_for(const care::Fault& fault) {
  if (fault.key == "plan.needs.outcome") return Page::outcomes;
  return fault.field == "offered" ? Page::options : Page::money;
}

}  // namespace

Result<std::shared_ptr<const PlanModel>> plan_page(const PageWorld& world, const std::string& pdf) {
  TRY(auto now, plan_now(world));
  auto page = std::make_shared<PlanModel>();
  page->name = world.person;
  show_content(*page, world, now.page);
  for (const care::Fault& fault : now.faults)
    page->needs.push_back({world.texts(fault.key, {world.person.known_as}), {page_for(fault), world.person.id, {}, ""}});
  const SaidPage said{now.agreement, now.snapshot, kPlanSaid};
  TRY(static_cast<PageSay&>(*page), page_say(world, said));
  TRY_VOID(add_said_before(*page, world, said, "plan"));
  TRY(page->unmet, needs_part(world));
  page->worker = world.worker, page->worker_phone = world.phone;
  page->pdf = pdf;
  return page;
}

Result<std::string> plan_said(const PageWorld& world) {
  TRY(auto agreement, world.find(care::say_id(world.round, "plan")));
  if (agreement && !agreement->text("answer").empty()) return said_words(world, *agreement, kPlanSaid);
  TRY(auto agreements, world.records(model::kind::agreement));
  const Record* last = care::latest_say(agreements, "plan");
  return last != nullptr ? said_words(world, *last, kPlanSaid) : std::string();
}

care::FilledSheet unhappy_sheet(const PageWorld& world, bool easy_read) {
  return care::fill(world.lookups.unhappy_in(world.language), easy_read, {{"worker", world.worker}, {"phone", world.phone}});
}

Result<std::shared_ptr<const UnhappyModel>> unhappy_page(const PageWorld& world, const std::string& about,
                                                         const model::RecordId& record, const std::string& pdf) {
  auto page = std::make_shared<UnhappyModel>();
  page->name = world.person;
  page->about = about, page->record = record;
  page->pdf = pdf;
  for (bool easy : {false, true})
    for (const care::FilledBlock& block : unhappy_sheet(world, easy).blocks)
      page->blocks[easy].push_back({block.icon, block.heading, block.lines});
  if (!record.is_none()) {
    TRY(auto decision, world.find(record));
    // Words about a choice say why it was made, not why somebody is unhappy with it.
    if (decision && decision->kind == model::kind::agreement) page->words = decision->text("words");
  }
  TRY(auto records, world.records(model::kind::disagreement));
  std::vector<care::Disagreement> said;
  for (const Record& each : records)
    if (!each.withdrawn) said.push_back(care::disagreement_of(each));
  std::stable_sort(said.begin(), said.end(), [](const auto& a, const auto& b) { return a.on > b.on; });
  for (const care::Disagreement& each : said) {
    auto on = base::parse_date(each.on);
    page->said.push_back({each.about, each.wish, each.words, on ? day_words(world.texts, *on, world.today) : ""});
  }
  return page;
}

}  // namespace blether::app
