#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <string>

#include "tests/support/hub_schedule.h"
#include "tests/support/temp_folder.h"

namespace blether::tests {

TEST_CASE("Tablets of two offices that are killed and restored from backups, and carry plans between them, agree and "
          "lose nothing", "[R36][R68]") {
  const char* seed_given = std::getenv("BLETHER_SEED");
  const char* count_given = std::getenv("BLETHER_SCHEDULES");
  const std::uint64_t first = seed_given ? std::strtoull(seed_given, nullptr, 10) : 1;
  const std::uint64_t count = count_given ? std::strtoull(count_given, nullptr, 10) : seed_given ? 1 : 60;
  TempFolder folder;
  test::HubScheduleReport all;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const auto report = test::play_with_hub(seed, folder / "world");
    if (!report.broken.empty()) FAIL(report.broken);
    all.operations += report.operations;
    all.restores += report.restores;
    all.faults += report.faults;
    all.quarantined += report.quarantined;
    all.left += report.left;
    all.conflicts += report.conflicts;
    all.offices += report.offices;
    all.services += report.services;
    all.carried += report.carried;
    all.newer += report.newer;
  }
  UNSCOPED_INFO(all.operations << " operations, " << all.restores << " restores, " << all.faults << " faults, "
                               << all.quarantined << " put aside, " << all.left << " streams left, " << all.conflicts
                               << " conflicts, " << all.offices << " offices, " << all.services << " services, "
                               << all.carried << " plans carried, " << all.newer << " changes of a newer app");
  if (count >= 50) {
    CHECK(all.operations > 10 * count);
    CHECK(all.restores > count / 8);
    CHECK(all.faults > 2 * count);
    CHECK(all.left > count / 8);
    CHECK(all.quarantined > 0);
    CHECK(all.offices > count + count / 8);
    CHECK(all.services > all.offices + count / 16);
    CHECK(all.carried > count / 8);
    CHECK(all.newer > count / 8);
  }
  SUCCEED();
}

}  // namespace blether::tests
