#include "app/ui/views/dates.h"

#include <algorithm>

#include "app/core/words.h"

namespace blether::ui {

using app::Texts;
using base::CivilDate;

namespace {

std::string month_name(const Texts& texts, int month) { return texts("date.month." + std::to_string(month)); }

std::string day_month(const Texts& texts, CivilDate date, int this_year) {
  return date.year == this_year ? app::day_and_month(texts, date) : app::day_and_year(texts, date);
}

// Which of the named days `date` is, seen from `today`; empty when it needs its date.
std::string near_day(CivilDate today, CivilDate date) {
  auto ago = base::days_since_epoch(today) - base::days_since_epoch(date);
  if (ago == 0) return "today";
  if (ago == 1) return "yesterday";
  if (ago > 1 && ago < 7) return "weekday." + std::to_string(base::weekday(date));
  return "";
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

CivilDate today_of(std::int64_t now_ms) { return base::london_time(now_ms).date; }

int days_in(int year, int month) {
  CivilDate next = month == 12 ? CivilDate{year + 1, 1, 1} : CivilDate{year, month + 1, 1};
  return static_cast<int>(base::days_since_epoch(next) - base::days_since_epoch({year, month, 1}));
}

CivilDate add_months(CivilDate date, int months) {
  int count = date.year * 12 + date.month - 1 + months;
  CivilDate result{count / 12, count % 12 + 1, 1};
  result.day = std::min(date.day, days_in(result.year, result.month));
  return result;
}

std::string clock_words(const Texts&, std::int64_t at_ms) {
  auto at = base::london_time(at_ms);
  return two_digits(at.hour) + ":" + two_digits(at.minute);
}

std::string day_words(const Texts& texts, std::int64_t now_ms, std::int64_t at_ms) {
  CivilDate today = today_of(now_ms), date = today_of(at_ms);
  std::string near = near_day(today, date);
  return near.empty() ? day_month(texts, date, today.year) : texts("date." + near);
}

std::string day_title(const Texts& texts, std::int64_t now_ms, std::int64_t at_ms) {
  CivilDate today = today_of(now_ms), date = today_of(at_ms);
  std::string near = near_day(today, date);
  if (near == "today" || near == "yesterday") return texts("date." + near + ".title");
  return day_words(texts, now_ms, at_ms);
}

std::string moment_words(const Texts& texts, std::int64_t now_ms, std::int64_t at_ms) {
  return texts("date.at", {day_words(texts, now_ms, at_ms), clock_words(texts, at_ms)});
}

std::string moment_title(const Texts& texts, std::int64_t now_ms, std::int64_t at_ms) {
  return texts("date.comma", {day_title(texts, now_ms, at_ms), clock_words(texts, at_ms)});
}

std::string long_day(const Texts& texts, CivilDate date) {
  return app::weekday_words(texts, date);
}

std::string date_words(const Texts& texts, std::int64_t now_ms, std::string_view iso) {
  auto date = base::parse_date(iso);
  return date ? day_month(texts, *date, today_of(now_ms).year) : std::string(iso);
}

std::string due_words(const Texts& texts, std::int64_t now_ms, std::string_view iso, std::string_view kind) {
  if (iso.empty()) return "";
  std::string key = "date.due." + std::string(kind.empty() ? "by" : kind);
  return texts(key, {date_words(texts, now_ms, iso)});
}

std::string month_words(const Texts& texts, int year, int month) {
  return texts("date.month_year", {month_name(texts, month), std::to_string(year)});
}

std::string size_words(const Texts& texts, std::uint64_t bytes) {
  if (bytes < 999'500) return texts("size.kb", {std::to_string(std::max<std::uint64_t>(1, (bytes + 500) / 1000))});
  std::uint64_t tenths = (bytes + 50'000) / 100'000;
  return texts("size.mb", {std::to_string(tenths / 10) + "." + std::to_string(tenths % 10)});
}

}  // namespace blether::ui
