// A carer's own plan in her own hands: large and plain, one question a page. No way leads from here to anything else.
#include <algorithm>

#include "app/core/read_models_carer.h"
#include "app/ui/views/attached_sheets.h"
#include "app/ui/views/dates.h"
#include "app/ui/views/listening.h"
#include "app/ui/views/own_plan_end.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

constexpr std::string_view kEnd = "end";

class OwnPlanView final : public View {
 public:
  void draw(Stage& stage) override {
    const app::OwnPlanModel& plan = model(stage);
    come_to(stage, at_end(plan) ? std::string(kEnd) : item(stage).link_id);
    ActionRow actions(stage.ui);
    if (!at_end(plan)) actions.left("own/rather-not", stage.t("own_plan.rather_not"), ButtonKind::secondary);
    if (plan.current > 0) actions.right("own/previous", stage.t("conversation.previous"), ButtonKind::quiet);
    if (at_end(plan)) end_.take_in(plan);
    bool saying = at_end(plan) && end_.is_saying();
    if (saying) actions.right("own/keep", stage.t("own_plan.keep"), ButtonKind::primary, "tick"), actions.off(end_.missing(stage, plan));
    else if (at_end(plan)) actions.right("own/give-back", stage.t("own_plan.give_back"), ButtonKind::primary, "lock");
    else actions.right("own/next", stage.t("conversation.next"), ButtonKind::primary, {}, stage.ui.large() ? "" : "next");
    Rect page = stage.page;
    actions.place(page, side(stage.ui));
    scroll_page(stage.ui, "own", page, side(stage.ui), [&](Rect inside) {
      Column column(stage.ui, inside);
      column.space(stage.ui.large() ? 8 : 24);
      page_title(stage.ui, column, stage.t("own_plan.title", {plan.name.known_as}));
      draw_pages(stage, column);
      if (at_end(plan)) end_.draw(stage, plan, column);
      else draw_question(stage, column);
      return column.y + stage.ui.px(16);
    });
    std::string together = stage.t("own_plan.together", {plan.worker});
    if (!at_end(plan) && !plan.worker.empty() && actions.has_room(together)) actions.note(stage.ui, "own/together", together);
    std::string off;
    on_action(stage, actions.draw(stage.ui, &off));
    if (!off.empty()) end_.ask(stage);
    if (auto day = date_.draw(stage)) stage.push(app::SetDate{plan.conversation, item(stage).link_id, *day});
    listening_.go_on(stage, plan.open, plan.content);
    voice_.draw(stage, stage.t("own_plan.voice_ask"), stage.t("own_plan.voice_who"));
  }

 private:
  static const app::OwnPlanModel& model(const Stage& stage) { return *stage.model.own_plan; }
  static bool at_end(const app::OwnPlanModel& plan) { return plan.current >= plan.items.size(); }
  static const app::ItemModel& item(const Stage& stage) { return model(stage).items[model(stage).current]; }
  static const app::ItemModel& more(const Stage& stage) { return model(stage).more[model(stage).current]; }
  static float side(const Ui& ui) { return ui.one_pane() ? ui.margin() : ui.px(96); }

  void come_to(Stage& stage, const std::string& link_id) {
    if (item_ == link_id) return;
    if (!item_.empty()) stage.editors.flush(stage.intents), stage.editors.forget();
    item_ = link_id;
    listening_.stop();
    stage.ui.scroll_to("own", 0);
  }

  // Where she is, as segments with the words beside them; below them where the page is narrow.
  void draw_pages(Stage& stage, Column& column) {
    Ui& ui = stage.ui;
    const app::OwnPlanModel& plan = model(stage);
    std::vector<RailRow> rows;
    for (const app::SectionModel& page : plan.pages) rows.push_back({page.link_id, page.title, "", page.progress});
    std::size_t now = at_end(plan) ? rows.size() : item(stage).section;
    std::string words = at_end(plan) ? stage.t("own_plan.all_pages", {std::to_string(rows.size())})
                                     : stage.t("own_plan.page", {std::to_string(now + 1), std::to_string(rows.size())});
    TextStyle style = text_style(TextSize::body, Weight::medium, Colour::ink_soft);
    float high = std::max(ui.px(48), 44.F), wide = std::min(column.w, ui.px(60) * static_cast<float>(rows.size()));
    Size size = ui.measure(words, style);
    bool beside = wide + ui.px(20) + size.w <= column.w;
    Rect line = column.take(high);
    auto tapped = segments(ui, "own/page", rows, now, {line.x, line.y, wide, high});
    if (beside) ui.words("own/place", words, style, line.x + wide + ui.px(20), line.y + (high - size.h) / 2);
    else column.words("own/place", words, style);
    column.space(12);
    if (tapped && !plan.pages[*tapped].first_item.empty()) go_to(stage, plan.pages[*tapped].first_item);
  }

