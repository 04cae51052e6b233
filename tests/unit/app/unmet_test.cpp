// What Isobel cannot get: written down at an outcome or a part of the plan, put right, and carried on until it came.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_plan.h"
#include "app/core/read_models_review.h"
#include "storage/model/schema.h"
#include "tests/support/at_isobels.h"
#include "tests/support/in_the_vault.h"

using namespace blether;
using tests::AtIsobels;
using Page = app::Route::Page;

namespace {

constexpr std::int64_t kDay = 24 * 3'600'000LL;

// Company at the weekend, as its form says it when everything is filled in.
app::RecordUnmet company(const model::RecordId& outcome) {
  app::RecordUnmet wish;
  care::NeedEntry& said = wish.said;
  said.outcome = outcome.hex(), said.need = "company at the weekend", said.reason = "UN02";
  said.words = "Not one of them is coming in here.", said.interim = "Jean comes in on Sunday";
  said.support_type = "social", said.amount_wanted = "4", said.amount_got = "1", said.unit = "hours-week";
  said.since = "2026-10-12", said.look_again = "2027-01-12", said.effect = "She sits in from Friday to Monday";
  said.carer_affected = true;
  return wish;
}

const app::NeedLine& first(const app::NeedsPart& part) {
  REQUIRE_FALSE(part.lines.empty());
  return part.lines.front();
}

app::UnmetIntent news(const app::NeedLine& line, std::string status, std::string got, std::string words) {
  app::CarryOnUnmet wish;
  wish.need = line.record;
  wish.news.status = std::move(status), wish.news.amount_got = std::move(got), wish.news.words = std::move(words);
  wish.news.look_again = "2027-02-23", wish.news.interim = line.said.interim;
  return wish;
}

}  // namespace

