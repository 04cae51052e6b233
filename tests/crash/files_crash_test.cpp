// An app that is killed at any moment while it keeps voices has every one that it acknowledged, whole, and no file besides.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

#include "storage/kept_files.h"
#include "storage/model/derived_id.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;

namespace {

const auto kStream = shared_stream("Margaret");
constexpr int kKills = 80;

base::Bytes content_of(std::uint64_t number) { return base::Bytes(1'000 + static_cast<std::size_t>(number % 5) * 70'000, static_cast<std::uint8_t>(number)); }

// Keeps voices for as long as it lives, and tells of each once it is kept.
[[noreturn]] void child(Tablet& tablet, std::uint64_t first, int tell) {
  auto opened = tablet.try_open();
  if (!opened) ::_exit(3);
  storage::Store& store = **opened;
  for (std::uint64_t number = first;; ++number) {
    const auto record = model::derived_id({}, "voice", static_cast<std::uint32_t>(number));
    const base::Bytes content = content_of(number);
    auto kept = store.files().keep({kStream, record}, content);
    if (!kept) ::_exit(4);
    const auto put = [&](const char* field, model::Value value) {
      return model::Operation{std::string(model::kind::attachment), record, field, model::Act::put, std::move(value), {}};
    };
    auto written = store.commit({kStream, "",
                                 {put("at", static_cast<std::int64_t>(number)), put("bytes", static_cast<std::int64_t>(content.size())),
                                  put("hash", kept->hash), put("key", kept->key)}});
    if (!written) ::_exit(5);
    if (::write(tell, &number, sizeof number) != sizeof number) ::_exit(6);
  }
}

// How many were acknowledged in all.
std::uint64_t run_and_kill(Tablet& tablet, std::uint64_t first, std::uint64_t wanted, std::uint64_t spin) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  pid_t pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    ::close(ends[0]);
    child(tablet, first, ends[1]);
  }
  ::close(ends[1]);
  std::uint64_t count = first, number = 0;
  for (std::uint64_t told = 0; told < wanted && ::read(ends[0], &number, sizeof number) == sizeof number; ++told) count = number + 1;
  for (std::uint64_t i = 0; i < spin; ++i) std::atomic_signal_fence(std::memory_order_seq_cst);
  ::kill(pid, SIGKILL);
  while (::read(ends[0], &number, sizeof number) == sizeof number) count = number + 1;  // told before it died
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  REQUIRE(WIFSIGNALED(status));
  return count;
}

std::size_t files_in(const base::Path& folder) {
  base::SystemFiles files;
  auto names = files.list(folder);
  return names ? names->size() : 0;
}

}  // namespace

TEST_CASE("Eighty kills lose no voice that was kept, and leave no file that nothing names") {
  Tablet tablet(1);
  tablet.close();
  base::SeededRandom random(78);
  std::uint64_t count = 0;
  for (int kill = 0; kill < kKills; ++kill) {
    CAPTURE(kill);
    const std::uint64_t acknowledged = run_and_kill(tablet, count, random.below(4), random.below(3'000'000));
    tablet.world.random.next();
    tablet.open();
    const auto records = must(tablet->records(kStream, model::kind::attachment));
    CHECK(records.size() >= acknowledged);
    CHECK(records.size() <= acknowledged + 1);  // the one that was under way may have made it
    CHECK(files_in(tablet.folder() / "files") == records.size());
    if (kill % 20 == 19)
      for (const auto& record : records)
        CHECK(must(tablet->files().content(record)) == content_of(static_cast<std::uint64_t>(record.number("at"))));
    count = records.size();
    tablet.close();
  }
  CHECK(count > 80);
}
