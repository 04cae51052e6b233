// Intents about the people and places around somebody.
#pragma once

#include <string>
#include <variant>

#include "storage/model/ids.h"

namespace blether::app {

struct KeepAround {              // one circle of the map, new or changed
  model::RecordId record;        // none: a new one
  std::string name, relation, note, words;
  std::string type, closeness;   // care::kAroundTypes, care::kCloseness
};
struct SetWish {
  model::RecordId record;
  std::string wish;              // care::kWishes
};
struct OutcomeFromAround {       // begins an outcome and opens it; one that is there already is opened
  model::RecordId record;
};
struct LinkAround {              // a circle helps with an outcome that is there already
  model::RecordId record, outcome;
};
struct RemoveAround {
  model::RecordId record;
};
struct KeepStrength {            // something somebody is good at or can count on, new or changed
  model::RecordId record;        // none: a new one
  std::string what, words, type; // care::kStrengthTypes
  std::string outcome;           // id in hex that it is linked to; empty: to none
};
struct RemoveStrength {
  model::RecordId record;
};

using AroundIntent =
    std::variant<KeepAround, SetWish, OutcomeFromAround, LinkAround, RemoveAround, KeepStrength, RemoveStrength>;

}  // namespace blether::app
