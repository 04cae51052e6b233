// Whom a tablet keeps although the office does not list them: what a restore made the office forget.
#include "sync/leaving.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/support/small_town.h"

namespace blether::tests {

namespace {

namespace fs = std::filesystem;

// Callum is on Amina's caseload. After the office's last backup Euan takes him on too and gets Amina's words about him;
// then her tablet breaks, and the office goes back to its backup.
struct RestoredTown : SmallTown {
  RestoredTown() {
    callum = amina->person("Callum")->id;
    copy(house.data(), backup());
    caseload("assign", "Euan Baird");
    write(*amina, "matters", "His dog Rory.");
    amina->sync(network());
    euan->sync(network());
    write(*euan, "phone", "01382 496 0333");
    euan->sync(network());
    copy(backup(), house.data());
  }

  DirectTransport& network() {
    network_.emplace(house.service());
    return *network_;
  }
  fs::path backup() const { return house.data().parent_path() / "backup"; }
  void copy(const fs::path& from, const fs::path& to) {
    house.close();
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
    house.open();
  }
  void caseload(const char* command, const char* worker) {
    house.command({{"do", command}, {"worker", worker}, {"person", callum.hex()}});
  }
  model::StreamId stream() const { return sync::shared_stream(callum); }
  void write(WorkerTablet& tablet, const char* field, const std::string& words) {
    tablet.write(stream(), model::kind::person, callum, field, words);
  }
  std::string matters_on(WorkerTablet& tablet) {
    auto person = tablet.person("Callum");
    return person ? person->text("matters") : "(not there)";
  }
  // What Amina gets on a tablet that knows nothing yet.
  std::string matters_on_a_new_tablet() {
    WorkerTablet fresh(network(), house.code_for("Amina Farooq"), ++fresh_, "new tablet");
    fresh.sync(network());
    return matters_on(fresh);
  }

  model::RecordId callum;

 private:
  std::optional<DirectTransport> network_;
  std::uint64_t fresh_ = 20;
};

}  // namespace

TEST_CASE("The office forgot in a restore that it gave Callum to Euan: his tablet keeps the last copy of Amina's words "
          "about him, through every exchange", "[R68]") {
  RestoredTown town;
  town.euan->sync(town.network());
  CHECK(town.matters_on(*town.euan) == "His dog Rory.");
  CHECK(must(sync::held_streams(**town.euan)).contains(town.stream()));

  const sync::SyncReport quiet = town.euan->sync(town.network());
  CHECK(quiet.requests == 1);
  CHECK(town.matters_on(*town.euan) == "His dog Rory.");
  CHECK(town.matters_on_a_new_tablet() == "");
}

TEST_CASE("When the office gives Callum to Euan again, Amina's words get back to it, though her tablet is broken", "[R68]") {
  RestoredTown town;
  town.euan->sync(town.network());
  town.caseload("assign", "Euan Baird");
  town.euan->sync(town.network());
  CHECK(town.matters_on_a_new_tablet() == "His dog Rory.");
  CHECK(must(sync::held_streams(**town.euan)).empty());
  CHECK(town.matters_on(*town.euan) == "His dog Rory.");
}

TEST_CASE("Given again and then taken off, Callum leaves Euan's tablet like anybody else") {
  RestoredTown town;
  town.euan->sync(town.network());
  town.caseload("assign", "Euan Baird");
  town.euan->sync(town.network());
  town.caseload("unassign", "Euan Baird");
  town.euan->sync(town.network());
  CHECK(town.matters_on(*town.euan) == "(not there)");
  CHECK(town.matters_on_a_new_tablet() == "His dog Rory.");
}

TEST_CASE("The app is killed between the audit and the end of the exchange: Callum is held all the same") {
  RestoredTown town;
  // The exchange hears of the restore, holds its audit, and breaks off at its next request.
  int left = 0;
  for (int most = 2; most < 20 && left == 0; ++most) {
    DirectTransport real(town.house.service());
    std::vector<FaultyTransport::Fault> faults(static_cast<std::size_t>(most), FaultyTransport::Fault::none);
    faults.back() = FaultyTransport::Fault::answer_lost;
    FaultyTransport network(real, faults);
    left = town.euan->try_sync(network) ? most : 0;
    REQUIRE(town.matters_on(*town.euan) == "His dog Rory.");
  }
  CHECK(left > 0);
  CHECK(must(sync::held_streams(**town.euan)).contains(town.stream()));
}

TEST_CASE("Without a restore the office's word is enough: nobody is held") {
  HubHouse house{small_town()};
  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1);
  amina.sync(network);
  const std::string callum = amina.person("Callum")->id.hex();
  house.command({{"do", "unassign"}, {"worker", "Amina Farooq"}, {"person", callum}});
  amina.sync(network);
  CHECK_FALSE(amina.person("Callum"));
  CHECK(must(sync::held_streams(*amina)).empty());
}

}  // namespace blether::tests
