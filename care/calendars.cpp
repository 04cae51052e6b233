#include "care/calendars.h"

#include <algorithm>

#include "care/table_reader.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

base::CivilDate plus_days(base::CivilDate date, std::int64_t days) {
  return base::date_from_days(base::days_since_epoch(date) + days);
}

std::int64_t days_between(base::CivilDate a, base::CivilDate b) {
  return base::days_since_epoch(b) - base::days_since_epoch(a);
}

base::CivilDate day_of(std::int64_t utc_ms) { return base::london_time(utc_ms).date; }

const Holiday* Calendar::holiday(base::CivilDate date) const {
  auto found = std::lower_bound(holidays.begin(), holidays.end(), date,
                                [](const Holiday& holiday, base::CivilDate day) { return holiday.date < day; });
  return found != holidays.end() && found->date == date ? &*found : nullptr;
}

bool Calendar::is_working_day(base::CivilDate date) const { return base::weekday(date) < 5 && !holiday(date); }

Result<base::CivilDate> Calendar::add_working_days(base::CivilDate from, int n) const {
  if (n < 1) return fail(Code::invalid, "count");
  if (from < first) return fail(Code::too_old, id);
  base::CivilDate day = from;
  while (n > 0) {
    day = plus_days(day, 1);
    if (day > last) return fail(Code::too_old, id);
    if (is_working_day(day)) --n;
  }
  return day;
}

int Calendar::working_days_between(base::CivilDate from, base::CivilDate to) const {
  int count = 0;
  for (base::CivilDate day = plus_days(from, 1); day <= to; day = plus_days(day, 1)) count += is_working_day(day);
  return count;
}

Result<Calendars> Calendars::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "calendars.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  Calendars calendars;
  for (Row& row : root.rows("calendars")) {
    Calendar calendar;
    calendar.id = row.text("id");
    calendar.label = row.text("label");
    calendar.source = row.text("source");
    calendar.first = row.date("first");
    calendar.last = row.date("last");
    for (Row& day : row.rows("holidays")) {
      Holiday holiday{day.date("date"), day.text("name")};
      if (holiday.date < calendar.first || holiday.date > calendar.last)
        day.refuse("date", "lies outside the known days");
      if (!calendar.holidays.empty() && holiday.date <= calendar.holidays.back().date)
        day.refuse("date", "must come after the one before");
      row.take(day);
      calendar.holidays.push_back(std::move(holiday));
    }
    if (calendars.find(calendar.id)) row.refuse("id", "is used twice");
    root.take(row);
    calendars.rows_.push_back(std::move(calendar));
  }
  TRY_VOID(root.done());
  return calendars;
}

const Calendar* Calendars::find(std::string_view id) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Calendar& calendar) { return calendar.id == id; });
  return found == rows_.end() ? nullptr : &*found;
}

Result<Clocks> Clocks::load(std::string_view json, const Calendars& calendars) {
  TRY(auto document, JsonDocument::parse(json, "clocks.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  Clocks clocks;
  clocks.calendars_ = &calendars;
  for (Row& row : root.rows("clocks")) {
    ClockRule rule;
    rule.id = row.text("id");
    rule.what = row.text("what");
    rule.count = static_cast<int>(row.number("count", 1, 3'660));
    std::string unit = row.text("unit");
    if (unit != "days" && unit != "working-days") row.refuse("unit", "must be days or working-days");
    rule.unit = unit == "days" ? ClockUnit::days : ClockUnit::working_days;
    rule.calendar = row.text("calendar");
    rule.from = row.text("from");
    rule.source = row.text("source");
    if (!calendars.find(rule.calendar)) row.refuse("calendar", "there is no such calendar");
    if (clocks.find(rule.id)) row.refuse("id", "is used twice");
    root.take(row);
    clocks.rows_.push_back(std::move(rule));
  }
  TRY_VOID(root.done());
  return clocks;
}

const ClockRule* Clocks::find(std::string_view id) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const ClockRule& rule) { return rule.id == id; });
  return found == rows_.end() ? nullptr : &*found;
}

DueState state_of(const Deadline& deadline) {
  if (deadline.done) return *deadline.done <= deadline.due ? DueState::kept : DueState::late;
  return deadline.days_left < 0 ? DueState::overdue : deadline.days_left <= 2 ? DueState::soon : DueState::ahead;
}

Result<Deadline> Clocks::deadline(std::string_view clock, base::CivilDate event, base::CivilDate today,
                                  std::optional<base::CivilDate> done) const {
  const ClockRule* rule = find(clock);
  if (!rule) return fail(Code::not_found, std::string(clock));
  Deadline deadline{rule->id, rule->what, event, plus_days(event, rule->count), done, DueState::ahead, 0};
  if (rule->unit == ClockUnit::working_days) {
    TRY(deadline.due, calendars_->find(rule->calendar)->add_working_days(event, rule->count));
  }
  if (!done) deadline.days_left = days_between(today, deadline.due);
  deadline.state = state_of(deadline);
  return deadline;
}

}  // namespace blether::care
