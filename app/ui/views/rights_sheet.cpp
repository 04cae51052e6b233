#include "app/ui/views/rights_sheet.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000, kMostLine = 2'000;

}  // namespace

void SpeakUpSheet::open(Stage& stage, const app::RightsModel::Offer* offer) {
  open_ = true, asked_ = false;
  day_.reset();
  follows_ = offer != nullptr ? offer->record : model::RecordId{};
  said_ = offer != nullptr ? offer->said : care::AdvocacyOffer{};
  note_ = filled(kMostWords, said_.note);
  with_ = filled(kMostLine, said_.organisation);
  came_ = filled(kMostWords, said_.came_of_it);
  stage.ui.wants_frame = true;
}

care::AdvocacyOffer SpeakUpSheet::said() const {
  care::AdvocacyOffer said = said_;
  said.note = note_->text(), said.organisation = with_->text(), said.came_of_it = came_->text();
  if (said.result != "not-offered") said.why_not.clear();
  if (said.result != "accepted") said.organisation.clear(), said.referred_on.clear(), said.first_contact_on.clear();
  return said;
}

std::string SpeakUpSheet::missing() const {
  if (said_.result.empty()) return "rights.needs.result";
  if (said_.result != "not-offered") return "";
  if (said_.why_not.empty()) return "rights.needs.why_not";
  return said_.why_not == "not-appropriate" && !has_words(*note_) ? "rights.needs.note" : "";
}

void SpeakUpSheet::why_not(Stage& stage, Column& column) {
  label(column, "", stage.t("options.why_not"));
  one_of(stage.ui, column, "speak/why", choices_of(stage.ui, "finish.why.", {"urgent-visit", "asked-not-to", "not-appropriate"}), said_.why_not);
  column.space(16);
}

void SpeakUpSheet::asked_for(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  labelled_field(ui, column, "speak/with", stage.t("rights.ask_with"), *with_);
  column.space(16);
  day_.ask(stage, column, "speak/asked-on", stage.t("rights.ask_asked"), said_.referred_on);
  column.space(16);
  if (follows_.is_none()) return;
  day_.ask(stage, column, "speak/met-on", stage.t("rights.ask_met"), said_.first_contact_on);
  column.space(16);
}

float SpeakUpSheet::form(Stage& stage, const app::RightsModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  const std::string& name = model.name.known_as;
  if (day_.draw(stage, column)) return column.y;
  if (follows_.is_none()) {
    one_of(ui, column, "speak/set", choices_of(ui, "rights.set.", {"advocacy", "independent-support"}), said_.set);
    column.space(10);
  }
  column.words("speak/hint", stage.t(said_.set == "advocacy" ? "finish.advocacy_hint" : "finish.independent_hint", {name}), text_style(TextSize::body, Colour::ink_soft));
  column.space(16);
  one_of(ui, column, "speak/result", choices_of(ui, "finish.offer.", {"accepted", "declined", "thinking", "already-has", "not-offered"}), said_.result);
  column.space(16);
  if (said_.result == "not-offered") why_not(stage, column);
  if (said_.result == "accepted") asked_for(stage, column);
  field_in_words(stage, column, "speak/note", stage.t(said_.result == "not-offered" ? "finish.note" : "rights.ask_note"), *note_, 1);
  if (!follows_.is_none()) column.space(16), field_in_words(stage, column, "speak/came", stage.t("rights.ask_came"), *came_, 1);
  std::string key = missing(), off = key.empty() ? "" : stage.t(key, {name});
  if (asked_) problem(column, "speak/missing", off);
  tapped = sheet_row(ui, column, "speak/back", stage.t("sheet.go_back"), "speak/keep", stage.t("complaint.keep"), off);
  return column.y;
}

void SpeakUpSheet::draw(Stage& stage, const app::RightsModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "speak", stage.t("rights.offer"), [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::RightsIntent(app::KeepAdvocacy{follows_, said()}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

}  // namespace blether::ui
