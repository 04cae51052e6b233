#include "app/core/pages/carer_pages.h"

#include <algorithm>
#include <set>

#include "app/core/pages/carer_begin.h"
#include "app/core/pages/carer_breaks.h"
#include "app/core/pages/carer_known.h"
#include "app/core/pages/carer_needs.h"
#include "app/core/pages/carer_supports.h"
#include "app/core/pages/carer_voices.h"
#include "app/core/pages/carer_wants.h"
#include "app/core/pages/carers_say.h"
#include "app/core/pages/conversation_items.h"
#include "app/core/words.h"
#include "care/carer_mode.h"
#include "storage/envelope.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

constexpr unsigned kMostRounds = 1'000;

// What an answer says; the rest of its fields only say where it belongs.
constexpr std::string_view kSaid[] = {"text", "choice", "choices", "score", "date", "number", "note", "skipped"};

void join(std::string& all, const std::string& more) {
  if (more.empty()) return;
  all += (all.empty() ? "" : ". ") + more;
}

std::string label_of(const care::Item& item, const std::string& code, const Texts& texts, const std::string& language) {
  if (const care::Option* option = item.option(code)) return option->label.in(language);
  return item.kind == care::ItemKind::boolean && !code.empty() ? texts(code) : code;
}

}  // namespace

std::string answer_words(const PageWorld& world, const care::Item& item, const Record& answer, const std::string& language) {
  std::string all;
  join(all, label_of(item, answer.text("choice"), world.texts, language));
  std::vector<std::string> labels;
  for (const std::string& code : answer.texts("choices")) labels.push_back(label_of(item, code, world.texts, language));
  join(all, list_words(world.texts, labels));
  join(all, label_of(item, care::score_code(answer.value("score")), world.texts, language));
  if (auto date = base::parse_date(answer.text("date"))) join(all, full_day_words(world.texts, *date));
  join(all, answer.text("text"));
  join(all, answer.text("note"));
  if (!answer.text("skipped").empty()) join(all, world.texts("own_plan.not_said"));
  return all;
}

namespace {

// The changes of this stream that were written in a carer's own hands.
Result<std::set<model::Dot>> dots_from_carer(const PageWorld& world) {
  std::set<model::Dot> dots;
  TRY(auto envelopes, world.store.envelopes(world.stream));
  for (const auto& envelope : envelopes) {
    TRY(auto change, storage::open_trusted(envelope));
    if (change.reason == kFromCarer) dots.insert(change.dot());
  }
  return dots;
}

bool is_one_of_few(const care::Item& item) {
  return item.kind == care::ItemKind::choice && !item.is_scale && !item.is_many();
}

// "Say more if you want to", asked right after a choice, stands on the same page.
bool says_more(const care::Item& before, const care::Item& item) {
  return is_one_of_few(before) && item.kind == care::ItemKind::text && item.section == before.section &&
         item.link_id.ends_with(".why");
}

std::vector<std::string> can_note(const care::CarerOffer& offer) {
  std::string state = care::standing_of(offer);
  if (state.empty() || care::is_over(offer)) return {"identified", "offered", "requested"};
  std::vector<std::string> events = {"identified", "offered", "requested"};
  if (offer.offered || offer.requested) events.insert(events.end(), {"thinking", "accepted", "declined"});
  if (state == "accepted" || state == "requested") events.insert(events.end(), {"first-talk", "plan-given"});
  return events;
}

void show_events(CarerModel& page, const PageWorld& world, const care::CarerOffer& offer) {
  const std::pair<const char*, std::optional<base::CivilDate>> all[] = {
      {"identified", offer.identified}, {"offered", offer.offered},       {"requested", offer.requested},
      {"thinking", offer.thinking},     {"accepted", offer.accepted},     {"declined", offer.declined},
      {"first-talk", offer.first_talk}, {"plan-given", offer.plan_given}};
  for (const auto& [event, on] : all)
    if (on) page.events.push_back({event, day_words(world.texts, *on, world.today)});
}

void show_clocks(CarerModel& page, const PageWorld& world, const care::CarerOffer& offer) {
  auto deadlines = care::carer_deadlines(offer, world.lookups.clocks, world.today);
  if (!deadlines) {
    page.clocks_problem = "carer.clocks_unknown";
    return;
  }
  using State = CarerClock::State;
  for (const care::Deadline& deadline : *deadlines) {
    State state = deadline.done                               ? State::done
                  : deadline.state == care::DueState::overdue ? State::overdue
                  : deadline.state == care::DueState::soon    ? State::soon
                                                              : State::running;
    page.clocks.push_back({deadline.clock, deadline.what, due_words(world.texts, deadline), state});
  }
}

Result<void> show_said_before(OwnPlanModel& page, const PageWorld& world, const RecordId& plan, const std::string& language) {
  TRY(auto round, carer_round(world));
  if (page.current == page.items.size() || round.id != plan || round.number == 0) return {};
  TRY(auto before, carer_plan(world, carer_round_id(world.person.id, round.number - 1)));
  if (!before) return {};
  const std::string& link_id = page.items[page.current].link_id;
  auto index = before->form().index_of(link_id);
  if (!index || before->answer(*index) == nullptr) return {};
  page.said_before = answer_words(world, before->form().items[*index], *before->answer(*index), language);
  if (auto more = before->form().index_of(page.more[page.current].link_id); more && before->answer(*more) != nullptr)
    join(page.said_before, answer_words(world, before->form().items[*more], *before->answer(*more), language));
  auto month = base::london_time(before->record().number("started_at")).date.month;
  page.said_on = world.texts("date.month." + std::to_string(month));
  return {};
}

// How far each page is, by what stands on it; what only says more may stay empty. A page begins with its first open
// question.
void show_progress(OwnPlanModel& page) {
  using Progress = SectionModel::Progress;
  for (std::size_t i = 0; i < page.pages.size(); ++i) {
    SectionModel& in = page.pages[i];
    in.answered = in.asked = 0;
    in.first_item.clear();
    std::size_t left = 0;
    const ItemModel* open = nullptr;
    const ItemModel* first = nullptr;
    for (const ItemModel& item : page.items) {
      if (item.section != i) continue;
      ++in.asked;
      in.answered += item.state == ItemState::answered, left += item.state == ItemState::left;
      if (first == nullptr) first = &item;
      if (open == nullptr && item.state == ItemState::open) open = &item;
    }
    if (first != nullptr) in.first_item = open != nullptr ? open->link_id : first->link_id;
    in.progress = in.answered + left == 0 ? Progress::not_begun
                  : open != nullptr       ? Progress::part
                  : in.answered == 0      ? Progress::left
                                          : Progress::done;
  }
}

}  // namespace

