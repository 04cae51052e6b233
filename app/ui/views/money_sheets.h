// Sheets of the money page: one part of the support, and which way it is arranged.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_support.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

class SupportSheet {
 public:
  // `line` null: a new one.
  void open(Stage& stage, const app::MoneyModel& model, const app::MoneyLine* line);
  void draw(Stage& stage, const app::MoneyModel& model);

 private:
  float form(Stage& stage, const app::MoneyModel& model, Rect inside, SheetRow& tapped);
  void paid(Stage& stage, const app::MoneyModel& model, Column& column);
  // What is still to say, as a key; empty: nothing.
  std::string missing() const;

  bool open_ = false, asked_ = false;
  model::RecordId support_;  // none: a new one
  std::vector<app::Choice> for_;  // the outcomes it may be for
  std::string outcome_, source_, rate_, per_, weeks_;
  std::unique_ptr<EditorState> what_, who_, quantity_;
  FocusWish wish_;
};

class ChoiceSheet {
 public:
  void open(Stage& stage, const app::MoneyLine& line);
  void draw(Stage& stage, const app::MoneyModel& model);

 private:
  model::RecordId support_;  // none: closed
  model::RecordId choice_;   // the one that stands; none: not yet
  std::string title_, each_way_[3];
  int option_ = 0;
  bool deemed_ = false, asked_ = false;
  std::unique_ptr<EditorState> words_;
};

}  // namespace blether::ui
