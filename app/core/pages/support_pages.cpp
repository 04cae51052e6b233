#include "app/core/pages/support_pages.h"

#include <algorithm>

#include "app/core/pages/choice_records.h"
#include "app/core/pages/ended_lines.h"
#include "app/core/pages/sentences.h"
#include "app/core/words.h"
#include "care/amounts.h"
#include "care/budget.h"
#include "care/choice.h"
#include "care/local_criteria.h"
#include "care/parts_now.h"
#include "care/reached.h"
#include "care/telling.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;

namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : " ") + line;
  return all;
}

std::string not_offered_line(const PageWorld& world, const care::Offer& offer) {
  const care::NotOfferedReason* reason = world.lookups.not_offered.find(offer.reason);
  return world.texts("options.not_offered_line",
                     {reason ? listed(world.texts, "not_offered", offer.reason, reason->label) : offer.reason,
                      day_of(world, offer.look_again)});
}

OptionColumn column_of(const PageWorld& world, const care::OptionCard& card, const care::Offer& offer, bool easy) {
  OptionColumn column;
  column.option = card.option;
  column.icon = card.icon, column.name = card.name;
  column.title = joined(card.title.in(easy));
  column.lines = card.lines.in(easy);
  column.answers = card.answers;
  column.disputed = offer.disputed;
  column.reason = offer.reason, column.note = offer.note, column.look_again = offer.look_again;
  column.action = offer.action, column.action_by = offer.action_by;
  column.notice_given = offer.notice_ms != 0;
  if (offer.state != care::Offered::not_said) column.offer = care::offer_id(world.round, offer.option);
  if (offer.state == care::Offered::offered) column.state = OptionColumn::State::offered;
  if (offer.state == care::Offered::not_offered) {
    column.state = OptionColumn::State::not_offered;
    column.not_offered_line = not_offered_line(world, offer);
    column.notice_wanted = care::needs_notice(offer, world.lookups.not_offered);
  }
  return column;
}

std::string sentence(const PageWorld& world, const care::Fault& fault) {
  return world.texts(fault.key, {world.person.known_as});
}

}  // namespace

Result<std::shared_ptr<const OptionsModel>> options_page(const PageWorld& world) {
  const care::Explainer& explainer = world.lookups.options_in(world.language);
  auto page = std::make_shared<OptionsModel>();
  page->name = world.person;
  page->has_round = !world.round.is_none();
  page->questions = explainer.questions;
  for (const care::NotOfferedReason& reason : world.lookups.not_offered.all()) page->reasons.push_back({reason.code, reason.label});
  TRY(auto offer_records, world.records(model::kind::offer));
  TRY(auto explanations, world.records(model::kind::explanation));
  TRY(auto outcomes, world.records(model::kind::outcome));
  auto offers = care::offers_of(world.round, offer_records);
  auto understood = care::understanding(explanations, world.round.hex());
  for (bool easy : {false, true}) {
    page->intro[easy] = joined(explainer.intro.in(easy));
    for (std::size_t i = 0; i < explainer.options.size(); ++i) {
      auto column = column_of(world, explainer.options[i], offers.at(i), easy);
      column.check = i < explainer.check.size() ? explainer.check[i] : "";
      column.understood = understood.at(i);
      page->columns[easy].push_back(std::move(column));
    }
    for (const care::SheetBlock& block : explainer.sheet.blocks)
      page->help[easy].push_back({joined(block.heading.in(easy)), block.lines.in(easy)});
  }
  if (page->has_round)
    if (auto told = care::explanations(explanations, care::kExplainsOptions, world.round.hex()); !told.empty())
      page->explained_ms = told.back().at_ms;
  if (auto closed = care::money_closed(outcomes)) page->money_closed = sentence(world, *closed);
  return page;
}

