#include "app/ui/views/directory_sheets.h"

#include <algorithm>

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000;

void fact(Column& column, std::string_view id, std::string_view icon, const std::string& words) {
  if (words.empty()) return;
  column.icon_line(id, icon, words, text_style(TextSize::body));
  column.space(6);
}

}  // namespace

// --- one place

void PlaceSheet::open(Stage& stage, const app::DirectoryModel& model, const app::DirectoryPlace& place, model::RecordId outcome) {
  open_ = true;
  day_.reset();
  place_ = place;
  outcome_ = outcome.is_none() ? "" : outcome.hex();
  auto known = [&](const app::Choice& each) { return each.code == outcome_; };
  if (std::none_of(model.outcomes.begin(), model.outcomes.end(), known)) outcome_.clear();
  ask_on_ = model.ask_on;
  stage.ui.wants_frame = true;
}

void PlaceSheet::facts(Stage& stage, Column& column) const {
  fact(column, "directory/place/about", place_.icon, place_.about);
  fact(column, "directory/place/where", "pin", place_.where);
  fact(column, "directory/place/when", "clock", place_.when);
  fact(column, "directory/place/cost", "coin", place_.cost);
  fact(column, "directory/place/access", "key", place_.access);
  fact(column, "directory/place/who", "people", place_.who.empty() ? "" : stage.t("directory.for_whom", {place_.who}));
  fact(column, "directory/place/languages", "talk", place_.languages);
  fact(column, "directory/place/join", "sign", place_.join);
  fact(column, "directory/place/phone", "phone", place_.phone);
  fact(column, "directory/place/web", "tablet", place_.web);
  fact(column, "directory/place/checked", place_.stale ? "alert" : "tick",
       stage.t(place_.stale ? "directory.stale" : "directory.checked", {place_.checked}));
}

void PlaceSheet::what_for(Stage& stage, const app::DirectoryModel& model, Column& column) {
  if (model.outcomes.empty()) return;
  Ui& ui = stage.ui;
  label(column, "", stage.t("directory.what_for"));
  for (std::size_t i = 0; i < model.outcomes.size(); ++i) {
    const app::Choice& outcome = model.outcomes[i];
    if (ring_row(ui, column, "directory/place/outcome/" + std::to_string(i + 1), outcome.label, outcome_ == outcome.code))
      outcome_ = outcome.code, ui.wants_frame = true;
  }
  if (ring_row(ui, column, "directory/place/outcome/none", stage.t("directory.for_nothing"), outcome_.empty()))
    outcome_.clear(), ui.wants_frame = true;
  column.space(6);
}

float PlaceSheet::form(Stage& stage, const app::DirectoryModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  facts(stage, column);
  column.space(10);
  what_for(stage, model, column);
  day_.ask(stage, column, "directory/place/day", stage.t("directory.ask_on"), ask_on_);
  tapped = sheet_row(ui, column, "directory/place/back", stage.t("sheet.go_back"), "directory/place/tell",
                     stage.t("directory.tell", {model.name.known_as}));
  return column.y;
}

void PlaceSheet::draw(Stage& stage, const app::DirectoryModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "directory/place", place_.name, [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.go)
    stage.push(app::DirectoryIntent(
        app::TellAbout{place_.code, model::RecordId::from_hex(outcome_).value_or(model::RecordId{}), ask_on_}));
  is_open = day_.stays_open(stage, is_open);
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

// --- how it went

void AskedSheet::open(Stage& stage, const app::DirectoryModel& model, const app::DirectoryPointed& pointed) {
  open_ = true;
  asked_ = false;
  day_.reset();
  pointed_ = pointed;
  result_.clear();
  ask_on_ = model.ask_on;
  words_ = std::make_unique<EditorState>(kMostWords);
  stage.ui.wants_frame = true;
}

float AskedSheet::form(Stage& stage, const app::DirectoryModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  fact(column, "directory/asked/told", "calendar", pointed_.told);
  fact(column, "directory/asked/for", "star", pointed_.outcome);
  column.space(10);
  label(column, "", stage.t("directory.did_it_help", {model.name.known_as}));
  for (const char* code : {"went", "did-not-go", "not-for-me", "could-not-get-in", "not-yet"}) {
    if (ring_row(ui, column, std::string("directory/asked/") + code, stage.t(std::string("directory.result.") + code), result_ == code))
      result_ = code, ui.wants_frame = true;
  }
  if (result_ == "not-yet") {
    column.space(6);
    day_.ask(stage, column, "directory/asked/day", stage.t("directory.ask_on"), ask_on_);
  }
  column.space(6);
  field_in_words(stage, column, "directory/asked/words", stage.t("directory.own_words", {model.name.known_as}), *words_, 2);
  std::string off = result_.empty() ? stage.t("directory.choose_one") : "";
  if (asked_) problem(column, "directory/asked/missing", off);
  tapped = sheet_row(ui, column, "directory/asked/back", stage.t("sheet.go_back"), "directory/asked/keep", stage.t("options.keep"), off);
  return column.y;
}

void AskedSheet::draw(Stage& stage, const app::DirectoryModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "directory/asked", pointed_.name, [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::DirectoryIntent(app::SaidOfPlace{pointed_.record, result_, words_->text(), ask_on_}));
  is_open = day_.stays_open(stage, is_open);
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

}  // namespace blether::ui
