// Moira's own plan: how it is offered, the clocks, and the tablet in her hands with nobody else's record in reach.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_support.h"
#include "care/plan.h"
#include "tests/support/at_moiras.h"

using namespace blether;
using tests::AtMoiras;
using tests::check_only_hers;
using tests::Event;
using tests::kMoirasWords;
using tests::Page;

TEST_CASE("From Isobel's page one comes to a plan for Moira, and each step has its day and the gap in days", "[R40]") {
  AtMoiras amina;
  auto model = amina.at(Page::person, amina.person());
  REQUIRE(model->person->relations.size() == 1);
  CHECK(model->person->relations[0].person == amina.moira);
  model = amina.at(Page::carer, amina.moira);
  CHECK(model->carer->state.empty());
  CHECK(model->carer->plan == "acsp");
  CHECK(amina.note({"accepted", "2026-11-18"})->notice.is_problem);
  amina.note({"identified", "2026-11-10"});
  model = amina.note({"offered", "2026-11-17"});
  CHECK(model->carer->state == "offered");
  CHECK(model->carer->days_to_offer == 7);
  CHECK_FALSE(model->carer->begun);
  CHECK(amina.note({"thinking", "2026-11-17"})->carer->state == "thinking");
  model = amina.note({"accepted", "2026-11-18"});
  CHECK(model->carer->state == "accepted");
  CHECK(model->carer->begun);
  REQUIRE(model->carer->events.size() == 4);
  CHECK(model->carer->events[0].day == "10 November");
  CHECK(model->carer->events[3].event == "accepted");
  CHECK(model->carer->clocks.empty());
}

TEST_CASE("A day to come is refused, and saying no wants a reason in words", "[R40]") {
  AtMoiras amina;
  amina.at(Page::carer, amina.moira);
  CHECK(amina.note({"offered", "2026-11-25"})->notice.is_problem);
  auto model = amina.note({"offered", "2026-11-17"});
  CHECK(amina.note({"declined", "2026-11-24"})->notice.is_problem);
  model = amina.note({"declined", "2026-11-24", false, "", "Not while Mum is poorly."});
  CHECK(model->carer->state == "declined");
  CHECK(model->carer->reason == "Not while Mum is poorly.");
  // An offer later is another round, and the first stays as it was.
  model = amina.note({"offered", "2026-11-24"});
  CHECK(model->carer->state == "offered");
  CHECK(model->carer->reason.empty());
}

TEST_CASE("When Isobel is dying the clocks of 2, 5 and 10 working days run from the day it happened, and overdue is said", "[R41]") {
  AtMoiras amina;
  amina.at(Page::carer, amina.moira);
  // Written on Tuesday 24 November; it happened a week and more before.
  auto model = amina.note({"identified", "2026-11-12", true});
  using State = app::CarerClock::State;
  REQUIRE(model->carer->clocks.size() == 1);
  CHECK(model->carer->clocks[0].state == State::overdue);
  CHECK(model->carer->clocks[0].due.find("late") != std::string::npos);
  amina.note({"offered", "2026-11-13", true});
  model = amina.note({"accepted", "2026-11-16", true});
  REQUIRE(model->carer->clocks.size() == 3);
  CHECK(model->carer->clocks[0].state == State::done);
  CHECK(model->carer->clocks[1].id == "carer-talk");
  CHECK(model->carer->clocks[1].state == State::overdue);  // 23 November
  CHECK(model->carer->clocks[2].id == "carer-plan");
  CHECK(model->carer->clocks[2].due.find("30 November") == std::string::npos);  // Saint Andrew's Day is a holiday
  amina.note({"first-talk", "2026-11-23", true});
  model = amina.note({"plan-given", "2026-11-24", true});
  for (const auto& clock : model->carer->clocks) CHECK(clock.state == State::done);
}

