// Read models of positive risk, and of who decides.
#pragma once

#include <string>
#include <vector>

#include "app/core/read_models.h"

namespace blether::app {

struct RisksModel {
  PersonName name;
  struct Line {
    model::RecordId record;
    std::string want, below;   // below: "Decided: with help. We look again on 12 January"
    bool decided = false;
  };
  std::vector<Line> lines;     // what is not decided yet first
  model::RecordId blank;       // for a new one
};

struct RiskModel {
  PersonName name;
  std::string carer_name;                 // given name; empty: nobody is known
  model::RecordId record;
  bool is_new = true;                     // nothing is written yet
  FieldText want, why, good, harm, harm_to, worked, plan, signs, tell, sooner;
  FieldText view_person, view_carer, view_worker, view_other;  // kept apart; they may differ
  std::string outcome;                    // id in hex; empty: none
  std::vector<Choice> outcomes;           // id in hex, line
  std::string likely, bad, way, capacity; // "1" to "3"; codes
  std::string waits;                      // what is missing before it can be decided, in words; empty: nothing
  std::string decision;                   // code; empty: not decided
  bool disputed = false;                  // two decisions at once: people decide
  std::string decided;                    // "24 November. Isobel, with Amina: with help"; empty: not decided
  std::string agrees;                     // "yes", "no"
  std::string decided_by, review_on;      // review_on: ISO
  std::string review;                     // "We look again on 12 January"
  std::vector<model::Dot> seen_decision, seen_agrees;
};

struct PowerLine {
  model::RecordId record;
  std::string title, below;               // "Attorney for welfare: Moira Rennie", "Paper seen on 3 March"
  bool seen = false;                      // somebody has seen the paper
  std::string type, holder, phone, scope, sighted_on, registered, begins, ends;
};
struct CapacityLine {
  model::RecordId record;
  std::string title, below;               // what is to be decided; how it stands
  std::string decision, view, why, help, assessed_by, assessed_on, power, review_on;
};
struct CapacityModel {
  PersonName name;
  std::vector<CapacityLine> views;        // one decision each
  std::vector<PowerLine> powers;          // of today
  bool ask_attorney = false;              // it is time to ask if information would help
  std::string attorney;                   // how the last offer went, in words; empty: never offered
};

}  // namespace blether::app
