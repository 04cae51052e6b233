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

struct SetLanguage {             // a tag of assets/lookups/languages.json; empty takes it back
  std::string tag;
};
struct ReadIn {                  // turns the page, where a person reads it themselves
  std::string tag;
};

using AboutIntent = std::variant<SetNeed, SetGroup, SetEquality, SetLanguage>;

}  // namespace blether::app
