#include "app/ui/views/capacity_sheets.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;
constexpr std::size_t kMostWords = 20'000;

}  // namespace

// --- one decision

void CapacitySheet::open(Stage& stage, const app::CapacityLine* line) {
  open_ = true, asked_ = false;
  day_.reset();
  record_ = line ? line->record : model::RecordId{};
  view_ = line ? line->view : "presumed";
  power_ = line ? line->power : "";
  assessed_on_ = line ? line->assessed_on : "", review_on_ = line ? line->review_on : "";
  decision_ = filled(kMostLine, line ? line->decision : "");
  why_ = filled(kMostWords, line ? line->why : ""), help_ = filled(kMostWords, line ? line->help : "");
  assessed_by_ = filled(kMostLine, line ? line->assessed_by : "");
  stage.ui.wants_frame = true;
}

std::string CapacitySheet::missing() const {
  if (!has_words(*decision_)) return "capacity.needs.decision";
  if (view_ == "presumed") return "";
  if (!has_words(*why_)) return "capacity.needs.why";
  if (!has_words(*help_)) return "capacity.needs.help";
  bool looked_at = has_words(*assessed_by_) && !assessed_on_.empty();
  return view_ == "lacks" && !looked_at ? "capacity.needs.assessed" : "";
}

// Asked only where there is a doubt: capacity is presumed.
void CapacitySheet::in_doubt(Stage& stage, const app::CapacityModel& model, Column& column) {
  Ui& ui = stage.ui;
  column.space(8);
  field_in_words(stage, column, "capacity/why", stage.t("capacity.why"), *why_, 2);
  column.space(16);
  field_in_words(stage, column, "capacity/help", stage.t("capacity.help", {model.name.known_as}), *help_, 2);
  column.space(16);
  labelled_field(ui, column, "capacity/assessed-by", stage.t("capacity.assessed_by"), *assessed_by_);
  column.space(16);
  day_.ask(stage, column, "capacity/assessed-on", stage.t("capacity.assessed_on"), assessed_on_);
  if (view_ != "lacks" || model.powers.empty()) return;
  column.space(16);
  label(column, "", stage.t("capacity.who_decides"));
  for (std::size_t i = 0; i < model.powers.size(); ++i) {
    std::string hex = model.powers[i].record.hex();
    if (ring_row(ui, column, "capacity/power/" + std::to_string(i + 1), model.powers[i].title, power_ == hex)) power_ = power_ == hex ? "" : hex, ui.wants_frame = true;
  }
}

float CapacitySheet::form(Stage& stage, const app::CapacityModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  labelled_field(ui, column, "capacity/decision", stage.t("capacity.decision"), *decision_);
  column.space(16);
  label(column, "", stage.t("capacity.view", {model.name.known_as}));
  for (const char* code : {"presumed", "doubt", "lacks"})
    if (ring_row(ui, column, std::string("capacity/view/") + code, stage.t(std::string("capacity.view.") + code, {model.name.known_as}), view_ == code)) view_ = code, ui.wants_frame = true;
  if (view_ != "presumed") in_doubt(stage, model, column);
  column.space(16);
  day_.ask(stage, column, "capacity/review-on", stage.t("options.look_again"), review_on_);
  if (!record_.is_none()) unhappy_link(stage, column, "capacity/one/unhappy", "capacity", record_);
  std::string key = missing(), off = key.empty() ? "" : stage.t(key, {model.name.known_as});
  if (asked_) problem(column, "capacity/missing", off);
  bool is_new = record_.is_none();
  tapped = sheet_row(ui, column, is_new ? "capacity/back" : "capacity/remove", stage.t(is_new ? "sheet.go_back" : "step.remove"),
                     "capacity/keep", stage.t("capacity.keep"), off);
  return column.y;
}

