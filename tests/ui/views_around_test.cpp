// What Isobel is good at, and what a person or place helps with, under Amina's finger.
#include "app/core/read_models_around.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::at;
using test::ViewStage;

TEST_CASE("What Isobel is good at stands on the page of the people around her, and opens with one tap", "[R05]") {
  ViewStage stage = at("around");
  stage.settle();
  REQUIRE(stage.node("around/good"));
  REQUIRE(stage.tap("around/good"));
  REQUIRE(stage.node("around/good/1"));
  CHECK(stage.node("around/good/1")->name.find("Singing alto") != std::string::npos);
  CHECK(stage.node("around/good/3"));
}

TEST_CASE("Amina adds what Isobel is good at, with what it helps her with, and is back on the list", "[R05]") {
  ViewStage stage = at("around");
  stage.settle();
  REQUIRE(stage.tap("around/good"));
  REQUIRE(stage.tap("around/good/add"));
  REQUIRE(stage.tap("good/keep"));
  CHECK(stage.all<app::KeepStrength>().empty());  // it has no name yet
  CHECK(stage.node("good/missing"));
  REQUIRE(stage.tap("good/what"));
  stage.type("Baking");
  REQUIRE(stage.tap("good/outcome/2"));
  REQUIRE(stage.tap("good/keep"));
  const auto kept = stage.all<app::KeepStrength>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].record.is_none());
  CHECK(kept[0].what == "Baking");
  CHECK(kept[0].type == "skill");
  CHECK(kept[0].outcome == stage.model.around->outcomes[1].code);
  CHECK(stage.node("around/good/add"));
}

TEST_CASE("One of the things Isobel is good at is taken away with one tap", "[R05]") {
  ViewStage stage = at("around");
  stage.settle();
  REQUIRE(stage.tap("around/good"));
  REQUIRE(stage.tap("around/good/2"));
  REQUIRE(stage.tap("good/remove"));
  const auto removed = stage.all<app::RemoveStrength>();
  REQUIRE(removed.size() == 1);
  CHECK(removed[0].record == stage.model.around->strengths[1].record);
}

TEST_CASE("Asked what Moira helps with, Amina chooses an outcome that is there, or begins one", "[R05]") {
  ViewStage stage = at("around");
  stage.settle();
  REQUIRE(stage.tap("around/outcome"));
  CHECK(stage.all<app::OutcomeFromAround>().empty());
  REQUIRE(stage.tap("around/link/2"));
  const auto linked = stage.all<app::LinkAround>();
  REQUIRE(linked.size() == 1);
  CHECK(linked[0].record == stage.model.around->circles[0].record);
  CHECK(linked[0].outcome.hex() == stage.model.around->outcomes[1].code);
  REQUIRE(stage.tap("around/outcome"));
  REQUIRE(stage.tap("around/link/new"));
  CHECK(stage.all<app::OutcomeFromAround>().size() == 1);
}
