#include "app/ui/views/own_plan_end.h"

#include "app/ui/views/beside.h"
#include "app/ui/views/looked_lines.h"
#include "app/ui/views/scan_button.h"

#include <algorithm>

namespace blether::ui {

void OwnPlanEnd::take_in(const app::OwnPlanModel& plan) {
  if (!sent_ || plan.say.said_ms == said_before_) return;
  sent_ = asked_ = false;
  answer_.clear();
}

std::string OwnPlanEnd::missing(Stage& stage, const app::OwnPlanModel& plan) const {
  return answer_ != "agree" && !has_words(stage.editors.words(plan.say.words)) ? stage.t("own_plan.needs.words") : "";
}

void OwnPlanEnd::keep(Stage& stage, const app::OwnPlanModel& plan) {
  sent_ = true, said_before_ = plan.say.said_ms;
  stage.push(app::CarerIntent(app::SayOwnPlan{answer_, plan.say.seen}));
}

void OwnPlanEnd::draw(Stage& stage, const app::OwnPlanModel& plan, Column& column) {
  Ui& ui = stage.ui;
  std::string words = stage.t("own_plan.thanks", {plan.name.known_as});
  TextStyle style = text_style(ui.large() ? TextSize::prompt : TextSize::display);
  column.y += ui.words("own/thanks", words, style, column.x, column.y, ui.balanced(words, style, column.w), Role::heading).h;
  column.space(14);
  if (plan.say.said.empty()) column.words("own/end", stage.t("own_plan.end"), text_style(TextSize::lead, Weight::regular));
  column.space(24);
  beside(ui, column, 48, [&](Column& left) { say(stage, plan, left); },
         [&](Column& right) { papers(stage, plan, right), looked(stage, plan, right); });
}

void OwnPlanEnd::say(Stage& stage, const app::OwnPlanModel& plan, Column& column) {
  Ui& ui = stage.ui;
  column.words("own/ask", stage.t("own_plan.ask"), text_style(TextSize::lead, Weight::semibold), Role::heading);
  column.space(14);
  if (plan.say.disputed) problem(column, "own/disputed", stage.t("own_plan.disputed")), column.space(12);
  const std::string& shown = is_saying() ? answer_ : plan.say.answer;
  for (const char* code : {"agree", "part", "disagree"})
    if (ring_row(ui, column, std::string("own/") + code, stage.t(std::string("agreed.") + code), shown == code)) answer_ = answer_ == code ? "" : code, ui.wants_frame = true;
  column.space(4);
  std::string own = stage.t("own_plan.own_words");
  label(column, "", own);
  column_narrative(stage, column, "own/say", own, plan.say.words, 2);
  if (asked_ && is_saying()) problem(column, "own/missing", missing(stage, plan));
  column.space(12);
  if (is_saying() || plan.say.said.empty()) return;
  column.icon_line("own/said", "done", stage.t("own_plan.said"), text_style(TextSize::body, Weight::medium, Colour::good_ink));
  if (plan.say.changed_since) column.icon_line("own/changed", "pen", stage.t("own_plan.changed"), text_style(TextSize::body, Weight::medium));
  column.space(12);
}

void OwnPlanEnd::papers(Stage& stage, const app::OwnPlanModel& plan, Column& column) {
  Ui& ui = stage.ui;
  using Kind = app::PaperKind;
  const bool easy = easy_.on(stage);
  ButtonLook look;
  look.icon = "print";
  auto print = [&](const std::string& id, std::string_view key, Kind kind) {
    if (button(ui, id, stage.t(key), column.take(button_height(ui)), ButtonKind::secondary, look)) stage.push(app::LeavePaper{kind, easy});
    scan_button(stage, column, id, {kind, easy});
    column.space(4);
  };
  print("own/copy", "own_plan.copy", Kind::carers_plan);
  if (plan.has_card) print("own/card", "carer.card", Kind::emergency_card);
  print("own/unhappy", "unhappy.title", Kind::unhappy);
  turn_papers(stage, column, "own/easy", easy_);
  if (!plan.pdf.empty()) column.icon_line("own/copied", "done", stage.t("agreed.copy_made", {plan.pdf}), text_style(TextSize::body, Weight::medium, Colour::good_ink));
  column.space(16);
}

void OwnPlanEnd::looked(Stage& stage, const app::OwnPlanModel& plan, Column& column) {
  column.words("own/looked", stage.t("own_plan.looked"), text_style(TextSize::lead, Weight::semibold), Role::heading);
  column.space(8);
  if (!plan.only_we_looked.empty()) column.words("own/looked/only", plan.only_we_looked, text_style(TextSize::body, Weight::medium)), column.space(6);
  looked_lines(stage, column, "own/looked/", plan.looked);
  column.words("own/looked/here", stage.t("own_plan.looked_here"), text_style(TextSize::small, Colour::ink_soft));
}

}  // namespace blether::ui
