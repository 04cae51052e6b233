// A kept voice that is heard again: the core opens its file, then the player plays it to its end.
#pragma once

#include <memory>

#include "app/ui/views/view.h"

namespace blether::ui {

class Listening {
 public:
  Listening() = default;
  // Whoever leaves the page hears nothing more of it, and what was recorded and not kept is gone.
  ~Listening();
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  bool is_to(const model::RecordId& voice) const { return !voice_.is_none() && voice_ == voice; }
  // Begins with a voice; stops when it is the one that is heard.
  void turn(Stage& stage, const model::RecordId& voice);
  // Silence; the file stays as it is.
  void stop();
  // Every frame. `open` and `content`: what the core has opened.
  void go_on(Stage& stage, const model::RecordId& open, const std::shared_ptr<const base::Bytes>& content);

 private:
  platform::Player* player() const { return machine_ != nullptr ? machine_->player : nullptr; }

  Machine* machine_ = nullptr;
  model::RecordId voice_;
  bool started_ = false;        // the player has what is played
  std::uint64_t asked_in_ = 0;  // version of the model in which it was asked for
};

}  // namespace blether::ui
