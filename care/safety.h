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
  std::int64_t closed_ms = 0;                   // there was nothing to pass on, with the reasoning in `result`; 0: no
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
// Whether somebody still has to do something about it: it was neither passed on nor closed.
bool is_open(const SafetyConcern& concern);
// Whether it may be closed with nothing to pass on: one of the three points is a no, and it was not raised. What was
// raised is passed on, and what nobody is sure of is no no.
bool may_close(const SafetyConcern& concern);
// Closes it; everything that was written stays. denied: may_close() says no. invalid: "result", no reasoning.
base::Result<Operations> close_safety(const model::Record& record, std::string_view why, std::int64_t at_ms);
// The open one: of several, the one raised last.
std::optional<model::Record> open_concern(std::span<const model::Record> records);
// Those that are over, the latest first. Withdrawn ones are left out.
std::vector<model::Record> earlier_concerns(std::span<const model::Record> records);
// Nothing before it is raised.
std::optional<Deadline> safety_deadline(const SafetyConcern& concern, const Clocks& clocks, base::CivilDate today);

}  // namespace blether::care
