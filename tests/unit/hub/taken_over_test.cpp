// A service that runs on while a newer version brings its ledger along.
#include <sys/wait.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "sync/hub/keys.h"
#include "sync/hub/postgres_tables.h"
#include "sync/transport_https.h"
#include "tests/support/hub_process.h"
#include "tests/support/ledgers.h"

namespace blether::tests {

using base::Code;
using base::Result;
using hub::LedgerWork;

namespace {

std::string say(const std::string& where, const std::string& sql) { return must(shared_postgres().say(where, sql)); }

// What a newer version does to a ledger that it brings along, as far as an older one can see it.
void bring_along_as_newer(const std::string& where) {
  say(where, std::string("do $$ begin perform pg_advisory_xact_lock(") + hub::kPostgresFence +
                 "); update blether.ledger set version = version + 1; end $$");
}

// Everything that a service writes, in one text.
std::string written(const std::string& where) {
  return say(where,
             "select concat_ws(' ', (select sum(n) from blether.counters), (select count(*) from blether.changes), "
             "(select sum(counter) from blether.devices), (select max(seen_ms) from blether.devices), "
             "(select count(*) from blether.caseloads), (select count(*) from blether.codes), "
             "(select count(*) from blether.workers), (select count(*) from blether.log_entries), "
             "(select count(*) from blether.refusals), (select last_value from blether.receipts))");
}

Result<void> append(hub::Ledger& ledger, std::uint64_t seq, const std::function<void()>& meanwhile = {}) {
  return ledger.atomically([&](LedgerWork& work) -> Result<void> {
    hub::Entry entry;
    entry.stream = shared_stream("isobel");
    entry.dot = {id_named<model::DeviceId>("tablet"), seq};
    entry.hash = base::Bytes(32, static_cast<std::uint8_t>(seq));
    entry.envelope = {1, 2, 3};
    std::vector<hub::Entry> entries{entry};
    if (meanwhile) meanwhile();
    return work.append(entries);
  });
}

}  // namespace

TEST_CASE("An older service that runs on while the shared ledger is migrated writes nothing more, and nothing is "
          "lost") {
  const std::string where = must(shared_postgres().new_database());
  HubHouse house("postgres:" + where);
  house.import_small_town();
  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1);
  amina.sync(network);
  const auto isobel = amina.person("Isobel")->id;
  amina.write(sync::shared_stream(isobel), model::kind::person, isobel, "matters", std::string("The choir."));

  bring_along_as_newer(where);
  const std::string before = written(where);
  CHECK(code_of(amina.try_sync(network)) == Code::busy);
  CHECK(code_of(house.try_command({{"do", "code"}, {"worker", "Amina Farooq"}})) == Code::busy);
  CHECK(code_of(house.try_command({{"do", "unassign"}, {"worker", "Amina Farooq"}, {"person", isobel.hex()}})) ==
        Code::busy);
  CHECK(written(where) == before);
  CHECK(amina.unsent() == 1);

  // A service of the right version takes it.
  say(where, "update blether.ledger set version = version - 1");
  CHECK(amina.sync(network).stored == 1);
}

TEST_CASE("What an older service had begun is in the ledger before it is migrated, and nothing of it afterwards") {
  PostgresLedgers ledger;
  must(append(*ledger, 1));
  std::atomic<bool> is_migrated = false;
  std::thread newer;
  bool has_waited = false;
  const auto begun = append(*ledger, 2, [&] {
    newer = std::thread([&] {
      bring_along_as_newer(ledger.where());
      is_migrated = true;
    });
    const char* waits = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    while (!is_migrated && !has_waited) has_waited = say(ledger.where(), waits) != "0";
  });
  newer.join();
  CHECK(has_waited);
  CHECK(begun.has_value());
  CHECK(is_migrated);
  const auto late = append(*ledger, 3);
  REQUIRE_FALSE(late.has_value());
  CHECK(late.error().code == Code::busy);
  CHECK(late.error().detail == hub::kTakenOver);
  CHECK(say(ledger.where(), "select count(*) from blether.changes") == "2");
}

TEST_CASE("A blether-hub whose ledger is migrated under it stops by itself at the next request, with an error") {
  TempFolder folder;
  const std::string where = must(shared_postgres().new_database());
  base::SystemFiles files;
  must(files.replace(folder / "people.json", base::as_bytes(small_town().dump())));
  HubProcess hub(folder / "hub", 0, {"--ledger", "postgres:" + where, "--import", (folder / "people.json").string()});
  const auto invitation = must(sync::parse_invitation(hub.ready["invitations"][0].value("invitation", "")));
  sync::HttpsTransport network(invitation.hub);
  WorkerTablet amina(network, invitation.code, 1);
  amina.sync(network);

  bring_along_as_newer(where);
  const std::string before = written(where);
  const auto code = code_of(amina.try_sync(network));
  CHECK((code == Code::busy || code == Code::offline));  // the answer, or the end of the line
  const int status = hub.end(0);  // waits for its end
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 1);
  CHECK(written(where) == before);
}

TEST_CASE("While a service has the embedded ledger open, no other version can open it to bring it along") {
  HubHouse house;
  house.import_small_town();
  base::SystemFiles files;
  hub::FileKeys keys(files, house.data() / "keys");
  const auto key = must(keys.key("ledger"));
  using storage::Connection;
  const auto open = [&] {
    return Connection::open(house.data() / "ledger.db", key.view(), Connection::Mode::open_existing);
  };
  CHECK(code_of(open()) == Code::locked);
  house.close();
  CHECK(open().has_value());
}

}  // namespace blether::tests
