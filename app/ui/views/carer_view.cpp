// A carer's plan as the worker sees it: how the offer stands, the clocks, and what came from the carer.
#include <algorithm>

#include "app/ui/views/break_sheet.h"
#include "app/ui/views/card_rows.h"
#include "app/ui/views/carer_sheets.h"
#include "app/ui/views/carer_support_sheet.h"
#include "app/ui/views/carer_wants.h"
#include "app/ui/views/scan_button.h"
#include "app/ui/views/unmet_part.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

class CarerView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::CarerModel& model = *stage.model.carer;
    ActionRow actions(ui);
    bool begun = model.begun && model.state != "plan-given";
    bool tools_on_page = begun && ui.large();
    if (!tools_on_page) actions.left("carer/note", stage.t("carer.note"), begun ? ButtonKind::secondary : ButtonKind::primary, "pen");
    if (begun && !tools_on_page) actions.right("carer/together", stage.t("carer.together"), ButtonKind::secondary);
    if (begun) actions.right("carer/hand-over", stage.t("carer.hand_over", {model.name.known_as}), ButtonKind::primary);
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "carer", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("carer.title", {model.name.known_as}));
      if (tools_on_page) tools(stage, model, column);
      if (ui.one_pane()) {
        standing(stage, model, column);
        column.space(24);
        not_agreed(stage, model, column);
        wants_.draw(stage, model, column);
        waiting(stage, model, column);
        supports(stage, model, column);
        breaks(stage, model, column);
        return column.y + ui.px(12);
      }
      float gap = ui.px(36), wide = (column.w - gap) / 2;
      Column left(ui, {column.x, column.y, wide, 0}), right(ui, {column.x + wide + gap, column.y, wide, 0});
      standing(stage, model, left);
      wants_.draw(stage, model, left);
      waiting(stage, model, left);
      not_agreed(stage, model, right);
      supports(stage, model, right);
      breaks(stage, model, right);
      return std::max(left.y, right.y) + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    if (tapped == "carer/hand-over") hand_over_.open(stage);
    tool(stage, model, tapped);
    event_.draw(stage, model);
    hand_over_.draw(stage, model);
    break_.draw(stage, model);
    support_.draw(stage, model);
    unmet_.draw_sheets(stage, model.name, model.unmet);
    wants_.draw_sheet(stage, model);
  }

 private:
  void tool(Stage& stage, const app::CarerModel& model, std::string_view tapped) {
    if (tapped == "carer/note") event_.open(stage, model);
    if (tapped == "carer/together") stage.go(Page::conversation, model.name.id, model.conversation);
  }

  // In large letters the foot has room for what goes on only.
  void tools(Stage& stage, const app::CarerModel& model, Column& column) {
    Ui& ui = stage.ui;
    for (std::string_view id : {"carer/note", "carer/together"}) {
      Rect row = column.take(quiet_height(ui));
      if (quiet_button(ui, id, stage.t(id == "carer/note" ? "carer.note" : "carer.together"), row.x - ui.px(12), row.y)) tool(stage, model, id);
    }
    column.space(10);
  }

  void standing(Stage& stage, const app::CarerModel& model, Column& column) {
    Ui& ui = stage.ui;
    std::string state = stage.t(model.state.empty() ? "carer.state.none" : "carer.state." + model.state, {model.name.known_as});
    TextStyle style = text_style(TextSize::title);
    column.y += ui.words("carer/state", state, style, column.x, column.y, ui.balanced(state, style, column.w), Role::heading).h;
    column.space(4);
    column.words("carer/plan", stage.t("carer.plan." + model.plan), text_style(TextSize::body, Colour::ink_soft));
    if (!model.council.empty()) column.words("carer/council", model.council, text_style(TextSize::body, Colour::ink_soft));
    if (!model.reason.empty()) {
      column.space(12);
      std::string who = stage.t("carer.reason_said", {model.name.known_as});
      talk(ui, "carer/said", Voice::carer, who, model.reason, column.take(talk_height(ui, who, model.reason, column.w)));
    }
    clocks(stage, model, column);
    events(stage, model, column);
    if (!model.begun) return;
    papers(stage, model, column);
    column.space(18);
    std::string done = stage.t("carer.answered", {std::to_string(model.answered), std::to_string(model.asked)});
    column.icon_line("carer/answered", "check", done, text_style(TextSize::body, Weight::medium));
  }

  // What she says to the plan, why it cannot be given yet, and the papers.
  void papers(Stage& stage, const app::CarerModel& model, Column& column) {
    Ui& ui = stage.ui;
    if (!model.say.said.empty()) {
      std::string words = model.say.words.text.empty() ? stage.t("agreed." + model.say.answer) : model.say.words.text;
      column.space(18);
      talk(ui, "carer/said/plan", Voice::carer, model.say.said, words, column.take(talk_height(ui, model.say.said, words, column.w)));
      if (model.say.changed_since) column.space(8), column.icon_line("carer/said/changed", "pen", stage.t("agreed.changed"), text_style(TextSize::body, Weight::medium, Colour::alert_ink));
    }
    if (!model.waits.empty()) column.space(18), label(column, "carer/waits", stage.t("carer.waits", {model.name.known_as}));
    for (std::size_t i = 0; i < model.waits.size(); ++i) column.icon_line("carer/waits/" + std::to_string(i + 1), "ahead", model.waits[i], text_style(TextSize::body));
    column.space(12);
    const bool easy = easy_.on(stage);
    print_and_scan(stage, column, "carer/copy", stage.t("carer.copy"), {app::PaperKind::carers_plan, easy});
    if (model.has_card) print_and_scan(stage, column, "carer/card", stage.t("carer.card"), {app::PaperKind::emergency_card, easy});
    turn_papers(stage, column, "carer/easy", easy_);
    if (!model.say.copy_given.empty()) column.icon_line("carer/given", "done", stage.t("plan.copy_given", {model.name.known_as, model.say.copy_given}), text_style(TextSize::body));
    if (!model.pdf.empty()) column.icon_line("carer/copied", "done", stage.t("agreed.copy_made", {model.pdf}), text_style(TextSize::body, Weight::medium, Colour::good_ink));
  }

  // Overdue in words and with its own picture; never by colour alone.
  static void clocks(Stage& stage, const app::CarerModel& model, Column& column) {
    using State = app::CarerClock::State;
    if (!model.clocks_problem.empty()) {
      column.space(18);
      column.icon_line("carer/clocks", "alert", stage.t(model.clocks_problem), text_style(TextSize::body, Colour::alert_ink));
    }
    if (model.clocks.empty()) return;
    column.space(18);
    column.words("", stage.t("carer.clocks"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    for (const app::CarerClock& clock : model.clocks) {
      column.space(10);
      bool late = clock.state == State::overdue;
      Colour colour = late ? Colour::alert_ink : clock.state == State::done ? Colour::good_ink : Colour::ink;
      std::string_view icon = late ? "alert" : clock.state == State::done ? "done" : "clock";
      std::string words = stage.t("carer.clock", {clock.what, clock.due});
      if (late) words = stage.t("carer.overdue", {words});
      column.icon_line("carer/clock/" + clock.id, icon, words, text_style(TextSize::body, Weight::medium, colour));
    }
  }

  static void events(Stage& stage, const app::CarerModel& model, Column& column) {
    if (model.events.empty()) return;
    column.space(20);
    column.words("", stage.t("carer.so_far"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    for (const app::CarerEventLine& event : model.events) {
      column.space(8);
      std::string words = stage.t("carer.event_on", {stage.t("carer.event." + event.event, {model.name.known_as}), event.day});
      column.icon_line("carer/event/" + event.event, "tick", words, text_style(TextSize::body));
    }
    if (model.days_to_offer < 0) return;
    column.space(8);
    column.words("carer/gap", stage.ui.texts->count("carer.gap", static_cast<std::size_t>(model.days_to_offer)), text_style(TextSize::small, Weight::medium, Colour::ink_soft));
  }

  static void not_agreed(Stage& stage, const app::CarerModel& model, Column& column) {
    if (!model.begun) return;
    Ui& ui = stage.ui;
    column.words("carer/from", stage.t("carer.from", {model.name.known_as}), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(12);
    if (model.not_agreed.empty()) return column.words("carer/from/none", stage.t("carer.from_none"), text_style(TextSize::body, Colour::ink_soft));
    for (std::size_t i = 0; i < model.not_agreed.size(); ++i) {
      const app::CarerWords& line = model.not_agreed[i];
      std::string id = "carer/from/" + std::to_string(i + 1);
      talk(ui, id, Voice::carer, line.question, line.words, column.take(talk_height(ui, line.question, line.words, column.w)));
      std::string marked = stage.t("carer.not_agreed", {model.name.known_as});
      Size size = mark_size(ui, marked);
      column.space(8);
      Rect at = column.take(size.h);
      mark(ui, id + "/mark", "talk", marked, Colour::accent_ink, Colour::accent_tint, {at.x, at.y, std::min(size.w, at.w), size.h});
      Rect buttons = column.take(quiet_height(ui));
      std::string keep = stage.t("carer.keep_words"), look = stage.t("carer.look");
      float keep_wide = quiet_width(ui, keep);
      bool beside = keep_wide + quiet_width(ui, look) <= buttons.w;
      if (quiet_button(ui, id + "/keep", keep, buttons.x - ui.px(12), buttons.y)) stage.push(app::CarerIntent(app::KeepCarersWords{line.record, line.dots}));
      Rect second = beside ? Rect{buttons.x + keep_wide, buttons.y, 0, 0} : column.take(quiet_height(ui));
      if (quiet_button(ui, id + "/look", look, second.x - ui.px(12), second.y)) stage.go(Page::conversation, model.name.id, model.conversation, line.item);
      column.space(18);
    }
  }

  // What has not come yet, and how each goes on.
  void waiting(Stage& stage, const app::CarerModel& model, Column& column) {
    if (!model.begun && model.unmet.lines.empty()) return;
    column.space(20);
    column.words("carer/waiting", stage.t("carer.waiting", {model.name.known_as}),
                 text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(12);
    unmet_.draw(stage, model.unmet, column, "carer/unmet");
  }

  // What was decided for each need: who gives it, from when, and which way it comes.
  void supports(Stage& stage, const app::CarerModel& model, Column& column) {
    if (!model.begun) return;
    Ui& ui = stage.ui;
    column.space(20);
    column.words("carer/supports", stage.t("carer.supports", {model.name.known_as}), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(12);
    std::vector<CardRow> rows;
    for (const auto& each : model.supports)
      rows.push_back({"carer/support/" + std::to_string(rows.size() + 1), "offer", each.title, each.below});
    const std::string tapped = card_rows(ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) support_.open(stage, model, &model.supports[i]);
    ButtonLook look;
    look.icon = "plus";
    if (quiet_button(ui, "carer/support/add", stage.t("carer.support_add"), column.x - ui.px(12), column.y, look)) support_.open(stage, model, nullptr);
    column.y += quiet_height(ui);
    unhappy_link(stage, column, "carer/unhappy", "carer-support", {});
  }

  // The right to a break: what is wanted, what was had, and why not.
  void breaks(Stage& stage, const app::CarerModel& model, Column& column) {
    if (!model.begun) return;
    Ui& ui = stage.ui;
    column.space(20);
    column.words("carer/breaks", stage.t("carer.breaks", {model.name.known_as}), text_style(TextSize::lead, Weight::semibold), Role::heading);
    if (!model.breaks_had.empty()) column.words("carer/breaks/had", model.breaks_had, text_style(TextSize::body, Colour::ink_soft));
    column.space(12);
    std::vector<CardRow> rows;
    for (const auto& each : model.breaks)
      rows.push_back({"carer/break/" + std::to_string(rows.size() + 1), each.given == "yes" ? "done" : each.given == "no" ? "flag" : "ring", each.title, each.below});
    std::string tapped = card_rows(ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) break_.open(stage, &model.breaks[i]);
    ButtonLook look;
    look.icon = "plus";
    if (quiet_button(ui, "carer/break/add", stage.t("carer.break_add"), column.x - ui.px(12), column.y, look)) break_.open(stage, nullptr);
    column.y += quiet_height(ui);
  }

  BreakSheet break_;
  CarerSupportSheet support_;
  UnmetPart unmet_;
  CarerEventSheet event_;
  CarerWants wants_;
  EasyRead easy_;  // of the papers
  HandOverSheet hand_over_;
};

}  // namespace

std::unique_ptr<View> make_carer_view() { return std::make_unique<CarerView>(); }

}  // namespace blether::ui
