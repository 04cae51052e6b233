// What somebody is good at or can count on: the list of it, and one of them new or changed.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_around.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

class GoodAtSheet {
 public:
  // What opens the list: a card that says what is there already, moving the column down; or a few words on the map.
  void row(Stage& stage, const app::AroundModel& model, Column& column);
  void link(Stage& stage, float x, float y);
  // The sheet that is open, if one is.
  void draw(Stage& stage, const app::AroundModel& model);

 private:
  enum class Open { none, list, one };
  void list(Stage& stage, const app::AroundModel& model);
  void edit(Stage& stage, const app::StrengthLine& line);
  void one(Stage& stage, const app::AroundModel& model);
  float form(Stage& stage, const app::AroundModel& model, Rect inside, SheetRow& tapped);
  void helps_with(Stage& stage, const app::AroundModel& model, Column& column);

  Open open_ = Open::none;
  bool asked_ = false;
  model::RecordId record_;  // none: a new one
  std::string type_, outcome_;
  std::unique_ptr<EditorState> what_, words_;
  FocusWish wish_;
};

}  // namespace blether::ui
