#include "sync/codec.h"

#include <catch2/catch_test_macros.hpp>

#include "sync/tuning.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

using base::Bytes;
using base::Code;

namespace {

sync::SyncReply full_reply() {
  sync::SyncReply reply;
  reply.answers = {{0, sync::Outcome::stored, "", ""}, {1, sync::Outcome::quarantined, "not_yours", "ab/phone"}};
  reply.receipt = "B-000007";
  reply.not_passed_on = {{3, sync::Outcome::refused, "unknown_device", "cd"}};
  reply.arrivals.push_back({Bytes{1, 2, 3}, {}, {}, {}});
  storage::Arrival mark;
  mark.stream = shared_stream("isobel");
  mark.gap = {id_named<model::DeviceId>("tablet"), 4};
  mark.gap_hash = Bytes(32, 9);
  reply.arrivals.push_back(mark);
  storage::KnownDevice device;
  device.public_key.fill(7);
  device.id = storage::device_id_of(device.public_key);
  device.author = id_named<model::AuthorId>("amina");
  device.author_name = "Amina Farooq";
  device.device_name = "Amina's tablet";
  reply.devices = {device};
  reply.cursor = {5, 6};
  reply.more = true;
  reply.hub_time_ms = kMorning;
  return reply;
}

}  // namespace

TEST_CASE("What the office answers comes out as it went in") {
  const sync::SyncReply sent = full_reply();
  const sync::SyncReply read = must(sync::decode_sync_reply(sync::encode(sent)));
  REQUIRE(read.answers.size() == 2);
  CHECK(read.answers[1].outcome == sync::Outcome::quarantined);
  CHECK(read.answers[1].detail == "ab/phone");
  REQUIRE(read.not_passed_on.size() == 1);
  CHECK(read.not_passed_on[0].change == 3);
  CHECK(read.not_passed_on[0].reason == "unknown_device");
  REQUIRE(read.arrivals.size() == 2);
  CHECK(read.arrivals[0].envelope == sent.arrivals[0].envelope);
  CHECK(read.arrivals[1].gap == sent.arrivals[1].gap);
  CHECK(read.arrivals[1].stream == sent.arrivals[1].stream);
  CHECK(read.arrivals[1].gap_hash == sent.arrivals[1].gap_hash);
  REQUIRE(read.devices.size() == 1);
  CHECK(read.devices[0].id == sent.devices[0].id);
  CHECK(read.devices[0].author_name == "Amina Farooq");
  CHECK(read.cursor == sent.cursor);
  CHECK(read.more);
  CHECK(read.hub_time_ms == kMorning);
}

TEST_CASE("A request comes out as it went in") {
  sync::SyncRequest sent;
  sent.cursor = {1, 2};
  sent.changes = {Bytes{3}, Bytes(5000, 4)};
  sent.want = 77;
  const sync::SyncRequest read = must(sync::decode_sync_request(sync::encode(sent)));
  CHECK(read.cursor == sent.cursor);
  CHECK(read.changes == sent.changes);
  CHECK(read.want == 77);
}

TEST_CASE("Others' changes that are passed on come out in their order, with the marks between them") {
  const storage::Arrival change{Bytes(100, 3), {}, {}, {}, {}};
  storage::Arrival mark;
  mark.stream = shared_stream("Isobel");
  mark.gap = {id_named<model::DeviceId>("Amina's tablet"), 7};
  mark.gap_hash = Bytes(32, 9);
  sync::SyncRequest sent;
  SECTION("with marks") { sent.relayed = {change, mark, change}; }
  SECTION("without") { sent.relayed = {change, change}; }
  const auto read = must(sync::decode_sync_request(sync::encode(sent))).relayed;
  REQUIRE(read.size() == sent.relayed.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CHECK(read[i].envelope == sent.relayed[i].envelope);
    CHECK(read[i].gap == sent.relayed[i].gap);
    CHECK(read[i].gap_hash == sent.relayed[i].gap_hash);
  }
  CHECK(read[1].stream == sent.relayed[1].stream);
}

TEST_CASE("A request with more changes than a page holds is refused") {
  sync::SyncRequest sent;
  sent.changes.assign(sync::kPageChanges + 1, Bytes{1});
  CHECK(code_of(sync::decode_sync_request(sync::encode(sent))) == Code::invalid);
}

TEST_CASE("Marks that are passed on are no changes: many more of them go into one request, and not any number") {
  storage::Arrival mark;
  mark.stream = shared_stream("isobel");
  mark.gap = {id_named<model::DeviceId>("tablet"), 4};
  mark.gap_hash = Bytes(32, 9);
  sync::SyncRequest sent;
  sent.relayed.assign(sync::kPageMarks, mark);
  sent.relayed.push_back({Bytes{1, 2, 3}, {}, {}, {}, {}});
  const auto read = must(sync::decode_sync_request(sync::encode(sent)));
  REQUIRE(read.relayed.size() == sync::kPageMarks + 1);
  CHECK(read.relayed.back().envelope == Bytes{1, 2, 3});
  sent.relayed.assign(sync::kPageMarks + 1, mark);
  CHECK(code_of(sync::decode_sync_request(sync::encode(sent))) == Code::invalid);
}

TEST_CASE("A cursor comes out as it went in, and one out of order is refused") {
  sync::Cursor cursor{Bytes(16, 1), {{3, 40, 7}, {9, 1, 8}}};
  CHECK(must(sync::decode_cursor(sync::encode(cursor))).entries == cursor.entries);
  std::swap(cursor.entries[0], cursor.entries[1]);
  CHECK(code_of(sync::decode_cursor(sync::encode(cursor))) == Code::invalid);
}

TEST_CASE("A small body that unpacks to gigabytes is refused before it takes the memory") {
  // A zstd frame of empty run-length blocks, each 128 KiB long: 4 bytes on the wire for 131,072.
  Bytes bomb = {0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58};
  for (int i = 0; i < 20'000; ++i) bomb.insert(bomb.end(), {0x02, 0x00, 0x10, 0x41});
  bomb.insert(bomb.end(), {0x03, 0x00, 0x10, 0x41});
  const auto read = sync::decode_sync_request(bomb);
  CHECK(code_of(read) == Code::invalid);
  CHECK(read.error().detail == "unpacks too long");
}

TEST_CASE("Every cut and every flipped byte of a reply gives a value or an error, never a crash") {
  const Bytes good = sync::encode(full_reply());
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK_FALSE(sync::decode_sync_reply({good.data(), size}).has_value());
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes flipped = good;
    flipped[i] ^= 0x55;
    base::ignore(sync::decode_sync_reply(flipped), "any answer will do");
    base::ignore(sync::decode_sync_request(flipped), "any answer will do");
    base::ignore(sync::decode_enrol_request(flipped), "any answer will do");
  }
}

}  // namespace blether::tests
