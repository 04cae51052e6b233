// The ledger alone is put back to before, as when only the database is restored: the office's own file knows more, and
// brings it back; and no service is bricked by it.
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/ledgers.h"
#include "tests/support/small_town.h"

namespace blether::tests {

namespace {

class OwnLedger {
 public:
  std::string name() const { return {}; }
  void back_up(HubHouse& house) { copy(house, "ledger.db", "backup.db"); }
  void put_back(HubHouse& house) { copy(house, "backup.db", "ledger.db"); }

 private:
  static void copy(HubHouse& house, const char* from, const char* to) {
    house.close();
    const auto over = std::filesystem::copy_options::overwrite_existing;
    std::filesystem::copy_file(house.data() / from, house.data() / to, over);
    house.open();
  }
};

class SharedLedger {
 public:
  std::string name() const { return "postgres:" + where_; }
  void back_up(HubHouse& house) {
    house.close();
    backup_ = must(shared_postgres().copy_of(where_));
    house.open();
  }
  void put_back(HubHouse& house) {
    house.close();
    must(shared_postgres().put_back(where_, backup_));
    house.open();
  }

 private:
  std::string where_ = must(shared_postgres().new_database()), backup_;
};

json nettie() {
  return json::parse(R"({"people": [{"id": "nettie", "given_name": "Nettie", "family_name": "Gow"}],
    "workers": [{"name": "Amina Farooq", "caseload": ["nettie"]}]})");
}

// Amina's tablet and Euan's, at an office whose ledger can be put back.
template <class Ledger>
struct HeldLedger {
  Ledger ledger;
};
template <class Ledger>
struct Town : HeldLedger<Ledger>, SmallTown {
  Town() : SmallTown(this->ledger.name()) {}
  void sync(WorkerTablet& tablet) {
    DirectTransport network(house.service());
    tablet.sync(network);
  }
  void say(WorkerTablet& tablet, const std::string& field, const std::string& words) {
    tablet.write(stream(), model::kind::person, isobel, field, words);
  }
  // Somebody new, who sees what the ledger has.
  std::unique_ptr<WorkerTablet> newcomer() {
    DirectTransport network(house.service());
    auto fresh = std::make_unique<WorkerTablet>(network, house.code_for("Amina Farooq"), ++newcomers, "a new tablet");
    fresh->sync(network);
    return fresh;
  }
  std::uint64_t newcomers = 70;
};

}  // namespace

#define LEDGERS OwnLedger, SharedLedger

TEMPLATE_TEST_CASE("The ledger is put back to before Nettie was taken on: the office opens, has her again, and takes on "
                   "whoever comes next", "[R68]", LEDGERS) {
  Town<TestType> town;
  town.ledger.back_up(town.house);
  town.house.command({{"do", "import"}, {"people", nettie()}});
  town.ledger.put_back(town.house);

  auto again = nettie();
  again["people"].push_back({{"id", "agnes"}, {"given_name", "Agnes"}, {"family_name", "Reid"}});
  again["workers"][0]["caseload"].push_back("agnes");
  const json imported = town.house.command({{"do", "import"}, {"people", again}});
  CHECK(imported["people"] == 1);  // Agnes; Nettie is known
  CHECK(town.house.status()["people"] == 4);
  auto fresh = town.newcomer();
  CHECK(fresh->person("Nettie"));
  CHECK(fresh->person("Agnes"));
  town.house.close();
  town.house.open();
  CHECK(town.house.status()["people"] == 4);
}

TEMPLATE_TEST_CASE("What Amina's tablet had sent is back in the ledger before any tablet comes, though hers is broken",
                   "[R68]", LEDGERS) {
  Town<TestType> town;
  town.ledger.back_up(town.house);
  town.say(*town.amina, "matters", "The choir on Tuesdays.");
  town.sync(*town.amina);
  const json before = town.house.status();  // the office has read it
  town.ledger.put_back(town.house);

  CHECK(town.house.status()["digest"] == before["digest"]);
  CHECK(town.newcomer()->person("Isobel")->text("matters") == "The choir on Tuesdays.");
  town.say(*town.euan, "phone", "01382 496 0123");
  town.sync(*town.euan);
  CHECK(town.euan->person("Isobel")->text("matters") == "The choir on Tuesdays.");
  CHECK(town.newcomer()->person("Isobel")->text("phone") == "01382 496 0123");
}

TEMPLATE_TEST_CASE("A tablet that was let in after the backup is known again, and goes on as before", "[R68]", LEDGERS) {
  Town<TestType> town;
  town.ledger.back_up(town.house);
  DirectTransport before(town.house.service());
  WorkerTablet second(before, town.house.code_for("Amina Farooq"), 9, "Amina's second tablet");
  second.sync(before);
  town.say(second, "matters", "Her garden.");
  second.sync(before);
  town.house.status();
  town.ledger.put_back(town.house);

  town.say(second, "phone", "01382 496 0777");
  DirectTransport after(town.house.service());
  CHECK(second.sync(after).stored == 1);
  auto fresh = town.newcomer();
  CHECK(fresh->person("Isobel")->text("matters") == "Her garden.");
  CHECK(fresh->person("Isobel")->text("phone") == "01382 496 0777");
}

TEMPLATE_TEST_CASE("Whoever Amina brought from another office after the backup is still hers", "[R68]", LEDGERS) {
  Town<TestType> town;
  town.ledger.back_up(town.house);
  const auto stream = shared_stream("hamish");
  const auto hamish = model::same_id<model::RecordId>(stream.owner);
  auto put = [](std::string_view kind, const model::RecordId& id, const char* field, const char* words) {
    return model::Operation{std::string(kind), id, field, model::Act::put, std::string(words), {}};
  };
  must((*town.amina)->commit({stream, "reason.written",
                              {put(model::kind::person, hamish, "given_name", "Hamish"),
                               put(model::kind::origin, id_named<model::RecordId>("origin"), "name", "Ros Kinnear")}}));
  town.sync(*town.amina);
  town.house.status();
  town.ledger.put_back(town.house);

  town.amina->write(stream, model::kind::person, hamish, "phone", std::string("01632 960115"));
  DirectTransport network(town.house.service());
  CHECK(town.amina->sync(network).quarantined == 0);
  REQUIRE(town.amina->person("Hamish"));
  CHECK(town.newcomer()->person("Hamish")->text("phone") == "01632 960115");
}

TEST_CASE("A service that was killed between noting a worker and writing them into the staff list writes them when it "
          "starts again") {
  HubHouse house;
  house.import_small_town();
  const auto isla = id_named<model::AuthorId>("Isla");
  house.close();
  {
    base::SystemFiles files;
    base::SystemRandom random;
    const auto key = must(hub::FileKeys(files, house.data() / "keys").key("ledger"));
    const auto ledger = must(hub::open_sqlite_ledger(house.data() / "ledger.db", key.view(), false, random));
    must(ledger->atomically([&](hub::LedgerWork& work) {
      return work.add_worker({isla, "Isla Grant", hub::Role::worker});
    }));
  }
  house.open();
  house.command({{"do", "invitations"}, {"first_worker", "First worker"}});

  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1);
  amina.sync(network);
  const auto record = must(amina->record(sync::staff_stream(), model::same_id<model::RecordId>(isla)));
  CHECK(record.text("name") == "Isla Grant");
  CHECK(record.field("name")->heads.size() == 1);
}

}  // namespace blether::tests
