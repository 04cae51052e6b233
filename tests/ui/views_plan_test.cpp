// Saying what one thinks of the plan, and signing it, with a finger on the glass.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "app/core/read_models_plan.h"
#include "tests/ui/pen.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::sample;
using test::ViewStage;

namespace {

// The plan with nothing missing and nothing said yet.
app::ReadModel ready_plan() {
  auto model = sample("plan");
  app::PlanModel plan = *model.plan;
  plan.needs.clear();
  model.plan = std::make_shared<app::PlanModel>(plan);
  return model;
}

std::vector<app::SayPlan> said(const ViewStage& stage) { return stage.all<app::SayPlan>(); }

}  // namespace

TEST_CASE("Isobel signs with a finger: each place is kept, in order, and the page does not move under her hand", "[R29]") {
  ViewStage stage(ready_plan(), 800, 1280);
  stage.settle();
  stage.screen().bring_into_view("plan/sign");
  stage.settle();
  ui::Rect pad = stage.node("plan/sign")->rect;
  CHECK(pad.w >= 320);
  CHECK(pad.h >= 160);
  test::draw(stage, pad);
  CHECK(stage.node("plan/sign")->rect.y == pad.y);
  REQUIRE(stage.tap("plan/agree"));
  REQUIRE(stage.tap("plan/keep"));
  REQUIRE(said(stage).size() == 1);
  auto strokes = said(stage)[0].signature;
  REQUIRE(strokes.size() == 1);
  REQUIRE(strokes[0].size() == 5);
  const float pixel = 10'000 / pad.w;  // as fine as the glass tells
  for (int i = 0; i < 5; ++i) CHECK(std::abs(strokes[0][static_cast<std::size_t>(i)].x - 1'000.F * static_cast<float>(i + 1)) <= pixel);
  CHECK(strokes[0][4].ms > strokes[0][0].ms);
  CHECK(std::abs(strokes[0][3].y - 9'000 * pad.h / pad.w) <= pixel);
}

TEST_CASE("A signature that went wrong is cleared, and nobody has to sign", "[R29]") {
  ViewStage stage(ready_plan());
  stage.settle();
  stage.screen().bring_into_view("plan/sign");
  stage.settle();
  test::draw(stage, stage.node("plan/sign")->rect);
  REQUIRE(stage.tap("plan/sign/clear"));
  CHECK_FALSE(stage.node("plan/sign/clear"));
  REQUIRE(stage.tap("plan/agree"));
  REQUIRE(stage.tap("plan/keep"));
  REQUIRE(said(stage).size() == 1);
  CHECK(said(stage)[0].answer == "agree");
  CHECK(said(stage)[0].signature.empty());
}

TEST_CASE("Agreeing with some of it waits for Isobel's own words, and the page says so", "[R29]") {
  ViewStage stage(ready_plan());
  stage.settle();
  REQUIRE(stage.tap("plan/part"));
  REQUIRE(stage.tap("plan/keep"));
  CHECK(said(stage).empty());
  REQUIRE(stage.node("plan/missing"));
  CHECK(stage.node("plan/missing")->name == "Write down what Isobel says, in their own words");
  REQUIRE(stage.tap("plan/words"));
  stage.type("Not on a Sunday.");
  REQUIRE(stage.tap("plan/keep"));
  REQUIRE(said(stage).size() == 1);
  CHECK(said(stage)[0].answer == "part");
  CHECK(stage.all<app::Write>().back().text == "Not on a Sunday.");
}

TEST_CASE("While something is missing Isobel can say no, and not yes", "[R29][R48]") {
  ViewStage stage(sample("plan"));
  stage.settle();
  REQUIRE(stage.tap("plan/agree"));
  REQUIRE(stage.tap("plan/keep"));
  CHECK(said(stage).empty());
  REQUIRE(stage.tap("plan/disagree"));
  REQUIRE(stage.tap("plan/words"));
  stage.type("Nobody asked me.");
  REQUIRE(stage.tap("plan/keep"));
  CHECK(said(stage).size() == 1);
}

TEST_CASE("What Isobel signed is drawn again, and a new answer begins with an empty pad", "[R29]") {
  ViewStage stage(sample("plan-said"));
  stage.settle();
  CHECK(stage.node("plan/signed"));
  CHECK(stage.node("plan/changed"));
  CHECK(stage.node("plan/part")->chosen);
  REQUIRE(stage.tap("plan/agree"));
  CHECK_FALSE(stage.node("plan/signed"));
  CHECK(stage.node("plan/sign"));
}

TEST_CASE("From the plan, the money and a choice one comes to what to do when one is not happy, and back again", "[R48]") {
  for (auto [page, link, about] : {std::tuple{"plan", "plan/unhappy", "plan"}, std::tuple{"money", "money/unhappy", "amount"}, std::tuple{"agreed", "agreed/unhappy", "plan"}}) {
    INFO(page);
    ViewStage stage(sample(page));
    stage.settle();
    auto from = stage.model.route;
    REQUIRE(stage.tap(link));
    auto went = stage.all<app::Go>();
    REQUIRE(went.size() == 1);
    CHECK(went[0].route.page == app::Route::Page::unhappy);
    CHECK(went[0].route.item == about);
    auto there = sample("unhappy");
    there.route = went[0].route;
    stage.model = there;
    stage.settle();
    REQUIRE(stage.tap("topbar/back"));
    went = stage.all<app::Go>();
    REQUIRE(went.size() == 2);
    CHECK(went[1].route.page == from.page);
  }
}

TEST_CASE("\"I do not agree\" is kept with what it is about, the words and what is wanted", "[R48]") {
  ViewStage stage(sample("unhappy"));
  stage.settle();
  REQUIRE(stage.tap("unhappy/say"));
  REQUIRE(stage.tap("unhappy/keep"));
  REQUIRE(stage.node("unhappy/missing"));
  CHECK(stage.node("unhappy/missing")->name == "Choose what Isobel wants now");
  REQUIRE(stage.tap("unhappy/wish/think-again"));
  REQUIRE(stage.tap("unhappy/keep"));
  auto wishes = stage.all<app::PlanIntent>();
  REQUIRE(wishes.size() == 1);
  auto* said = std::get_if<app::SayNotAgreed>(&wishes[0]);
  REQUIRE(said);
  CHECK(said->about == "plan");
  CHECK(said->words == "Nobody asked me about the weekend.");
  CHECK(said->wish == "think-again");
}
