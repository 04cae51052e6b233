// Read model of a review.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/core/intents/review.h"
#include "app/core/read_models.h"

namespace blether::app {

// One outcome, or one part of the support, as the page shows it.
struct ReviewRow {
  model::RecordId subject;
  std::string line;                       // "I want to get to the allotment so that I feel useful."
  std::optional<int> start, last, today;  // 0 to 4; `last` only when it was looked at before
  std::string today_code;                 // also "not-sure", "rather-not-say"; empty: not said yet
  std::string decide;                     // care::kReviewDecisions; empty: not yet
  std::string voice = "person";           // whose words
  FieldText note, helped, in_the_way;
  bool no_note = false;                   // said to have come without words
  // Two answers at once: a person decides, and what is disputed is shown empty.
  bool score_disputed = false, decide_disputed = false, voice_disputed = false;
  ReviewSeen seen;
  std::string ended, ended_on;            // what reviews before decided: "reached", "let-go"; and the day; empty: open
  std::string said, said_by, said_on;     // the words of the last time, whose, and the day; empty: there are none
  enum class Movement { unknown, better, same, harder } movement = Movement::unknown;
};

struct ReviewModel {
  PersonName name;
  model::RecordId review;                 // being held; none: not begun
  std::string change;                     // what has changed, in words
  bool choose_again = false;              // the four ways are gone through again
  model::RecordId talk;                   // the conversation of this review; none: not on this tablet
  std::string type;                       // care::kReviewTypes; before it begins, the one that is due
  std::vector<std::string> types;         // before it begins: those that one may choose, the usual one first
  std::string asked;                      // of one that was asked for: what the person wants to look at
  std::string title;                      // "Review, 6 weeks on"
  std::vector<ReviewRow> outcomes, supports;
  std::vector<std::string> stopped;       // parts that an earlier review stopped: "Help to wash. Stopped on 24 November"
  NeedsPart unmet;                        // what still waits, and what came of the rest
  std::string start_day, last_day;        // "12 October", of the scores shown; empty: there are none
  std::string due;                        // "Due Tuesday 5 January"; empty: nothing agreed or reviewed yet
  bool overdue = false;
  std::string next_on;                    // ISO: the day that the rule gives
  FieldText ring;                         // who to ring sooner
  FieldText hand_to;                      // of a last one: who takes over
  std::string end_on;                     // ISO: the day to offer as the last of the support
  std::vector<std::string> needs;         // what is not said yet; explains, never stops
};

}  // namespace blether::app
