#include "tests/ui/gallery_pages.h"

#include "app/core/read_models_sync.h"

#include <algorithm>

namespace blether::test {

using namespace blether::ui;
using app::SendPill;

namespace {

constexpr std::string_view kStory =
    "I came to this flat in 1971 with Bert, straight from my mother’s in Atholl Street. I wove jute at Camperdown till it "
    "shut, and I can still hear the looms if I think on it. I like the light here in the morning and I like hearing folk on "
    "the stair. But it is two flights, and since I fell in March I hold on with both hands and stop at the half landing. I "
    "have not been to choir since. Moira wants me to look at sheltered housing by her. I would sooner stay where I am, if "
    "the stair could be made easier. I know every neighbour. Nobody there would know me from Adam";

void tag(Ui& ui, std::string_view id, std::string_view words, Rect& area, float gap) {
  Size took = ui.words(id, words, text_style(TextSize::small, Weight::semibold, Colour::ink_soft), area.x, area.y, area.w,
                       Role::heading);
  area.cut_top(took.h, gap);
}

app::PersonRow person_row_of(std::string full, std::string initials, int age, std::string place, SendPill pill,
                             std::uint64_t waiting = 0, bool carer = false) {
  app::PersonRow row;
  row.name = person_named(std::move(full), std::move(initials), carer);
  row.age = age;
  row.place = std::move(place);
  row.status = {pill, waiting};
  return row;
}

TopBar saved_bar(std::string_view back, std::string_view title) {
  TopBar bar;
  bar.back = back;
  bar.title = title;
  bar.show_saved = true;
  return bar;
}

}  // namespace

app::PersonName person_named(std::string full, std::string initials, bool carer) {
  app::PersonName name;
  name.known_as = full.substr(0, full.find(' '));
  name.full = std::move(full);
  name.initials = std::move(initials);
  name.carer = carer;
  return name;
}

std::vector<RailRow> sample_rail() {
  using P = app::SectionModel::Progress;
  return {{"S1", "Getting started", "", P::done},       {"S2", "You and what matters", "", P::done},
          {"S3", "People around you", "2 of 4", P::part}, {"S4", "Home and place", "1 of 4", P::part},
          {"S5", "Health and daily life", "", P::not_begun}, {"S6", "Things to do", "", P::not_begun},
          {"S7", "Safety and money", "", P::left},      {"S8", "Looking ahead", "", P::not_begun},
          {"S9", "Did we get it right?", "", P::not_begun}};
}

GalleryPages::GalleryPages() {
  words_.offer(kStory);
  want_.offer("stay in my own flat");
  so_that_.offer("I am near the folk I know");
  name_.offer("Isobel");
  postcode_.offer("DD2");
}

const std::vector<std::string>& GalleryPages::names() {
  static const std::vector<std::string> kNames = {"parts",   "people", "conversation", "portrait",
                                                  "outcome", "person", "conflict",     "sheet"};
  return kNames;
}

void GalleryPages::draw(Ui& ui, const std::string& name) {
  if (name == "parts") parts(ui);
  else if (name == "people") people(ui);
  else if (name == "conversation") conversation(ui);
  else if (name == "portrait") conversation_portrait(ui);
  else if (name == "outcome") outcome(ui);
  else if (name == "person") person(ui);
  else if (name == "conflict") conflict(ui);
  else sheet(ui);
}

// --- every part once

void GalleryPages::parts(Ui& ui) {
  Rect area = ui.begin_scroll("gallery", ui.screen);
  area = area.inset(ui.px(40), ui.px(28));
  if (ui.one_pane()) {
    parts_left(ui, area);
    area.y = right_of_all;
    parts_right(ui, area);
  } else {
    Rect left = area.cut_left(600, 44);
    parts_left(ui, left);
    parts_right(ui, area);
  }
  ui.end_scroll(right_of_all + ui.px(28));
}

void GalleryPages::parts_left(Ui& ui, Rect area) {
  tag(ui, "gallery/buttons", "Buttons: rest, pressed, focus, off", area, ui.px(20));
  struct Line {
    const char* id;
    const char* label;
    ButtonKind kind;
  };
  for (Line line : {Line{"save", "Save", ButtonKind::primary}, Line{"later", "Later", ButtonKind::secondary},
                    Line{"more", "More", ButtonKind::quiet}, Line{"remove", "Remove", ButtonKind::danger}}) {
    Rect strip = area.cut_top(button_height(ui), ui.px(20));
    for (int i = 0; i < 4; ++i) {
      ButtonLook look;
      if (i == 3) look.off = "First write down one thing Isobel wants.", look.off_tapped = &off_told;
      std::string id = std::string("gallery/") + line.id + "/" + std::to_string(i);
      if (button(ui, id, line.label, strip.column(i, 4, ui.px(20)), line.kind, look)) ++saves;
    }
  }
  tag(ui, "gallery/fields", "Text field: empty, active, with a problem", area, ui.px(20));
  Rect fields = area.cut_top(text_field_height(ui, name_, area.w / 3), ui.px(44));
  TextLook hint, problem;
  hint.hint = "Name";
  problem.problem = "Add the rest of the postcode";
  text_field(ui, "gallery/empty", "Name", empty_, fields.column(0, 3, ui.px(16)), hint);
  text_field(ui, "gallery/name", "Name", name_, fields.column(1, 3, ui.px(16)));
  text_field(ui, "gallery/postcode", "Postcode", postcode_, fields.column(2, 3, ui.px(16)), problem);
  tag(ui, "gallery/boxes", "Yes, no, not sure", area, ui.px(20));
  std::vector<app::Choice> answers = {{"yes", "Yes"}, {"no", "No"}, {"not-sure", "Not sure"}};
  Rect row = area.cut_top(boxes_height(ui, answers, area.w), ui.px(20));
  if (auto tapped = boxes(ui, "gallery/answer", answers, row, chosen_box); !tapped.empty()) chosen_box = tapped;
  tag(ui, "gallery/status", "Status, always a picture and a word", area, ui.px(20));
  float x = area.x;
  for (app::SendStatus status : {app::SendStatus{SendPill::waiting, 3}, {SendPill::sending, 0}, {SendPill::stored, 0}, {SendPill::attention, 0}}) {
    Size size = pill_size(ui, status);
    if (x > area.x && x + size.w > area.right()) x = area.x, area.cut_top(size.h, ui.px(12));
    pill(ui, "gallery/pill/" + pill_words(ui, status), status, x + size.w, area.y + size.h / 2);
    x += size.w + ui.px(12);
  }
  right_of_all = area.y + ui.px(60);
}

void GalleryPages::parts_right(Ui& ui, Rect area) {
  tag(ui, "gallery/voices", "Whose words: person, carer, worker", area, ui.px(20));
  struct Said {
    Voice voice;
    const char* who;
    const char* words;
  };
  for (Said said : {Said{Voice::person, "Isobel said", "I would sooner stay where I am."},
                    Said{Voice::carer, "Moira said", "I worry about the stair at night."},
                    Said{Voice::worker, "Amina noticed", "Holds the rail with both hands."}})
    talk(ui, std::string("gallery/talk/") + said.who, said.voice, said.who, said.words,
         area.cut_top(talk_height(ui, said.who, said.words, area.w), ui.px(12)));
  area.cut_top(ui.px(8));
  tag(ui, "gallery/banner_tag", "Banner and toast", area, ui.px(20));
  std::string_view signal = "No signal here. It will send by itself.";
  banner(ui, "gallery/banner", signal, area.cut_top(banner_height(ui, signal, area.w), ui.px(20)));
  folded_box(ui, "gallery/folded", "eye", "What I noticed", "She holds on with both hands", area.cut_top(folded_height(ui), ui.px(20)), false);
  progress(ui, "gallery/progress", area.cut_top(ui.px(14), ui.px(20)), 0.66F, "Sending 6 of 9");
  Rect choice = area.cut_top(ui.px(64), ui.px(12));
  ring_choice(ui, "gallery/ring", "I agree with some of it", choice, false);
  right_of_all = std::max(right_of_all, area.y);
  toast(ui, "gallery/toast", "Left for now. Nothing is lost", false, ui.screen.bottom() - ui.px(20));
}

// --- pages

void GalleryPages::people(Ui& ui) {
  TopBar bar;
  bar.title = "My people";
  top_bar(ui, bar);
  Rect area = ui.screen;
  area.cut_top(top_bar_height(ui));
  area = area.inset(ui.px(ui.portrait() ? 32 : 64), 0);
  area.cut_top(ui.px(24));
  TextLook look;
  look.hint = "Find by name, street or number";
  text_field(ui, "people/find", "Find", find_, area.cut_top(text_field_height(ui, find_, area.w), ui.px(16)), look);
  auto row = chips(ui, "people/filter", {{"all", "Everyone 28"}, {"today", "Today 3"}, {"due", "Due soon 5"}, {"carers", "Carers 9"}},
                   {"all"}, area.x, area.y, area.w);
  area.cut_top(row.height, ui.px(16));
  area.h += ui.px(30);  // the card goes on below the page
  card(ui, area);
  Rect list = ui.begin_scroll("people/list", {area.x, area.y, area.w, ui.screen.bottom() - area.y});
  struct Line {
    app::PersonRow row;
    std::string next;
  };
  std::vector<Line> lines = {
      {person_row_of("Isobel Rennie", "IR", 84, "Lochee", SendPill::waiting, 3), "Conversation part done"},
      {person_row_of("Agnes Mulholland", "AM", 79, "Maryfield", SendPill::attention), "Two versions of one answer"},
      {person_row_of("Davie Petrie", "DP", 61, "Coldside", SendPill::stored), "Review due Friday"},
      {person_row_of("Kofi Mensah", "KM", 34, "West End", SendPill::sending), "Option 2 agreement to sign"},
      {person_row_of("Moira Rennie", "MR", 57, "Lochee", SendPill::stored, 0, true), "Carer of Isobel. Her own plan is ready to look at"},
      {person_row_of("Tomasz Wójcik", "TW", 71, "East End", SendPill::stored), "No visit planned"},
      {person_row_of("Jean Ogilvie", "JO", 90, "Hilltown", SendPill::stored), "No conversation yet"},
      {person_row_of("Wullie McKay", "WM", 77, "Fintry", SendPill::stored), "No conversation yet"},
      {person_row_of("Rose Duffy", "RD", 68, "Charleston", SendPill::stored), "No conversation yet"}};
  for (const Line& line : lines)
    person_row(ui, "people/row/" + line.row.name.initials, line.row, line.next, list.cut_top(person_row_height(ui)), true);
  ui.end_scroll(list.y);
}

void GalleryPages::conversation(Ui& ui) {
  top_bar(ui, saved_bar("Isobel", "Our conversation"));
  Rect area = ui.screen;
  area.cut_top(top_bar_height(ui));
  if (!ui.one_pane()) rail(ui, "conversation/rail", sample_rail(), 3, area.cut_left(ui.px(312)));
  conversation_main(ui, area);
}

void GalleryPages::conversation_main(Ui& ui, Rect area) {
  area = area.inset(ui.px(32), 0);
  area.cut_top(ui.px(22));
  area.cut_bottom(ui.px(20));
  tag(ui, "conversation/place", "Home and place  ·  1 of 4", area, ui.px(2));
  std::string_view prompt = "How is home working for you? What would you change?";
  TextStyle style = text_style(TextSize::prompt);
  Size took = ui.words("conversation/prompt", prompt, style, area.x, area.y, ui.balanced(prompt, style, area.w), Role::heading);
  area.cut_top(took.h, ui.px(16));
  Rect actions = area.cut_bottom(button_height(ui), ui.px(16));
  if (!ui.large()) {
    Rect boxes_row = area.cut_bottom(folded_height(ui), ui.px(8));
    folded_box(ui, "conversation/noticed", "eye", "What I noticed", "", boxes_row.column(0, 3, ui.px(16)), false);
    folded_box(ui, "conversation/others", "carer", "What Moira said", "", boxes_row.column(1, 3, ui.px(16)), false);
    folded_box(ui, "conversation/agreed", "agree", "What we agreed", "", boxes_row.column(2, 3, ui.px(16)), false);
    Rect tools = area.cut_bottom(ui.px(52), 0);
    ui.icon("said", tools.x, tools.y + ui.px(14), ui.px(22), Colour::accent_ink);
    ui.words_in("Isobel’s own words", text_style(TextSize::small, Weight::medium, Colour::accent_ink), {tools.x + ui.px(30), tools.y, tools.w, tools.h}, 0);
  }
  narrative(ui, "conversation/words", prompt, words_, area);
  ButtonLook skip, next;
  skip.icon = "skip";
  next.icon_after = "next";
  button(ui, "conversation/not_now", "Not now", {actions.x, actions.y, button_width(ui, "Not now", skip), actions.h}, ButtonKind::secondary, skip);
  Rect go = actions.cut_right(std::max(ui.px(238), button_width(ui, "Next question", next)), ui.px(16));
  if (!ui.large()) button(ui, "conversation/previous", "Previous", actions.cut_right(ui.px(120)), ButtonKind::quiet);
  button(ui, "conversation/next", "Next question", go, ButtonKind::primary, next);
}

void GalleryPages::conversation_portrait(Ui& ui) {
  top_bar(ui, saved_bar("Isobel", "Our conversation"));
  Rect area = ui.screen;
  area.cut_top(top_bar_height(ui));
  Rect strip = area.cut_top(ui.px(60));
  ui.fill(strip, Colour::sunken);
  segments(ui, "conversation/rail", sample_rail(), 3, strip.inset(ui.px(32), ui.px(4)));
  conversation_main(ui, area);
}

void GalleryPages::outcome(Ui& ui) {
  top_bar(ui, saved_bar("Conversation", "What Isobel wants"));
  Rect view = ui.screen;
  view.cut_top(top_bar_height(ui));
  Rect area = ui.begin_scroll("outcome", view).inset(ui.px(64), 0);
  area.cut_top(ui.px(26));
  TextStyle label = text_style(TextSize::title);
  float left = std::min(area.w * 0.3F, ui.measure("I want to", label).w + ui.px(24));
  auto line = [&](std::string_view id, std::string_view words, EditorState& state) {
    Rect strip = area.cut_top(narrative_height(ui, state, area.w - left), ui.px(12));
    ui.words_in(words, label, strip.cut_left(left, ui.px(8)), 0);
    narrative(ui, id, words, state, strip);
  };
  line("outcome/want", "I want to", want_);
  line("outcome/so_that", "so that", so_that_);
  ui.words("outcome/about", "What is this about?", text_style(TextSize::lead, Weight::semibold), area.x, area.y, area.w, Role::heading);
  area.cut_top(ui.line_px(TextSize::lead), ui.px(12));
  auto about = chips(ui, "outcome/domain", {{"D05", "Living where and how I want"}, {"D03", "Seeing people"}, {"D01", "Feeling safe"}},
                     {"D05"}, area.x, area.y, area.w, {"key", "people", "safe"});
  area.cut_top(about.height, ui.px(18));
  ui.words("outcome/now", "How is it just now?", text_style(TextSize::lead, Weight::semibold), area.x, area.y, area.w, Role::heading);
  area.cut_top(ui.line_px(TextSize::lead), ui.px(12));
  faces(ui, "outcome/score", area.cut_top(faces_height(ui), ui.px(8)), "2");
  quiet_button(ui, "outcome/not_sure", "Not sure", area.x - ui.px(12), area.y);
  area.cut_top(quiet_height(ui), ui.px(40));
  button(ui, "outcome/not_now", "Not now", {area.x, area.y, button_width(ui, "Not now"), button_height(ui)}, ButtonKind::secondary);
  float wide = std::max(ui.px(260), button_width(ui, "Keep this outcome"));
  button(ui, "outcome/keep", "Keep this outcome", {area.right() - wide, area.y, wide, button_height(ui)}, ButtonKind::primary);
  ui.end_scroll(area.y + button_height(ui) + ui.px(22));
}

void GalleryPages::person(Ui& ui) {
  TopBar bar;
  bar.back = "My people";
  bar.status = app::SendStatus{SendPill::waiting, 3};
  top_bar(ui, bar);
  Rect view = ui.screen;
  view.cut_top(top_bar_height(ui));
  Rect area = ui.begin_scroll("person", view).inset(ui.margin(), ui.px(32));
  Rect left = ui.one_pane() ? area : area.cut_left(430, 36);
  avatar(ui, person_named("Isobel Rennie", "IR"), left.x, left.y, ui.px(92));
  ui.words("person/name", "Isobel Rennie", text_style(TextSize::title), left.x + ui.px(112), left.y + ui.px(10), 0, Role::heading);
  left.cut_top(ui.px(112));
  std::string_view matters = "My own front door, hearing folk on the stair, and my choir.";
  talk(ui, "person/matters", Voice::person, "What matters to Isobel", matters,
       left.cut_top(talk_height(ui, "What matters to Isobel", matters, left.w), ui.px(20)));
  if (ui.one_pane()) area.cut_top(left.y - area.y);
  Rect next = area.cut_top(ui.px(136), ui.px(16));
  card(ui, next, Colour::primary);
  ui.words_in("Carry on the conversation", text_style(TextSize::lead, Weight::semibold), next.inset(ui.px(24), 0), 0);
  struct Line {
    const char* icon;
    const char* title;
    const char* below;
  };
  std::vector<Line> lines = {{"star", "What Isobel wants", "2 outcomes in her own words"},
                             {"check", "What we agreed today", "Read it together and leave a copy"},
                             {"calendar", "What has happened", "11 visits and calls since 2024"}};
  float height = 0;
  for (const Line& line : lines) height += row_height(ui, line.title, line.below, area.w);
  Rect list = area.cut_top(height);
  card(ui, list);
  for (std::size_t i = 0; i < lines.size(); ++i)
    row(ui, std::string("person/") + lines[i].icon, lines[i].icon, lines[i].title, lines[i].below,
        list.cut_top(row_height(ui, lines[i].title, lines[i].below, area.w)), i + 1 < lines.size());
  ui.end_scroll(area.y + ui.px(24));
}

void GalleryPages::conflict(Ui& ui) {
  using M = app::MarkedWords::Mark;
  top_bar(ui, saved_bar("Agnes", "Two versions to look at"));
  Rect view = ui.screen;
  view.cut_top(top_bar_height(ui));
  Rect area = ui.begin_scroll("conflict", view).inset(ui.margin(), 0);
  area.cut_top(ui.px(22));
  tag(ui, "conflict/about", "Getting about  ·  1 of 2", area, 0);
  Size took = ui.words("conflict/title", "You and Callum both changed this. Nothing is lost.", text_style(TextSize::title), area.x,
                       area.y, area.w, Role::heading);
  area.cut_top(took.h, ui.px(16));
  std::vector<app::MarkedWords> mine = {{"I walk to the shop with my ", M::same}, {"stick", M::gone}, {" ", M::same},
                                        {"walking frame", M::a}, {", most days. My knee is sore on the hill. ", M::same},
                                        {"I rest at the bus stop.", M::a}};
  std::vector<app::MarkedWords> theirs = {{"I walk to the shop with my stick, ", M::same}, {"most days", M::gone}, {" ", M::same},
                                          {"on dry days only", M::b}, {". My knee is sore on the hill. ", M::same},
                                          {"I fell on the ice.", M::b}};
  std::vector<app::MarkedWords> joined = {{"I walk to the shop with my ", M::same}, {"walking frame", M::a}, {", ", M::same},
                                          {"on dry days only", M::b}, {". My knee is sore on the hill. ", M::same},
                                          {"I rest at the bus stop.", M::a}, {" ", M::same}, {"I fell on the ice.", M::b}};
  TextStyle style = text_style(TextSize::words);
  int of = ui.one_pane() ? 1 : 2;
  auto version = [&](int n, std::string_view id, const char* who, const char* letters, const char* keep, const auto& words) {
    Rect box = area.column(of == 1 ? 0 : n, of, ui.px(20));
    float width = box.w - 2 * ui.px(22);
    float height = marked_words(ui, "", words, style, 0, 0, width, false);
    box.h = ui.px(18) + ui.px(56) + height + ui.px(10) + ring_line_height(ui, keep, width) + ui.px(10);
    card(ui, box);
    Rect inside = box.inset(ui.px(22), ui.px(18));
    initials(ui, letters, Voice::worker, inside.x, inside.y, ui.px(44));
    ui.words_in(who, text_style(TextSize::body, Weight::semibold), {inside.x + ui.px(56), inside.y, inside.w, ui.px(44)}, 0);
    marked_words(ui, std::string(id) + "/words", words, style, inside.x, inside.y + ui.px(56), width);
    ring_line(ui, id, keep, inside.x, inside.y + ui.px(56) + height + ui.px(8), inside.w, false);
    return box.h;
  };
  float first = version(0, "conflict/mine", "You, on this tablet", "AF", "Keep yours", mine);
  if (of == 1) area.cut_top(first, ui.px(16));
  float second = version(1, "conflict/theirs", "Callum, on his tablet", "CB", "Keep Callum’s", theirs);
  area.cut_top(std::max(second, of == 1 ? 0 : first), ui.px(16));
  float width = area.w - 2 * ui.px(22), height = marked_words(ui, "", joined, style, 0, 0, width, false);
  Rect both = area.cut_top(height + ui.px(80), ui.px(16));
  card(ui, both, Colour::primary);
  ring_line(ui, "conflict/joined", "Keep both, like this", both.x + ui.px(22), both.y + ui.px(10), width * 0.6F, true);
  marked_words(ui, "conflict/joined/words", joined, style, both.x + ui.px(22), both.y + ui.px(64), width);
  button(ui, "conflict/later", "Decide later", {area.x, area.y, button_width(ui, "Decide later"), button_height(ui)}, ButtonKind::secondary);
  float wide = std::max(ui.px(220), button_width(ui, "Keep both"));
  button(ui, "conflict/keep", "Keep both", {area.right() - wide, area.y, wide, button_height(ui)}, ButtonKind::primary);
  ui.end_scroll(area.y + button_height(ui) + ui.px(20));
}

void GalleryPages::sheet(Ui& ui) {
  conversation(ui);
  if (!sheet_open) return;
  Rect inside;
  if (!ui.begin_sheet("leave", "Leave this one for now?", inside)) {
    sheet_open = false;
    return;
  }
  Size took = ui.words("leave/line", "Choose why, so nobody asks Isobel twice.", text_style(TextSize::body), inside.x, inside.y, inside.w);
  inside.cut_top(took.h, ui.px(18));
  auto reasons = chips(ui, "leave/reason",
                       {{"not-relevant", "Not relevant"}, {"chose-not-to", "Isobel chose not to"}, {"no-time", "Ran out of time"},
                        {"not-safe", "Not safe to ask"}, {"someone-present", "Someone else was here"}},
                       {"chose-not-to"}, inside.x, inside.y, inside.w);
  inside.cut_top(reasons.height, ui.px(26));
  quiet_button(ui, "leave/back", "Go back", inside.x - ui.px(12), inside.y + ui.px(4));
  float wide = button_width(ui, "Leave it for now");
  button(ui, "leave/go", "Leave it for now", {inside.right() - wide, inside.y, wide, button_height(ui)}, ButtonKind::primary);
  ui.end_sheet(inside.y + button_height(ui));
}

}  // namespace blether::test
