// What Isobel's review stops: her plan, her money and her next review tell it; what she agreed to then stays as it was.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_plan.h"
#include "app/core/read_models_review.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using app::Route;
using tests::AtIsobels;
using Page = Route::Page;
using Model = std::shared_ptr<const app::ReadModel>;

namespace {

constexpr std::int64_t kDay = 86'400'000;

struct ReviewOfIsobel : AtIsobels {
  ReviewOfIsobel() {
    whole_plan();
    auto model = go(Page::plan);
    after(app::PlanIntent(app::SayPlan{"agree", model->plan->seen, {}}));
  }

  Model begin() {
    go(Page::review);
    return after(app::ReviewIntent(app::BeginReview{"", "", ""}));
  }
  // What becomes of the part of that name.
  void decide(const Model& review, const std::string& what, const std::string& becomes) {
    for (const app::ReviewRow& row : review->review->supports) {
      if (!row.line.starts_with(what)) continue;
      app::KeepReviewLine line{review->review->review, row.subject};
      line.decide = becomes, line.seen = row.seen;
      after(app::ReviewIntent(line));
    }
  }
  Model end(const model::RecordId& review) {
    return after(app::ReviewIntent(app::EndReview{review, "2027-05-25"}));
  }
  void days(std::int64_t count) { clock.advance(count * kDay), unlock(); }
  std::vector<std::string> money_lines() {
    std::vector<std::string> lines;
    for (const auto& line : go(Page::money)->money->lines) lines.push_back(line.what);
    return lines;
  }
  // Everything that stands on the plan under one heading.
  std::vector<std::string> plan_under(const std::string& heading) {
    std::vector<std::string> lines;
    for (const auto& outcome : go(Page::plan)->plan->outcomes)
      if (outcome.line == heading)
        for (const auto& line : outcome.steps) lines.push_back(line.what + ": " + line.who);
    return lines;
  }
};

constexpr const char* kWanted = "I want to stay in my own flat so that I am near the folk I know.";
constexpr const char* kStopped = "Help to wash and dress. Stopped on 24 November";

}  // namespace

TEST_CASE("'Help to wash' is stopped at Isobel's review: her plan and her money no longer have it from the next day, and "
          "tell that it is done with",
          "[R59]") {
  ReviewOfIsobel isobel;
  auto review = isobel.begin();
  isobel.decide(review, "Help to wash", "stop");
  isobel.decide(review, "A lift", "keep");
  CHECK(isobel.end(review->review->review)->notice.key == "review.ended");
  auto on_the_plan = isobel.plan_under(kWanted);
  REQUIRE(on_the_plan.size() == 2);
  CHECK(on_the_plan[1].ends_with("until 24 November"));
  isobel.days(1);
  CHECK(isobel.plan_under(kWanted) == std::vector<std::string>{"A lift to choir: Jean next door"});
  CHECK(isobel.plan_under("Done with") ==
        std::vector<std::string>{"Help to wash and dress: Stopped on 24 November"});
  CHECK(isobel.money_lines() == std::vector<std::string>{"A lift to choir"});
  auto money = isobel.go(Page::money)->money;
  CHECK(money->stopped == std::vector<std::string>{kStopped});
  CHECK(money->weekly == "£0.00");
}

TEST_CASE("What Isobel agreed to before a part was stopped stays as she said it, and is told to be older than the page",
          "[R29][R59]") {
  ReviewOfIsobel isobel;
  auto review = isobel.begin();
  isobel.decide(review, "Help to wash", "stop");
  isobel.end(review->review->review);
  isobel.days(1);
  auto plan = isobel.go(Page::plan)->plan;
  CHECK(plan->answer == "agree");
  CHECK(plan->said == "Isobel agrees with this plan. 24 November");
  CHECK(plan->changed_since);
}

TEST_CASE("At Isobel's next review the part that was stopped is not asked about again, and stands below", "[R59]") {
  ReviewOfIsobel isobel;
  auto review = isobel.begin();
  isobel.decide(review, "Help to wash", "stop");
  isobel.end(review->review->review);
  isobel.days(30);
  auto next = isobel.begin()->review;
  REQUIRE(next->supports.size() == 1);
  CHECK(next->supports[0].line == "A lift to choir. Jean next door");
  CHECK(next->stopped == std::vector<std::string>{kStopped});
}

TEST_CASE("A review that keeps and changes parts of Isobel's support ends none of them", "[R59]") {
  ReviewOfIsobel isobel;
  auto review = isobel.begin();
  isobel.decide(review, "Help to wash", "change");
  isobel.decide(review, "A lift", "keep");
  isobel.end(review->review->review);
  isobel.days(1);
  CHECK(isobel.money_lines().size() == 2);
  CHECK(isobel.plan_under("Done with").empty());
}