TEST_CASE("Amina ticked that Isobel is dying by mistake: the next entry without it stops the clocks on Moira's page",
          "[R41]") {
  AtMoiras amina;
  amina.at(Page::carer, amina.moira);
  auto model = amina.note({"identified", "2026-11-12", true});
  CHECK(model->carer->terminal);
  REQUIRE(model->carer->clocks.size() == 1);
  model = amina.note({"identified", "2026-11-12", false});
  CHECK_FALSE(model->carer->terminal);
  CHECK(model->carer->clocks.empty());
}

TEST_CASE("Moira answers her own plan: a choice, her own words, and what she would rather not say", "[R39][R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  check_only_hers(model, moira.moira);
  CHECK(model->own_plan->pages.size() == 8);
  model = moira.question(model, "acsp.6.enough");
  CHECK(moira.shown(model).prompt == "Do you get enough breaks?");
  CHECK(model->own_plan->more[model->own_plan->current].link_id == "acsp.6.why");
  model = moira.after(app::ChooseOne{model->own_plan->conversation, "acsp.6.enough", "not-enough"});
  CHECK(moira.shown(model).chosen == "not-enough");
  moira.after(app::Write{model->own_plan->more[model->own_plan->current].text.key, {}, 9, "By Sunday I am done in.", 0});
  model = moira.question(model, "acsp.9.want");
  model = moira.after(app::Write{moira.shown(model).text.key, {}, 10, kMoirasWords, 0});
  CHECK(moira.shown(model).text.text == kMoirasWords);
  model = moira.question(model, "acsp.8.worry");
  model = moira.after(app::LeaveForNow{model->own_plan->conversation, "acsp.8.worry", "chose-not-to"});
  CHECK(moira.shown(model).state == app::ItemState::left);
  check_only_hers(model, moira.moira);
}

TEST_CASE("What Moira wrote stands as from her and not agreed yet, until it was talked over or written anew", "[R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  auto plan = model->own_plan->conversation;
  moira.after(app::ChooseOne{plan, "acsp.6.enough", "not-enough"});
  model = moira.question(model, "acsp.9.want");
  moira.after(app::Write{moira.shown(model).text.key, {}, 10, kMoirasWords, 0});
  moira.after(app::Lock{});
  moira.unlock();
  model = moira.at(Page::carer, moira.moira);
  REQUIRE(model->carer->not_agreed.size() == 2);
  CHECK(model->carer->not_agreed[0].words == "Not enough");
  CHECK(model->carer->not_agreed[1].words == kMoirasWords);

  model = moira.after(app::CarerIntent(app::KeepCarersWords{model->carer->not_agreed[0].record, model->carer->not_agreed[0].dots}));
  REQUIRE(model->carer->not_agreed.size() == 1);
  // Amina and Moira write the other one anew together.
  model = moira.at(Page::conversation, moira.moira, plan, "acsp.9.want");
  const auto& item = model->conversation->items[model->conversation->current];
  REQUIRE(item.text.text == kMoirasWords);
  moira.after(app::Write{item.text.key, item.text.seen, 20, "Thursday evenings are mine.", 0});
  CHECK(moira.at(Page::carer, moira.moira)->carer->not_agreed.empty());
}

TEST_CASE("What the worker writes in the plan is never marked as from Moira", "[R44]") {
  AtMoiras amina;
  auto model = amina.accepted();
  amina.at(Page::conversation, amina.moira, model->carer->conversation, "acsp.6.enough");
  amina.after(app::ChooseOne{model->carer->conversation, "acsp.6.enough", "enough"});
  model = amina.at(Page::carer, amina.moira);
  CHECK(model->carer->answered == 1);
  CHECK(model->carer->not_agreed.empty());
}

TEST_CASE("In carer mode no page opens but Moira's own plan, whatever is asked for", "[R44]") {
  AtMoiras moira;
  auto mine = moira.handed_over();
  auto plan = mine->own_plan->conversation;
  for (int number = 0; number <= static_cast<int>(Page::complaint); ++number) {
    auto page = static_cast<Page>(number);
    for (auto whose : {moira.person(), moira.moira, model::OwnerId{}})
      for (auto record : {plan, moira.isobels_talk, model::RecordId{}}) {
        if (page == Page::own_plan && whose == moira.moira && record == plan) continue;
        INFO("page " << number);
        auto notices = moira.core->model()->notice.serial;
        auto now = moira.at(page, whose, record, "gc.1");
        CHECK(now->notice.serial > notices);
        CHECK(now->notice.is_problem);
        check_only_hers(now, moira.moira);
      }
  }
}

