// Sheets of who decides: a view on one decision, who holds which power, information about powers of attorney.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_decisions.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class CapacitySheet {
 public:
  // `line` null: a new one.
  void open(Stage& stage, const app::CapacityLine* line);
  void draw(Stage& stage, const app::CapacityModel& model);

 private:
  float form(Stage& stage, const app::CapacityModel& model, Rect inside, SheetRow& tapped);
  void in_doubt(Stage& stage, const app::CapacityModel& model, Column& column);
  std::string missing() const;  // a key; empty: nothing

  bool open_ = false, asked_ = false;
  model::RecordId record_;
  std::string view_, power_, assessed_on_, review_on_;
  std::unique_ptr<EditorState> decision_, why_, help_, assessed_by_;
  SheetDay day_;
};

class PowerSheet {
 public:
  void open(Stage& stage, const app::PowerLine* line);
  void draw(Stage& stage, const app::CapacityModel& model);

 private:
  float form(Stage& stage, const app::CapacityModel& model, Rect inside, SheetRow& tapped);
  std::string missing() const;

  bool open_ = false, asked_ = false;
  model::RecordId record_;
  std::string type_, registered_, sighted_on_, begins_, ends_;
  std::unique_ptr<EditorState> holder_, phone_, scope_;
  SheetDay day_;
};

class AttorneySheet {
 public:
  void open(Stage& stage);
  void draw(Stage& stage, const app::CapacityModel& model);

 private:
  bool open_ = false;
  std::string result_;
  std::unique_ptr<EditorState> note_;
};

}  // namespace blether::ui
