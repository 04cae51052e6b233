#include "sync/hub/dates_words.h"

#include <array>

namespace blether::hub {

namespace {

constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday", "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};

std::string plain_day(base::CivilDate date) {
  return std::to_string(date.day) + " " + std::string(kMonths[static_cast<std::size_t>(date.month - 1)]);
}

std::string_view weekday_name(base::CivilDate date) { return kDays[static_cast<std::size_t>(base::weekday(date))]; }

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string day_words(base::CivilDate date, base::CivilDate today) {
  std::string words = plain_day(date);
  // In the next few months nobody needs the year, even over New Year.
  std::int64_t away = base::days_since_epoch(date) - base::days_since_epoch(today);
  if (date.year != today.year && (away < 0 || away > 180)) words += " " + std::to_string(date.year);
  return words;
}

std::string weekday_words(base::CivilDate date) { return std::string(weekday_name(date)) + " " + plain_day(date); }

std::string full_date_words(base::CivilDate date) { return weekday_words(date) + " " + std::to_string(date.year); }

std::string time_words(int hour, int minute) {
  int twelve = hour % 12 == 0 ? 12 : hour % 12;
  std::string words = std::to_string(twelve);
  if (minute != 0) words += ":" + two(minute);
  return words + (hour < 12 ? " am" : " pm");
}

std::string when_words(std::string_view kind, std::string_view iso, base::CivilDate today) {
  auto date = base::parse_date(iso);
  if (!date) return {};
  std::string day = day_words(*date, today);
  return kind == "by" || kind == "from" ? std::string(kind) + " " + day : day;
}

std::string moment_words(std::int64_t utc_ms, std::int64_t now_ms) {
  base::CivilTime then = base::london_time(utc_ms), now = base::london_time(now_ms);
  std::string at = " at " + two(then.hour) + ":" + two(then.minute);
  std::int64_t ago = base::days_since_epoch(now.date) - base::days_since_epoch(then.date);
  if (ago == 0) return "today" + at;
  if (ago == 1) return "yesterday" + at;
  if (ago > 1 && ago < 7) return std::string(weekday_name(then.date)) + at;
  return day_words(then.date, now.date) + at;
}

}  // namespace blether::hub
