// Intents at the end of a conversation: what was gone through, whose view was asked, who was offered to speak up.
#pragma once

#include <string>
#include <variant>

namespace blether::app {

struct RightsExplained {     // the rights card, gone through together
  bool easy_read = false;
};
struct SayCarerView {
  std::string code;          // "given", "declined", "not-sought", "not-applicable"
};
struct SayAdvocacy {
  std::string set;           // "advocacy", "independent-support"
  std::string result;        // "accepted", "declined", "thinking", "already-has", "not-offered"
  std::string why_not, note; // of "not-offered"
};
struct SayReadBack {};       // what is written was read back

using FinishIntent = std::variant<RightsExplained, SayCarerView, SayAdvocacy, SayReadBack>;

}  // namespace blether::app