namespace {

// What is read once for the money page.
struct MoneySources : care::PartsNow {
  ChoiceRecords held;
};

Result<MoneySources> money_sources(const PageWorld& world) {
  MoneySources from;
  TRY(from.held, choice_records(world));
  static_cast<care::PartsNow&>(from) = care::parts_now(from.held.supports, from.held.choices, world.today);
  return from;
}

std::string line_of_outcome(const PageWorld& world, const MoneySources& from, const std::string& hex) {
  for (const Record& outcome : from.held.outcomes)
    if (outcome.id.hex() == hex) return outcome_words(world.texts, outcome.text("want"), outcome.text("so_that"));
  return {};
}

MoneyLine line_of(const PageWorld& world, const MoneySources& from, std::size_t i, const care::Budget& budget) {
  const care::Support& support = from.supports[i];
  MoneyLine line;
  line.support = support.record;
  line.outcome = model::RecordId::from_hex(support.outcome).value_or(model::RecordId{});
  line.what = support.what, line.who = support.who, line.source = support.source;
  line.rate = support.rate, line.per = support.per;
  line.quantity = support.quantity == 0 ? "" : care::quantity_words(support.quantity);
  line.weeks = std::to_string(support.weeks);
  line.outcome_line = line_of_outcome(world, from, support.outcome);
  auto sum = std::find_if(budget.lines.begin(), budget.lines.end(),
                          [&](const care::BudgetLine& each) { return each.support == support.record; });
  if (sum != budget.lines.end()) {
    if (const care::Rate* rate = world.lookups.rates.find(sum->rate, world.today))
      line.working = working_words(world.texts, support, *rate, sum->price);
    line.amount = sum->paid ? care::pounds(sum->weekly) : world.texts("money.no_cost");
  }
  const auto& spells = from.spells[i];
  line.option = from.options[i];
  if (!spells.empty()) {
    line.deemed = spells.back().how == care::How::deemed;
    line.disputed = spells.back().disputed;
    line.choice = spells.back().record;
    line.since = day_of(world, spells.back().from), line.until = day_of(world, spells.back().until);
    line.changed = care::standing_of(spells, world.today) == care::Standing::changed;
  }
  return line;
}

// What each part comes to under each option that is offered, for choosing part by part.
void show_parts(MoneyModel& page, const care::AmountEachWay& amounts) {
  for (std::size_t way = 0; way < 3; ++way) {
    const auto& budget = amounts.by_option.at(way);
    if (!budget) continue;
    for (const care::BudgetLine& sum : budget->lines)
      for (MoneyLine& line : page.lines)
        if (line.support == sum.support) line.each_way[way] = care::pounds(sum.weekly);
  }
}

void show_ways(MoneyModel& page, const PageWorld& world, const care::AmountEachWay& amounts, bool any_chosen) {
  for (const care::OptionCard& card : world.lookups.options_in(world.language).options) {
    MoneyModel::Way way{card.option, card.icon, card.name, "", false};
    const auto& budget = amounts.by_option.at(static_cast<std::size_t>(card.option - 1));
    if (budget) way.amount = care::pounds(budget->weekly), way.yearly = care::pounds(budget->yearly);
    else way.depends = card.option == 4 && !any_chosen;
    page.ways.push_back(std::move(way));
  }
}

// What stands on the page is what was told last, to the penny.
bool told_as_it_stands(const care::AmountsTold& told, const care::AmountEachWay& amounts) {
  return told.weekly == care::weekly_now(amounts);
}

// Another amount was told for a way than it comes to now; a way that was not offered then, or is not now, says nothing.
bool are_others(const care::AmountsTold& told, const care::AmountEachWay& amounts) {
  const auto now = care::weekly_now(amounts);
  for (std::size_t way = 0; way < now.size(); ++way)
    if (told.weekly[way] && now[way] && *told.weekly[way] != *now[way]) return true;
  return false;
}

Result<void> show_sum(MoneyModel& page, const PageWorld& world, const MoneySources& from) {
  bool any_chosen = std::any_of(from.options.begin(), from.options.end(), [](int option) { return option != 0; });
  int as = any_chosen ? 4 : 3;  // nothing chosen: what the council would pay, which the equivalency is built on
  const care::Contribution letter = care::contribution_on(from.held.charges, world.today);
  TRY(auto budget, care::budget_of(from.supports, world.lookups.rates, world.today, as, letter, from.options));
  for (std::size_t i = 0; i < from.supports.size(); ++i) page.lines.push_back(line_of(world, from, i, budget));
  page.weekly = care::pounds(budget.weekly), page.yearly = care::pounds(budget.yearly);
  page.free_care = care::pounds(budget.free_weekly), page.council_pays = care::pounds(budget.council_weekly);
  page.you_pay = care::pounds(budget.you_weekly);
  page.estimate = budget.estimate;
  if (budget.rates_from.year != 0) page.rates_from = full_day_words(world.texts, budget.rates_from);
  auto offers = care::offers_of(world.round, from.held.offers);
  std::span<const int> mix;
  if (any_chosen) mix = from.options;
  TRY(auto amounts, care::amount_each_way(from.supports, world.lookups.rates, world.today, offers, letter, mix));
  show_parts(page, amounts);
  show_ways(page, world, amounts, any_chosen);
  if (const Record* latest = care::latest_told(from.held.told, world.round.hex())) {
    auto told = care::amounts_told_of(*latest);
    if (told_as_it_stands(told, amounts)) page.told_ms = told.at_ms;
  }
  if (const Record* last = care::latest_told(from.held.told, ""); last != nullptr && page.told_ms == 0) {
    auto told = care::amounts_told_of(*last);
    const auto day = base::london_time(told.at_ms).date;
    if (are_others(told, amounts)) page.told_other = day_words(world.texts, day, world.today);
  }
  page.person_option = care::person_option(from.spells, world.today);
  auto ground = from.held.ground(world.round, amounts);
  for (const care::Fault& fault : care::choice_faults(ground)) page.choice_needs.push_back(sentence(world, fault));
  return {};
}

LetterModel latest_letter(const PageWorld& world, const MoneySources& from) {
  const auto letters = care::charges_of(from.held.charges);
  if (letters.empty()) return {};
  const care::Charge& latest = letters.back();
  const std::string sum = care::pounds(latest.weekly);
  LetterModel letter{latest.record, sum.substr(sum.find_first_of("0123456789")), latest.from, "", latest.disputed};
  letter.said = world.texts("charge.said", {sum, day_of(world, latest.from)});
  return letter;
}

// An old band keeps the words of its own edition.
Result<LocalCriteriaModel> local_criteria(const PageWorld& world) {
  LocalCriteriaModel model;
  if (const auto* today = world.lookups.local_criteria.on(world.today))
    for (const care::CriteriaBand& band : today->bands)
      model.bands.push_back({band.code, band.label + ": " + band.plain});
  TRY(auto person, world.find(person_record(world.person.id)));
  if (!person) return model;
  const care::CriteriaFound found = care::criteria_of(*person);
  model.band = found.band, model.on = found.on;
  if (found.band.empty()) return model;
  const auto* edition = world.lookups.local_criteria.find(found.edition);
  const care::CriteriaBand* band = edition ? edition->find(found.band) : nullptr;
  model.said = world.texts("criteria.found", {band ? band->label : found.band, day_of(world, found.on),
                                              edition ? edition->label : found.edition});
  return model;
}

}  // namespace

