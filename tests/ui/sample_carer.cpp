// Samples of the pages about a carer's plan: the worker's, and Moira's own as on the picture of the look.
#include "app/core/read_models_carer.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

namespace {

PersonName moira() {
  PersonName name;
  name.id.bytes[15] = 12;
  name.full = "Moira Rennie", name.known_as = "Moira", name.initials = "MR", name.pronoun = "she", name.carer = true;
  return name;
}

model::RecordId record(std::uint8_t number) {
  model::RecordId id;
  id.bytes[0] = 0xd1;
  id.bytes[15] = number;
  return id;
}

FieldText field(std::uint8_t number, std::string_view name) {
  FieldText made;
  made.key = {{model::Audience::shared, moira().id}, "answer", record(number), std::string(name)};
  return made;
}

ItemModel question(std::uint8_t number, std::string link_id, std::size_t section, ItemKind kind, std::string prompt,
                   std::vector<Choice> choices = {}) {
  ItemModel item;
  item.link_id = std::move(link_id), item.section = section, item.kind = kind;
  item.prompt = std::move(prompt), item.choices = std::move(choices);
  item.record = record(number);
  item.text = field(number, "text"), item.note = field(number, "note");
  return item;
}

NeedLine waits(std::uint8_t number, std::string need, std::string reason, std::string about) {
  NeedLine line;
  line.record = record(number);
  line.said.need = std::move(need), line.said.reason = std::move(reason), line.said.look_again = "2027-01-12";
  line.about = std::move(about);
  return line;
}

// One of hers, one of Isobel's that is hard for her too, and what else Isobel waits for.
NeedsPart needs() {
  NeedsPart part = sample_needs(false);
  part.of_carer = true;
  part.lines = {waits(76, "sleep through on a Sunday", "UN15",
                      "Still waiting. Nobody to cover a break yet. We look again on 5 January."),
                waits(77, "company at the weekend", "UN02",
                      "Some of it came. No space yet. Wants 4 hours a week, has 1. We look again on 12 January. It is "
                      "kept in Isobel’s file")};
  part.lines[0].may_be_same = true;
  part.lines[1].is_own = false, part.lines[1].said.carer_affected = true;
  part.lines[1].was = {"13 October: Still waiting"};
  NeedLine rail = waits(78, "A rail on the stair", "UN03", "");
  rail.said.carer_affected = true;
  care::NeedEntry evening = part.begins;
  evening.outcome = "a1";
  part.abouts = {{"I want to have one evening a week that is mine.", evening},
                 {"Isobel is waiting for this too: A rail on the stair", rail.said, rail.record}};
  return part;
}

CarersSay say_of(std::string said, std::string answer, std::string words) {
  CarersSay say;
  say.agreement = record(99);
  say.said = std::move(said), say.answer = std::move(answer);
  say.said_ms = kSampleNow - 60'000;
  say.words.key = {{model::Audience::shared, moira().id}, "agreement", say.agreement, "words"};
  say.words.text = std::move(words);
  return say;
}

}  // namespace

ReadModel sample_carer(ReadModel model) {
  auto page = std::make_shared<CarerModel>();
  page->name = moira();
  page->plan = "acsp", page->state = "accepted";
  page->events = {{"identified", "10 November"}, {"offered", "17 November"}, {"accepted", "18 November"}};
  page->can_note = {"identified", "offered", "requested", "thinking", "accepted", "declined", "first-talk", "plan-given"};
  page->days_to_offer = 7;
  page->terminal = true;
  using State = CarerClock::State;
  page->clocks = {{"carer-offer", "Offer the carer a plan of their own", "Done late", State::done},
                  {"carer-talk", "First real talk with the carer", "1 day late", State::overdue},
                  {"carer-plan", "Give the carer their plan", "Due Thursday 3 December", State::running}};
  page->begun = true;
  page->conversation = record(1);
  page->answered = 3, page->asked = 41;
  page->not_agreed = {{record(61), {}, "acsp.6.enough", "Do you get enough breaks?", "Not enough", "today at 10:42"},
                      {record(91), {}, "acsp.9.want", "What would you most like to be different for you?",
                       "One evening a week that is mine, and to sleep through on a Sunday.", "today at 10:51"}};
  page->say = say_of("Moira agrees with some of it. 24 November", "part", "Not the part about nights. I cannot go on with those.");
  page->say.changed_since = true;
  page->has_card = true;
  page->wants = {{record(81), "I want to have one evening a week that is mine.", "own-life"},
                 {record(82), "I want to sleep through on a Sunday so that I am fit for work.", ""}};
  page->asked_about = {{"money", "acsp.5.money", "Some"}, {"benefits", "acsp.5.benefits", "Yes"}, {"work", "acsp.5.work", "A lot"}, {"learning", "acsp.5.learning", ""}};
  page->breaks = {{record(71), "A day: A day at the shore with my pal", "No break cover for the carer", "day", "A day at the shore with my pal", "", "no", "UN15"},
                  {record(72), "A few hours: One evening a week", "Had on 19 November", "hours", "One evening a week", "2026-11-19", "yes", ""}};
  page->breaks_had = "1 had, 1 not had, 0 to come";
  page->breaks[1].long_for = "3", page->breaks[1].unit = "hours", page->breaks[1].below = "3 hours. Had on 19 November";
  page->council = "This council makes the plan, because Isobel lives here. It does not matter where Moira lives.";
  page->look_again = "2027-01-05";
  page->supports = {{{record(75), "somebody to sit with Mum", "One evening a week", "Crossroads", "eligible", 2, "2026-12-01", "yes"},
                     "One evening a week. Crossroads",
                     "somebody to sit with Mum. The council must meet it: it meets the local criteria. It is a break. From 1 December. Option 2. Moira pays £0 for it"}};
  page->unmet = needs();
  page->break_reasons = {{"UN02", "There is a waiting list"}, {"UN15", "No break cover for the carer"}};
  model.route = {Route::Page::carer, page->name.id, {}, ""};
  model.carer = page;
  return model;
}

