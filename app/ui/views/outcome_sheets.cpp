#include "app/ui/views/outcome_sheets.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;
constexpr std::size_t kMostWords = 20'000;

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

// --- something that cannot be had yet

void UnmetSheet::open(Stage& stage) {
  open_ = true;
  asked_ = false;
  day_.reset();
  need_ = std::make_unique<EditorState>(kMostLine);
  words_ = std::make_unique<EditorState>(kMostWords);
  interim_ = std::make_unique<EditorState>(kMostWords);
  reason_.clear();
  look_again_.clear();
  wish_.ask();
  stage.ui.wants_frame = true;
}

std::string UnmetSheet::missing() const {
  if (!has_words(*need_)) return "unmet.needs.need";
  if (reason_.empty()) return "unmet.needs.reason";
  if (reason_ == "UN99" && !has_words(*words_)) return "unmet.needs.words";
  if (look_again_.empty()) return "unmet.needs.look_again";
  return "";
}

float UnmetSheet::form(Stage& stage, const app::OutcomeModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  TextLook look;
  labelled_field(ui, column, "unmet/need", stage.t("unmet.need"), *need_, look, &wish_);
  column.space(16);
  label(column, "", stage.t("unmet.reason"));
  auto reasons = chips(ui, "unmet/reason", model.unmet_reasons, {reason_}, column.x, column.y, column.w);
  if (!reasons.tapped.empty()) reason_ = reasons.tapped, ui.wants_frame = true;
  column.y += reasons.height;
  column.space(16);
  field_in_words(stage, column, "unmet/words", stage.t("unmet.words", {model.name.known_as}), *words_, 2);
  column.space(16);
  day_.ask(stage, column, "unmet/look-again", stage.t("unmet.look_again"), look_again_);
  column.space(16);
  field_in_words(stage, column, "unmet/interim", stage.t("unmet.interim"), *interim_, 1);
  std::string key = missing(), off = key.empty() ? "" : stage.t(key);
  if (asked_) problem(column, "unmet/missing", off);
  tapped = sheet_row(ui, column, "unmet/back", stage.t("sheet.go_back"), "unmet/keep", stage.t("unmet.keep"), off);
  return column.y;
}

void UnmetSheet::draw(Stage& stage, const app::OutcomeModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "unmet", stage.t("unmet.title"), [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go)
    stage.push(app::RecordUnmet{model.record, need_->text(), words_->text(), reason_, interim_->text(), look_again_});
  is_open = day_.stays_open(stage, is_open);
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

}  // namespace blether::ui
