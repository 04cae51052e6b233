// A review under Amina's finger: what a sheet hands over, and what it says when another tablet was first.
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "app/core/read_models_review.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::ViewStage;

namespace {

// One thing of Isobel's review changed, as the core shows it next.
void change_review(ViewStage& stage, const std::function<void(app::ReviewModel&)>& change) {
  app::ReviewModel review = *stage.model.review;
  change(review);
  stage.model.review = std::make_shared<app::ReviewModel>(review);
  ++stage.model.version;
  stage.settle();
}

app::ReadModel review_sample() { return test::sample("review"); }

std::vector<app::KeepReviewLine> kept_lines(const ViewStage& stage) { return stage.all<app::KeepReviewLine>(); }

}  // namespace

TEST_CASE("Amina changes what becomes of an outcome, and nothing else is written", "[R59]") {
  ViewStage stage(review_sample());
  model::Dot dot;
  dot.seq = 7;
  change_review(stage, [&](app::ReviewModel& review) { review.outcomes[0].seen.decide = {dot}; });
  REQUIRE(stage.tap("review/outcome/1"));
  REQUIRE(stage.tap("review/decide/change"));
  REQUIRE(stage.tap("review/keep"));
  auto kept = kept_lines(stage);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].decide == "change");
  CHECK(kept[0].seen.decide == std::vector<model::Dot>{dot});
  CHECK_FALSE(kept[0].score);
  CHECK_FALSE(kept[0].voice);
}

TEST_CASE("two answers about an outcome of Isobel's are told on its card and its sheet, and neither is for the taking", "[R59]") {
  ViewStage stage(review_sample());
  change_review(stage, [](app::ReviewModel& review) { review.outcomes[0].decide_disputed = true, review.outcomes[0].decide.clear(); });
  CHECK(stage.node("review/outcome/1")->value.ends_with("Two versions"));
  REQUIRE(stage.tap("review/outcome/1"));
  CHECK(stage.node("review/decide/two"));
  CHECK_FALSE(stage.node("review/decide/keep"));
  REQUIRE(stage.tap("review/keep"));
  REQUIRE(kept_lines(stage).size() == 1);
  CHECK_FALSE(kept_lines(stage)[0].decide);
}

TEST_CASE("another tablet ends Isobel's review while Amina is typing: her words are handed over, and it is said", "[R59]") {
  ViewStage stage(review_sample());
  stage.settle();
  auto note = stage.model.review->outcomes[0].note.key;
  REQUIRE(stage.tap("review/outcome/1"));
  REQUIRE(stage.tap("review/note"));
  stage.type(" And to the shop.");
  change_review(stage, [](app::ReviewModel& review) {
    review.review = {}, review.talk = {};
    for (app::ReviewRow& row : review.outcomes) row.note.key.record = {}, row.note.text.clear();
  });
  CHECK(stage.node("review/ended/words"));
  CHECK_FALSE(stage.node("review/keep"));
  auto written = stage.all<app::Write>();
  REQUIRE_FALSE(written.empty());
  CHECK(written.back().key == note);
  CHECK(written.back().text.find("And to the shop.") != std::string::npos);
  REQUIRE(stage.tap("review/ended/done"));
  CHECK_FALSE(stage.node("review/ended/words"));
}

TEST_CASE("what was said of it the last time stands where one asks how it is now, with whose words they are",
          "[R08][R59]") {
  const std::string name = review_sample().review->name.known_as;
  for (const auto& [by, who] : {std::pair<const char*, std::string>("person", name + " said on 13 October"),
                                {"carer", "The carer said on 13 October"},
                                {"worker", "Noted on 13 October"}}) {
    INFO(by);
    ViewStage stage(review_sample());
    stage.settle();
    change_review(stage, [&](app::ReviewModel& review) { review.outcomes[0].said_by = by; });
    REQUIRE(stage.tap("review/outcome/1"));
    REQUIRE(stage.node("review/before"));
    CHECK(stage.node("review/before")->name == who + ": Not since the summer, and I miss it.");
  }
}