  void draw_question(Stage& stage, Column& column) {
    Ui& ui = stage.ui;
    const app::OwnPlanModel& plan = model(stage);
    const app::ItemModel& now = item(stage);
    TextStyle prompt = text_style(ui.large() ? TextSize::prompt : TextSize::display);
    column.y += ui.words("own/question", now.prompt, prompt, column.x, column.y, ui.balanced(now.prompt, prompt, column.w), Role::heading).h;
    if (!now.hint.empty()) column.space(4), column.words("own/hint", now.hint, text_style(TextSize::body, Colour::ink_soft));
    column.space(14);
    if (now.known) {
      column.icon_line("own/known", "done", now.known->words, text_style(TextSize::body, Weight::medium));
      column.space(14);
    }
    // In large letters the answers come first: what she can tap is not to be looked for.
    if (!ui.large()) draw_said_before(stage, plan, column);
    if (now.state == app::ItemState::left) {
      column.icon_line("own/left", "skip", stage.t("own_plan.left"), text_style(TextSize::body, Colour::ink_soft));
      column.space(14);
    }
    draw_answer(stage, column);
    draw_voices(stage, plan, column);
    if (ui.large()) column.space(18), draw_said_before(stage, plan, column);
  }

  static void draw_said_before(Stage& stage, const app::OwnPlanModel& plan, Column& column) {
    if (plan.said_before.empty()) return;
    std::string who = stage.t("own_plan.said_before", {plan.said_on});
    Rect place = column.take(talk_height(stage.ui, who, plan.said_before, column.w));
    talk(stage.ui, "own/before", Voice::carer, who, plan.said_before, place);
    column.space(18);
  }

  // She may say it instead; what she has said at this question can be heard again.
  void draw_voices(Stage& stage, const app::OwnPlanModel& plan, Column& column) {
    Ui& ui = stage.ui;
    column.space(12);
    ButtonLook say, play;
    say.icon = "mic";
    if (quiet_button(ui, "own/voice", stage.t("own_plan.voice"), column.x - ui.px(12), column.y, say)) {
      listening_.stop();
      voice_.open(stage);
    }
    column.y += quiet_height(ui);
    for (std::size_t i = 0; i < plan.voices.size(); ++i) {
      const app::OwnPlanModel::Voice& voice = plan.voices[i];
      const std::string id = "own/voice/" + std::to_string(i + 1);
      const std::string words = stage.t("own_plan.voice_kept", {length_words(voice.ms)});
      column.icon_line(id, "done", voice.words.empty() ? words : stage.t("own_plan.voice_says", {words, voice.words}), text_style(TextSize::body, Weight::medium));
      const bool playing = listening_.is_to(voice.record);
      play.icon = playing ? "pause" : "play";
      if (!voice.is_here) continue;
      if (quiet_button(ui, id + "/play", stage.t(playing ? "attached.stop" : "attached.listen"), column.x - ui.px(12), column.y, play))
        listening_.turn(stage, voice.record);
      column.y += quiet_height(ui);
    }
  }

