#include "tests/ui/sample_models.h"

#include "app/core/read_models_agreed.h"
#include "app/core/read_models_sync.h"

namespace blether::test {

using namespace app;

namespace {

using Page = Route::Page;

model::OwnerId owner(std::uint8_t number) {
  model::OwnerId id;
  id.bytes[15] = number;
  return id;
}
model::RecordId record(std::uint8_t number) {
  model::RecordId id;
  id.bytes[0] = 0xb1;
  id.bytes[15] = number;
  return id;
}
model::Dot dot(std::uint8_t device, std::uint64_t seq) {
  model::Dot made;
  made.device.bytes[0] = device;
  made.seq = seq;
  return made;
}
model::StreamId stream_of(std::uint8_t number) { return {model::Audience::shared, owner(number)}; }

PersonName person(std::uint8_t number, std::string full, std::string initials, std::string pronoun, bool carer = false) {
  std::string given = full.substr(0, full.find(' '));
  return {owner(number), std::move(full), given, std::move(initials), std::move(pronoun), carer};
}
PersonName isobel() { return person(1, "Isobel Rennie", "IR", "she"); }
PersonName agnes() { return person(2, "Agnes McMulholland", "AM", "she"); }

FieldText field(std::string_view kind, model::RecordId id, std::string_view name, std::string text = "") {
  FieldText made;
  made.key = {stream_of(1), std::string(kind), id, std::string(name)};
  made.text = std::move(text);
  if (!made.text.empty()) made.seen = {dot(1, 4)};
  return made;
}

ReadModel page(Page which) {
  ReadModel model;
  model.version = 1;
  model.unlocked = which != Page::enrol && which != Page::unlock;
  model.route.page = which;
  model.now_ms = kSampleNow;
  model.worker = "Amina";
  model.status = {SendPill::waiting, 3};
  return model;
}
ReadModel page_of_isobel(Page which) {
  auto model = page(which);
  model.route.person = owner(1);
  return model;
}

const char* const kHome =
    "I came to this flat in 1971 with Bert, straight from my mother’s in Atholl Street. I wove jute at Camperdown till "
    "it shut, and I can still hear the looms if I think on it. I like the light here in the morning and I like hearing "
    "folk on the stair. But it is two flights, and since I fell in March I hold on with both hands and stop at the half "
    "landing. I have not been to choir since. Moira wants me to look at sheltered housing by her. I would sooner stay "
    "where I am, if the stair could be made easier. I know every neighbour. Nobody there would know me from Adam";

struct Prompt {
  const char* link;
  std::size_t section;
  ItemKind kind;
  const char* words;
};

const char* const kSections[] = {"Getting started", "You and what matters", "People around you", "Home and place",
                                 "Health and daily life", "Things to do", "Safety and money", "Looking ahead",
                                 "Did we get it right?"};

const Prompt kPrompts[] = {
    {"gc.01", 0, ItemKind::text, "How do you like to be called, and how is best to talk with you today?"},
    {"gc.02", 0, ItemKind::many, "Is there anything that would make this chat easier?"},
    {"gc.05", 1, ItemKind::text, "Tell me about you. What should I know to understand your life?"},
    {"gc.12", 2, ItemKind::pick, "Would you like to see people more, less, or about the same?"},
    {"gc.13", 2, ItemKind::yes_no, "Does anyone look after you without pay? Would they like a talk about themselves?"},
    {"gc.14", 3, ItemKind::text, "How is home working for you? What would you change?"},
    {"gc.15", 3, ItemKind::text, "Where would you like to be living a year from now?"},
    {"gc.16", 3, ItemKind::text, "How do you get about, inside and out?"},
    {"gc.17", 3, ItemKind::many, "What is good near you? Groups, shops, parks, neighbours?"},
    {"gc.18", 4, ItemKind::text, "How are you, in body and in mind?"},
    {"gc.23", 5, ItemKind::text, "What do you enjoy? What have you stopped doing that you miss?"},
    {"gc.27", 6, ItemKind::scale, "Do you feel safe, at home and when you are out?"},
    {"gc.28", 6, ItemKind::yes_no, "Is anyone hurting you, scaring you or taking your things or money?"},
    {"gc.31", 7, ItemKind::date, "When would you like us to come back?"},
    {"gc.35", 8, ItemKind::cue, "I will read back what I heard. What did I get wrong?"},
    {"gc.36", 8, ItemKind::scale, "On your own, how was this talk for you?"},
};

std::vector<Choice> choices_of(std::string_view link) {
  if (link == "gc.02")
    return {{"break", "A break"}, {"quiet", "A quiet room"}, {"interpreter", "An interpreter"}, {"someone", "Someone with me"},
            {"nothing", "No, I am fine"}};
  if (link == "gc.12") return {{"more", "More"}, {"same", "About the same"}, {"less", "Less"}};
  if (link == "gc.17") return {{"groups", "Groups"}, {"shops", "Shops"}, {"parks", "Parks"}, {"neighbours", "Neighbours"}};
  return {};
}

std::vector<ItemModel> items() {
  std::vector<ItemModel> all;
  std::uint8_t number = 10;
  for (const Prompt& prompt : kPrompts) {
    ItemModel item;
    item.link_id = prompt.link;
    item.section = prompt.section;
    item.prompt = prompt.words;
    item.kind = prompt.kind;
    item.record = record(++number);
    item.choices = choices_of(item.link_id);
    item.own_words_too = item.kind == ItemKind::many;
    item.text = field("answer", item.record, "text");
    item.note = field("answer", item.record, "note");
    item.number = 1, item.of = item.section == 3 ? 4 : 2;
    if (!all.empty() && all.back().section == item.section) item.number = all.back().number + 1;
    all.push_back(std::move(item));
  }
  for (ItemModel& item : all) {
    if (item.section < 2) item.state = ItemState::answered;
    if (item.link_id == "gc.02") item.chosen_many = {"break"};
    if (item.link_id == "gc.12") item.chosen = "more", item.state = ItemState::answered;
    if (item.link_id == "gc.14") item.text = field("answer", item.record, "text", kHome), item.state = ItemState::answered;
    if (item.link_id == "gc.15") item.state = ItemState::left, item.left_because = "chose-not-to";
    if (item.link_id == "gc.17") item.chosen_many = {"shops", "neighbours"};
    if (item.link_id == "gc.27") item.chosen = "2", item.ask_alone = true;
    if (item.link_id == "gc.28") item.ask_alone = item.safety = true;
    if (item.link_id == "gc.36") item.is_private = true;
  }
  return all;
}

std::vector<SectionModel> sections() {
  std::vector<SectionModel> all;
  using Progress = SectionModel::Progress;
  for (std::size_t i = 0; i < std::size(kSections); ++i) {
    SectionModel section;
    section.link_id = "S" + std::to_string(i + 1);
    section.title = kSections[i];
    section.asked = 4;
    section.progress = i < 2 ? Progress::done : i < 4 ? Progress::part : Progress::not_begun;
    section.answered = i < 2 ? 4 : i == 2 ? 2 : i == 3 ? 1 : 0;
    auto box = record(static_cast<std::uint8_t>(60 + i));
    section.said = field("section_note", box, "said");
    section.noticed = field("section_note", box, "noticed", i == 3 ? "Holds the rail with both hands." : "");
    section.others = field("section_note", box, "others", i == 3 ? "I worry about the stair at night." : "");
    section.agreed = field("section_note", box, "agreed");
    for (const Prompt& prompt : kPrompts)
      if (prompt.section == i && section.first_item.empty()) section.first_item = prompt.link;
    all.push_back(std::move(section));
  }
  return all;
}

Happening happening(std::int64_t days_ago, std::string what, std::string icon, std::vector<std::string> words = {}) {
  return {kSampleNow - days_ago * 86'400'000, std::move(what), std::move(words), "Amina", std::move(icon)};
}

PersonModel person_page() {
  PersonModel page;
  page.name = isobel();
  page.age = 84;
  page.place = "Lochee";
  page.address = "2/1, 14 Atholl Street, Dundee";
  page.phone = "01632 960 457";
  auto id = record(1);
  page.matters = field("person", id, "matters", "My own front door, hearing folk on the stair, and my choir.");
  page.communication = field("person", id, "communication", "Sit on her left. She hears better there");
  page.access = field("person", id, "access", "Second floor. Jean has a key");
  page.phone_field = field("person", id, "phone", page.phone);
  page.address_field = field("person", id, "address", page.address);
  page.relations = {{"Moira", "daughter", true, "helps most days"}, {"Jean", "next door", false, "has a key"}};
  page.carer_name = "Moira";
  page.has_conversation = true;
  page.conversation = record(2);
  page.stopped_at = "Home and place";
  page.stopped_item = "gc.14";
  page.safety_due = "3 days late", page.safety_overdue = true;
  page.outcomes = 2;
  page.unmet = 1;
  page.happened = {happening(0, "happened.conversation_started", "talk"), happening(1, "happened.outcome_kept", "star"),
                   happening(14, "happened.agree", "agree"), happening(400, "happened.conversation_started", "talk")};
  page.status = {SendPill::waiting, 3};
  return page;
}

std::vector<PersonRow> rows() {
  return {{isobel(), 84, "Lochee", "people.next.part_done", {}, false, {SendPill::waiting, 3}},
          {agnes(), 79, "Maryfield", "people.next.review", {"3 days late"}, true, {SendPill::attention, 0}},
          {person(3, "Davie Petrie", "DP", "he"), 61, "Coldside", "people.next.review", {"Due tomorrow"}, false, {}},
          {person(4, "Kofi Mensah", "KM", "he"), 34, "West End", "people.next.none", {}, false, {SendPill::sending, 2}},
          {person(5, "Moira Rennie", "MR", "she", true), 57, "Lochee", "people.next.none", {}, false, {}},
          {person(6, "Tomasz Wójcik", "TW", "he"), 71, "East End", "people.next.none", {}, false, {}}};
}

OutcomeModel outcome() {
  OutcomeModel page;
  page.name = isobel();
  page.stream = stream_of(1);
  page.record = record(90);
  page.domains = {{"D05", "Living where and how I want"}, {"D03", "Seeing people"}, {"D01", "Feeling safe"},
                  {"D04", "Staying well"}, {"D02", "Things to do"}, {"D06", "Being treated fairly"},
                  {"D07", "Being listened to"}, {"D12", "Being confident"}};
  page.domain_icons = {"key", "people", "safe", "body", "things", "scales", "ear", "sun"};
  page.unmet = sample_needs(false);
  page.came_from_conversation = true;
  page.conversation = record(2);
  auto words = [&](const char* name, std::string text = "") { return field("outcome", page.record, name, std::move(text)); };
  page.want = words("want");
  page.so_that = words("so_that");
  page.own_words = words("own_words");
  page.why = words("why");
  page.start_note = words("start_note");
  page.good_day = words("good_day");
  page.hard_day = words("hard_day");
  return page;
}

StepModel step(std::uint8_t number, std::string what, std::string who, std::string when, std::string kind, std::string icon) {
  StepModel made;
  made.record = record(number);
  made.what = field("step", made.record, "what", std::move(what));
  made.who = field("step", made.record, "who", std::move(who));
  made.when = std::move(when), made.when_kind = std::move(kind), made.icon = std::move(icon);
  return made;
}

VersionCard version(std::string who, bool mine, std::int64_t minutes_ago, std::vector<MarkedWords> words, std::uint8_t device) {
  VersionCard card;
  card.who = std::move(who);
  card.mine = mine;
  card.device = mine ? "Tablet 3" : "Tablet 7";
  card.at_ms = kSampleNow - minutes_ago * 60'000;
  for (const auto& part : words)
    if (part.mark != MarkedWords::Mark::gone) card.plain += part.text;
  card.words = std::move(words);
  card.dot = dot(device, 9);
  return card;
}

}  // namespace

ReadModel sample_enrol() {
  auto model = page(Page::enrol);
  model.worker.clear();
  model.enrol = std::make_shared<EnrolModel>();
  return model;
}

ReadModel sample_unlock() {
  auto model = page(Page::unlock);
  UnlockModel shown;
  shown.name = "Amina";
  model.unlock = std::make_shared<UnlockModel>(shown);
  return model;
}

ReadModel sample_people() {
  auto model = page(Page::people);
  PeopleModel shown;
  shown.rows = rows();
  shown.total = shown.rows.size();
  shown.office_had_all_ms = kSampleNow - 199 * 60'000;
  model.people = std::make_shared<PeopleModel>(shown);
  return model;
}

ReadModel sample_search() {
  auto model = sample_people();
  PeopleModel shown = *model.people;
  shown.query = "choir";
  shown.rows.clear();
  Route opens{Page::conversation, owner(1), record(2), "gc.14"};
  shown.found = {{isobel(), "field.answer.text", "I have not been to \x02" "choir\x03 since. Moira wants me to look at", opens},
                 {isobel(), "field.person.matters", "hearing folk on the stair, and my \x02" "choir\x03.", opens}};
  model.people = std::make_shared<PeopleModel>(shown);
  return model;
}

ReadModel sample_many_people(std::size_t count) {
  auto model = sample_people();
  PeopleModel shown = *model.people;
  auto few = shown.rows;
  while (shown.rows.size() < count) {
    PersonRow row = few[shown.rows.size() % few.size()];
    row.name.full += " " + std::to_string(shown.rows.size());
    shown.rows.push_back(std::move(row));
  }
  shown.total = count;
  model.people = std::make_shared<PeopleModel>(std::move(shown));
  return model;
}

ReadModel sample_person() {
  auto model = page_of_isobel(Page::person);
  model.person = std::make_shared<PersonModel>(person_page());
  return model;
}

ReadModel sample_happened() {
  auto model = page_of_isobel(Page::happened);
  model.person = std::make_shared<PersonModel>(person_page());
  return model;
}

ReadModel sample_conversation(std::string_view item) {
  auto model = page_of_isobel(Page::conversation);
  model.route.record = record(2);
  model.route.item = item;
  ConversationModel shown;
  shown.name = isobel();
  shown.carer_name = "Moira";
  shown.stream = stream_of(1);
  shown.conversation = record(2);
  shown.sections = sections();
  shown.items = items();
  shown.alone = "alone";
  for (std::size_t i = 0; i < shown.items.size(); ++i)
    if (shown.items[i].link_id == item) shown.current = i;
  model.conversation = std::make_shared<ConversationModel>(shown);
  return model;
}

// Said on the page of who she is, and not asked again here.
ReadModel sample_known() {
  auto model = sample_conversation("gc.17");
  ConversationModel shown = *model.conversation;
  ItemModel& item = shown.items[shown.current];
  item.state = ItemState::answered;
  item.chosen_many.clear();
  item.known = ItemModel::Known{"Known since 10 November: Large letters. Sit where I hear you. British Sign Language",
                                {Page::about, shown.name.id, {}, ""}};
  model.conversation = std::make_shared<ConversationModel>(shown);
  return model;
}

// A year on: what she said the time before, at length, stands beside the question.
ReadModel sample_again() {
  auto model = sample_conversation("gc.16");
  ConversationModel shown = *model.conversation;
  shown.items[shown.current].said_before =
      "Mornings are the worst. I wait for the lassie and do not dare to go down for the post, because of the stair, and "
      "by the time she has been and gone the day is half away. On a good day Jean chaps the door and we have our tea, "
      "and on a bad one I hear nobody till the news.";
  shown.items[shown.current].said_on = "24 November 2025";
  model.conversation = std::make_shared<ConversationModel>(shown);
  return model;
}

ReadModel sample_new_outcome() {
  auto model = page_of_isobel(Page::outcome);
  model.outcome = std::make_shared<OutcomeModel>(outcome());
  return model;
}

ReadModel sample_outcome() {
  auto model = page_of_isobel(Page::outcome);
  OutcomeModel shown = outcome();
  model.route.record = shown.record;
  shown.is_new = false;
  shown.want.text = "stay in my own flat";
  shown.so_that.text = "I am near the folk I know";
  shown.why.text = "I know every neighbour. Nobody there would know me from Adam.";
  shown.good_day.text = "Down the stair and back, with Jean behind me.";
  shown.helps = {"Everybody on the stair", "Jean"};
  shown.domain = "D05";
  shown.start_score = "2";
  shown.target_date = "2027-02-24";
  shown.steps = {step(91, "A second rail on the stair", "Amina asks the housing team", "2026-12-04", "by", "steps"),
                 step(92, "A lift to choir on Thursdays", "Jean next door drives. Moira asks her", "2026-12-03", "from", "sing")};
  model.outcome = std::make_shared<OutcomeModel>(shown);
  return model;
}

ReadModel sample_outcomes() {
  auto model = page_of_isobel(Page::outcomes);
  OutcomesModel shown;
  shown.name = isobel();
  shown.lines = {{record(90), "I want to stay in my own flat so that I am near the folk I know.", "D05",
                  "Living where and how I want", "key", "2", "2027-02-24", 2, 1},
                 {record(96), "I want to get back to choir so that I have a laugh.", "D02", "Things to do", "things", "1", "", 1, 0}};
  model.outcomes = std::make_shared<OutcomesModel>(shown);
  return model;
}

ReadModel sample_outcomes_ended() {
  auto model = sample_outcomes();
  OutcomesModel shown = *model.outcomes;
  OutcomeLine bairn{record(97), "I want to hear a bairn read.", "D03", "Seeing people", "people", "2", "", 0, 0};
  bairn.ended = "reached", bairn.ended_on = "5 January";
  OutcomeLine bowls{record(98), "I want to play bowls on a Saturday so that I am out of the house.", "D02", "Things to do", "things", "0", "", 0, 0};
  bowls.ended = "let-go", bowls.ended_on = "5 January";
  shown.lines.push_back(bairn), shown.lines.push_back(bowls);
  model.outcomes = std::make_shared<OutcomesModel>(shown);
  return model;
}

ReadModel sample_agreed() {
  auto model = page_of_isobel(Page::agreed);
  AgreedModel shown;
  shown.name = isobel();
  shown.date_words = "Tuesday 24 November";
  shown.present = "Isobel, Moira and Amina";
  shown.outcomes = {{"I want to stay in my own flat so that I am near the folk I know.",
                     "key",
                     {{"steps", "A second rail on the stair", "Amina asks the housing team", "by 4 December"},
                      {"sing", "A lift to choir on Thursdays", "Jean next door drives. Moira asks her", "from 3 December"},
                      {"wash", "Help to wash, Monday and Friday", "Option 3: the council sets it up", "from 7 December"},
                      {"carer", "A talk for Moira about breaks", "Amina and Moira", "9 December, 2 pm"}},
                     {"company at the weekend. No space yet. We look again on 12 January."}}};
  shown.agreement = record(100);
  shown.conversation = record(2);
  shown.stream = stream_of(1);
  shown.words = field("agreement", shown.agreement, "words");
  shown.worker = "Amina";
  shown.worker_phone = "01632 960 123";
  model.agreed = std::make_shared<AgreedModel>(shown);
  return model;
}

ReadModel sample_agreed_signed() {
  auto model = sample_agreed();
  AgreedModel shown = *model.agreed;
  shown.answer = "agree", shown.said = "Isobel agrees. 24 November", shown.said_ms = kSampleNow;
  shown.signature = sample_signature();
  shown.words.text = "As long as the same two lassies come.";
  shown.changed_since = true, shown.copy_given = "24 November";
  model.agreed = std::make_shared<AgreedModel>(shown);
  return model;
}

ReadModel sample_sync() {
  auto model = page(Page::sync);
  SyncModel shown;
  shown.state = SyncModel::State::sending;
  shown.sent = 6, shown.to_send = 9, shown.bytes_left = 233'000, shown.files_left = 2;
  shown.office_had_all_ms = kSampleNow - 199 * 60'000;
  auto davie = person(3, "Davie Petrie", "DP", "he");
  shown.people = {{isobel(), {SendPill::sending, 3}, 3, 610'000, "", 0},
                  {person(5, "Moira Rennie", "MR", "she", true), {SendPill::waiting, 2}, 2, 3'000, "", 0},
                  {davie, {}, 0, 0, "14-2207", kSampleNow}};
  shown.troubles = {{person(4, "Kofi Mensah", "KM", "he"), "sync.not_taken", "quarantine.unknown", "", {Page::person, owner(4), {}, ""}}};
  shown.receipts = {{davie, 4, "14-2207", kSampleNow}, {agnes(), 2, "14-2203", kSampleNow - 199 * 60'000}};
  model.sync = std::make_shared<SyncModel>(shown);
  return model;
}

namespace {

// The same day, with no line to the office and one trouble in its place.
ReadModel sync_stopped(SyncModel::State state, const char* problem, std::vector<SyncTrouble> troubles) {
  auto model = sample_sync();
  SyncModel shown = *model.sync;
  shown.state = state;
  shown.problem = problem;
  shown.troubles = std::move(troubles);
  model.sync = std::make_shared<SyncModel>(shown);
  return model;
}

}  // namespace

// The office has no room left, and had to go back some days before that.
ReadModel sample_sync_office_full() {
  return sync_stopped(SyncModel::State::offline, "error.office_full",
                      {{person(4, "Kofi Mensah", "KM", "he"), "sync.held_person", "sync.held_why", "",
                        {Page::person, owner(4), {}, ""}}});
}

// Somebody else answers in place of the office.
ReadModel sample_sync_wrong_key() {
  return sync_stopped(SyncModel::State::refused, "error.office_wrong_key", {});
}

// The office does not know the tablet any more, and the code that was typed is somebody else's.
ReadModel sample_sync_new_code(bool tried) {
  auto model = sync_stopped(SyncModel::State::refused, "error.unknown_device", {});
  SyncModel shown = *model.sync;
  shown.letting_in.offered = true;
  if (tried) shown.letting_in.problem = "sync.code_other_worker", shown.letting_in.words = {"Euan Baird", "Amina Farooq"};
  model.sync = std::make_shared<SyncModel>(shown);
  return model;
}

ReadModel sample_conflict() {
  using Mark = MarkedWords::Mark;
  auto model = page(Page::conflict);
  model.route.person = owner(2);
  model.route.item = "c1";
  ConflictModel shown;
  shown.id = "c1";
  shown.name = agnes();
  shown.number = 1, shown.of = 2;
  shown.about = "Getting about";
  shown.has_base = true;
  shown.base = "I walk to the shop with my stick, most days. My knee is sore on the hill.";
  shown.base_ms = kSampleNow - std::int64_t{21} * 86'400'000;
  shown.versions = {
      version("Amina", true, 111,
              {{"I walk to the shop with my ", Mark::same}, {"stick", Mark::gone}, {"walking frame", Mark::a},
               {", most days. My knee is sore on the hill.", Mark::same}, {" I rest at the bus stop.", Mark::a}}, 1),
      version("Callum", false, 1166,
              {{"I walk to the shop with my stick, ", Mark::same}, {"most days", Mark::gone}, {"on dry days only", Mark::b},
               {". My knee is sore on the hill.", Mark::same}, {" I fell on the ice.", Mark::b}}, 2)};
  shown.has_joined = true;
  shown.joined = {{"I walk to the shop with my ", Mark::same}, {"walking frame", Mark::a}, {", ", Mark::same},
                  {"on dry days only", Mark::b}, {". My knee is sore on the hill.", Mark::same},
                  {" I rest at the bus stop.", Mark::a}, {" I fell on the ice.", Mark::b}};
  for (const auto& part : shown.joined) shown.joined_plain += part.text;
  shown.key = {stream_of(2), "answer", record(120), "text"};
  model.conflict = std::make_shared<ConflictModel>(shown);
  return model;
}

ReadModel sample_decision() {
  using Mark = MarkedWords::Mark;
  auto model = sample_conflict();
  ConflictModel shown = *model.conflict;
  shown.id = model.route.item = "c2";
  shown.number = 2;
  shown.about = "Did we get it right?";
  shown.kind = ConflictModel::Kind::decision;
  shown.has_base = shown.has_joined = false;
  shown.base.clear(), shown.joined.clear(), shown.joined_plain.clear();
  shown.versions = {version("Amina", true, 96, {{"I agree", Mark::a}}, 1),
                    version("Callum", false, 1151, {{"I agree with some of it", Mark::b}}, 2)};
  shown.key.kind = "agreement", shown.key.field = "answer";
  model.conflict = std::make_shared<ConflictModel>(shown);
  return model;
}

ReadModel sample_own_plan() { return sample_own_plan(page(Page::own_plan)); }

std::vector<Sample> all_samples() {
  return {{"enrol", sample_enrol()},
          {"unlock", sample_unlock()},
          {"people", sample_people()},
          {"search", sample_search()},
          {"person", sample_person()},
          {"conversation", sample_conversation()},
          {"conversation-pick", sample_conversation("gc.12")},
          {"conversation-many", sample_conversation("gc.17")},
          {"conversation-yes-no", sample_conversation("gc.13")},
          {"conversation-faces", sample_conversation("gc.27")},
          {"conversation-left", sample_conversation("gc.15")},
          {"conversation-date", sample_conversation("gc.31")},
          {"conversation-cue", sample_conversation("gc.35")},
          {"conversation-private", sample_conversation("gc.36")},
          {"conversation-seen", sample_seen(sample_conversation("gc.16"), false)},
          {"conversation-no-words", sample_seen(sample_conversation("gc.16"), true)},
          {"conversation-again", sample_again()},
          {"conversation-known", sample_known()},
          {"conversation-arabic", sample_not_latin(sample_conversation("gc.16"))},
          {"options-arabic", sample_options_arabic(sample_options(isobel(), page_of_isobel(Page::options)))},
          {"unhappy-polish", sample_unhappy_polish(sample_unhappy(isobel(), page_of_isobel(Page::unhappy)))},
          {"about-polish", sample_polish(sample_about(isobel(), page_of_isobel(Page::about)))},
          {"own-plan-polish", sample_own_plan_polish(page(Page::own_plan))},
          {"outcomes", sample_outcomes()},
          {"outcome", sample_outcome()},
          {"outcome-new", sample_new_outcome()},
          {"agreed", sample_agreed()},
          {"agreed-signed", sample_agreed_signed()},
          {"sync", sample_sync()},
          {"sync-office-full", sample_sync_office_full()},
          {"sync-wrong-key", sample_sync_wrong_key()},
          {"sync-new-code", sample_sync_new_code(false)},
          {"sync-new-code-other", sample_sync_new_code(true)},
          {"conflict", sample_conflict()},
          {"decision", sample_decision()},
          {"happened", sample_happened()},
          {"options", sample_options(isobel(), page_of_isobel(Page::options))},
          {"money", sample_money(isobel(), page_of_isobel(Page::money))},
          {"finish", sample_finish(isobel(), page_of_isobel(Page::finish))},
          {"safety", sample_safety(isobel(), page_of_isobel(Page::safety), false)},
          {"safety-whom", sample_safety_whom({isobel(), agnes()}, page(Page::safety))},
          {"safety-no", sample_safety_no(isobel(), page_of_isobel(Page::safety))},
          {"safety-raised", sample_safety(isobel(), page_of_isobel(Page::safety), true)},
          {"about", sample_about(isobel(), page_of_isobel(Page::about))},
          {"around", sample_around(isobel(), page_of_isobel(Page::around))},
          {"around-many", sample_around_many(isobel(), page_of_isobel(Page::around))},
          {"review", sample_review(isobel(), page_of_isobel(Page::review))},
          {"review-support", sample_review_support(isobel(), page_of_isobel(Page::review))},
          {"review-due", sample_review_due(isobel(), page_of_isobel(Page::review))},
          {"review-last", sample_review_last(isobel(), page_of_isobel(Page::review))},
          {"outcomes-ended", sample_outcomes_ended()},
          {"money-ending", sample_money_ending(isobel(), page_of_isobel(Page::money))},
          {"money-closed", sample_money_closed(isobel(), page_of_isobel(Page::money))},
          {"plan", sample_plan(isobel(), page_of_isobel(Page::plan), false)},
          {"plan-said", sample_plan(isobel(), page_of_isobel(Page::plan), true)},
          {"unhappy", sample_unhappy(isobel(), page_of_isobel(Page::unhappy))},
          {"rights", sample_rights(isobel(), page_of_isobel(Page::rights))},
          {"complaints", sample_complaints(isobel(), page_of_isobel(Page::complaints))},
          {"complaint", sample_complaint(isobel(), page_of_isobel(Page::complaint), "late")},
          {"complaint-second", sample_complaint(isobel(), page_of_isobel(Page::complaint), "second")},
          {"complaint-closed", sample_complaint(isobel(), page_of_isobel(Page::complaint), "closed")},
          {"complaint-elsewhere", sample_complaint(isobel(), page_of_isobel(Page::complaint), "elsewhere")},
          {"risks", sample_risks(isobel(), page_of_isobel(Page::risks))},
          {"risk", sample_risk(isobel(), page_of_isobel(Page::risk), false)},
          {"risk-decided", sample_risk(isobel(), page_of_isobel(Page::risk), true)},
          {"capacity", sample_capacity(isobel(), page_of_isobel(Page::capacity))},
          {"attached", sample_attached(isobel(), page_of_isobel(Page::attached), true)},
          {"attached-none", sample_attached(isobel(), page_of_isobel(Page::attached), false)},
          {"directory", sample_directory(isobel(), page_of_isobel(Page::directory))},
          {"directory-nothing", sample_directory_nothing(isobel(), page_of_isobel(Page::directory))},
          {"package", sample_package(isobel(), page_of_isobel(Page::package), false)},
          {"package-made", sample_package(isobel(), page_of_isobel(Page::package), true)},
          {"looked", sample_looked(isobel(), page_of_isobel(Page::looked), true)},
          {"looked-broken", sample_looked(isobel(), page_of_isobel(Page::looked), false)},
          {"parcels", sample_parcels(page(Page::parcels), "")},
          {"parcels-sound", sample_parcels(page(Page::parcels), "sound")},
          {"parcels-refused", sample_parcels(page(Page::parcels), "refused")},
          {"carer", sample_carer(page(Page::carer))},
          {"codes", sample_codes(isobel(), page_of_isobel(Page::code), false)},
          {"codes-closed", sample_codes(isobel(), page_of_isobel(Page::code), true)},
          {"own-plan", sample_own_plan()},
          {"own-plan-scale", sample_own_plan(page(Page::own_plan), 0)},
          {"own-plan-date", sample_own_plan(page(Page::own_plan), 2)},
          {"own-plan-many", sample_own_plan(page(Page::own_plan), 3)},
          {"own-plan-words", sample_own_plan(page(Page::own_plan), 4)},
          {"own-plan-end", sample_own_plan(page(Page::own_plan), 5)}};
}

}  // namespace blether::test
