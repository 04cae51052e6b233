// Read models about support: the four options and the money.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/core/read_models.h"

namespace blether::app {

struct OptionColumn {
  int option = 0;                         // 1 to 4
  std::string icon, name, title;          // "Option 1", "The money comes to you"
  std::vector<std::string> lines;         // what it means, a sentence each
  std::vector<std::string> answers;       // to OptionsModel::questions
  enum class State { not_said, offered, not_offered } state = State::not_said;
  bool disputed = false;                  // two answers at once: a person decides
  std::string reason, note, look_again, action, action_by;  // of not offering
  std::string not_offered_line;           // "Not offered: reason. We look again on 12 January."
  bool notice_wanted = false, notice_given = false;
  std::string check;                      // "Can you tell me in your own way what Option 2 means?"
  model::RecordId offer;                  // the record of what was said; none: nothing
  std::string understood;                 // "understood", "partly", "not-yet" or empty
};

struct HelpBlock {
  std::string heading;
  std::vector<std::string> lines;
};

// The same page twice, in plain English and in Easy Read, so that a tap turns one into the other.
struct OptionsModel {
  PersonName name;
  bool has_round = false;                 // a conversation there is; else nothing can be noted
  std::string intro[2];                   // [0] plain, [1] Easy Read
  std::vector<std::string> questions;
  std::vector<OptionColumn> columns[2];
  std::vector<HelpBlock> help[2];         // who can help me decide
  std::vector<Choice> reasons;            // why one is not offered: code, label
  std::int64_t explained_ms = 0;          // 0: not yet in this round
  std::string money_closed;               // a sentence; empty: the money page is open
};

struct MoneyLine {
  model::RecordId support, outcome;
  std::string what, who, working, source;         // working: "2 hours a week at £23.20"
  std::string amount;                             // "£46.40", or "No cost"
  std::string rate, quantity, per, weeks;         // as an editor shows them
  std::string outcome_line;                       // what it is for
  std::string each_way[3];                        // a week, were this part under Option 1, 2 or 3; empty: not offered
  int option = 0;                                 // chosen; 0: not yet
  bool deemed = false, disputed = false, changed = false;
  std::string since;                              // "24 November"
  model::RecordId choice;                         // the record of the choice that stands; none: not yet
  std::string until = {};                         // the last day of it, in words; over where `option` is 0; empty: it lasts
};

// What the local rules say of somebody, if anybody looked.
struct LocalCriteriaModel {
  std::string band, on;                           // code, ISO date; empty: nobody looked
  std::string said;                               // in a sentence; empty: nobody looked
  std::vector<Choice> bands;                      // that there are today: code, label with what it means
};

// What the person's own letter says they pay: the letter with the latest day.
struct LetterModel {
  model::RecordId record;                         // none: nobody wrote one down
  std::string weekly, from;                       // as an editor shows them: "12.50", ISO date
  std::string said;                               // in a sentence
  bool disputed = false;                          // two sums at once: a person decides
};

struct MoneyModel {
  PersonName name;
  std::string closed;                             // why the page is closed; empty: open
  std::vector<MoneyLine> lines;
  std::vector<std::string> stopped;               // parts that a review stopped: "Help to wash. Stopped on 24 November"
  std::string weekly, yearly;                     // the whole, before anything is taken off
  std::string free_care, council_pays, you_pay;   // a week
  bool estimate = true, practice_rates = false;
  struct Way {
    int option = 0;
    std::string icon, name, amount;               // amount empty: not offered
    bool depends = false;                         // Option 4
    std::string yearly = {};                      // with `amount`, which is for a week
  };
  std::vector<Way> ways;
  std::string rates_from;                         // "1 April 2026"
  std::int64_t told_ms = 0;                       // when the amounts as they stand were told; 0: not yet
  std::string told_other;                         // day on which other amounts than these were told last; empty: none were
  int person_option = 0;                          // 4: a mix; 0: nothing chosen
  std::vector<std::string> choice_needs;          // sentences: what is missing before a choice
  std::vector<Choice> outcomes;                   // id in hex, line
  struct RateChoice {
    std::string code, label, unit, units, price;
  };
  std::vector<RateChoice> rates;
  std::string pdf;                                // file name of the copy just made; empty before
  LocalCriteriaModel criteria;
  LetterModel letter;
};

}  // namespace blether::app
