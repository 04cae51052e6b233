// A tablet that the office does not know any more: the sending page takes a new code.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_sync.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::at;
using test::ViewStage;

namespace {

// What became of the code, as the core tells it.
void tell(ViewStage& stage, bool working, const std::string& problem) {
  app::SyncModel sync = *stage.model.sync;
  sync.letting_in.working = working, sync.letting_in.problem = problem;
  stage.model.sync = std::make_shared<app::SyncModel>(sync);
  ++stage.model.version;
  stage.settle();
}

}  // namespace

TEST_CASE("Amina reads that nothing is lost, types the office's new code and uses it", "[R68]") {
  auto stage = at("sync-new-code");
  stage.settle();
  REQUIRE(stage.node("sync/code/kept"));
  CHECK(stage.node("sync/code/kept")->name.starts_with("Nothing is lost."));
  CHECK(stage.node("sync/problem")->name.find("ask for a new code") != std::string::npos);
  REQUIRE(stage.tap("sync/code"));
  stage.type("ABCD-EFGH-JKMN-PQRS");
  REQUIRE(stage.tap("sync/code/go"));
  REQUIRE(stage.all<app::LetInAgain>().size() == 1);
  CHECK(stage.all<app::LetInAgain>()[0].code == "ABCD-EFGH-JKMN-PQRS");
}

TEST_CASE("An empty code goes nowhere and says what is missing") {
  auto stage = at("sync-new-code");
  stage.settle();
  REQUIRE(stage.tap("sync/code/go"));
  CHECK(stage.all<app::LetInAgain>().empty());
  REQUIRE(stage.node("sync/code/problem"));
  CHECK(stage.node("sync/code/problem")->name == "That is not a whole code. It has 16 letters and numbers");
}

TEST_CASE("A code of somebody else says whose it is until another one is typed") {
  auto stage = at("sync-new-code-other");
  stage.settle();
  REQUIRE(stage.node("sync/code/problem"));
  CHECK(stage.node("sync/code/problem")->name.starts_with("That code is for Euan Baird."));
  REQUIRE(stage.tap("sync/code"));
  stage.type("ABCD");
  CHECK_FALSE(stage.node("sync/code/problem"));
}

TEST_CASE("While the office is asked about a code it is not asked again") {
  auto stage = at("sync-new-code");
  stage.settle();
  REQUIRE(stage.tap("sync/code"));
  stage.type("ABCD-EFGH-JKMN-PQRS");
  REQUIRE(stage.tap("sync/code/go"));
  tell(stage, true, "");
  CHECK(stage.node("sync/code/go")->name == "Talking to the office");
  REQUIRE(stage.tap("sync/code/go"));
  CHECK(stage.all<app::LetInAgain>().size() == 1);
  tell(stage, false, "enrol.code_unknown");
  CHECK(stage.node("sync/code/problem"));
  CHECK(stage.node("sync/code")->value == "ABCD-EFGH-JKMN-PQRS");
}

TEST_CASE("Whatever else stops the sending, no code is asked for") {
  for (const char* page : {"sync", "sync-wrong-key", "sync-office-full"}) {
    auto stage = at(page);
    stage.settle();
    INFO(page);
    CHECK_FALSE(stage.node("sync/code"));
  }
}
