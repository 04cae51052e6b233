// The database goes back to an older state while services go on: somebody restores it, or another leader has not got
// the last of it. Whatever a service remembers must not outlive that.
#include <atomic>
#include <catch2/catch_template_test_macros.hpp>
#include <thread>

#include "storage/attachments.h"
#include "tests/support/hub.h"
#include "tests/support/ledgers.h"

namespace blether::tests {

using base::Code;
using base::Result;
using hub::Entry;
using hub::LedgerWork;

namespace {

const auto kIsobel = id_named<model::RecordId>("Isobel");

std::string say(const std::string& where, const std::string& sql) { return must(shared_postgres().say(where, sql)); }

// An office on a PostgreSQL that can go back to before under it.
struct SharedTown {
  SharedTown() {
    house.import_small_town();
    for (int i = 0; i < 3; ++i) {
      const std::string worker = i == 1 ? "Euan Baird" : "Amina Farooq";
      const auto seed = static_cast<std::uint64_t>(i) + 1;
      const std::string name = "tablet " + std::to_string(i);
      tablets.push_back(std::make_unique<WorkerTablet>(network, house.code_for(worker), seed, name));
      tablets.back()->sync(network);
    }
    isobel = amina().person("Isobel")->id;
  }
  void back_up() {
    house.close();
    backup = must(shared_postgres().copy_of(where));
    house.open();
  }
  void go_back() { must(shared_postgres().put_back(where, backup)); }

  WorkerTablet& amina() { return *tablets[0]; }
  WorkerTablet& euan() { return *tablets[1]; }
  WorkerTablet& aminas_other() { return *tablets[2]; }
  model::StreamId stream() const { return sync::shared_stream(isobel); }
  void write(WorkerTablet& tablet, const char* field, const char* words) {
    tablet.write(stream(), model::kind::person, isobel, field, std::string(words));
  }

  const std::string where = must(shared_postgres().new_database());
  std::string backup;
  HubHouse house{"postgres:" + where};
  // Asks whichever service is open now.
  struct Network final : sync::Transport {
    explicit Network(HubHouse& to) : house(to) {}
    Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
      return put_to(house.service(), path, headers, body);
    }
    void cancel() override {}
    HubHouse& house;
  } network{house};
  std::vector<std::unique_ptr<WorkerTablet>> tablets;
  model::RecordId isobel;
};

// The first change of somebody's tablet, which names a file of so many bytes.
Entry names_file(const std::string& who, const storage::FileName& file, std::int64_t bytes) {
  base::SeededRandom random(static_cast<std::uint64_t>(who.front()));
  const auto key = must(storage::create_device_key(random));
  model::Change change;
  change.stream = file.stream;
  change.device = key.id;
  change.author = id_named<model::AuthorId>(who);
  change.seq = 1;
  change.time = {kMorning, 0};
  const auto put = [&](const char* field, model::Value value) {
    const auto record = id_named<model::RecordId>(who + "'s file");
    change.operations.push_back(
        {std::string(model::kind::attachment), record, field, model::Act::put, std::move(value), {}});
  };
  put("bytes", bytes);
  put("hash", file.hash);
  Entry entry;
  entry.stream = change.stream;
  entry.dot = change.dot();
  entry.envelope = storage::seal(key, change);
  entry.hash = storage::envelope_hash(entry.envelope);
  return entry;
}

storage::FileName file_named(std::uint8_t byte) { return {sync::shared_stream(kIsobel), base::Bytes(32, byte)}; }

}  // namespace

TEST_CASE("The database goes back under a running service: what Amina's other tablet writes under the number that Euan "
          "had read reaches him all the same", "[R36]") {
  SharedTown town;
  town.back_up();
  town.write(town.amina(), "matters", "The choir on Tuesdays.");
  town.amina().sync(town.network);
  town.euan().sync(town.network);
  REQUIRE(town.euan().person("Isobel")->text("matters") == "The choir on Tuesdays.");

  town.go_back();
  town.write(town.aminas_other(), "phone", "01382 496 0123");
  town.aminas_other().sync(town.network);
  town.euan().sync(town.network);
  CHECK(town.euan().person("Isobel")->text("phone") == "01382 496 0123");
  // And what the database had lost is in it again.
  WorkerTablet fresh(town.network, town.house.code_for("Euan Baird"), 9, "new tablet");
  fresh.sync(town.network);
  CHECK(fresh.person("Isobel")->text("matters") == "The choir on Tuesdays.");
  CHECK(fresh.person("Isobel")->text("phone") == "01382 496 0123");
}

