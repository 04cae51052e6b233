// What a person says to a page that is read to them: their plan, what was agreed today.
#pragma once

#include <string>

#include "app/core/intents/plan.h"
#include "app/core/read_models.h"

namespace blether::app {

struct PageSay {
  model::RecordId agreement;
  std::string answer;          // "", "agree", "part", "disagree"
  bool disputed = false;       // two answers at once: the person decides
  SaySeen seen;                // goes back with the next answer, as it is
  FieldText words;             // about the page, in their own words
  care::Strokes signature;     // of what was said last
  std::string said;            // "Isobel agrees with this plan. 24 November", or what was said last in a round before
  std::int64_t said_ms = 0;
  bool changed_since = false;  // something on the page is newer than what was said
  std::string copy_given;      // day in words; empty: not yet
};

}  // namespace blether::app
