// Beginning a review of a kind, ending the last one, and what is reached: under Amina's finger.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_review.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::ViewStage;

TEST_CASE("the kind that is due is chosen already, and another one is a tap away", "[R60]") {
  ViewStage stage(test::sample("review-due"));
  stage.settle();
  REQUIRE(stage.node("review/type/planned"));
  CHECK(stage.node("review/type/planned")->chosen);
  REQUIRE(stage.tap("review/type/payment"));
  CHECK(stage.node("review/type/payment")->chosen);
  REQUIRE(stage.tap("review/begin"));
  auto begun = stage.all<app::BeginReview>();
  REQUIRE(begun.size() == 1);
  CHECK(begun[0].type == "payment");
  CHECK(begun[0].change.empty());
}

TEST_CASE("a review that Isobel asked for begins with what she wants to look at, if she says it", "[R60]") {
  for (bool says : {true, false}) {
    ViewStage stage(test::sample("review-due"));
    stage.settle();
    REQUIRE(stage.tap("review/type/requested"));
    REQUIRE(stage.tap("review/begin"));
    CHECK(stage.all<app::BeginReview>().empty());
    REQUIRE(stage.tap("review/asked/words"));
    if (says) stage.type("Later mornings.");
    REQUIRE(stage.tap("review/asked/go"));
    auto begun = stage.all<app::BeginReview>();
    REQUIRE(begun.size() == 1);
    CHECK(begun[0].type == "requested");
    CHECK(begun[0].asked == (says ? "Later mornings." : ""));
  }
}

TEST_CASE("the kind stands on both parts of the page, with what was asked for", "[R60]") {
  auto model = test::sample("review-last");
  for (const char* part : {"", "support"}) {
    INFO(part);
    model.route.item = part;
    ViewStage stage(model);
    stage.settle();
    REQUIRE(stage.node("review/kind"));
    CHECK(stage.node("review/kind")->name == "Last review");
    CHECK((stage.node("review/asked") != nullptr) == (*part == 0));
  }
}

TEST_CASE("the last review waits for why the support ends; the day is offered", "[R60]") {
  ViewStage stage(test::sample("review-last"));
  stage.settle();
  CHECK_FALSE(stage.node("review/next-on"));
  REQUIRE(stage.tap("review/end"));
  CHECK(stage.all<app::EndSupport>().empty());
  REQUIRE(stage.node("review/end-missing"));
  CHECK(stage.node("review/end-missing")->name == "Say why the support ends");
  REQUIRE(stage.tap("review/end-why/moved"));
  REQUIRE(stage.tap("review/end"));
  auto ended = stage.all<app::EndSupport>();
  REQUIRE(ended.size() == 1);
  CHECK(ended[0].why == "moved");
  CHECK(ended[0].on == "2026-12-24");
  CHECK(stage.all<app::EndReview>().empty());
}

TEST_CASE("when others take over, the page waits for who they are", "[R60]") {
  ViewStage stage(test::sample("review-last"));
  stage.settle();
  CHECK_FALSE(stage.node("review/hand-to"));
  REQUIRE(stage.tap("review/end-why/handed-over"));
  REQUIRE(stage.tap("review/end"));
  CHECK(stage.all<app::EndSupport>().empty());
  REQUIRE(stage.tap("review/hand-to"));
  stage.type("The team in Fife");
  REQUIRE(stage.tap("review/end"));
  REQUIRE(stage.all<app::EndSupport>().size() == 1);
  REQUIRE_FALSE(stage.all<app::Write>().empty());
  CHECK(stage.all<app::Write>().back().text == "The team in Fife");
}

TEST_CASE("what Isobel has reached stands below what she wants, with its day", "[R59]") {
  ViewStage stage(test::sample("outcomes-ended"));
  stage.settle();
  auto* wanted = stage.node("outcomes/row/1");
  auto* reached = stage.node("outcomes/row/3");
  auto* let_go = stage.node("outcomes/row/4");
  REQUIRE(wanted);
  REQUIRE(reached);
  REQUIRE(let_go);
  CHECK(stage.node("outcomes/ended"));
  CHECK(reached->rect.y > wanted->rect.y);
  CHECK((reached->name + reached->value).find("Reached on 5 January") != std::string::npos);
  CHECK((let_go->name + let_go->value).find("No longer wanted since 5 January") != std::string::npos);
}
