// Intents about positive risk, and about who decides.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "storage/model/heads.h"

namespace blether::app {

struct SetRisk {            // the words of a risk are written in their editors
  model::RecordId risk;
  std::string field, value; // outcome (id in hex), likely, bad ("1" to "3"), way, capacity
};
struct DecideRisk {
  model::RecordId risk;
  std::string way;          // care::kRiskWays
  std::string by;           // who decided
  std::string agrees;       // the person: "yes", "no"
  std::string review_on;    // ISO
  std::vector<model::Dot> seen_decision, seen_agrees;  // as the page showed them
};
struct KeepCapacity {       // a view on one decision, new or changed
  model::RecordId record;   // none: a new one
  std::string decision, view, why, help, assessed_by, assessed_on, power, review_on;
};
struct KeepPower {          // who holds which power, new or changed
  model::RecordId record;   // none: a new one
  std::string type, holder, phone, scope, sighted_on, registered, begins, ends;
};
struct RemoveDecision {     // a risk, a view or a power that was written down by mistake
  model::RecordId record;
};
struct SayAttorney {        // how it went with the offer of information about powers of attorney
  std::string result, note; // care::kAttorneyResults
};

using DecisionIntent = std::variant<SetRisk, DecideRisk, KeepCapacity, KeepPower, RemoveDecision, SayAttorney>;

}  // namespace blether::app
