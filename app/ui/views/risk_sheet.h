// Deciding about a risk: how, who decided, whether the person agrees, and when it is looked at again.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_decisions.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class DecideSheet {
 public:
  void open(Stage& stage, const app::RiskModel& model);
  void draw(Stage& stage, const app::RiskModel& model);

 private:
  float form(Stage& stage, const app::RiskModel& model, Rect inside, SheetRow& tapped);
  // What is still to say, as a key; empty: nothing.
  std::string missing(const Stage& stage) const;

  bool open_ = false, asked_ = false;
  std::string way_, agrees_, review_on_;
  std::unique_ptr<EditorState> by_;
  SheetDay day_;
};

}  // namespace blether::ui
