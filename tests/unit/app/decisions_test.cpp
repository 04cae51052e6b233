// Something Isobel wants to try that others find risky; and who decides what.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_decisions.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using tests::AtIsobels;
using Page = app::Route::Page;

namespace {

struct WithDog : AtIsobels {
  model::RecordId risk;

  WithDog() {
    risk = go(Page::risks)->risks->blank;
    after(app::Go{{Page::risk, person(), risk, ""}});
  }
  std::shared_ptr<const app::ReadModel> say(app::FieldText app::RiskModel::*field, const std::string& words) {
    const app::FieldText& text = core->model()->risk.get()->*field;
    return after(app::Write{text.key, text.seen, ++session_, words, 0});
  }
  std::shared_ptr<const app::ReadModel> decide(std::string review = "2027-01-12") {
    return after(app::DecisionIntent(app::DecideRisk{risk, "step-by-step", "Isobel, with Moira and Amina", "yes", std::move(review), {}, {}}));
  }
  void say_all() {
    using Risk = app::RiskModel;
    say(&Risk::want, "Keep the wee dog, and walk him twice a day");
    say(&Risk::why, "He is the one who is glad when I come in.");
    say(&Risk::good, "She is out twice a day");
    say(&Risk::harm, "She could fall when he pulls");
    say(&Risk::worked, "A short lead, and the back road");
    say(&Risk::view_person, "I would rather fall with him than sit without him.");
    say(&Risk::view_carer, "I lie awake over it.");
    say(&Risk::plan, "Jean walks him when there is ice");
  }

 private:
  std::uint64_t session_ = 100;
};

app::DecisionIntent view(std::string decision, std::string how) { return app::KeepCapacity{{}, std::move(decision), std::move(how), "", "", "", "", "", ""}; }

}  // namespace

TEST_CASE("Isobel's dog: the good, the harm and views that differ are kept apart, and it is decided with a day to look again", "[R30]") {
  WithDog isobel;
  CHECK(isobel.core->model()->risk->is_new);
  isobel.say_all();
  isobel.after(app::DecisionIntent(app::SetRisk{isobel.risk, "likely", "2"}));
  auto model = isobel.after(app::DecisionIntent(app::SetRisk{isobel.risk, "way", "step-by-step"}));
  CHECK(model->risk->waits.empty());
  CHECK(model->risk->likely == "2");
  CHECK(model->risk->capacity == "presumed");
  CHECK(model->risk->view_person.text == "I would rather fall with him than sit without him.");
  CHECK(model->risk->view_carer.text == "I lie awake over it.");
  CHECK(model->risk->view_worker.text.empty());
  model = isobel.decide();
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->risk->decided == "24 November. Isobel, with Moira and Amina: Step by step");
  CHECK(model->risk->review == "We look again on 12 January");
  CHECK(model->risk->agrees == "yes");
  model = isobel.go(Page::risks);
  REQUIRE(model->risks->lines.size() == 1);
  CHECK(model->risks->lines[0].want == "Keep the wee dog, and walk him twice a day");
  CHECK(model->risks->lines[0].below == "Decided: Step by step. We look again on 12 January");
}

TEST_CASE("a risk cannot be decided as only unsafe, nor without what Isobel thinks herself", "[R30]") {
  WithDog isobel;
  isobel.say_all();
  auto model = isobel.say(&app::RiskModel::why, "Unsafe");
  CHECK(model->risk->waits == "Say why it matters to Isobel, in a sentence");
  model = isobel.decide();
  CHECK(model->notice.key == "risk.needs.why");
  CHECK(model->risk->decision.empty());
  isobel.say(&app::RiskModel::why, "He is the one who is glad when I come in.");
  model = isobel.say(&app::RiskModel::view_person, "");
  CHECK(model->risk->waits == "Say what Isobel thinks about it");
}

