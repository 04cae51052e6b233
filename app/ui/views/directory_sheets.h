// Sheets of what is near by: one place and telling somebody about it; and how it went.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_directory.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class PlaceSheet {
 public:
  // `outcome`: what it is for, when one comes from there; none: not chosen yet.
  void open(Stage& stage, const app::DirectoryModel& model, const app::DirectoryPlace& place, model::RecordId outcome);
  void draw(Stage& stage, const app::DirectoryModel& model);

 private:
  float form(Stage& stage, const app::DirectoryModel& model, Rect inside, SheetRow& tapped);
  void facts(Stage& stage, Column& column) const;
  void what_for(Stage& stage, const app::DirectoryModel& model, Column& column);

  bool open_ = false;
  app::DirectoryPlace place_;
  std::string outcome_, ask_on_;  // record id, ISO
  SheetDay day_;
};

class AskedSheet {
 public:
  void open(Stage& stage, const app::DirectoryModel& model, const app::DirectoryPointed& pointed);
  void draw(Stage& stage, const app::DirectoryModel& model);

 private:
  float form(Stage& stage, const app::DirectoryModel& model, Rect inside, SheetRow& tapped);

  bool open_ = false, asked_ = false;
  app::DirectoryPointed pointed_;
  std::string result_, ask_on_;
  std::unique_ptr<EditorState> words_;
  SheetDay day_;
};

}  // namespace blether::ui
