// What the person's own letter says they pay: on the money page, below who pays what. Until then the sum there is an
// estimate.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_support.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class ChargeSheet {
 public:
  // What the latest letter says, and the ways to the sheet. Moves the column down.
  void card(Stage& stage, const app::MoneyModel& model, Column& column);
  void draw(Stage& stage, const app::MoneyModel& model);

 private:
  // `letter` is put right; one without a record: another letter.
  void open(Stage& stage, const app::LetterModel& letter);
  float form(Stage& stage, const app::MoneyModel& model, Rect inside, SheetRow& tapped);
  std::string missing() const;  // as a key; empty: nothing

  bool open_ = false, asked_ = false, taken_back_ = false;
  model::RecordId letter_;
  std::unique_ptr<EditorState> weekly_;
  std::string from_;
  SheetDay day_;
};

}  // namespace blether::ui
