// Words that are made, not kept: days, lists, sums and how long something may still take, in the language of `texts`.
// The rules in care/ give days, pence and codes; whatever of them is read is said here. Figures (care/amounts.h) are
// written alike in every language, as on a letter from a bank here. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/texts.h"
#include "platform/base/clock.h"

namespace blether::care {
struct Deadline;
struct Rate;
struct StillWaiting;
struct Support;
}  // namespace blether::care

namespace blether::app {

// "4 December"
std::string day_and_month(const Texts& texts, base::CivilDate day);
// "4 December 2027"
std::string day_and_year(const Texts& texts, base::CivilDate day);
// "4 December"; with the year when it is another one and not within the next 180 days.
std::string day_words(const Texts& texts, base::CivilDate day, base::CivilDate today);
// "Tuesday 24 November"
std::string weekday_words(const Texts& texts, base::CivilDate day);
// "Tuesday 24 November 2026"
std::string full_day_words(const Texts& texts, base::CivilDate day);
// "by 4 December", "from 4 December", "4 December" for "on". Empty when the date is not one.
std::string when_words(const Texts& texts, std::string_view kind, std::string_view iso, base::CivilDate today);
// "from 7 December", "until 26 January", "from 7 December until 26 January"; empty: neither day is set.
std::string spell_words(const Texts& texts, std::string_view from, std::string_view until, base::CivilDate today);
// "today at 10:30", "yesterday at 16:05", "Monday at 16:05" within the last six days, else "3 November at 09:40". UTC.
std::string moment_words(const Texts& texts, std::int64_t at_ms, std::int64_t now_ms);

// How long something that was said lasts: "7 seconds", "2 minutes", "1 minute 5 seconds"; never less than a second.
std::string length_words(const Texts& texts, std::int64_t ms);

// "Isobel, Moira and Amina"
std::string list_words(const Texts& texts, const std::vector<std::string>& names);
// A list in assets/lookups is written in English; a translation may have words for its codes: `code` of `list` in the
// language of `texts`, else `english`.
std::string listed(const Texts& texts, std::string_view list, std::string_view code, const std::string& english);

// "Due Thursday 26 November", "Due today", "3 days late", "Done in time", "Done late"
std::string due_words(const Texts& texts, const care::Deadline& deadline);
// "2 hours a week at £23.20", "1 night a year at £162.40", "7 hours a week for 40 weeks at £21.60"; `price` is in pence,
// for one unit.
std::string working_words(const Texts& texts, const care::Support& support, const care::Rate& rate,
                          std::int64_t price);
// "company at the weekend. No space yet. We look again on 12 January."
std::string waiting_words(const Texts& texts, const care::StillWaiting& waiting, base::CivilDate today);
// "I want to stay in my own flat so that I am near the folk I know."; empty: nothing is wanted.
std::string outcome_words(const Texts& texts, std::string_view want, std::string_view so_that);

}  // namespace blether::app
