// On a carer's page: what she wants, which of the four of the carers' strategy each counts for, and what was asked
// about money, work and learning.
#pragma once

#include "app/core/read_models_carer.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

class CarerWants {
 public:
  // Moves the column down.
  void draw(Stage& stage, const app::CarerModel& model, Column& column);
  // The four, for the outcome that was tapped.
  void draw_sheet(Stage& stage, const app::CarerModel& model);

 private:
  void wants(Stage& stage, const app::CarerModel& model, Column& column);
  static void asked(Stage& stage, const app::CarerModel& model, Column& column);

  model::RecordId open_;  // the outcome whose sheet is open; none: no sheet
};

}  // namespace blether::ui
