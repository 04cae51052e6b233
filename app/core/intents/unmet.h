// Intents about what could not be got: it is written down, put right and carried on, each time as a new entry.
#pragma once

#include <variant>

#include "care/unmet_need.h"

namespace blether::app {

struct RecordUnmet {
  model::RecordId corrects;  // the entry that this puts right; none: a new need
  care::NeedEntry said;      // of a new one, no day of `since` is today and no domain is its outcome's
};
struct CarryOnUnmet {        // how it goes now
  model::RecordId need;      // its latest entry
  care::NeedNews news;
};

using UnmetIntent = std::variant<RecordUnmet, CarryOnUnmet>;

}  // namespace blether::app
