// Intents about rights: complaints, and someone to speak up.
#pragma once

#include <variant>

#include "care/rights.h"

namespace blether::app {

struct KeepComplaint {       // a new complaint, or the next entry of one; the earlier ones stay
  model::RecordId follows;   // its latest entry as shown; none: a new one
  care::Complaint said;
};
struct KeepAdvocacy {        // how it went with an offer of an advocate or of independent support
  model::RecordId follows;   // the entry that it carries on; none: a new offer
  care::AdvocacyOffer said;
};

using RightsIntent = std::variant<KeepComplaint, KeepAdvocacy>;

}  // namespace blether::app
