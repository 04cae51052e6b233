// Intents about rights: complaints, someone to speak up, and the papers that are left in the house.
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

// Writes the PDF of one of these, about the person shown.
struct LeavePaper {
  enum class Kind { money, rights, complaint, carers_plan, emergency_card };
  Kind kind = Kind::money;
  bool easy_read = false;    // money, rights, complaint
};

}  // namespace blether::app
