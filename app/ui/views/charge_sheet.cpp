#include "app/ui/views/charge_sheet.h"

#include "care/amounts.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostNumber = 40;

}  // namespace

void ChargeSheet::open(Stage& stage, const app::LetterModel& letter) {
  open_ = true, asked_ = taken_back_ = false;
  letter_ = letter.record;
  weekly_ = filled(kMostNumber, letter.weekly);
  from_ = letter.from;
  day_.reset();
  stage.ui.wants_frame = true;
}

void ChargeSheet::card(Stage& stage, const app::MoneyModel& model, Column& column) {
  Ui& ui = stage.ui;
  const app::LetterModel& letter = model.letter;
  const bool is_there = !letter.record.is_none();
  auto offer = [&](const std::string& id, const char* key, const std::string& icon, const app::LetterModel& shown) {
    ButtonLook look;
    look.icon = icon;
    if (quiet_button(ui, id, stage.t(key), column.x - ui.px(12), column.y, look)) open(stage, shown);
    column.y += quiet_height(ui);
  };
  column.space(12);
  if (is_there) column.words("charge/said", letter.said, text_style(TextSize::body, Weight::medium));
  if (letter.disputed) problem(column, "charge/disputed", stage.t("choice.needs.settled"));
  if (is_there) offer("charge/change", "charge.change", "pen", letter);
  offer("charge/add", is_there ? "charge.another" : "charge.add", "paper", {});
  if (is_there) unhappy_link(stage, column, "charge/unhappy", "charge", letter.record);
}

std::string ChargeSheet::missing() const {
  if (!has_words(*weekly_)) return "charge.needs.weekly";
  if (const care::AmountRead read = care::read_pence(weekly_->text()); !read.ok()) return read.refused;
  return from_.empty() ? "charge.needs.from" : "";
}

float ChargeSheet::form(Stage& stage, const app::MoneyModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  column.words("charge/lead", stage.t("charge.lead", {model.name.known_as}), text_style(TextSize::body));
  column.space(14);
  labelled_field(ui, column, "charge/weekly", stage.t("charge.ask_weekly"), *weekly_);
  column.space(16);
  day_.ask(stage, column, "charge/from", stage.t("charge.ask_from"), from_);
  if (!letter_.is_none()) {
    taken_back_ = quiet_button(ui, "charge/take-back", stage.t("criteria.take_back"), column.x - ui.px(12), column.y);
    column.y += quiet_height(ui);
  }
  const std::string key = missing(), off = key.empty() ? "" : stage.t(key);
  if (asked_) problem(column, "charge/missing", off);
  tapped = sheet_row(ui, column, "charge/back", stage.t("sheet.go_back"), "charge/keep", stage.t("options.keep"), off);
  return column.y;
}

void ChargeSheet::draw(Stage& stage, const app::MoneyModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "charge", stage.t("charge.add"),
                       [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::SupportIntent(app::SetCharge{letter_, weekly_->text(), from_}));
  if (taken_back_) stage.push(app::SupportIntent(app::SetCharge{letter_, "", ""}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back && !taken_back_;
}

}  // namespace blether::ui
