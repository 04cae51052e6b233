// Days and times as the office's pages say them, which are in English; a tablet's words are made in app/core/words.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/clock.h"

namespace blether::hub {

// "4 December"; with the year when it is another one and not within the next 180 days.
std::string day_words(base::CivilDate date, base::CivilDate today);
// "Tuesday 24 November"
std::string weekday_words(base::CivilDate date);
// "Tuesday 24 November 2026", for paper.
std::string full_date_words(base::CivilDate date);
// "2 pm", "10:30 am"
std::string time_words(int hour, int minute);
// "by 4 December", "from 4 December", "4 December" for "on". Empty when the date is not one.
std::string when_words(std::string_view kind, std::string_view iso, base::CivilDate today);
// "today at 10:30", "yesterday at 16:05", "Monday at 16:05" within the last six days, else "3 November at 09:40".
std::string moment_words(std::int64_t utc_ms, std::int64_t now_ms);

}  // namespace blether::hub
