// Intents about a review: how each thing is now, what becomes of it, and when we look again.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "storage/model/ids.h"

namespace blether::app {

// What the page showed of each: the next write overwrites just that.
struct ReviewSeen {
  std::vector<model::Dot> score, decide, voice;
};

struct BeginReview {               // one that goes on is carried on
  std::string change = {};         // what has changed, in words: of type "change", and the four ways are open again
  std::string type = {};           // care::kReviewTypes; empty: the one that is due
  std::string asked = {};          // of one that was asked for: what the person wants to look at; nobody has to say
};
struct KeepReviewLine {            // an outcome or a part of the support; its words are written already
  model::RecordId review, subject;
  // Nothing: as it stands, whatever that is by now.
  std::optional<std::string> score = {};   // "0".."4", "not-sure", "rather-not-say"; empty: not said
  std::optional<std::string> decide = {};  // care::kReviewDecisions; empty: not yet
  std::optional<std::string> voice = {};   // whose words: "person", "carer", "worker"
  bool no_note = false;            // no words were given with the score
  ReviewSeen seen = {};
};
struct ChooseAgain {               // the four ways are gone through again; opens their page
  model::RecordId review;
};
struct EndReview {                 // one that another tablet ended stays as it was ended
  model::RecordId review;
  std::string next_on;             // ISO: when we look again
};
struct EndSupport {                // the end of a last review; who takes over is written already
  model::RecordId review;
  std::string on;                  // ISO: the last day, or the day others take over
  std::string why;                 // care::kEndReasons
};

using ReviewIntent = std::variant<BeginReview, KeepReviewLine, ChooseAgain, EndReview, EndSupport>;

}  // namespace blether::app
