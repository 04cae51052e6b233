// A carer's own plan, and the card for when something happens to the carer, as leaflets: to print, or to show as codes
// (plain_words.h).
#pragma once

#include "app/core/documents/leaflet.h"
#include "care/carer.h"

namespace blether::app {

struct CarersPlanPaper {
  std::string date_words, name, worker, worker_phone;
  bool young = false;                  // a young carer's statement
  bool easy_read = false;              // one idea a row, each with its picture, and what one can do with the plan
  struct Aloud {                       // an answer that was said out loud
    std::string day, length, words;    // "Tuesday 24 November 2026", "7 seconds"; words beside it may be empty
  };
  struct Line {
    std::string question, answer;      // in the carer's own words
    std::vector<Aloud> aloud = {};
  };
  struct Part {
    std::string icon, title;
    std::vector<Line> lines;
  };
  std::vector<Part> parts;             // what was answered
  std::string said, words;             // "Moira agrees with this plan. 24 November", and about it; empty: nothing yet
  bool changed_since = false;          // something is newer than what was said
  std::string note = {};               // said at the end; empty: nothing
};
Leaflet carers_plan_leaflet(const CarersPlanPaper& paper, const Texts& texts);

struct CardPaper {
  std::string date_words, worker, worker_phone;
  std::string note = {};   // said at the end; empty: nothing
  bool young = false;      // a grown-up takes over what the card names
  bool easy_read = false;  // what to do, in fewer words
};
// What nobody wrote yet is left out; who to ring at the council is always there.
Leaflet emergency_card_leaflet(const care::EmergencyCard& card, const CardPaper& paper, const Texts& texts);

}  // namespace blether::app
