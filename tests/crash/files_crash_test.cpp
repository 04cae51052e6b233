// An app that is killed at any moment while it keeps voices has every one that it acknowledged, whole, and no file besides.
#include "storage/kept_files.h"
#include "storage/model/derived_id.h"
#include "tests/crash/killed.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;

namespace {

const auto kStream = shared_stream("Margaret");
constexpr int kKills = 80;

base::Bytes content_of(std::uint64_t number) { return base::Bytes(1'000 + static_cast<std::size_t>(number % 5) * 70'000, static_cast<std::uint8_t>(number)); }

// Keeps voices for as long as it lives, and tells of each once it is kept.
[[noreturn]] void keep_for_ever(Tablet& tablet, std::uint64_t first, int end) {
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
    if (!tell(end, number)) ::_exit(6);
  }
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
    const std::uint64_t wanted = random.below(4), spin = random.below(3'000'000);
    const auto last = run_and_kill([&](int end) { keep_for_ever(tablet, count, end); }, wanted, spin);
    const std::uint64_t acknowledged = last ? *last + 1 : count;
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
