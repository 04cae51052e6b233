// Measures of sync and merge. docs/performance.md says what was found.
#pragma once

#include <optional>

#include "platform/base/files.h"

namespace blether::bench {

struct SyncBenchOptions {
  std::optional<base::Path> data;  // folder with the peers' data; made here when missing
  int people = 5'000;              // when made here
  int runs = 1;                    // the middle one of several is printed
  std::size_t docs_a_change = 5;   // 5: a person's documents together; 1: each by itself
};

// Two vaults against a hub; one line of JSON on standard output.
base::Result<void> measure_sync(const SyncBenchOptions& options);

// A tablet that pulls so many changes of 5,000 people at once: a line for the memory of each side, and for the times.
base::Result<void> measure_memory(std::uint64_t changes);

// The generator of the laws as a load: so many of its schedules from seed 1 on, played and delivered to everybody. One line
// with the changes that all vaults kept a second; the laws themselves are not checked here.
base::Result<void> measure_schedules(std::uint64_t count);

}  // namespace blether::bench
