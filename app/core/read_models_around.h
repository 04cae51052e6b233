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

struct AroundModel {
  PersonName name;
  std::vector<AroundCircle> circles;        // in the order of the map and of its list
};

}  // namespace blether::app
