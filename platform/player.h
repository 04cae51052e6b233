// Player: lets one sound at a time be heard over this machine's loudspeaker.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include "platform/sound.h"

namespace blether::platform {

// UI thread only.
class Player {
 public:
  Player();
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  // Makes the sound on a thread of its own, and plays it. What is being played stops.
  using Maker = std::function<base::Result<Sound>(const std::stop_token& stop)>;
  void play(Maker maker);
  // Of a file of sound.h. Nothing is heard where it is none, or where there is no loudspeaker: it then ends at once.
  void play_file(base::Bytes file);
  void stop();
  bool playing() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::platform
