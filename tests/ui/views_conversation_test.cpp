// A question that was asked before, under Amina's finger.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/wishes.h"

using namespace blether;
using test::ViewStage;

TEST_CASE("what was said the time before stands beside the question: its first words, and all of them at a tap",
          "[R08]") {
  ViewStage stage(test::sample("conversation-again"));
  stage.settle();
  const auto& said = stage.model.conversation->items[stage.model.conversation->current].said_before;
  REQUIRE(stage.node("conversation/before"));
  const std::string first = stage.node("conversation/before")->name;
  CHECK(first.find("Isobel said on 24 November 2025") != std::string::npos);
  CHECK(first.find("Mornings are the worst") != std::string::npos);
  CHECK(first.find(said) == std::string::npos);
  REQUIRE(stage.tap("conversation/before/all"));
  CHECK(stage.node("conversation/before")->name.find(said) != std::string::npos);
  CHECK_FALSE(stage.node("conversation/before/all"));
  CHECK(stage.intents.empty());  // her words of then are nobody's answer of today
}