Result<std::shared_ptr<const MoneyModel>> money_page(const PageWorld& world, const std::string& pdf) {
  auto page = std::make_shared<MoneyModel>();
  page->name = world.person;
  page->pdf = pdf;
  TRY(auto from, money_sources(world));
  if (auto closed = care::money_closed(from.held.outcomes)) {
    page->closed = sentence(world, *closed);
    return page;
  }
  page->practice_rates = world.lookups.rates.practice();
  TRY(auto reviews, world.records(model::kind::review));
  TRY(auto decided, world.records(model::kind::review_line));
  page->stopped = stopped_lines(world, care::stopped_parts(from.held.supports, reviews, decided, world.today));
  for (const Record* outcome : care::in_order(from.held.outcomes))
    // What is reached or let go is no longer worked for.
    if (care::outcome_now(outcome->id, reviews, decided).is == care::OutcomeNow::Is::open)
      page->outcomes.push_back(
          {outcome->id.hex(), outcome_words(world.texts, outcome->text("want"), outcome->text("so_that"))});
  for (const care::Rate* rate : world.lookups.rates.on(world.today))
    page->rates.push_back({rate->code, rate->label, rate->unit, rate->units, care::pounds(rate->council)});
  TRY_VOID(show_sum(*page, world, from));
  page->letter = latest_letter(world, from);
  TRY(page->criteria, local_criteria(world));
  return page;
}

}  // namespace blether::app
