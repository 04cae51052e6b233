// Support decided for Moira, breaks counted in hours and nights, and who a young carer is.
#include <catch2/catch_test_macros.hpp>

#include "tests/support/at_moiras.h"

using namespace blether;
using tests::AtMoiras;
using tests::Model;
using tests::Page;

namespace {

Model decide(AtMoiras& amina, care::CarerSupport said, std::string why_not = "",
             std::string look_again = "2027-01-05") {
  return amina.after(
      app::CarerIntent(app::KeepCarerSupport{std::move(said), std::move(why_not), std::move(look_again)}));
}

care::CarerSupport evening() {
  care::CarerSupport said;
  said.need = "somebody to sit with Mum";
  said.what = "One evening a week", said.who = "Crossroads";
  said.option = 2, said.from = "2026-12-01", said.as_break = "yes";
  return said;
}

}  // namespace

TEST_CASE("Moira's plan says what support was decided: what, who, from when, which option, and that she pays nothing",
          "[R39]") {
  AtMoiras amina;
  amina.accepted();
  auto model = decide(amina, evening());
  REQUIRE(model->carer->supports.size() == 1);
  CHECK(model->carer->supports[0].title == "One evening a week. Crossroads");
  CHECK(model->carer->supports[0].below ==
        "somebody to sit with Mum. The council must meet it: it meets the local criteria. It is a break. From 1 "
        "December. "
        "Option 2. Moira pays £0 for it");
  auto anyway = evening();
  anyway.record = model->carer->supports[0].said.record;
  anyway.met = "anyway", anyway.option = 1;
  model = decide(amina, anyway);
  REQUIRE(model->carer->supports.size() == 1);
  CHECK(model->carer->supports[0].below.find("though it need not") != std::string::npos);
  CHECK(model->carer->supports[0].below.find("Option 1") != std::string::npos);
  model = amina.after(app::CarerIntent(app::RemoveCarerSupport{anyway.record}));
  CHECK(model->carer->supports.empty());
}

TEST_CASE("Support for Moira wants the need, what and who; the reason is said in words", "[R39]") {
  AtMoiras amina;
  amina.accepted();
  auto said = evening();
  said.need.clear();
  CHECK(decide(amina, said)->notice.key == "carer.needs.need");
  said = evening(), said.what.clear();
  CHECK(decide(amina, said)->notice.key == "carer.needs.what");
  said = evening(), said.who = " ";
  CHECK(decide(amina, said)->notice.key == "carer.needs.who");
  CHECK(amina.core->model()->carer->supports.empty());
}

TEST_CASE("What Moira said to her plan is about its support too: when that changes, it shows", "[R39]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  moira.after(app::ChooseOne{model->own_plan->conversation, "acsp.6.enough", "not-enough"});
  model = moira.question(model, "end");
  moira.after(app::CarerIntent(app::SayOwnPlan{"agree", model->own_plan->say.seen}));
  moira.after(app::Lock{});
  moira.unlock();
  CHECK_FALSE(moira.at(Page::carer, moira.moira)->carer->say.changed_since);
  CHECK(decide(moira, evening())->carer->say.changed_since);
}

TEST_CASE("A break has its hours or its nights, and what is no whole number is not kept", "[R42]") {
  AtMoiras amina;
  amina.accepted();
  auto keep = [&](std::string long_for, std::string unit) {
    return amina.after(app::CarerIntent(
        app::KeepBreak{{}, "hours", "An evening", "2026-11-19", "yes", "", std::move(long_for), std::move(unit)}));
  };
  CHECK(keep("a while", "hours")->notice.key == "break.needs.hours");
  CHECK(keep("1.5", "nights")->notice.key == "break.needs.nights");
  auto model = keep("3", "hours");
  REQUIRE(model->carer->breaks.size() == 1);
  CHECK(model->carer->breaks[0].below == "3 hours. Had on 19 November");
  CHECK(model->carer->breaks[0].long_for == "3");
  auto wish =
      app::KeepBreak{model->carer->breaks[0].record, "away", "An evening", "2026-11-19", "yes", "", "1", "nights"};
  model = amina.after(app::CarerIntent(wish));
  CHECK(model->carer->breaks[0].below == "1 night. Had on 19 November");
}

