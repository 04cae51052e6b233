#include "platform/base/clock.h"

#include <time.h>

#include <charconv>
#include <chrono>
#include <cstdio>

namespace blether::base {

namespace {

std::int64_t now_ms(clockid_t id) {
  timespec now{};
  clock_gettime(id, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

std::chrono::year_month_day to_chrono(CivilDate date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

std::int64_t last_sunday_days(int year, int month) {
  CivilDate last{year, month, 31};  // March and October both have 31 days
  return days_since_epoch(last) - (weekday(last) + 1) % 7;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text[0] == '-') return std::nullopt;
  return value;
}

}  // namespace

std::int64_t SystemClock::utc_ms() const { return now_ms(CLOCK_REALTIME); }
std::int64_t SystemClock::boot_ms() const { return now_ms(CLOCK_BOOTTIME); }

bool is_valid(CivilDate date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.day >= 1 && to_chrono(date).ok();
}

std::int64_t days_since_epoch(CivilDate date) {
  return std::chrono::sys_days(to_chrono(date)).time_since_epoch().count();
}

CivilDate date_from_days(std::int64_t days) {
  std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  return {int(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day()))};
}

int weekday(CivilDate date) {
  return static_cast<int>((days_since_epoch(date) % 7 + 7 + 3) % 7);  // 1970-01-01 was a Thursday
}

std::optional<CivilDate> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  auto year = number(iso.substr(0, 4)), month = number(iso.substr(5, 2)), day = number(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  CivilDate date{*year, *month, *day};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

std::string to_iso(CivilDate date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

CivilTime london_time(std::int64_t utc_ms) {
  auto floor_div = [](std::int64_t a, std::int64_t b) { return a / b - (a % b < 0); };
  std::int64_t seconds = floor_div(utc_ms, 1000);
  CivilDate utc_date = date_from_days(floor_div(seconds, 86400));
  std::int64_t from = last_sunday_days(utc_date.year, 3) * 86400 + 3600;
  std::int64_t until = last_sunday_days(utc_date.year, 10) * 86400 + 3600;
  if (seconds >= from && seconds < until) seconds += 3600;
  std::int64_t days = floor_div(seconds, 86400);
  int of_day = static_cast<int>(seconds - days * 86400);
  return {date_from_days(days), of_day / 3600, of_day / 60 % 60, of_day % 60};
}

std::optional<int> age_on(CivilDate born, CivilDate today) {
  if (today < born) return std::nullopt;
  bool had_birthday = std::pair(today.month, today.day) >= std::pair(born.month, born.day);
  return today.year - born.year - (had_birthday ? 0 : 1);
}

}  // namespace blether::base
