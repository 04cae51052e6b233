// Intents about what is near by: looking for it, telling somebody about it, and what came of that.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "storage/model/ids.h"

namespace blether::app {

// What is looked for. Writes nothing; kept while the vault is open and the person stays the same.
struct SearchDirectory {
  std::string words;                            // any order; all must be found
  std::vector<std::string> categories, access;  // codes of the directory: any of the first, all of the second
  bool free_only = false, near_only = false;
  bool operator==(const SearchDirectory&) const = default;
};

struct TellAbout {
  std::string entry;            // code in the directory
  model::RecordId outcome;      // what it is for; none: no outcome was named
  std::string ask_on;           // ISO, or empty: nobody asks
};
struct SaidOfPlace {
  model::RecordId signpost;     // the entry that stands
  std::string result;           // care::kSignpostResults
  std::string words;            // in their own words; may be empty
  std::string ask_on;           // of "not-yet": the day to ask again, or empty
};

using DirectoryIntent = std::variant<TellAbout, SaidOfPlace>;

}  // namespace blether::app
