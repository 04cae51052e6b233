#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/support/small_town.h"

namespace blether::tests {

using base::Code;
using Fault = FaultyTransport::Fault;

namespace {

// Two tablets that have everything the office has.
struct Town : SmallTown {
  DirectTransport network{house.service()};
};

base::Bytes digest_of(storage::Store& store) { return must(store.digest()); }

}  // namespace

TEST_CASE("Amina's tablet gets the people on her caseload and the staff list, and Euan's only Isobel") {
  Town town;
  CHECK(town.amina->person("Isobel"));
  CHECK(town.amina->person("Callum"));
  CHECK(town.euan->person("Isobel"));
  CHECK_FALSE(town.euan->person("Callum"));
  CHECK(must((*town.euan)->records(sync::staff_stream(), model::kind::worker)).size() == 2);
}

TEST_CASE("What Amina and Euan write offline about Isobel is on both tablets after they sync, in equal states") {
  Town town;
  town.house.command({{"do", "unassign"}, {"worker", "Amina Farooq"}, {"person", "Callum Shaw"}});
  WorkerTablet fresh(town.network, town.house.code_for("Euan Baird"), 5);
  town.amina->write(town.stream(), model::kind::person, town.isobel, "matters", std::string("The choir on Tuesdays."));
  town.euan->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 496 0123"));
  town.amina->sync(town.network);
  CHECK(town.euan->sync(town.network).pulled == 1);
  CHECK(town.amina->sync(town.network).pulled == 1);
  fresh.sync(town.network);
  const model::Record there = must((*town.amina)->record(town.stream(), town.isobel));
  CHECK(there.text("matters") == "The choir on Tuesdays.");
  CHECK(there.text("phone") == "01382 496 0123");
  CHECK(digest_of(**town.euan) == digest_of(*fresh));
  CHECK(town.amina->unsent() == 0);
}

TEST_CASE("A clash over one phone number reaches both tablets as one conflict, and settling it once settles it for both") {
  Town town;
  town.amina->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 496 0111"));
  town.euan->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 496 0222"));
  town.amina->sync(town.network);
  CHECK(town.euan->sync(town.network).new_conflicts == 1);
  CHECK(town.amina->sync(town.network).new_conflicts == 1);
  REQUIRE(must((*town.amina)->conflicts()).size() == 1);
  CHECK(must((*town.amina)->conflicts())[0].id == must((*town.euan)->conflicts())[0].id);
  CHECK(town.house.status()["conflicts"] == 1);

  town.amina->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 496 0111"));
  town.amina->sync(town.network);
  town.euan->sync(town.network);
  CHECK(must((*town.euan)->conflicts()).empty());
  CHECK(town.house.status()["conflicts"] == 0);
}

TEST_CASE("When there is nothing to do a sync is one request of less than 600 bytes") {
  Town town;
  const sync::SyncReport report = town.amina->sync(town.network);
  CHECK(report.requests == 1);
  CHECK(report.bytes_up + report.bytes_down < 600);
  CHECK(report.pulled == 0);
}

TEST_CASE("Every change of Amina's gets its receipt, with a number that people can read out") {
  Town town;
  town.amina->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 496 0111"));
  const sync::SyncReport report = town.amina->sync(town.network);
  CHECK(report.stored == 1);
  const auto receipts = must((*town.amina)->latest_receipts(5));
  REQUIRE(receipts.size() == 1);
  CHECK(receipts[0].number.starts_with("B-"));
}

TEST_CASE("Once Callum leaves her caseload, nothing new of him reaches Amina and what she still sends is put aside") {
  Town town;
  const model::RecordId callum = town.amina->person("Callum")->id;
  town.house.command({{"do", "assign"}, {"worker", "Euan Baird"}, {"person", "Callum Shaw"}});
  town.house.command({{"do", "unassign"}, {"worker", "Amina Farooq"}, {"person", "Callum Shaw"}});
  town.euan->sync(town.network);
  REQUIRE(town.euan->person("Callum"));
  const auto stream = sync::shared_stream(callum);
  town.euan->write(stream, model::kind::person, callum, "phone", std::string("01382 496 0333"));
  town.euan->sync(town.network);
  town.amina->write(stream, model::kind::person, callum, "matters", std::string("His dog Rory."));
  town.amina->write(town.stream(), model::kind::person, town.isobel, "matters", std::string("The choir."));

  const sync::SyncReport report = town.amina->sync(town.network);
  CHECK(report.quarantined == 1);
  CHECK(report.stored == 1);
  // He is on her tablet no longer, but she is still told what became of her words.
  CHECK((*town.amina)->record(stream, callum).error().code == base::Code::not_found);
  CHECK(must((*town.amina)->search("Callum", 5)).empty());
  const auto aside = must((*town.amina)->quarantined());
  REQUIRE(aside.size() == 1);
  CHECK(aside[0].reason == "not_on_caseload");
  CHECK(town.house.status()["quarantined"] == 1);
}

TEST_CASE("Work that Amina had not sent when Callum left her caseload is sent before he leaves her tablet, and he can come back") {
  Town town;
  const model::RecordId callum = town.amina->person("Callum")->id;
  const auto stream = sync::shared_stream(callum);
  town.amina->write(stream, model::kind::person, callum, "matters", std::string("His dog Rory."));
  town.amina->sync(town.network);
  town.amina->write(stream, model::kind::person, callum, "phone", std::string("01382 496 0444"));
  town.house.command({{"do", "unassign"}, {"worker", "Amina Farooq"}, {"person", "Callum Shaw"}});
  town.amina->sync(town.network);
  CHECK_FALSE(town.amina->person("Callum"));
  CHECK(town.house.status()["quarantined"] == 1);
  CHECK(town.amina->unsent() == 0);

  town.house.command({{"do", "assign"}, {"worker", "Amina Farooq"}, {"person", callum.hex()}});
  const sync::SyncReport back = town.amina->sync(town.network);
  CHECK(back.refused_here == 0);
  REQUIRE(town.amina->person("Callum"));
  CHECK(town.amina->person("Callum")->text("matters") == "His dog Rory.");
  // What she writes now goes behind what she wrote before.
  town.amina->write(stream, model::kind::person, callum, "phone", std::string("01382 496 0555"));
  CHECK(town.amina->sync(town.network).stored == 1);
  WorkerTablet second(town.network, town.house.code_for("Amina Farooq"), 9, "second tablet");
  second.sync(town.network);
  CHECK(second.person("Callum")->text("phone") == "01382 496 0555");
}

TEST_CASE("A service restored from an older backup gets back what it lost, the work of a broken tablet too") {
  Town town;
  town.amina->sync(town.network);
  town.house.close();
  const auto backup = town.house.data().parent_path() / "backup";
  std::filesystem::copy(town.house.data(), backup, std::filesystem::copy_options::recursive);
  town.house.open();
  {
    DirectTransport network(town.house.service());
    town.amina->write(town.stream(), model::kind::person, town.isobel, "matters", std::string("The choir on Tuesdays."));
    town.euan->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 496 0123"));
    town.euan->sync(network);
    town.amina->sync(network);
    town.amina->sync(network);
  }
  town.house.close();
  std::filesystem::remove_all(town.house.data());
  std::filesystem::copy(backup, town.house.data(), std::filesystem::copy_options::recursive);
  town.house.open();

  // Euan's tablet is broken; only Amina's comes.
  DirectTransport network(town.house.service());
  town.amina->sync(network);
  WorkerTablet newcomer(network, town.house.code_for("Euan Baird"), 12, "new tablet");
  newcomer.sync(network);
  CHECK(newcomer.person("Isobel")->text("matters") == "The choir on Tuesdays.");
  CHECK(newcomer.person("Isobel")->text("phone") == "01382 496 0123");
  const sync::SyncReport quiet = town.amina->sync(network);
  CHECK(quiet.requests == 1);
  CHECK(quiet.pushed == 0);
}

TEST_CASE("A change the office cannot accept is put aside and does not hold up what Amina writes after it") {
  Town town;
  const auto need = id_named<model::RecordId>("a need");
  must((*town.amina)->commit({town.stream(), "reason.test",
                              {{"person", town.isobel, "withdrawn", model::Act::put, true, {}}}}));
  town.amina->write(town.stream(), model::kind::unmet_need, need, "need", std::string("company at the weekend"));
  const sync::SyncReport report = town.amina->sync(town.network);
  CHECK(report.quarantined == 1);
  CHECK(report.stored == 1);
  const auto aside = must((*town.amina)->quarantined());
  REQUIRE(aside.size() == 1);
  CHECK(aside[0].reason == "not_yours");
  CHECK(aside[0].detail == town.isobel.hex() + "/withdrawn");

  CHECK(town.euan->sync(town.network).pulled == 2);  // the mark and the need
  CHECK_FALSE(town.euan->person("Isobel")->withdrawn);
  CHECK(must((*town.euan)->record(town.stream(), need)).text("need") == "company at the weekend");
}

TEST_CASE("A revoked tablet is told so and the office keeps nothing it sends", "[R67]") {
  Town town;
  town.house.command({{"do", "revoke"}, {"device", "Amina's tablet"}});
  const auto before = town.house.status()["stored"];
  town.amina->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 496 0111"));
  const auto report = town.amina->try_sync(town.network);
  CHECK(code_of(report) == Code::denied);
  CHECK(report.error().detail == "revoked");
  CHECK(town.house.status()["stored"] == before);
  CHECK(town.amina->unsent() == 1);
}

TEST_CASE("However requests and answers get lost or doubled, every change arrives once") {
  Town town;
  for (int i = 0; i < 450; ++i)
    town.amina->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 ") + std::to_string(i));
  const std::uint64_t before = town.house.status()["stored"].get<std::uint64_t>();
  FaultyTransport faulty(town.network, {Fault::request_lost, Fault::answer_lost, Fault::sent_twice, Fault::answer_lost,
                                        Fault::request_lost, Fault::sent_twice});
  bool done = false;
  for (int tries = 0; tries < 8 && !done; ++tries) {
    auto report = town.amina->try_sync(faulty);
    done = report.has_value();
    if (!done) CHECK(report.error().code == Code::offline);
  }
  CHECK(done);
  CHECK(town.amina->unsent() == 0);
  CHECK(town.house.status()["stored"].get<std::uint64_t>() == before + 450);
  town.euan->sync(town.network);
  CHECK(town.euan->person("Isobel")->text("phone") == "01382 449");
}

TEST_CASE("The office, stopped and opened again, has everything and its cursors still hold") {
  Town town;
  town.amina->write(town.stream(), model::kind::person, town.isobel, "phone", std::string("01382 496 0111"));
  town.amina->sync(town.network);
  const json before = town.house.status();
  town.house.close();
  town.house.open();
  CHECK(town.house.status() == before);
  DirectTransport again(town.house.service());
  CHECK(town.amina->sync(again).pulled == 0);
  CHECK(town.euan->sync(again).pulled == 1);
}

TEST_CASE("A person who joins a caseload arrives whole, however old the records are") {
  Town town;
  town.house.command({{"do", "assign"}, {"worker", "Euan Baird"}, {"person", "Callum Shaw"}});
  CHECK(town.euan->sync(town.network).pulled >= 1);
  REQUIRE(town.euan->person("Callum"));
  CHECK(town.euan->person("Callum")->text("place") == "Menzieshill");
}

TEST_CASE("Importing the same people again changes nothing that anyone entered") {
  Town town;
  town.amina->write(town.stream(), model::kind::person, town.isobel, "place", std::string("Charleston"));
  town.amina->sync(town.network);
  const json info = town.house.command({{"do", "import"}, {"people", small_town()}});
  CHECK(info["people"] == 0);
  CHECK(info["known"] == 2);
  town.euan->sync(town.network);
  CHECK(town.euan->person("Isobel")->text("place") == "Charleston");
}

TEST_CASE("An import with one wrong line is refused whole and names the line") {
  HubHouse house;
  json people = small_town();
  people["people"][1]["favourite_colour"] = "green";
  const auto refused = house.try_command({{"do", "import"}, {"people", people}});
  CHECK(code_of(refused) == Code::invalid);
  CHECK(refused.error().detail == "/people/1/favourite_colour");
  CHECK(house.status()["people"] == 0);
}

}  // namespace blether::tests
