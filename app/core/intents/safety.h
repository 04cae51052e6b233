// Intents about a worry for somebody's safety: the three points of adult protection.
#pragma once

#include <string>
#include <variant>

#include "storage/model/ids.h"

namespace blether::app {

struct SetSafety {           // one answer of the page
  model::RecordId concern;
  std::string field, value;  // "unable", "harm", "more": yes, no, not-sure; "told": yes, no; "danger", "police", "child": yes or empty
};
struct RaiseSafety {         // the clock of one working day starts
  model::RecordId concern;
};
struct ReportSafety {
  model::RecordId concern;
  std::string to;            // who was told
};
struct CloseSafety {         // there is nothing to pass on
  model::RecordId concern;
  std::string why;           // in words
};

using SafetyIntent = std::variant<SetSafety, RaiseSafety, ReportSafety, CloseSafety>;

}  // namespace blether::app
