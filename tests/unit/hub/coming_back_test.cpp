// An office that was put back to before a worker and their tablet: how both come back.
#include <catch2/catch_test_macros.hpp>

#include "sync/faults.h"
#include "tests/support/hub.h"

namespace blether::tests {

namespace {

json worker(const std::string& name) { return {{"name", name}, {"team", "West"}, {"caseload", {"isobel"}}}; }

// Euan has looked after Isobel for long. Amina started after the office's last backup.
struct NewHere {
  NewHere() {
    bring({worker("Euan Baird")});
    euan.emplace(*network, house.code_for("Euan Baird"), 2, "Euan's tablet");
    euan->sync(*network);
    house.back_up();
    again();
    bring({worker("Amina Farooq")});
    amina.emplace(*network, house.code_for("Amina Farooq"), 1, "Amina's tablet");
    amina->sync(*network);
    isobel = amina->person("Isobel")->id;
    say("matters", "The choir on Tuesdays.");
    say("phone", "01382 496 0123");
    amina->sync(*network);
  }
  void again() { network.emplace(house.service()); }
  void put_back() { house.put_back(), again(); }
  void bring(const std::vector<json>& workers) {
    json people = small_town();
    people["workers"] = workers;
    house.command({{"do", "import"}, {"people", people}});
  }
  void say(const std::string& field, const std::string& words) {
    amina->write(sync::shared_stream(isobel), model::kind::person, isobel, field, words);
  }
  // As the office and the tablet's sending page do it.
  void let_in(const std::string& name, WorkerTablet& tablet) {
    const std::string code = house.code_for(name);
    is_known_as = must(sync::who(*network, code)).author;
    must(sync::enrol(*network, tablet.identity(), code, name + "'s tablet"));
  }
  std::unique_ptr<WorkerTablet> newcomer() {
    auto fresh = std::make_unique<WorkerTablet>(*network, house.code_for("Euan Baird"), 7, "a new tablet");
    fresh->sync(*network);
    return fresh;
  }
  std::size_t listed(WorkerTablet& tablet, const std::string& name) {
    const auto all = must(tablet->records(sync::staff_stream(), model::kind::worker));
    return static_cast<std::size_t>(
        std::ranges::count_if(all, [&](const model::Record& one) { return one.text("name") == name; }));
  }

  std::set<std::string> refused_for() {
    std::set<std::string> reasons;
    for (const json& one : house.status().value("refusals", json::array())) reasons.insert(one.value("reason", ""));
    return reasons;
  }

  HubHouse house;
  std::optional<DirectTransport> network{house.service()};
  std::optional<WorkerTablet> euan, amina;
  model::RecordId isobel;
  model::AuthorId is_known_as;
};

}  // namespace

TEST_CASE("The office goes back to before Amina and her tablet: a new code, and everything she wrote is there again, "
          "under her name", "[R68]") {
  NewHere town;
  town.put_back();
  CHECK(town.amina->try_sync(*town.network).error().detail == sync::fault::kUnknownDevice);
  town.say("address", "4 Atholl Street");  // meanwhile she goes on

  town.bring({worker("Amina Farooq")});
  town.let_in("Amina Farooq", *town.amina);
  CHECK(town.is_known_as == town.amina->author());
  const auto report = town.amina->sync(*town.network);
  CHECK(report.stored == 3);
  CHECK(report.quarantined == 0);
  CHECK(report.refused_here == 0);
  CHECK(town.amina->unsent() == 0);

  const auto fresh = town.newcomer();
  CHECK(fresh->person("Isobel")->text("matters") == "The choir on Tuesdays.");
  CHECK(fresh->person("Isobel")->text("phone") == "01382 496 0123");
  CHECK(fresh->person("Isobel")->text("address") == "4 Atholl Street");
  CHECK(must((*fresh)->device(town.amina->key().id))->author_name == "Amina Farooq");
  CHECK(town.house.status()["quarantined"] == 0);
  CHECK(town.amina->sync(*town.network).requests == 1);
}

TEST_CASE("Euan's tablet comes before Amina is added again: she stands in the staff list once", "[R68]") {
  NewHere town;
  town.euan->sync(*town.network);
  town.put_back();
  town.euan->sync(*town.network);
  town.bring({worker("Amina Farooq")});
  town.let_in("Amina Farooq", *town.amina);
  town.amina->sync(*town.network);
  town.euan->sync(*town.network);
  const auto fresh = town.newcomer();
  CHECK(town.listed(*fresh, "Amina Farooq") == 1);
  CHECK(town.listed(*town.amina, "Amina Farooq") == 1);
  // Her words, which his tablet brought before hers was known; nothing of the office's own.
  CHECK(town.refused_for() == std::set<std::string>{"unknown_device"});
  CHECK(fresh->person("Isobel")->text("matters") == "The choir on Tuesdays.");
  CHECK(town.amina->sync(*town.network).requests == 1);
  CHECK(town.euan->sync(*town.network).requests == 1);
}

TEST_CASE("With her name spelled otherwise she is somebody else, and what her tablet holds is not taken as theirs") {
  NewHere town;
  town.put_back();
  town.bring({worker("Amina Faruq")});
  const std::string code = town.house.code_for("Amina Faruq");
  CHECK(must(sync::who(*town.network, code)).author != town.amina->author());
  // Nothing is lost by that: spelled as before she is there too.
  town.bring({worker("Amina Farooq")});
  town.let_in("Amina Farooq", *town.amina);
  CHECK(town.amina->sync(*town.network).stored == 2);
}

TEST_CASE("Mallory was added meanwhile and cannot come back as Amina: his code is for him, whatever he asks") {
  NewHere town;
  town.put_back();
  town.bring({worker("Mallory Gray")});
  town.let_in("Mallory Gray", *town.amina);  // her own tablet, even
  CHECK(town.is_known_as != town.amina->author());
  CHECK(town.amina->sync(*town.network).stored == 0);
  const auto refusals = town.house.status()["refusals"];
  REQUIRE_FALSE(refusals.empty());
  CHECK(refusals[0].value("reason", "") == "wrong_author");
  CHECK(town.newcomer()->person("Isobel")->text("matters").empty());
}

TEST_CASE("Two offices have a worker of one name each, and neither is the other") {
  HubHouse dundee, perth;
  dundee.import_small_town();
  perth.import_small_town();
  DirectTransport to_dundee(dundee.service()), to_perth(perth.service());
  CHECK(must(sync::who(to_dundee, dundee.code_for("Amina Farooq"))).author !=
        must(sync::who(to_perth, perth.code_for("Amina Farooq"))).author);
}

}  // namespace blether::tests
