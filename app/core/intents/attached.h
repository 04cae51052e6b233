// Intents about voices and pictures kept with a question of a conversation. They concern the question whose page is open.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "platform/base/bytes.h"
#include "storage/model/ids.h"

namespace blether::app {

struct KeepVoice {
  base::Bytes file;       // a voice as care::kVoiceType says
  std::int64_t ms = 0;    // how long it is
  std::string words;      // beside it; may be empty
};
struct KeepPicture {
  std::string name;       // in the pictures folder; or the whole path of a file that was dropped on the window
  std::string words;      // what it shows; may be empty
};
struct OpenAttached {     // brings the content into the read model; none: puts it away
  model::RecordId record;
};
struct RemoveAttached {
  model::RecordId record;
};

using AttachedIntent = std::variant<KeepVoice, KeepPicture, OpenAttached, RemoveAttached>;

}  // namespace blether::app
