// The plan: read it together, say if it is right, sign if one wants to, leave a copy.
#include "app/core/read_models_plan.h"
#include "app/ui/signature_pad.h"
#include "app/ui/views/card_rows.h"
#include "app/ui/views/paper.h"

namespace blether::ui {

namespace {

class PlanView final : public View {
 public:
  void draw(Stage& stage) override {
    const app::PlanModel& model = *stage.model.plan;
    take_in(model);
    if (stage.ui.one_pane()) one_pane(stage, model);
    else two_panes(stage, model);
  }

 private:
  // What was handed over is on the page now: the pad and the choice begin anew.
  void take_in(const app::PlanModel& model) {
    if (!sent_ || model.said_ms == said_before_) return;
    sent_ = asked_ = false;
    answer_.clear();
    pen_.clear();
  }
  bool is_saying() const { return !answer_.empty() || !pen_.empty(); }

  void one_pane(Stage& stage, const app::PlanModel& model) {
    Ui& ui = stage.ui;
    Rect page = stage.page;
    ActionRow actions(ui);
    if (is_saying()) actions.right("plan/keep", keep_words(stage, model), ButtonKind::primary, "tick"), actions.off(off(stage, model));
    else actions.right("plan/copy", stage.t("agreed.copy", {model.name.known_as}), ButtonKind::primary, "print");
    actions.place(page);
    scroll_page(ui, "plan", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("plan.title", {model.name.known_as}));
      saved_line(stage, column);
      paper(stage, model, column, 0);
      column.space(24);
      say(stage, model, column);
      return column.y + ui.px(12);
    });
    std::string off_tapped;
    act(stage, model, actions.draw(ui, &off_tapped));
    if (!off_tapped.empty()) asked_ = true, ui.wants_frame = true;
  }

  void two_panes(Stage& stage, const app::PlanModel& model) {
    Ui& ui = stage.ui;
    Rect below = paper_beside(
        stage, "plan", ui.px(384), [&](Column& column, float least) { paper(stage, model, column, least); },
        [&](Column& column) { say(stage, model, column); });
    bool off_tapped = false;
    std::string why = off(stage, model);
    ButtonLook look;
    look.icon = is_saying() ? "tick" : "print", look.off_tapped = &off_tapped;
    if (is_saying()) look.off = why;
    const char* id = is_saying() ? "plan/keep" : "plan/copy";
    std::string words = is_saying() ? keep_words(stage, model) : stage.t("agreed.copy", {model.name.known_as});
    if (button(ui, id, words, below, ButtonKind::primary, look)) act(stage, model, id);
    if (off_tapped) asked_ = true, ui.wants_frame = true;
  }

  static std::string keep_words(const Stage& stage, const app::PlanModel& model) { return stage.t("plan.keep", {model.name.known_as}); }

  // Why it cannot be kept as it is now; empty: it can.
  std::string off(Stage& stage, const app::PlanModel& model) const {
    if (answer_.empty()) return stage.t("plan.needs.answer", {model.name.known_as});
    if (answer_ != "disagree" && !model.needs.empty()) return model.needs.front().words;
    if (answer_ != "agree" && stage.editors.words(model.words).find_first_not_of(" \t\n") == std::string::npos)
      return stage.t("plan.needs.words", {model.name.known_as});
    return "";
  }

  void act(Stage& stage, const app::PlanModel& model, std::string_view tapped) {
    if (tapped == "plan/copy") stage.push(app::LeavePlan{});
    if (tapped != "plan/keep") return;
    sent_ = true, said_before_ = model.said_ms;
    stage.push(app::PlanIntent(app::SayPlan{answer_, model.seen, care::is_signature(pen_.strokes()) ? pen_.strokes() : care::Strokes()}));
  }

  static void paper(Stage& stage, const app::PlanModel& model, Column& column, float least) {
    paper_sheet(stage, {"plan", model.date_words, stage.t("agreed.nothing", {model.name.known_as}), model.money, model.outcomes}, column, least);
  }

