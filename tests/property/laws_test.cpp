// The laws of docs/sync.md over seeded schedules. To play one again: BLETHER_SEED=n ./test_laws; more or fewer of them:
// BLETHER_SCHEDULES=n ./test_laws.
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "tests/support/laws.h"

using blether::base::Path;
using blether::test::LawReport;

namespace {

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

// In memory where the system has such a place: thousands of vaults are made, and none is kept.
Path scratch_folder() {
  std::error_code error;
  const Path memory = "/dev/shm";
  const bool usable = std::filesystem::is_directory(memory, error) && access(memory.c_str(), W_OK) == 0;
  const Path parent = usable ? memory : std::filesystem::temp_directory_path();
  return parent / ("blether-laws-" + std::to_string(getpid()));
}

struct Scratch {
  Path folder = scratch_folder();
  ~Scratch() {
    std::error_code error;
    std::filesystem::remove_all(folder, error);
  }
};

}  // namespace

TEST_CASE("The laws of the data hold on every tablet, whatever was lost, doubled, late or wrongly dated", "[R68]") {
  const std::uint64_t first = number_from("BLETHER_SEED", 1);
  const std::uint64_t count = number_from("BLETHER_SCHEDULES", std::getenv("BLETHER_SEED") ? 1 : 1000);
  Scratch scratch;
  LawReport all;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const LawReport report = blether::test::check_laws(seed, scratch.folder);
    if (!report.broken.empty()) FAIL(report.broken);
    all.changes += report.changes;
    all.conflicts += report.conflicts;
    all.merged += report.merged;
    all.resolved += report.resolved;
    all.crossings += report.crossings;
    all.quarantined += report.quarantined;
  }
  UNSCOPED_INFO(count << " schedules: " << all.changes << " changes, " << all.conflicts
                      << " conflicts at most at once, " << all.merged << " narratives joined, " << all.resolved
                      << " settled, " << all.crossings << " crossings with a withdrawal, " << all.quarantined
                      << " quarantined");
  // Schedules in which nothing ever clashes would prove nothing.
  if (count >= 100) {
    CHECK(all.changes > 10 * count);
    CHECK(all.conflicts > count / 2);
    CHECK(all.merged > count / 10);
    CHECK(all.resolved > count / 4);
    CHECK(all.crossings > count / 20);
    CHECK(all.quarantined > count / 50);
  }
  SUCCEED();
}
