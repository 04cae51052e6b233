// Read models of a plan that goes to another team, and of plans that came from one.
#pragma once

#include <string>
#include <vector>

#include "app/core/read_models.h"

namespace blether::app {

// The plan of one person, for another tablet.
struct PackageModel {
  PersonName name;
  struct Address {
    std::string file;    // where the code stands
    std::string code;    // whole
    std::string ends;    // its first and last group, to compare by telephone: "K3TN … 7QWD"
  };
  std::vector<Address> addresses;  // of other tablets, found in the folder for what comes in
  std::string waits;     // why the plan cannot go yet, in words; empty: it can
  std::string made;      // name of the file just made; empty before
  std::string made_for;  // ends of the code it is for
  std::string open_until;  // day in words
  std::size_t left_out = 0;  // voices and pictures that did not go with it
  std::string taken;     // name of the plain file just made; empty before
};

// What a file says before anything of it is taken in.
struct ParcelLook {
  std::string file;
  std::string problem;   // why it cannot be kept, in words; empty: it can
  std::string person;    // full name; empty: it could not be opened
  std::string from;      // ends of the sender's code
  std::string by;        // who sent it, as the file says; may be empty
  std::string made;      // day in words
  std::string open_until;
  std::size_t conversations = 0, outcomes = 0, supports = 0, entries = 0, authors = 0, files = 0;
  bool has_paper = false;
};

struct ParcelsModel {
  std::string code;      // of this tablet, in groups of four
  std::string ends;
  std::string saved;     // name of the file with the code; empty: not saved from this page
  struct Line {
    std::string file, below;
    bool readable = false;
  };
  std::vector<Line> lines;  // files in the folder for what comes in
  std::string folder;       // where that is
  ParcelLook look;          // of the file that is looked into; empty `file`: none
};

}  // namespace blether::app
