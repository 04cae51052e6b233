#include "app/ui/views/outcome_sheets.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;

}  // namespace

// --- a new step

void NewStepSheet::open(Stage& stage) {
  open_ = true;
  asked_ = false;
  day_.reset();
  what_ = std::make_unique<EditorState>(kMostLine);
  who_ = std::make_unique<EditorState>(kMostLine);
  when_.clear();
  kind_ = "by";
  wish_.ask();
  stage.ui.wants_frame = true;
}

float NewStepSheet::form(Stage& stage, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  TextLook look;
  if (labelled_field(ui, column, "step/what", stage.t("step.what"), *what_, look, &wish_).submitted) who_->request_focus();
  column.space(16);
  labelled_field(ui, column, "step/who", stage.t("step.who"), *who_, look);
  column.space(16);
  label(column, "", stage.t("step.when"));
  auto kinds = chips(ui, "step/kind", choices_of(ui, "step.kind.", {"by", "from", "on"}), {kind_}, column.x, column.y, column.w);
  if (!kinds.tapped.empty()) kind_ = kinds.tapped, ui.wants_frame = true;
  column.y += kinds.height;
  column.space(12);
  day_.button(stage, column, "step/when", when_);
  std::string off = has_words(*what_) ? "" : stage.t("step.needs.what");
  if (asked_) problem(column, "step/missing", off);
  tapped = sheet_row(ui, column, "step/back", stage.t("sheet.go_back"), "step/keep", stage.t("step.keep"), off);
  return column.y;
}

void NewStepSheet::draw(Stage& stage, model::RecordId outcome) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "step", stage.t("step.add"), [&](Rect inside) { return form(stage, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::AddStep{outcome, what_->text(), who_->text(), when_, when_.empty() ? "" : kind_});
  is_open = day_.stays_open(stage, is_open);
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

// --- a step there is

void StepSheet::open(Stage& stage, const app::StepModel& step) {
  step_ = step.record;
  stage.ui.wants_frame = true;
}

void StepSheet::draw(Stage& stage, const app::OutcomeModel& model) {
  if (step_.is_none()) return;
  Ui& ui = stage.ui;
  for (const app::StepModel& step : model.steps) {
    if (step.record != step_) continue;
    bool done = false, removed = false;
    bool is_open = sheet(ui, "step/edit", stage.t("step.title"), [&](Rect inside) {
      Column column(ui, inside);
      TextLook look;
      look.one_paragraph = true;
      label(column, "", stage.t("step.what"));
      column_narrative(stage, column, "step/what", stage.t("step.what"), step.what, 1, look);
      column.space(16);
      label(column, "", stage.t("step.who"));
      column_narrative(stage, column, "step/who", stage.t("step.who"), step.who, 1, look);
      SheetRow row = sheet_row(ui, column, "step/remove", stage.t("step.remove"), "step/done", stage.t("sheet.done"));
      removed = row.back, done = row.go;
      return column.y;
    });
    if (removed) stage.push(app::RemoveStep{step_});
    if (!is_open || done || removed) stage.editors.flush(stage.intents), step_ = {};
    return;
  }
  step_ = {};  // removed meanwhile
}

}  // namespace blether::ui
