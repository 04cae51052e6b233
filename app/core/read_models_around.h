// Read model of the people and places around somebody.
#pragma once

#include <string>
#include <vector>

#include "app/core/read_models.h"

namespace blether::app {

struct AroundCircle {
  model::RecordId record;
  std::string name, relation, note, words;
  std::string type, closeness, wish, icon;  // codes of care/about_person.h; wish may be empty
  double x = 0, y = 0;                      // where it is drawn: -1 to 1 from the middle, x to the right, y down
  model::RecordId outcome;                  // made from it; none: not yet
  std::string outcome_line;
};

struct StrengthLine {
  model::RecordId record;
  std::string what, words, type;            // type: care::kStrengthTypes
  std::string outcome, outcome_line;        // id in hex of what it is linked to; empty: nothing
};

struct AroundModel {
  PersonName name;
  std::vector<AroundCircle> circles;        // in the order of the map and of its list
  std::vector<StrengthLine> strengths;      // in the order they were named
  std::vector<Choice> outcomes;             // id in hex, line: what any of these may be linked to
};

}  // namespace blether::app
