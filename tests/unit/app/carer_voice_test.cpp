// Moira says an answer with her own voice, in her own hands; nothing else of voices and pictures opens to her.
#include <catch2/catch_test_macros.hpp>

#include <catch2/generators/catch_generators.hpp>

#include "app/core/read_models_attached.h"
#include "tests/support/at_moiras.h"
#include "tests/support/marked_english.h"
#include "tests/unit/app/paper_taken.h"

using namespace blether;
using tests::AtMoiras;
using tests::check_only_hers;
using tests::Model;
using tests::Page;

namespace {

app::Intent voice(const std::string& words, std::int64_t ms = 7'000) {
  return app::AttachedIntent(app::KeepVoice{base::Bytes(20'000, 's'), ms, words});
}

Model back_with_amina(AtMoiras& moira) {
  moira.after(app::Lock{});
  moira.unlock();
  return moira.at(Page::carer, moira.moira);
}

}  // namespace

TEST_CASE("Moira records an answer herself: it stands at her question, answers it, and she hears it again",
          "[R39][R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  model = moira.question(model, "acsp.9.want");
  REQUIRE(moira.shown(model).state == app::ItemState::open);
  model = moira.after(voice("One evening a week"));
  CHECK_FALSE(model->notice.is_problem);
  REQUIRE(model->own_plan->voices.size() == 1);
  const app::OwnPlanModel::Voice kept = model->own_plan->voices[0];
  CHECK(kept.ms == 7'000);
  CHECK(kept.words == "One evening a week");
  CHECK(kept.is_here);
  CHECK(moira.shown(model).state == app::ItemState::answered);
  CHECK_FALSE(model->own_plan->content);
  model = moira.after(app::AttachedIntent(app::OpenAttached{kept.record}));
  REQUIRE(model->own_plan->content);
  CHECK(*model->own_plan->content == base::Bytes(20'000, 's'));
  CHECK(model->own_plan->open == kept.record);
  check_only_hers(model, moira.moira);
  model = moira.question(model, "acsp.8.worry");
  CHECK(model->own_plan->voices.empty());
  CHECK_FALSE(model->own_plan->content);
}

TEST_CASE("What Moira said with her voice stands as from her and not agreed yet, until it is talked over",
          "[R39][R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  moira.question(model, "acsp.9.want");
  moira.after(voice("One evening a week"));
  model = back_with_amina(moira);
  REQUIRE(model->carer->not_agreed.size() == 1);
  const app::CarerWords line = model->carer->not_agreed[0];
  CHECK(line.item == "acsp.9.want");
  CHECK(line.words == "Said with a voice, 7 seconds: One evening a week");
  model = moira.after(app::CarerIntent(app::KeepCarersWords{line.record, line.dots}));
  CHECK(model->carer->not_agreed.empty());
  CHECK(
      moira.at(Page::conversation, moira.moira, model->carer->conversation, "acsp.9.want")->conversation->items.size() >
      0);
}

TEST_CASE("In Moira's hands no picture is shown, no voice taken away, and nothing of anybody else is heard", "[R44]") {
  AtMoiras moira;
  auto plan = moira.accepted()->carer->conversation;
  // What Amina kept: with Isobel, and at a page of Moira's plan that is not hers alone.
  moira.at(Page::attached, moira.person(), moira.isobels_talk, "gc.11");
  moira.after(voice("Isobel's"));
  auto isobels = moira.core->model()->attached->lines.at(0).record;
  moira.at(Page::attached, moira.moira, plan, "acsp.10.need");
  moira.after(voice("Amina's notes"));
  auto aminas = moira.core->model()->attached->lines.at(0).record;
  moira.at(Page::carer, moira.moira);
  auto model = moira.after(app::CarerIntent(app::HandOver{}));
  model = moira.question(model, "acsp.9.want");
  model = moira.after(voice("Mine"));
  auto mine = model->own_plan->voices.at(0).record;
  auto before = moira.core->inspect({}).changes;
  const std::vector<app::AttachedIntent> tries = {app::OpenAttached{isobels}, app::OpenAttached{aminas},
                                                  app::RemoveAttached{mine}, app::RemoveAttached{isobels},
                                                  app::KeepPicture{"holiday.jpg", "a picture"}};
  for (std::size_t i = 0; i < tries.size(); ++i) {
    INFO("try " << i);
    auto notices = moira.core->model()->notice.serial;
    model = moira.after(tries[i]);
    CHECK(model->notice.serial > notices);
    CHECK(model->notice.is_problem);
    CHECK_FALSE(model->own_plan->content);
  }
  model = moira.question(model, "end");
  CHECK(moira.after(voice("at no question"))->notice.is_problem);
  CHECK(moira.core->inspect({}).changes == before);
}

TEST_CASE("What Moira says aloud after she agreed shows as changed since; what she said before does not",
          "[R39][R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  moira.question(model, "acsp.9.want");
  moira.after(voice("One evening a week"));
  model = moira.question(model, "end");
  model = moira.after(app::CarerIntent(app::SayOwnPlan{"agree", model->own_plan->say.seen}));
  CHECK_FALSE(model->own_plan->say.changed_since);
  CHECK_FALSE(back_with_amina(moira)->carer->say.changed_since);
  auto plan = moira.core->model()->carer->conversation;
  moira.at(Page::attached, moira.moira, plan, "acsp.9.want");
  auto first = moira.core->model()->attached->lines.at(0).record;
  moira.after(voice("And to sleep"));
  CHECK(moira.at(Page::carer, moira.moira)->carer->say.changed_since);
  model = moira.at(Page::attached, moira.moira, plan, "acsp.9.want");
  auto second = model->attached->lines.at(0).record == first ? model->attached->lines.at(1).record
                                                             : model->attached->lines.at(0).record;
  moira.after(app::AttachedIntent(app::RemoveAttached{second}));
  CHECK_FALSE(moira.at(Page::carer, moira.moira)->carer->say.changed_since);
  moira.at(Page::attached, moira.moira, plan, "acsp.9.want");
  moira.after(app::AttachedIntent(app::RemoveAttached{first}));
  CHECK(moira.at(Page::carer, moira.moira)->carer->say.changed_since);
}

TEST_CASE("Moira's paper says where she answered aloud, on which day and how long, plain and in Easy Read",
          "[R39][R65]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  moira.question(model, "acsp.9.want");
  moira.after(voice("One evening a week", 65'000));
  back_with_amina(moira);
  const app::Route place{Page::carer, moira.moira, {}, ""};
  const auto kind = app::PaperKind::carers_plan;
  const std::string plain = tests::flat(tests::as_printed(moira, place, kind, false));
  CHECK(plain.find("What would you most like to be different for you?") != std::string::npos);
  CHECK(plain.find("Said out loud on Tuesday 24 November 2026. The recording is 1 minute 5 seconds long. One evening a "
                   "week") != std::string::npos);
  const std::string easy = tests::flat(tests::as_printed(moira, place, kind, true));
  CHECK(easy.find("This was said out loud. Day: Tuesday 24 November 2026. How long: 1 minute 5 seconds. One evening a "
                  "week") != std::string::npos);
}

TEST_CASE("What Moira said aloud and what she waits for stand on her paper in her language", "[R39][R50][R65]") {
  const std::string tag = GENERATE(std::string("pl"), std::string("ar"));
  INFO(tag);
  AtMoiras moira;
  auto model = moira.handed_over();
  moira.question(model, "acsp.9.want");
  moira.after(voice("Jean, 01632 960179", 65'000));
  back_with_amina(moira);
  app::KeepCarerSupport nobody;
  nobody.said.need = "Jean, 01632 960179", nobody.said.met = care::kNobodyMeets;
  nobody.why_not = "UN15", nobody.look_again = "2027-01-05";
  moira.after(app::CarerIntent(nobody));
  const tests::MarkedEnglish english;
  tests::reads(moira, moira.moira, tag, english.assets());
  const app::Route place{Page::carer, moira.moira, {}, ""};
  for (bool easy : {false, true}) {
    const std::string printed = tests::as_printed(moira, place, app::PaperKind::carers_plan, easy);
    const std::string words = tests::as_codes(moira, place, app::PaperKind::carers_plan, easy) + "\n" + printed;
    CHECK(words.size() > 100);
    CHECK(tests::english_in(words) == "");
    const bool counted = tests::flat(printed).find("1 minuta 5 sekund") != std::string::npos;
    CHECK(counted == (tag == "pl"));
  }
}
