// What we agreed today, as its page and its paper show it.
#pragma once

#include "app/core/read_models_say.h"

namespace blether::app {

struct AgreedLine {
  std::string icon, what, who, when;  // `when` in words: "by 4 December"; of a part of the support what it costs
  bool is_step = false;               // `who` does it, and by `when`
};
struct AgreedOutcome {
  std::string line, icon;
  std::vector<AgreedLine> steps;
  std::vector<std::string> waiting;   // "company at the weekend. No space yet. We look again on 12 January."
};
struct AgreedModel : PageSay {
  PersonName name;
  std::string date_words;             // "Tuesday 24 November"
  std::string present;                // "Isobel, Moira and Amina"
  std::vector<AgreedOutcome> outcomes;
  model::RecordId conversation;
  model::StreamId stream;
  std::string worker, worker_phone;
  std::string pdf;                    // file name of the copy just made; empty before
};

}  // namespace blether::app
