// The calendars and clocks that ship, read once.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include "care/calendars.h"
#include "notebook.h"

namespace blether::test {

inline const care::Calendars& calendars() {
  static const auto loaded = care::Calendars::load(asset("lookups/calendars.json"));
  REQUIRE(loaded);
  return *loaded;
}

inline const care::Clocks& clocks() {
  static const auto loaded = care::Clocks::load(asset("lookups/clocks.json"), calendars());
  REQUIRE(loaded);
  return *loaded;
}

}  // namespace blether::test
