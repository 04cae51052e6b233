// "What we agreed today": Isobel says whether we got it right, and signs what she was shown.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_agreed.h"
#include "app/core/read_models_plan.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using app::Route;
using tests::AtIsobels;
using Page = Route::Page;

namespace {

const care::Strokes kSigned = {{{1'000, 3'000, 0}, {1'200, 2'500, 16}, {1'900, 3'100, 33}},
                               {{2'500, 2'800, 400}, {2'600, 3'000, 420}}};

using Model = std::shared_ptr<const app::ReadModel>;

// Says it on the page as `shown` has it.
Model say(AtIsobels& isobel, const Model& shown, std::string answer, care::Strokes signature = {}) {
  const app::AgreedModel& page = *shown->agreed;
  return isobel.after(
      app::Agree{page.agreement, page.conversation, page.seen, std::move(answer), std::move(signature)});
}
Model write(AtIsobels& isobel, const std::string& words) {
  auto model = isobel.go(Page::agreed);
  return isobel.after(app::Write{model->agreed->words.key, model->agreed->words.seen, 71, words, 0});
}

}  // namespace

TEST_CASE("Isobel agrees to the page of the day and signs it; it is there again after the tablet was closed",
          "[R29]") {
  AtIsobels isobel;
  isobel.outcome();
  auto model = say(isobel, isobel.go(Page::agreed), "agree", kSigned);
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->agreed->answer == "agree");
  CHECK(model->agreed->said == "Isobel agrees. 24 November");
  isobel.open();
  isobel.unlock();
  auto page = isobel.go(Page::agreed)->agreed;
  CHECK(page->signature == kSigned);
  CHECK_FALSE(page->changed_since);
}

TEST_CASE("agreeing with some of it wants Isobel's own words, as on her plan", "[R29]") {
  AtIsobels isobel;
  isobel.outcome();
  auto model = say(isobel, isobel.go(Page::agreed), "part");
  CHECK(model->notice.key == "plan.needs.words");
  CHECK(model->agreed->answer.empty());
  model = say(isobel, write(isobel, "Not before ten in the morning."), "part", kSigned);
  CHECK(model->agreed->answer == "part");
  CHECK(model->agreed->words.text == "Not before ten in the morning.");
}

TEST_CASE("what Isobel signs is what she was shown: something new in between is read again first",
          "[R29]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  auto shown = isobel.go(Page::agreed);
  isobel.after(app::AddStep{wanted, "A second rail on the stair", "Amina", "2026-12-04", "by"});
  isobel.go(Page::agreed);
  auto model = say(isobel, shown, "agree", kSigned);
  CHECK(model->notice.is_problem);
  CHECK(model->notice.key == "say.newer");
  CHECK(model->agreed->answer.empty());
  model = say(isobel, isobel.go(Page::agreed), "agree", kSigned);
  CHECK(model->agreed->answer == "agree");
}

TEST_CASE("the plan, too, is signed as it was shown and not as it became meanwhile", "[R29]") {
  AtIsobels isobel;
  auto wanted = isobel.whole_plan();
  auto shown = isobel.go(Page::plan);
  isobel.after(app::AddStep{wanted, "A second rail on the stair", "Amina", "2026-12-04", "by"});
  isobel.go(Page::plan);
  auto model = isobel.after(app::PlanIntent(app::SayPlan{"agree", shown->plan->seen, kSigned}));
  CHECK(model->notice.key == "say.newer");
  CHECK(model->plan->answer.empty());
}

TEST_CASE("a later change shows, and the signature does not stand for what is said after it", "[R29]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  say(isobel, isobel.go(Page::agreed), "agree", kSigned);
  isobel.after(app::AddStep{wanted, "A second rail on the stair", "Amina", "2026-12-04", "by"});
  auto model = isobel.go(Page::agreed);
  CHECK(model->agreed->changed_since);
  CHECK(model->agreed->signature == kSigned);
  isobel.clock.advance(60'000);
  model = say(isobel, model, "agree");
  CHECK_FALSE(model->agreed->changed_since);
  CHECK(model->agreed->signature.empty());
}

TEST_CASE("Isobel does not agree to the page: what she can do is shown at once, with her words", "[R29][R48]") {
  AtIsobels isobel;
  isobel.outcome();
  auto model = say(isobel, write(isobel, "I never said every day."), "disagree");
  REQUIRE(model->unhappy);
  CHECK(model->unhappy->about == "plan");
  CHECK(model->unhappy->words == "I never said every day.");
}

TEST_CASE("from the day on which Isobel agreed to the page her first review is counted", "[R60]") {
  AtIsobels isobel;
  isobel.outcome();
  say(isobel, isobel.go(Page::agreed), "agree", kSigned);
  CHECK(isobel.go(Page::person)->person->review_due == "Due Tuesday 5 January");
}
