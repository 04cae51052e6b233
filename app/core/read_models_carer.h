// Read models about a carer's own plan: the worker's page of it, and the page in the carer's own hands.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/read_models_say.h"
#include "app/core/read_models_unmet.h"
#include "care/carer_support.h"
#include "platform/base/bytes.h"

namespace blether::app {

struct CarerEventLine {
  std::string event;  // care::kCarerEvents
  std::string day;    // "10 November"
};
struct CarerClock {
  std::string id, what, due;  // due: "Due Thursday 26 November", "3 days late"
  enum class State { running, soon, overdue, done } state = State::running;
};
// Something the carer wrote that nobody has talked over with her yet.
struct CarerWords {
  model::RecordId record;
  std::vector<model::Dot> dots;
  std::string item;                      // link id
  std::string question, words, written;  // written: "today at 10:30"
};

// What the carer says to the plan as it stands. A copy printed in her own hands is not noted.
using CarersSay = PageSay;
// Who looked at the plan or wrote in it, one line for each person and day.
struct LookedLine {
  std::string who, when;     // "Amina", "today at 10:30"
  bool wrote = false;
};

// The worker's page.
struct CarerModel {
  PersonName name;
  std::string plan;                    // "acsp", "ycs"
  std::string state;                   // the latest of care::kCarerEvents; empty: nothing yet
  std::vector<CarerEventLine> events;  // in the order of care::kCarerEvents
  std::vector<std::string> can_note;   // what may come next, codes
  int days_to_offer = -1;              // from knowing to offering; -1: not both known
  std::string reason;                  // of declining
  bool terminal = false;
  std::vector<CarerClock> clocks;      // earliest due first
  std::string clocks_problem;          // why they cannot be worked out; a translation key
  bool begun = false;                  // she said yes and the plan is there
  model::RecordId conversation;
  std::size_t answered = 0, asked = 0;
  std::vector<CarerWords> not_agreed;  // oldest first
  CarersSay say;
  std::vector<std::string> waits;      // why a young carer's statement cannot be given yet; sentences
  bool has_card = false;               // there is something to put on an emergency card
  struct Want {                        // something she wants for herself
    model::RecordId record;
    std::string line, four;            // four: care::kCarerStrategy; empty: nobody has said what it counts for
  };
  std::vector<Want> wants;
  struct Asked {                       // of money, a benefits check, work, learning
    std::string about, item, answer;   // about: care::AskedOfCarer; item: link id; answer empty: not asked yet
  };
  std::vector<Asked> asked_about;
  struct Break {
    model::RecordId record;
    std::string title, below;          // "A day: a day at the shore", "Not had. No break cover"
    std::string type, wanted, on, given, why_not;
    std::string long_for = {}, unit = {};  // "3", "hours"; empty: nobody said how long
  };
  std::vector<Break> breaks;           // what has not come yet first
  std::string breaks_had;              // "1 had, 1 not had, 1 to come"; empty: none is written down
  std::vector<Choice> break_reasons;   // why one did not come: code, label
  struct Support {                     // what was decided for one need
    care::CarerSupport said;
    std::string title, below;          // "One evening a week, Crossroads", "From 1 December. Option 2. She pays £0."
  };
  std::vector<Support> supports;
  NeedsPart unmet;                     // what the carer waits for
  std::string look_again;              // ISO: when to look again at what is not met, as offered
  bool ask_school = false;             // 18 or 19: whether they are a pupil still decides which plan it is
  bool at_school = false;
  std::string council;                 // which council makes the plan, in a sentence; empty: that is not known
  std::string pdf;                     // file name of the copy just made; empty before
};

// The carer's own page: one question at a time, of the sections that she may fill in alone.
struct OwnPlanModel {
  PersonName name;
  std::string worker;                // given name
  model::RecordId conversation;
  std::vector<SectionModel> pages;
  std::vector<ItemModel> items;      // ItemModel::section is an index into pages; what only says more is not in here
  std::vector<ItemModel> more;       // "say more" of an item of the same index; its link id is empty when there is none
  std::size_t current = 0;           // == items.size(): the end
  std::string said_before, said_on;  // her answer in the plan before, and when: "August"
  struct Voice {
    model::RecordId record;
    std::int64_t ms = 0;             // how long it is
    std::string words;               // beside it; may be empty
    bool is_here = false;            // its file is on this tablet
  };
  std::vector<Voice> voices;         // kept at the question shown, oldest first
  model::RecordId open;              // the voice whose sound is in `content`; none: nobody's
  std::shared_ptr<const base::Bytes> content;
  CarersSay say;                     // from here on: at the end only
  std::vector<LookedLine> looked;    // newest first
  std::string only_we_looked;        // "Only you and Amina have looked"; empty: somebody else did
  bool has_card = false;
  std::string pdf;
};

}  // namespace blether::app
