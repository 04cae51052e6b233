// Worried about safety: the three points of adult protection (Adult Support and Protection (Scotland) Act 2007 section
// 3), kept for workers only. Nothing here waits for anybody's consent or for a network.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/calendars.h"
#include "care/operations.h"

namespace blether::care {

struct SafetyContact {
  std::string id, name, phone, when, hours;
  base::CivilDate checked;  // somebody last rang it
  bool urgent = false;
};

class SafetyContacts {
 public:
  static base::Result<SafetyContacts> load(std::string_view json);
  std::span<const SafetyContact> all() const { return rows_; }
  bool practice() const { return practice_; }

 private:
  std::vector<SafetyContact> rows_;
  bool practice_ = false;
};

inline constexpr std::string_view kSafetyAnswers[] = {"yes", "no", "not-sure"};

struct SafetyConcern {
  std::string unable, unable_why;  // cannot look after themselves, their things or rights
  std::string harm, harm_why;      // at risk of harm
  std::string more, more_why;      // more at risk than others because of disability, illness or the like
  bool danger = false;             // now: the page says 999
  std::string wishes;              // what the person wants
  std::string told, told_why;      // "yes", "no"
  bool police = false, child = false;
  std::string reported_to, result;
  std::int64_t raised_ms = 0, reported_ms = 0;  // 0: not yet
};

enum class ThreePoints { not_all_asked, met, not_met };

SafetyConcern safety_of(const model::Record& record);
// All three answered yes; being unsure of one never counts as a no.
ThreePoints three_points(const SafetyConcern& concern);
// Half done is kept too. invalid: names the field.
base::Result<Operations> set_safety(const model::RecordId& id, const model::Record* now, const SafetyConcern& concern);
// What is still to be written, for the page; it never stops raising. Keys "safety.needs.*". The reasoning is wanted
// whatever the answer was.
std::vector<Fault> safety_faults(const SafetyConcern& concern);
// Raises it: the clock of one working day starts. Always possible once anything at all is written. invalid: nothing is
// written. Raising again changes nothing.
base::Result<Operations> raise_safety(const model::RecordId& id, const model::Record* now, const SafetyConcern& concern,
                                      std::int64_t at_ms);
base::Result<Operations> report_safety(const model::Record& record, std::string_view to, std::int64_t at_ms);
// Nothing before it is raised.
std::optional<Deadline> safety_deadline(const SafetyConcern& concern, const Clocks& clocks, base::CivilDate today);

}  // namespace blether::care