TEST_CASE("In carer mode nothing of anybody else's can be searched, written, settled, sent or changed", "[R44]") {
  AtMoiras moira;
  auto mine = moira.handed_over();
  auto plan = mine->own_plan->conversation;
  auto own_field = moira.shown(mine).text.key;
  auto before = moira.core->inspect({}).changes;
  auto with = [](app::FieldKey key, auto change) { change(key); return key; };
  const std::vector<app::Intent> tries = {
      app::Search{"choir"}, app::StartConversation{moira.person()}, app::StartConversation{moira.moira},
      app::Write{moira.isobels_field, {}, 77, "not hers to write", 0},
      app::CaretMoved{moira.isobels_field, 3},
      app::Write{with(own_field, [&](auto& key) { key.stream.owner = moira.person(); }), {}, 78, "not hers", 0},
      app::Write{with(own_field, [](auto& key) { key.stream.audience = model::Audience::practice; }), {}, 79, "not hers", 0},
      app::Write{{{model::Audience::shared, moira.moira}, "person", model::same_id<model::RecordId>(moira.moira), "known_as"}, {}, 80, "Somebody", 0},
      app::SetValue{{{model::Audience::shared, moira.moira}, "person", model::same_id<model::RecordId>(moira.moira), "phone"}, {}, "1"},
      app::ChooseOne{moira.isobels_talk, "gc.12", "yes"}, app::ChooseMany{moira.isobels_talk, "gc.17", "a", true},
      app::ChooseOne{plan, "acsp.10.none", "yes"},  // the worker's part of her own plan
      app::SetDate{moira.isobels_talk, "gc.31", "2026-11-24"}, app::LeaveForNow{moira.isobels_talk, "gc.12", "chose-not-to"},
      app::OpenAgain{moira.isobels_talk, "gc.12"}, app::SetAlone{moira.isobels_talk, "alone"}, app::SetAlone{plan, "alone"},
      app::FinishConversation{moira.isobels_talk}, app::FinishConversation{plan}, app::SetOutcome{plan, "domain", "D05"},
      app::KeepOutcome{plan}, app::RemoveOutcome{plan}, app::AddStep{plan, "a", "b", "", ""}, app::RemoveStep{plan},
      app::UnmetIntent(app::RecordUnmet{}), app::UnmetIntent(app::CarryOnUnmet{}), app::Agree{plan, moira.isobels_talk, {}, "agree"}, app::LeavePaper{app::PaperKind::agreed},
      app::LeavePaper{app::PaperKind::option_1}, app::SendNow{}, app::PauseSending{true}, app::Settle{}, app::SettleLater{},
      app::SupportIntent(app::OptionsExplained{}), app::CarerIntent(Event{"declined", "2026-11-24", false, "", "no"}),
      app::CarerIntent(app::HandOver{}), app::CarerIntent(app::KeepBreak{{}, "day", "a day", "", "not-yet", ""}), app::CarerIntent(app::KeepCarersWords{}),
      app::FinishIntent(app::SayCarerView{"given"}), app::FinishIntent(app::SayReadBack{}),
      app::SafetyIntent(app::SetSafety{moira.isobels_answer, "unable", "yes"}), app::SafetyIntent(app::RaiseSafety{moira.isobels_answer}),
      app::PlanIntent(app::SayNotAgreed{"plan", {}, "", "just-say-so"}), app::PlanIntent(app::SayPlan{"agree", {}, {}}),
      app::RightsIntent(app::KeepComplaint{}), app::RightsIntent(app::KeepAdvocacy{}),
      app::LeavePaper{app::PaperKind::money}, app::LeavePaper{app::PaperKind::rights}, app::LeavePaper{app::PaperKind::complaint},
      app::LeavePaper{app::PaperKind::plan}, app::LeavePaper{app::PaperKind::option_3}, app::ShowPaper{app::PaperKind::money}, app::ShowPaper{app::PaperKind::agreed},
      app::Go{{Page::code, moira.person(), {}, "agreed"}}, app::Go{{Page::code, moira.moira, plan, "agreed"}},
      app::CarerIntent(app::CountOutcome{plan, "own-life"}), app::CarerIntent(app::KeepCarerSupport{}), app::CarerIntent(app::RemoveCarerSupport{plan}),
      app::Write{{{model::Audience::shared, moira.moira}, "agreement", plan, "words"}, {}, 81, "not her say", 0},
      app::Write{{{model::Audience::shared, moira.moira}, "agreement", care::say_id(plan, "carer-plan"), "answer"}, {}, 82, "agree", 0},
      app::Write{{{model::Audience::shared, moira.person()}, "agreement", care::say_id(plan, "carer-plan"), "words"}, {}, 83, "not hers", 0},
      app::Unlock{tests::kPassphrase}, app::Enrol{"blether://nowhere", "twelve letters"}};
  for (std::size_t i = 0; i < tries.size(); ++i) {
    INFO("try " << i << " of kind " << tries[i].index());
    auto notices = moira.core->model()->notice.serial;
    auto now = moira.after(tries[i]);
    CHECK(now->notice.serial > notices);
    CHECK(now->notice.is_problem);
    check_only_hers(now, moira.moira);
  }
  CHECK(moira.core->inspect({}).changes == before);
}

