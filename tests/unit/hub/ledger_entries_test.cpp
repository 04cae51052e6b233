// The promises of sync/hub/ledger.h about entries of logs, and about what was put aside and is taken later.
#include <atomic>
#include <catch2/catch_template_test_macros.hpp>
#include <thread>

#include "storage/envelope.h"
#include "sync/hub/ledger.h"
#include "tests/support/ledgers.h"

namespace blether::tests {

using base::Result;
using hub::Entry;
using hub::LedgerWork;
using hub::LogEntry;
using hub::Standing;

namespace {

const auto kIsobel = id_named<model::OwnerId>("Isobel");
const auto kTablet = id_named<model::DeviceId>("Amina's tablet");
const model::StreamId kStream{model::Audience::shared, kIsobel};

LogEntry entry(const char* record, const char* kind = "unmet_need") {
  return {id_named<model::RecordId>(record), kind, "need"};
}

// The record that was there before; "" when all are noted now.
std::string note(hub::Ledger& ledger, const std::vector<LogEntry>& entries, const model::StreamId& stream = kStream) {
  const auto before = must(hub::from_ledger<std::optional<LogEntry>>(
      ledger, [&](LedgerWork& work) { return work.write_down(stream, entries); }));
  return before ? std::string(base::as_text(before->record.view())).c_str() : "";
}

Entry change(std::uint64_t seq, Standing standing = Standing::stored, std::uint8_t hash = 0) {
  Entry made;
  made.stream = kStream;
  made.dot = {kTablet, seq};
  made.standing = standing;
  made.hash = base::Bytes(32, hash ? hash : static_cast<std::uint8_t>(seq));
  made.envelope = base::Bytes{static_cast<std::uint8_t>(seq)};
  if (standing == Standing::quarantined) made.reason = "not_on_caseload";
  return made;
}

void append(hub::Ledger& ledger, std::vector<Entry> entries) {
  must(ledger.atomically([&](LedgerWork& work) { return work.append(entries); }));
}

// "number:seq:standing" of each row of Isobel's bucket.
std::vector<std::string> rows_of(hub::Ledger& ledger) {
  std::vector<std::string> rows;
  must(ledger.atomically([&](LedgerWork& work) {
    return work.read_after({{hub::bucket_of(kIsobel), 0, {}}}, [&](const Entry& head, base::ByteView) {
      rows.push_back(std::to_string(head.number) + ":" + std::to_string(head.dot.seq) + ":" +
                     std::to_string(static_cast<int>(head.standing)));
      return true;
    });
  }));
  return rows;
}

bool make_way(hub::Ledger& ledger, std::uint64_t seq) {
  return must(hub::from_ledger<bool>(ledger, [&](LedgerWork& work) { return work.make_way(kStream, {kTablet, seq}); }));
}

// Where the chain ends for whoever asks for it in an audit; 0: it has not begun.
std::uint64_t end_of(hub::Ledger& ledger) {
  std::uint64_t end = 0;
  must(ledger.atomically([&](LedgerWork& work) -> Result<void> {
    TRY(auto tips, work.tips({kIsobel}));
    TRY(auto same, work.tips_in(hub::bucket_of(kIsobel)));
    CHECK(tips.size() == same.size());
    CHECK(tips.size() <= 1);
    if (!tips.empty()) end = tips.front().dot.seq;
    if (!same.empty()) CHECK(same.front().hash == tips.front().hash);
    return {};
  }));
  return end;
}

using Rows = std::vector<std::string>;

}  // namespace

#define LEDGERS SqliteLedgers, PostgresLedgers

TEMPLATE_TEST_CASE("An entry of a log is noted once; of another record, kind or stream it is another", "", LEDGERS) {
  TestType ledger;
  CHECK(note(*ledger, {entry("a need")}) == "");
  CHECK(note(*ledger, {entry("a need")}) == "a need");
  CHECK(note(*ledger, {entry("another")}) == "");
  CHECK(note(*ledger, {entry("a need", "agreement")}) == "");
  CHECK(note(*ledger, {entry("a need")}, {model::Audience::practice, kIsobel}) == "");
  CHECK(note(*ledger, {}) == "");
}

TEMPLATE_TEST_CASE("Of several entries all are noted or none", "", LEDGERS) {
  TestType ledger;
  CHECK(note(*ledger, {entry("first")}) == "");
  CHECK(note(*ledger, {entry("second"), entry("first"), entry("third")}) == "first");
  CHECK(note(*ledger, {entry("third"), entry("second")}) == "");
}

TEMPLATE_TEST_CASE("Of eight pushes that write one entry at the same moment, one does", "", LEDGERS) {
  TestType ledger;
  std::atomic<int> written = 0;
  std::vector<std::thread> pushes;
  for (int i = 0; i < 8; ++i)
    pushes.emplace_back([&, i] {
      const std::string own = "entry " + std::to_string(i);
      auto before = hub::from_ledger<std::optional<LogEntry>>(*ledger, [&](LedgerWork& work) {
        return work.write_down(kStream, {entry("the need"), entry(own.c_str())});
      });
      if (before && !*before) ++written;
    });
  for (std::thread& push : pushes) push.join();
  CHECK(written == 1);
}

TEMPLATE_TEST_CASE("What was put aside makes way once, stays a mark, and stands stored under a later number", "", LEDGERS) {
  TestType ledger;
  append(*ledger, {change(1), change(2, Standing::quarantined), change(3)});
  CHECK_FALSE(make_way(*ledger, 1));
  CHECK(make_way(*ledger, 2));
  CHECK_FALSE(make_way(*ledger, 2));
  append(*ledger, {change(2)});
  CHECK(rows_of(*ledger) == Rows{"1:1:1", "2:2:3", "3:3:1", "4:2:1"});
  CHECK(end_of(*ledger) == 3);
  must(ledger->atomically([](LedgerWork& work) -> Result<void> {
    TRY(auto kept, work.entry(kStream, {kTablet, 2}));
    CHECK(kept->standing == Standing::stored);
    TRY(auto lasts, work.lasts({kStream}, kTablet));
    CHECK(lasts.at(kStream).dot.seq == 3);
    TRY(auto counts, work.counts());
    CHECK(counts.stored == 3);
    CHECK(counts.quarantined == 0);
    TRY(auto aside, work.quarantined(10));
    CHECK(aside.empty());
    return {};
  }));
  std::vector<Entry> twice{change(2)};
  const auto again = ledger->atomically([&](LedgerWork& work) { return work.append(twice); });
  CHECK(code_of(again) == base::Code::exists);
}

TEMPLATE_TEST_CASE("A chain ends before the first change that is missing, until somebody brings it", "", LEDGERS) {
  TestType ledger;
  append(*ledger, {change(1), change(2, Standing::missing), change(3), change(4, Standing::missing), change(5)});
  CHECK(end_of(*ledger) == 1);
  CHECK(make_way(*ledger, 2));
  append(*ledger, {change(2)});
  CHECK(end_of(*ledger) == 3);
  CHECK(make_way(*ledger, 4));
  append(*ledger, {change(4)});
  CHECK(end_of(*ledger) == 5);
}

TEMPLATE_TEST_CASE("A chain whose first change is missing has not begun", "", LEDGERS) {
  TestType ledger;
  append(*ledger, {change(1, Standing::missing), change(2)});
  CHECK(end_of(*ledger) == 0);
}

TEMPLATE_TEST_CASE("A ledger from before entries were noted knows those that are stored once it is opened", "", LEDGERS) {
  TestType ledger;
  base::SeededRandom random(3);
  const auto key = must(storage::create_device_key(random));
  auto wrote = [&](std::uint64_t seq, const char* record, Standing standing) {
    model::Change made;
    made.stream = kStream;
    made.device = key.id;
    made.author = id_named<model::AuthorId>("Amina");
    made.seq = seq;
    made.previous = seq == 1 ? base::Bytes() : base::Bytes(32, 1);
    made.time = {kMorning, 0};
    const auto id = id_named<model::RecordId>(record);
    made.operations = {{"unmet_need", id, "need", model::Act::put, std::string("words"), {}}};
    Entry kept;
    kept.stream = kStream;
    kept.dot = {key.id, seq};
    kept.standing = standing;
    kept.envelope = storage::seal(key, made);
    kept.hash = storage::envelope_hash(kept.envelope);
    return kept;
  };
  append(*ledger, {wrote(1, "stored", Standing::stored), wrote(2, "put aside", Standing::quarantined)});
  ledger.make_as_before_entries();
  CHECK(note(*ledger, {entry("stored")}) == "stored");
  CHECK(note(*ledger, {entry("put aside")}) == "");
}

TEMPLATE_TEST_CASE("Somebody is on a caseload while anybody has them on theirs", "", LEDGERS) {
  TestType ledger;
  const auto amina = id_named<model::AuthorId>("Amina"), euan = id_named<model::AuthorId>("Euan");
  must(ledger->atomically([&](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.assign(amina, kIsobel));
    TRY_VOID(work.assign(euan, kIsobel));
    TRY_VOID(work.unassign(amina, kIsobel));
    TRY(bool is_held, work.is_on_a_caseload(kIsobel));
    CHECK(is_held);
    TRY_VOID(work.unassign(euan, kIsobel));
    TRY(is_held, work.is_on_a_caseload(kIsobel));
    CHECK_FALSE(is_held);
    return {};
  }));
}

}  // namespace blether::tests
