// Working days and deadlines. Holidays and the lengths of clocks are dated data, never code.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace blether::care {

base::CivilDate plus_days(base::CivilDate date, std::int64_t days);
// Days from `a` to `b`; negative when b is earlier.
std::int64_t days_between(base::CivilDate a, base::CivilDate b);
// The day in London of a moment: a clock runs from the day that the worker lived it, summer time or not.
base::CivilDate day_of(std::int64_t utc_ms);

struct Holiday {
  base::CivilDate date;
  std::string name;
};

struct Calendar {
  std::string id, label, source;
  base::CivilDate first, last;    // days that are known
  std::vector<Holiday> holidays;  // in order

  const Holiday* holiday(base::CivilDate date) const;
  // Monday to Friday and no holiday.
  bool is_working_day(base::CivilDate date) const;
  // The n-th working day after `from`, which is not counted itself, n from 1. too_old: `from` or the answer lies
  // outside the days that are known; the calendar must be renewed first.
  base::Result<base::CivilDate> add_working_days(base::CivilDate from, int n) const;
  // Working days after `from` up to and with `to`; 0 when `to` is not later.
  int working_days_between(base::CivilDate from, base::CivilDate to) const;
};

class Calendars {
 public:
  // invalid: also when a holiday lies outside the known days or is there twice.
  static base::Result<Calendars> load(std::string_view json);
  std::span<const Calendar> all() const { return rows_; }
  const Calendar* find(std::string_view id) const;

 private:
  std::vector<Calendar> rows_;
};

enum class ClockUnit { working_days, days };

// One row of assets/lookups/clocks.json.
struct ClockRule {
  std::string id, what;
  int count = 0;
  ClockUnit unit = ClockUnit::working_days;
  std::string calendar, from, source;
};

enum class DueState {
  ahead,    // more than two days left
  soon,     // today, tomorrow or the day after
  overdue,  // the day has gone by and nothing was done
  kept,     // done in time
  late,     // done after the day
};

struct Deadline {
  std::string clock, what;
  base::CivilDate event, due;
  std::optional<base::CivilDate> done;
  DueState state = DueState::ahead;
  std::int64_t days_left = 0;  // negative when overdue; 0 when done
};

// How it stands, from its due day, days_left and done.
DueState state_of(const Deadline& deadline);

class Clocks {
 public:
  // `calendars` must outlive it. invalid: also when a rule names no calendar of theirs.
  static base::Result<Clocks> load(std::string_view json, const Calendars& calendars);
  std::span<const ClockRule> all() const { return rows_; }
  const ClockRule* find(std::string_view id) const;
  // not_found: no such clock. too_old: see Calendar::add_working_days.
  base::Result<Deadline> deadline(std::string_view clock, base::CivilDate event, base::CivilDate today,
                                  std::optional<base::CivilDate> done = {}) const;

 private:
  std::vector<ClockRule> rows_;
  const Calendars* calendars_ = nullptr;
};

}  // namespace blether::care
