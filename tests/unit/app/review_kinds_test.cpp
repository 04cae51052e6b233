// Reviews of several kinds at Isobel's, how her support ends at the last one, and what she has reached.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_agreed.h"
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
  ReviewOfIsobel() : choir(whole_plan()) {}

  void agree() {
    auto page = go(Page::agreed)->agreed;
    after(app::Agree{page->agreement, page->conversation, page->seen, "agree"});
  }
  // Begins one of that kind and stays on its page.
  model::RecordId begin(std::string type = "", std::string asked = "") {
    go(Page::review);
    auto model = after(app::ReviewIntent(app::BeginReview{"", std::move(type), std::move(asked)}));
    REQUIRE(model->review);
    return model->review->review;
  }
  Model look_again(model::RecordId review, std::string on) {
    return after(app::ReviewIntent(app::EndReview{review, std::move(on)}));
  }
  Model decide(model::RecordId review, std::string what) {
    go(Page::review);
    app::KeepReviewLine line{review, choir};
    line.decide = std::move(what);
    for (const auto& row : core->model()->review->outcomes)
      if (row.subject == choir) line.seen = row.seen;
    return after(app::ReviewIntent(line));
  }
  Model end(model::RecordId review, std::string on, std::string why) {
    return after(app::ReviewIntent(app::EndSupport{review, std::move(on), std::move(why)}));
  }
  void write(const app::FieldText& field, const std::string& words) {
    after(app::Write{field.key, field.seen, ++session, words, 0});
  }
  std::string review_due() { return go(Page::person)->person->review_due; }
  void days(std::int64_t count) { clock.advance(count * kDay), unlock(); }
  // What each part of the plan says of how long it lasts.
  std::vector<std::string> plan_lines() {
    std::vector<std::string> lines;
    for (const auto& outcome : go(Page::plan)->plan->outcomes)
      for (const auto& line : outcome.steps) lines.push_back(line.what + ": " + line.who);
    return lines;
  }

  model::RecordId choir;  // what she wants
  std::uint64_t session = 70;
};

}  // namespace

TEST_CASE("which kind of review it is, is chosen where it begins, the one that is due first", "[R60]") {
  ReviewOfIsobel isobel;
  auto page = isobel.go(Page::review)->review;
  CHECK(page->type == "first");
  CHECK(page->types == std::vector<std::string>{"first", "payment", "carer", "requested", "end"});
  auto check = isobel.begin("payment");
  page = isobel.go(Page::review)->review;
  CHECK(page->type == "payment");
  CHECK(page->next_on == "2027-05-25");  // half a year
  bool told = false;
  for (const auto& each : isobel.go(Page::person)->person->happened)
    told = told || each.what == "happened.review.payment";
  CHECK(told);
  CHECK(isobel.look_again(check, "2027-05-25")->person->review_due == "Direct payment check. Due Tuesday 25 May");
}

TEST_CASE("a payment check does not put off Isobel's first review, and both stand in turn", "[R60]") {
  ReviewOfIsobel isobel;
  isobel.agree();
  CHECK(isobel.review_due() == "Due Tuesday 5 January");
  isobel.look_again(isobel.begin("payment"), "2027-05-25");
  CHECK(isobel.review_due() == "Due Tuesday 5 January");
  CHECK(isobel.go(Page::review)->review->type == "first");
  isobel.look_again(isobel.begin(), "2027-12-01");
  CHECK(isobel.review_due() == "Direct payment check. Due Tuesday 25 May");
  CHECK(isobel.go(Page::review)->review->type == "payment");  // what is due is chosen already
}

TEST_CASE("a review that Isobel asked for keeps what she asked, and leaves the planned one on its day", "[R60]") {
  ReviewOfIsobel isobel;
  isobel.agree();
  isobel.begin("requested", "Whether the mornings could be later.");
  auto page = isobel.go(Page::review)->review;
  CHECK(page->type == "requested");
  CHECK(page->asked == "Whether the mornings could be later.");
  CHECK_FALSE(page->choose_again);
  CHECK(page->next_on == "2027-01-05");
}

