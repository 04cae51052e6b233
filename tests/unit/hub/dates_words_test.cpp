// The office's pages are in English: days and times as they say them.
#include <catch2/catch_test_macros.hpp>

#include "sync/hub/dates_words.h"

using namespace blether;

namespace {
const base::CivilDate kVisit{2026, 11, 24};
}

TEST_CASE("Days are said as people in Dundee say them") {
  CHECK(hub::weekday_words(kVisit) == "Tuesday 24 November");
  CHECK(hub::full_date_words(kVisit) == "Tuesday 24 November 2026");
  CHECK(hub::when_words("by", "2026-12-04", kVisit) == "by 4 December");
  CHECK(hub::when_words("from", "2026-12-03", kVisit) == "from 3 December");
  CHECK(hub::when_words("on", "2026-12-09", kVisit) == "9 December");
  CHECK(hub::when_words("by", "some day", kVisit) == "");
}

TEST_CASE("The year is said only when it would be missed") {
  CHECK(hub::day_words({2027, 1, 12}, kVisit) == "12 January");
  CHECK(hub::day_words({2027, 11, 24}, kVisit) == "24 November 2027");
  CHECK(hub::day_words({2025, 12, 24}, kVisit) == "24 December 2025");
}

TEST_CASE("Times of the clock are said plainly") {
  CHECK(hub::time_words(14, 0) == "2 pm");
  CHECK(hub::time_words(10, 30) == "10:30 am");
  CHECK(hub::time_words(0, 5) == "12:05 am");
  CHECK(hub::time_words(12, 0) == "12 pm");
}

TEST_CASE("A moment is told by how near it is") {
  const std::int64_t now = 1'795'516'200'000;  // Tuesday 24 November 2026, 10:30
  const std::int64_t hour = 3'600'000, day = 24 * hour;
  CHECK(hub::moment_words(now, now) == "today at 10:30");
  CHECK(hub::moment_words(now - day, now) == "yesterday at 10:30");
  CHECK(hub::moment_words(now - 4 * day, now) == "Friday at 10:30");
  CHECK(hub::moment_words(now - 21 * day, now) == "3 November at 10:30");
}
