// Intents about a carer's own plan: its offer, what came from the carer, and giving the tablet into her hands.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/core/intents/plan.h"
#include "care/carer_support.h"

namespace blether::app {

struct NoteCarerEvent {     // something happened on the way to a plan of the carer shown
  std::string event;        // care::kCarerEvents
  std::string on;           // ISO: the day it happened, however late it is written
  bool terminal = false;    // the person she looks after is dying: the short clocks run
  std::string wanted_on = {};  // ISO or empty: the day she asked the first talk to be on
  std::string reason = {};     // of declining
  bool at_school = false;      // 18 or 19, and a pupil ever since before: a young carer
};
struct HandOver {};         // the tablet goes to the carer shown; until it is unlocked again only her own plan opens
struct KeepCarersWords {    // what came from the carer was talked over and stands as it is
  model::RecordId record;
  std::vector<model::Dot> seen;  // as shown: what she writes later is another matter
};

struct SayOwnPlan {         // what the carer says to the plan as it stands; the words are written already
  std::string answer;       // care::kAgreeAnswers
  SaySeen seen;
};

struct KeepBreak {          // a break that the carer wants, had, or did not get
  model::RecordId record;   // none: a new one
  std::string type;         // care::kBreakTypes
  std::string wanted;       // in the carer's words
  std::string on;           // ISO or empty
  std::string given;        // care::kBreakGiven
  std::string why_not;      // code of a reason of unmet need; of "no"
  std::string long_for = {};  // how long, as typed: a whole number; may be empty
  std::string unit = {};      // "hours", "nights"
};
struct KeepCarerSupport {   // support decided for the carer shown, or what they need and nobody meets
  care::CarerSupport said;  // no record: a new one. kNobodyMeets: an unmet need, in the place of support there was
  std::string why_not = {};     // code of a reason of unmet need; of what nobody meets
  std::string look_again = {};  // ISO: of the same
  model::RecordId answers = {};  // latest entry of a need that came with it; none: nobody waited
};
struct RemoveCarerSupport {
  model::RecordId record;
};

struct CountOutcome {       // what something the carer shown wants counts for
  model::RecordId outcome;
  std::string four;         // care::kCarerStrategy; empty takes it back
};

using CarerIntent = std::variant<NoteCarerEvent, HandOver, KeepCarersWords, SayOwnPlan, KeepBreak, CountOutcome,
                                 KeepCarerSupport, RemoveCarerSupport>;

}  // namespace blether::app
