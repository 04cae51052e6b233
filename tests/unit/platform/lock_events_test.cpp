#include "platform/lock_events.h"

#include <catch2/catch_test_macros.hpp>

using namespace blether;
using platform::LockEvents;

TEST_CASE("A tablet that nobody touches for two minutes is to be locked, and a touch begins anew", "[R67]") {
  base::ManualClock clock(0);
  LockEvents events(clock);
  clock.advance(119'000);
  CHECK(events.left_ms() == 1'000);
  events.touched();
  CHECK(events.left_ms() == LockEvents::kIdleMs);
  clock.advance(120'000);
  CHECK(events.left_ms() <= 0);
}

TEST_CASE("Behind another window a tablet is to be locked after one minute") {
  base::ManualClock clock(0);
  LockEvents events(clock);
  events.in_front(false);
  clock.advance(60'000);
  CHECK(events.left_ms() <= 0);
  events.in_front(true);
  CHECK(events.left_ms() == LockEvents::kIdleMs);
}

TEST_CASE("A wall clock that jumps locks nothing and keeps nothing open") {
  base::ManualClock clock(0);
  LockEvents events(clock);
  clock.set_utc(9'000'000'000);
  CHECK(events.left_ms() == LockEvents::kIdleMs);
}
