// A carer's page: what she wants, what it counts for in two taps, and what is asked of money and work in one place
// only.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_carer.h"
#include "tests/ui/wishes.h"

using namespace blether;

TEST_CASE("What Moira wants counts for one of the four in two taps, in words for her", "[R43]") {
  auto stage = test::at("carer");
  stage.settle();
  REQUIRE(stage.model.carer);
  CHECK(stage.node("carer/want/1")->name.find("It is about: I have a life of my own as well") != std::string::npos);
  CHECK(stage.node("carer/want/2")->name.find("Choose what it is about") != std::string::npos);
  REQUIRE(stage.tap("carer/want/2"));
  for (const char* four : {"heard-involved", "caring-experience", "full-healthy-life", "own-life"}) {
    INFO(four);
    CHECK(stage.node(std::string("carer/four/") + four));
  }
  REQUIRE(stage.tap("carer/four/full-healthy-life"));
  const auto all = stage.all<app::CountOutcome>();
  REQUIRE(all.size() == 1);
  CHECK(all[0].outcome == stage.model.carer->wants[1].record);
  CHECK(all[0].four == "full-healthy-life");
  CHECK_FALSE(stage.node("carer/four/own-life"));
}

TEST_CASE("The one that was chosen is taken back by another tap on it", "[R43]") {
  auto stage = test::at("carer");
  stage.settle();
  REQUIRE(stage.tap("carer/want/1"));
  REQUIRE(stage.tap("carer/four/own-life"));
  const auto all = stage.all<app::CountOutcome>();
  REQUIRE(all.size() == 1);
  CHECK(all[0].four.empty());
}

TEST_CASE("Money, a benefits check, work and learning show her answers, and what is open leads to its one question",
          "[R43][R08]") {
  auto stage = test::at("carer");
  stage.settle();
  CHECK(stage.node("carer/asked/money")->name.find("Some") != std::string::npos);
  CHECK(stage.node("carer/asked/benefits")->name.find("Yes") != std::string::npos);
  CHECK(stage.node("carer/asked/learning")->name.find("Not asked yet") != std::string::npos);
  REQUIRE(stage.tap("carer/asked/learning"));
  REQUIRE(stage.all<app::Go>().size() == 1);
  const app::Route to = stage.all<app::Go>()[0].route;
  CHECK(to.page == app::Route::Page::conversation);
  CHECK(to.record == stage.model.carer->conversation);
  CHECK(to.item == "acsp.5.learning");
}

TEST_CASE("Her papers are printed in Easy Read when that is turned on, on Amina's page and on her own", "[R39][R65]") {
  for (const auto& [page, id] : {std::pair<std::string, std::string>("carer", "carer"), {"own-plan-end", "own"}}) {
    INFO(page);
    auto stage = test::at(page);
    stage.settle();
    CHECK(stage.tap(id + "/copy"));
    CHECK(stage.tap(id + "/easy"));
    CHECK(stage.tap(id + "/card"));
    auto papers = stage.all<app::LeavePaper>();
    CHECK((papers.size() == 2 && !papers[0].easy_read && papers[1].easy_read));
  }
}

TEST_CASE("In large letters Moira sees every answer at once, before what she said the time before", "[R39][R62]") {
  for (const bool portrait : {true, false}) {
    INFO((portrait ? "upright" : "wide"));
    auto model = test::sample("own-plan");
    model.settings.scale_percent = 200;
    test::ViewStage stage(model, portrait ? 800 : 1280, portrait ? 1280 : 800);
    stage.settle();
    const float foot = stage.node("own/rather-not")->rect.y;
    for (const char* answer : {"own/answer/enough", "own/answer/not-enough", "own/answer/unsure"}) {
      INFO(answer);
      REQUIRE(stage.node(answer));
      CHECK(stage.node(answer)->rect.bottom() <= foot);
      CHECK(stage.node(answer)->visible.h >= stage.node(answer)->rect.h - 1);
      CHECK(stage.node(answer)->rect.y < stage.node("own/before")->rect.y);
    }
  }
}

