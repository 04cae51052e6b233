#include <catch2/catch_test_macros.hpp>

#include "tests/support/small_town.h"

namespace blether::tests {

using base::Code;

namespace {

// One enrolled tablet and a way to send what no app would send.
struct Bench : SmallTown {
  model::Change change(std::uint64_t seq, base::Bytes previous) const {
    model::Change made;
    made.stream = stream();
    made.device = amina->key().id;
    made.author = amina->author();
    made.seq = seq;
    made.previous = std::move(previous);
    made.time = {kMorning, 0};
    made.operations = {{"person", isobel, "phone", model::Act::put, std::string("01382"), {}}};
    return made;
  }

  sync::Reply post(const base::Bytes& body) {
    const auto headers = must(sync::signed_headers(amina->identity(), sync::kSyncPath, body, ++counter));
    return must(network.post(sync::kSyncPath, headers, body));
  }
  sync::Answer push(const base::Bytes& envelope) {
    sync::SyncRequest request;
    request.changes = {envelope};
    const sync::SyncReply reply = must(sync::decode_sync_reply(post(sync::encode(request)).body));
    REQUIRE(reply.answers.size() == 1);
    return reply.answers[0];
  }
  void check_refused(const base::Bytes& envelope, const std::string& reason) {
    const json before = house.status();
    const sync::Answer answer = push(envelope);
    CHECK(answer.outcome == sync::Outcome::refused);
    CHECK(answer.reason == reason);
    const json after = house.status();
    CHECK(after["stored"] == before["stored"]);
    CHECK(after["digest"] == before["digest"]);
    CHECK(after["refused"].get<int>() == before["refused"].get<int>() + 1);
  }

