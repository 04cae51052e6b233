// A ledger as large as a council's, of the oldest version there is: run by scripts/soak ledgers only.
#include <algorithm>
#include <catch2/catch_template_test_macros.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <tuple>

#include "tests/support/ledgers.h"

namespace blether::tests {

using hub::Entry;
using hub::LedgerWork;

namespace {

constexpr std::size_t kPeople = 2'000, kBatch = 1'000;

std::size_t wanted_changes() {
  const char* given = std::getenv("BLETHER_CHANGES");
  return given ? std::strtoull(given, nullptr, 10) : 200'000;
}

// One tablet that writes about everybody in turn: an unmet need, then three times what matters.
class Author {
 public:
  Author() : random_(7), key_(must(storage::create_device_key(random_))), previous_(kPeople) {
    for (std::size_t i = 0; i < kPeople; ++i) people_.push_back(model::OwnerId::random(random_));
  }
  Entry next() {
    const std::size_t person = written_ % kPeople, round = written_ / kPeople;
    ++written_;
    model::Change change;
    change.stream = {model::Audience::shared, people_[person]};
    change.device = key_.id;
    change.author = id_named<model::AuthorId>("Amina");
    change.seq = round + 1;
    change.previous = previous_[person];
    change.time = {kMorning + static_cast<std::int64_t>(written_), 0};
    change.operations = {operation(person, round)};
    Entry entry;
    entry.stream = change.stream;
    entry.dot = change.dot();
    entry.envelope = storage::seal(key_, change);
    entry.hash = previous_[person] = storage::envelope_hash(entry.envelope);
    if (round % 4 == 3) entry.standing = hub::Standing::quarantined, entry.reason = "not_yours";
    return entry;
  }
  // The first entry of a log of somebody.
  hub::LogEntry first_need(std::size_t person) const {
    return {model::same_id<model::RecordId>(people_[person]), std::string(model::kind::unmet_need), "need"};
  }
  model::StreamId stream(std::size_t person) const { return {model::Audience::shared, people_[person]}; }

 private:
  model::Operation operation(std::size_t person, std::size_t round) {
    const auto id = model::same_id<model::RecordId>(people_[person]);
    if (round == 0)
      return {std::string(model::kind::unmet_need), id, "need", model::Act::put, std::string("company"), {}};
    const std::string words = "She likes her tea in the garden, and walks to the shop on day " + std::to_string(round);
    return {std::string(model::kind::person), id, "matters", model::Act::put, words, {{key_.id, round}}};
  }

  base::SeededRandom random_;
  storage::DeviceKey key_;
  std::vector<model::OwnerId> people_;
  std::vector<base::Bytes> previous_;
  std::size_t written_ = 0;
};

void append(hub::Ledger& ledger, Author& author, std::size_t changes) {
  for (std::size_t i = 0; i < changes; i += kBatch) {
    std::vector<Entry> entries;
    for (std::size_t j = i; j < std::min(changes, i + kBatch); ++j) entries.push_back(author.next());
    must(ledger.atomically([&](LedgerWork& work) -> base::Result<void> {
      for (const Entry& entry : entries) {
        if (entry.standing != hub::Standing::stored) continue;
        TRY(auto change, storage::open_trusted(entry.envelope));
        TRY_VOID(work.write_down(entry.stream, hub::log_entries_of(change)));
      }
      return work.append(entries);
    }));
  }
}

// Bucket, number and mark of every change.
std::vector<std::tuple<std::uint32_t, std::uint64_t, std::uint32_t>> marks_in(hub::Ledger& ledger) {
  std::vector<std::tuple<std::uint32_t, std::uint64_t, std::uint32_t>> marks;
  must(ledger.atomically([&](LedgerWork& work) -> base::Result<void> {
    TRY(auto counters, work.counters());
    for (const auto& counter : counters) {
      const std::uint32_t bucket = counter.first;
      TRY_VOID(work.read_after({{bucket, 0, {}}}, [&](const Entry& entry, base::ByteView) {
        marks.emplace_back(bucket, entry.number, entry.mark);
        return true;
      }));
    }
    return {};
  }));
  return marks;
}

template <class Ledgers>
constexpr const char* kName = "embedded";
template <>
constexpr const char* kName<PostgresLedgers> = "shared";

}  // namespace

TEMPLATE_TEST_CASE("A council's ledger of the first version is brought along whole", "[.large]", SqliteLedgers,
                   PostgresLedgers) {
  const std::size_t changes = wanted_changes();
  REQUIRE(changes >= kPeople);
  must(base::start_cryptography());
  TestType ledger;
  Author author;
  append(*ledger, author, changes);
  const auto before = marks_in(*ledger);
  REQUIRE(before.size() == changes);

  ledger.close_as_before_marks();
  const auto begun = std::chrono::steady_clock::now();
  ledger.open();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::printf("{\"ledger\": \"%s\", \"changes\": %zu, \"brought_along_s\": %.1f}\n", kName<TestType>, changes,
              took.count());

  CHECK(marks_in(*ledger) == before);
  std::size_t noted = 0;
  must(ledger->atomically([&](LedgerWork& work) -> base::Result<void> {
    for (std::size_t person = 0; person < kPeople; ++person) {
      TRY(auto there, work.write_down(author.stream(person), {author.first_need(person)}));
      if (there) ++noted;
    }
    return {};
  }));
  CHECK(noted == kPeople);
  append(*ledger, author, kBatch);
  CHECK(marks_in(*ledger).size() == changes + kBatch);
}

}  // namespace blether::tests
