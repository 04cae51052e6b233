// What Moira wants for herself and what it counts for; money, a benefits check, work and learning, asked once.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/at_moiras.h"

using namespace blether;
using tests::AtMoiras;
using tests::Model;
using tests::Page;

namespace {

// One thing she wants, written down with Amina.
Model wants(AtMoiras& amina, const std::string& words) {
  auto page = amina.at(Page::outcome, amina.moira)->outcome;
  amina.after(app::Write{page->want.key, {}, 60, words, 0});
  amina.after(app::KeepOutcome{page->record});
  return amina.at(Page::carer, amina.moira);
}

Model count(AtMoiras& amina, const app::CarerModel& page, std::string four) {
  return amina.after(app::CarerIntent(app::CountOutcome{page.wants.at(0).record, std::move(four)}));
}

std::string answer_about(const app::CarerModel& page, std::string_view about) {
  for (const auto& each : page.asked_about)
    if (each.about == about) return each.answer;
  return "not on the page";
}

}  // namespace

TEST_CASE("What Moira wants stands on her page in her words, and counts for one of the four of the strategy", "[R43]") {
  AtMoiras amina;
  amina.accepted();
  CHECK(amina.core->model()->carer->wants.empty());
  auto model = wants(amina, "have one evening a week that is mine");
  REQUIRE(model->carer->wants.size() == 1);
  CHECK(model->carer->wants[0].line == "I want to have one evening a week that is mine.");
  CHECK(model->carer->wants[0].four.empty());
  model = count(amina, *model->carer, "own-life");
  CHECK(model->carer->wants[0].four == "own-life");
  CHECK(count(amina, *model->carer, "shorter-waits")->carer->wants[0].four == "own-life");
  amina.after(app::Lock{});
  amina.unlock();
  model = amina.at(Page::carer, amina.moira);
  CHECK(model->carer->wants[0].four == "own-life");
  CHECK(count(amina, *model->carer, "")->carer->wants[0].four.empty());
}

TEST_CASE("Amina says what it counts for; in Moira's hands the tablet takes no such thing", "[R43][R44]") {
  AtMoiras amina;
  amina.accepted();
  auto page = *wants(amina, "sleep through on a Sunday")->carer;
  amina.after(app::CarerIntent(app::HandOver{}));
  count(amina, page, "full-healthy-life");
  amina.after(app::Lock{});
  amina.unlock();
  CHECK(amina.at(Page::carer, amina.moira)->carer->wants.at(0).four.empty());
}

TEST_CASE("What Moira answered about money and work in her plan is shown to Amina and not asked again", "[R43][R08]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  const auto plan = model->own_plan->conversation;
  moira.question(model, "acsp.5.money");
  moira.after(app::ChooseOne{plan, "acsp.5.money", "3"});
  moira.question(model, "acsp.5.benefits");
  moira.after(app::ChooseOne{plan, "acsp.5.benefits", "yes"});
  moira.after(app::Lock{});
  moira.unlock();
  model = moira.at(Page::carer, moira.moira);
  REQUIRE(model->carer->asked_about.size() == 4);
  CHECK(answer_about(*model->carer, "money") == "A lot");
  CHECK(answer_about(*model->carer, "benefits") == "Yes");
  CHECK(answer_about(*model->carer, "work").empty());
  CHECK(answer_about(*model->carer, "learning").empty());
  const auto& items = moira.at(Page::conversation, moira.moira, plan)->conversation->items;
  CHECK(std::count_if(items.begin(), items.end(), [](const auto& item) { return item.link_id == "acsp.5.money"; }) ==
        1);
}

TEST_CASE("A young carer's statement asks nothing about a benefits check, so nothing is shown of it", "[R43][R45]") {
  AtMoiras amina("2012-06-01");
  amina.accepted();
  CHECK(amina.at(Page::carer, amina.moira)->carer->asked_about.empty());
}
