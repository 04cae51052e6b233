#include "app/core/words.h"

#include <algorithm>

#include "care/agreed.h"
#include "care/amounts.h"
#include "care/budget.h"
#include "care/calendars.h"
#include "care/outcomes.h"

namespace blether::app {

namespace {

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// As it stands in a date: some languages bend it there.
std::string month_of(const Texts& texts, base::CivilDate day) {
  return texts("date.of_month." + std::to_string(day.month));
}

std::string weekday_of(const Texts& texts, base::CivilDate day) {
  return texts("date.weekday." + std::to_string(base::weekday(day)));
}

// "2 hours". Units are the partnership's own: one that nobody translated is named as in its rates.
std::string quantity_of(const Texts& texts, const care::Support& support, const care::Rate& rate) {
  const std::string number = care::quantity_words(support.quantity);
  const std::string key = texts.form("lookup.rates." + rate.unit, support.quantity);
  if (texts.has(key)) return texts(key, {number});
  const bool one = plural_form("en", support.quantity) == "one";
  return number + " " + (one ? rate.unit : rate.units);
}

}  // namespace

std::string day_and_month(const Texts& texts, base::CivilDate day) {
  return texts("date.day_month", {std::to_string(day.day), month_of(texts, day)});
}

std::string day_and_year(const Texts& texts, base::CivilDate day) {
  return texts("date.day_month_year", {std::to_string(day.day), month_of(texts, day), std::to_string(day.year)});
}

std::string day_words(const Texts& texts, base::CivilDate day, base::CivilDate today) {
  // In the next few months nobody needs the year, even over New Year.
  constexpr std::int64_t kSoon = 180;
  const std::int64_t away = base::days_since_epoch(day) - base::days_since_epoch(today);
  const bool needs_year = day.year != today.year && (away < 0 || away > kSoon);
  return needs_year ? day_and_year(texts, day) : day_and_month(texts, day);
}

std::string weekday_words(const Texts& texts, base::CivilDate day) {
  return texts("date.long", {weekday_of(texts, day), std::to_string(day.day), month_of(texts, day)});
}

std::string full_day_words(const Texts& texts, base::CivilDate day) {
  return texts("date.long_year", {weekday_of(texts, day), std::to_string(day.day), month_of(texts, day),
                                  std::to_string(day.year)});
}

std::string when_words(const Texts& texts, std::string_view kind, std::string_view iso, base::CivilDate today) {
  const auto day = base::parse_date(iso);
  if (!day) return {};
  const std::string key = "date.due." + std::string(kind == "by" || kind == "from" ? kind : "on");
  return texts(key, {day_words(texts, *day, today)});
}

std::string spell_words(const Texts& texts, std::string_view from, std::string_view until, base::CivilDate today) {
  const auto first = base::parse_date(from), last = base::parse_date(until);
  if (!last) return when_words(texts, "from", from, today);
  const std::string end = day_words(texts, *last, today);
  if (!first) return texts("date.until", {end});
  return texts("date.from_until", {day_words(texts, *first, today), end});
}

std::string moment_words(const Texts& texts, std::int64_t at_ms, std::int64_t now_ms) {
  const base::CivilTime then = base::london_time(at_ms), now = base::london_time(now_ms);
  const std::int64_t ago = base::days_since_epoch(now.date) - base::days_since_epoch(then.date);
  std::string day;
  if (ago == 0) day = texts("date.today");
  else if (ago == 1) day = texts("date.yesterday");
  else if (ago > 1 && ago < 7) day = weekday_of(texts, then.date);
  else day = day_words(texts, then.date, now.date);
  return texts("date.at", {day, two_digits(then.hour) + ":" + two_digits(then.minute)});
}

std::string length_words(const Texts& texts, std::int64_t ms) {
  const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(1, (ms + 500) / 1000));
  const std::uint64_t minutes = seconds / 60, rest = seconds % 60;
  if (minutes == 0) return texts.count("length.seconds", rest);
  const std::string whole = texts.count("length.minutes", minutes);
  return rest == 0 ? whole : texts("length.both", {whole, texts.count("length.seconds", rest)});
}

std::string list_words(const Texts& texts, const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == 0) words = names[i];
    else words = texts(i + 1 == names.size() ? "list.last" : "list.more", {words, names[i]});
  }
  return words;
}

std::string listed(const Texts& texts, std::string_view list, std::string_view code, const std::string& english) {
  const std::string key = "lookup." + std::string(list) + "." + std::string(code);
  return texts.has(key) ? texts(key) : english;
}

std::string due_words(const Texts& texts, const care::Deadline& deadline) {
  switch (deadline.state) {
    case care::DueState::kept: return texts("due.kept");
    case care::DueState::late: return texts("due.late");
    case care::DueState::overdue: return texts.count("due.overdue", static_cast<std::uint64_t>(-deadline.days_left));
    case care::DueState::ahead:
    case care::DueState::soon: break;
  }
  return deadline.days_left == 0 ? texts("due.today") : texts("due.on", {weekday_words(texts, deadline.due)});
}

std::string working_words(const Texts& texts, const care::Support& support, const care::Rate& rate,
                          std::int64_t price) {
  constexpr int kWholeYear = 52;
  const std::string quantity = quantity_of(texts, support, rate), period = texts("money.per." + support.per);
  if (support.per != "week" || support.weeks == kWholeYear)
    return texts("money.working", {quantity, period, care::pounds(price)});
  const std::string weeks = texts.count("money.weeks", static_cast<std::uint64_t>(support.weeks));
  return texts("money.working_weeks", {quantity, period, weeks, care::pounds(price)});
}

std::string waiting_words(const Texts& texts, const care::StillWaiting& waiting, base::CivilDate today) {
  std::string words = waiting.need + ".";
  if (!waiting.because.empty()) words += " " + listed(texts, "unmet_need", waiting.reason, waiting.because) + ".";
  if (const auto day = base::parse_date(waiting.look_again))
    words += " " + texts("agreed.look_again", {day_words(texts, *day, today)});
  return words;
}

std::string outcome_words(const Texts& texts, std::string_view want, std::string_view so_that) {
  const care::OutcomeWords said = care::outcome_said(want, so_that);
  if (said.want.empty()) return {};
  const std::string line = said.so_that.empty() ? texts("outcome.line", {said.want})
                                                : texts("outcome.line_so", {said.want, said.so_that});
  return said.ends_itself ? line : line + ".";
}

}  // namespace blether::app
