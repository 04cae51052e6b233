// Isobel's plan: what stands on it, what she says about it, and what one can do when she is not happy.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_plan.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using app::Route;
using tests::AtIsobels;
using Page = Route::Page;

namespace {

const care::Strokes kSigned = {{{1'000, 3'000, 0}, {1'200, 2'500, 16}, {1'900, 3'100, 33}}, {{2'500, 2'800, 400}, {2'600, 3'000, 420}}};

// Says it on the plan as it is shown now.
std::shared_ptr<const app::ReadModel> say(AtIsobels& isobel, std::string answer, std::string words = "", care::Strokes signature = {}) {
  auto model = isobel.go(Page::plan);
  if (!words.empty()) {
    isobel.after(app::Write{model->plan->words.key, model->plan->words.seen, 71, words, 0});
    model = isobel.core->model();
  }
  return isobel.after(app::PlanIntent(app::SayPlan{std::move(answer), model->plan->seen, std::move(signature)}));
}

}  // namespace

TEST_CASE("each part of the plan stands under what Isobel wants: who, how much, which way, or at no cost", "[R29]") {
  AtIsobels isobel;
  isobel.whole_plan();
  auto plan = isobel.go(Page::plan)->plan;
  CHECK(plan->needs.empty());
  REQUIRE(plan->outcomes.size() == 1);
  CHECK(plan->outcomes[0].line == "I want to stay in my own flat so that I am near the folk I know.");
  REQUIRE(plan->outcomes[0].steps.size() == 2);
  const auto& lift = plan->outcomes[0].steps[0];
  CHECK(lift.what == "A lift to choir");
  CHECK(lift.who == "Jean next door");
  CHECK(lift.when == "No cost");
  const auto& washing = plan->outcomes[0].steps[1];
  CHECK(washing.what == "Help to wash and dress");
  CHECK(washing.who == "2 hours a week at £23.20. Option 2");
  CHECK(washing.when == "£46.40 a week");
  CHECK(plan->money == "£46.40 a week. Isobel probably pays nothing");
  CHECK(plan->answer.empty());
}

TEST_CASE("Isobel is not asked to agree while something is missing, and each thing leads to where it is put right", "[R29]") {
  AtIsobels isobel;
  auto plan = isobel.go(Page::plan)->plan;
  REQUIRE(plan->needs.size() == 1);
  CHECK(plan->needs[0].words == "First write down one thing Isobel wants, in their words");
  CHECK(plan->needs[0].opens.page == Page::outcomes);
  auto wanted = isobel.outcome();
  isobel.go(Page::money);
  isobel.wish(isobel.washing(wanted));
  plan = isobel.go(Page::plan)->plan;
  REQUIRE(plan->needs.size() == 2);
  CHECK(plan->needs[0].opens.page == Page::options);
  CHECK(plan->needs[1].opens.page == Page::money);
  auto model = say(isobel, "agree");
  CHECK(model->notice.is_problem);
  CHECK(model->notice.key == "choice.needs.offered");
  CHECK(model->plan->answer.empty());
}

TEST_CASE("Isobel agrees with some of it, in her own words, and signs; it is drawn as she drew it", "[R29]") {
  AtIsobels isobel;
  isobel.whole_plan();
  auto model = say(isobel, "part");
  CHECK(model->notice.key == "plan.needs.words");
  CHECK(model->plan->answer.empty());
  model = say(isobel, "part", "Not on a Sunday. Sunday is for the kirk.", kSigned);
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->plan->answer == "part");
  CHECK(model->plan->said == "Isobel agrees with some of it. 24 November");
  CHECK_FALSE(model->plan->changed_since);
  CHECK(isobel.go(Page::person)->person->plan_said == "Isobel agrees with some of it. 24 November");

  isobel.open();
  isobel.unlock();
  auto plan = isobel.go(Page::plan)->plan;
  CHECK(plan->answer == "part");
  CHECK(plan->words.text == "Not on a Sunday. Sunday is for the kirk.");
  CHECK(plan->signature == kSigned);
}

