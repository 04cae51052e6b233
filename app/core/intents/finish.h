// Intents at the end of a conversation: what was gone through, whose view was asked, who was offered to speak up.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace blether::app {

struct RightsExplained {     // the rights card, gone through together
  std::string format = "plain";  // how: care::kTellingFormats
};
struct SayCarerView {
  std::string code;          // "given", "declined", "not-sought", "not-applicable"
};
struct SayCarerWho {
  std::string name;          // whose words the carer's view is in; empty: not said
};
struct PutAside {
  std::vector<std::string> domains;  // codes of parts of life
  std::string reason;                // care::kLeftReasons; empty: they are looked at after all
};
struct SayAdvocacy {
  std::string set;           // "advocacy", "independent-support"
  std::string result;        // "accepted", "declined", "thinking", "already-has", "not-offered"
  std::string why_not, note; // of "not-offered"
};
struct SayReadBack {};       // what is written was read back

using FinishIntent = std::variant<RightsExplained, SayCarerView, SayCarerWho, PutAside, SayAdvocacy, SayReadBack>;

}  // namespace blether::app
