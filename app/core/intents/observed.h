// Intents about what somebody saw, where the person did not use words.
#pragma once

#include <string>
#include <variant>

#include "storage/model/ids.h"

namespace blether::app {

struct KeepObservation {         // one entry more; never edited
  model::RecordId conversation;
  std::string item;              // link id
  std::string how;               // care::kHowWeKnow
  std::string words;
};
struct TakeBackObservation {     // a mistake; it stays in the history
  model::RecordId record;
};

using ObservedIntent = std::variant<KeepObservation, TakeBackObservation>;

}  // namespace blether::app
