// What the ledger answers without reading envelopes, and how much it holds while it reads them.
#include <malloc.h>

#include <algorithm>
#include <catch2/catch_template_test_macros.hpp>

#include "storage/envelope.h"
#include "sync/hub/scope.h"
#include "sync/streams.h"
#include "tests/support/hub.h"
#include "tests/support/ledgers.h"

namespace blether::tests {

using hub::Entry;
using hub::LedgerWork;
using hub::Standing;

namespace {

const auto kIsobel = id_named<model::OwnerId>("Isobel");
const auto kCallum = id_named<model::OwnerId>("Callum");
const auto kAminas = id_named<model::DeviceId>("Amina's tablet");
const auto kEuans = id_named<model::DeviceId>("Euan's tablet");

Entry change(const model::OwnerId& owner, const model::DeviceId& device, std::uint64_t seq, std::size_t bytes = 10) {
  Entry entry;
  entry.stream = {model::Audience::shared, owner};
  entry.dot = {device, seq};
  entry.envelope = base::Bytes(bytes, static_cast<std::uint8_t>(seq));
  entry.envelope.push_back(device.bytes[0]);
  entry.hash = storage::envelope_hash(entry.envelope);
  return entry;
}

std::vector<Entry> arrive(hub::Ledger& ledger, std::vector<Entry> entries) {
  must(ledger.atomically([&](LedgerWork& work) { return work.append(entries); }));
  return entries;
}

template <class Value, class Work>
Value ask(hub::Ledger& ledger, Work&& work) {
  return must(hub::from_ledger<Value>(ledger, std::forward<Work>(work)));
}

// "owner's first letter, device's first letter, count", and whether the hash is that of the change.
using Ends = std::vector<std::string>;
Ends ends_of(const std::vector<storage::StreamTip>& tips, const std::vector<Entry>& arrived) {
  Ends ends;
  for (const storage::StreamTip& tip : tips) {
    const bool is_its_own = std::any_of(arrived.begin(), arrived.end(), [&](const Entry& entry) {
      return entry.stream == tip.stream && entry.dot == tip.dot && entry.hash == tip.hash;
    });
    ends.push_back(std::string(1, static_cast<char>(tip.stream.owner.bytes[0])) +
                   static_cast<char>(tip.dot.device.bytes[0]) + std::to_string(tip.dot.seq) +
                   (is_its_own ? "" : " with another hash"));
  }
  std::sort(ends.begin(), ends.end());
  return ends;
}

// What the program has from the heap now; 0 where another allocator stands in.
std::size_t heap_bytes() {
  const auto now = ::mallinfo2();
  return now.uordblks + now.hblkhd;
}

}  // namespace

#define LEDGERS SqliteLedgers, PostgresLedgers

TEMPLATE_TEST_CASE("The marks of many buckets are told at once, and there is none where no change is", "", LEDGERS) {
  TestType ledger;
  const auto arrived =
      arrive(*ledger, {change(kIsobel, kAminas, 1), change(kCallum, kAminas, 1), change(kIsobel, kEuans, 1)});
  const std::uint32_t isobel = hub::bucket_of(kIsobel), callum = hub::bucket_of(kCallum);
  const auto marks = ask<LedgerWork::Marks>(*ledger, [&](LedgerWork& work) {
    return work.marks({{isobel, 1}, {isobel, 2}, {isobel, 3}, {callum, 1}, {callum, 7}});
  });
  const LedgerWork::Marks wanted{
      {{isobel, 1}, arrived[0].mark}, {{isobel, 2}, arrived[2].mark}, {{callum, 1}, arrived[1].mark}};
  CHECK(marks == wanted);
  CHECK(ask<LedgerWork::Marks>(*ledger, [](LedgerWork& work) { return work.marks({}); }).empty());
}

TEMPLATE_TEST_CASE("The end of each chain is told with its hash, of those asked about or of a whole bucket", "",
                   LEDGERS) {
  TestType ledger;
  auto practice = change(kIsobel, kAminas, 1);
  practice.stream.audience = model::Audience::practice;
  const auto arrived =
      arrive(*ledger, {change(kIsobel, kAminas, 1), change(kIsobel, kAminas, 2), change(kIsobel, kEuans, 1),
                       change(kCallum, kEuans, 1), practice, change(kIsobel, kAminas, 3)});
  const auto of = [&](std::vector<model::OwnerId> owners) {
    return ends_of(ask<LedgerWork::Tips>(*ledger, [&](LedgerWork& work) { return work.tips(owners); }), arrived);
  };
  CHECK(of({kIsobel}) == Ends{"IA1", "IA3", "IE1"});
  CHECK(of({kIsobel, kCallum}) == Ends{"CE1", "IA1", "IA3", "IE1"});
  CHECK(of({id_named<model::OwnerId>("Davie")}).empty());
  CHECK(of({}).empty());
  const auto in_bucket =
      ask<LedgerWork::Tips>(*ledger, [](LedgerWork& work) { return work.tips_in(hub::bucket_of(kCallum)); });
  CHECK(ends_of(in_bucket, arrived) == Ends{"CE1"});
}

TEMPLATE_TEST_CASE("Small changes and large ones come in one order, each once", "", LEDGERS) {
  TestType ledger;
  constexpr std::size_t kMega = 1u << 20;
  std::vector<Entry> entries;
  const std::size_t sizes[] = {10, 3 * kMega, 10, kMega, kMega, kMega, 100, 4 * kMega};
  for (std::uint64_t seq = 1; seq <= 200; ++seq)
    entries.push_back(change(kIsobel, kAminas, seq, seq % 25 == 0 ? sizes[seq / 25 - 1] : seq));
  arrive(*ledger, entries);
  std::vector<std::uint64_t> order;
  bool is_whole = true;
  must(ledger->atomically([&](LedgerWork& work) {
    return work.read_after({{hub::bucket_of(kIsobel), 0, {kIsobel}}}, [&](const Entry& head, base::ByteView envelope) {
      order.push_back(head.number);
      is_whole = is_whole && storage::envelope_hash(envelope) == head.hash;
      return true;
    });
  }));
  std::vector<std::uint64_t> all(200);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i + 1;
  CHECK(order == all);
  CHECK(is_whole);
}

TEMPLATE_TEST_CASE("Forty changes of a megabyte are read without ever holding a quarter of them", "", LEDGERS) {
  TestType ledger;
  constexpr std::size_t kMega = 1u << 20;
  for (std::uint64_t seq = 1; seq <= 40; ++seq) arrive(*ledger, {change(kIsobel, kAminas, seq, kMega)});
  const std::size_t before = heap_bytes();
  std::size_t most = 0, read = 0;
  must(ledger->atomically([&](LedgerWork& work) {
    return work.read_after({{hub::bucket_of(kIsobel), 0, {}}}, [&](const Entry&, base::ByteView envelope) {
      const std::size_t now = heap_bytes();
      most = std::max(most, now > before ? now - before : 0);
      read += envelope.size();
      return true;
    });
  }));
  CHECK(read > 40 * kMega);
  CHECK(most < 10 * kMega);
}

TEMPLATE_TEST_CASE("What was refused is forgotten from before a day, and what came since is kept", "", LEDGERS) {
  TestType ledger;
  must(ledger->atomically([](LedgerWork& work) -> base::Result<void> {
    TRY_VOID(work.log_refusal({kAminas, "gap", "a", kMorning}));
    TRY_VOID(work.log_refusal({kAminas, "forked", "b", kMorning + 1}));
    return work.forget_refusals(kMorning + 1);
  }));
  const auto left = ask<std::vector<hub::Refusal>>(*ledger, [](LedgerWork& work) { return work.refusals(10); });
  REQUIRE(left.size() == 1);
  CHECK(left[0].detail == "b");
}

TEST_CASE("An office keeps what it refused for a year, and no longer") {
  constexpr std::int64_t kDay = 86'400'000;
  HubHouse house;
  house.import_small_town();
  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1);
  amina.sync(network);
  sync::SyncRequest request;
  request.changes = {base::Bytes(200, 7)};
  const base::Bytes body = sync::encode(request);
  const auto headers = must(sync::signed_headers(amina.identity(), sync::kSyncPath, body, 1u << 24));
  REQUIRE(must(network.post(sync::kSyncPath, headers, body)).status == 200);
  REQUIRE(house.status()["refused"] == 1);
  house.clock().advance(366 * kDay);
  amina.sync(network);
  CHECK(house.status()["refused"] == 1);
  house.clock().advance(40 * kDay);
  SECTION("forgotten while it runs") { amina.sync(network); }
  SECTION("forgotten when it starts") { house.close(), house.open(); }
  CHECK(house.status()["refused"] == 0);
}

}  // namespace blether::tests
