// Read models of the end of a conversation, and of a worry for somebody's safety.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/core/read_models.h"

namespace blether::app {

struct FinishModel {
  PersonName name;
  model::RecordId conversation;
  struct Check {
    std::string id;                       // care/finish.h
    enum class State { done, open, left } state = State::open;
    bool must = false;                    // finishing waits for it
    std::string words;                    // a sentence
    std::vector<std::string> more;        // "domains": what was not looked at, in words
  };
  std::vector<Check> checks;
  std::string waits;                      // why it cannot be finished yet; empty: it can
  struct Block {
    std::string heading;
    std::vector<std::string> lines;
  };
  std::vector<Block> rights[2];           // [0] plain, [1] Easy Read; in the person's language
  std::string rights_unchecked;           // in that language: that nobody has checked the words yet; empty: checked
  std::string carer_view;                 // chosen code
  FieldText carer_words;                  // what the carer said, apart from what the person says
  std::string carer_who;                  // who said it; empty: not said
  std::vector<std::string> carers;        // who may have said it: given names
  struct Domain {                         // a part of life, as the list of them shows it
    std::string code, label, icon;
    Check::State state = Check::State::open;
    std::string why;                      // of one that was left: the reason, in words
    bool aside = false;                   // left here, as a whole
  };
  std::vector<Domain> domains;
  std::string advocacy, independent;      // chosen results
};

struct SafetyModel {
  PersonName name;
  std::vector<PersonName> people;         // who it may be about, where the page came up about nobody yet
  model::RecordId concern;
  struct Point {
    std::string field, answer;            // "unable", "harm", "more"; yes, no, not-sure or empty
    FieldText why;
  };
  std::vector<Point> points;              // always three
  FieldText wishes;
  bool danger = false, police = false, child = false;
  std::string told;                       // yes, no or empty
  FieldText told_why;
  bool met = false;                       // all three answered yes
  bool written = false;                   // there is something to raise
  bool may_close = false;                 // one of the three is a no: there is nothing to pass on
  std::int64_t raised_ms = 0;
  std::string due;                        // "by Wednesday 25 November"; empty before it is raised
  bool overdue = false;
  struct Contact {
    std::string name, phone, when, hours, checked;
    bool urgent = false;
  };
  std::vector<Contact> contacts;
  bool practice_numbers = false;
  struct Earlier {                        // a worry that is over, as it was written
    std::string day;                      // "24 November": when it was passed on or closed
    std::string to;                       // who was told; empty: it was closed
    std::string closed_why;               // of one that was closed: why there was nothing to pass on
    struct Answer {
      std::string field, answer, why;     // as Point
    };
    std::vector<Answer> answers;          // those of the three that were answered or reasoned
    std::string wishes, told, told_why;
    bool danger = false, police = false, child = false;
  };
  std::vector<Earlier> earlier;           // the latest first
};

}  // namespace blether::app