TEST_CASE("a need is kept with the amount wanted and got, since when, why, what covers it, and her view", "[R50]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  isobel.after(app::SetOutcome{wanted, "domain", "D03"});
  auto model = isobel.after(app::UnmetIntent(company(wanted)));
  const app::NeedLine& line = first(model->outcome->unmet);
  CHECK(line.waiting);
  CHECK(line.about == "Still waiting. No space yet. Wants 4 hours a week, has 1. Hard for the carer too. "
                      "We look again on 12 January.");
  const auto entries = tests::in_the_vault(isobel, model::kind::unmet_need);
  REQUIRE(entries.size() == 1);
  const care::NeedEntry kept = care::entry_of(entries[0]);
  CHECK(kept.amount_wanted == "4");
  CHECK(kept.amount_got == "1");
  CHECK(kept.unit == "hours-week");
  CHECK(care::shortfall(kept) == 3'000);
  CHECK(kept.since == "2026-10-12");
  CHECK(kept.support_type == "social");
  CHECK(kept.domain == "D03");
  CHECK(kept.interim == "Jean comes in on Sunday");
  CHECK(kept.words == "Not one of them is coming in here.");
  CHECK(kept.effect == "She sits in from Friday to Monday");
  CHECK(kept.carer_affected);
}

TEST_CASE("two taps are enough: what it is and why; since when is today, and a day to look again is offered", "[R50]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  auto model = isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  app::RecordUnmet wish;
  wish.said = model->outcome->unmet.begins;
  CHECK(wish.said.outcome == wanted.hex());
  CHECK(wish.said.look_again == "2027-01-05");
  wish.said.need = "A seat on the way", wish.said.reason = "UN07", wish.said.since.clear();
  model = isobel.after(app::UnmetIntent(wish));
  CHECK(first(model->outcome->unmet).said.since == "2026-11-24");
}

TEST_CASE("on the plan a need may be about any part of the support, and what is known of that is filled in", "[R50]") {
  AtIsobels isobel;
  auto wanted = isobel.whole_plan();
  auto model = isobel.go(Page::plan);
  REQUIRE(model->plan->unmet.abouts.size() == 3);
  const auto& abouts = model->plan->unmet.abouts;
  CHECK(abouts[1].label == "Help to wash and dress");
  CHECK(abouts[1].begins.need == "Help to wash and dress");
  CHECK(abouts[1].begins.support_type == "personal-care");
  CHECK(abouts[1].begins.outcome == wanted.hex());
  CHECK(abouts[2].label == "I want to stay in my own flat so that I am near the folk I know.");
  CHECK(abouts[2].begins.need.empty());
  app::RecordUnmet wish;
  wish.said = abouts[1].begins;
  wish.said.reason = "UN03";
  model = isobel.after(app::UnmetIntent(wish));
  CHECK(first(model->plan->unmet).said.need == "Help to wash and dress");
  model = isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  CHECK(model->outcome->unmet.lines.size() == 1);
}

TEST_CASE("some of it came, and then all: each is an entry of its own, and the waiting stays in the history", "[R50]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  auto model = isobel.after(app::UnmetIntent(company(wanted)));
  isobel.clock.advance(14 * kDay);
  model = isobel.after(news(first(model->outcome->unmet), "part", "2", ""));
  const app::NeedLine part = first(model->outcome->unmet);
  CHECK(part.waiting);
  CHECK(part.about == "Some of it came. No space yet. Wants 4 hours a week, has 2. Hard for the carer too. "
                      "We look again on 23 February.");
  REQUIRE(part.was.size() == 1);
  CHECK(part.was[0] == "24 November: Still waiting");
  CHECK(isobel.go(Page::person)->person->unmet == 1);

  isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  model = isobel.after(news(part, "met", "", "A befriender comes on both days."));
  const app::NeedLine met = first(model->outcome->unmet);
  CHECK_FALSE(met.waiting);
  CHECK(met.about == "It came, 8 December. A befriender comes on both days. Wants 4 hours a week, has 4");
  CHECK(met.was.size() == 2);
  CHECK(isobel.go(Page::person)->person->unmet == 0);
  const auto entries = tests::in_the_vault(isobel, model::kind::unmet_need);
  CHECK(entries.size() == 3);
}

TEST_CASE("what she no longer wants says why", "[R50]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  auto model = isobel.after(app::UnmetIntent(company(wanted)));
  model = isobel.after(news(first(model->outcome->unmet), "withdrawn", "", ""));
  CHECK(model->notice.is_problem);
  CHECK(first(model->outcome->unmet).waiting);
  model = isobel.after(news(first(model->outcome->unmet), "withdrawn", "", "My sister has moved in next door."));
  CHECK(first(model->outcome->unmet).about.starts_with("Not wanted any more, 24 November. My sister has moved in"));
}

TEST_CASE("what was written down wrong is put right by an entry that follows it; nothing is lost", "[R50]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  auto model = isobel.after(app::UnmetIntent(company(wanted)));
  app::RecordUnmet right;
  right.corrects = first(model->outcome->unmet).record;
  right.said = first(model->outcome->unmet).said;
  right.said.amount_wanted = "6";
  model = isobel.after(app::UnmetIntent(right));
  REQUIRE(model->outcome->unmet.lines.size() == 1);
  CHECK(first(model->outcome->unmet).said.amount_wanted == "6");
  CHECK(first(model->outcome->unmet).said.since == "2026-10-12");
  const auto entries = tests::in_the_vault(isobel, model::kind::unmet_need);
  CHECK(entries.size() == 2);
}

TEST_CASE("an amount that is no number, or is counted in nothing, is refused in words", "[R50]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  app::RecordUnmet wish = company(wanted);
  wish.said.amount_wanted = "a few";
  CHECK(isobel.after(app::UnmetIntent(wish))->notice.is_problem);
  wish.said.amount_wanted = "4", wish.said.unit.clear();
  auto model = isobel.after(app::UnmetIntent(wish));
  CHECK(model->notice.is_problem);
  CHECK(model->notice.key == "unmet.needs.unit");
  CHECK(model->outcome->unmet.lines.empty());
}

TEST_CASE("a review shows what still waits, and what came of the rest", "[R50][R59]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  isobel.after(app::Go{{Page::outcome, isobel.person(), wanted, ""}});
  auto model = isobel.after(app::UnmetIntent(company(wanted)));
  app::RecordUnmet rail = company(wanted);
  rail.said.need = "A rail on the stair";
  isobel.after(app::UnmetIntent(rail));
  model = isobel.go(Page::review);
  REQUIRE(model->review->unmet.lines.size() == 2);
  model = isobel.after(news(model->review->unmet.lines[0], "met", "", "It is up."));
  REQUIRE(model->review->unmet.lines.size() == 2);
  CHECK(model->review->unmet.lines[0].waiting);
  CHECK_FALSE(model->review->unmet.lines[1].waiting);
  CHECK(model->review->unmet.lines[1].about.starts_with("It came, 24 November. It is up."));
}
