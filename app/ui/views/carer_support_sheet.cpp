#include "app/ui/views/carer_support_sheet.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;
constexpr std::size_t kMostWords = 20'000;

}  // namespace

void CarerSupportSheet::open(Stage& stage, const app::CarerModel& model, const app::CarerModel::Support* one) {
  const care::CarerSupport said = one != nullptr ? one->said : care::CarerSupport{};
  open_ = true, asked_ = false;
  day_.reset();
  record_ = said.record;
  met_ = one != nullptr ? said.met : "";
  as_break_ = said.as_break, from_ = said.from;
  option_ = said.option > 0 ? std::to_string(said.option) : "";
  answers_ = {};
  why_not_.clear();
  look_again_ = model.look_again;
  need_ = filled(kMostWords, said.need);
  what_ = filled(kMostLine, said.what);
  who_ = filled(kMostLine, said.who);
  stage.ui.wants_frame = true;
}

std::string CarerSupportSheet::missing() const {
  if (!has_words(*need_)) return "carer.needs.need";
  if (met_.empty()) return "carer.needs.met";
  if (met_ == care::kNobodyMeets) return why_not_.empty() ? "carer.needs.why_not" : "";
  if (!has_words(*what_)) return "carer.needs.what";
  return has_words(*who_) ? "" : "carer.needs.who";
}

// Of new support: what the carer waited for and has now.
void CarerSupportSheet::answers(Stage& stage, const app::CarerModel& model, Column& column) {
  std::vector<const app::NeedLine*> waiting;
  for (const app::NeedLine& line : model.unmet.lines)
    if (line.is_own && line.waiting) waiting.push_back(&line);
  if (waiting.empty() || !record_.is_none()) return;
  label(column, "support/answers", stage.t("carer.support_answers", {model.name.known_as}));
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const bool chosen = answers_ == waiting[i]->record;
    const std::string id = "support/answers/" + std::to_string(i + 1);
    if (!ring_row(stage.ui, column, id, waiting[i]->said.need, chosen)) continue;
    answers_ = chosen ? model::RecordId{} : waiting[i]->record;
    need_ = filled(kMostWords, chosen ? std::string() : waiting[i]->said.need);
    stage.ui.wants_frame = true;
  }
  column.space(8);
}

void CarerSupportSheet::decided(Stage& stage, const app::CarerModel& model, Column& column) {
  Ui& ui = stage.ui;
  labelled_field(ui, column, "support/what", stage.t("carer.support_what"), *what_);
  column.space(16);
  labelled_field(ui, column, "support/who", stage.t("carer.support_by"), *who_);
  column.space(16);
  day_.ask(stage, column, "support/from", stage.t("carer.support_when"), from_);
  column.space(16);
  label(column, "", stage.t("carer.ask_as_break"));
  one_of(ui, column, "support/break", choices_of(ui, "carer.as_break.", {"yes", "no", "not-yet"}), as_break_);
  column.space(16);
  if (met_ == "community") return;
  label(column, "", stage.t("carer.ask_option", {model.name.known_as}));
  one_of(ui, column, "support/option", choices_of(ui, "carer.option.", {"1", "2", "3"}), option_);
  column.space(16);
}

// What nobody meets is written down with the reason, so that it counts.
void CarerSupportSheet::not_met(Stage& stage, const app::CarerModel& model, Column& column) {
  label(column, "", stage.t("unmet.reason"));
  one_of(stage.ui, column, "support/why", model.break_reasons, why_not_);
  column.space(16);
  day_.ask(stage, column, "support/look-again", stage.t("carer.look_again"), look_again_);
  column.space(16);
}

float CarerSupportSheet::form(Stage& stage, const app::CarerModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  field_in_words(stage, column, "support/need", stage.t("carer.support_need", {model.name.known_as}), *need_, 2);
  column.space(16);
  label(column, "", stage.t("carer.ask_met"));
  for (const char* code : {"eligible", "anyway", "community", "not-met"})
    if (ring_row(ui, column, std::string("support/met/") + code, stage.t(std::string("carer.met.") + code),
                 met_ == code))
      met_ = code, ui.wants_frame = true;
  column.space(8);
  if (met_ != care::kNobodyMeets && !met_.empty()) answers(stage, model, column);
  if (met_ == care::kNobodyMeets)
    not_met(stage, model, column);
  else if (!met_.empty())
    decided(stage, model, column);
  if (!met_.empty() && met_ != care::kNobodyMeets)
    column.icon_line("support/free", "coin", stage.t("carer.support_free", {model.name.known_as}),
                     text_style(TextSize::body));
  if (!record_.is_none()) unhappy_link(stage, column, "support/unhappy", "carer-support", record_);
  const std::string key = missing(), off = key.empty() ? "" : stage.t(key);
  if (asked_) problem(column, "support/missing", off);
  const bool is_new = record_.is_none();
  tapped = sheet_row(ui, column, is_new ? "support/back" : "support/remove",
                     stage.t(is_new ? "sheet.go_back" : "attached.remove"), "support/keep", stage.t("money.keep"), off);
  return column.y;
}

void CarerSupportSheet::draw(Stage& stage, const app::CarerModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "support", stage.t("carer.supports", {model.name.known_as}),
                       [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) {
    const int option = option_.empty() ? 0 : option_.front() - '0';
    stage.push(app::CarerIntent(app::KeepCarerSupport{
        {record_, need_->text(), what_->text(), who_->text(), met_, option, from_, as_break_},
        why_not_,
        look_again_,
        met_ == care::kNobodyMeets ? model::RecordId{} : answers_}));
  }
  if (tapped.back && !record_.is_none()) stage.push(app::CarerIntent(app::RemoveCarerSupport{record_}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

}  // namespace blether::ui
