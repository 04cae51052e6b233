// A plan that goes to another team and one that came, on the glass.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_package.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::at;

TEST_CASE("No file is made before Amina has said for which tablet, and the page says so", "[R36]") {
  auto stage = at("package-made");
  stage.settle();
  CHECK_FALSE(stage.node("package/problem"));
  REQUIRE(stage.tap("package/make"));
  CHECK(stage.all<app::MakePackage>().empty());
  REQUIRE(stage.node("package/problem"));
  REQUIRE(stage.tap("package/for/2"));
  REQUIRE(stage.tap("package/make"));
  auto made = stage.all<app::MakePackage>();
  REQUIRE(made.size() == 1);
  CHECK(made[0].address == stage.model.package->addresses[1].code);
}

TEST_CASE("While something waits to be settled no file is made, and the page says what", "[R36]") {
  auto stage = at("package");
  stage.settle();
  REQUIRE(stage.tap("package/for/1"));
  REQUIRE(stage.tap("package/make"));
  CHECK(stage.all<app::MakePackage>().empty());
  CHECK(stage.node("package/waits")->name == stage.model.package->waits);
}

TEST_CASE("A plan that came is kept or left by one tap; one that is refused can only be left", "[R36]") {
  auto sound = at("parcels-sound");
  sound.settle();
  CHECK(sound.node("parcels/holds/entries")->name == "212 entries in the history");
  REQUIRE(sound.tap("parcels/keep"));
  REQUIRE(sound.all<app::KeepPackage>().size() == 1);
  CHECK(sound.all<app::KeepPackage>()[0].file == "plan-2026-11-24-k3tn.blether-plan");
  auto refused = at("parcels-refused");
  refused.settle();
  CHECK_FALSE(refused.node("parcels/keep"));
  CHECK(refused.node("parcels/problem"));
  REQUIRE(refused.tap("parcels/leave"));
  CHECK(refused.all<app::KeepPackage>().empty());
}
