// A schedule with offices in it: tablets write about several people and meet only through their office's real
// services, over a network that loses, repeats, delays and replays; tablets and services are killed at any message;
// one app is newer than the others; offices are restored from older backups; caseloads change meanwhile; clocks are
// wrong. In some there are two offices, and plans are carried from one to the other; in some an office has two
// services on one PostgreSQL. Everything comes from one seed.
#pragma once

#include <cstdint>
#include <string>

#include "platform/base/files.h"

namespace blether::test {

struct HubScheduleReport {
  std::string broken;            // empty: every law held; else which, and the story with its seed
  std::uint64_t operations = 0;  // acknowledged
  std::uint64_t diverged = 0, lost = 0;
  std::uint64_t offices = 0, services = 0;
  std::uint64_t restores = 0, faults = 0, quarantined = 0, left = 0, conflicts = 0;
  std::uint64_t carried = 0;     // plans, to the other office
  std::uint64_t newer = 0;       // changes of a newer app
};

// Vaults and services go into `folder`, which is emptied first. Ends the program when an office needs a PostgreSQL and
// none is installed.
HubScheduleReport play_with_hub(std::uint64_t seed, const base::Path& folder);

}  // namespace blether::test