  DirectTransport network{house.service()};
  std::uint64_t counter = 1u << 24;
};

std::string reason_of(const sync::Reply& reply) { return must(sync::decode_problem(reply.body)).reason; }

}  // namespace

TEST_CASE("Forged changes are refused with a reason, logged, and change nothing") {
  Bench bench;
  base::SeededRandom random(5);
  const auto stranger = must(storage::create_device_key(random));
  const base::Bytes good = storage::seal(bench.amina->key(), bench.change(1, {}));

  SECTION("signed by another key") {
    base::Bytes forged = storage::seal(stranger, bench.change(1, {}));
    std::copy_n(bench.amina->key().id.bytes.begin(), 16, forged.begin() + 1);
    bench.check_refused(forged, "bad_signature");
  }
  SECTION("one byte changed on the way") {
    base::Bytes tampered = good;
    tampered.back() ^= 1;
    bench.check_refused(tampered, "bad_signature");
  }
  SECTION("in Euan's name") {
    model::Change change = bench.change(1, {});
    change.author = bench.euan->author();
    bench.check_refused(storage::seal(bench.amina->key(), change), "wrong_author");
  }
  SECTION("from Euan's tablet, passed on by Amina's") {
    model::Change change = bench.change(1, {});
    change.device = bench.euan->key().id;
    change.author = bench.euan->author();
    bench.check_refused(storage::seal(bench.euan->key(), change), "not_this_device");
  }
  SECTION("with a gap before it") {
    bench.check_refused(storage::seal(bench.amina->key(), bench.change(2, base::Bytes(32, 1))), "gap");
  }
  SECTION("a second first change") {
    CHECK(bench.push(good).outcome == sync::Outcome::stored);
    model::Change fork = bench.change(1, {});
    fork.operations[0].value = std::string("01382 999");
    bench.check_refused(storage::seal(bench.amina->key(), fork), "forked");
  }
  SECTION("chained to something else") {
    CHECK(bench.push(good).outcome == sync::Outcome::stored);
    bench.check_refused(storage::seal(bench.amina->key(), bench.change(2, base::Bytes(32, 1))), "forked");
  }
  SECTION("no change at all") { bench.check_refused(base::Bytes(200, 0x41), "not_a_change"); }
}

TEST_CASE("A change sent again gets the answer it got before and is kept once") {
  Bench bench;
  const base::Bytes good = storage::seal(bench.amina->key(), bench.change(1, {}));
  CHECK(bench.push(good).outcome == sync::Outcome::stored);
  const json before = bench.house.status();
  CHECK(bench.push(good).outcome == sync::Outcome::stored);
  CHECK(bench.house.status()["stored"] == before["stored"]);
  CHECK(bench.house.status()["receipts"] == before["receipts"]);
}

TEST_CASE("A recorded request that is played again is refused") {
  Bench bench;
  const base::Bytes body = sync::encode(sync::SyncRequest{});
  const auto headers = must(sync::signed_headers(bench.amina->identity(), sync::kSyncPath, body, 1u << 25));
  CHECK(must(bench.network.post(sync::kSyncPath, headers, body)).status == 200);
  for (int i = 0; i < 100; ++i) {
    const sync::Reply reply = must(bench.network.post(sync::kSyncPath, headers, body));
    CHECK(reply.status == 409);
    CHECK(reason_of(reply) == "replayed");
  }
}

TEST_CASE("A body changed after signing, a signature for another path and an unknown tablet are refused") {
  Bench bench;
  const base::Bytes body = sync::encode(sync::SyncRequest{}), other = sync::encode(sync::WhoRequest{"A"});
  auto headers = must(sync::signed_headers(bench.amina->identity(), sync::kSyncPath, body, 1u << 25));
  CHECK(reason_of(must(bench.network.post(sync::kSyncPath, headers, other))) == "bad_signature");
  headers = must(sync::signed_headers(bench.amina->identity(), sync::kEnrolPath, body, 1u << 25));
  CHECK(reason_of(must(bench.network.post(sync::kSyncPath, headers, body))) == "bad_signature");
  base::SeededRandom random(5);
  const auto stranger = must(storage::create_device_key(random));
  headers = must(sync::signed_headers(sync::identity_of(stranger), sync::kSyncPath, body, 1));
  CHECK(reason_of(must(bench.network.post(sync::kSyncPath, headers, body))) == "unknown_device");
  CHECK(reason_of(must(bench.network.post(sync::kSyncPath, {}, body))) == "unknown_device");
}

TEST_CASE("A worker's tablet cannot give the office's commands") {
  Bench bench;
  const std::string command = R"({"do":"report"})";
  const auto headers =
      must(sync::signed_headers(bench.amina->identity(), hub::kOfficePath, base::as_bytes(command), 1u << 25));
  const sync::Reply reply = must(bench.network.post(hub::kOfficePath, headers, base::as_bytes(command)));
  CHECK(reply.status == 401);
  CHECK(reason_of(reply) == "not_the_office");
}

TEST_CASE("A thousand bodies of nonsense, signed or not, change nothing and never go unanswered") {
  Bench bench;
  base::SeededRandom random(20261122);
  sync::SyncRequest request;
  request.changes = {storage::seal(bench.amina->key(), bench.change(1, {}))};
  const base::Bytes good = sync::encode(request);
  const json before = bench.house.status();
  for (int i = 0; i < 1000; ++i) {
    base::Bytes body = good;
    if (i % 2 == 0) {
      body.assign(random.below(300), 0);
      random.fill(body);
    } else if (i % 4 == 1) {
      body.resize(random.below(body.size()));
    } else {
      body[random.below(body.size())] ^= static_cast<std::uint8_t>(1 + random.below(255));
    }
    if (body == good) continue;
    const char* path = i % 3 == 0 ? "/v1/who" : i % 3 == 1 ? "/v1/sync" : "/v1/enrol";
    const sync::Reply unsigned_reply = must(bench.network.post(path, {}, body));
    CHECK(unsigned_reply.status >= 400);
    CHECK(unsigned_reply.status < 500);
    CHECK(must(bench.network.post(path, {{"X-Blether-Device", "zz"}, {"X-Blether-Counter", "-1"}}, body)).status >= 400);
  }
  const json after = bench.house.status();
  CHECK(after["stored"] == before["stored"]);
  CHECK(after["digest"] == before["digest"]);
  CHECK(after["devices"].size() == before["devices"].size());
}

}  // namespace blether::tests
