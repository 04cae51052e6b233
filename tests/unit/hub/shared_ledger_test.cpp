// What only a ledger that several services share promises: sealed columns, keys, services that come, go and are killed.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "sync/transport_https.h"
#include "tests/support/hub_process.h"
#include "tests/support/ledgers.h"

namespace blether::tests {

using base::Code;
using base::Result;
using hub::LedgerWork;

namespace {

constexpr const char* kWords = "My own front door";

hub::Entry change_of(const model::OwnerId& owner, std::uint64_t seq) {
  hub::Entry entry;
  entry.stream = {model::Audience::shared, owner};
  entry.dot = {id_named<model::DeviceId>("tablet"), seq};
  entry.hash = base::Bytes(32, 1);
  entry.envelope = base::to_bytes(base::as_bytes(kWords));
  return entry;
}

Result<void> append(hub::Ledger& ledger, std::uint64_t seq) {
  return ledger.atomically([&](LedgerWork& work) {
    std::vector<hub::Entry> entries{change_of(id_named<model::OwnerId>("Isobel"), seq)};
    return work.append(entries);
  });
}

Result<base::Bytes> epoch_of(hub::Ledger& ledger) {
  return hub::from_ledger<base::Bytes>(ledger, [](LedgerWork& work) { return work.epoch(); });
}

Result<int> rows_of(hub::Ledger& ledger) {
  return hub::from_ledger<int>(ledger, [](LedgerWork& work) -> Result<int> {
    int rows = 0;
    TRY_VOID(work.read_after({{hub::bucket_of(id_named<model::OwnerId>("Isobel")), 0, {}}}, [&](const hub::Entry&, base::ByteView) {
      ++rows;
      return true;
    }));
    return rows;
  });
}

std::string say(const std::string& where, const std::string& sql) { return must(shared_postgres().say(where, sql)); }

// The keys that a second service of the same office is given.
void give_keys(const base::Path& from, const base::Path& to) {
  std::filesystem::create_directories(to / "keys");
  for (const char* name : {"shared_ledger.key", "server.key"})
    std::filesystem::copy_file(from / "keys" / name, to / "keys" / name);
}

}  // namespace

TEST_CASE("The database holds nothing that anybody wrote, nor a name, in clear") {
  PostgresLedgers ledger;
  must(append(*ledger, 1));
  must(ledger->atomically([](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.add_worker({id_named<model::AuthorId>("Amina"), "Amina Farooq", hub::Role::worker}));
    hub::Device device;
    device.known.id = id_named<model::DeviceId>("a tablet");
    device.known.device_name = "Amina's tablet";
    return work.add_device(device);
  }));
  for (const char* table : {"changes", "workers", "devices"})
    for (const std::string& words : {std::string(kWords), std::string("Farooq"), std::string("Amina's")}) {
      INFO(table << " " << words);
      const std::string hex = base::to_hex(base::as_bytes(words));
      CHECK(say(ledger.where(), "select count(*) from blether." + std::string(table) + " t where t::text like '%" + hex +
                                    "%' or strpos(t::text, $$" + words + "$$) > 0") == "0");
    }
}

TEST_CASE("A row that somebody altered or moved inside the database is noticed, not shown") {
  PostgresLedgers ledger;
  must(append(*ledger, 1));
  must(append(*ledger, 2));
  CHECK(must(rows_of(*ledger)) == 2);
  SECTION("altered") { say(ledger.where(), "update blether.changes set envelope = set_byte(envelope, 30, get_byte(envelope, 30) # 1) where n = 2"); }
  SECTION("moved") { say(ledger.where(), "update blether.changes set envelope = (select envelope from blether.changes where n = 1) where n = 2"); }
  CHECK(code_of(rows_of(*ledger)) == Code::wrong_key);
}

TEST_CASE("Another service opens the same ledger with the office's key, and with no other") {
  PostgresLedgers ledger;
  auto second = must(ledger.try_open(0x3c));
  CHECK(must(epoch_of(*second)) == must(epoch_of(*ledger)));
  CHECK(code_of(ledger.try_open(0x3d)) == Code::wrong_key);
}

TEST_CASE("A ledger that a newer version made is left alone") {
  PostgresLedgers ledger;
  say(ledger.where(), "update blether.ledger set version = 99");
  CHECK(code_of(ledger.try_open(0x3c)) == Code::too_new);
}

TEST_CASE("Services that start on an empty database at the same moment make one ledger") {
  const std::string where = must(shared_postgres().new_database());
  base::SystemRandom random;
  hub::PostgresSetup setup;
  setup.where = where;
  setup.random = &random;
  setup.key = [](bool) { return base::SecretBytes::copy_of(base::Bytes(32, 1)); };
  std::vector<base::Bytes> epochs(6);
  std::vector<std::thread> services;
  for (base::Bytes& epoch : epochs)
    services.emplace_back([&] {
      auto ledger = hub::open_postgres_ledger(setup);
      if (auto got = ledger ? epoch_of(**ledger) : base::fail(ledger.error().code)) epoch = *got;
    });
  for (std::thread& service : services) service.join();
  CHECK(epochs.front().size() == 16);
  for (const base::Bytes& epoch : epochs) CHECK(epoch == epochs.front());
}

