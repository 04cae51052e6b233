// Support for a carer: what is needed, what was decided for it, and whether it should be a break.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_carer.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class CarerSupportSheet {
 public:
  // Null: a new one.
  void open(Stage& stage, const app::CarerModel& model, const app::CarerModel::Support* one);
  void draw(Stage& stage, const app::CarerModel& model);

 private:
  float form(Stage& stage, const app::CarerModel& model, Rect inside, SheetRow& tapped);
  void answers(Stage& stage, const app::CarerModel& model, Column& column);
  void decided(Stage& stage, const app::CarerModel& model, Column& column);
  void not_met(Stage& stage, const app::CarerModel& model, Column& column);
  // What is still to say, as a key; empty: nothing.
  std::string missing() const;

  bool open_ = false, asked_ = false;
  model::RecordId record_, answers_;  // answers_: the need that came with it
  std::string met_, as_break_, option_, from_, why_not_, look_again_;
  std::unique_ptr<EditorState> need_, what_, who_;
  SheetDay day_;
};

}  // namespace blether::ui
