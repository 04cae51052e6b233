// The promises of sync/hub/ledger.h, held against every store.
#include "sync/hub/ledger.h"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>
#include <thread>

#include "tests/support/ledgers.h"

namespace blether::tests {

using base::Code;
using base::Result;
using hub::Entry;
using hub::LedgerWork;
using hub::Standing;

namespace {

const auto kAmina = id_named<model::AuthorId>("Amina");
const auto kEuan = id_named<model::AuthorId>("Euan");
const auto kIsobel = id_named<model::OwnerId>("Isobel");
const auto kCallum = id_named<model::OwnerId>("Callum");
const auto kTablet = id_named<model::DeviceId>("Amina's tablet");
const auto kOther = id_named<model::DeviceId>("Euan's tablet");

hub::Device device_of(const model::DeviceId& id, const model::AuthorId& author, const std::string& name) {
  hub::Device device;
  device.known.id = id;
  device.known.public_key.fill(0x42);
  device.known.author = author;
  device.known.device_name = name;
  device.enrolled_ms = kMorning;
  return device;
}

Entry change(const model::OwnerId& owner, const model::DeviceId& device, std::uint64_t seq, std::string_view words = "words") {
  Entry entry;
  entry.stream = {model::Audience::shared, owner};
  entry.dot = {device, seq};
  entry.hash = base::Bytes(32, static_cast<std::uint8_t>(seq));
  entry.envelope = base::to_bytes(base::as_bytes(words));
  entry.receipt = 1;
  entry.at_ms = kMorning + static_cast<std::int64_t>(seq);
  return entry;
}

// Somebody else's people of the same bucket, found by looking.
model::OwnerId neighbour_of(const model::OwnerId& owner) {
  base::SeededRandom random(1);
  for (;;) {
    const auto other = model::OwnerId::random(random);
    if (hub::bucket_of(other) == hub::bucket_of(owner)) return other;
  }
}

template <class Work>
Result<void> in(hub::Ledger& ledger, Work&& work) {
  return ledger.atomically([&](LedgerWork& inside) -> Result<void> { return work(inside); });
}

template <class Value, class Work>
Value ask(hub::Ledger& ledger, Work&& work) {
  return must(hub::from_ledger<Value>(ledger, std::forward<Work>(work)));
}

Result<void> try_append(hub::Ledger& ledger, std::vector<Entry> entries) {
  return in(ledger, [&](LedgerWork& work) { return work.append(entries); });
}

std::vector<std::uint64_t> append(hub::Ledger& ledger, std::vector<Entry> entries) {
  must(in(ledger, [&](LedgerWork& work) { return work.append(entries); }));
  std::vector<std::uint64_t> numbers;
  for (const Entry& entry : entries) numbers.push_back(entry.number);
  return numbers;
}

// What a reader of one bucket sees: "number:words".
std::vector<std::string> seen(hub::Ledger& ledger, const model::OwnerId& owner, std::uint64_t after,
                              const std::vector<model::OwnerId>& owners = {}, std::size_t most = 1000) {
  std::vector<std::string> rows;
  must(in(ledger, [&](LedgerWork& work) {
    return work.read_after({{hub::bucket_of(owner), after, owners}}, [&](const Entry& head, base::ByteView envelope) {
      if (rows.size() == most) return false;
      CHECK(head.envelope.empty());
      rows.push_back(std::to_string(head.number) + ":" + std::string(base::as_text(envelope)));
      return true;
    });
  }));
  return rows;
}

using Rows = std::vector<std::string>;

}  // namespace

#define LEDGERS SqliteLedgers, PostgresLedgers

TEMPLATE_TEST_CASE("A ledger keeps its epoch for ever, and two ledgers have two", "", LEDGERS) {
  TestType ledger, another;
  auto epoch_of = [](TestType& of) { return ask<base::Bytes>(*of, [](LedgerWork& work) { return work.epoch(); }); };
  const base::Bytes epoch = epoch_of(ledger);
  CHECK(epoch.size() == 16);
  CHECK(epoch != epoch_of(another));
  ledger.close();
  ledger.open();
  CHECK(epoch_of(ledger) == epoch);
}

TEMPLATE_TEST_CASE("Work that fails leaves nothing behind, and work that succeeds is there after closing", "", LEDGERS) {
  TestType ledger;
  const auto failed = in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.add_worker({kAmina, "Amina Farooq", hub::Role::worker}));
    std::vector<Entry> entries{change(kIsobel, kTablet, 1)};
    TRY_VOID(work.append(entries));
    return base::fail(Code::refused, "no");
  });
  CHECK(code_of(failed) == Code::refused);
  CHECK(ask<std::vector<hub::Worker>>(*ledger, [](LedgerWork& work) { return work.workers(); }).empty());
  CHECK(append(*ledger, {change(kIsobel, kTablet, 1)}) == std::vector<std::uint64_t>{1});
  ledger.close();
  ledger.open();
  CHECK(seen(*ledger, kIsobel, 0) == Rows{"1:words"});
}