TEST_CASE("A database that cannot be reached is a busy ledger, and nothing is made in its place") {
  base::SystemRandom random;
  hub::PostgresSetup setup;
  setup.where = "host=/nowhere dbname=none";
  setup.random = &random;
  setup.key = [](bool) -> Result<base::SecretBytes> { return base::fail(Code::corrupt, "nobody asked for a key"); };
  CHECK(code_of(hub::open_postgres_ledger(setup)) == Code::busy);
}

TEST_CASE("After the database crashed and came back, the service goes on with what was acknowledged") {
  auto server = must(PostgresServer::start());
  base::SystemRandom random;
  hub::PostgresSetup setup;
  setup.where = must(server->new_database());
  setup.random = &random;
  setup.key = [](bool) { return base::SecretBytes::copy_of(base::Bytes(32, 1)); };
  auto ledger = must(hub::open_postgres_ledger(setup));
  must(append(*ledger, 1));
  auto cut = ledger->atomically([&](LedgerWork& work) -> Result<void> {
    std::vector<hub::Entry> entries{change_of(id_named<model::OwnerId>("Isobel"), 2)};
    TRY_VOID(work.append(entries));
    return server->crash_and_start();
  });
  CHECK(code_of(cut) == Code::busy);
  CHECK(must(rows_of(*ledger)) == 1);
  must(append(*ledger, 2));
  CHECK(must(rows_of(*ledger)) == 2);
}

TEST_CASE("A folder keeps to the kind of ledger it began with") {
  HubHouse shared("postgres:" + must(shared_postgres().new_database()));
  HubHouse own;
  ServiceWorld world;
  auto setup = world.setup(shared.data());
  shared.close();
  CHECK(code_of(hub::Service::open(setup)) == Code::invalid);
  setup.data = own.data();
  own.close();
  setup.ledger = "postgres:" + must(shared_postgres().new_database());
  CHECK(code_of(hub::Service::open(setup)) == Code::invalid);
  setup.ledger = "mysql:somewhere";
  CHECK(code_of(hub::Service::open(setup)) == Code::invalid);
}

TEST_CASE("A service without the office's key is told where to get it, and makes no key of its own") {
  const std::string ledger = "postgres:" + must(shared_postgres().new_database());
  HubHouse first(ledger);
  TempFolder folder;
  ServiceWorld world;
  auto setup = world.setup(folder / "second");
  setup.ledger = ledger;
  const auto refused = hub::Service::open(setup);
  CHECK(code_of(refused) == Code::invalid);
  CHECK(refused.error().detail.find("shared_ledger.key") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(setup.data / "keys" / "shared_ledger.key"));
}

TEST_CASE("Amina syncs with one service and Euan with another, and each has what the other wrote") {
  const std::string ledger = "postgres:" + must(shared_postgres().new_database());
  HubHouse first(ledger);
  first.import_small_town();
  TempFolder folder;
  ServiceWorld world;
  auto setup = world.setup(folder / "second");
  setup.clock = &first.clock();
  setup.ledger = ledger;
  give_keys(first.data(), setup.data);
  auto second = must(hub::Service::open(setup));
  DirectTransport here(first.service()), there(*second);
  WorkerTablet amina(here, first.code_for("Amina Farooq"), 1), euan(there, first.code_for("Euan Baird"), 2);
  amina.sync(here);
  const auto isobel = amina.person("Isobel")->id;
  amina.write(sync::shared_stream(isobel), model::kind::person, isobel, "matters", std::string("The choir."));
  amina.sync(here);
  euan.sync(there);
  CHECK(euan.person("Isobel")->text("matters") == "The choir.");
  euan.write(sync::shared_stream(isobel), model::kind::person, isobel, "phone", std::string("01382 496 0123"));
  euan.sync(here);
  amina.sync(there);
  CHECK(amina.person("Isobel")->text("phone") == "01382 496 0123");
  const json known = json::parse(must(second->command(R"({"do":"import","people":)" + small_town().dump() + "}")));
  CHECK(known["people"] == 0);
  CHECK(known["workers"] == 0);
  const json status = json::parse(must(second->command(R"({"do":"status"})")));
  CHECK(status["devices"].size() == 2);
  CHECK(status["digest"] == first.status()["digest"]);
}

