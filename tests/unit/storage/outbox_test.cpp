#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;

namespace {
const auto kStream = shared_stream("Margaret");
const auto kMargaret = id_named<model::RecordId>("Margaret");
constexpr std::size_t kPlenty = 1 << 20;

storage::Receipt stored(const model::Dot& dot, const char* number) { return {kStream, dot, true, number, "", ""}; }
}  // namespace

TEST_CASE("What the office has not answered for is sent again; what it stored is not") {
  Tablet ishbel(1);
  std::vector<model::Dot> dots;
  for (int i = 0; i < 3; ++i)
    dots.push_back(ishbel.write(kStream, "person", kMargaret, {{"phone", std::to_string(i)}}).dot);
  CHECK(must(ishbel->unsent(kPlenty)) == must(ishbel->envelopes(kStream)));
  CHECK(must(ishbel->unsent(1)).size() == 1);

  must(ishbel->keep_receipts({stored(dots[0], "R-1"), stored(dots[1], "R-1")}, kMorning));
  CHECK(must(ishbel->waiting()) == 1);
  auto states = must(ishbel->send_states());
  REQUIRE(states.size() == 1);
  CHECK(states[0].stored == 2);
  CHECK(states[0].waiting == 1);
  CHECK(states[0].waiting_bytes == must(ishbel->unsent(kPlenty))[0].size());
  auto lines = must(ishbel->latest_receipts(5));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].number == "R-1");
  CHECK(lines[0].changes == 2);
  CHECK(lines[0].at_ms == kMorning);
}

TEST_CASE("The same receipt twice counts once, and stored stays stored") {
  Tablet ishbel(1);
  auto dot = ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("1")}}).dot;
  must(ishbel->keep_receipts({stored(dot, "R-1"), stored(dot, "R-1")}, kMorning));
  must(ishbel->keep_receipts({{kStream, dot, false, "", "denied", "x"}}, kMorning));
  CHECK(must(ishbel->latest_receipts(5))[0].changes == 1);
  CHECK(must(ishbel->quarantined()).empty());
  CHECK(must(ishbel->send_states())[0].stored == 1);
}

TEST_CASE("A quarantined change says where, is not sent again and its words stay here") {
  Tablet ishbel(1);
  auto dot = ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("1")}}).dot;
  must(ishbel->keep_receipts({{kStream, dot, false, "", "denied", "person.phone"}}, kMorning));
  auto quarantined = must(ishbel->quarantined());
  REQUIRE(quarantined.size() == 1);
  CHECK(quarantined[0].dot == dot);
  CHECK(quarantined[0].reason == "denied");
  CHECK(quarantined[0].detail == "person.phone");
  CHECK(must(ishbel->unsent(kPlenty)).empty());
  CHECK(must(ishbel->record(kStream, kMargaret)).text("phone") == "1");
  must(ishbel->keep_receipts({stored(dot, "R-2")}, kMorning));
  CHECK(must(ishbel->quarantined()).empty());
}

TEST_CASE("Receipts for strangers' changes are passed over") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  auto dot = rab.write(kStream, "person", kMargaret, {{"phone", std::string("1")}}).dot;
  send(rab, ishbel, kStream);
  must(ishbel->keep_receipts({stored(dot, "R-1"), stored({id_named<model::DeviceId>("?"), 9}, "R-2")}, kMorning));
  CHECK(must(ishbel->send_states()).empty());
  CHECK(must(ishbel->unsent(kPlenty)).empty());
  CHECK(must(ishbel->latest_receipts(5)).empty());
}

TEST_CASE("What the office had put aside and sends back as a change stands as stored") {
  Tablet ishbel(1);
  ishbel.knows(ishbel);
  const auto dot = ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("1")}}).dot;
  must(ishbel->keep_receipts({{kStream, dot, false, "", "not_on_caseload", ""}}, kMorning));
  const auto info = must(ishbel->apply(arrivals(must(ishbel->envelopes(kStream)))));
  CHECK(info.known == 1);
  CHECK(must(ishbel->quarantined()).empty());
  CHECK(must(ishbel->send_states())[0].stored == 1);
}

TEST_CASE("A tablet that left a stream can still say which of its own changes it forgot, and nothing of others'") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  std::vector<storage::Receipt> receipts;
  for (int i = 0; i < 3; ++i) {
    receipts.push_back(stored(ishbel.write(kStream, "person", kMargaret, {{"phone", std::to_string(i)}}).dot, "R-1"));
  }
  must(ishbel->keep_receipts(receipts, kMorning));
  rab.write(kStream, "person", kMargaret, {{"matters", std::string("Her garden.")}});
  send(rab, ishbel, kStream);
  must(ishbel->leave(kStream));

  const auto own = must(ishbel->chain_after(kStream, {ishbel.id(), 1}, 1, 100));
  REQUIRE(own.size() == 1);  // as many as there is room for, which is one at least
  CHECK(own[0].envelope.empty());
  CHECK(own[0].gap == model::Dot{ishbel.id(), 2});
  CHECK(must(ishbel->chain_after(kStream, {ishbel.id(), 0}, kPlenty, 100)).size() == 3);
  CHECK(must(ishbel->chain_after(kStream, {ishbel.id(), 0}, kPlenty, 2)).size() == 2);
  CHECK(must(ishbel->chain_after(kStream, {rab.id(), 0}, kPlenty, 100)).empty());
}

TEST_CASE("A chain to pass on has its marks in their places, ends with a change, and comes in pages") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  std::vector<storage::Arrival> list;
  for (int i = 0; i < 5; ++i) ishbel.write(kStream, "person", kMargaret, {{"phone", std::to_string(i)}});
  for (const base::Bytes& envelope : must(ishbel->envelopes(kStream))) list.push_back({envelope, {}, {}, {}});
  for (std::size_t put_aside : {1u, 4u})
    list[put_aside] = {{}, kStream, {ishbel.id(), put_aside + 1}, storage::envelope_hash(list[put_aside].envelope)};
  CHECK(must(rab->apply(list)).applied == 5);

  auto seqs = [&](std::uint64_t after, std::size_t most_bytes, std::size_t most) {
    std::vector<std::uint64_t> found;
    for (const auto& one : must(rab->chain_after(kStream, {ishbel.id(), after}, most_bytes, most)))
      found.push_back(one.gap.seq);
    return found;
  };
  using Seqs = std::vector<std::uint64_t>;
  CHECK(seqs(0, kPlenty, 100) == Seqs{1, 2, 3, 4});  // the fifth is a mark that nothing is behind
  CHECK(seqs(1, kPlenty, 100) == Seqs{2, 3, 4});
  CHECK(seqs(0, kPlenty, 1) == Seqs{1});
  CHECK(seqs(0, kPlenty, 2) == Seqs{1, 2, 3});  // marks are no changes
  CHECK(seqs(0, 1, 100) == Seqs{1});
  CHECK(seqs(1, 1, 100) == Seqs{2, 3});
  CHECK(seqs(4, kPlenty, 100).empty());
  CHECK(must(rab->chain_after(kStream, {ishbel.id(), 0}, kPlenty, 100))[1].envelope.empty());
}