void CapacitySheet::draw(Stage& stage, const app::CapacityModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "capacity/one", stage.t("capacity.sheet"), [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go)
    stage.push(app::DecisionIntent(app::KeepCapacity{record_, decision_->text(), view_, why_->text(), help_->text(), assessed_by_->text(),
                                                     assessed_on_, view_ == "lacks" ? power_ : "", review_on_}));
  if (tapped.back && !record_.is_none()) stage.push(app::DecisionIntent(app::RemoveDecision{record_}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

// --- one power

void PowerSheet::open(Stage& stage, const app::PowerLine* line) {
  open_ = true, asked_ = false;
  day_.reset();
  record_ = line ? line->record : model::RecordId{};
  type_ = line ? line->type : "", registered_ = line ? line->registered : "";
  sighted_on_ = line ? line->sighted_on : "", begins_ = line ? line->begins : "", ends_ = line ? line->ends : "";
  holder_ = filled(kMostLine, line ? line->holder : ""), phone_ = filled(kMostLine, line ? line->phone : "");
  scope_ = filled(kMostWords, line ? line->scope : "");
  stage.ui.wants_frame = true;
}

std::string PowerSheet::missing() const {
  if (type_.empty()) return "power.needs.type";
  if (!has_words(*holder_)) return "power.needs.holder";
  return !ends_.empty() && ends_ < begins_ ? "power.needs.ends" : "";
}

float PowerSheet::form(Stage& stage, const app::CapacityModel&, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  label(column, "", stage.t("power.type"));
  one_of(ui, column, "power/type", choices_of(ui, "power.type.", {"attorney-welfare", "attorney-money", "attorney-both", "guardian-welfare", "guardian-money", "guardian-both", "intervention-order", "access-to-funds", "appointee"}), type_);
  column.space(16);
  labelled_field(ui, column, "power/holder", stage.t("power.holder"), *holder_);
  column.space(16);
  labelled_field(ui, column, "power/phone", stage.t("power.phone"), *phone_);
  column.space(16);
  field_in_words(stage, column, "power/scope", stage.t("power.scope"), *scope_, 1);
  column.space(16);
  day_.ask(stage, column, "power/sighted-on", stage.t("power.sighted_on"), sighted_on_);
  column.space(16);
  label(column, "", stage.t("power.registered"));
  auto answers = choices_of(ui, "safety.answer.", {"yes", "no", "not-sure"});
  if (auto code = boxes(ui, "power/registered", answers, column.take(boxes_height(ui, answers, column.w)), registered_); !code.empty()) registered_ = code, ui.wants_frame = true;
  column.space(16);
  day_.ask(stage, column, "power/begins", stage.t("power.begins"), begins_);
  column.space(16);
  day_.ask(stage, column, "power/ends", stage.t("power.ends"), ends_);
  std::string key = missing(), off = key.empty() ? "" : stage.t(key);
  if (asked_) problem(column, "power/missing", off);
  bool is_new = record_.is_none();
  tapped = sheet_row(ui, column, is_new ? "power/back" : "power/remove", stage.t(is_new ? "sheet.go_back" : "step.remove"), "power/keep",
                     stage.t("power.keep"), off);
  return column.y;
}

void PowerSheet::draw(Stage& stage, const app::CapacityModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "power/one", stage.t("power.sheet"), [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go)
    stage.push(app::DecisionIntent(app::KeepPower{record_, type_, holder_->text(), phone_->text(), scope_->text(), sighted_on_, registered_, begins_, ends_}));
  if (tapped.back && !record_.is_none()) stage.push(app::DecisionIntent(app::RemoveDecision{record_}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

// --- would information help?

void AttorneySheet::open(Stage& stage) {
  open_ = true;
  result_.clear();
  note_ = filled(kMostWords, "");
  stage.ui.wants_frame = true;
}

void AttorneySheet::draw(Stage& stage, const app::CapacityModel& model) {
  if (!open_) return;
  Ui& ui = stage.ui;
  SheetRow tapped;
  bool is_open = sheet(ui, "attorney", stage.t("attorney.title"), [&](Rect inside) {
    Column column(ui, inside);
    column.words("attorney/words", stage.t("attorney.words", {model.name.known_as}), text_style(TextSize::body));
    column.space(16);
    one_of(ui, column, "attorney/result", choices_of(ui, "attorney.result.", {"given", "declined", "later"}), result_);
    column.space(16);
    field_in_words(stage, column, "attorney/note", stage.t("finish.note"), *note_, 1);
    tapped = sheet_row(ui, column, "attorney/back", stage.t("sheet.go_back"), "attorney/keep", stage.t("capacity.keep"), result_.empty() ? stage.t("attorney.needs.result") : "");
    return column.y;
  });
  if (tapped.go) stage.push(app::DecisionIntent(app::SayAttorney{result_, note_->text()}));
  open_ = is_open && !tapped.go && !tapped.back;
}

}  // namespace blether::ui
