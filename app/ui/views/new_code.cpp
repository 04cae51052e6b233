#include "app/ui/views/new_code.h"

#include <algorithm>

namespace blether::ui {

std::string NewCode::trouble(const Stage& stage, const app::SyncModel::LettingIn& code) const {
  if (is_missing_) return stage.t("sync.code_incomplete");
  if (is_changed_ || code.working || code.problem.empty()) return {};
  const auto word = [&](std::size_t i) { return i < code.words.size() ? std::string_view(code.words[i]) : ""; };
  return stage.t(code.problem, {word(0), word(1)});
}

void NewCode::draw(Stage& stage, const app::SyncModel& model, Column& column) {
  const app::SyncModel::LettingIn& code = model.letting_in;
  if (!code.offered) return;
  Ui& ui = stage.ui;
  column.words("sync/code/kept", stage.t("sync.code_kept"), text_style(TextSize::body));
  column.space(14);
  TextLook look;
  look.read_only = code.working;
  const auto typed = labelled_field(ui, column, "sync/code", stage.t("sync.code"), *typed_, look);
  if (typed.changed) is_changed_ = true, is_missing_ = false;
  const std::string words = trouble(stage, code);
  if (!words.empty()) problem(column, "sync/code/problem", words);
  column.space(12);
  const std::string go = stage.t(code.working ? "enrol.working" : "sync.code_go");
  Rect foot = column.take(button_height(ui));
  const Rect place = foot.cut_left(std::min(foot.w, button_width(ui, go)));
  const bool tapped = button(ui, "sync/code/go", go, place, ButtonKind::primary);
  column.space(24);
  if (code.working || !(tapped || typed.submitted)) return;
  is_missing_ = !has_words(*typed_);
  is_changed_ = false;
  ui.wants_frame = true;
  if (!is_missing_) stage.push(app::LetInAgain{typed_->text()});
}

}  // namespace blether::ui
