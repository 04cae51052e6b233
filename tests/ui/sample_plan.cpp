// Samples of the plan, and of "If you are not happy".
#include "app/core/read_models_agreed.h"
#include "tests/ui/sample_models.h"

#include <cmath>

#include "app/core/read_models_plan.h"

namespace blether::test {

using namespace app;

// A hand that writes loops from left to right.
care::Strokes sample_signature() {
  care::Stroke stroke;
  for (int i = 0; i <= 90; ++i) {
    double turn = i * 0.35;
    stroke.push_back({static_cast<std::uint16_t>(1'300 + i * 55 + 420 * std::cos(turn)), static_cast<std::uint16_t>(3'400 - i * 8 + 800 * std::sin(turn)),
                      static_cast<std::uint32_t>(i * 16)});
  }
  return {stroke};
}

ReadModel sample_plan(PersonName name, ReadModel model, bool said) {
  auto page = std::make_shared<PlanModel>();
  page->name = std::move(name);
  page->date_words = "Tuesday 24 November";
  AgreedOutcome home{"I want to stay in my own flat so that I am near the folk I know.", "home", {}, {}};
  home.steps = {{"wash", "Help to wash and dress", "2 hours a week at £23.20. Option 2, from 7 December", "£46.40 a week"},
                {"cup", "Help to make meals", "3½ hours a week at £23.20. No way chosen yet", "£81.20 a week"},
                {"steps", "A second rail on the stair", "Amina asks the housing team", "by 4 December"}};
  AgreedOutcome choir{"I want to sing with the choir again.", "sing", {}, {}};
  choir.steps = {{"sing", "A lift to choir on Thursdays", "Jean next door drives", "No cost"}};
  choir.waiting = {"company at the weekend. No space yet. We look again on 12 January."};
  page->outcomes = {home, choir};
  page->money = "£186.40 a week. Isobel pays about £11.76";
  page->agreement.bytes[0] = 0xd1;
  page->words.key = {{model::Audience::shared, page->name.id}, "agreement", page->agreement, "words"};
  page->worker = "Amina", page->worker_phone = "01632 960 123";
  page->unmet = sample_needs(true);
  if (said) {
    page->answer = "part";
    page->words.text = "Not on a Sunday. Sunday is for the kirk.";
    page->said = "Isobel agrees with some of it. 24 November";
    page->said_ms = kSampleNow;
    page->signature = sample_signature();
    page->changed_since = true;
    page->copy_given = "24 November";
    AgreedOutcome done{"Done with", "done", {}, {}};
    done.steps = {{"done", "I want to hear a bairn read so that I keep my own hand in.", "Reached on 24 November", ""},
                  {"bowls", "I want to play bowls on a Saturday.", "No longer wanted since 24 November", ""}};
    page->outcomes.push_back(done);
  } else {
    page->needs = {{"Say for each way if it is offered or not", {Route::Page::options, page->name.id, {}, ""}},
                   {"Say for each part which way was chosen", {Route::Page::money, page->name.id, {}, ""}}};
  }
  model.plan = page;
  return model;
}

ReadModel sample_unhappy(PersonName name, ReadModel model) {
  auto page = std::make_shared<UnhappyModel>();
  page->name = std::move(name);
  page->about = "plan";
  page->words = "Nobody asked me about the weekend.";
  page->blocks[0] = {{"talk", "Tell us", {"You can say so at any time. Nobody will think less of you, and your support does not stop because of it.", "Tell Amina, 01632 960 123, or anybody who comes to you."}},
                     {"again", "Ask us to think again", {"You can ask us to look again at what we decided.", "Somebody who did not decide it the first time looks at it."}},
                     {"paper", "Make a complaint", {"We try to put it right within 5 working days.", "If we need longer we tell you why."}},
                     {"scales", "The Ombudsman", {"If you are still not happy, the Scottish Public Services Ombudsman can look at it. It is free."}},
                     {"hand", "Someone on your side", {"An advocate helps you say what you want. It is free."}}};
  page->blocks[1] = page->blocks[0];
  page->said = {{"option", "think-again", "I wanted the money myself.", "20 November"}, {"charge", "just-say-so", "", "3 November"}};
  model.unhappy = page;
  return model;
}

}  // namespace blether::test
