#include "app/ui/views/finish_sheets.h"

#include <algorithm>

#include "app/ui/views/card_rows.h"

namespace blether::ui {

using State = app::FinishModel::Check::State;

// --- parts of life

void DomainsSheet::begin(const app::FinishModel& model) {
  *this = {};
  for (const auto& domain : model.domains)
    if (domain.state == State::open) chosen_.push_back(domain.code);
}

void DomainsSheet::open_ones(Stage& stage, const app::FinishModel& model, Column& column) {
  Ui& ui = stage.ui;
  std::vector<app::Choice> open;
  std::vector<std::string> icons;
  for (const auto& domain : model.domains)
    if (domain.state == State::open) open.push_back({domain.code, domain.label}), icons.push_back(domain.icon);
  TextStyle soft = text_style(TextSize::body, Colour::ink_soft);
  if (open.empty()) return column.words("finish/domains/all", stage.t("finish.domains_all"), soft);
  column.words("finish/domains/hint", stage.t("finish.domains_hint", {model.name.known_as}), soft);
  column.space(16);
  label(column, "", stage.t("finish.domains_leave"));
  auto result = chips(ui, "finish/domains", open, chosen_, column.x, column.y, column.w, icons);
  column.y += result.height;
  if (!result.tapped.empty()) {
    if (std::erase(chosen_, result.tapped) == 0) chosen_.push_back(result.tapped);
    ui.wants_frame = true;
  }
  column.space(16);
  label(column, "", stage.t("finish.domains_why"));
  auto reasons = choices_of(ui, "left.",
                            {"not-relevant", "chose-not-to", "ran-out-of-time", "not-safe-to-ask", "someone-present"},
                            model.name.known_as);
  one_of(ui, column, "finish/domains/why", reasons, reason_);
  if (asked_) column.space(12), problem(column, "finish/domains/missing", missing(stage));
}

void DomainsSheet::left_ones(Stage& stage, const app::FinishModel& model, Column& column) {
  std::vector<CardRow> rows;
  for (const auto& domain : model.domains)
    if (domain.state == State::left)
      rows.push_back({"finish/domains/left/" + domain.code, domain.icon, domain.label, domain.why});
  if (rows.empty()) return;
  column.space(20);
  label(column, "", stage.t("finish.domains_left"));
  column.words("", stage.t("finish.domains_again"), text_style(TextSize::body, Colour::ink_soft));
  column.space(8);
  std::string tapped = card_rows(stage.ui, column, rows);
  for (const auto& domain : model.domains)
    if (tapped == "finish/domains/left/" + domain.code) left_ = domain.code;
}

std::string DomainsSheet::missing(Stage& stage) const {
  if (chosen_.empty()) return stage.t("finish.needs.domains");
  return reason_.empty() ? stage.t("conversation.leave_first") : "";
}

bool DomainsSheet::draw(Stage& stage, const app::FinishModel& model) {
  Ui& ui = stage.ui;
  const bool any = std::any_of(model.domains.begin(), model.domains.end(),
                               [](const auto& domain) { return domain.state == State::open; });
  SheetRow tapped;
  left_.clear();
  bool is_open = sheet(ui, "finish/domains/list", stage.t("finish.domains_title"), [&](Rect inside) {
    Column column(ui, inside);
    open_ones(stage, model, column);
    left_ones(stage, model, column);
    const std::string go = stage.t(any ? "conversation.leave" : "sheet.done"), off = any ? missing(stage) : "";
    tapped = sheet_row(ui, column, "finish/domains/back", stage.t("finish.back"), "finish/domains/leave", go, off);
    return column.y;
  });
  if (tapped.off_tapped) asked_ = true, ui.wants_frame = true;
  if (tapped.back) stage.go(app::Route::Page::conversation, model.name.id, model.conversation);
  if (tapped.go && any) stage.push(app::FinishIntent(app::PutAside{chosen_, reason_}));
  for (const auto& domain : model.domains) {
    if (domain.code != left_) continue;
    // What was left at its question is taken up there.
    if (domain.aside) stage.push(app::FinishIntent(app::PutAside{{domain.code}, ""}));
    else stage.go(app::Route::Page::conversation, model.name.id, model.conversation);
  }
  return is_open && !tapped.back && !tapped.go;
}

// --- the carer's view

void CarersViewSheet::begin(const app::FinishModel& model) {
  view_ = model.carer_view;
  who_ = model.carer_who;
  other_ = std::make_unique<EditorState>(200);
}

void CarersViewSheet::words(Stage& stage, const app::FinishModel& model, Column& column) {
  Ui& ui = stage.ui;
  column.space(20);
  label(column, "", stage.t("finish.carer_who"));
  std::vector<app::Choice> names;
  for (const std::string& name : model.carers) names.push_back({name, name});
  if (!names.empty()) {
    if (one_of(ui, column, "finish/carer/who", names, who_)) stage.push(app::FinishIntent(app::SayCarerWho{who_}));
    column.space(12);
  }
  labelled_field(ui, column, "finish/carer/other", stage.t("finish.carer_other"), *other_);
  column.space(16);
  const std::string name = stage.t("finish.carer_words");
  label(column, "", name);
  column_narrative(stage, column, "finish/carer/words", name, model.carer_words, 3);
}

void CarersViewSheet::keep(Stage& stage) {
  stage.editors.flush(stage.intents);
  if (has_words(*other_)) stage.push(app::FinishIntent(app::SayCarerWho{other_->text()}));
}

bool CarersViewSheet::draw(Stage& stage, const app::FinishModel& model) {
  Ui& ui = stage.ui;
  SheetRow tapped;
  std::string said;
  bool is_open = sheet(ui, "finish/carer/ask", stage.t("finish.carer_title", {model.name.known_as}), [&](Rect inside) {
    Column column(ui, inside);
    column.words("", stage.t("finish.carer_hint", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
    column.space(16);
    auto views = choices_of(ui, "finish.view.", {"given", "declined", "not-sought", "not-applicable"});
    auto chosen = chips(ui, "finish/carer", views, {view_}, column.x, column.y, column.w);
    column.y += chosen.height;
    said = chosen.tapped;
    if (view_ == "given") words(stage, model, column);
    if (view_ == "given")
      tapped = sheet_row(ui, column, "finish/carer/back", stage.t("sheet.go_back"), "finish/carer/done",
                         stage.t("sheet.done"));
    return column.y;
  });
  if (!said.empty()) view_ = said, stage.push(app::FinishIntent(app::SayCarerView{said})), ui.wants_frame = true;
  const bool ends = !is_open || tapped.back || tapped.go || (!said.empty() && said != "given");
  if (ends && view_ == "given") keep(stage);
  return !ends;
}

}  // namespace blether::ui
