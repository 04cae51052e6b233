// A carer's own plan on paper, and the card for when something happens to the carer.
#pragma once

#include "app/core/documents/leaflet.h"
#include "care/carer.h"

namespace blether::app {

struct CarersPlanPaper {
  std::string date_words, name, worker, worker_phone;
  bool young = false;                  // a young carer's statement
  struct Line {
    std::string question, answer;      // in the carer's own words
  };
  struct Part {
    std::string icon, title;
    std::vector<Line> lines;
  };
  std::vector<Part> parts;             // what was answered
  std::string said, words;             // "Moira agrees with this plan. 24 November", and about it; empty: nothing yet
  bool changed_since = false;          // something is newer than what was said
  std::string note = {};               // said at the end; empty: nothing
  bool giant = false;                  // see Leaflet
};

// Tagged PDFs in large print (documents/leaflet.h). Equal input gives equal bytes.
base::Result<base::Bytes> carers_plan_pdf(const CarersPlanPaper& paper, const Texts& texts, base::Files& files, const base::Path& icons);

struct CardPaper {
  std::string date_words, worker, worker_phone;
  std::string note = {};  // said at the end; empty: nothing
  bool giant = false;
  bool young = false;     // a grown-up takes over what the card names
};
// What nobody wrote yet is left out; who to ring at the council is always there.
base::Result<base::Bytes> emergency_card_pdf(const care::EmergencyCard& card, const CardPaper& paper, const Texts& texts,
                                             base::Files& files, const base::Path& icons);

}  // namespace blether::app
