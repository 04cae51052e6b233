// What Moira says to her own plan, who has looked at it, what she takes home, her breaks, and a child's statement.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/at_moiras.h"

using namespace blether;
using tests::AtMoiras;
using tests::check_only_hers;
using tests::Page;

TEST_CASE("Moira says in her own words how far she agrees to her plan, and a change after that shows", "[R39][R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  auto plan = model->own_plan->conversation;
  moira.after(app::ChooseOne{plan, "acsp.6.enough", "not-enough"});
  model = moira.question(model, "end");
  REQUIRE(model->own_plan->current == model->own_plan->items.size());
  auto notices = model->notice.serial;
  model = moira.after(app::CarerIntent(app::SayOwnPlan{"part", model->own_plan->say.seen}));
  CHECK(model->notice.serial > notices);
  CHECK(model->notice.key == "own_plan.needs.words");
  const auto& words = model->own_plan->say.words;
  model = moira.after(app::Write{words.key, words.seen, 30, "Not the nights.", 0});
  CHECK(model->own_plan->say.words.text == "Not the nights.");
  model = moira.after(app::CarerIntent(app::SayOwnPlan{"part", model->own_plan->say.seen}));
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->own_plan->say.answer == "part");
  check_only_hers(model, moira.moira);
  moira.after(app::Lock{});
  moira.unlock();
  model = moira.at(Page::carer, moira.moira);
  CHECK(model->carer->say.said == "Moira agrees with some of it. 24 November");
  CHECK(model->carer->say.words.text == "Not the nights.");
  CHECK_FALSE(model->carer->say.changed_since);
  CHECK(model->carer->say.copy_given.empty());
  CHECK(moira.after(app::LeavePaper{app::PaperKind::carers_plan})->carer->say.copy_given == "24 November");
  moira.at(Page::conversation, moira.moira, plan, "acsp.6.enough");
  moira.after(app::ChooseOne{plan, "acsp.6.enough", "enough"});
  CHECK(moira.at(Page::carer, moira.moira)->carer->say.changed_since);
}

TEST_CASE("What Moira says to her plan is only hers to say: the worker's screen cannot", "[R44]") {
  AtMoiras amina;
  amina.accepted();
  auto model = amina.after(app::CarerIntent(app::SayOwnPlan{"agree", {}}));
  CHECK(model->notice.is_problem);
  CHECK(model->carer->say.answer.empty());
}

TEST_CASE("Moira sees who has looked at her plan: nobody but her and Amina, with the day", "[R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  moira.after(app::ChooseOne{model->own_plan->conversation, "acsp.6.enough", "not-enough"});
  model = moira.question(model, "end");
  CHECK(model->own_plan->only_we_looked == "Only you and Amina have looked");
  REQUIRE(model->own_plan->looked.size() == 2);
  for (const auto& line : model->own_plan->looked) {
    CHECK((line.who == "Amina" || line.who == "You"));
    CHECK(line.when.starts_with("today at"));
    CHECK(line.wrote);
  }
}

TEST_CASE("Moira takes her plan home on paper out of her own hands, and so a card for an emergency", "[R39]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  using Kind = app::PaperKind;
  model = moira.question(model, "end");
  CHECK_FALSE(model->own_plan->has_card);
  model = moira.after(app::LeavePaper{Kind::emergency_card});
  CHECK(model->notice.key == "carer.needs.card");
  model = moira.question(model, "acsp.7.first");
  moira.after(app::Write{moira.shown(model).text.key, {}, 31, "Jean, 01632 960179", 0});
  model = moira.question(model, "end");
  CHECK(model->own_plan->has_card);
  CHECK(moira.after(app::LeavePaper{Kind::emergency_card})->own_plan->pdf == "emergency-card-2026-11-24.pdf");
  model = moira.after(app::LeavePaper{Kind::carers_plan});
  CHECK(model->own_plan->pdf == "carers-plan-2026-11-24.pdf");
  check_only_hers(model, moira.moira);
  for (const char* name : {"emergency-card-2026-11-24.pdf", "carers-plan-2026-11-24.pdf"}) {
    auto there = moira.files.exists(moira.folder.path() / "documents" / name);
    CHECK((there && *there));
  }
}

TEST_CASE("A break that Moira wants is kept in her words; had wants the day, and not had wants why", "[R42]") {
  AtMoiras amina;
  amina.accepted();
  auto keep = [&](app::KeepBreak wanted) { return amina.after(app::CarerIntent(std::move(wanted))); };
  auto model = keep({{}, "day", "A day at the shore with my pal", "", "not-yet", ""});
  REQUIRE(model->carer->breaks.size() == 1);
  CHECK(model->carer->breaks[0].title == "A day: A day at the shore with my pal");
  CHECK(model->carer->breaks_had == "0 had, 0 not had, 1 to come");
  auto record = model->carer->breaks[0].record;
  CHECK(keep({record, "day", "A day at the shore with my pal", "", "no", ""})->notice.key == "break.needs.why_not");
  model = keep({record, "day", "A day at the shore with my pal", "", "no", "UN15"});
  CHECK(model->carer->breaks[0].below.find("cover") != std::string::npos);
  CHECK(keep({{}, "hours", "One evening a week", "", "yes", ""})->notice.key == "break.needs.on");
  model = keep({{}, "hours", "One evening a week", "2026-11-19", "yes", ""});
  REQUIRE(model->carer->breaks.size() == 2);
  CHECK(model->carer->breaks_had == "1 had, 1 not had, 0 to come");
  CHECK(model->carer->breaks[1].below == "Had on 19 November");
}

TEST_CASE("A child's statement has pictures, and is not given before it is said if the caring is right for a child", "[R45]") {
  bool young = GENERATE(true, false);
  AtMoiras amina(young ? "2015-06-01" : "2012-06-01");  // eleven, or fourteen
  auto model = amina.at(Page::carer, amina.moira);
  CHECK(model->carer->plan == "ycs");
  amina.note({"offered", "2026-11-17"});
  model = amina.note({"accepted", "2026-11-18"});
  auto plan = model->carer->conversation;
  CHECK(amina.at(Page::conversation, amina.moira, plan)->conversation->items[0].link_id.starts_with("ycsp.") == young);
  model = amina.at(Page::carer, amina.moira);
  CHECK_FALSE(model->carer->waits.empty());
  CHECK(amina.note({"plan-given", "2026-11-24"})->notice.key == "carer.needs.right");
  std::string page = young ? "ycsp.6." : "ycs.4.", office = young ? "ycsp.6." : "ycs.11.";
  amina.at(Page::conversation, amina.moira, plan, page + "right");
  amina.after(app::ChooseOne{plan, page + "right", "right"});
  amina.at(Page::conversation, amina.moira, plan, page + "reasons");
  auto talk = amina.core->model()->conversation;
  amina.after(app::Write{talk->items[talk->current].text.key, {}, 40, "An hour a day, and she likes it.", 0});
  amina.at(Page::conversation, amina.moira, plan, office + "authority");
  amina.after(app::ChooseOne{plan, office + "authority", "school"});
  amina.at(Page::carer, amina.moira);
  CHECK(amina.note({"plan-given", "2026-11-24"})->notice.key == "carer.needs.approval");
  amina.at(Page::conversation, amina.moira, plan, office + "approved");
  amina.after(app::SetDate{plan, office + "approved", "2026-11-23"});
  model = amina.at(Page::carer, amina.moira);
  CHECK(model->carer->waits.empty());
  CHECK(amina.note({"plan-given", "2026-11-24"})->carer->state == "plan-given");
}
