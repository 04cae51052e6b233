#include "app/ui/views/risk_sheet.h"

#include "app/ui/views/dates.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;

}  // namespace

void DecideSheet::open(Stage& stage, const app::RiskModel& model) {
  open_ = true, asked_ = false;
  day_.reset();
  way_ = model.decision.empty() ? model.way : model.decision;
  agrees_.clear();  // asked every time
  review_on_ = model.review_on;
  by_ = std::make_unique<EditorState>(kMostLine);
  by_->offer(model.decided_by);
  stage.ui.wants_frame = true;
}

std::string DecideSheet::missing(const Stage& stage) const {
  if (way_.empty()) return "risk.needs.way";
  if (!has_words(*by_)) return "risk.needs.by";
  if (agrees_.empty()) return "risk.needs.agrees";
  auto review = base::parse_date(review_on_);
  return review && *review > today_of(stage.model.now_ms) ? "" : "risk.needs.review";
}

float DecideSheet::form(Stage& stage, const app::RiskModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  const std::string& name = model.name.known_as;
  if (day_.draw(stage, column)) return column.y;
  label(column, "", stage.t("risk.way"));
  one_of(ui, column, "risk/decide/way", choices_of(ui, "risk.way.", {"as-it-is", "with-help", "step-by-step", "try-first", "not-now"}), way_);
  column.space(16);
  labelled_field(ui, column, "risk/decide/by", stage.t("risk.by"), *by_);
  column.space(16);
  label(column, "", stage.t("risk.ask_agrees", {name}));
  auto answers = choices_of(ui, "risk.agrees.", {"yes", "no"}, name);
  if (auto code = boxes(ui, "risk/decide/agrees", answers, column.take(boxes_height(ui, answers, column.w)), agrees_); !code.empty()) agrees_ = code, ui.wants_frame = true;
  column.space(16);
  day_.ask(stage, column, "risk/decide/review", stage.t("options.look_again"), review_on_);
  std::string key = missing(stage), off = key.empty() ? "" : stage.t(key, {name});
  if (asked_) problem(column, "risk/decide/missing", off);
  tapped = sheet_row(ui, column, "risk/decide/back", stage.t("sheet.go_back"), "risk/decide/keep", stage.t("risk.keep"), off);
  return column.y;
}

void DecideSheet::draw(Stage& stage, const app::RiskModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "risk/decision", stage.t("risk.decide"), [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go)
    stage.push(app::DecisionIntent(app::DecideRisk{model.record, way_, by_->text(), agrees_, review_on_, model.seen_decision, model.seen_agrees}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

}  // namespace blether::ui