TEMPLATE_TEST_CASE("Workers come in order of name, each once", "", LEDGERS) {
  TestType ledger;
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.add_worker({kEuan, "Euan Baird", hub::Role::worker}));
    return work.add_worker({kAmina, "Amina Farooq", hub::Role::office});
  }));
  const auto again = in(*ledger, [](LedgerWork& work) { return work.add_worker({kEuan, "Another", hub::Role::worker}); });
  CHECK(code_of(again) == Code::exists);
  const auto workers = ask<std::vector<hub::Worker>>(*ledger, [](LedgerWork& work) { return work.workers(); });
  REQUIRE(workers.size() == 2);
  CHECK(workers[0].name == "Amina Farooq");
  CHECK(workers[0].role == hub::Role::office);
  CHECK(workers[1].author == kEuan);
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY(auto nobody, work.worker(id_named<model::AuthorId>("nobody")));
    CHECK_FALSE(nobody);
    TRY(auto euan, work.worker(kEuan));
    CHECK(euan->name == "Euan Baird");
    return {};
  }));
}

TEMPLATE_TEST_CASE("A tablet is known with its key and its worker's name, and its revocation keeps its first time", "", LEDGERS) {
  TestType ledger;
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.add_worker({kAmina, "Amina Farooq", hub::Role::worker}));
    TRY_VOID(work.add_device(device_of(kTablet, kAmina, "Amina's tablet")));
    TRY_VOID(work.saw(kTablet, 7, kMorning + 5));
    TRY_VOID(work.revoke(kTablet, kMorning + 10));
    return work.revoke(kTablet, kMorning + 20);
  }));
  const auto again = in(*ledger, [](LedgerWork& work) { return work.add_device(device_of(kTablet, kEuan, "Another")); });
  CHECK(code_of(again) == Code::exists);
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY(auto device, work.device(kTablet));
    REQUIRE(device);
    CHECK(device->known.public_key[31] == 0x42);
    CHECK(device->known.author == kAmina);
    CHECK(device->known.author_name == "Amina Farooq");
    CHECK(device->known.device_name == "Amina's tablet");
    CHECK(device->enrolled_ms == kMorning);
    CHECK(device->counter == 7);
    CHECK(device->last_seen_ms == kMorning + 5);
    CHECK(device->revoked_ms == kMorning + 10);
    TRY(auto held, work.hold_device(kTablet));
    CHECK(held->known.device_name == "Amina's tablet");
    TRY(auto nobody, work.hold_device(kOther));
    CHECK_FALSE(nobody);
    TRY(auto devices, work.devices());
    CHECK(devices.size() == 1);
    TRY(auto some, work.devices({kOther, kTablet}));
    REQUIRE(some.size() == 1);
    CHECK(some[0].known.author_name == "Amina Farooq");
    return {};
  }));
}

TEMPLATE_TEST_CASE("A caseload holds each person once, in order, until the person is taken off", "", LEDGERS) {
  TestType ledger;
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.assign(kAmina, kIsobel));
    TRY_VOID(work.assign(kAmina, kIsobel));
    TRY_VOID(work.assign(kAmina, kCallum));
    TRY_VOID(work.assign(kEuan, kIsobel));
    TRY(auto people, work.caseload(kAmina));
    CHECK(people == std::vector{kCallum, kIsobel});
    TRY_VOID(work.unassign(kAmina, kIsobel));
    TRY(bool hers, work.holds(kAmina, kIsobel));
    CHECK_FALSE(hers);
    TRY(bool his, work.holds(kEuan, kIsobel));
    CHECK(his);
    return {};
  }));
}

