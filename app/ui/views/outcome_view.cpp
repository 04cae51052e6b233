// One thing somebody wants: in her words, how it is now, who does what, and what has not come yet.
#include <algorithm>

#include "app/ui/views/dates.h"
#include "app/ui/views/outcome_sheets.h"
#include "app/ui/views/unmet_part.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

constexpr std::size_t kChipsShown = 6;

class OutcomeView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::OutcomeModel& model = *stage.model.outcome;
    const std::string& words = stage.editors.words(model.want);
    ActionRow actions(ui);
    actions.left("outcome/not-now", stage.t("outcome.not_now"), ButtonKind::secondary);
    if (!model.is_new) actions.right("outcome/remove", stage.t("outcome.remove"), ButtonKind::quiet);
    actions.right("outcome/keep", stage.t("outcome.keep"), ButtonKind::primary);
    bool empty = words.find_first_not_of(" \t\n") == std::string::npos;
    if (empty) actions.off(stage.t("outcome.needs.want", {model.name.known_as}));
    Rect page = stage.page;
    float side = ui.px(ui.one_pane() ? (ui.portrait() ? 32.F : 40.F) : 64.F);
    actions.place(page, side);
    scroll_page(ui, "outcome", page, side, [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("outcome.title", {model.name.known_as}));
      saved_line(stage, column);
      draw_wish(stage, model, column);
      draw_domains(stage, model, column);
      draw_score(stage, model, column);
      draw_why(stage, model, column);
      draw_steps(stage, model, column);
      draw_unmet(stage, model, column);
      draw_near(stage, model, column);
      return column.y + ui.px(16);
    });
    std::string why_not, tapped = actions.draw(ui, &why_not);
    if (!why_not.empty()) asked_ = true, ui.wants_frame = true, ui.scroll_to("outcome", 0);
    on_action(stage, model, tapped);
    draw_sheets(stage, model);
  }

 private:
  void on_action(Stage& stage, const app::OutcomeModel& model, const std::string& id) {
    if (id == "outcome/keep") stage.push(app::KeepOutcome{model.record});
    if (id == "outcome/remove") removing_ = true, stage.ui.wants_frame = true;
    if (id != "outcome/not-now") return;
    if (model.came_from_conversation && !model.conversation.is_none())
      stage.go(Page::conversation, model.name.id, model.conversation);
    else stage.go(Page::outcomes, model.name.id);
  }

  // "I want to … so that …": label beside its words, above them at large text.
  void wish_line(Stage& stage, Column& column, std::string_view id, const std::string& name, const app::FieldText& field) {
    Ui& ui = stage.ui;
    TextLook look;
    look.one_paragraph = true;
    TextStyle style = text_style(TextSize::title);
    if (ui.one_pane()) {
      column.words("", name, style);
      column.space(4);
      column_narrative(stage, column, id, name, field, 1, look);
    } else {
      float beside = ui.px(170);
      float height = narrative_height(ui, stage.editors.on(field), column.w - beside, 1);
      Rect line = column.take(height);
      Rect at = line.cut_left(beside);
      ui.words_in(name, style, {at.x, at.y, at.w, std::min(at.h, ui.px(80))}, 0);
      draw_narrative(stage, id, name, field, line, look);
    }
  }

  void draw_wish(Stage& stage, const app::OutcomeModel& model, Column& column) {
    std::string want = stage.t("outcome.want"), so = stage.t("outcome.so_that");
    wish_line(stage, column, "outcome/want", want, model.want);
    if (asked_ && stage.editors.words(model.want).empty()) {
      column.space(6);
      column.icon_line("outcome/missing", "alert", stage.t("outcome.needs.want", {model.name.known_as}),
                       text_style(TextSize::body, Weight::medium, Colour::alert_ink));
    }
    column.space(14);
    wish_line(stage, column, "outcome/so-that", so, model.so_that);
    for (const std::string& conflict : model.conflicts) {
      ButtonLook look;
      look.icon = "two";
      column.space(8);
      if (quiet_button(stage.ui, "outcome/conflict", stage.t("people.two_versions"), column.x - stage.ui.px(12), column.y, look))
        stage.go(Page::conflict, model.name.id, {}, conflict);
      column.y += quiet_height(stage.ui);
      break;
    }
  }

  void part(Stage& stage, Column& column, std::string_view title, std::string_view soft = {}) {
    Ui& ui = stage.ui;
    column.space(18);
    TextStyle style = text_style(TextSize::lead, Weight::semibold);
    Size took = ui.words("", title, style, column.x, column.y, column.w);
    TextStyle hint = text_style(TextSize::lead, Weight::regular, Colour::ink_soft);
    bool beside = !soft.empty() && took.w + ui.px(10) + ui.measure(soft, hint).w <= column.w;
    if (beside) ui.words("", soft, hint, column.x + took.w + ui.px(10), column.y);
    column.y += took.h;
    if (!soft.empty() && !beside) column.words("", soft, hint);
    column.space(8);
  }

  void draw_domains(Stage& stage, const app::OutcomeModel& model, Column& column) {
    Ui& ui = stage.ui;
    part(stage, column, stage.t("outcome.about"));
    std::vector<app::Choice> shown;
    std::vector<std::string> icons;
    auto add = [&](std::size_t i) {
      shown.push_back(model.domains[i]);
      icons.push_back(i < model.domain_icons.size() ? model.domain_icons[i] : "");
    };
    for (std::size_t i = 0; i < model.domains.size(); ++i)
      if (model.domains[i].code == model.domain && i >= kChipsShown) add(i);
    for (std::size_t i = 0; i < std::min(kChipsShown, model.domains.size()); ++i) add(i);
    shown.push_back({"more", stage.t("outcome.more")});
    icons.emplace_back("menu");
    auto result = chips(ui, "outcome/domain", shown, {model.domain}, column.x, column.y, column.w, icons);
    column.y += result.height;
    if (result.tapped == "more") domains_open_ = true, ui.wants_frame = true;
    else if (!result.tapped.empty()) set_domain(stage, model, result.tapped);
  }

  static void set_domain(Stage& stage, const app::OutcomeModel& model, const std::string& code) {
    stage.push(app::SetOutcome{model.record, "domain", code == model.domain ? "" : code});
  }

  void draw_score(Stage& stage, const app::OutcomeModel& model, Column& column) {
    Ui& ui = stage.ui;
    part(stage, column, stage.t("outcome.now"), stage.t("outcome.now_hint", {model.name.known_as}));
    std::string tapped = faces(ui, "outcome/score", column.take(faces_height(ui)), model.start_score);
    column.space(8);
    std::vector<app::Choice> others = choices_of(ui, "scale.", {"not-sure", "rather-not-say"});
    auto more = chips(ui, "outcome/score", others, {model.start_score}, column.x, column.y, column.w);
    if (!more.tapped.empty()) tapped = more.tapped;
    bool noted = !stage.editors.words(model.start_note).empty();
    if (!noted && !note_open_) {
      ButtonLook look;
      look.icon = "pen";
      std::string words = stage.t("outcome.say_why_none");
      float wide = quiet_width(ui, words, look), chips_wide = ui.px(24);
      for (const app::Choice& each : others) chips_wide += chip_width(ui, each.label, true) + ui.px(12);
      bool beside = chips_wide + wide <= column.w;
      float x = beside ? column.x + column.w - wide + ui.px(12) : column.x - ui.px(12);
      float y = beside ? column.y + (chip_height(ui) - quiet_height(ui)) / 2 : column.y + more.height + ui.px(8);
      if (quiet_button(ui, "outcome/say-why", words, x, y, look)) {
        note_open_ = true;
        stage.editors.focus(model.start_note);
        ui.wants_frame = true;
      }
      column.y = beside ? column.y + more.height : y + quiet_height(ui);
    } else {
      column.y += more.height;
      column.space(16);
      label(column, "", stage.t("outcome.say_why"));
      column_narrative(stage, column, "outcome/note", stage.t("outcome.say_why"), model.start_note, 1);
    }
    if (!tapped.empty()) stage.push(app::SetOutcome{model.record, "start_score", tapped == model.start_score ? "" : tapped});
  }

  void draw_why(Stage& stage, const app::OutcomeModel& model, Column& column) {
    Ui& ui = stage.ui;
    std::string own = stage.t("outcome.own_words", {model.name.known_as}), why = stage.t("outcome.why", {model.name.known_as});
    part(stage, column, own);
    column_narrative(stage, column, "outcome/own-words", own, model.own_words, 2);
    part(stage, column, why);
    column_narrative(stage, column, "outcome/why", why, model.why, 2);
    auto on_a_day = [&](const char* id, const char* key, const app::FieldText& field) {
      part(stage, column, stage.t(key));
      column_narrative(stage, column, id, stage.t(key), field, 1);
    };
    on_a_day("outcome/good-day", "field.outcome.good_day", model.good_day);
    on_a_day("outcome/hard-day", "field.outcome.hard_day", model.hard_day);
    if (!model.helps.empty()) {
      part(stage, column, stage.t("outcome.helps"));
      column.icon_line("outcome/helps", "star", in_a_line(model.helps), text_style(TextSize::body));
    }
    part(stage, column, stage.t("outcome.target"));
    std::string words = model.target_date.empty() ? stage.t("date.choose") : date_words(*ui.texts, stage.model.now_ms, model.target_date);
    ButtonLook look;
    look.icon = "calendar";
    Rect at = column.take(button_height(ui));
    if (button(ui, "outcome/date", words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look))
      date_.open(model.target_date, stage.model.now_ms);
  }

  void draw_steps(Stage& stage, const app::OutcomeModel& model, Column& column) {
    Ui& ui = stage.ui;
    part(stage, column, stage.t("outcome.steps"));
    if (!model.steps.empty()) {
      float pad = ui.px(20), chevron = ui.px(40), inner = column.w - 2 * pad - chevron, height = 0;
      std::vector<std::string> when;
      for (const app::StepModel& step : model.steps) {
        when.push_back(due_words(*ui.texts, stage.model.now_ms, step.when, step.when_kind));
        height += plan_line_height(ui, {step.icon, step.what.text, step.who.text, when.back()}, inner);
      }
      Rect whole = column.take(height);
      card(ui, whole);
      for (std::size_t i = 0; i < model.steps.size(); ++i) {
        const app::StepModel& step = model.steps[i];
        PlanLine line{step.icon, step.what.text, step.who.text, when[i]};
        Rect rect = whole.cut_top(plan_line_height(ui, line, inner));
        step_row(stage, step, line, i, rect, {rect.x + pad, rect.y, inner, rect.h}, i + 1 < model.steps.size());
      }
      column.space(12);
    }
    ButtonLook look;
    look.icon = "plus";
    std::string words = stage.t("step.add");
    Rect at = column.take(button_height(ui));
    if (button(ui, "outcome/step/add", words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look))
      new_step_.open(stage);
  }

  void step_row(Stage& stage, const app::StepModel& step, const PlanLine& line, std::size_t i, Rect rect, Rect words, bool divider) {
    Ui& ui = stage.ui;
    Node node;
    node.id = "outcome/step/" + std::to_string(i + 1), node.role = Role::list_row;
    node.name = std::string(line.what) + ". " + std::string(line.who), node.value = line.when;
    Touch touch = ui.touch(node, rect);
    if (touch.held) ui.fill(rect.inset(2, 1), Colour::primary_tint, ui.px(14));
    if (divider) ui.line(words.x, rect.bottom() - 0.5F, rect.right() - ui.px(20), rect.bottom() - 0.5F, Colour::line);
    plan_line(ui, line, words);
    ui.icon_in("next", {words.right(), rect.y, rect.right() - ui.px(16) - words.right(), rect.h}, ui.px(26), Colour::ink_soft);
    if (touch.focused) ui.focus_ring(rect.inset(ui.px(10)), ui.px(14));
    if (touch.pressed) step_.open(stage, step);
  }

  void draw_unmet(Stage& stage, const app::OutcomeModel& model, Column& column) {
    part(stage, column, stage.t("outcome.unmet"));
    unmet_.draw(stage, model.unmet, column, "outcome/unmet");
  }

  static void draw_near(Stage& stage, const app::OutcomeModel& model, Column& column) {
    if (model.is_new) return;
    Ui& ui = stage.ui;
    ButtonLook look;
    look.icon = "sign";
    column.space(14);
    std::string words = stage.t("outcome.near", {model.name.known_as});
    Rect at = column.take(button_height(ui));
    if (button(ui, "outcome/directory", words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look))
      stage.go(Page::directory, model.name.id, model.record);
  }

  void draw_sheets(Stage& stage, const app::OutcomeModel& model) {
    if (auto day = date_.draw(stage)) stage.push(app::SetOutcome{model.record, "target_date", *day});
    new_step_.draw(stage, model.record);
    step_.draw(stage, model);
    unmet_.draw_sheets(stage, model.name, model.unmet);
    if (domains_open_) domain_sheet(stage, model);
    if (removing_) remove_sheet(stage, model);
  }

  void domain_sheet(Stage& stage, const app::OutcomeModel& model) {
    std::string tapped;
    bool is_open = sheet(stage.ui, "outcome/domains", stage.t("outcome.about"), [&](Rect inside) {
      auto result = chips(stage.ui, "outcome/domain", model.domains, {model.domain}, inside.x, inside.y, inside.w, model.domain_icons);
      tapped = result.tapped;
      return inside.y + result.height;
    });
    if (!tapped.empty()) set_domain(stage, model, tapped);
    domains_open_ = is_open && tapped.empty();
  }

  void remove_sheet(Stage& stage, const app::OutcomeModel& model) {
    SheetRow tapped;
    bool is_open = sheet(stage.ui, "outcome/removing", stage.t("outcome.remove_title"), [&](Rect inside) {
      Column column(stage.ui, inside);
      column.words("outcome/removing/words", stage.t("outcome.remove_words"), text_style(TextSize::body));
      tapped = sheet_row(stage.ui, column, "outcome/remove/back", stage.t("sheet.go_back"), "outcome/remove/go",
                         stage.t("outcome.remove"), {}, ButtonKind::danger);
      return column.y;
    });
    if (tapped.go) stage.push(app::RemoveOutcome{model.record});
    removing_ = is_open && !tapped.go && !tapped.back;
  }

  bool asked_ = false, note_open_ = false, domains_open_ = false, removing_ = false;
  DateSheet date_;
  NewStepSheet new_step_;
  StepSheet step_;
  UnmetPart unmet_;
};

}  // namespace

std::unique_ptr<View> make_outcome_view() { return std::make_unique<OutcomeView>(); }

}  // namespace blether::ui
