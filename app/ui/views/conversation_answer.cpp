// The answer part of the conversation: words, choices, faces, a day, or a private answer.
#include <algorithm>

#include "app/ui/views/conversation_view.h"
#include "app/ui/views/dates.h"

namespace blether::ui {

namespace {

std::vector<app::Choice> yes_no_choices(const Stage& stage, const app::ItemModel& item) {
  std::vector<app::Choice> choices = item.choices;
  if (choices.empty()) choices = {{"yes", ""}, {"no", ""}, {"not-sure", ""}};
  for (app::Choice& choice : choices)
    if (choice.label.empty()) choice.label = stage.t(choice.code);
  return choices;
}

constexpr float kLeastRows = 3;
constexpr std::size_t kFirstBytes = 160, kFirstBytesLarge = 50;

// Cut behind a word, or a letter where there is only one, with a sign that more follows; whole when it is short.
std::string first_words(const std::string& words, std::size_t most) {
  if (words.size() <= most + most / 2) return words;
  std::size_t end = words.find_last_of(" \n", most);
  if (end == std::string::npos)
    for (end = most; (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80;) --end;
  return words.substr(0, end) + " …";
}

}  // namespace

// What another page knows already, and the way there.
void ConversationView::draw_known(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  const app::ItemModel::Known& known = *item(stage).known;
  column.icon_line("conversation/known", "done", known.words, text_style(TextSize::body, Weight::medium));
  const app::Route& where = known.where;
  if (quiet_button(ui, "conversation/known/change", stage.t("known.change"), column.x - ui.px(12), column.y))
    stage.go(where.page, where.person, where.record, where.item);
  column.y += quiet_height(ui);
  column.space(8);
}

void ConversationView::draw_answer(Stage& stage, Column& column, float room) {
  const app::ItemModel& now = item(stage);
  Ui& ui = stage.ui;
  float top = column.y;
  if (now.state == app::ItemState::left) draw_left(stage, column);
  if (now.known) draw_known(stage, column);
  if (!now.said_before.empty()) draw_before(stage, column);
  if (now.text.conflict) {
    ButtonLook look;
    look.icon = "two";
    if (quiet_button(ui, "conversation/conflict", stage.t("people.two_versions"), column.x - ui.px(12), column.y, look))
      stage.go(app::Route::Page::conflict, model(stage).name.id, {}, *now.text.conflict);
    column.y += quiet_height(ui);
  }
  if (has_seen(stage)) draw_seen(stage, column);
  using Kind = app::ItemKind;
  if (asks_seen(stage)) {
    draw_how_we_know(stage, column);
  } else if (now.is_private) {
    column.icon_line("conversation/private", "lock", stage.t("conversation.private"), text_style(TextSize::body));
    column.space(16);
    bool done = now.state == app::ItemState::answered;
    if (done) column.icon_line("conversation/private/answered", "done", stage.t("conversation.private_done"), text_style(TextSize::body, Weight::semibold));
    if (done) column.space(16);
    std::string words = done ? stage.t("conversation.open_again") : stage.t("conversation.private_hand_over", {model(stage).name.known_as});
    Rect at = column.take(button_height(ui));
    std::string_view id = done ? "conversation/private/again" : "conversation/private/start";
    if (button(ui, id, words, at.cut_left(std::min(at.w, button_width(ui, words))), ButtonKind::secondary)) {
      private_open_ = true, private_chosen_ = false;
      ui.wants_frame = true;
    }
  } else if (now.kind == Kind::text || now.kind == Kind::number) {
    draw_words(stage, column, room - (column.y - top));
    return;
  } else if (now.kind == Kind::pick) {
    draw_one_of(stage, column, now.choices);
  } else if (now.kind == Kind::yes_no) {
    draw_one_of(stage, column, yes_no_choices(stage, now));
  } else if (now.kind == Kind::many) {
    draw_many(stage, column);
  } else if (now.kind == Kind::scale) {
    draw_faces(stage, column, true);
  } else if (now.kind == Kind::date) {
    draw_date(stage, column);
  }
  if (now.own_words_too && !now.is_private) {
    column.space(20);
    label(column, "", stage.t("conversation.own_words_too", {model(stage).name.known_as}));
    draw_words(stage, column, room - (column.y - top));
    return;
  }
  // The boxes stay at the foot, wherever the answer ends.
  column.y = std::max(column.y, top + room);
}

// The first words of it, so that the question and the answer stay in view; all of it at a tap.
void ConversationView::draw_before(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  const app::ItemModel& now = item(stage);
  const std::string first = first_words(now.said_before, ui.large() ? kFirstBytesLarge : kFirstBytes);
  const bool is_cut = first.size() < now.said_before.size();
  const std::string& words = is_cut && !before_open_ ? first : now.said_before;
  const std::string who = stage.t("conversation.said_before", {model(stage).name.known_as, now.said_on});
  const Voice voice = model(stage).name.carer ? Voice::carer : Voice::person;
  talk(ui, "conversation/before", voice, who, words, column.take(talk_height(ui, who, words, column.w)));
  if (is_cut && !before_open_) {
    const std::string all = stage.t("conversation.before_all");
    if (quiet_button(ui, "conversation/before/all", all, column.x - ui.px(12), column.y))
      before_open_ = true, ui.wants_frame = true;
    column.y += quiet_height(ui);
  }
  column.space(14);
}

void ConversationView::draw_left(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  std::string why = stage.t("left." + item(stage).left_because, {model(stage).name.known_as});
  std::string words = stage.t("conversation.left_because", {why}), again = stage.t("conversation.open_again");
  float wide = quiet_width(ui, again);
  bool beside = column.w - wide > ui.px(420);
  float width = beside ? column.w - wide - ui.px(8) : column.w;
  float height = banner_height(ui, words, width);
  Rect line = column.take(std::max(height, quiet_height(ui)));
  banner(ui, "conversation/left", words, {line.x, line.y, width, line.h}, "skip");
  Rect at{line.x + width + ui.px(8), line.y + (line.h - quiet_height(ui)) / 2, wide, quiet_height(ui)};
  if (!beside) column.space(8), at = column.take(quiet_height(ui)), at.x -= ui.px(12);
  if (quiet_button(ui, "conversation/open-again", again, at.x, at.y))
    stage.push(app::OpenAgain{model(stage).conversation, item(stage).link_id});
  column.space(16);
}

void ConversationView::draw_words(Stage& stage, Column& column, float room) {
  const app::ItemModel& now = item(stage);
  float least = stage.ui.line_px(TextSize::words) * kLeastRows + stage.ui.px(44);
  draw_narrative(stage, now.own_words_too ? "conversation/words" : "conversation/answer", now.prompt, now.text,
                 column.take(std::max(least, room)));
}

void ConversationView::draw_one_of(Stage& stage, Column& column, const std::vector<app::Choice>& choices) {
  Ui& ui = stage.ui;
  const app::ItemModel& now = item(stage);
  std::string tapped;
  if (choices.size() <= 4) {
    float height = boxes_height(ui, choices, column.w);
    tapped = boxes(ui, "conversation/answer", choices, column.take(height), now.chosen);
  } else {
    auto result = chips(ui, "conversation/answer", choices, {now.chosen}, column.x, column.y, column.w);
    tapped = result.tapped;
    column.y += result.height;
  }
  if (is_check(now) && model(stage).alone_hides) {
    column.space(16);
    column.icon_line("conversation/hidden", "info", stage.t("alone.hidden", {model(stage).name.known_as}),
                     text_style(TextSize::body, Colour::ink_soft));
  }
  if (!tapped.empty()) stage.push(app::ChooseOne{model(stage).conversation, now.link_id, tapped == now.chosen ? "" : tapped});
}

void ConversationView::draw_many(Stage& stage, Column& column) {
  const app::ItemModel& now = item(stage);
  auto result = chips(stage.ui, "conversation/answer", now.choices, now.chosen_many, column.x, column.y, column.w);
  column.y += result.height;
  if (result.tapped.empty()) return;
  bool on = std::find(now.chosen_many.begin(), now.chosen_many.end(), result.tapped) == now.chosen_many.end();
  stage.push(app::ChooseMany{model(stage).conversation, now.link_id, result.tapped, on});
}

void ConversationView::draw_faces(Stage& stage, Column& column, bool show_chosen) {
  Ui& ui = stage.ui;
  const app::ItemModel& now = item(stage);
  std::string chosen = show_chosen ? now.chosen : "";
  std::string tapped = faces(ui, "conversation/answer", column.take(faces_height(ui)), chosen);
  column.space(12);
  std::vector<app::Choice> others = choices_of(ui, "scale.", {"not-sure", "rather-not-say"});
  auto more = chips(ui, "conversation/answer", others, {chosen}, column.x, column.y, column.w);
  if (!more.tapped.empty()) tapped = more.tapped;
  column.y += more.height;
  if (!tapped.empty()) {
    stage.push(app::ChooseOne{model(stage).conversation, now.link_id, tapped == chosen ? "" : tapped});
    private_chosen_ = true;
  }
  bool has_note = show_chosen && !stage.editors.words(now.note).empty();
  if (!why_open_ && !has_note) {
    ButtonLook look;
    look.icon = "pen";
    column.space(8);
    if (quiet_button(ui, "conversation/why", stage.t("conversation.say_why_none"), column.x - ui.px(12), column.y, look)) {
      why_open_ = true;
      stage.editors.focus(now.note);
      ui.wants_frame = true;
    }
    column.y += quiet_height(ui);
    return;
  }
  column.space(16);
  label(column, "", stage.t("conversation.say_why"));
  column_narrative(stage, column, "conversation/note", stage.t("conversation.note"), now.note, 2);
}

void ConversationView::draw_date(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  const app::ItemModel& now = item(stage);
  std::string words = now.date.empty() ? stage.t("date.choose") : date_words(*ui.texts, stage.model.now_ms, now.date);
  Rect at = column.take(button_height(ui));
  float wide = std::min(at.w, ui.px(72) + button_width(ui, words));
  if (button(ui, "conversation/date", words, at.cut_left(wide), ButtonKind::secondary, {"calendar", {}, {}, nullptr, true}))
    date_.open(now.date, stage.model.now_ms);
}

// The person holds the tablet: nothing but the question, the faces and a way to give it back.
void ConversationView::draw_private(Stage& stage, Rect page) {
  Ui& ui = stage.ui;
  ActionRow actions(ui);
  actions.right("conversation/private/done", stage.t("sheet.done"), ButtonKind::primary);
  actions.place(page);
  scroll_page(ui, "conversation/private/scroll", page, ui.margin(), [&](Rect inside) {
    Column column(ui, inside);
    column.space(24);
    const app::ItemModel& now = item(stage);
    TextStyle prompt = text_style(TextSize::prompt);
    column.y += ui.words("conversation/prompt", now.prompt, prompt, column.x, column.y, ui.balanced(now.prompt, prompt, column.w), Role::heading).h;
    column.space(8);
    column.icon_line("conversation/private", "lock", stage.t("conversation.private"), text_style(TextSize::body, Colour::ink_soft));
    column.space(20);
    draw_faces(stage, column, private_chosen_);
    return column.y + ui.px(16);
  });
  if (actions.draw(ui).empty()) return;
  stage.editors.flush(stage.intents);
  private_open_ = private_chosen_ = why_open_ = false;
  ui.wants_frame = true;
}

}  // namespace blether::ui