TEST_CASE("what Isobel agreed to stays as it was: a later change is shown, and her signature does not stand for it", "[R29]") {
  AtIsobels isobel;
  auto wanted = isobel.whole_plan();
  say(isobel, "agree", "", kSigned);
  isobel.after(app::AddStep{wanted, "A second rail on the stair", "Amina", "2026-12-04", "by"});
  auto plan = isobel.go(Page::plan)->plan;
  CHECK(plan->answer == "agree");
  CHECK(plan->changed_since);
  isobel.clock.advance(60'000);
  plan = say(isobel, "agree")->plan;  // said again, not signed again
  CHECK_FALSE(plan->changed_since);
  CHECK(plan->signature.empty());
}

TEST_CASE("Isobel has a copy in large print the same visit, and it is noted that she has", "[R29]") {
  AtIsobels isobel;
  isobel.whole_plan();
  say(isobel, "agree", "", kSigned);
  auto model = isobel.after(app::LeavePaper{app::PaperKind::plan});
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->plan->copy_given == "24 November");
  CHECK(model->plan->pdf == "plan-2026-11-24.pdf");
  CHECK_FALSE(model->plan->changed_since);
  auto pdf = isobel.files.read(isobel.folder.path() / "documents" / "plan-2026-11-24.pdf");
  REQUIRE(pdf);
  CHECK(pdf->size() > 10'000);
}

TEST_CASE("Isobel can say no whatever is missing; what she said is kept and the ways are shown at once", "[R48]") {
  AtIsobels isobel;
  isobel.outcome();
  auto model = say(isobel, "disagree", "Nobody asked me about the weekend.");
  REQUIRE(model->unhappy);
  CHECK(model->unhappy->about == "plan");
  CHECK(model->unhappy->words == "Nobody asked me about the weekend.");
  REQUIRE(model->unhappy->blocks[0].size() == 5);
  CHECK(model->unhappy->blocks[1].size() == 5);
  model = isobel.after(app::PlanIntent(app::SayNotAgreed{"plan", model->unhappy->record, model->unhappy->words, "think-again"}));
  CHECK_FALSE(model->notice.is_problem);
  REQUIRE(model->unhappy->said.size() == 1);
  CHECK(model->unhappy->said[0].about == "plan");
  CHECK(model->unhappy->said[0].wish == "think-again");
  CHECK(model->unhappy->said[0].words == "Nobody asked me about the weekend.");
  CHECK(model->unhappy->said[0].on == "24 November");
  CHECK(isobel.go(Page::plan)->plan->answer == "disagree");
}

TEST_CASE("a way that is not offered, a choice and an amount can each be disagreed with, without a reason", "[R48]") {
  AtIsobels isobel;
  isobel.whole_plan();
  auto offer = isobel.go(Page::options)->options->columns[0][0].offer;
  CHECK_FALSE(offer.is_none());
  auto lines = isobel.go(Page::money)->money->lines;
  auto choice = lines[1].choice;
  CHECK(lines[0].choice.is_none());
  REQUIRE_FALSE(choice.is_none());
  auto model = isobel.after(app::Go{{Page::unhappy, isobel.person(), choice, "option"}});
  CHECK(model->unhappy->words.empty());
  for (auto [about, record] : {std::pair("option", offer), std::pair("option", choice), std::pair("amount", model::RecordId{})})
    model = isobel.after(app::PlanIntent(app::SayNotAgreed{about, record, "", "just-say-so"}));
  CHECK(model->unhappy->said.size() == 3);
  CHECK(isobel.after(app::PlanIntent(app::SayNotAgreed{"weather", {}, "", "just-say-so"}))->notice.is_problem);
}

TEST_CASE("the sheet for when people are not happy is left in the house, plain or in Easy Read", "[R48]") {
  AtIsobels isobel;
  isobel.go(Page::unhappy);
  for (bool easy : {false, true}) {
    auto model = isobel.after(app::LeavePaper{app::PaperKind::unhappy, easy});
    CHECK_FALSE(model->notice.is_problem);
    CHECK(model->unhappy->pdf == (easy ? "not-happy-2026-11-24-2.pdf" : "not-happy-2026-11-24.pdf"));
  }
}
