// Read model of who has looked at somebody's page and written on it.
#pragma once

#include <string>
#include <vector>

#include "app/core/read_models_carer.h"

namespace blether::app {

struct LookedModel {
  PersonName name;
  std::vector<LookedLine> lines;  // newest first
  std::size_t older = 0;          // lines that are kept and not shown
  bool whole = true;              // the list was checked: nothing in it was changed or taken out
};

}  // namespace blether::app
