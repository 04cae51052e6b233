// The seam for time, and civil dates in Europe/London.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace blether::base {

class Clock {
 public:
  virtual ~Clock() = default;
  // Milliseconds since 1970-01-01T00:00:00Z as the machine believes. May jump either way.
  virtual std::int64_t utc_ms() const = 0;
  // Milliseconds since some fixed point; never goes back, counts sleep. For waits and idle locks.
  virtual std::int64_t boot_ms() const = 0;
};

// Safe from any thread.
class SystemClock final : public Clock {
 public:
  std::int64_t utc_ms() const override;
  std::int64_t boot_ms() const override;
};

// A clock that moves only when told. Not thread-safe.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(std::int64_t utc_ms) : utc_ms_(utc_ms) {}
  std::int64_t utc_ms() const override { return utc_ms_; }
  std::int64_t boot_ms() const override { return boot_ms_; }
  void advance(std::int64_t ms) { utc_ms_ += ms, boot_ms_ += ms; }
  void set_utc(std::int64_t ms) { utc_ms_ = ms; }

 private:
  std::int64_t utc_ms_;
  std::int64_t boot_ms_ = 0;
};

// A day on the calendar, proleptic Gregorian. month 1-12, day 1-31.
struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
  auto operator<=>(const CivilDate&) const = default;
};

// Wall time in Europe/London.
struct CivilTime {
  CivilDate date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  auto operator<=>(const CivilTime&) const = default;
};

bool is_valid(CivilDate date);
// Days since 1970-01-01; `date` must be valid.
std::int64_t days_since_epoch(CivilDate date);
CivilDate date_from_days(std::int64_t days);
// 0 Monday .. 6 Sunday.
int weekday(CivilDate date);
// "2026-11-24"; nothing for anything else, impossible dates included.
std::optional<CivilDate> parse_date(std::string_view iso);
std::string to_iso(CivilDate date);
// UK summer time: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
// October (Summer Time Order 2002, SI 2002/262).
CivilTime london_time(std::int64_t utc_ms);
// Whole years lived on `today`; nothing if born after it.
std::optional<int> age_on(CivilDate born, CivilDate today);

}  // namespace blether::base