RecordId carer_round_id(model::OwnerId carer, unsigned number) {
  return model::derived_id(person_record(carer), "carer-plan", number);
}

Result<CarerRound> carer_round(const PageWorld& world) {
  TRY(auto events, world.records(model::kind::carer_event));
  CarerRound latest{0, carer_round_id(world.person.id, 0), {}};
  for (unsigned number = 0; number < kMostRounds; ++number) {
    RecordId id = carer_round_id(world.person.id, number);
    auto offer = care::carer_offer(events, id);
    if (number > 0 && care::standing_of(offer).empty()) break;
    latest = {number, id, std::move(offer)};
  }
  return latest;
}

Result<std::string> plan_for(const PageWorld& world) {
  TRY(auto person, world.find(person_record(world.person.id)));
  return plan_for(world, person && person->flag("at_school"));
}

Result<std::string> plan_for(const PageWorld& world, bool at_school) {
  TRY(auto person, world.find(person_record(world.person.id)));
  auto born = person ? base::parse_date(person->text("birth_date")) : std::nullopt;
  return std::string(born && care::is_young_carer(*born, world.today, at_school) ? "ycs" : "acsp");
}

Result<std::optional<care::Conversation>> carer_plan(const PageWorld& world, const RecordId& round) {
  TRY(auto record, world.find(round));
  if (!record || record->withdrawn) return std::optional<care::Conversation>();
  auto form = world.lookups.templates.find(record->text("template"));
  if (form == world.lookups.templates.end()) return fail(Code::too_new, "template " + record->text("template"));
  TRY(auto answers, world.records(model::kind::answer));
  return std::optional<care::Conversation>(care::Conversation(form->second, std::move(*record), answers));
}

std::vector<std::size_t> own_items(const care::Conversation& plan) {
  std::vector<std::size_t> items;
  for (std::size_t page : care::own_pages(plan.form()))
    for (std::size_t item : plan.form().items[page].children)
      if (plan.form().items[item].role == care::Role::prompt && plan.is_asked(item)) items.push_back(item);
  return items;
}

Result<std::vector<CarerWords>> not_agreed_yet(const PageWorld& world, const care::Conversation& plan,
                                               const std::string& language) {
  TRY(auto answers, world.records(model::kind::answer));
  TRY(auto talked_over, world.records(model::kind::talked_over));
  TRY(auto dots, dots_from_carer(world));
  auto from_carer = [&](const model::Write& head) { return dots.contains(head.dot); };
  std::vector<CarerWords> lines;
  for (const care::CarerChange& change : care::carer_changes(answers, talked_over, from_carer)) {
    if (std::find(std::begin(kSaid), std::end(kSaid), change.field) == std::end(kSaid)) continue;
    auto line = std::find_if(lines.begin(), lines.end(), [&](const CarerWords& each) { return each.record == change.record; });
    if (line != lines.end()) {
      line->dots.push_back(change.dot);
      continue;
    }
    auto answer = std::find_if(answers.begin(), answers.end(), [&](const Record& each) { return each.id == change.record; });
    const care::Item* item = plan.form().find(answer->text("item"));
    if (item == nullptr || answer->text("conversation") != plan.id().hex()) continue;
    lines.push_back({change.record, {change.dot}, item->link_id, item->text.in(language),
                     answer_words(world, *item, *answer, language),
                     moment_words(world.texts, change.at.wall_ms, world.now_ms)});
  }
  TRY(auto kept, world.records(model::kind::attachment));
  for (const care::CarerChange& change : care::carer_changes(kept, talked_over, from_carer))
    if (change.field == kVoiceMade) add_voice(lines, world, plan, kept, change, language);
  return lines;
}

