#include <chrono>
#include <cstdio>

#include "bench/sync/sync_bench.h"
#include "tests/support/schedule.h"
#include "tests/support/temp_folder.h"

namespace blether::bench {

base::Result<void> measure_schedules(std::uint64_t count) {
  std::uint64_t changes = 0;
  double s = 0;
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    tests::TempFolder folder;
    TRY(auto schedule, test::Schedule::create(seed, folder.path()));
    const auto began = std::chrono::steady_clock::now();
    TRY_VOID(schedule->play());
    TRY_VOID(schedule->deliver_all());
    s += std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    for (const auto& tablet : schedule->tablets()) changes += tablet->commits + tablet->received;
  }
  std::printf("{\"bench\": \"schedules\", \"schedules\": %llu, \"changes\": %llu, \"s\": %.3f, \"changes_s\": %.0f}\n",
              static_cast<unsigned long long>(count), static_cast<unsigned long long>(changes), s,
              s > 0 ? static_cast<double>(changes) / s : 0);
  return {};
}

}  // namespace blether::bench
