// The second visit: nobody asks Isobel as if she had never said it.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_finish.h"
#include "app/core/read_models_plan.h"
#include "app/core/read_models_review.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using tests::AminasTablet;
using tests::AtIsobels;

namespace {

constexpr std::int64_t kDay = 86'400'000;

struct SecondVisit : AminasTablet {
  using Model = std::shared_ptr<const app::ReadModel>;
  SecondVisit() { unlock(); }

  Model begin() { return after(app::StartConversation{person()}); }
  // Says it at a prompt of words.
  void say(const Model& talk, const std::string& link_id, const std::string& words) {
    const auto model = show(*talk->conversation, link_id);
    after(app::Write{item(*model, link_id).text.key, {}, ++session, words, 0});
  }
  void finish(const Model& talk) {
    after(app::Go{{app::Route::Page::finish, person(), {}, ""}});
    after(app::FinishIntent(app::SayAdvocacy{"advocacy", "declined", "", ""}));
    after(app::FinishConversation{talk->conversation->conversation});
  }
  // The first question of each kind that is not private.
  std::string first_of(const Model& talk, app::ItemKind kind) {
    for (const auto& each : talk->conversation->items)
      if (each.kind == kind && !each.is_private && !each.ask_alone) return each.link_id;
    return {};
  }

  std::uint64_t session = 10;
};

}  // namespace

TEST_CASE("at the second conversation Isobel's answer of the first stands beside the question, with its day",
          "[R08]") {
  SecondVisit isobel;
  auto talk = isobel.begin();
  const std::string asked = isobel.first_of(talk, app::ItemKind::text);
  REQUIRE_FALSE(asked.empty());
  isobel.say(talk, asked, "Isobel, and sit on my left.");
  CHECK(isobel.item(*isobel.show(*talk->conversation, asked), asked).said_before.empty());
  isobel.finish(talk);
  isobel.clock.advance(30 * kDay), isobel.unlock();
  talk = isobel.begin();
  const auto& now = isobel.item(*talk, asked);
  CHECK(now.said_before == "Isobel, and sit on my left.");
  CHECK(now.said_on == "24 November");
  CHECK(now.text.text.empty());  // it is shown, and not said for her
  for (const auto& each : talk->conversation->items)
    if (each.link_id != asked) CHECK(each.said_before.empty());
}

TEST_CASE("what Isobel put off at the first conversation is no answer at the second", "[R08]") {
  SecondVisit isobel;
  auto talk = isobel.begin();
  const std::string asked = isobel.first_of(talk, app::ItemKind::text);
  isobel.after(app::LeaveForNow{talk->conversation->conversation, asked, "chose-not-to"});
  isobel.finish(talk);
  isobel.clock.advance(30 * kDay), isobel.unlock();
  talk = isobel.begin();
  CHECK(isobel.item(*talk, asked).said_before.empty());
}

TEST_CASE("what Isobel was asked alone stays where she said it: a later visit does not show it", "[R08]") {
  SecondVisit isobel;
  auto talk = isobel.begin();
  isobel.after(app::SetAlone{talk->conversation->conversation, "alone"});
  talk = isobel.core->model();
  std::string alone;
  for (const auto& each : talk->conversation->items)
    if (each.ask_alone && alone.empty() && each.kind == app::ItemKind::yes_no) alone = each.link_id;
  REQUIRE_FALSE(alone.empty());
  isobel.after(app::ChooseOne{talk->conversation->conversation, alone, "yes"});
  isobel.finish(talk);
  isobel.clock.advance(30 * kDay), isobel.unlock();
  talk = isobel.begin();
  isobel.after(app::SetAlone{talk->conversation->conversation, "alone"});
  CHECK(isobel.item(*isobel.core->model(), alone).said_before.empty());
}

