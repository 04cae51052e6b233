// Read models about the plan, and about not being happy with a decision.
#pragma once

#include <string>
#include <vector>

#include "app/core/read_models_agreed.h"

namespace blether::app {

struct PlanModel : PageSay {
  PersonName name;
  std::string date_words;               // "Tuesday 24 November"
  std::vector<AgreedOutcome> outcomes;  // AgreedOutcome::steps: the support first, then who does what
  std::string money;                    // "£186.40 a week. Isobel pays about £11.76"; empty: nothing is paid for
  struct Need {
    std::string words;                  // a sentence
    Route opens;
  };
  std::vector<Need> needs;              // why it cannot be agreed to yet
  NeedsPart unmet;                      // what could not be got
  std::string worker, worker_phone;
  std::string pdf;                      // file name of the copy just made; empty before
};

// "If you are not happy": the sheet, and what was said before. Plain in [0], Easy Read in [1].
struct UnhappyModel {
  PersonName name;
  std::string about;                    // care::kDisagreeAbout: what one came from; empty: nothing
  model::RecordId record;               // the decision; may be none
  std::string words;                    // what they said about it already
  struct Block {
    std::string icon, heading;
    std::vector<std::string> lines;
  };
  std::vector<Block> blocks[2];
  struct Said {
    std::string about, wish, words, on;  // codes; `on` in words
  };
  std::vector<Said> said;               // newest first
  std::string pdf;                      // file name of the sheet just made; empty before
};

}  // namespace blether::app
