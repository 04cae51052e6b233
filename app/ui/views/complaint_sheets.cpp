#include "app/ui/views/complaint_sheets.h"

#include "app/ui/views/dates.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000, kMostLine = 2'000;

// Not a day to come.
bool has_been(const Stage& stage, const std::string& iso) {
  auto day = base::parse_date(iso);
  return day && *day <= today_of(stage.model.now_ms);
}

}  // namespace

// --- taking it down

void TakeDownSheet::open(Stage& stage, const app::ComplaintsModel& model) {
  open_ = true, asked_ = false;
  received_on_.reset();
  said_ = model.fresh;
  points_ = filled(kMostWords, model.fresh.points);
  wanted_ = std::make_unique<EditorState>(kMostWords);
  stage.ui.wants_frame = true;
}

care::Complaint TakeDownSheet::said() const {
  care::Complaint said = said_;
  said.points = points_->text(), said.wanted = wanted_->text();
  if (said.from == "person") said.agreed_by_person = false;
  return said;
}

std::string TakeDownSheet::missing(const Stage& stage) const {
  if (!has_been(stage, said_.received_on)) return "complaint.needs.day";
  auto faults = care::complaint_faults(said());
  return faults.empty() ? "" : faults.front().key;
}

void TakeDownSheet::who_from(Stage& stage, const app::ComplaintsModel& model, Column& column) {
  Ui& ui = stage.ui;
  label(column, "", stage.t("complaint.ask_from"));
  std::string carer = model.carer_name.empty() ? stage.t("complaint.from.carer") : model.carer_name;
  one_of(ui, column, "complaint/from", {{"person", model.name.known_as}, {"carer", carer}, {"other", stage.t("complaint.from.other")}}, said_.from);
  column.space(16);
  if (said_.from == "person") return;
  if (ring_row(ui, column, "complaint/agreed", stage.t("complaint.agreed", {model.name.known_as}), said_.agreed_by_person))
    said_.agreed_by_person = !said_.agreed_by_person, ui.wants_frame = true;
  column.space(6);
}

// What is no complaint goes another way, and the person hears which.
void TakeDownSheet::something_else(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  label(column, "", stage.t("complaint.ask_not_one"));
  std::string before = said_.not_one;
  if (one_of(ui, column, "complaint/not-one", choices_of(ui, "complaint.not_one.", {"first-request", "money-claim", "court-decision"}), said_.not_one))
    if (said_.not_one == before) said_.not_one.clear();
  if (!said_.not_one.empty()) column.space(8), column.words("complaint/goes", stage.t("complaint.goes." + said_.not_one), text_style(TextSize::body));
  column.space(16);
}

float TakeDownSheet::form(Stage& stage, const app::ComplaintsModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  const std::string& name = model.name.known_as;
  if (received_on_.draw(stage, column)) return column.y;
  field_in_words(stage, column, "complaint/points", stage.t("complaint.ask_points"), *points_, 3);
  column.space(16);
  field_in_words(stage, column, "complaint/wanted", stage.t("complaint.ask_wanted"), *wanted_, 2);
  column.space(16);
  who_from(stage, model, column);
  label(column, "", stage.t("complaint.ask_how"));
  one_of(ui, column, "complaint/how", choices_of(ui, "complaint.how.", {"in-person", "telephone", "letter", "email"}), said_.how);
  column.space(16);
  received_on_.ask(stage, column, "complaint/received", stage.t("complaint.ask_day"), said_.received_on);
  column.space(16);
  if (ring_row(ui, column, "complaint/advocacy", stage.t("complaint.advocacy", {name}), said_.advocacy_offered))
    said_.advocacy_offered = !said_.advocacy_offered, ui.wants_frame = true;
  column.space(6);
  something_else(stage, column);
  std::string key = missing(stage), off = key.empty() ? "" : stage.t(key, {name});
  if (asked_) problem(column, "complaint/missing", off);
  tapped = sheet_row(ui, column, "complaint/back", stage.t("sheet.go_back"), "complaint/keep", stage.t("complaint.keep"), off);
  return column.y;
}

