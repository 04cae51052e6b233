// Sheet of the people map: somebody, a pet, a place or a group, new or changed.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_around.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

class AroundSheet {
 public:
  // `circle` null: a new one.
  void open(Stage& stage, const app::AroundCircle* circle);
  void draw(Stage& stage, const app::AroundModel& model);

 private:
  float form(Stage& stage, const app::AroundModel& model, Rect inside, SheetRow& tapped);

  bool open_ = false, asked_ = false;
  model::RecordId record_;  // none: a new one
  std::string type_, closeness_;
  std::unique_ptr<EditorState> name_, relation_, note_, words_;
  FocusWish wish_;
};

// Which of the outcomes that are there somebody or something helps with, or a new one.
class AroundLinkSheet {
 public:
  void open(Stage& stage, model::RecordId circle);
  void draw(Stage& stage, const app::AroundModel& model);

 private:
  bool open_ = false;
  model::RecordId circle_;
};

}  // namespace blether::ui