TEST_CASE("Another office's ledger in the place of this one is not written to, and this one goes on when it is back") {
  SharedTown town;
  town.back_up();
  const std::string other = must(shared_postgres().new_database());
  HubHouse("postgres:" + other).import_small_town();
  must(shared_postgres().put_back(town.where, other));
  const std::string before = say(town.where, "select sum(n) from blether.counters");
  town.write(town.amina(), "phone", "01382 496 0123");
  CHECK(code_of(town.amina().try_sync(town.network)) == Code::busy);
  CHECK(say(town.where, "select sum(n) from blether.counters") == before);
  town.go_back();
  CHECK(town.amina().sync(town.network).stored == 1);
}

TEMPLATE_TEST_CASE("A file that a change names is known though the ledger went back before it, and one whose change is "
                   "lost is not", "", SqliteLedgers, PostgresLedgers) {
  TestType ledger;
  hub::FileNames names;
  using Lengths = hub::FileNames::Lengths;
  const auto lengths = [&](std::vector<storage::FileName> asked) {
    return must(hub::from_ledger<Lengths>(*ledger, [&](LedgerWork& work) { return names.lengths(work, asked); }));
  };
  const auto arrive = [&](std::vector<Entry> entries) {
    must(ledger->atomically([&](LedgerWork& work) { return work.append(entries); }));
  };
  const auto choir = file_named(1), garden = file_named(2), kitchen = file_named(3);
  ledger.back_up();
  arrive({names_file("Amina", choir, 100), names_file("Callum", garden, 200)});
  CHECK(lengths({choir, garden, kitchen}) ==
        Lengths{storage::sealed_length(100), storage::sealed_length(200), std::nullopt});

  ledger.restore();
  arrive({names_file("Mairi", kitchen, 300), names_file("Callum", garden, 200)});
  CHECK(lengths({kitchen, garden, choir}) ==
        Lengths{storage::sealed_length(300), storage::sealed_length(200), std::nullopt});
}

TEST_CASE("Amina's tablet sends a change while another's passing on of it is being kept: both get through, it is kept "
          "once, and nobody is told to come and look") {
  SharedTown town;
  town.write(town.amina(), "matters", "The choir on Tuesdays.");
  const base::Bytes envelope = must(town.amina()->unsent(1 << 20)).front();
  const model::Change change = must(storage::open_trusted(envelope));
  base::SystemFiles files;
  base::SystemRandom random;
  hub::PostgresSetup setup;
  setup.where = town.where;
  setup.random = &random;
  setup.key = [&](bool) { return hub::FileKeys(files, town.house.data() / "keys").key("shared_ledger"); };
  auto beside = must(hub::open_postgres_ledger(setup));

  std::optional<Result<sync::SyncReport>> sent;
  std::atomic<bool> has_answer = false;
  std::thread amina;
  const auto passed_on = beside->atomically([&](LedgerWork& work) -> Result<void> {
    Entry entry;
    entry.stream = change.stream;
    entry.dot = change.dot();
    entry.hash = storage::envelope_hash(envelope);
    entry.envelope = envelope;
    TRY(entry.receipt, work.next_receipt());
    std::vector<Entry> entries{entry};
    TRY_VOID(work.append(entries));
    amina = std::thread([&] {
      sent = town.amina().try_sync(town.network);
      has_answer = true;
    });
    while (!has_answer && say(town.where, "select count(*) from pg_stat_activity where datname = current_database() "
                                          "and wait_event_type = 'Lock'") == "0")
      std::this_thread::yield();
    return {};
  });
  amina.join();
  CHECK(passed_on.has_value());
  REQUIRE(sent.has_value());
  INFO((sent->has_value() ? std::string() : sent->error().detail));
  REQUIRE(sent->has_value());
  CHECK((*sent)->stored == 1);
  CHECK(town.amina().unsent() == 0);
  CHECK(say(town.where, "select count(*) from blether.changes where hash = decode('" +
                            base::to_hex(storage::envelope_hash(envelope)) + "', 'hex')") == "1");
}

TEST_CASE("A large ledger of the older version is brought along however long a statement takes") {
  PostgresLedgers ledger;
  must(ledger->atomically([&](LedgerWork& work) {
    std::vector<Entry> entries{names_file("Amina", file_named(1), 100)};
    return work.append(entries);
  }));
  // As long as the ledger's own wish stands, a change of this table fails.
  for (const char* sql :
       {"create function blether.in_no_hurry() returns trigger language plpgsql as $$ begin "
        "if current_setting('statement_timeout') <> '0' then raise exception 'a time limit stands'; end if; "
        "return new; end $$",
        "create trigger in_no_hurry before update on blether.changes "
        "for each row execute function blether.in_no_hurry()"})
    say(ledger.where(), sql);
  ledger.make_as_before_marks();
  CHECK(say(ledger.where(), "select count(*) from blether.changes where mark is not null") == "1");
  CHECK(say(ledger.where(), "select version from blether.ledger") != "1");
}

}  // namespace blether::tests
