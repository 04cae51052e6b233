// Saying on the glass whether we got it right, and signing it: the page of the day, with the parts of the plan's page.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_agreed.h"
#include "tests/ui/pen.h"
#include "tests/ui/sample_models.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::ViewStage;

namespace {

// As the core shows the page once the answer is kept.
void keep(ViewStage& stage, const app::Agree& said) {
  app::AgreedModel page = *stage.model.agreed;
  page.answer = said.answer, page.signature = said.signature;
  page.said = "Isobel agrees. 24 November", page.said_ms = test::kSampleNow;
  stage.model.agreed = std::make_shared<app::AgreedModel>(page);
  ++stage.model.version;
  stage.settle();
}

}  // namespace

TEST_CASE("Isobel signs what we agreed today with a finger, and it is drawn as she drew it", "[R29]") {
  ViewStage stage(test::sample_agreed());
  stage.settle();
  stage.screen().bring_into_view("agreed/sign");
  stage.settle();
  ui::Rect pad = stage.node("agreed/sign")->rect;
  CHECK(pad.w >= 320);
  CHECK(pad.h >= 160);
  test::draw(stage, pad);
  REQUIRE(stage.tap("agreed/agree"));
  REQUIRE(stage.tap("agreed/keep"));
  auto said = stage.all<app::Agree>();
  REQUIRE(said.size() == 1);
  CHECK(said[0].answer == "agree");
  REQUIRE(said[0].signature.size() == 1);
  CHECK(said[0].signature[0].size() == 5);
  keep(stage, said[0]);
  CHECK(stage.node("agreed/signed"));
  CHECK_FALSE(stage.node("agreed/sign"));
  CHECK(stage.node("agreed/copy"));  // what comes next
}

TEST_CASE("what the page showed goes with the answer: that is what is signed", "[R29]") {
  auto model = test::sample_agreed();
  app::AgreedModel page = *model.agreed;
  page.seen.shown = "5f1c";
  model.agreed = std::make_shared<app::AgreedModel>(page);
  ViewStage stage(model);
  stage.settle();
  REQUIRE(stage.tap("agreed/agree"));
  REQUIRE(stage.tap("agreed/keep"));
  REQUIRE(stage.all<app::Agree>().size() == 1);
  CHECK(stage.all<app::Agree>()[0].seen.shown == "5f1c");
  CHECK(stage.all<app::Agree>()[0].signature.empty());  // nobody has to sign
}

TEST_CASE("agreeing with some of it waits for Isobel's own words", "[R29]") {
  ViewStage stage(test::sample_agreed());
  stage.settle();
  REQUIRE(stage.tap("agreed/part"));
  REQUIRE(stage.tap("agreed/keep"));
  CHECK(stage.all<app::Agree>().empty());
  REQUIRE(stage.node("agreed/missing"));
  CHECK(stage.node("agreed/missing")->name == "Write down what Isobel says, in their own words");
  REQUIRE(stage.tap("agreed/words"));
  stage.type("Not before ten.");
  REQUIRE(stage.tap("agreed/keep"));
  CHECK(stage.all<app::Agree>().size() == 1);
}

TEST_CASE("a signed page that was changed says so above the question; a new answer begins with an empty pad",
          "[R29]") {
  ViewStage stage(test::sample_agreed_signed());
  stage.settle();
  CHECK(stage.node("agreed/changed"));
  CHECK(stage.node("agreed/signed"));
  REQUIRE(stage.tap("agreed/part"));
  CHECK_FALSE(stage.node("agreed/signed"));
  CHECK(stage.node("agreed/sign"));
}

TEST_CASE("The copy of what was agreed, and of the plan, is in Easy Read for whoever reads that, on paper and as codes; "
          "one tap turns it",
          "[R29][R65]") {
  for (const std::string page : {"agreed", "plan"})
    for (const bool reads_easy : {false, true}) {
      INFO(page << (reads_easy ? ", who reads Easy Read" : ""));
      auto stage = test::at(page);
      stage.model.screen_needs.easy_read = reads_easy;
      stage.settle();
      CHECK(stage.tap(page + "/copy"));
      CHECK(stage.tap(page + "/copy/scan"));
      CHECK(stage.tap(page + "/easy"));
      CHECK(stage.tap(page + "/copy"));
      CHECK(stage.tap(page + "/copy/scan"));
      const auto papers = stage.all<app::LeavePaper>();
      CHECK((papers.size() == 2 && papers[0].easy_read == reads_easy && papers[1].easy_read == !reads_easy));
      const auto codes = stage.all<app::ShowPaper>();
      CHECK((codes.size() == 2 && codes[0].easy_read == reads_easy && codes[1].easy_read == !reads_easy));
    }
}
