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