  static void needs(Stage& stage, const app::PlanModel& model, Column& column) {
    if (model.needs.empty()) return;
    label(column, "plan/needs", stage.t("plan.before", {model.name.known_as}));
    std::vector<CardRow> rows;
    for (const auto& need : model.needs) rows.push_back({"plan/need/" + std::to_string(rows.size() + 1), "ahead", need.words, ""});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) stage.push(app::Go{model.needs[i].opens});
    column.space(18);
  }

  void say(Stage& stage, const app::PlanModel& model, Column& column) {
    Ui& ui = stage.ui;
    const std::string& name = model.name.known_as;
    standing(stage, model, column);
    needs(stage, model, column);
    column.words("plan/ask", stage.t("plan.ask", {name}), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(14);
    if (model.disputed) problem(column, "plan/disputed", stage.t("agreed.settle_first", {name})), column.space(12);
    const std::string& shown = is_saying() ? answer_ : model.answer;
    for (const char* code : {"agree", "part", "disagree"})
      if (ring_row(ui, column, std::string("plan/") + code, stage.t(std::string("agreed.") + code), shown == code)) answer_ = code, ui.wants_frame = true;
    column.space(4);
    std::string own = stage.t("agreed.words", {name});
    label(column, "", own);
    column_narrative(stage, column, "plan/words", own, model.words, 1);
    column.space(16);
    sign(stage, model, column);
    if (asked_) problem(column, "plan/missing", is_saying() ? off(stage, model) : "");
    column.space(14);
    copies(stage, model, column);
  }

  void sign(Stage& stage, const app::PlanModel& model, Column& column) {
    Ui& ui = stage.ui;
    Rect at = column.take(signature_pad_height(ui, column.w));
    if (!is_saying() && !model.signature.empty()) return signature(ui, "plan/signed", stage.t("paper.signed", {model.name.full}), model.signature, at);
    signature_pad(ui, "plan/sign", stage.t("agreed.sign"), stage.t("agreed.clear"), at, pen_);
  }

  // What was said last stands above the question: it is the news of the page when something changed since.
  static void standing(Stage& stage, const app::PlanModel& model, Column& column) {
    Ui& ui = stage.ui;
    const std::string& name = model.name.known_as;
    if (model.changed_since) {
      std::string words = stage.t("agreed.changed");
      Size size = mark_size(ui, words);
      mark(ui, "plan/changed", "pen", words, Colour::alert_ink, Colour::alert_tint, column.take(size.h).cut_left(size.w));
      column.space(6);
      column.words("plan/changed/words", stage.t("plan.changed_words", {name}), text_style(TextSize::body, Colour::ink_soft));
      column.space(10);
    }
    if (!model.said.empty()) column.icon_line("plan/said", "said", model.said, text_style(TextSize::body, Weight::medium)), column.space(14);
  }

  static void copies(Stage& stage, const app::PlanModel& model, Column& column) {
    const std::string& name = model.name.known_as;
    std::string copy = !model.pdf.empty()          ? stage.t("agreed.copy_made", {model.pdf})
                       : !model.copy_given.empty() ? stage.t("plan.copy_given", {name, model.copy_given})
                                                   : "";
    if (!copy.empty()) column.icon_line("plan/copied", "done", copy, text_style(TextSize::body, Weight::medium, Colour::good_ink)), column.space(6);
    unhappy_link(stage, column, "plan/unhappy", "plan", model.agreement);
  }

  std::string answer_;            // chosen, not kept yet
  PenState pen_;
  bool asked_ = false, sent_ = false;
  std::int64_t said_before_ = 0;  // PlanModel::said_ms when it was handed over
};

}  // namespace

std::unique_ptr<View> make_plan_view() { return std::make_unique<PlanView>(); }

}  // namespace blether::ui
