// Positive risk: what somebody wants to do, the good and the harm, each one's own view, what is agreed and who decided.
#include <algorithm>

#include "app/core/read_models_decisions.h"
#include "app/ui/views/beside.h"
#include "app/ui/views/card_rows.h"
#include "app/ui/views/risk_sheet.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

class RisksView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::RisksModel& model = *stage.model.risks;
    ActionRow actions(ui);
    actions.right("risks/new", stage.t("risk.new"), ButtonKind::primary, "plus");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "risks", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(28);
      page_title(ui, column, stage.t("risk.list_title", {model.name.known_as}));
      column.words("risks/lead", stage.t("risk.lead", {model.name.known_as}), text_style(TextSize::lead, Weight::medium));
      column.space(18);
      std::vector<CardRow> rows;
      for (const auto& line : model.lines) rows.push_back({"risks/row/" + std::to_string(rows.size() + 1), line.decided ? "done" : "ring", line.want, line.below});
      std::string tapped = card_rows(ui, column, rows);
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].id == tapped) stage.go(Page::risk, model.name.id, model.lines[i].record);
      return column.y + ui.px(12);
    });
    if (!actions.draw(ui).empty()) stage.go(Page::risk, model.name.id, model.blank);
  }
};

class RiskView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::RiskModel& model = *stage.model.risk;
    ActionRow actions(ui);
    if (!ui.large()) actions.left("risk/leave", stage.t("risk.leave"), ButtonKind::secondary);
    actions.right("risk/decide", stage.t(model.decision.empty() ? "risk.decide" : "risk.decide_again"), ButtonKind::primary, "agree");
    actions.off(model.waits);
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "risk", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("risk.title", {model.name.known_as}));
      saved_line(stage, column);
      standing(stage, model, column);
      beside(ui, column, 40, [&](Column& left) { about(stage, model, left); },
             [&](Column& right) { views(stage, model, right), agreed(stage, model, right); });
      return column.y + ui.px(12);
    });
    std::string off;
    std::string tapped = actions.draw(ui, &off);
    if (!off.empty()) asked_ = true, ui.wants_frame = true;
    if (tapped == "risk/leave") stage.go(Page::risks, model.name.id);
    if (tapped == "risk/decide") sheet_.open(stage, model);
    sheet_.draw(stage, model);
  }

 private:
  void standing(Stage& stage, const app::RiskModel& model, Column& column) {
    if (asked_) problem(column, "risk/waits", model.waits), column.space(12);
    if (model.disputed) problem(column, "risk/disputed", stage.t("risk.disputed")), column.space(12);
    if (model.decided.empty()) return;
    column.icon_line("risk/decided", "done", model.decided, text_style(TextSize::body, Weight::semibold));
    std::string agrees = stage.t(model.agrees == "yes" ? "risk.agrees.yes" : "risk.agrees.no", {model.name.known_as});
    column.icon_line("risk/agrees", "said", agrees, text_style(TextSize::body, Weight::semibold));
    column.icon_line("risk/review", "calendar", model.review, text_style(TextSize::body, Weight::semibold));
    column.space(18);
  }

  static void heading(Column& column, std::string_view id, const std::string& words) {
    column.words(id, words, text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(12);
  }

  static void words(Stage& stage, Column& column, std::string_view id, const std::string& name, const app::FieldText& field, int rows = 1) {
    label(column, "", name);
    column_narrative(stage, column, id, name, field, rows);
    column.space(18);
  }

  static void push(Stage& stage, const app::RiskModel& model, const char* field, const std::string& value) {
    stage.push(app::DecisionIntent(app::SetRisk{model.record, field, value}));
  }

  // One of a few, as boxes; tapped again it is taken back.
  static void grade(Stage& stage, const app::RiskModel& model, Column& column, const char* field, const std::string& chosen) {
    Ui& ui = stage.ui;
    std::string id = std::string("risk/") + field, key = std::string("risk.") + field;
    label(column, "", stage.t(key));
    auto choices = choices_of(ui, key + ".", {"1", "2", "3"});
    Rect rect = column.take(boxes_height(ui, choices, column.w));
    if (auto tapped = boxes(ui, id, choices, rect, chosen); !tapped.empty()) push(stage, model, field, tapped == chosen ? "" : tapped);
    column.space(18);
  }

  static void about(Stage& stage, const app::RiskModel& model, Column& column) {
    const std::string& name = model.name.known_as;
    heading(column, "risk/about", stage.t("risk.about", {name}));
    words(stage, column, "risk/want", stage.t("risk.want", {name}), model.want, 2);
    words(stage, column, "risk/why", stage.t("risk.why", {name}), model.why, 2);
    if (!model.outcomes.empty()) {
      label(column, "", stage.t("money.for"));
      for (const app::Choice& outcome : model.outcomes) {
        bool chosen = model.outcome == outcome.code;
        std::string id = "risk/outcome/" + std::to_string(&outcome - model.outcomes.data() + 1);
        if (ring_row(stage.ui, column, id, outcome.label, chosen)) push(stage, model, "outcome", chosen ? "" : outcome.code);
      }
      column.space(8);
    }
    words(stage, column, "risk/good", stage.t("risk.good"), model.good, 2);
    words(stage, column, "risk/harm", stage.t("risk.harm"), model.harm, 2);
    words(stage, column, "risk/harm-to", stage.t("risk.harm_to"), model.harm_to);
    grade(stage, model, column, "likely", model.likely);
    grade(stage, model, column, "bad", model.bad);
    words(stage, column, "risk/worked", stage.t("risk.worked"), model.worked, 2);
  }

  static void views(Stage& stage, const app::RiskModel& model, Column& column) {
    heading(column, "risk/views", stage.t("risk.views"));
    std::string carer = model.carer_name.empty() ? stage.t("risk.view_carer") : stage.t("risk.view_of", {model.carer_name});
    words(stage, column, "risk/view-person", stage.t("risk.view_of", {model.name.known_as}), model.view_person);
    words(stage, column, "risk/view-carer", carer, model.view_carer);
    words(stage, column, "risk/view-worker", stage.t("risk.view_worker"), model.view_worker);
    words(stage, column, "risk/view-other", stage.t("risk.view_other"), model.view_other);
  }

  static void agreed(Stage& stage, const app::RiskModel& model, Column& column) {
    Ui& ui = stage.ui;
    heading(column, "risk/agreed", stage.t("risk.agreed"));
    label(column, "", stage.t("risk.way"));
    for (const char* code : {"as-it-is", "with-help", "step-by-step", "try-first", "not-now"})
      if (ring_row(ui, column, std::string("risk/way/") + code, stage.t(std::string("risk.way.") + code), model.way == code)) push(stage, model, "way", code);
    column.space(8);
    words(stage, column, "risk/plan", stage.t("risk.plan"), model.plan, 2);
    words(stage, column, "risk/signs", stage.t("risk.signs"), model.signs);
    words(stage, column, "risk/tell", stage.t("risk.tell"), model.tell);
    words(stage, column, "risk/sooner", stage.t("risk.sooner"), model.sooner);
    label(column, "", stage.t("risk.capacity", {model.name.known_as}));
    for (const char* code : {"presumed", "doubt", "lacks"})
      if (ring_row(ui, column, std::string("risk/capacity/") + code, stage.t(std::string("capacity.view.") + code, {model.name.known_as}), model.capacity == code)) push(stage, model, "capacity", code);
    unhappy_link(stage, column, "risk/unhappy", "risk", model.is_new ? model::RecordId{} : model.record);
    if (model.is_new) return;
    if (quiet_button(ui, "risk/remove", stage.t("risk.remove"), column.x - ui.px(12), column.y)) stage.push(app::DecisionIntent(app::RemoveDecision{model.record}));
    column.y += quiet_height(ui);
  }

  bool asked_ = false;
  DecideSheet sheet_;
};

}  // namespace

std::unique_ptr<View> make_risks_view() { return std::make_unique<RisksView>(); }
std::unique_ptr<View> make_risk_view() { return std::make_unique<RiskView>(); }

}  // namespace blether::ui
