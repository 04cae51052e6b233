// What the local rules say of somebody: on the money page, below everything else, and in nobody's way.
#pragma once

#include <string>

#include "app/core/read_models_support.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class CriteriaSheet {
 public:
  // What was found, and the button that opens the sheet. Moves the column down; nothing where there are no rules.
  void card(Stage& stage, const app::MoneyModel& model, Column& column);
  void draw(Stage& stage, const app::MoneyModel& model);

 private:
  float form(Stage& stage, const app::MoneyModel& model, Rect inside, SheetRow& tapped);
  std::string missing() const;  // as a key; empty: nothing

  bool open_ = false, asked_ = false, taken_back_ = false;
  std::string band_, on_;
  SheetDay day_;
};

}  // namespace blether::ui
