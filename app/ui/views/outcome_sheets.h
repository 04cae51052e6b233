// Sheets of the outcome page: a new step, and a step there is.
#pragma once

#include <memory>
#include <string>

#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class NewStepSheet {
 public:
  bool is_open() const { return open_; }
  void open(Stage& stage);
  void draw(Stage& stage, model::RecordId outcome);

 private:
  float form(Stage& stage, Rect inside, SheetRow& tapped);
  bool open_ = false, asked_ = false;
  std::unique_ptr<EditorState> what_, who_;
  FocusWish wish_;
  std::string when_, kind_ = "by";
  SheetDay day_;
};

// A step there is: its words change in place.
class StepSheet {
 public:
  void open(Stage& stage, const app::StepModel& step);
  void draw(Stage& stage, const app::OutcomeModel& model);

 private:
  model::RecordId step_;
};

}  // namespace blether::ui
