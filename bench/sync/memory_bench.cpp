// A tablet that is given everything at once: how much memory it and the service take while it reads a million changes.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "bench/hub/town.h"
#include "bench/measure.h"
#include "bench/sync/bench_tablet.h"
#include "bench/sync/hub_process.h"
#include "bench/sync/sync_bench.h"
#include "sync/codec.h"
#include "sync/tuning.h"
#include "tests/support/temp_folder.h"

namespace blether::bench {

using base::Result;
using base::fail;
using json = nlohmann::json;

namespace {

constexpr int kPeople = 5'000;
constexpr double kMostMemory = 200;  // megabytes, on either side

// Amina's tablet without its vault: what it sends is made page by page, so that nothing here grows with what was sent.
class Writer {
 public:
  Writer(World& world, const HubProcess& hub, std::vector<model::OwnerId> people) : transport_(hub.address()), random_(2026) {
    tablet_.key = must(storage::create_device_key(world.random));
    tablet_.people = std::move(people);
  }

  Result<void> enrol(const std::string& code) {
    TRY(auto welcome, sync::who(transport_, code));
    tablet_.author = welcome.author;
    return sync::enrol(transport_, sync::identity_of(tablet_.key), code, "Amina's tablet");
  }

  Result<void> send(std::uint64_t changes) {
    TabletWriter writer(tablet_, random_);
    for (std::uint64_t sent = 0; sent < changes;) {
      sync::SyncRequest request;
      request.cursor = cursor_;
      request.want = sync::kPageBytes;
      for (std::size_t bytes = 0; request.changes.size() < sync::kPageChanges && bytes < sync::kPageBytes && sent < changes; ++sent) {
        request.changes.push_back(writer.next());
        bytes += request.changes.back().size();
      }
      TRY_VOID(exchange(request));
    }
    return {};
  }

 private:
  Result<void> exchange(const sync::SyncRequest& request) {
    const base::Bytes body = sync::encode(request);
    TRY(auto headers, sync::signed_headers(sync::identity_of(tablet_.key), sync::kSyncPath, body, ++counter_));
    TRY(auto reply, transport_.post(sync::kSyncPath, headers, body));
    if (reply.status != 200) return fail(base::Code::io, "the service answered " + std::to_string(reply.status));
    TRY(auto answer, sync::decode_sync_reply(reply.body));
    if (answer.answers.size() != request.changes.size()) return fail(base::Code::corrupt, "not every change was answered");
    for (const sync::Answer& one : answer.answers)
      if (one.outcome != sync::Outcome::stored) return fail(base::Code::corrupt, "not stored: " + one.reason);
    if (!answer.same_cursor) cursor_ = answer.cursor;
    return {};
  }

  LoadTablet tablet_;
  sync::HttpsTransport transport_;
  base::SeededRandom random_;
  base::Bytes cursor_;
  std::uint64_t counter_ = 0;
};

struct Office {
  std::vector<model::OwnerId> people;
  std::string writers_code, readers_code;
};

// Two workers who both look after everybody.
Result<Office> open_office(HubProcess& hub) {
  const json workers = {{{"name", "Amina Farooq"}, {"team", "West"}}, {{"name", "Euan Baird"}, {"team", "West"}}};
  TRY_VOID(hub.command(json{{"do", "import"}, {"people", {{"workers", workers}, {"people", json::array()}}}}.dump()));
  base::SeededRandom random(2026);
  Office office;
  for (int i = 0; i < kPeople; ++i) {
    office.people.push_back(model::OwnerId::random(random));
    for (const json& worker : workers)
      TRY_VOID(hub.command(json{{"do", "assign"}, {"worker", worker["name"]}, {"person", office.people.back().hex()}}.dump()));
  }
  TRY(auto first, hub.command(json{{"do", "code"}, {"worker", "Amina Farooq"}}.dump()));
  TRY(auto second, hub.command(json{{"do", "code"}, {"worker", "Euan Baird"}}.dump()));
  office.writers_code = json::parse(first).value("code", "");
  office.readers_code = json::parse(second).value("code", "");
  return office;
}

// In a process of its own: the memory that is measured is the reader's.
Result<void> write_apart(World& world, HubProcess& hub, const Office& office, std::uint64_t changes) {
  const pid_t child = ::fork();
  if (child == 0) {
    Writer writer(world, hub, office.people);
    must(writer.enrol(office.writers_code));
    must(writer.send(changes));
    ::_exit(0);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child || status != 0) return fail(base::Code::io, "the writer ended early");
  return {};
}

}  // namespace

Result<void> measure_memory(std::uint64_t changes) {
  World world;
  TRY_VOID(base::start_cryptography());
  tests::TempFolder folder;
  TRY(auto hub, HubProcess::start(folder.path() / "hub"));
  TRY(auto office, open_office(hub));
  const auto began = std::chrono::steady_clock::now();
  TRY_VOID(write_apart(world, hub, office, changes));
  const auto written = std::chrono::steady_clock::now();
  TRY(auto reader, BenchTablet::create(world, folder.path() / "reader.db"));
  TRY_VOID(reader.enrol(hub.address(), office.readers_code, "Euan's tablet"));
  TRY(auto read, reader.sync());
  // Who works there comes with them.
  if (read.pulled < changes || read.refused != 0) return fail(base::Code::corrupt, "pulled " + std::to_string(read.pulled));
  const std::string kind = std::to_string(changes) + " changes: ";
  print(kind + "memory of the tablet that reads them, MB", peak_resident_mb(0), kMostMemory);
  print(kind + "memory of the service, MB", hub.peak_mb(), kMostMemory);
  print(kind + "pushed and kept, s", std::chrono::duration<double>(written - began).count(), 0);
  print(kind + "pulled and kept, s", read.s, 0);
  print(kind + "pulled, MB on the wire", static_cast<double>(read.up + read.down) / 1e6, 0);
  TRY(auto size, reader.size());
  print(kind + "the vault, MB", static_cast<double>(size) / 1e6, 0);
  return {};
}

}  // namespace blether::bench
