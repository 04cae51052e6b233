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

// Papers about the person shown that can be left in the house.
enum class PaperKind { money, rights, complaint, carers_plan, emergency_card, agreed, plan, option_1, unhappy };
// Writes the PDF of one.
struct LeavePaper {
  using Kind = PaperKind;
  Kind kind = Kind::money;
  bool easy_read = false;    // not of agreed and plan, which are in the person's own words
};
// Shows it as codes, so that another phone takes a copy.
struct ShowPaper {
  PaperKind kind = PaperKind::money;
  bool easy_read = false;
};

}  // namespace blether::app
