// Dates and times in words, as people on a visit say them: "today at 08:12", "4 December", "in 2 weeks".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/core/texts.h"
#include "platform/base/clock.h"

namespace blether::ui {

// "08:12", London time.
std::string clock_words(const app::Texts& texts, std::int64_t at_ms);
// "today", "yesterday", "Monday" within the last six days, "3 November", "3 November 2024" in another year.
std::string day_words(const app::Texts& texts, std::int64_t now_ms, std::int64_t at_ms);
// The same with a capital, for the start of a line: "Today".
std::string day_title(const app::Texts& texts, std::int64_t now_ms, std::int64_t at_ms);
// "today at 08:12".
std::string moment_words(const app::Texts& texts, std::int64_t now_ms, std::int64_t at_ms);
// "Today, 09:40": on a card.
std::string moment_title(const app::Texts& texts, std::int64_t now_ms, std::int64_t at_ms);
// "Tuesday 24 November".
std::string long_day(const app::Texts& texts, base::CivilDate date);
// "4 December"; with the year when it is not this one. What is no date comes back as it is.
std::string date_words(const app::Texts& texts, std::int64_t now_ms, std::string_view iso);
// "by 4 December", "from 7 December", "on 9 December"; empty without a date.
std::string due_words(const app::Texts& texts, std::int64_t now_ms, std::string_view iso, std::string_view kind);
// "November 2026".
std::string month_words(const app::Texts& texts, int year, int month);
// "610 kB", "1.2 MB"; under a kilobyte "1 kB", since nobody minds.
std::string size_words(const app::Texts& texts, std::uint64_t bytes);

base::CivilDate today_of(std::int64_t now_ms);
// The same day of the month `months` later, or that month's last day.
base::CivilDate add_months(base::CivilDate date, int months);
// Days of that month.
int days_in(int year, int month);

}  // namespace blether::ui