ReadModel sample_own_plan(ReadModel model, std::size_t current) {
  auto page = std::make_shared<OwnPlanModel>();
  page->name = moira();
  page->worker = "Amina";
  page->conversation = record(1);
  using Progress = SectionModel::Progress;
  const char* const titles[] = {"What I do", "Able and willing", "What it does to me", "Breaks", "If something happens to me", "Later on", "What matters to me"};
  for (std::size_t i = 0; i < 7; ++i) {
    SectionModel section;
    section.link_id = "A" + std::to_string(i + 3);
    section.title = titles[i];
    section.progress = i < 3 ? Progress::done : Progress::not_begun;
    page->pages.push_back(section);
  }
  std::vector<Choice> effect = {{"0", "Not at all"}, {"1", "A little"}, {"2", "Some"}, {"3", "A lot"}, {"4", "Very much"}, {"not-sure", "Not sure"}};
  page->items = {question(51, "acsp.5.sleep", 2, ItemKind::scale, "How much does it take from your sleep?", effect),
                 question(61, "acsp.6.enough", 3, ItemKind::pick, "Do you get enough breaks?", {{"enough", "Yes, enough"}, {"not-enough", "Not enough"}, {"unsure", "I am not sure"}}),
                 question(63, "acsp.6.last", 3, ItemKind::date, "When was your last real break?"),
                 question(65, "acsp.6.kind", 3, ItemKind::many, "What kind of break would help?",
                          {{"hours", "A few hours"}, {"day", "A day"}, {"night", "A night"}, {"away", "A time away"}, {"together", "A time away together"}, {"regular", "Something regular"}}),
                 question(91, "acsp.9.want", 6, ItemKind::text, "What would you most like to be different for you?")};
  page->items[1].chosen = "not-enough", page->items[1].state = ItemState::answered;
  page->items[3].own_words_too = true, page->items[3].chosen_many = {"hours", "regular"};
  page->more.resize(page->items.size());
  page->more[1] = question(62, "acsp.6.why", 3, ItemKind::text, "Say more if you want to");
  page->current = current;
  if (current == 1) {
    page->said_on = "August";
    page->said_before = "I get Tuesday mornings when Mum is at the lunch club. By Sunday I am done in.";
  }
  if (current == page->items.size()) {
    page->say = say_of("Moira agrees with some of it. 24 November", "part", "Not the part about nights. I cannot go on with those.");
    page->looked = {{"Amina", "today at 10:51", true}, {"You", "today at 10:42", true}, {"Amina", "18 November at 17:30", false}};
    page->only_we_looked = "Only you and Amina have looked";
    page->has_card = true;
  }
  if (current == 4) page->voices = {{record(92), 7'000, "One evening a week that is mine", true}, {record(93), 62'000, "", false}};
  std::string at = current < page->items.size() ? page->items[current].link_id : "end";
  model.route = {Route::Page::own_plan, page->name.id, page->conversation, at};
  model.own_plan = page;
  return model;
}

// Her plan in Polish throughout: the words of the template, and hers.
ReadModel sample_own_plan_polish(ReadModel model) {
  auto page = std::make_shared<OwnPlanModel>(*sample_own_plan(model).own_plan);
  const char* const titles[] = {"Co robię", "Mogę i chcę", "Co to dla mnie znaczy", "Przerwy", "Gdyby coś mi się stało", "Później", "Co jest dla mnie ważne"};
  for (std::size_t i = 0; i < page->pages.size(); ++i) page->pages[i].title = titles[i];
  page->items[1].prompt = "Czy masz dość przerw?";
  page->items[1].choices = {{"enough", "Tak, dość"}, {"not-enough", "Za mało"}, {"unsure", "Nie wiem"}};
  page->more[1].prompt = "Napisz więcej, jeśli chcesz";
  page->said_on = "sierpień";
  page->said_before = "Mam wolne wtorki rano, kiedy mama jest na obiedzie w klubie. W niedzielę padam z nóg.";
  model.route = {Route::Page::own_plan, page->name.id, page->conversation, page->items[1].link_id};
  model.own_plan = page;
  return sample_polish(std::move(model));
}

}  // namespace blether::test