TEST_CASE("Somebody of 18 who is at school still gets a young carer statement, and one who is not an adult's plan",
          "[R45]") {
  AtMoiras amina("2008-06-01");
  auto model = amina.at(Page::carer, amina.moira);
  CHECK(model->carer->ask_school);
  CHECK_FALSE(model->carer->at_school);
  CHECK(model->carer->plan == "acsp");
  tests::Event offered{"offered", "2026-11-17"};
  offered.at_school = true;
  model = amina.note(offered);
  CHECK(model->carer->plan == "ycs");
  CHECK(model->carer->at_school);
  tests::Event accepted{"accepted", "2026-11-18"};
  accepted.at_school = true;
  auto plan = amina.note(accepted)->carer->conversation;
  CHECK(amina.at(Page::conversation, amina.moira, plan)->conversation->items[0].link_id.starts_with("ycs."));
}

TEST_CASE("That somebody is at school is put right until the plan begins, and then the plan stays what it is",
          "[R45]") {
  AtMoiras amina("2008-06-01");
  amina.at(Page::carer, amina.moira);
  tests::Event event{"offered", "2026-11-17"};
  CHECK(amina.note(event)->carer->plan == "acsp");
  event.event = "accepted", event.at_school = true;
  CHECK(amina.note(event)->carer->plan == "ycs");
  event.event = "first-talk", event.at_school = false;
  auto model = amina.note(event);
  CHECK(model->carer->plan == "ycs");
  CHECK_FALSE(model->carer->at_school);
}

TEST_CASE("Nobody of 57 is asked if they are at school", "[R45]") {
  AtMoiras amina;
  CHECK_FALSE(amina.at(Page::carer, amina.moira)->carer->ask_school);
}

TEST_CASE("Where Moira's plan begins it says which council makes it, wherever she lives herself", "[R39]") {
  AtMoiras amina;
  auto model = amina.accepted();
  const std::string here =
      "This council makes the plan, because Isobel lives here. It does not matter where Moira lives.";
  CHECK(model->carer->council == here);
  auto plan = model->carer->conversation;
  model = amina.at(Page::conversation, amina.moira, plan, "acsp.1.council");
  amina.after(app::Write{model->conversation->items[model->conversation->current].text.key, {}, 50, "Angus", 0});
  CHECK(amina.at(Page::carer, amina.moira)->carer->council == here);
}

TEST_CASE("What is known of Moira already stands at the question of her plan, and is not asked as if nobody knew",
          "[R08][R39]") {
  AtMoiras amina;
  auto plan = amina.accepted()->carer->conversation;
  auto known = [&](const char* link_id) {
    auto model = amina.at(Page::conversation, amina.moira, plan, link_id);
    const auto& item = model->conversation->items[model->conversation->current];
    return item.link_id != link_id ? std::string("not asked") : item.known ? item.known->words : "";
  };
  CHECK(known("acsp.1.for") == "Known already: Isobel Rennie");
  CHECK(known("acsp.9.want").empty());
  CHECK(known("acsp.10.need").empty());
  auto outcome = amina.at(Page::outcome, amina.moira)->outcome;
  amina.after(app::Write{outcome->want.key, {}, 60, "have one evening that is mine", 0});
  amina.after(app::KeepOutcome{outcome->record});
  amina.at(Page::carer, amina.moira);
  decide(amina, evening());
  CHECK(known("acsp.9.want") == "Known already: I want to have one evening that is mine.");
  CHECK(known("acsp.10.need") == "Known already: somebody to sit with Mum");
  amina.at(Page::carer, amina.moira);
  auto own = amina.after(app::CarerIntent(app::HandOver{}));
  own = amina.question(own, "acsp.9.want");
  REQUIRE(amina.shown(own).known);
  CHECK(amina.shown(own).known->words == "Known already: I want to have one evening that is mine.");
  CHECK(amina.shown(own).known->where == app::Route{});
  own = amina.after(app::Write{amina.shown(own).text.key, {}, 61, "and to sleep", 0});
  CHECK_FALSE(amina.shown(own).known);
}
