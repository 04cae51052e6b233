// The end of a conversation under Amina's finger: parts of life that are left, and the carer's view in their own words.
#include "app/core/read_models_finish.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::at;
using test::ViewStage;

TEST_CASE("What was not looked at is put aside with a reason: all of it, or what fits", "[R06]") {
  ViewStage stage = at("finish");
  stage.settle();
  REQUIRE(stage.tap("finish/domains"));
  REQUIRE(stage.tap("finish/domains/leave"));
  CHECK(stage.all<app::PutAside>().empty());  // why?
  CHECK(stage.node("finish/domains/missing"));
  REQUIRE(stage.tap("finish/domains/D14"));  // not this one
  REQUIRE(stage.tap("finish/domains/why/chose-not-to"));
  REQUIRE(stage.tap("finish/domains/leave"));
  const auto left = stage.all<app::PutAside>();
  REQUIRE(left.size() == 1);
  CHECK(left[0].domains == std::vector<std::string>{"D04", "D10"});
  CHECK(left[0].reason == "chose-not-to");
  CHECK_FALSE(stage.node("finish/domains/leave"));  // the sheet is closed
}

TEST_CASE("What was left as a whole is taken up again with one tap; what was left at its question, there", "[R06]") {
  ViewStage stage = at("finish");
  stage.settle();
  REQUIRE(stage.tap("finish/domains"));
  CHECK(stage.node("finish/domains/left/D01")->name.find("Someone else was here") != std::string::npos);
  REQUIRE(stage.tap("finish/domains/left/D13"));
  const auto taken = stage.all<app::PutAside>();
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].domains == std::vector<std::string>{"D13"});
  CHECK(taken[0].reason.empty());
  REQUIRE(stage.tap("finish/domains/left/D01"));
  const auto went = stage.all<app::Go>();
  REQUIRE(went.size() == 1);
  CHECK(went[0].route.page == app::Route::Page::conversation);
}

TEST_CASE("The carer's view has room for the carer's own words and for who said them, once there is one", "[R07]") {
  ViewStage stage = at("finish");
  stage.settle();
  REQUIRE(stage.tap("finish/carer"));
  CHECK_FALSE(stage.node("finish/carer/words"));
  REQUIRE(stage.tap("finish/carer/given"));
  REQUIRE(stage.node("finish/carer/words"));  // the sheet stays
  REQUIRE(stage.tap("finish/carer/who/Callum"));
  REQUIRE(stage.tap("finish/carer/other"));
  stage.type("Fiona");
  REQUIRE(stage.tap("finish/carer/done"));
  const auto views = stage.all<app::SayCarerView>();
  const auto who = stage.all<app::SayCarerWho>();
  REQUIRE(views.size() == 1);
  CHECK(views[0].code == "given");
  REQUIRE(who.size() == 2);
  CHECK(who[0].name == "Callum");
  CHECK(who[1].name == "Fiona");
  CHECK_FALSE(stage.node("finish/carer/words"));
}

TEST_CASE("A question that another page has answered says so, and leads there with one tap", "[R08]") {
  ViewStage stage = at("conversation-known");
  stage.settle();
  REQUIRE(stage.node("conversation/known"));
  CHECK(stage.node("conversation/known")->name.find("Sit where I hear you") != std::string::npos);
  REQUIRE(stage.tap("conversation/known/change"));
  const auto went = stage.all<app::Go>();
  REQUIRE(went.size() == 1);
  CHECK(went[0].route.page == app::Route::Page::about);
}

TEST_CASE("A worry that came out no is closed in its own words, and earlier ones are there to read and not to change",
          "[R32]") {
  ViewStage stage = at("safety-no");
  stage.settle();
  REQUIRE(stage.node("safety/earlier/2"));
  CHECK(stage.node("safety/earlier/2")->name == "Passed on to Adult protection, first contact, 12 October");
  for (const ui::Node& node : stage.nodes().nodes())
    if (node.id.starts_with("safety/earlier")) CHECK_FALSE(node.interactive());
  REQUIRE(stage.tap("safety/close"));
  stage.type("Nothing was taken. We looked together.");
  REQUIRE(stage.tap("safety/close/keep"));
  const auto closed = stage.all<app::CloseSafety>();
  REQUIRE(closed.size() == 1);
  CHECK(closed[0].concern == stage.model.safety->concern);
  CHECK(closed[0].why == "Nothing was taken. We looked together.");
}

TEST_CASE("Nothing closes a worry of which nobody has said no, or that was raised", "[R32]") {
  for (const char* page : {"safety", "safety-raised"}) {
    INFO(page);
    ViewStage stage = at(page);
    stage.settle();
    CHECK_FALSE(stage.node("safety/close"));
  }
}