TEMPLATE_TEST_CASE("Whoever has seen Amina's list of people knows by its name alone that it is another now", "", LEDGERS) {
  TestType ledger;
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.add_worker({kAmina, "Amina Farooq", hub::Role::worker}));
    TRY_VOID(work.add_worker({kEuan, "Euan Baird", hub::Role::worker}));
    std::set<base::Bytes> names;
    const auto note = [&](const model::AuthorId& author) -> Result<void> {
      TRY(auto worker, work.worker(author));
      names.insert(worker.value().caseload);
      return {};
    };
    TRY_VOID(note(kAmina));
    TRY_VOID(work.assign(kAmina, kIsobel));
    TRY_VOID(note(kAmina));
    TRY_VOID(work.assign(kAmina, kCallum));
    TRY_VOID(note(kAmina));
    TRY_VOID(work.unassign(kAmina, kCallum));
    TRY_VOID(note(kAmina));
    CHECK(names.size() == 4);
    TRY_VOID(note(kEuan));  // nobody came to his
    CHECK(names.size() == 4);
    return {};
  }));
}

TEMPLATE_TEST_CASE("A code lets one tablet in, and a worker's unused codes can be made worthless", "", LEDGERS) {
  TestType ledger;
  const base::Bytes first(32, 1), second(32, 2);
  must(in(*ledger, [&](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.add_code({first, kAmina, kMorning, {}}));
    TRY_VOID(work.add_code({second, kAmina, kMorning, {}}));
    TRY(bool open, work.has_open_code(kAmina, kMorning));
    CHECK(open);
    TRY(bool late, work.has_open_code(kAmina, kMorning + 1));
    CHECK_FALSE(late);
    TRY_VOID(work.use_code(first, kTablet));
    return work.drop_codes(kAmina);
  }));
  const auto again = in(*ledger, [&](LedgerWork& work) { return work.use_code(first, kOther); });
  CHECK(code_of(again) == Code::exists);
  must(in(*ledger, [&](LedgerWork& work) -> Result<void> {
    TRY(auto used, work.code(first));
    REQUIRE(used);
    CHECK(used->used_by == kTablet);
    CHECK(used->author == kAmina);
    CHECK(used->expires_ms == kMorning);
    TRY(auto dropped, work.code(second));
    CHECK_FALSE(dropped);
    return {};
  }));
}

TEMPLATE_TEST_CASE("Arrival numbers of a bucket start at one, go on without gaps, and are each bucket's own", "", LEDGERS) {
  TestType ledger;
  REQUIRE(hub::bucket_of(kIsobel) != hub::bucket_of(kCallum));
  CHECK(append(*ledger, {change(kIsobel, kTablet, 1), change(kCallum, kTablet, 1), change(kIsobel, kTablet, 2)}) ==
        std::vector<std::uint64_t>{1, 1, 2});
  CHECK(append(*ledger, {change(kIsobel, kOther, 1)}) == std::vector<std::uint64_t>{3});
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    const std::uint32_t isobel = hub::bucket_of(kIsobel), callum = hub::bucket_of(kCallum);
    const std::uint32_t empty = isobel + 1 == callum ? isobel + 2 : isobel + 1;
    TRY(auto some, work.counters({isobel, empty}));
    CHECK(some.size() == 1);
    CHECK(some[isobel].number == 3);
    TRY(auto all, work.counters());
    CHECK(all.size() == 2);
    CHECK(all[isobel].number == 3);
    CHECK(all[callum].number == 1);
    TRY(auto marks, work.marks({{isobel, 3}, {callum, 1}}));
    CHECK(all[isobel].mark == marks[{isobel, 3}]);
    CHECK(all[callum].mark == marks[{callum, 1}]);
    CHECK(some[isobel].mark == all[isobel].mark);
    return {};
  }));
}

TEMPLATE_TEST_CASE("A change is kept once: its dot cannot be taken again", "", LEDGERS) {
  TestType ledger;
  append(*ledger, {change(kIsobel, kTablet, 1, "first")});
  CHECK(code_of(try_append(*ledger, {change(kCallum, kTablet, 1), change(kIsobel, kTablet, 1, "second")})) == Code::exists);
  CHECK(seen(*ledger, kIsobel, 0) == Rows{"1:first"});
  CHECK(seen(*ledger, kCallum, 0).empty());
}

