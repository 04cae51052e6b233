// Deciding about a risk, and who decides what, on the glass.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_decisions.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::at;

TEST_CASE("What is missing before Isobel's risk is decided is said when somebody tries", "[R30]") {
  auto stage = at("risk");
  stage.settle();
  CHECK_FALSE(stage.node("risk/waits"));
  REQUIRE(stage.tap("risk/decide"));
  REQUIRE(stage.node("risk/waits"));
  CHECK(stage.node("risk/waits")->name == "Write down what you agree to do");
  CHECK_FALSE(stage.node("risk/decide/keep"));
}

TEST_CASE("A decision names who decided, whether Isobel agrees, and a day to look again; her yes is asked every time", "[R30]") {
  auto stage = at("risk-decided");
  stage.settle();
  REQUIRE(stage.tap("risk/decide"));
  REQUIRE(stage.tap("risk/decide/keep"));
  CHECK(stage.all<app::DecideRisk>().empty());
  CHECK(stage.node("risk/decide/missing")->name == "Say if Isobel agrees");
  REQUIRE(stage.tap("risk/decide/way/try-first"));
  REQUIRE(stage.tap("risk/decide/agrees/no"));
  REQUIRE(stage.tap("risk/decide/keep"));
  auto decided = stage.all<app::DecideRisk>();
  REQUIRE(decided.size() == 1);
  CHECK(decided[0].way == "try-first");
  CHECK(decided[0].by == "Isobel, with Moira and Amina");
  CHECK(decided[0].agrees == "no");
  CHECK(decided[0].review_on == "2027-01-12");
}

TEST_CASE("Only a doubt asks why, what helped and who looked at it", "[R33]") {
  auto stage = at("capacity");
  stage.settle();
  REQUIRE(stage.tap("capacity/add"));
  CHECK(stage.node("capacity/view/presumed")->chosen);
  CHECK_FALSE(stage.node("capacity/why"));
  REQUIRE(stage.tap("capacity/decision"));
  stage.type("Who holds the key");
  REQUIRE(stage.tap("capacity/view/doubt"));
  CHECK(stage.node("capacity/why"));
  REQUIRE(stage.tap("capacity/keep"));
  CHECK(stage.all<app::KeepCapacity>().empty());
  CHECK(stage.node("capacity/missing")->name == "Say why you think so");
  REQUIRE(stage.tap("capacity/view/presumed"));
  REQUIRE(stage.tap("capacity/keep"));
  auto kept = stage.all<app::KeepCapacity>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].decision == "Who holds the key");
  CHECK(kept[0].view == "presumed");
}
