// Sheets of a carer's plan: something that happened, and giving the tablet away.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_carer.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

// What happened on the way to a plan, and on which day.
class CarerEventSheet {
 public:
  void open(Stage& stage, const app::CarerModel& model);
  void draw(Stage& stage, const app::CarerModel& model);

 private:
  float form(Stage& stage, const app::CarerModel& model, Rect inside, SheetRow& tapped);
  // What is still to say, as a key; empty: nothing.
  std::string missing(const Stage& stage) const;

  bool open_ = false, asked_ = false, terminal_ = false, at_school_ = false;
  std::string event_, on_, wanted_on_;
  std::unique_ptr<EditorState> reason_;
  SheetDay day_;
};

// Says what giving the tablet to the carer means, before it is done.
class HandOverSheet {
 public:
  void open(Stage& stage) { open_ = true, stage.ui.wants_frame = true; }
  void draw(Stage& stage, const app::CarerModel& model);

 private:
  bool open_ = false;
};

}  // namespace blether::ui