TEMPLATE_TEST_CASE("A change comes back as it was given, whatever its bytes", "", LEDGERS) {
  TestType ledger;
  Entry given = change(kIsobel, kTablet, 1);
  for (int byte = 0; byte < 256; ++byte) given.envelope.push_back(static_cast<std::uint8_t>(byte));
  given.stream.audience = model::Audience::practice;
  given.standing = Standing::quarantined;
  given.reason = "not_yours";
  given.detail = "0123/withdrawn";
  given.receipt = 41;
  append(*ledger, {given});
  must(in(*ledger, [&](LedgerWork& work) -> Result<void> {
    TRY(auto kept, work.entry(given.stream, given.dot));
    REQUIRE(kept);
    CHECK(kept->number == 1);
    CHECK(kept->stream == given.stream);
    CHECK(kept->dot == given.dot);
    CHECK(kept->standing == Standing::quarantined);
    CHECK(kept->hash == given.hash);
    CHECK(kept->reason == "not_yours");
    CHECK(kept->detail == "0123/withdrawn");
    CHECK(kept->receipt == 41);
    CHECK(kept->at_ms == given.at_ms);
    CHECK(kept->envelope.empty());
    return work.read_after({{hub::bucket_of(kIsobel), 0, {}}}, [&](const Entry&, base::ByteView envelope) {
      CHECK(base::to_bytes(envelope) == given.envelope);
      return true;
    });
  }));
}

TEMPLATE_TEST_CASE("The last change of a tablet in a stream is the one with the highest count, of that stream and tablet", "", LEDGERS) {
  TestType ledger;
  const model::StreamId stream{model::Audience::shared, kIsobel};
  const model::StreamId practice{model::Audience::practice, kIsobel}, callum{model::Audience::shared, kCallum};
  append(*ledger, {change(kIsobel, kTablet, 1), change(kIsobel, kTablet, 2), change(kIsobel, kOther, 1), change(kCallum, kTablet, 1)});
  must(in(*ledger, [&](LedgerWork& work) -> Result<void> {
    TRY(auto lasts, work.lasts({stream, practice, callum}, kTablet));
    CHECK(lasts.size() == 2);
    CHECK(lasts.at(stream).dot.seq == 2);
    CHECK(lasts.at(stream).hash == base::Bytes(32, 2));
    CHECK(lasts.at(callum).dot.seq == 1);
    TRY(auto none, work.lasts({}, kTablet));
    CHECK(none.empty());
    TRY(auto unknown, work.entry(stream, {kTablet, 3}));
    CHECK_FALSE(unknown);
    return {};
  }));
}

TEMPLATE_TEST_CASE("A reader goes on after the number it has, in order, and stops when it wishes", "", LEDGERS) {
  TestType ledger;
  std::vector<Entry> entries;
  for (std::uint64_t seq = 1; seq <= 500; ++seq) entries.push_back(change(kIsobel, kTablet, seq, std::to_string(seq)));
  append(*ledger, entries);
  CHECK(seen(*ledger, kIsobel, 0).size() == 500);
  CHECK(seen(*ledger, kIsobel, 497) == Rows{"498:498", "499:499", "500:500"});
  CHECK(seen(*ledger, kIsobel, 100, {}, 2) == Rows{"101:101", "102:102"});
  CHECK(seen(*ledger, kIsobel, 500).empty());
}

TEMPLATE_TEST_CASE("A reader who names owners gets only theirs, in the order of the whole bucket", "", LEDGERS) {
  TestType ledger;
  const auto neighbour = neighbour_of(kIsobel);
  append(*ledger, {change(kIsobel, kTablet, 1, "hers"), change(neighbour, kTablet, 1, "next door"), change(kIsobel, kTablet, 2, "hers")});
  CHECK(seen(*ledger, kIsobel, 0) == Rows{"1:hers", "2:next door", "3:hers"});
  CHECK(seen(*ledger, kIsobel, 0, {kIsobel}) == Rows{"1:hers", "3:hers"});
  CHECK(seen(*ledger, kIsobel, 0, {kIsobel, neighbour}) == Rows{"1:hers", "2:next door", "3:hers"});
  CHECK(seen(*ledger, kIsobel, 0, {kCallum}).empty());
}

