#include "app/ui/views/break_sheet.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000;
constexpr std::size_t kMostNumber = 8;

}  // namespace

void BreakSheet::open(Stage& stage, const app::CarerModel::Break* one) {
  open_ = true, asked_ = false;
  day_.reset();
  const app::CarerModel::Break shown = one != nullptr ? *one : app::CarerModel::Break{};
  record_ = shown.record;
  type_ = shown.type, on_ = shown.on, why_not_ = shown.why_not;
  given_ = one != nullptr ? shown.given : "not-yet";
  wanted_ = filled(kMostWords, shown.wanted);
  long_for_ = filled(kMostNumber, shown.long_for);
  unit_ = shown.unit.empty() ? "hours" : shown.unit;
  stage.ui.wants_frame = true;
}

std::string BreakSheet::missing() const {
  if (type_.empty()) return "break.needs.type";
  if (given_ == "yes" && on_.empty()) return "break.needs.on";
  return given_ == "no" && why_not_.empty() ? "break.needs.why_not" : "";
}

float BreakSheet::form(Stage& stage, const app::CarerModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  label(column, "", stage.t("break.ask_type"));
  one_of(ui, column, "break/type", choices_of(ui, "break.type.", {"hours", "day", "night", "away", "together", "regular", "other"}), type_);
  column.space(16);
  field_in_words(stage, column, "break/wanted", stage.t("break.ask_wanted", {model.name.known_as}), *wanted_, 2);
  column.space(16);
  labelled_field(ui, column, "break/long", stage.t("break.ask_long"), *long_for_);
  column.space(8);
  one_of(ui, column, "break/unit", choices_of(ui, "break.unit.", {"hours", "nights"}), unit_);
  column.space(16);
  label(column, "", stage.t("break.ask_given"));
  one_of(ui, column, "break/given", choices_of(ui, "break.given.", {"not-yet", "yes", "no"}), given_);
  column.space(16);
  if (given_ == "no") {
    label(column, "", stage.t("unmet.reason"));
    one_of(ui, column, "break/why", model.break_reasons, why_not_);
  } else {
    day_.ask(stage, column, "break/on", stage.t("complaint.ask_step_day"), on_);
  }
  std::string key = missing(), off = key.empty() ? "" : stage.t(key);
  if (asked_) problem(column, "break/missing", off);
  tapped = sheet_row(ui, column, "break/back", stage.t("sheet.go_back"), "break/keep", stage.t("complaint.keep"), off);
  return column.y;
}

void BreakSheet::draw(Stage& stage, const app::CarerModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "break", stage.t("break.title", {model.name.known_as}), [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::CarerIntent(app::KeepBreak{record_, type_, wanted_->text(), on_, given_, why_not_, long_for_->text(), unit_}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

}  // namespace blether::ui