Result<std::shared_ptr<const CarerModel>> carer_page(const PageWorld& world, const std::string& language, const std::string& pdf) {
  auto page = std::make_shared<CarerModel>();
  page->name = world.person;
  page->pdf = pdf;
  TRY(auto round, carer_round(world));
  const care::CarerOffer& offer = round.offer;
  page->state = care::standing_of(offer);
  if (page->state.empty()) {
    TRY(page->plan, plan_for(world));
  } else {
    page->plan = offer.plan;
  }
  page->can_note = can_note(offer);
  page->terminal = offer.terminal;
  page->reason = offer.reason;
  if (offer.days_to_offer && *offer.days_to_offer >= 0) page->days_to_offer = static_cast<int>(*offer.days_to_offer);
  show_events(*page, world, offer);
  show_clocks(*page, world, offer);
  TRY_VOID(show_wants(*page, world));
  TRY_VOID(show_carer_needs(*page, world));
  TRY(auto plan, carer_plan(world, round.id));
  TRY_VOID(show_beginning(*page, world, plan ? &*plan : nullptr));
  if (!plan) return page;
  page->begun = true;
  page->conversation = plan->id();
  for (std::size_t section = 0; section < plan->form().sections.size(); ++section) {
    auto state = plan->section(section);
    page->answered += state.answered, page->asked += state.asked;
  }
  show_asked(*page, world, *plan, language);
  TRY(page->not_agreed, not_agreed_yet(world, *plan, language));
  TRY(page->say, carers_say(world, *plan));
  for (const care::Fault& fault : care::statement_faults(*plan)) page->waits.push_back(world.texts(fault.key, {world.person.known_as}));
  TRY(auto card, emergency_card(world, *plan));
  page->has_card = has_card(card);
  TRY_VOID(show_breaks(*page, world));
  TRY_VOID(show_carer_supports(*page, world));
  return page;
}

Result<std::shared_ptr<OwnPlanModel>> own_plan_page(const PageWorld& world, const RecordId& id, const std::string& item,
                                                    const std::string& language, const std::string& pdf) {
  TRY(auto plan, carer_plan(world, id));
  if (!plan) return fail(Code::not_found, "a carer's plan");
  auto page = std::make_shared<OwnPlanModel>();
  page->name = world.person;
  page->worker = world.worker;
  page->conversation = id;
  const care::Template& form = plan->form();
  auto own = care::own_pages(form);
  for (std::size_t group : own) {
    auto number = std::find(form.sections.begin(), form.sections.end(), group) - form.sections.begin();
    page->pages.push_back(section_model(*plan, static_cast<std::size_t>(number), language));
  }
  std::size_t before = care::kNoItem;
  for (std::size_t index : own_items(*plan)) {
    if (before != care::kNoItem && says_more(form.items[before], form.items[index])) {
      page->more.back() = item_model(*plan, index, language, world.easy_read);
    } else {
      page->items.push_back(item_model(*plan, index, language, world.easy_read));
      auto at = std::find(own.begin(), own.end(), form.sections[form.items[index].section]);
      page->items.back().section = static_cast<std::size_t>(at - own.begin());
      page->more.emplace_back();
    }
    before = index;
  }
  if (page->items.empty()) return fail(Code::corrupt, "a plan with no pages of the carer's own");
  TRY_VOID(show_carer_known(page->items, world, *plan));
  for (ItemModel& each : page->items) {
    if (!each.known) continue;
    if (each.known->where.person != world.person.id) each.known.reset();  // out of somebody else's file
    else each.known->where = {};                                          // no way leads out of her hands
  }
  TRY(auto kept, world.records(model::kind::attachment));
  count_voices(*page, kept);
  show_progress(*page);
  auto at = std::find_if(page->items.begin(), page->items.end(), [&](const ItemModel& each) {
    return item.empty() ? each.state == ItemState::open : each.link_id == item;
  });
  page->current = static_cast<std::size_t>(at - page->items.begin());
  if (at == page->items.end() && item != kOwnPlanEnd && !item.empty()) page->current = 0;
  TRY_VOID(show_said_before(*page, world, id, language));
  TRY_VOID(show_voices(*page, world, kept));
  if (page->current == page->items.size()) TRY_VOID(show_end(*page, world, *plan, pdf));
  return page;
}

}  // namespace blether::app
