// Who somebody is: care groups, how they describe themselves, what helps to talk together, strengths, people around.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "platform/base/result.h"

namespace blether::care {

// --- groups: several, or none

struct CareGroup {
  std::string code, label;
  std::vector<std::string> national;  // flags of the national return
};
class CareGroups {
 public:
  static base::Result<CareGroups> load(std::string_view json);
  std::span<const CareGroup> all() const { return rows_; }
  std::span<const std::string> national() const { return national_; }
  const CareGroup* find(std::string_view code) const;
  // Each flag of the return with 1 or 0, in its order. Codes that are not known count for nothing.
  std::vector<std::pair<std::string, int>> flags(const std::vector<std::string>& codes) const;

 private:
  std::vector<CareGroup> rows_;
  std::vector<std::string> national_;
};

// --- equality: in the person's own words, every part optional

inline constexpr std::string_view kEqualityFields[] = {"ethnicity",   "language",   "faith",   "gender",
                                                       "orientation", "disability", "partner", "born"};
inline constexpr std::string_view kRatherNotSay = "prefer-not-to-say";
model::RecordId equality_id(const model::RecordId& person);
// Own words, kRatherNotSay, or empty to take it back. invalid: no such field. Nothing is ever wanted here.
base::Result<Operations> set_equality(const model::RecordId& person, const model::Record* now, std::string_view field,
                                      std::string_view words);

// --- what helps to talk together

struct CommunicationNeed {
  std::string code, label, icon;
  std::string screen;  // "text-150", "text-200", "read-aloud", "easy-read", "high-contrast", "soft"; may be empty
  std::string book;    // "An interpreter": somebody has to be booked; may be empty
  std::vector<std::string> also;  // other codes a template calls it by
};
class CommunicationNeeds {
 public:
  static base::Result<CommunicationNeeds> load(std::string_view json);
  std::span<const CommunicationNeed> all() const { return rows_; }
  const CommunicationNeed* find(std::string_view code) const;
  // What an answer says about a need, so that it is not asked twice; null: nothing of the kind.
  const CommunicationNeed* said_by(std::string_view link_id, std::string_view code) const;

 private:
  std::vector<CommunicationNeed> rows_;
  std::vector<std::string> asked_by_;  // link ids
};

// How the screen is to be for this person, from what they said.
struct ScreenFor {
  int text_percent = 100;  // 100, 150, 200
  bool easy_read = false, read_aloud = false;
  std::string theme;                 // "high-contrast", "soft"; empty: as it is
  std::string language;              // tag; empty: as it is
  std::vector<std::string> to_book;  // "An interpreter"
};
ScreenFor screen_for(const model::Record& person, const CommunicationNeeds& needs);
// One need more or less. invalid: no such need.
base::Result<Operations> set_need(const model::Record& person, const CommunicationNeeds& needs, std::string_view code,
                                  bool wanted);
// One group more or less. invalid: no such group.
base::Result<Operations> set_group(const model::Record& person, const CareGroups& groups, std::string_view code,
                                   bool wanted);
// Whether anybody has asked: a need, a language or words on how to talk.
bool communication_asked(const model::Record& person);

// --- strengths, and people and places around

inline constexpr std::string_view kStrengthTypes[] = {"skill", "person", "place", "group", "thing", "faith"};
struct Strength {
  model::RecordId record;
  std::string what, type = "skill", words, place;
  std::vector<std::string> outcomes;  // record ids in hex
};
Strength strength_of(const model::Record& record);
// In order of their place, then id; withdrawn ones left out.
std::vector<Strength> strengths_in_order(std::span<const model::Record> strengths);
// invalid: names the field.
base::Result<Operations> set_strength(const model::RecordId& id, const model::Record* now, const Strength& strength);

inline constexpr std::string_view kAroundTypes[] = {"person", "pet", "place", "group"};
inline constexpr std::string_view kCloseness[] = {"close", "in-touch", "missed"};
inline constexpr std::string_view kWishes[] = {"more", "same", "less"};

// One circle of the map: a record of kind relation.
struct Around {
  model::RecordId record;
  std::string name, relation, note, words;
  std::string type = "person", closeness = "in-touch", wish;
  std::string icon, place;
  bool carer = false;
  std::vector<std::string> outcomes;  // record ids in hex
  // Where it is drawn: -1 to 1 from the middle, x to the right, y down. The same on every tablet.
  double x = 0, y = 0;
};
Around around_of(const model::Record& record);
// In order of their place, then id: the map from the top left with the clock, and the list for readers, are the same.
std::vector<Around> people_map(std::span<const model::Record> relations);
// invalid: names the field.
base::Result<Operations> set_around(const model::RecordId& id, const model::Record* now, const Around& around);
// What "Make this an outcome" begins with: words for the field `want` ("see more of Choir"); the person's own words
// are never made up.
std::string want_from(const Around& around);

}  // namespace blether::care
