// The laws of docs/sync.md, checked on a schedule that has been played.
#pragma once

#include <string>

#include "tests/support/schedule.h"

namespace blether::test {

// What a run of checks saw, so that a test can say that it was not about nothing.
struct LawReport {
  std::string broken;  // empty, or the law that does not hold, where, and between whom
  bool is_lost = false;  // it is that nothing entered is lost, or that each effect is there once
  std::uint64_t changes = 0, conflicts = 0, merged = 0, resolved = 0, crossings = 0, quarantined = 0;
};

// Plays the schedule of `seed`, or of `choices` as far as they go (choices.h), with vaults in `folder` (emptied first), delivers everything to everybody and checks
// laws 1 to 5, 8 and 9.
LawReport check_laws(std::uint64_t seed, const base::Path& folder, base::ByteView choices = {});

}  // namespace blether::test