TEST_CASE("what is half said about a risk is there again after the tablet stopped", "[R30]") {
  WithDog isobel;
  isobel.say(&app::RiskModel::want, "Take the bus to choir");
  isobel.open();
  auto model = isobel.unlock();
  REQUIRE(model->risk);
  CHECK(model->risk->want.text == "Take the bus to choir");
  isobel.after(app::DecisionIntent(app::RemoveDecision{isobel.risk}));
  CHECK(isobel.core->model()->risks->lines.empty());
}

TEST_CASE("Isobel decides; a doubt is about one decision, with the help that was given, and who looked at it", "[R33]") {
  AtIsobels isobel;
  auto model = isobel.go(Page::capacity);
  CHECK(model->capacity->views.empty());
  model = isobel.after(view("Who holds the key", "presumed"));
  REQUIRE(model->capacity->views.size() == 1);
  CHECK(model->capacity->views[0].below == "Isobel decides this");
  model = isobel.after(view("Selling the flat", "lacks"));
  CHECK(model->notice.is_problem);
  CHECK(model->capacity->views.size() == 1);
  model = isobel.after(app::DecisionIntent(app::KeepPower{{}, "attorney-welfare", "Moira Rennie", "", "Where she lives", "", "yes", "2024-03-01", ""}));
  REQUIRE(model->capacity->powers.size() == 1);
  CHECK(model->capacity->powers[0].title == "Attorney for welfare: Moira Rennie");
  CHECK(model->capacity->powers[0].below == "Nobody has seen the paper yet. Where she lives");
  auto power = model->capacity->powers[0].record;
  model = isobel.after(app::DecisionIntent(app::KeepCapacity{{}, "Selling the flat", "lacks", "She could not say what would happen after.", "Told twice, with pictures",
                                                             "Dr Baird", "2026-11-20", power.hex(), "2027-01-12"}));
  CHECK_FALSE(model->notice.is_problem);
  REQUIRE(model->capacity->views.size() == 2);
  CHECK(model->capacity->views[0].title == "Selling the flat");
  CHECK(model->capacity->views[0].below == "Isobel cannot decide this one now. Looked at by Dr Baird, 20 November. Moira Rennie decides. We look again on 12 January");
  CHECK(model->capacity->views[1].below == "Isobel decides this");
}

TEST_CASE("a paper that was seen says when, and a power that has ended is not listed", "[R33]") {
  AtIsobels isobel;
  isobel.go(Page::capacity);
  isobel.after(app::DecisionIntent(app::KeepPower{{}, "guardian-money", "Sandy", "", "", "", "", "2020-01-01", "2025-01-01"}));
  auto model = isobel.after(app::DecisionIntent(app::KeepPower{{}, "attorney-both", "Moira Rennie", "", "", "2026-11-24", "", "", ""}));
  REQUIRE(model->capacity->powers.size() == 1);
  CHECK(model->capacity->powers[0].seen);
  CHECK(model->capacity->powers[0].below == "Paper seen on 24 November");
  model = isobel.after(app::DecisionIntent(app::KeepPower{model->capacity->powers[0].record, "attorney-both", "Moira Rennie", "", "", "2026-11-24", "", "2026-01-01", "2025-01-01"}));
  CHECK(model->notice.key == "power.needs.ends");
}

TEST_CASE("nobody holds a power: information is offered once a year, and how it went is kept", "[R33]") {
  AtIsobels isobel;
  CHECK(isobel.go(Page::person)->person->ask_attorney);
  auto model = isobel.go(Page::capacity);
  CHECK(model->capacity->ask_attorney);
  model = isobel.after(app::DecisionIntent(app::SayAttorney{"later", "Moira comes on Sunday"}));
  CHECK_FALSE(model->capacity->ask_attorney);
  CHECK(model->capacity->attorney == "Ask again later. Asked 24 November");
  isobel.clock.advance(366LL * 24 * 3'600'000);
  CHECK(isobel.go(Page::capacity)->capacity->ask_attorney);
}
