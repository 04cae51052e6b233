// Numbers and days as people type them: taken exactly, or refused with a reason in words. Nothing is ever put right
// silently.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.h"

namespace blether::care {

struct ChiRead {
  std::string chi;      // ten digits
  std::string refused;  // empty: it is one. Keys "chi.refused.*"
  bool ok() const { return refused.empty(); }
};

// A Community Health Index number: DDMMYY, three digits, check digit by Modulus 11 with the weights 10 to 2, where 11
// counts as 0 and 10 is never given out. Spaces between are taken away. The century of the day is not in the number,
// so no date of birth or gender is ever worked out from it.
ChiRead read_chi(std::string_view typed);

// Upper case with one space: "DD2 3CK". Nothing when it has not the form of a UK postcode.
std::optional<std::string> tidy_postcode(std::string_view typed);

struct DayRead {
  std::optional<base::CivilDate> date;
  std::string refused;  // keys "day.refused.*"
};

// "24/11/2026", "24.11.2026", "24-11-2026", "24 November 2026", "24 Nov 2026", "2026-11-24": day before month, as here.
// Refused: a day that does not exist, a year of two digits (nobody can tell which century), words that are none.
DayRead read_day(std::string_view typed);
// The same for a day of birth: not after today and not more than 130 years ago.
DayRead read_birth_day(std::string_view typed, base::CivilDate today);

}  // namespace blether::care