TEST_CASE("In large letters Previous stands beside what she would rather not say, and the answers get the room",
          "[R39]") {
  auto model = test::sample("own-plan");
  model.settings.scale_percent = 200;
  test::ViewStage stage(model, 800, 1280);
  stage.settle();
  CHECK(stage.node("own/previous")->rect.y == stage.node("own/rather-not")->rect.y);
  CHECK(stage.node("own/previous")->rect.x >= stage.node("own/rather-not")->rect.right());
}

TEST_CASE("Moira can say her answer: the sheet speaks to her, and what she said is there to hear", "[R39]") {
  auto stage = test::at("own-plan-words");
  stage.settle();
  CHECK(stage.node("own/voice/1")->name == "Your voice, 0:07. One evening a week that is mine");
  CHECK_FALSE(stage.node("own/voice/2/play"));  // its file has not come yet
  REQUIRE(stage.tap("own/voice/1/play"));
  REQUIRE(stage.all<app::OpenAttached>().size() >= 1);
  CHECK(stage.all<app::OpenAttached>()[0].record == stage.model.own_plan->voices[0].record);
  REQUIRE(stage.tap("own/voice"));
  CHECK(stage.node("attached/record/who")->name.starts_with("You and the team who work with you"));
  CHECK(stage.node("attached/record/start"));
}

TEST_CASE("A break is typed with its hours, in the unit that was tapped", "[R42]") {
  auto stage = test::at("carer");
  stage.settle();
  REQUIRE(stage.tap("carer/break/2"));
  CHECK(stage.node("break/long")->value == "3");
  REQUIRE(stage.tap("break/unit/nights"));
  REQUIRE(stage.tap("break/keep"));
  const auto kept = stage.all<app::KeepBreak>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].long_for == "3");
  CHECK(kept[0].unit == "nights");
}

TEST_CASE("Support for Moira shows what was decided, and what nobody meets asks why", "[R39][R50]") {
  auto stage = test::at("carer");
  stage.settle();
  CHECK(stage.node("carer/support/1")->name.find("Moira pays £0") != std::string::npos);
  REQUIRE(stage.tap("carer/support/1"));
  REQUIRE(stage.tap("support/option/3"));
  REQUIRE(stage.tap("support/keep"));
  auto kept = stage.all<app::KeepCarerSupport>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].said.option == 3);
  CHECK(kept[0].said.who == "Crossroads");
  CHECK(kept[0].said.record == stage.model.carer->supports[0].said.record);
  REQUIRE(stage.tap("carer/support/add"));
  REQUIRE(stage.tap("support/need"));
  stage.type("a hand with the stairs");
  REQUIRE(stage.tap("support/met/not-met"));
  CHECK_FALSE(stage.node("support/option/1"));
  REQUIRE(stage.tap("support/why/UN15"));
  REQUIRE(stage.tap("support/keep"));
  kept = stage.all<app::KeepCarerSupport>();
  REQUIRE(kept.size() == 2);
  CHECK(kept[1].said.met == "not-met");
  CHECK(kept[1].why_not == "UN15");
  CHECK(kept[1].look_again == "2027-01-05");
}

TEST_CASE("What Moira waits for stands on her page, and a tap says how it goes", "[R50]") {
  auto stage = test::at("carer");
  stage.settle();
  CHECK(stage.node("carer/waiting")->name == "What Moira is still waiting for");
  CHECK(stage.node("carer/unmet/1")->name.find("sleep through on a Sunday") != std::string::npos);
  CHECK(stage.node("carer/unmet/2")->name.find("It is kept in Isobel’s file") != std::string::npos);
  REQUIRE(stage.tap("carer/unmet/1"));
  REQUIRE(stage.tap("need/status/met"));
  REQUIRE(stage.tap("need/words"));
  stage.type("A sitter comes.");
  REQUIRE(stage.tap("need/keep"));
  const auto carried = stage.all<app::CarryOnUnmet>();
  REQUIRE(carried.size() == 1);
  CHECK(carried[0].need == stage.model.carer->unmet.lines[0].record);
  CHECK(carried[0].news.status == "met");
  CHECK(carried[0].news.words == "A sitter comes.");
}

