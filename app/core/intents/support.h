// Intents about support: the four options, the money, the plan.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "storage/model/ids.h"

namespace blether::app {

struct OptionsExplained {        // gone through together on the page shown
  std::string format = "plain";  // how: care::kTellingFormats
};
struct CheckUnderstanding {      // "can you tell me in your own way what Option 2 means?"
  int option = 0;                // 1 to 4
  std::string understood;        // "understood", "partly", "not-yet"
  std::string words, next;       // `next` when not understood: "again", "other-format", "other-day"
};
struct SetOffer {
  int option = 0;                // 1 to 4
  bool offered = true;
  std::string reason, note, look_again;  // of not offering: code, words, ISO date
  std::string action, action_by;         // what is done so that it opens (for a risk), ISO date
};
struct KeepSupport {             // one part of the support, new or changed
  model::RecordId support;       // none: a new one
  model::RecordId outcome;
  std::string what, who, source; // source: "paid", "family" …
  std::string rate, quantity, per, weeks;  // as typed; of paid support only
};
struct RemoveSupport {
  model::RecordId support;
};
struct AmountsTold {             // what stands on the money page was told to the person now
  std::string format = "plain";  // how: care::kTellingFormats
};
struct ChooseOption {            // for one part of the support
  model::RecordId support;
  int option = 0;                // 1 to 3
  bool deemed = false;           // nobody chose: Option 3 by law
  std::string words;             // why, in the person's own words
};

struct SetLocalCriteria {        // what the local rules say; an empty band takes it back
  std::string band, on;          // code of the edition of that day, ISO date
};
struct SetCharge {               // what the person's own letter says they pay; an empty sum takes `letter` back
  model::RecordId letter;        // the one that is put right; none: another letter
  std::string weekly, from;      // as typed, in pounds; ISO date
};

using SupportIntent = std::variant<OptionsExplained, CheckUnderstanding, SetOffer, KeepSupport, RemoveSupport,
                                   AmountsTold, ChooseOption, SetLocalCriteria, SetCharge>;

}  // namespace blether::app
