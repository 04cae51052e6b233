// Sheets: pages of words that ship as data, in plain English and in Easy Read, with names to fill in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace blether::care {

// The same thing said twice. `easy` is one idea a line, for Easy Read pages.
struct Spoken {
  std::vector<std::string> plain, easy;
  const std::vector<std::string>& in(bool easy_read) const { return easy_read ? easy : plain; }
};

struct SheetBlock {
  std::string id, icon;  // icon: a name in assets/icons
  Spoken heading;        // one line each
  Spoken lines;
};

// Immutable once loaded; safe from any thread. A changed sheet gets a new id; what was given to somebody names the id.
struct Sheet {
  std::string id;  // "not_offered.v1"
  std::string version, language;
  Spoken title;
  std::vector<SheetBlock> blocks;
  const SheetBlock* block(std::string_view id) const;
};

// invalid: "<file> line <n> <place>: <what>". Plain and Easy Read must both be there for everything.
base::Result<Sheet> load_sheet(std::string_view json, std::string_view file);

// What goes into "{name}".
using Slots = std::map<std::string, std::string, std::less<>>;

struct FilledBlock {
  std::string id, icon, heading;
  std::vector<std::string> lines;
};
struct FilledSheet {
  std::string id, title;
  std::vector<FilledBlock> blocks;
};

// A line that names something which is empty or missing in `slots` is left out, and a block without lines too. Words
// that go in are never changed; braces inside them mean nothing.
FilledSheet fill(const Sheet& sheet, bool easy_read, const Slots& slots);
// Names used in a sheet, sorted.
std::vector<std::string> slot_names(const Sheet& sheet);

// --- the four options

struct OptionCard {
  int option = 0;  // 1 to 4
  std::string icon, name;
  Spoken title, lines;
  std::vector<std::string> answers;  // one for each of Explainer::questions
};

struct Explainer {
  Sheet sheet;  // title and the blocks "told", "help", "no_choice", "not_offered"
  Spoken intro;
  std::vector<std::string> questions;  // of the comparison
  std::vector<OptionCard> options;     // always four, in the order of the Act
  std::vector<std::string> check;      // "Can you tell me in your own way what Option 2 means?", one for each option
};

// invalid: also when the options are not 1, 2, 3, 4 in this order, or a card lacks an answer: no way of arranging
// support may stand out (statutory guidance 2022 section 3; 2013 Act section 9).
base::Result<Explainer> load_explainer(std::string_view json, std::string_view file);

}  // namespace blether::care
