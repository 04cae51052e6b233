// Who looked, what the local rules say, what leaves the tablet unlocked, and the tablet emptied: on the glass.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_package.h"
#include "app/core/read_models_support.h"
#include "app/core/read_models_sync.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::at;
using test::ViewStage;

namespace {

// What waits on Amina's tablet, as the page of sending shows it.
void waits(ViewStage& stage, std::uint64_t changes, std::uint64_t files) {
  app::SyncModel sync = *stage.model.sync;
  sync.state = app::SyncModel::State::idle;
  sync.to_send = changes, sync.files_left = files;
  stage.model.sync = std::make_shared<app::SyncModel>(sync);
  ++stage.model.version;
  stage.settle();
}

void forget_the_rules(ViewStage& stage) {
  app::MoneyModel money = *stage.model.money;
  money.criteria.band.clear(), money.criteria.on.clear(), money.criteria.said.clear();
  stage.model.money = std::make_shared<app::MoneyModel>(money);
  ++stage.model.version;
  stage.settle();
}

}  // namespace

TEST_CASE("Isobel reads who looked at her page and who wrote on it, and that nobody changed the list", "[R67]") {
  auto stage = at("looked");
  stage.settle();
  REQUIRE(stage.node("looked/line/1"));
  CHECK(stage.node("looked/line/1")->name == "Amina: today at 11:30, and wrote in it");
  CHECK(stage.node("looked/line/2")->name == "Callum: yesterday at 15:04");
  CHECK(stage.node("looked/older")->name == "And 12 older lines that are kept too");
  CHECK(stage.node("looked/whole"));
  CHECK_FALSE(stage.node("looked/broken"));
}

TEST_CASE("A list that somebody changed says so before anything else", "[R67]") {
  auto stage = at("looked-broken");
  stage.settle();
  REQUIRE(stage.node("looked/broken"));
  CHECK(stage.node("looked/broken")->name.find("Tell the office") != std::string::npos);
  CHECK_FALSE(stage.node("looked/whole"));
}

TEST_CASE("Nothing goes from the tablet while the office has not got all of it: a word, or a voice", "[R67]") {
  auto stage = at("sync");
  stage.settle();
  for (auto [changes, files] : {std::pair(2, 0), std::pair(0, 1)}) {
    waits(stage, static_cast<std::uint64_t>(changes), static_cast<std::uint64_t>(files));
    INFO(changes << " changes and " << files << " files wait");
    REQUIRE(stage.tap("sync/empty"));
    REQUIRE(stage.tap("empty/passphrase"));
    stage.type("looms and choir on a thursday");
    REQUIRE(stage.tap("empty/go"));
    CHECK(stage.all<app::EmptyTablet>().empty());
    CHECK(stage.node("empty/missing")->name == "Send first what waits here. Then you can empty the tablet.");
    REQUIRE(stage.tap("empty/back"));
    CHECK_FALSE(stage.node("empty/go"));
  }
}

TEST_CASE("Emptying says what goes and what stays, and wants the passphrase", "[R67]") {
  auto stage = at("sync");
  stage.settle();
  waits(stage, 0, 0);
  REQUIRE(stage.tap("sync/empty"));
  CHECK(stage.node("empty/goes"));
  CHECK(stage.node("empty/stays"));
  CHECK(stage.node("empty/papers"));
  REQUIRE(stage.tap("empty/go"));
  CHECK(stage.all<app::EmptyTablet>().empty());
  CHECK(stage.node("empty/missing")->name == "Type your passphrase first");
  REQUIRE(stage.tap("empty/passphrase"));
  stage.type("looms and choir on a thursday");
  CHECK(stage.node("empty/passphrase")->value.empty());  // not for readers either
  REQUIRE(stage.tap("empty/go"));
  REQUIRE(stage.all<app::EmptyTablet>().size() == 1);
  CHECK(stage.all<app::EmptyTablet>()[0].passphrase == "looms and choir on a thursday");
  CHECK_FALSE(stage.node("empty/passphrase"));
}

TEST_CASE("Local rules are nothing that waits: the page says so, and they are kept with a band and a day", "[R10]") {
  auto stage = at("money");
  stage.settle();
  CHECK(stage.node("criteria/found")->name.find("the national bands of April 2019") != std::string::npos);
  CHECK(stage.node("criteria/unhappy"));
  forget_the_rules(stage);
  CHECK(stage.node("criteria/found")->name == "Nobody has looked at the local rules. Nothing waits for them.");
  CHECK_FALSE(stage.node("criteria/unhappy"));
  REQUIRE(stage.tap("criteria/look"));
  CHECK_FALSE(stage.node("criteria/take-back"));
  REQUIRE(stage.tap("criteria/keep"));
  CHECK(stage.all<app::SetLocalCriteria>().empty());
  CHECK(stage.node("criteria/missing")->name == "Choose one first");
  REQUIRE(stage.tap("criteria/band/low"));
  REQUIRE(stage.tap("criteria/on"));
  REQUIRE(stage.tap("date/day/2026-11-20"));
  REQUIRE(stage.tap("criteria/keep"));
  auto kept = stage.all<app::SetLocalCriteria>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].band == "low");
  CHECK(kept[0].on == "2026-11-20");
}

TEST_CASE("What was found is taken back with one tap", "[R10]") {
  auto stage = at("money");
  stage.settle();
  REQUIRE(stage.tap("criteria/look"));
  CHECK(stage.node("criteria/band/moderate")->chosen);
  REQUIRE(stage.tap("criteria/take-back"));
  auto back = stage.all<app::SetLocalCriteria>();
  REQUIRE(back.size() == 1);
  CHECK(back[0].band.empty());
  CHECK_FALSE(stage.node("criteria/keep"));
}

TEST_CASE("A copy that nothing locks is made only after the page has said so", "[R63]") {
  auto stage = at("package-made");
  stage.settle();
  CHECK(stage.node("package/taken")->name.find("for-another-program-2026-11-24.fhir.json") != std::string::npos);
  REQUIRE(stage.tap("package/plain"));
  CHECK(stage.node("package/plain/warning")->name == "This file is not locked. Whoever has it can read it.");
  CHECK(stage.all<app::TakeFile>().empty());
  REQUIRE(stage.tap("package/plain/back"));
  CHECK(stage.all<app::TakeFile>().empty());
  REQUIRE(stage.tap("package/plain"));
  REQUIRE(stage.tap("package/plain/go"));
  CHECK(stage.all<app::TakeFile>().size() == 1);
}
