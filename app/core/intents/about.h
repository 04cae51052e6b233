// Intents about who somebody is: what helps to talk, groups, how they describe themselves.
#pragma once

#include <string>
#include <variant>

namespace blether::app {

struct SetNeed {                 // a code of assets/lookups/communication.json
  std::string code;
  bool wanted = true;
};
struct SetGroup {                // a code of assets/lookups/care_groups.json
  std::string code;
  bool wanted = true;
};
struct SetEquality {             // own words; empty takes it back
  std::string field;             // care::kEqualityFields
  std::string words;
  bool rather_not = false;       // instead of words
};

using AboutIntent = std::variant<SetNeed, SetGroup, SetEquality>;

}  // namespace blether::app
