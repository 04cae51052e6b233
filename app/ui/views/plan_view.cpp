// The plan: read it together, say if it is right, sign if one wants to, leave a copy.
#include "app/core/read_models_plan.h"
#include "app/ui/views/card_rows.h"
#include "app/ui/views/scan_button.h"
#include "app/ui/views/signed_page.h"
#include "app/ui/views/unmet_part.h"

namespace blether::ui {

namespace {

class PlanView final : public View {
 public:
  void draw(Stage& stage) override {
    const app::PlanModel& model = *stage.model.plan;
    const std::string& name = model.name.known_as;
    SignedPage page{.name = model.name,
                    .say = model,
                    .paper = {"plan", model.date_words, stage.t("agreed.nothing", {name}), model.money, model.outcomes},
                    .pane = 384,
                    .title = stage.t("plan.title", {name}),
                    .question = stage.t("plan.ask", {name}),
                    .changed = stage.t("plan.changed_words", {name}),
                    .before = model.needs.empty() ? "" : model.needs.front().words,
                    .pdf = model.pdf,
                    .above = [&](Column& column) { needs(stage, model, column); },
                    .below = [&](Column& column) { below(stage, model, column); }};
    auto tapped = say_.draw(stage, page);
    unmet_.draw_sheets(stage, model.name, model.unmet);
    if (tapped.copy) stage.push(app::LeavePaper{app::PaperKind::plan, easy_.on(stage)});
    if (tapped.keep)
      stage.push(app::PlanIntent(app::SayPlan{tapped.keep->answer, tapped.keep->seen, tapped.keep->signature}));
  }

 private:
  static void needs(Stage& stage, const app::PlanModel& model, Column& column) {
    if (model.needs.empty()) return;
    label(column, "plan/needs", stage.t("plan.before", {model.name.known_as}));
    std::vector<CardRow> rows;
    for (const auto& need : model.needs)
      rows.push_back({"plan/need/" + std::to_string(rows.size() + 1), "ahead", need.words, ""});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) stage.push(app::Go{model.needs[i].opens});
    column.space(18);
  }

  void below(Stage& stage, const app::PlanModel& model, Column& column) {
    scan_button(stage, column, "plan/copy", {app::PaperKind::plan, easy_.on(stage)});
    turn_papers(stage, column, "plan/easy", easy_);
    column.space(18);
    label(column, "plan/unmet", stage.t("unmet.title"));
    unmet_.draw(stage, model.unmet, column, "plan/unmet");
    column.space(18);
  }

  SignedPageView say_;
  EasyRead easy_;  // of the paper
  UnmetPart unmet_;
};

}  // namespace

std::unique_ptr<View> make_plan_view() { return std::make_unique<PlanView>(); }

}  // namespace blether::ui
