// Intents about a review: how each thing is now, what becomes of it, and when we look again.
#pragma once

#include <string>
#include <variant>

#include "storage/model/ids.h"

namespace blether::app {

struct BeginReview {               // one that goes on is carried on; the first is of type "first", whatever is asked for
  std::string change;              // what has changed, in words; then the four ways are gone through again
};
struct KeepReviewLine {            // an outcome or a part of the support; its words are written already
  model::RecordId review, subject;
  std::string score;               // "0".."4", "not-sure", "rather-not-say"; empty: not said
  std::string decide;              // care::kReviewDecisions; empty: not yet
  std::string voice = "person";    // whose words: "person", "carer", "worker"
  bool no_note = false;            // no words were given with the score
};
struct ChooseAgain {               // the four ways are gone through again; opens their page
  model::RecordId review;
};
struct EndReview {
  model::RecordId review;
  std::string next_on;             // ISO: when we look again
};

using ReviewIntent = std::variant<BeginReview, KeepReviewLine, ChooseAgain, EndReview>;

}  // namespace blether::app