TEST_CASE("Three services on one PostgreSQL, killed one after the other while six tablets push: nothing acknowledged is lost, "
          "nothing is there twice, and no tablet misses a row") {
  constexpr int kTablets = 6, kHubs = 3, kChanges = 150, kKills = 12;
  TempFolder folder;
  const std::string ledger = "postgres:" + must(shared_postgres().new_database());
  const std::vector<std::string> words{"--ledger", ledger, "--import", (folder / "people.json").string()};
  json people = small_town();
  people["workers"] = json::array();
  for (int i = 0; i < kTablets; ++i)
    people["workers"].push_back({{"name", "Worker " + std::to_string(i)}, {"caseload", {"isobel", "callum"}}});
  base::SystemFiles files;
  must(files.replace(folder / "people.json", base::as_bytes(people.dump())));

  const char* names[kHubs] = {"hub0", "hub1", "hub2"};
  std::vector<std::optional<HubProcess>> hubs(kHubs);
  std::vector<sync::HubAddress> addresses;
  std::vector<std::string> codes;
  for (int i = 0; i < kHubs; ++i) {
    if (i > 0) give_keys(folder / names[0], folder / names[i]);
    hubs[i].emplace(folder / names[i], 0, words);
    for (const json& given : hubs[i]->ready["invitations"]) {
      const auto invitation = must(sync::parse_invitation(given.value("invitation", "")));
      codes.push_back(invitation.code);
      if (i == 0 && addresses.empty()) addresses.push_back(invitation.hub);
    }
    sync::HubAddress address = addresses.front();
    address.port = hubs[i]->ready.value("port", std::uint16_t{0});
    if (i > 0) addresses.push_back(address);
  }
  REQUIRE(codes.size() == kTablets);

  std::vector<std::unique_ptr<WorkerTablet>> tablets;
  sync::HttpsTransport first(addresses[0]);
  for (int i = 0; i < kTablets; ++i) {
    tablets.push_back(std::make_unique<WorkerTablet>(first, codes[static_cast<std::size_t>(i)], static_cast<std::uint64_t>(i) + 1));
    tablets.back()->sync(first);
  }
  const auto isobel = tablets[0]->person("Isobel")->id, callum = tablets[0]->person("Callum")->id;
  const std::uint64_t before = std::stoull(say(ledger.substr(9), "select sum(n) from blether.counters"));

  std::atomic<int> pushing = kTablets, lost = 0;
  std::vector<std::thread> workers;
  for (int i = 0; i < kTablets; ++i)
    workers.emplace_back([&, i] {
      WorkerTablet& tablet = *tablets[static_cast<std::size_t>(i)];
      for (int round = 0; round < kChanges; ++round) {
        const auto& person = round % 2 ? isobel : callum;
        const auto need = model::RecordId{{static_cast<std::uint8_t>(i + 1), static_cast<std::uint8_t>(round)}};
        const std::vector<model::Operation> writes{{std::string(model::kind::unmet_need), need, "need", model::Act::put, std::to_string(round), {}}};
        if (!tablet->commit({sync::practice_stream(person), "reason.test", writes})) ++lost;
        if (round % 5 != 4) continue;
        sync::HttpsTransport network(addresses[static_cast<std::size_t>(round / 5 + i) % kHubs]);
        if (auto report = tablet.try_sync(network); !report && report.error().code != Code::offline && report.error().code != Code::busy) ++lost;
      }
      --pushing;
    });
  for (int kill = 0; kill < kKills && pushing > 0; ++kill) {
    const int which = kill % kHubs;
    const int port = addresses[static_cast<std::size_t>(which)].port;
    hubs[which]->end(SIGKILL);
    hubs[which].reset();
    hubs[which].emplace(folder / names[which], port, words);
  }
  for (std::thread& worker : workers) worker.join();
  CHECK(lost == 0);

  // Twice round, so that the first gets what the last one sent.
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < kTablets; ++i) {
      sync::HttpsTransport network(addresses[static_cast<std::size_t>(i) % kHubs]);
      tablets[static_cast<std::size_t>(i)]->sync(network);
    }
  const auto wanted = must((*tablets[0])->digest());
  for (const auto& tablet : tablets) {
    CHECK(tablet->unsent() == 0);
    CHECK(must((*tablet)->digest()) == wanted);
    CHECK(must((*tablet)->quarantined()).empty());
  }
  const std::size_t needs = must((*tablets[0])->records(sync::practice_stream(isobel), model::kind::unmet_need)).size() +
                            must((*tablets[0])->records(sync::practice_stream(callum), model::kind::unmet_need)).size();
  CHECK(needs == kTablets * kChanges);
  CHECK(std::stoull(say(ledger.substr(9), "select sum(n) from blether.counters")) == before + kTablets * kChanges);
  CHECK(say(ledger.substr(9), "select count(*) from blether.refusals") == "0");
  for (auto& hub : hubs) CHECK(hub->end(SIGTERM) == 0);
}

}  // namespace blether::tests
