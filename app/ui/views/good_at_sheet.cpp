#include "app/ui/views/good_at_sheet.h"

#include "app/ui/views/card_rows.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;
constexpr std::size_t kMostWords = 20'000;

std::string icon_of(const std::string& type) {
  if (type == "person") return "person";
  if (type == "place") return "pin";
  if (type == "group") return "people";
  if (type == "thing") return "things";
  return type == "faith" ? "sun" : "star";
}

}  // namespace

void GoodAtSheet::row(Stage& stage, const app::AroundModel& model, Column& column) {
  std::vector<std::string> all;
  for (const app::StrengthLine& line : model.strengths) all.push_back(line.what);
  const std::string below = all.empty() ? stage.t("good.none", {model.name.known_as}) : in_a_line(all);
  if (card_rows(stage.ui, column, {{"around/good", "star", stage.t("good.title"), below}}).empty())
    return;
  open_ = Open::list;
  stage.ui.wants_frame = true;
}

void GoodAtSheet::link(Stage& stage, float x, float y) {
  ButtonLook star;
  star.icon = "star";
  if (!quiet_button(stage.ui, "around/good", stage.t("good.title"), x, y, star)) return;
  open_ = Open::list;
  stage.ui.wants_frame = true;
}

void GoodAtSheet::draw(Stage& stage, const app::AroundModel& model) {
  if (open_ == Open::list) list(stage, model);
  else if (open_ == Open::one) one(stage, model);
}

void GoodAtSheet::list(Stage& stage, const app::AroundModel& model) {
  Ui& ui = stage.ui;
  std::vector<CardRow> rows;
  for (const app::StrengthLine& line : model.strengths)
    rows.push_back({"around/good/" + std::to_string(rows.size() + 1), icon_of(line.type), line.what,
                    in_a_line({line.words, line.outcome_line})});
  std::string tapped;
  bool adds = false;
  bool is_open = sheet(ui, "around/good", stage.t("good.title"), [&](Rect inside) {
    Column column(ui, inside);
    if (rows.empty()) column.words("around/good/none", stage.t("good.none", {model.name.known_as}), text_style(TextSize::lead));
    tapped = card_rows(ui, column, rows);
    column.space(20);
    ButtonLook plus;
    plus.icon = "plus";
    const std::string words = stage.t("good.add");
    Rect at = column.take(button_height(ui));
    adds = button(ui, "around/good/add", words, at.cut_left(std::min(at.w, button_width(ui, words, plus))),
                  ButtonKind::primary, plus);
    return column.y;
  });
  if (!is_open) open_ = Open::none;
  if (adds) edit(stage, {});
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == tapped) edit(stage, model.strengths[i]);
}

void GoodAtSheet::edit(Stage& stage, const app::StrengthLine& line) {
  open_ = Open::one, asked_ = false;
  record_ = line.record;
  type_ = line.type.empty() ? "skill" : line.type;
  outcome_ = line.outcome;
  what_ = filled(kMostLine, line.what);
  words_ = filled(kMostWords, line.words);
  wish_.ask();
  stage.ui.wants_frame = true;
}

void GoodAtSheet::helps_with(Stage& stage, const app::AroundModel& model, Column& column) {
  if (model.outcomes.empty()) return;
  label(column, "", stage.t("good.helps_with", {model.name.known_as}));
  for (std::size_t i = 0; i < model.outcomes.size(); ++i) {
    const app::Choice& outcome = model.outcomes[i];
    if (ring_row(stage.ui, column, "good/outcome/" + std::to_string(i + 1), outcome.label, outcome_ == outcome.code))
      outcome_ = outcome.code, stage.ui.wants_frame = true;
  }
  if (ring_row(stage.ui, column, "good/outcome/none", stage.t("good.helps_none"), outcome_.empty()))
    outcome_.clear(), stage.ui.wants_frame = true;
  column.space(16);
}

float GoodAtSheet::form(Stage& stage, const app::AroundModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  const std::string& who = model.name.known_as;
  labelled_field(ui, column, "good/what", stage.t("good.what", {who}), *what_, {}, &wish_);
  column.space(16);
  label(column, "", stage.t("around.what"));
  one_of(ui, column, "good/type", choices_of(ui, "good.type.", {"skill", "person", "place", "group", "thing", "faith"}), type_);
  column.space(16);
  field_in_words(stage, column, "good/words", stage.t("good.words", {who}), *words_, 2);
  column.space(16);
  helps_with(stage, model, column);
  const std::string off = has_words(*what_) ? "" : stage.t("good.needs_what");
  if (asked_) problem(column, "good/missing", off);
  const bool is_new = record_.is_none();
  tapped = sheet_row(ui, column, is_new ? "good/back" : "good/remove", stage.t(is_new ? "sheet.go_back" : "around.remove"),
                     "good/keep", stage.t("around.keep"), off);
  return column.y;
}

void GoodAtSheet::one(Stage& stage, const app::AroundModel& model) {
  SheetRow tapped;
  const bool is_new = record_.is_none();
  bool is_open = sheet(stage.ui, "good", stage.t(is_new ? "good.add" : "good.change"),
                       [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go)
    stage.push(app::AroundIntent(app::KeepStrength{record_, what_->text(), words_->text(), type_, outcome_}));
  if (tapped.back && !is_new) stage.push(app::AroundIntent(app::RemoveStrength{record_}));
  if (!is_open) open_ = Open::none;
  if (tapped.go || tapped.back) open_ = Open::list, stage.ui.wants_frame = true;
}

}  // namespace blether::ui