TEST_CASE("Out of carer mode there is one way: the vault closes, and opens with the worker's passphrase on the worker's page", "[R44]") {
  AtMoiras moira;
  moira.handed_over();
  SECTION("she taps Back or gives the tablet back") {
    auto now = moira.after(app::Lock{});
    CHECK(now->route.page == Page::unlock);
    CHECK_FALSE(now->own_plan);
    now = moira.after(app::Unlock{"not the passphrase"});
    CHECK(now->route.page == Page::unlock);
  }
  SECTION("the tablet is switched off in her hands") {
    moira.open();
    CHECK(moira.core->model()->route.page == Page::unlock);
  }
  auto now = moira.unlock();
  CHECK(now->route.page == Page::carer);
  CHECK(now->route.person == moira.moira);
  CHECK(moira.at(Page::person, moira.person())->person);
}

TEST_CASE("Moira's own page opens by handing the tablet over, and in no other way", "[R44]") {
  AtMoiras amina;
  auto plan = amina.accepted()->carer->conversation;
  auto now = amina.at(Page::own_plan, amina.moira, plan);
  CHECK(now->notice.is_problem);
  CHECK(now->route.page == Page::carer);
  CHECK_FALSE(now->own_plan);
}

TEST_CASE("A second plan shows Moira what she said in the one before", "[R39]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  moira.after(app::ChooseOne{model->own_plan->conversation, "acsp.6.enough", "not-enough"});
  moira.after(app::Lock{});
  moira.unlock();
  moira.note({"first-talk", "2026-11-20"});
  moira.note({"plan-given", "2026-11-24"});
  moira.note({"offered", "2026-11-24"});
  moira.note({"accepted", "2026-11-24"});
  model = moira.after(app::CarerIntent(app::HandOver{}));
  model = moira.question(model, "acsp.6.enough");
  CHECK(moira.shown(model).chosen.empty());
  CHECK(model->own_plan->said_before == "Not enough");
  CHECK(model->own_plan->said_on == "November");
}

TEST_CASE("A carer's plan does not stand in the way of a good conversation, nor the other way round") {
  AtMoiras amina;
  amina.accepted();
  auto model = amina.at(Page::person, amina.moira);
  CHECK_FALSE(model->person->has_conversation);
}
