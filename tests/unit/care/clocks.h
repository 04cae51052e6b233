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

// "kept", "late", "overdue by 8", "7 left"
inline std::string how_it_stands(const care::Deadline& deadline) {
  switch (deadline.state) {
    case care::DueState::kept: return "kept";
    case care::DueState::late: return "late";
    case care::DueState::overdue: return "overdue by " + std::to_string(-deadline.days_left);
    case care::DueState::ahead:
    case care::DueState::soon: break;
  }
  return std::to_string(deadline.days_left) + " left";
}

}  // namespace blether::test
