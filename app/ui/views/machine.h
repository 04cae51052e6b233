// Machine: what a page may use of this tablet beside its screen.
#pragma once

#include <string>

#include "platform/player.h"
#include "platform/recorder.h"

namespace blether::ui {

struct Machine {
  platform::Recorder* recorder = nullptr;  // null: no microphone
  platform::Player* player = nullptr;      // null: no loudspeaker
  std::string dropped;                     // path of the file dropped on the window last; who uses it empties it
};

}  // namespace blether::ui
