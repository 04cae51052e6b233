// Intents about the plan: the person's say on it, and "I do not agree" to any decision.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "care/signature.h"
#include "storage/model/heads.h"

namespace blether::app {

// The writes of a say that the page showed: what arrived from elsewhere meanwhile is never hidden.
struct SaySeen {
  std::vector<model::Dot> answer, snapshot, signature;
  std::string shown = {};   // hash of what was on the page: that is what is signed
};
struct SayPlan {            // on the plan as it stands; the words are written already
  std::string answer;       // care::kAgreeAnswers
  SaySeen seen;
  care::Strokes signature;  // nothing: not signed, which is as good
};
struct SayNotAgreed {
  std::string about;        // care::kDisagreeAbout
  model::RecordId record;   // the decision; none: no one record
  std::string words;        // nobody has to give a reason
  std::string wish;         // care::kDisagreeWishes
};

using PlanIntent = std::variant<SayPlan, SayNotAgreed>;

}  // namespace blether::app
