// The end of a carer's own plan: say if it is right, take it home on paper, see who has looked.
#pragma once

#include <string>

#include "app/core/read_models_carer.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

class OwnPlanEnd {
 public:
  // What was handed over is on the page now: the choice begins anew.
  void take_in(const app::OwnPlanModel& plan);
  bool is_saying() const { return !answer_.empty(); }
  // Why it cannot be kept as it is now; empty: it can.
  std::string missing(Stage& stage, const app::OwnPlanModel& plan) const;
  void ask(Stage& stage) { asked_ = true, stage.ui.wants_frame = true; }
  void keep(Stage& stage, const app::OwnPlanModel& plan);
  void draw(Stage& stage, const app::OwnPlanModel& plan, Column& column);

 private:
  void say(Stage& stage, const app::OwnPlanModel& plan, Column& column);
  void papers(Stage& stage, const app::OwnPlanModel& plan, Column& column);
  static void looked(Stage& stage, const app::OwnPlanModel& plan, Column& column);

  EasyRead easy_;                 // of the papers
  std::string answer_;            // chosen, not kept yet
  bool asked_ = false, sent_ = false;
  std::int64_t said_before_ = 0;  // CarersSay::said_ms when it was handed over
};

}  // namespace blether::ui