  void draw_answer(Stage& stage, Column& column) {
    using Kind = app::ItemKind;
    const app::ItemModel& now = item(stage);
    std::string say_more = stage.t("own_plan.say_more");
    switch (now.kind) {
      case Kind::pick:
      case Kind::yes_no:
      case Kind::scale: draw_choices(stage, column, {now.chosen}); break;
      case Kind::many: draw_choices(stage, column, now.chosen_many); break;
      case Kind::date:
        if (day_button(stage, column, "own/day", now.date)) date_.open(now.date, stage.model.now_ms);
        break;
      case Kind::text:
      case Kind::number:
      case Kind::cue: column_narrative(stage, column, "own/words", now.prompt, now.text, 4); return;
    }
    const app::FieldText* words = now.kind == Kind::scale        ? &now.note
                                  : now.own_words_too            ? &now.text
                                  : !more(stage).link_id.empty() ? &more(stage).text
                                                                 : nullptr;
    if (words == nullptr) return;
    column.space(20);
    TextLook look;
    look.hint = say_more;
    column_narrative(stage, column, "own/more", say_more, *words, 2, look);
  }

  // Boxes with a ring, three beside each other, or two, or one below the other, as the words allow. Lower in large
  // letters, so that all of them are on the page.
  void draw_choices(Stage& stage, Column& column, const std::vector<std::string>& chosen) {
    Ui& ui = stage.ui;
    const app::ItemModel& now = item(stage);
    std::vector<app::Choice> choices;
    for (const app::Choice& choice : now.choices)
      if (choice.code != "rather-not-say") choices.push_back(choice.label.empty() ? app::Choice{choice.code, stage.t(choice.code)} : choice);
    int across = fits(ui, choices, column.w, 3) && choices.size() == 3 ? 3 : fits(ui, choices, column.w, 2) && !ui.portrait() ? 2 : 1;
    float gap = ui.px(18), wide = (column.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    float high = ui.px(choices.size() <= 3 && !ui.large() ? 88 : 64);
    for (const app::Choice& choice : choices) high = std::max(high, ui.measure(choice.label, text_style(TextSize::lead, Weight::semibold), wide - ui.px(84)).h + ui.px(20));
    Rect line;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      int at = static_cast<int>(i) % across;
      if (at == 0) column.space(i == 0 ? 0 : 12), line = column.take(high);
      bool is_chosen = std::find(chosen.begin(), chosen.end(), choices[i].code) != chosen.end();
      if (ring_choice(ui, "own/answer/" + choices[i].code, choices[i].label, line.column(at, across, gap), is_chosen))
        choose(stage, choices[i].code, is_chosen);
    }
  }

  static bool fits(const Ui& ui, const std::vector<app::Choice>& choices, float width, int across) {
    float each = (width - ui.px(18) * static_cast<float>(across - 1)) / static_cast<float>(across) - ui.px(84);
    return std::all_of(choices.begin(), choices.end(), [&](const app::Choice& choice) {
      return ui.measure(choice.label, text_style(TextSize::body, Weight::semibold)).w <= each;
    });
  }

  static void choose(Stage& stage, const std::string& code, bool was_chosen) {
    const app::ItemModel& now = item(stage);
    if (now.kind == app::ItemKind::many) stage.push(app::ChooseMany{model(stage).conversation, now.link_id, code, !was_chosen});
    else stage.push(app::ChooseOne{model(stage).conversation, now.link_id, was_chosen ? "" : code});
  }

  static void go_to(Stage& stage, const std::string& link_id) {
    const app::OwnPlanModel& plan = model(stage);
    stage.go(app::Route::Page::own_plan, plan.name.id, plan.conversation, link_id);
  }
  static void go_by(Stage& stage, std::size_t to) {
    const app::OwnPlanModel& plan = model(stage);
    go_to(stage, to < plan.items.size() ? plan.items[to].link_id : std::string(kEnd));
  }

  void on_action(Stage& stage, const std::string& id) {
    const app::OwnPlanModel& plan = model(stage);
    if (id == "own/give-back") stage.push(app::Lock{});
    if (id == "own/keep") end_.keep(stage, plan);
    if (id == "own/previous") go_by(stage, plan.current - 1);
    if (id == "own/next") go_by(stage, plan.current + 1);
    if (id != "own/rather-not") return;
    stage.push(app::LeaveForNow{plan.conversation, item(stage).link_id, "chose-not-to"});
    go_by(stage, plan.current + 1);
  }

  std::string item_;  // link id shown last
  DateSheet date_;
  VoiceSheet voice_;
  Listening listening_;
  OwnPlanEnd end_;
};

}  // namespace

std::unique_ptr<View> make_own_plan_view() { return std::make_unique<OwnPlanView>(); }

}  // namespace blether::ui
