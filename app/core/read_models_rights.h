// Read models of somebody's rights, and of complaints.
#pragma once

#include <string>
#include <vector>

#include "app/core/read_models.h"
#include "care/rights.h"

namespace blether::app {

// What each right is, and who was offered to speak up. Plain in [0], Easy Read in [1].
struct RightsModel {
  PersonName name;
  struct Block {
    std::string icon, heading;
    std::vector<std::string> lines;
  };
  std::vector<Block> blocks[2];
  struct Offer {
    model::RecordId record;              // the entry that stands
    std::string title, below;            // "Someone to speak up: yes, please", "24 November. Asked for on …"
    bool wanted = false;                 // said yes to, and nothing has come of it yet
    care::AdvocacyOffer said;
  };
  std::vector<Offer> offers;             // newest first
  bool begin = false;                    // one comes here because an advocate is wanted
  std::string pdf;                       // file name of the sheet just made; empty before
};

struct ComplaintsModel {
  PersonName name;
  std::string carer_name;                // given name; empty: nobody is known
  struct Line {
    model::RecordId root;
    std::string title, below;            // its points; how it stands
    bool open = false, overdue = false;
  };
  std::vector<Line> lines;               // open ones first
  bool begin = false;                    // one comes here because somebody wants to complain
  care::Complaint fresh;                 // what a new one starts with
};

struct ComplaintModel {
  PersonName name;
  std::string carer_name;
  model::RecordId root, latest;
  care::Complaint said;                  // as it stands
  std::string came;                      // "Came on 24 November. On the telephone"
  std::string who;                       // "What Isobel says"
  std::vector<std::string> before;       // "Answered before, on 23 November: It is put right"; oldest first
  struct Clock {
    std::string id, what, due;           // due: "Due Thursday 26 November", "3 days late"
    bool overdue = false, done = false;
  };
  std::vector<Clock> clocks;             // earliest due first
  std::string clocks_problem;            // why they cannot be worked out; a translation key
  std::vector<std::string> ombudsman[2]; // what is said about the Ombudsman; plain, Easy Read
  std::string worker, worker_phone;
  std::string pdf;
};

}  // namespace blether::app
