// A schedule with an office in it: tablets write about several people and meet only through the office's real service,
// over a network that loses, repeats and replays; tablets and service are killed at any message; the service is restored
// from older backups; caseloads change meanwhile; clocks are wrong. Everything comes from one seed.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "platform/base/clock.h"
#include "platform/base/files.h"
#include "platform/base/random.h"
#include "sync/client.h"
#include "sync/hub/service.h"

namespace blether::test {

struct HubScheduleReport {
  std::string broken;            // empty: every law held; else which, and the story with its seed
  std::uint64_t operations = 0;  // acknowledged
  std::uint64_t diverged = 0, lost = 0;
  std::uint64_t restores = 0, faults = 0, quarantined = 0, left = 0, conflicts = 0;
};

// Vaults and service go into `folder`, which is emptied first.
HubScheduleReport play_with_hub(std::uint64_t seed, const base::Path& folder);

}  // namespace blether::test