TEST_CASE("a change of circumstances is not begun without its words", "[R60]") {
  ReviewOfIsobel isobel;
  isobel.go(Page::review);
  auto model = isobel.after(app::ReviewIntent(app::BeginReview{"", "change"}));
  CHECK(model->notice.key == "review.needs.change");
  CHECK(model->review->review.is_none());
}

TEST_CASE("at the last review each part of Isobel's support gets its last day, and nothing is due any more", "[R60]") {
  ReviewOfIsobel isobel;
  isobel.agree();
  auto last = isobel.begin("end");
  auto model = isobel.end(last, "2026-12-24", "");
  CHECK(model->notice.key == "review.needs.end_why");
  isobel.go(Page::review);
  model = isobel.end(last, "2026-12-24", "not-needed");
  CHECK(model->notice.key == "review.support_ends");
  CHECK(model->notice.words == std::vector<std::string>{"Thursday 24 December"});
  REQUIRE(model->person);
  CHECK(model->person->review_due.empty());
  CHECK_FALSE(model->person->review_held);
  auto lines = isobel.plan_lines();
  REQUIRE(lines.size() == 2);
  for (const auto& line : lines) CHECK(line.ends_with("until 24 December"));
  isobel.days(31);  // Christmas: they are over
  CHECK(isobel.plan_lines().empty());
  CHECK(isobel.go(Page::money)->money->lines.empty());
}

TEST_CASE("others take over from Isobel's worker: who is said first, and the support goes on", "[R60]") {
  ReviewOfIsobel isobel;
  auto last = isobel.begin("end");
  auto model = isobel.end(last, "2026-12-24", "handed-over");
  CHECK(model->notice.key == "review.needs.hand_to");
  isobel.write(isobel.go(Page::review)->review->hand_to, "The team in Fife");
  model = isobel.end(last, "2026-12-24", "handed-over");
  CHECK(model->notice.key == "review.handed_over");
  CHECK(model->notice.words == std::vector<std::string>{"The team in Fife", "Thursday 24 December"});
  isobel.days(31);
  CHECK(isobel.plan_lines().size() == 2);
}

TEST_CASE("an ended support ends once: a second tap and a day to look again change nothing", "[R60]") {
  ReviewOfIsobel isobel;
  auto last = isobel.begin("end");
  isobel.end(last, "2026-12-24", "moved");
  isobel.go(Page::person);
  CHECK_FALSE(isobel.end(last, "2026-12-24", "moved")->notice.is_problem);
  CHECK(isobel.end(last, "2027-01-24", "moved")->notice.key == "review.has_ended");
  CHECK(isobel.look_again(last, "2027-02-24")->notice.key == "review.has_ended");
}

TEST_CASE("what Isobel calls done is reached: it stays on her list with its day, with nothing new planned for it",
          "[R59]") {
  ReviewOfIsobel isobel;
  CHECK(isobel.go(Page::money)->money->outcomes.size() == 1);
  auto review = isobel.begin();
  isobel.decide(review, "done");
  auto lines = isobel.go(Page::outcomes)->outcomes->lines;
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].ended == "reached");
  CHECK(lines[0].ended_on == "24 November");
  CHECK(isobel.go(Page::money)->money->outcomes.empty());
  CHECK(isobel.go(Page::money)->money->lines.size() == 2);  // what is planned for it stays

  // Taken back, it is as it was.
  isobel.decide(review, "keep");
  CHECK(isobel.go(Page::outcomes)->outcomes->lines[0].ended.empty());
  CHECK(isobel.go(Page::money)->money->outcomes.size() == 1);
}

TEST_CASE("at the next review what Isobel reached is told as reached, and nobody has to ask about it again", "[R59]") {
  ReviewOfIsobel isobel;
  auto review = isobel.begin();
  isobel.decide(review, "done");
  CHECK_FALSE(isobel.go(Page::review)->review->needs.empty());  // how it is today is still to ask
  isobel.look_again(review, "2026-12-08");
  isobel.days(14);
  isobel.begin("planned");
  auto page = isobel.go(Page::review)->review;
  REQUIRE(page->outcomes.size() == 1);
  CHECK(page->outcomes[0].ended == "reached");
  CHECK(page->outcomes[0].ended_on == "24 November");
  CHECK(page->outcomes[0].decide.empty());
  CHECK(page->needs.empty());
}
