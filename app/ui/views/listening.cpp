#include "app/ui/views/listening.h"

#include <algorithm>

namespace blether::ui {

namespace {

constexpr float kLookAgain = 0.1F;  // seconds, while something is heard

}  // namespace

Listening::~Listening() {
  if (machine_ == nullptr) return;
  if (machine_->player != nullptr) machine_->player->stop();
  if (machine_->recorder != nullptr) machine_->recorder->forget();
}

void Listening::stop() {
  if (player() != nullptr) player()->stop();
  voice_ = {}, started_ = false;
}

void Listening::turn(Stage& stage, const model::RecordId& voice) {
  machine_ = stage.machine;
  const bool stops = is_to(voice);
  stop();
  asked_in_ = stage.model.version;
  if (!stops) voice_ = voice;
  stage.push(app::AttachedIntent(app::OpenAttached{voice_}));
}

void Listening::go_on(Stage& stage, const model::RecordId& open, const std::shared_ptr<const base::Bytes>& content) {
  machine_ = stage.machine;
  if (voice_.is_none()) return;
  stage.ui.wake_in = stage.ui.wake_in < 0 ? kLookAgain : std::min(stage.ui.wake_in, kLookAgain);
  if (!started_) {
    const bool is_open = open == voice_ && content;
    // It could not be opened; the desk has said why.
    if (!is_open && stage.model.version > asked_in_) voice_ = {};
    if (!is_open) return;
    started_ = true;
    if (player() != nullptr) player()->play_file(*content);
  }
  if (player() != nullptr && player()->playing()) return;
  voice_ = {}, started_ = false;
  stage.push(app::AttachedIntent(app::OpenAttached{}));
}

}  // namespace blether::ui
