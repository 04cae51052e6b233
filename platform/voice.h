// Voice: makes sound of words. The words go to a separate program (espeak-ng) through a pipe and come back as sound; they
// are never among a program's arguments, where others on the machine could read them.
#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "platform/player.h"

namespace blether::platform {

// Whether this machine has the program.
bool has_voice();
// Blocks until all is made: about a millisecond for a second of speech. not_found: there is no such program. io: it ended
// badly, or was ended by `stop`. corrupt: what came back is no sound.
base::Result<Sound> sound_of(const std::string& words, std::string_view language, std::stop_token stop = {});

// Says one thing at a time, from a thread of its own. UI thread only.
class Voice {
 public:
  // What is being said stops. Nothing is heard where there is no program or no loudspeaker: it then ends at once.
  void say(const std::string& words, std::string_view language);
  void stop() { player_.stop(); }
  bool speaking() const { return player_.playing(); }

 private:
  Player player_;
};

}  // namespace blether::platform
