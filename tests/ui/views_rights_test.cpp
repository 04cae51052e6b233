// Complaints, somebody to speak up, and a carer's say on her own plan, on the glass.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_carer.h"
#include "app/core/read_models_rights.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::at;
using test::ViewStage;

namespace {

std::vector<care::Complaint> kept(const ViewStage& stage) {
  std::vector<care::Complaint> all;
  for (const auto& wish : stage.all<app::KeepComplaint>()) all.push_back(wish.said);
  return all;
}

}  // namespace

TEST_CASE("A complaint that Moira makes for Isobel waits until Isobel agrees to it", "[R47]") {
  auto stage = at("complaints");
  stage.settle();
  REQUIRE(stage.tap("complaints/new"));
  CHECK(stage.node("complaint/points")->value == "Nobody asked me about the weekend.");
  CHECK_FALSE(stage.node("complaint/agreed"));
  REQUIRE(stage.tap("complaint/wanted"));
  stage.type("That somebody asks me first.");
  REQUIRE(stage.tap("complaint/from/carer"));
  REQUIRE(stage.tap("complaint/keep"));
  CHECK(kept(stage).empty());
  CHECK(stage.node("complaint/missing")->name == "Ask Isobel if they agree to this complaint");
  REQUIRE(stage.tap("complaint/agreed"));
  REQUIRE(stage.tap("complaint/how/telephone"));
  REQUIRE(stage.tap("complaint/keep"));
  auto all = kept(stage);
  REQUIRE(all.size() == 1);
  CHECK(all[0].points == "Nobody asked me about the weekend.");
  CHECK(all[0].wanted == "That somebody asks me first.");
  CHECK(all[0].from == "carer");
  CHECK(all[0].agreed_by_person);
  CHECK(all[0].how == "telephone");
}

TEST_CASE("What is no complaint says where it goes, and a second tap takes that back", "[R47]") {
  auto stage = at("complaints");
  stage.settle();
  REQUIRE(stage.tap("complaints/new"));
  REQUIRE(stage.tap("complaint/not-one/money-claim"));
  REQUIRE(stage.node("complaint/goes"));
  CHECK(stage.node("complaint/goes")->name.find("claims team") != std::string::npos);
  REQUIRE(stage.tap("complaint/not-one/money-claim"));
  CHECK_FALSE(stage.node("complaint/goes"));
}

TEST_CASE("A late complaint says so in words, and its answer is kept only with Isobel told about the Ombudsman", "[R47]") {
  auto stage = at("complaint");
  stage.settle();
  CHECK(stage.node("complaint/clock/complaint-first")->name == "Overdue. Answer the complaint on the spot: 3 days late");
  REQUIRE(stage.tap("complaint/next"));
  REQUIRE(stage.tap("complaint/result/upheld"));
  REQUIRE(stage.tap("complaint/apology"));
  REQUIRE(stage.tap("complaint/step/keep"));
  CHECK(kept(stage).empty());
  CHECK(stage.node("complaint/step/missing")->name == "Tell them about the Ombudsman");
  REQUIRE(stage.tap("complaint/told"));
  REQUIRE(stage.tap("complaint/step/keep"));
  auto all = kept(stage);
  REQUIRE(all.size() == 1);
  CHECK(all[0].stage == "closed");
  CHECK(all[0].answered_on == "2026-11-24");
  CHECK(all[0].result == "upheld");
  CHECK(all[0].apology);
  CHECK(all[0].ombudsman_told);
}

TEST_CASE("When Isobel is still not happy after the first answer it is looked into in full, and the first answer stays in its entry", "[R47]") {
  auto stage = at("complaint");
  auto closed = std::make_shared<app::ComplaintModel>(*stage.model.complaint);
  closed->said.stage = "closed", closed->said.result = "resolved", closed->said.answered_on = "2026-11-23", closed->said.ombudsman_told = true;
  stage.model.complaint = closed;
  stage.settle();
  CHECK(stage.node("complaint/ombudsman/1"));
  CHECK_FALSE(stage.node("complaint/next"));
  REQUIRE(stage.tap("complaint/step/second"));
  REQUIRE(stage.tap("complaint/step/keep"));
  auto all = kept(stage);
  REQUIRE(all.size() == 1);
  CHECK(all[0].stage == "second");
  CHECK(all[0].second_on == "2026-11-24");
  CHECK(all[0].result.empty());
  CHECK(all[0].answered_on.empty());
}

TEST_CASE("One who comes to complain from \"I do not agree\" finds the sheet open; put away, it stays away", "[R47][R48]") {
  auto stage = at("complaints");
  auto coming = std::make_shared<app::ComplaintsModel>(*stage.model.complaints);
  coming->begin = true;
  stage.model.complaints = coming;
  stage.settle();
  REQUIRE(stage.node("complaint/points"));
  REQUIRE(stage.tap("complaint/back"));
  CHECK_FALSE(stage.node("complaint/points"));
}

TEST_CASE("Not offering an advocate wants a reason; an offer that was taken up is carried on", "[R46]") {
  auto stage = at("rights");
  stage.settle();
  REQUIRE(stage.tap("rights/offer"));
  REQUIRE(stage.tap("speak/result/not-offered"));
  REQUIRE(stage.tap("speak/keep"));
  CHECK(stage.node("speak/missing")->name == "Choose why not");
  REQUIRE(stage.tap("speak/back"));
  REQUIRE(stage.tap("rights/offer/1"));
  CHECK(stage.node("speak/with")->value == "Tayside Voices");
  REQUIRE(stage.tap("speak/came"));
  stage.type("They were with her at the review.");
  REQUIRE(stage.tap("speak/keep"));
  auto wishes = stage.all<app::RightsIntent>();
  REQUIRE(wishes.size() == 1);
  const auto& offer = std::get<app::KeepAdvocacy>(wishes[0]);
  CHECK_FALSE(offer.follows.is_none());
  CHECK(offer.said.came_of_it == "They were with her at the review.");
  CHECK(offer.said.organisation == "Tayside Voices");
}

TEST_CASE("Moira agrees with some of her plan only in her own words, and sees who has looked", "[R39][R44]") {
  auto stage = at("own-plan-end");
  auto plan = std::make_shared<app::OwnPlanModel>(*stage.model.own_plan);
  plan->say.words.text.clear(), plan->say.said.clear(), plan->say.answer.clear();
  stage.model.own_plan = plan;
  stage.settle();
  CHECK(stage.node("own/looked/only")->name == "Only you and Amina have looked");
  CHECK(stage.node("own/looked/2")->name == "You: today at 10:42, and wrote in it");
  CHECK(stage.node("own/give-back"));
  REQUIRE(stage.tap("own/disagree"));
  REQUIRE(stage.tap("own/keep"));
  CHECK(stage.all<app::CarerIntent>().empty());
  CHECK(stage.node("own/missing")->name == "Write what you do not agree with");
  REQUIRE(stage.tap("own/say"));
  stage.type("Nights are too much.");
  REQUIRE(stage.tap("own/keep"));
  auto said = stage.all<app::CarerIntent>();
  REQUIRE(said.size() == 1);
  CHECK(std::get<app::SayOwnPlan>(said[0]).answer == "disagree");
  // What she wrote was handed over before what she says.
  CHECK_FALSE(stage.all<app::Write>().empty());
}