TEMPLATE_TEST_CASE("A reader of many buckets gets them one after the other, each from its own place", "", LEDGERS) {
  TestType ledger;
  std::vector<model::OwnerId> people{kIsobel, kCallum, id_named<model::OwnerId>("Agnes"), id_named<model::OwnerId>("Davie")};
  std::sort(people.begin(), people.end(), [](const auto& a, const auto& b) { return hub::bucket_of(a) < hub::bucket_of(b); });
  const auto neighbour = neighbour_of(people[1]);
  std::vector<Entry> entries;
  for (std::uint64_t seq = 1; seq <= 100; ++seq) {
    for (const auto& person : people) entries.push_back(change(person, kTablet, seq));
    entries.push_back(change(neighbour, kTablet, seq));
  }
  append(*ledger, entries);
  const bool with_owners = GENERATE(true, false);
  std::vector<hub::Place> places;
  for (std::size_t i = 0; i < people.size(); ++i) {
    places.push_back({hub::bucket_of(people[i]), 10 * i, {}});
    if (with_owners) places.back().owners = {people[i]};
  }
  std::map<std::uint32_t, std::vector<std::uint64_t>> got;
  std::vector<std::uint32_t> order;
  must(in(*ledger, [&](LedgerWork& work) {
    return work.read_after(places, [&](const Entry& head, base::ByteView) {
      const std::uint32_t bucket = hub::bucket_of(head.stream.owner);
      if (order.empty() || order.back() != bucket) order.push_back(bucket);
      if (with_owners) CHECK(head.stream.owner != neighbour);
      got[bucket].push_back(head.number);
      return true;
    });
  }));
  CHECK(order.size() == people.size());
  CHECK(std::is_sorted(order.begin(), order.end()));
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& numbers = got[hub::bucket_of(people[i])];
    const bool shared = i == 1, halved = shared && with_owners;
    CHECK(numbers.size() == (halved ? 95 : shared ? 190 : 100 - 10 * i));
    CHECK(numbers.front() == 10 * i + 1);
    CHECK(std::is_sorted(numbers.begin(), numbers.end()));
  }
}

TEMPLATE_TEST_CASE("Receipt numbers rise and are never given twice", "", LEDGERS) {
  TestType ledger;
  std::vector<std::uint64_t> numbers;
  for (int i = 0; i < 3; ++i)
    numbers.push_back(ask<std::uint64_t>(*ledger, [](LedgerWork& work) { return work.next_receipt(); }));
  CHECK(numbers[0] >= 1);
  CHECK(numbers[0] < numbers[1]);
  CHECK(numbers[1] < numbers[2]);
  const auto counts = ask<hub::LedgerCounts>(*ledger, [](LedgerWork& work) { return work.counts(); });
  CHECK(counts.receipts == numbers[2]);
}

TEMPLATE_TEST_CASE("What was put aside and what was refused are listed, latest first, and counted", "", LEDGERS) {
  TestType ledger;
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    std::vector<Entry> entries{change(kIsobel, kTablet, 1), change(kIsobel, kTablet, 2), change(kCallum, kTablet, 3)};
    entries[1].standing = entries[2].standing = Standing::quarantined;
    TRY_VOID(work.append(entries));
    TRY_VOID(work.log_refusal({kTablet, "gap", "a", kMorning}));
    TRY_VOID(work.log_refusal({kTablet, "forked", "b", kMorning}));
    return work.log_refusal({kOther, "gap", "c", kMorning + 1});
  }));
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY(auto aside, work.quarantined(10));
    REQUIRE(aside.size() == 2);
    CHECK(aside[0].dot.seq == 3);
    CHECK(aside[1].dot.seq == 2);
    TRY(auto latest, work.quarantined(1));
    CHECK(latest.size() == 1);
    TRY(auto refusals, work.refusals(2));
    REQUIRE(refusals.size() == 2);
    CHECK(refusals[0].detail == "c");
    CHECK(refusals[0].device == kOther);
    CHECK(refusals[1].detail == "b");
    CHECK(refusals[1].reason == "forked");
    CHECK(refusals[1].at_ms == kMorning);
    TRY(auto counts, work.counts());
    CHECK(counts.stored == 1);
    CHECK(counts.quarantined == 2);
    CHECK(counts.refused == 3);
    return {};
  }));
}

TEMPLATE_TEST_CASE("Of two tablets that bring one code at the same moment, one is let in", "", LEDGERS) {
  TestType ledger;
  const base::Bytes hash(32, 9);
  must(in(*ledger, [&](LedgerWork& work) { return work.add_code({hash, kAmina, kMorning, {}}); }));
  std::atomic<int> let_in = 0, sent_away = 0;
  std::vector<std::thread> tablets;
  for (std::uint8_t i = 1; i <= 8; ++i)
    tablets.emplace_back([&, i] {
      const auto used = in(*ledger, [&](LedgerWork& work) { return work.use_code(hash, model::DeviceId{{i}}); });
      if (used) ++let_in;
      else if (used.error().code == Code::exists) ++sent_away;
    });
  for (std::thread& tablet : tablets) tablet.join();
  CHECK(let_in == 1);
  CHECK(sent_away == 7);
}

