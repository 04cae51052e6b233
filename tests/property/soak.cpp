// Plays any number of schedules: tablets among themselves and with an office in turn. Ends with one line of JSON.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "platform/base/secret.h"
#include "tests/support/hub_schedule.h"
#include "tests/support/laws.h"

namespace {

using namespace blether;

base::Path scratch_folder() {
  std::error_code error;
  const base::Path memory = "/dev/shm";
  const bool usable = std::filesystem::is_directory(memory, error) && ::access(memory.c_str(), W_OK) == 0;
  const base::Path parent = usable ? memory : std::filesystem::temp_directory_path();
  return parent / ("blether-soak-" + std::to_string(::getpid()));
}

struct Total {
  unsigned long long schedules = 0, operations = 0, diverged = 0, lost = 0, failed = 0;
};

void tell(const std::string& broken, Total& total) {
  if (broken.empty()) return;
  ++total.failed;
  std::fprintf(stderr, "%s\n", broken.c_str());
}

void play(std::uint64_t seed, const base::Path& folder, Total& total) {
  ++total.schedules;
  if (seed % 4 != 0) {
    const test::LawReport report = test::check_laws(seed, folder);
    total.operations += report.changes;
    total.diverged += report.broken.empty() || report.is_lost ? 0 : 1;
    total.lost += report.is_lost ? 1 : 0;
    return tell(report.broken, total);
  }
  const test::HubScheduleReport report = test::play_with_hub(seed, folder);
  total.operations += report.operations;
  // What ends a schedule before its laws could be counted (never quiet, a service that does not open) broke one too.
  const bool counted = report.diverged + report.lost > 0;
  total.diverged += report.broken.empty() || counted ? report.diverged : 1;
  total.lost += report.lost;
  tell(report.broken, total);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3 || std::string(words[1]) != "schedules") {
    std::fputs("soak schedules N [SEED]\n", stderr);
    return 2;
  }
  if (!base::start_cryptography()) return 1;
  const unsigned long long wanted = std::strtoull(words[2], nullptr, 10);
  const unsigned long long first = count > 3 ? std::strtoull(words[3], nullptr, 10) : 1;
  const base::Path folder = scratch_folder();
  Total total;
  for (unsigned long long seed = first; seed < first + wanted; ++seed) play(seed, folder, total);
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  std::printf("{\"schedules\": %llu, \"operations\": %llu, \"diverged\": %llu, \"lost\": %llu}\n", total.schedules,
              total.operations, total.diverged, total.lost);
  return total.failed == 0 ? 0 : 1;
}
