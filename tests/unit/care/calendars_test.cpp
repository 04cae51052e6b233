#include "care/calendars.h"

#include <catch2/catch_test_macros.hpp>

#include "clocks.h"

using namespace blether;
using test::calendars;
using test::clocks;

namespace {

std::string due(const char* clock, base::CivilDate event) {
  auto deadline = clocks().deadline(clock, event, event);
  return deadline ? base::to_iso(deadline->due) : deadline.error().detail;
}

std::vector<std::string> holidays(const char* calendar, int year) {
  std::vector<std::string> days;
  for (const auto& holiday : calendars().find(calendar)->holidays)
    if (holiday.date.year == year) days.push_back(base::to_iso(holiday.date));
  return days;
}

}  // namespace

TEST_CASE("The bank holidays of 2027 in Scotland are those of the Acts", "[R41]") {
  CHECK(holidays("scotland", 2027) == std::vector<std::string>{"2027-01-01", "2027-01-04", "2027-03-26", "2027-05-03",
                                                               "2027-05-31", "2027-08-02", "2027-11-30", "2027-12-27",
                                                               "2027-12-28"});
  CHECK(calendars().find("scotland")->holiday({2026, 6, 15}));  // once only, so it must be data
}

TEST_CASE("Dundee keeps other days: no Good Friday and no second of January, but Mondays in April, July and October",
          "[R41]") {
  const auto& scotland = *calendars().find("scotland");
  const auto& dundee = *calendars().find("dundee");
  for (base::CivilDate day : {base::CivilDate{2026, 1, 2}, {2026, 4, 3}, {2026, 8, 3}, {2026, 11, 30}}) {
    CHECK_FALSE(scotland.is_working_day(day));
    CHECK(dundee.is_working_day(day));
  }
  for (base::CivilDate day : {base::CivilDate{2026, 4, 6}, {2026, 7, 27}, {2026, 10, 5}}) {
    CHECK(scotland.is_working_day(day));
    CHECK_FALSE(dundee.is_working_day(day));
  }
}

TEST_CASE("The carer of somebody who is dying: 2, 5 and 10 working days from the event", "[R41]") {
  CHECK(due("carer-offer", {2026, 11, 24}) == "2026-11-26");
  CHECK(due("carer-talk", {2026, 11, 24}) == "2026-12-02");  // St Andrew's Day between
  CHECK(due("carer-plan", {2026, 11, 24}) == "2026-12-09");
  CHECK(due("carer-offer", {2026, 11, 27}) == "2026-12-02");  // Friday; Monday is the 30th
  CHECK(due("carer-offer", {2026, 11, 28}) == "2026-12-02");  // told on a Saturday
  CHECK(due("carer-offer", {2026, 12, 24}) == "2026-12-30");
  CHECK(due("carer-talk", {2026, 12, 31}) == "2027-01-11");
}

TEST_CASE("The clock runs from the day the worker wrote down, over the change to summer time and a late sending",
          "[R41]") {
  // Saturday 28 March 2026, 23:30 in London, an hour and a half before the clocks go forward.
  CHECK(base::to_iso(care::day_of(1'774'740'600'000)) == "2026-03-28");
  // Half past midnight on 1 July: still 30 June in UTC.
  CHECK(base::to_iso(care::day_of(1'782'862'200'000)) == "2026-07-01");
  auto late = clocks().deadline("carer-offer", {2026, 11, 2}, {2026, 11, 24});
  REQUIRE(late);
  CHECK(base::to_iso(late->due) == "2026-11-04");
  CHECK(late->state == care::DueState::overdue);
  CHECK(test::how_it_stands(*late) == "overdue by 20");
}

TEST_CASE("A deadline says how it stands", "[R41][R60]") {
  auto at = [](base::CivilDate today, std::optional<base::CivilDate> done = {}) {
    return *clocks().deadline("carer-talk", {2026, 11, 24}, today, done);
  };
  CHECK(at({2026, 11, 25}).state == care::DueState::ahead);
  CHECK(test::how_it_stands(at({2026, 11, 25})) == "7 left");
  CHECK(at({2026, 11, 30}).state == care::DueState::soon);
  CHECK(test::how_it_stands(at({2026, 12, 2})) == "0 left");
  CHECK(test::how_it_stands(at({2026, 12, 3})) == "overdue by 1");
  CHECK(at({2026, 12, 9}, base::CivilDate{2026, 12, 2}).state == care::DueState::kept);
  CHECK(at({2026, 12, 9}, base::CivilDate{2026, 12, 3}).state == care::DueState::late);
}

TEST_CASE("Complaints are counted on the council's days", "[R47]") {
  CHECK(due("complaint-first", {2026, 11, 24}) == "2026-12-01");  // 30 November is a working day there
  CHECK(due("complaint-acknowledge", {2026, 10, 1}) == "2026-10-07");
  CHECK(due("complaint-answer", {2026, 12, 10}) == "2027-01-12");
  CHECK(due("safety-report", {2026, 11, 27}) == "2026-11-30");
}

TEST_CASE("A year that is not known yet is refused and not guessed") {
  auto beyond = clocks().deadline("carer-plan", {2032, 12, 27}, {2032, 12, 27});
  REQUIRE_FALSE(beyond);
  CHECK(beyond.error().code == base::Code::too_old);
  CHECK(beyond.error().detail == "scotland");
  CHECK_FALSE(clocks().deadline("carer-offer", {2019, 1, 1}, {2026, 1, 1}));
  CHECK(clocks().deadline("no-such", {2026, 1, 1}, {2026, 1, 1}).error().code == base::Code::not_found);
}

TEST_CASE("Every working day counted forward is counted back the same", "[R41]") {
  const auto& dundee = *calendars().find("dundee");
  for (int start = 0; start < 800; ++start) {
    auto from = care::plus_days({2026, 1, 1}, start);
    for (int n : {1, 2, 5, 10, 20}) {
      auto to = dundee.add_working_days(from, n);
      REQUIRE(to);
      REQUIRE(dundee.is_working_day(*to));
      REQUIRE(dundee.working_days_between(from, *to) == n);
    }
  }
}
