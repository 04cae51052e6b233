// A store killed at any moment has every change that it acknowledged.
#include "storage/store.h"
#include "tests/crash/killed.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;

namespace {

const auto kStream = shared_stream("Margaret");
constexpr int kKills = 250;

// Commits for as long as it lives and tells the number of each commit once it has returned.
[[noreturn]] void commit_for_ever(Tablet& tablet, int end) {
  auto opened = tablet.try_open();
  if (!opened) ::_exit(3);
  storage::Store& store = **opened;
  for (std::uint64_t i = 0;; ++i) {
    storage::Draft draft{kStream, "", {}};
    auto record = model::RecordId::random(tablet.world.random);
    std::size_t length = 1 + static_cast<std::size_t>(tablet.world.random.below(i % 7 == 0 ? 60'000 : 400));
    draft.operations.push_back({"answer", record, "text", model::Act::put, std::string(length, 'w'), {}});
    auto info = store.commit(draft);
    if (!info) ::_exit(4);
    if (!tell(end, info->dot.seq)) ::_exit(5);
  }
}

}  // namespace

TEST_CASE("Two hundred and fifty kills lose nothing that was acknowledged") {
  Tablet tablet(1);
  tablet.close();
  base::SeededRandom random(77);
  std::uint64_t acknowledged = 0;
  for (int kill = 0; kill < kKills; ++kill) {
    CAPTURE(kill);
    const std::uint64_t wanted = random.below(12), spin = random.below(2'000'000);
    auto last = run_and_kill([&](int end) { commit_for_ever(tablet, end); }, wanted, spin);
    acknowledged = std::max(acknowledged, last.value_or(0));
    tablet.world.random.next();
    tablet.open();
    auto vector = must(tablet->vector_of(kStream));
    std::uint64_t there = vector.contains(tablet.id()) ? vector[tablet.id()] : 0;
    CHECK(there >= acknowledged);
    CHECK(there <= acknowledged + 1);  // the one that was under way may have made it
    acknowledged = there;
    if (kill % 50 == 49) {
      must(tablet->check_integrity());
      must(tablet->check_audit());
      CHECK(must(tablet->envelopes(kStream)).size() == there);
      auto digest = must(tablet->digest());
      must(tablet->rebuild());
      CHECK(must(tablet->digest()) == digest);
    }
    tablet.close();
  }
  CHECK(acknowledged > 500);
}
