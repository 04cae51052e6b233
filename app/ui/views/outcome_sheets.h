// Sheets of the outcome page: a new step, a step there is, and something that cannot be had yet.
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

class UnmetSheet {
 public:
  void open(Stage& stage);
  void draw(Stage& stage, const app::OutcomeModel& model);

 private:
  float form(Stage& stage, const app::OutcomeModel& model, Rect inside, SheetRow& tapped);
  // What is still to say, as a key; empty: nothing.
  std::string missing() const;
  bool open_ = false, asked_ = false;
  std::unique_ptr<EditorState> need_, words_, interim_;
  FocusWish wish_;
  std::string reason_, look_again_;
  SheetDay day_;
};

}  // namespace blether::ui
