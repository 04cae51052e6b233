#include "app/ui/views/criteria_sheet.h"

#include "platform/base/clock.h"

namespace blether::ui {

void CriteriaSheet::card(Stage& stage, const app::MoneyModel& model, Column& column) {
  const app::LocalCriteriaModel& criteria = model.criteria;
  if (criteria.bands.empty() && criteria.band.empty()) return;
  Ui& ui = stage.ui;
  column.space(24);
  column.words("criteria/heading", stage.t("criteria.title"), text_style(TextSize::lead, Weight::semibold),
               Role::heading);
  column.space(6);
  column.words("criteria/found", criteria.said.empty() ? stage.t("criteria.nobody") : criteria.said,
               text_style(TextSize::body));
  column.words("criteria/free", stage.t("criteria.free", {model.name.known_as}),
               text_style(TextSize::body, Colour::ink_soft));
  ButtonLook look;
  look.icon = "scales";
  std::string words = stage.t(criteria.band.empty() ? "criteria.look" : "criteria.change");
  if (quiet_button(ui, "criteria/look", words, column.x - ui.px(12), column.y, look)) {
    open_ = true, asked_ = taken_back_ = false;
    band_ = criteria.band;
    on_ = criteria.on.empty() ? base::to_iso(base::london_time(stage.model.now_ms).date) : criteria.on;
    day_.reset();
    ui.wants_frame = true;
  }
  column.y += quiet_height(ui);
  if (!criteria.band.empty()) unhappy_link(stage, column, "criteria/unhappy", "eligibility", {});
}

std::string CriteriaSheet::missing() const {
  if (band_.empty()) return "criteria.needs.band";
  return on_.empty() ? "criteria.needs.day" : "";
}

float CriteriaSheet::form(Stage& stage, const app::MoneyModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  column.words("criteria/free-here", stage.t("criteria.free", {model.name.known_as}), text_style(TextSize::body));
  column.space(14);
  label(column, "", stage.t("criteria.ask_band"));
  for (const app::Choice& band : model.criteria.bands)
    if (ring_row(ui, column, "criteria/band/" + band.code, band.label, band_ == band.code))
      band_ = band.code, ui.wants_frame = true;
  column.space(10);
  day_.ask(stage, column, "criteria/on", stage.t("criteria.ask_on"), on_);
  if (!model.criteria.band.empty()) {
    taken_back_ = quiet_button(ui, "criteria/take-back", stage.t("criteria.take_back"), column.x - ui.px(12), column.y);
    column.y += quiet_height(ui);
  }
  std::string key = missing(), off = key.empty() ? "" : stage.t(key);
  if (asked_) problem(column, "criteria/missing", off);
  tapped = sheet_row(ui, column, "criteria/back", stage.t("sheet.go_back"), "criteria/keep", stage.t("options.keep"),
                     off);
  return column.y;
}

void CriteriaSheet::draw(Stage& stage, const app::MoneyModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "criteria", stage.t("criteria.sheet"),
                       [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::SupportIntent(app::SetLocalCriteria{band_, on_}));
  if (taken_back_) stage.push(app::SupportIntent(app::SetLocalCriteria{}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back && !taken_back_;
}

}  // namespace blether::ui