void TakeDownSheet::draw(Stage& stage, const app::ComplaintsModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "complaints/new", stage.t("complaint.new"), [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::RightsIntent(app::KeepComplaint{{}, said()}));
  is_open = received_on_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

// --- what comes of it

std::string_view code_of(ComplaintStep step) {
  switch (step) {
    case ComplaintStep::acknowledge: return "acknowledge";
    case ComplaintStep::longer: return "longer";
    case ComplaintStep::second: return "second";
    case ComplaintStep::answer: break;
  }
  return "answer";
}

void ComplaintStepSheet::open(Stage& stage, const app::ComplaintModel& model, ComplaintStep step) {
  open_ = true, asked_ = false;
  step_ = step;
  month_.reset();
  day_ = step == ComplaintStep::longer ? model.said.longer_until : base::to_iso(today_of(stage.model.now_ms));
  why_ = filled(kMostWords, model.said.longer_why);
  result_ = step == ComplaintStep::answer ? model.said.result : "";
  apology_ = model.said.apology, told_ = false;  // said every time
  remedy_ = filled(kMostWords, model.said.remedy), remedy_by_ = filled(kMostLine, model.said.remedy_by);
  remedy_day_ = model.said.remedy_on;
  learning_ = filled(kMostWords, model.said.learning);
  stage.ui.wants_frame = true;
}

care::Complaint ComplaintStepSheet::said(const app::ComplaintModel& model) const {
  care::Complaint said = model.said;
  switch (step_) {
    case ComplaintStep::acknowledge: said.acknowledged_on = day_; break;
    case ComplaintStep::longer: said.longer_until = day_, said.longer_why = why_->text(); break;
    case ComplaintStep::second:  // the answer of the first stage stays in its own entry
      said.stage = "second", said.second_on = day_;
      said.answered_on.clear(), said.result.clear();
      break;
    case ComplaintStep::answer:
      said.stage = "closed", said.answered_on = day_, said.result = result_;
      said.apology = apology_, said.ombudsman_told = told_;
      said.remedy = remedy_->text(), said.remedy_by = remedy_by_->text(), said.remedy_on = remedy_day_;
      said.learning = learning_->text();
      break;
  }
  return said;
}

std::string ComplaintStepSheet::missing(const Stage& stage, const app::ComplaintModel& model) const {
  bool to_come = step_ == ComplaintStep::longer;
  if (!base::parse_date(day_) || has_been(stage, day_) == to_come) return to_come ? "complaint.needs.later" : "complaint.needs.day";
  auto faults = care::complaint_faults(said(model));
  return faults.empty() ? "" : faults.front().key;
}

std::string ComplaintStepSheet::title() const { return "complaint.step." + std::string(code_of(step_)); }

void ComplaintStepSheet::put_right(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  field_in_words(stage, column, "complaint/remedy", stage.t("complaint.ask_remedy"), *remedy_, 1);
  column.space(16);
  if (has_words(*remedy_)) {
    labelled_field(ui, column, "complaint/remedy/by", stage.t("complaint.ask_remedy_by"), *remedy_by_);
    column.space(16);
    month_.ask(stage, column, "complaint/remedy/day", stage.t("complaint.ask_remedy_day"), remedy_day_);
    column.space(16);
  }
  field_in_words(stage, column, "complaint/learning", stage.t("complaint.ask_learning"), *learning_, 1);
  column.space(16);
}

void ComplaintStepSheet::answer(Stage& stage, const app::ComplaintModel& model, bool easy_read, Column& column) {
  Ui& ui = stage.ui;
  label(column, "", stage.t("complaint.ask_result"));
  one_of(ui, column, "complaint/result", choices_of(ui, "complaint.result.", {"resolved", "upheld", "partly-upheld", "not-upheld"}), result_);
  column.space(16);
  if (ring_row(ui, column, "complaint/apology", stage.t("complaint.apology"), apology_)) apology_ = !apology_, ui.wants_frame = true;
  column.space(6);
  put_right(stage, column);
  column.words("complaint/read", stage.t("complaint.ombudsman"), text_style(TextSize::body, Weight::semibold), Role::heading);
  const auto& lines = model.ombudsman[easy_read];
  for (std::size_t i = 0; i < lines.size(); ++i) column.words("complaint/read/" + std::to_string(i + 1), lines[i], text_style(TextSize::body)), column.space(4);
  column.space(8);
  if (ring_row(ui, column, "complaint/told", stage.t("complaint.told", {model.name.known_as}), told_)) told_ = !told_, ui.wants_frame = true;
}

float ComplaintStepSheet::form(Stage& stage, const app::ComplaintModel& model, bool easy_read, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (month_.draw(stage, column)) return column.y;
  column.words("complaint/step/words", stage.t(title() + ".words", {model.name.known_as}), text_style(TextSize::body));
  column.space(16);
  month_.ask(stage, column, "complaint/step/day", stage.t(step_ == ComplaintStep::longer ? "complaint.ask_until" : "complaint.ask_step_day"), day_);
  column.space(16);
  if (step_ == ComplaintStep::longer) field_in_words(stage, column, "complaint/step/why", stage.t("complaint.ask_longer"), *why_, 2);
  if (step_ == ComplaintStep::answer) answer(stage, model, easy_read, column);
  std::string key = missing(stage, model), off = key.empty() ? "" : stage.t(key, {model.name.known_as});
  if (asked_) problem(column, "complaint/step/missing", off);
  tapped = sheet_row(ui, column, "complaint/step/back", stage.t("sheet.go_back"), "complaint/step/keep", stage.t("complaint.keep"), off);
  return column.y;
}

void ComplaintStepSheet::draw(Stage& stage, const app::ComplaintModel& model, bool easy_read) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "complaint/step", stage.t(title()), [&](Rect inside) { return form(stage, model, easy_read, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::RightsIntent(app::KeepComplaint{model.latest, said(model)}));
  is_open = month_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

}  // namespace blether::ui
