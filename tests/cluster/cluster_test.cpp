// Tablets that go on syncing while a cluster of databases loses its leader: tests/cluster/run starts the cluster and the
// services, breaks them, and tells this program when to stop.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "sync/codec.h"
#include "sync/transport_https.h"
#include "tests/support/hub.h"

namespace blether::tests {

namespace {

using base::Code;

constexpr int kTablets = 8;
constexpr int kMostTries = 2'000;

std::string told(const char* name) {
  const char* value = std::getenv(name);
  REQUIRE(value);
  return value;
}

json ready_of(const std::string& folder, int hub) {
  std::ifstream file(folder + "/hub" + std::to_string(hub) + ".ready");
  return json::parse(file);
}

struct Counted {
  std::atomic<std::uint64_t> written = 0, syncs = 0, failed = 0;
  // Answers that say the office was restored, and audits. Tablets would bring back what the cluster lost, and hide it.
  std::atomic<std::uint64_t> restored = 0, audits = 0;
  std::atomic<bool> wrong = false;
};

// A connection to a service that counts what a ledger that lost something would bring about.
class Watched final : public sync::Transport {
 public:
  Watched(const sync::HubAddress& hub, Counted& counted) : real_(hub, {2'000, 15'000}), counted_(counted) {}
  base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
    auto reply = real_.post(path, headers, body);
    if (path == sync::kAuditPath) ++counted_.audits;
    if (!reply || reply->status != 200 || path != sync::kSyncPath) return reply;
    auto answer = sync::decode_sync_reply(reply->body);
    if (answer && answer->restored) ++counted_.restored;
    return reply;
  }
  void cancel() override { real_.cancel(); }

 private:
  sync::HttpsTransport real_;
  Counted& counted_;
};

// A sync that asks the services in turn until one answers.
void sync_somewhere(WorkerTablet& tablet, const std::vector<sync::HubAddress>& hubs, std::size_t first,
                    Counted& counted) {
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    Watched network(hubs[(first + static_cast<std::size_t>(attempt)) % hubs.size()], counted);
    auto report = tablet.try_sync(network);
    if (report) return;
    if (report.error().code != Code::offline && report.error().code != Code::busy) FAIL(report.error().detail);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  FAIL("no service answered");
}

// Writes and syncs until the file is there. Only counts: the checks come when everything is quiet.
void work(WorkerTablet& tablet, int number, const model::RecordId& person, const std::vector<sync::HubAddress>& hubs,
          const std::string& stop_file, Counted& counted) {
  for (std::uint32_t round = 0; !std::filesystem::exists(stop_file); ++round) {
    for (std::uint8_t i = 0; i < 5; ++i) {
      model::RecordId need{{static_cast<std::uint8_t>(number + 1), i}};
      for (std::size_t byte = 0; byte < 4; ++byte) need.bytes[4 + byte] = static_cast<std::uint8_t>(round >> (8 * byte));
      if (!tablet->commit({sync::practice_stream(person), "reason.test",
                           {{std::string(model::kind::unmet_need), need, "need", model::Act::put, std::to_string(round), {}}}}))
        counted.wrong = true;
      ++counted.written;
    }
    Watched network(hubs[(round + static_cast<std::uint32_t>(number)) % hubs.size()], counted);
    auto report = tablet.try_sync(network);
    ++counted.syncs;
    if (report) continue;
    ++counted.failed;
    if (report.error().code != Code::offline && report.error().code != Code::busy) counted.wrong = true;
  }
}

}  // namespace

TEST_CASE("While the cluster loses its leader, nothing a tablet got a receipt for is lost and no tablet misses a row") {
  const std::string folder = told("BLETHER_CLUSTER"), stop_file = folder + "/stop";
  std::vector<sync::HubAddress> hubs;
  std::vector<std::string> codes;
  for (int hub = 0; std::filesystem::exists(folder + "/hub" + std::to_string(hub) + ".ready"); ++hub) {
    const json ready = ready_of(folder, hub);
    for (const json& given : ready["invitations"]) {
      const auto invitation = must(sync::parse_invitation(given.value("invitation", "")));
      if (hubs.empty()) hubs.push_back(invitation.hub);
      codes.push_back(invitation.code);
    }
    sync::HubAddress address = hubs.front();
    address.port = ready.value("port", std::uint16_t{0});
    if (hub > 0) hubs.push_back(address);
  }
  REQUIRE(codes.size() == kTablets + 1);  // the last is for a tablet that comes when all is over
  std::vector<std::unique_ptr<WorkerTablet>> tablets;
  sync::HttpsTransport first(hubs.front());
  for (std::size_t i = 0; i < kTablets; ++i) {
    tablets.push_back(std::make_unique<WorkerTablet>(first, codes[i], i + 1));
    tablets.back()->sync(first);
  }
  const auto isobel = tablets[0]->person("Isobel")->id, callum = tablets[0]->person("Callum")->id;
  std::ofstream(folder + "/working") << "yes\n";

  Counted counted;
  std::vector<std::thread> workers;
  for (int i = 0; i < kTablets; ++i)
    workers.emplace_back([&, i] { work(*tablets[static_cast<std::size_t>(i)], i, i % 2 ? isobel : callum, hubs, stop_file, counted); });
  for (std::thread& worker : workers) worker.join();
  CHECK_FALSE(counted.wrong);
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < tablets.size(); ++i) sync_somewhere(*tablets[i], hubs, i, counted);
  // The ledger itself never lost anything: nobody was told of a restore, and nobody had to bring anything back.
  CHECK(counted.restored == 0);
  CHECK(counted.audits == 0);

  // A tablet that comes new reads the ledger from its start; the others went on from cursor to cursor all the while.
  sync::HttpsTransport last(hubs.front());
  tablets.push_back(std::make_unique<WorkerTablet>(last, codes.back(), kTablets + 1));
  sync_somewhere(*tablets.back(), hubs, 0, counted);
  const auto wanted = must((*tablets[0])->digest());
  for (const auto& tablet : tablets) {
    CHECK(tablet->unsent() == 0);
    CHECK(must((*tablet)->digest()) == wanted);
    CHECK(must((*tablet)->quarantined()).empty());
  }
  storage::Store& newest = **tablets.back();
  const std::size_t needs = must(newest.records(sync::practice_stream(isobel), model::kind::unmet_need)).size() +
                            must(newest.records(sync::practice_stream(callum), model::kind::unmet_need)).size();
  CHECK(needs == counted.written);
  std::ofstream(folder + "/counted.json") << json{{"written", counted.written.load()}, {"held", needs},
                                                  {"syncs", counted.syncs.load()},
                                                  {"syncs_failed", counted.failed.load()},
                                                  {"restored", counted.restored.load()},
                                                  {"audits", counted.audits.load()}};
}

}  // namespace blether::tests
