// A new code from the office: the way back for a tablet that it does not know any more.
#pragma once

#include <memory>

#include "app/core/read_models_sync.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

class NewCode {
 public:
  // Below what is the matter, where the page offers it (SyncModel::LettingIn). Moves the column down.
  void draw(Stage& stage, const app::SyncModel& model, Column& column);

 private:
  std::string trouble(const Stage& stage, const app::SyncModel::LettingIn& code) const;

  std::unique_ptr<EditorState> typed_ = filled(4096, "");  // a whole invitation at most
  bool is_changed_ = false;  // since it was tried
  bool is_missing_ = false;
};

}  // namespace blether::ui
