// What is near by: an offline search of places and groups, from a postcode to its locality, and what came of pointing
// somebody there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace blether::care {

// --- places

struct Place {
  std::string postcode;                          // tidied: "DD2 3CK"
  std::string neighbourhood, locality, cluster;  // locality is a code of places.json
};

class Places {
 public:
  static base::Result<Places> load(std::string_view json);
  // By the longest beginning that fits on that day. not_found: no row fits; the office lists such postcodes. invalid:
  // not the form of a postcode.
  base::Result<Place> find(std::string_view postcode, base::CivilDate day) const;
  struct Locality {
    std::string code, name;
  };
  std::span<const Locality> localities() const { return localities_; }
  bool practice() const { return practice_; }

 private:
  struct Line {
    std::string begins, neighbourhood, locality, cluster;
    base::CivilDate from;
    std::optional<base::CivilDate> until;
  };
  std::vector<Locality> localities_;
  std::vector<Line> rows_;
  bool practice_ = false;
};

// --- the directory

struct Entry {
  std::string code, name, about;
  std::vector<std::string> categories, who, localities, access, languages;  // localities: codes, or "all"
  std::string when, cost, join, phone, web, checked_by;
  std::int64_t pence = 0;  // 0: free
  bool self_refer = false;
  base::CivilDate checked;
  std::optional<base::CivilDate> retire;  // last day it is shown
};
struct DirectoryCategory {
  std::string code, label, icon;
};

struct DirectoryQuestion {
  std::string words = {};                    // any order; all must be found
  std::vector<std::string> categories = {};  // any of them; empty: all
  std::string locality = {};             // near by first; entries of other localities come after, those for all between
  bool here_only = false;                // leave out other localities
  std::vector<std::string> access = {};  // all of them
  bool free_only = false;
  std::string language = {};
};

class Directory {
 public:
  static base::Result<Directory> load(std::string_view json);
  std::span<const DirectoryCategory> categories() const { return categories_; }
  std::span<const Entry> all() const { return rows_; }
  const Entry* find(std::string_view code) const;
  // Best first: near by, then words in the name, then by name. Retired entries are left out. Letters are compared
  // without case and accents of Latin letters count as they are.
  std::vector<const Entry*> search(const DirectoryQuestion& question, base::CivilDate today) const;
  bool practice() const { return practice_; }

 private:
  std::vector<DirectoryCategory> categories_;
  std::vector<Entry> rows_;
  bool practice_ = false;
};

// Last looked at more than half a year ago: the page says "check first".
bool is_stale(const Entry& entry, base::CivilDate today);

// --- pointing somebody there

inline constexpr std::string_view kSignpostResults[] = {"not-yet", "went", "did-not-go", "not-for-me",
                                                        "could-not-get-in"};
struct Signpost {
  std::string entry, name;       // code in the directory, empty for somewhere else; its name as it was then
  std::string on, follow_up_on;  // ISO
  std::string result = "not-yet";
  std::string note;
  std::string follows;  // the entry this one carries on, in hex
  std::string outcome;  // what it is for, in hex; empty: no outcome was named
};
Signpost signpost_of(const model::Record& record);
// invalid: names the field. A log entry: what came of it is the next entry.
base::Result<Operations> record_signpost(const model::RecordId& id, const Signpost& signpost);
// Asked how it went after so many days, unless another day is chosen.
inline constexpr std::int64_t kAskAfterDays = 14;
// The day to ask again has come, and nothing is known yet.
bool is_to_ask(const Signpost& signpost, base::CivilDate today);
// The entry that stands for each place somebody was pointed to, oldest first.
std::vector<const model::Record*> signposts_now(std::span<const model::Record> records);
// Those of them to ask about.
std::vector<const model::Record*> signposts_to_ask(std::span<const model::Record> records, base::CivilDate today);

}  // namespace blether::care
