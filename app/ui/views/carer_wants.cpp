#include "app/ui/views/carer_wants.h"

#include <algorithm>

#include "app/ui/views/card_rows.h"
#include "care/carer.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

std::string_view icon_of(std::string_view four) {
  if (four == "heard-involved") return "ear";
  if (four == "caring-experience") return "people";
  if (four == "full-healthy-life") return "heart";
  return four == "own-life" ? "bike" : "ring";
}

std::string_view icon_about(std::string_view about) {
  if (about == "money") return "purse";
  if (about == "benefits") return "coin";
  return about == "work" ? "tools" : "learn";
}

void heading(Column& column, std::string_view id, const std::string& words) {
  column.space(20);
  column.words(id, words, text_style(TextSize::lead, Weight::semibold), Role::heading);
  column.space(12);
}

}  // namespace

void CarerWants::draw(Stage& stage, const app::CarerModel& model, Column& column) {
  wants(stage, model, column);
  asked(stage, model, column);
}

void CarerWants::wants(Stage& stage, const app::CarerModel& model, Column& column) {
  Ui& ui = stage.ui;
  heading(column, "carer/wants", stage.t("person.wants", {model.name.known_as}));
  std::vector<CardRow> rows;
  for (const auto& want : model.wants) {
    std::string counts = want.four.empty() ? stage.t("carer.four_open")
                                           : stage.t("carer.four_for", {stage.t("carer.four." + want.four)});
    rows.push_back(
        {"carer/want/" + std::to_string(rows.size() + 1), std::string(icon_of(want.four)), want.line, counts});
  }
  const std::string tapped = card_rows(ui, column, rows);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == tapped) open_ = model.wants[i].record, ui.wants_frame = true;
  ButtonLook look;
  look.icon = "plus";
  if (quiet_button(ui, "carer/want/add", stage.t("outcomes.new"), column.x - ui.px(12), column.y, look))
    stage.go(Page::outcome, model.name.id);
  column.y += quiet_height(ui);
}

// A row leads to its question in the plan: it is asked there, and nowhere else.
void CarerWants::asked(Stage& stage, const app::CarerModel& model, Column& column) {
  if (model.asked_about.empty()) return;
  heading(column, "carer/asked", stage.t("carer.asked"));
  std::vector<CardRow> rows;
  for (const auto& each : model.asked_about) {
    std::string answer = each.answer.empty() ? stage.t("carer.asked_open") : each.answer;
    rows.push_back({"carer/asked/" + each.about, std::string(icon_about(each.about)),
                    stage.t("carer.asked." + each.about), answer});
  }
  const std::string tapped = card_rows(stage.ui, column, rows);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == tapped)
      stage.go(Page::conversation, model.name.id, model.conversation, model.asked_about[i].item);
}

void CarerWants::draw_sheet(Stage& stage, const app::CarerModel& model) {
  auto want =
      std::find_if(model.wants.begin(), model.wants.end(), [&](const auto& each) { return each.record == open_; });
  if (open_.is_none() || want == model.wants.end()) return;
  Ui& ui = stage.ui;
  bool done = false;
  const bool is_open = sheet(ui, "carer/four", stage.t("carer.four_ask"), [&](Rect inside) {
    Column column(ui, inside);
    column.words("carer/four/want", want->line, text_style(TextSize::body, Weight::medium));
    column.space(14);
    for (std::string_view four : care::kCarerStrategy) {
      const std::string code(four);
      if (!ring_row(ui, column, "carer/four/" + code, stage.t("carer.four." + code), want->four == four)) continue;
      stage.push(app::CarerIntent(app::CountOutcome{want->record, want->four == four ? "" : code}));
      done = true;
    }
    if (quiet_button(ui, "carer/four/words", stage.t("carer.four_words"), column.x - ui.px(12), column.y))
      stage.go(Page::outcome, model.name.id, want->record), done = true;
    column.y += quiet_height(ui);
    return column.y;
  });
  if (!is_open || done) open_ = {}, ui.wants_frame = true;
}

}  // namespace blether::ui
