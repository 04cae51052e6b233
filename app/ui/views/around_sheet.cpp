#include "app/ui/views/around_sheet.h"

#include "app/ui/views/card_rows.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;
constexpr std::size_t kMostWords = 20'000;

}  // namespace

void AroundSheet::open(Stage& stage, const app::AroundCircle* circle) {
  open_ = true;
  asked_ = false;
  record_ = circle ? circle->record : model::RecordId{};
  type_ = circle ? circle->type : "person";
  closeness_ = circle ? circle->closeness : "in-touch";
  name_ = filled(kMostLine, circle ? circle->name : "");
  relation_ = filled(kMostLine, circle ? circle->relation : "");
  note_ = filled(kMostLine, circle ? circle->note : "");
  words_ = filled(kMostWords, circle ? circle->words : "");
  wish_.ask();
  stage.ui.wants_frame = true;
}

float AroundSheet::form(Stage& stage, const app::AroundModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  const std::string& who = model.name.known_as;
  labelled_field(ui, column, "around/edit/name", stage.t("around.name"), *name_, {}, &wish_);
  column.space(16);
  label(column, "", stage.t("around.what"));
  one_of(ui, column, "around/edit/type", choices_of(ui, "around.type.", {"person", "pet", "place", "group"}), type_);
  column.space(16);
  labelled_field(ui, column, "around/edit/relation", stage.t("around.relation", {who}), *relation_);
  column.space(16);
  label(column, "", stage.t("around.how_close"));
  one_of(ui, column, "around/edit/closeness", choices_of(ui, "around.closeness.", {"close", "in-touch", "missed"}), closeness_);
  column.space(16);
  labelled_field(ui, column, "around/edit/note", stage.t("around.note"), *note_);
  column.space(16);
  field_in_words(stage, column, "around/edit/words", stage.t("around.words", {who}), *words_, 2);
  std::string off = has_words(*name_) ? "" : stage.t("around.needs_name");
  if (asked_) problem(column, "around/edit/missing", off);
  bool is_new = record_.is_none();
  tapped = sheet_row(ui, column, is_new ? "around/edit/back" : "around/edit/remove",
                     stage.t(is_new ? "sheet.go_back" : "around.remove"), "around/edit/keep", stage.t("around.keep"), off);
  return column.y;
}

void AroundSheet::draw(Stage& stage, const app::AroundModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_new = record_.is_none();
  bool is_open = sheet(stage.ui, "around/edit", stage.t(is_new ? "around.add" : "around.change"),
                       [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go)
    stage.push(app::AroundIntent(app::KeepAround{record_, name_->text(), relation_->text(), note_->text(), words_->text(),
                                                 type_, closeness_}));
  if (tapped.back && !is_new) stage.push(app::AroundIntent(app::RemoveAround{record_}));
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

void AroundLinkSheet::open(Stage& stage, model::RecordId circle) {
  open_ = true, circle_ = circle;
  stage.ui.wants_frame = true;
}

void AroundLinkSheet::draw(Stage& stage, const app::AroundModel& model) {
  if (!open_) return;
  constexpr const char* kNew = "around/link/new";
  std::vector<CardRow> rows;
  for (std::size_t i = 0; i < model.outcomes.size(); ++i)
    rows.push_back({"around/link/" + std::to_string(i + 1), "star", model.outcomes[i].label, ""});
  rows.push_back({kNew, "plus", stage.t("around.link_new"), ""});
  std::string tapped;
  bool is_open = sheet(stage.ui, "around/link", stage.t("around.link"), [&](Rect inside) {
    Column column(stage.ui, inside);
    tapped = card_rows(stage.ui, column, rows);
    return column.y;
  });
  if (tapped == kNew) stage.push(app::AroundIntent(app::OutcomeFromAround{circle_}));
  for (std::size_t i = 0; i < model.outcomes.size(); ++i) {
    const auto outcome = model::RecordId::from_hex(model.outcomes[i].code);
    if (outcome && tapped == rows[i].id) stage.push(app::AroundIntent(app::LinkAround{circle_, *outcome}));
  }
  open_ = is_open && tapped.empty();
}

}  // namespace blether::ui
