#include "app/ui/views/sheet_day.h"

namespace blether::ui {

void SheetDay::ask(Stage& stage, Column& column, std::string_view id, std::string_view words, std::string& iso) {
  label(column, "", words);
  button(stage, column, id, iso);
}

void SheetDay::button(Stage& stage, Column& column, std::string_view id, std::string& iso) {
  if (!day_button(stage, column, id, iso)) return;
  month_.open(iso, stage.model.now_ms);
  into_ = &iso;
  stage.ui.wants_frame = true;
}

bool SheetDay::draw(Stage& stage, Column& column) {
  if (into_ == nullptr) return false;
  if (auto day = month_.draw_in(stage, column)) {
    *into_ = *day;
    into_ = nullptr;
    stage.ui.wants_frame = true;
  }
  return true;
}

bool SheetDay::stays_open(Stage& stage, bool is_open) {
  if (is_open || into_ == nullptr) return is_open;
  into_ = nullptr;
  stage.ui.wants_frame = true;
  return true;
}

}  // namespace blether::ui
