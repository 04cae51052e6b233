// Taking everything off this tablet: what goes, what stays, and the passphrase of whoever does it.
#pragma once

#include <memory>

#include "app/core/read_models_sync.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

class EmptySheet {
 public:
  // The way in, at the end of the page of sending. Moves the column down.
  void row(Stage& stage, Column& column);
  void draw(Stage& stage, const app::SyncModel& model);

 private:
  std::string why_not(Stage& stage, const app::SyncModel& model) const;

  bool open_ = false, asked_ = false;
  std::unique_ptr<EditorState> passphrase_;
};

}  // namespace blether::ui
