#include "app/ui/views/review_kinds.h"

#include "care/review.h"

namespace blether::ui {

void ReviewKind::draw(Stage& stage, const app::ReviewModel& model, Column& column) {
  std::vector<app::Choice> kinds;
  for (const std::string& type : model.types)
    kinds.push_back({type, stage.t("review.type." + type, {model.name.known_as})});
  if (kinds.empty()) return;
  label(column, "", stage.t("review.which"));
  std::string now = chosen(model);
  if (one_of(stage.ui, column, "review/type", kinds, now)) chosen_ = now, stage.ui.wants_frame = true;
  column.space(8);
  TextStyle soft = text_style(TextSize::body, Colour::ink_soft);
  column.words("review/hint", stage.t("review.hint." + chosen(model), {model.name.known_as}), soft);
  column.space(18);
}

void SupportEnd::draw(Stage& stage, const app::ReviewModel& model, Column& column) {
  Ui& ui = stage.ui;
  const bool over = why_ == care::kHandedOver;
  column.words("review/ends", stage.t("review.ends"), text_style(TextSize::lead, Weight::semibold), Role::heading);
  column.space(10);
  label(column, "", stage.t("review.end_why", {model.name.known_as}));
  std::vector<app::Choice> reasons;
  for (std::string_view code : care::kEndReasons)
    reasons.push_back({std::string(code), stage.t("review.why." + std::string(code), {model.name.known_as})});
  one_of(ui, column, "review/end-why", reasons, why_);
  column.space(16);
  if (over) {
    std::string who = stage.t("review.hand_to");
    label(column, "", who);
    column_narrative(stage, column, "review/hand-to", who, model.hand_to, 1);
    column.space(16);
  }
  label(column, "", stage.t(over ? "review.over_on" : "review.last_day"));
  if (day_button(stage, column, "review/end-on", day(model)))
    date_.open(day(model), stage.model.now_ms), ui.wants_frame = true;
  column.space(10);
  TextStyle soft = text_style(TextSize::body, Colour::ink_soft);
  column.words("review/end-hint", stage.t(over ? "review.goes_on" : "review.stops", {model.name.known_as}), soft);
  if (asked_) problem(column, "review/end-missing", off(stage, model));
}

void SupportEnd::draw_dates(Stage& stage) {
  if (auto chosen = date_.draw(stage)) day_ = *chosen;
}

std::string SupportEnd::off(Stage& stage, const app::ReviewModel& model) const {
  if (why_.empty()) return stage.t("review.needs.end_why");
  bool nobody = why_ == care::kHandedOver && !has_words(stage.editors.words(model.hand_to));
  return nobody ? stage.t("review.needs.hand_to") : "";
}

void SupportEnd::keep(Stage& stage, const app::ReviewModel& model) {
  stage.editors.flush(stage.intents);
  stage.push(app::ReviewIntent(app::EndSupport{model.review, day(model), why_}));
}

}  // namespace blether::ui
