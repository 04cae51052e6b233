// A day asked for in a sheet: a button there, and the month in place of the form while one chooses.
#pragma once

#include <string>

#include "app/ui/views/parts.h"

namespace blether::ui {

class SheetDay {
 public:
  SheetDay() = default;
  SheetDay(const SheetDay&) = delete;  // the day that is chosen goes into its owner
  SheetDay& operator=(const SheetDay&) = delete;

  void reset() { into_ = nullptr; }
  // The button, with its label above. `iso` is the owner's and outlives this.
  void ask(Stage& stage, Column& column, std::string_view id, std::string_view words, std::string& iso);
  void button(Stage& stage, Column& column, std::string_view id, std::string& iso);
  // True: the month is there instead of the form.
  bool draw(Stage& stage, Column& column);
  // Closing the month closes the month, not what was chosen: gives whether the sheet stays open.
  bool stays_open(Stage& stage, bool is_open);

 private:
  DateSheet month_;
  std::string* into_ = nullptr;  // null: no month is open
};

}  // namespace blether::ui