TEMPLATE_TEST_CASE("Requests of one tablet that arrive together are admitted one after the other", "", LEDGERS) {
  TestType ledger;
  must(in(*ledger, [](LedgerWork& work) { return work.add_device(device_of(kTablet, kAmina, "tablet")); }));
  std::vector<std::thread> requests;
  for (int i = 0; i < 8; ++i)
    requests.emplace_back([&] {
      for (int time = 0; time < 25; ++time)
        base::ignore(in(*ledger, [](LedgerWork& work) -> Result<void> {
          TRY(auto device, work.hold_device(kTablet));
          return work.saw(kTablet, device->counter + 1, kMorning);
        }), "the counter below tells");
    });
  for (std::thread& request : requests) request.join();
  must(in(*ledger, [](LedgerWork& work) -> Result<void> {
    TRY(auto device, work.device(kTablet));
    CHECK(device->counter == 200);
    return {};
  }));
}

TEMPLATE_TEST_CASE("Whoever holds the directory adds a worker that nobody else adds at the same moment", "", LEDGERS) {
  TestType ledger;
  std::vector<std::thread> offices;
  for (std::uint8_t i = 1; i <= 8; ++i)
    offices.emplace_back([&, i] {
      base::ignore(in(*ledger, [&](LedgerWork& work) -> Result<void> {
        TRY_VOID(work.hold_directory());
        TRY(auto workers, work.workers());
        if (!workers.empty()) return {};
        return work.add_worker({model::AuthorId{{i}}, "First worker", hub::Role::worker});
      }), "the list below tells");
    });
  for (std::thread& office : offices) office.join();
  CHECK(ask<std::vector<hub::Worker>>(*ledger, [](LedgerWork& work) { return work.workers(); }).size() == 1);
}

// Many writers into few buckets, each transaction into several of them in an order of its own; readers go on from their
// cursor all the while. A number that became visible before a lower one would be missed for ever.
TEMPLATE_TEST_CASE("No reader skips a row, however many write at once", "", LEDGERS) {
  TestType ledger;
  constexpr int kWriters = 6, kRounds = 40;
  std::vector<model::OwnerId> people{kIsobel, kCallum, neighbour_of(kIsobel), id_named<model::OwnerId>("Agnes")};
  std::set<std::uint32_t> buckets;
  for (const auto& person : people) buckets.insert(hub::bucket_of(person));
  std::atomic<int> writing = kWriters, failed = 0;
  std::vector<std::thread> threads;
  for (std::uint8_t writer = 1; writer <= kWriters; ++writer)
    threads.emplace_back([&, writer] {
      const model::DeviceId device{{writer}};
      base::SeededRandom dice(writer);
      for (std::uint64_t round = 1; round <= kRounds; ++round) {
        std::vector<Entry> entries;
        for (const auto& person : people) entries.push_back(change(person, device, round));
        std::swap(entries.front(), entries[dice.below(entries.size())]);
        if (!try_append(*ledger, entries)) ++failed;
      }
      --writing;
    });
  std::vector<std::map<std::uint32_t, std::set<std::uint64_t>>> read(3);
  std::vector<std::string> faults(read.size());
  for (std::size_t reader = 0; reader < read.size(); ++reader)
    threads.emplace_back([&, reader] {
      for (bool last = false; !last;) {
        last = writing == 0;
        for (std::uint32_t bucket : buckets) {
          auto& mine = read[reader][bucket];
          const std::uint64_t cursor = mine.empty() ? 0 : *mine.rbegin();
          const auto done = in(*ledger, [&](LedgerWork& work) {
            return work.read_after({{bucket, cursor, {}}}, [&](const Entry& head, base::ByteView) {
              if (!mine.insert(head.number).second || *mine.rbegin() != head.number) faults[reader] = "out of order";
              return true;
            });
          });
          if (!done) faults[reader] = done.error().detail;
        }
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(failed == 0);
  const auto counters = ask<LedgerWork::Counters>(*ledger, [](LedgerWork& work) { return work.counters(); });
  std::uint64_t all = 0;
  for (const auto& [bucket, end] : counters) all += end.number;
  CHECK(all == kWriters * kRounds * people.size());
  for (std::size_t reader = 0; reader < read.size(); ++reader) {
    CHECK(faults[reader].empty());
    for (std::uint32_t bucket : buckets) CHECK(read[reader][bucket].size() == counters.at(bucket).number);
  }
}

}  // namespace blether::tests
