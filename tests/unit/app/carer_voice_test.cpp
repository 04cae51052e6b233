// Moira says an answer with her own voice, in her own hands; nothing else of voices and pictures opens to her.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_attached.h"
#include "tests/support/at_moiras.h"

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
