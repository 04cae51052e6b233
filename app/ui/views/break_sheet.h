// A break for a carer: what kind, in her words, and whether it came.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_carer.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class BreakSheet {
 public:
  // Null: a new one.
  void open(Stage& stage, const app::CarerModel::Break* one);
  void draw(Stage& stage, const app::CarerModel& model);

 private:
  float form(Stage& stage, const app::CarerModel& model, Rect inside, SheetRow& tapped);
  // What is still to say, as a key; empty: nothing.
  std::string missing() const;

  bool open_ = false, asked_ = false;
  model::RecordId record_;
  std::string type_, on_, given_, why_not_, unit_;
  std::unique_ptr<EditorState> wanted_, long_for_;
  SheetDay day_;
};

}  // namespace blether::ui