TEST_CASE("Written down twice is offered for what is Moira's own, where Isobel waits for something too", "[R50]") {
  auto stage = test::at("carer");
  stage.settle();
  REQUIRE(stage.tap("carer/unmet/2"));
  CHECK_FALSE(stage.node("need/status/same"));
  REQUIRE(stage.tap("need/back"));
  REQUIRE(stage.tap("carer/unmet/1"));
  REQUIRE(stage.tap("need/status/same"));
  REQUIRE(stage.tap("need/keep"));
  const auto carried = stage.all<app::CarryOnUnmet>();
  REQUIRE(carried.size() == 1);
  CHECK(carried[0].news.status == "same");
}

TEST_CASE("What Isobel waits for already is not written down anew: it is hard for Moira too from then on", "[R50]") {
  auto stage = test::at("carer");
  stage.settle();
  REQUIRE(stage.tap("carer/unmet/add"));
  REQUIRE(stage.tap("unmet/about/2"));
  REQUIRE(stage.tap("unmet/more"));
  CHECK_FALSE(stage.node("unmet/for/carer"));  // on her page that needs no saying
  CHECK(stage.node("unmet/words")->name == "In their own words");  // Isobel's, and not Moira's
  CHECK(stage.node("unmet/effect")->name == "What does that do to them?");
  REQUIRE(stage.tap("unmet/keep"));
  const auto recorded = stage.all<app::RecordUnmet>();
  REQUIRE(recorded.size() == 1);
  CHECK(recorded[0].corrects == stage.model.carer->unmet.abouts[1].there);
  CHECK(recorded[0].said.need == "A rail on the stair");
  CHECK(recorded[0].said.carer_affected);
}

TEST_CASE("Another choice after that is a new need again, with nothing of Isobel's in it", "[R50]") {
  auto stage = test::at("carer");
  stage.settle();
  REQUIRE(stage.tap("carer/unmet/add"));
  REQUIRE(stage.tap("unmet/about/2"));
  REQUIRE(stage.tap("unmet/about/1"));
  REQUIRE(stage.tap("unmet/need"));
  stage.type("somebody on a Tuesday");
  REQUIRE(stage.tap("unmet/reason/UN02"));
  REQUIRE(stage.tap("unmet/keep"));
  const auto recorded = stage.all<app::RecordUnmet>();
  REQUIRE(recorded.size() == 1);
  CHECK(recorded[0].corrects.is_none());
  CHECK(recorded[0].said.need == "somebody on a Tuesday");
  CHECK(recorded[0].said.outcome == "a1");
}

TEST_CASE("New support for Moira asks if she waited for it, and ends the waiting", "[R39][R50]") {
  auto stage = test::at("carer");
  stage.settle();
  REQUIRE(stage.tap("carer/support/add"));
  CHECK_FALSE(stage.node("support/answers/1"));
  REQUIRE(stage.tap("support/met/community"));
  CHECK_FALSE(stage.node("support/answers/2"));  // what is Isobel's is carried on by itself
  REQUIRE(stage.tap("support/answers/1"));
  CHECK(stage.node("support/need")->value == "sleep through on a Sunday");
  REQUIRE(stage.tap("support/what"));
  stage.type("A sitter on Sundays");
  REQUIRE(stage.tap("support/who"));
  stage.type("The church");
  REQUIRE(stage.tap("support/keep"));
  const auto kept = stage.all<app::KeepCarerSupport>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].answers == stage.model.carer->unmet.lines[0].record);
  CHECK(kept[0].said.need == "sleep through on a Sunday");
}

TEST_CASE("Who is 18 is asked about school in the sheet of what happened; nobody else is", "[R45]") {
  auto stage = test::at("carer");
  stage.settle();
  REQUIRE(stage.tap("carer/note"));
  CHECK_FALSE(stage.node("carer/at-school"));
  auto page = std::make_shared<app::CarerModel>(*stage.model.carer);
  page->ask_school = true;
  auto model = test::sample("carer");
  model.carer = page;
  test::ViewStage young(model);
  young.settle();
  REQUIRE(young.tap("carer/note"));
  REQUIRE(young.tap("carer/event/offered"));
  REQUIRE(young.tap("carer/at-school"));
  REQUIRE(young.tap("carer/keep"));
  const auto noted = young.all<app::NoteCarerEvent>();
  REQUIRE(noted.size() == 1);
  CHECK(noted[0].at_school);
}