TEST_CASE("a second visit within one conversation goes on where the first stopped, with nothing asked anew", "[R08]") {
  SecondVisit isobel;
  auto talk = isobel.begin();
  const auto conversation = talk->conversation->conversation;
  const std::string asked = isobel.first_of(talk, app::ItemKind::text);
  isobel.say(talk, asked, "Isobel, and sit on my left.");
  isobel.clock.advance(7 * kDay), isobel.unlock();
  talk = isobel.begin();
  CHECK(talk->conversation->conversation == conversation);
  CHECK(isobel.item(*talk, asked).text.text == "Isobel, and sit on my left.");
}

TEST_CASE("what Isobel agreed to stays said when a new conversation begins, and shows as changed once it is",
          "[R08][R29]") {
  AtIsobels isobel;
  isobel.whole_plan();
  auto plan = isobel.go(AtIsobels::Page::plan)->plan;
  isobel.after(app::PlanIntent(app::SayPlan{"agree", plan->seen, {}}));
  isobel.go(AtIsobels::Page::finish);
  isobel.after(app::FinishIntent(app::SayAdvocacy{"advocacy", "declined", "", ""}));
  isobel.after(app::FinishConversation{isobel.core->model()->finish->conversation});
  isobel.clock.advance(30 * kDay), isobel.unlock();
  isobel.after(app::StartConversation{isobel.person()});

  plan = isobel.go(AtIsobels::Page::plan)->plan;
  CHECK(plan->said == "Isobel agrees with this plan. 24 November");
  CHECK(plan->answer.empty());  // of this time she has said nothing
  CHECK_FALSE(plan->changed_since);
  CHECK(isobel.go(AtIsobels::Page::person)->person->plan_said == "Isobel agrees with this plan. 24 November");

  auto money = isobel.go(AtIsobels::Page::money)->money;
  REQUIRE_FALSE(money->lines.empty());
  isobel.after(app::SupportIntent(app::RemoveSupport{money->lines.front().support}));
  plan = isobel.go(AtIsobels::Page::plan)->plan;
  CHECK(plan->said == "Isobel agrees with this plan. 24 November");
  CHECK(plan->changed_since);
}

TEST_CASE("when the amounts are others than Isobel was told, the page says on which day she was told", "[R08][R14]") {
  AtIsobels isobel;
  const auto wanted = isobel.whole_plan();
  CHECK(isobel.go(AtIsobels::Page::money)->money->told_other.empty());
  isobel.clock.advance(kDay), isobel.unlock();
  isobel.go(AtIsobels::Page::money);
  const auto money = isobel.wish(isobel.washing(wanted, "1"))->money;
  CHECK(money->told_other == "24 November");
  CHECK(money->told_ms == 0);
  isobel.wish(app::AmountsTold{});
  CHECK(isobel.go(AtIsobels::Page::money)->money->told_other.empty());
}

TEST_CASE("at a review Isobel's words of the last time stand beside what she says now", "[R08][R59]") {
  AtIsobels isobel;
  isobel.whole_plan();
  for (int time = 0; time < 2; ++time) {
    INFO("review " << time + 1);
    isobel.go(AtIsobels::Page::review);
    const auto page = isobel.after(app::ReviewIntent(app::BeginReview{}))->review;
    REQUIRE(page);
    REQUIRE(page->outcomes.size() == 1);
    const auto& row = page->outcomes[0];
    CHECK(row.said == (time == 0 ? "" : "Most Thursdays. Jean drives me."));
    CHECK(row.said_on == (time == 0 ? "" : "24 November"));
    CHECK(row.note.text.empty());
    const auto session = 90U + static_cast<unsigned>(time);
    isobel.after(app::Write{row.note.key, row.note.seen, session, "Most Thursdays. Jean drives me.", 0});
    isobel.after(app::ReviewIntent(app::EndReview{page->review, time == 0 ? "2026-12-08" : "2027-06-08"}));
    isobel.clock.advance(14 * kDay), isobel.unlock();
  }
}
