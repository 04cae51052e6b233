// What could not be got, on the outcome, the plan and a review; how things were told; safety from every page.
#include "app/core/read_models_codes.h"
#include "app/core/read_models_finish.h"
#include "app/core/read_models_plan.h"
#include "app/core/read_models_support.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::at;
using test::ViewStage;
using Page = app::Route::Page;

TEST_CASE("Two taps write down what cannot be had; what it is and why is all that has to be said", "[R50]") {
  ViewStage stage = at("outcome");
  stage.settle();
  REQUIRE(stage.tap("outcome/unmet/add"));
  stage.type("A seat on the way");
  REQUIRE(stage.tap("unmet/reason/UN03"));
  REQUIRE(stage.tap("unmet/keep"));
  const auto recorded = stage.all<app::RecordUnmet>();
  REQUIRE(recorded.size() == 1);
  CHECK(recorded[0].corrects.is_none());
  CHECK(recorded[0].said.need == "A seat on the way");
  CHECK(recorded[0].said.look_again == "2027-01-05");
}

TEST_CASE("How much is wanted, how much there is, since when and for whom are behind one more tap", "[R50]") {
  ViewStage stage = at("outcome");
  stage.settle();
  REQUIRE(stage.tap("outcome/unmet/add"));
  stage.type("company at the weekend");
  REQUIRE(stage.tap("unmet/reason/UN02"));
  CHECK_FALSE(stage.node("unmet/wanted"));
  REQUIRE(stage.tap("unmet/more"));
  REQUIRE(stage.tap("unmet/wanted"));
  stage.type("4");
  REQUIRE(stage.tap("unmet/got"));
  stage.type("1½");
  REQUIRE(stage.tap("unmet/keep"));
  CHECK(stage.all<app::RecordUnmet>().empty());  // four of what?
  REQUIRE(stage.tap("unmet/unit/hours-week"));
  REQUIRE(stage.tap("unmet/kind/social"));
  REQUIRE(stage.tap("unmet/for/carer"));
  REQUIRE(stage.tap("unmet/since"));
  REQUIRE(stage.tap("date/previous-month"));
  REQUIRE(stage.tap("date/day/2026-10-12"));
  REQUIRE(stage.tap("unmet/effect"));
  stage.type("She sits in from Friday to Monday.");
  REQUIRE(stage.tap("unmet/keep"));
  const auto recorded = stage.all<app::RecordUnmet>();
  REQUIRE(recorded.size() == 1);
  const care::NeedEntry& said = recorded[0].said;
  CHECK(said.amount_wanted == "4");
  CHECK(said.amount_got == "1½");
  CHECK(said.unit == "hours-week");
  CHECK(said.support_type == "social");
  CHECK(said.since == "2026-10-12");
  CHECK(said.effect == "She sits in from Friday to Monday.");
  CHECK(said.carer_affected);
}

TEST_CASE("From the plan one taps the part it is about, and what it is stands there already", "[R50]") {
  ViewStage stage = at("plan");
  stage.settle();
  REQUIRE(stage.tap("plan/unmet/add"));
  REQUIRE(stage.tap("unmet/about/1"));
  REQUIRE(stage.tap("unmet/reason/UN02"));
  REQUIRE(stage.tap("unmet/keep"));
  const auto recorded = stage.all<app::RecordUnmet>();
  REQUIRE(recorded.size() == 1);
  CHECK(recorded[0].said.need == "Help to wash and dress");
  CHECK(recorded[0].said.support_type == "personal-care");
  CHECK(recorded[0].said.outcome == "a1");
}

TEST_CASE("A tap on what waits says how it goes now: some of it came, with a new day to look again", "[R50]") {
  ViewStage stage = at("review-support");
  stage.settle();
  REQUIRE(stage.tap("review/unmet/1"));
  REQUIRE(stage.node("need/was/1"));
  CHECK(stage.node("need/was/1")->name == "13 October: Still waiting");
  REQUIRE(stage.tap("need/keep"));
  CHECK(stage.all<app::CarryOnUnmet>().empty());  // how is it?
  REQUIRE(stage.tap("need/status/part"));
  REQUIRE(stage.tap("need/got"));
  stage.type("2");
  REQUIRE(stage.tap("need/look-again"));
  REQUIRE(stage.tap("date/next-month"));
  REQUIRE(stage.tap("date/day/2027-02-23"));
  REQUIRE(stage.tap("need/keep"));
  const auto carried = stage.all<app::CarryOnUnmet>();
  REQUIRE(carried.size() == 1);
  CHECK(carried[0].need == test::sample_needs(true).lines[0].record);
  CHECK(carried[0].news.status == "part");
  CHECK(carried[0].news.amount_got.find('2') != std::string::npos);
  CHECK(carried[0].news.look_again == "2027-02-23");
}

TEST_CASE("What nobody wants any more says why before it is kept", "[R50]") {
  ViewStage stage = at("outcome");
  stage.settle();
  REQUIRE(stage.tap("outcome/unmet/1"));
  REQUIRE(stage.tap("need/status/withdrawn"));
  REQUIRE(stage.tap("need/keep"));
  CHECK(stage.all<app::CarryOnUnmet>().empty());
  REQUIRE(stage.tap("need/words"));
  stage.type("My sister has moved in next door.");
  REQUIRE(stage.tap("need/keep"));
  const auto carried = stage.all<app::CarryOnUnmet>();
  REQUIRE(carried.size() == 1);
  CHECK(carried[0].news.words == "My sister has moved in next door.");
}

TEST_CASE("What was written down wrong opens with what it says, and is put right by an entry that follows", "[R50]") {
  ViewStage stage = at("outcome");
  stage.settle();
  REQUIRE(stage.tap("outcome/unmet/1"));
  REQUIRE(stage.tap("need/put-right"));
  REQUIRE(stage.tap("unmet/reason/UN03"));
  REQUIRE(stage.tap("unmet/keep"));
  const auto recorded = stage.all<app::RecordUnmet>();
  REQUIRE(recorded.size() == 1);
  CHECK(recorded[0].corrects == test::sample_needs(false).lines[0].record);
  CHECK(recorded[0].said.need == "company at the weekend");
  CHECK(recorded[0].said.amount_wanted == "4");
  CHECK(recorded[0].said.reason == "UN03");
}

// --- how it was told

TEST_CASE("Rights gone through are noted in the form of the card, or in the one that is tapped", "[R03]") {
  ViewStage stage = at("finish");
  stage.settle();
  REQUIRE(stage.tap("finish/rights"));
  REQUIRE(stage.tap("finish/rights/easy"));
  REQUIRE(stage.tap("finish/rights/done"));
  REQUIRE(stage.tap("finish/rights"));
  REQUIRE(stage.tap("finish/rights/how/bsl"));
  REQUIRE(stage.tap("finish/rights/done"));
  const auto told = stage.all<app::RightsExplained>();
  REQUIRE(told.size() == 2);
  CHECK(told[0].format == "easy-read");
  CHECK(told[1].format == "bsl");
}

TEST_CASE("The four ways and the amounts can be noted as read aloud or told with an interpreter", "[R15][R20]") {
  ViewStage options = at("options");
  options.settle();
  REQUIRE(options.tap("options/how/read-aloud"));
  REQUIRE(options.tap("options/explained"));
  const auto explained = options.all<app::OptionsExplained>();
  REQUIRE(explained.size() == 1);
  CHECK(explained[0].format == "read-aloud");

  ViewStage money = at("money");
  app::MoneyModel model = *money.model.money;
  model.told_ms = 0;
  money.model.money = std::make_shared<app::MoneyModel>(model);
  money.settle();
  REQUIRE(money.tap("money/how/interpreter"));
  REQUIRE(money.tap("money/told"));
  const auto told = money.all<app::AmountsTold>();
  REQUIRE(told.size() == 1);
  CHECK(told[0].format == "interpreter");
}

// --- safety

TEST_CASE("From every page of an open tablet the worry about safety is two taps away, about whoever is shown", "[R32]") {
  std::size_t pages = 0;
  for (const auto& sample : test::all_samples()) {
    const app::Route& route = sample.model.route;
    const bool locked = route.page == Page::enrol || route.page == Page::unlock;
    const bool in_own_hands = route.page == Page::own_plan || (sample.model.codes && sample.model.codes->in_own_hands);
    if (locked || in_own_hands) continue;
    INFO(sample.name);
    ++pages;
    ViewStage stage(sample.model);
    stage.settle();
    CHECK(stage.tap("topbar/help"));
    CHECK(stage.tap("help/safety"));
    const auto went = stage.all<app::Go>();
    REQUIRE(went.size() == 1);
    CHECK(went[0].route.page == Page::safety);
    CHECK(went[0].route.person == route.person);
  }
  CHECK(pages > 40);
}

TEST_CASE("A worry that is about nobody yet shows who to ring, and asks whom it is about", "[R32]") {
  ViewStage stage = at("safety-whom");
  stage.settle();
  REQUIRE(stage.node("safety/contact/1"));
  CHECK(stage.node("safety/contact/1")->name.find("999") != std::string::npos);
  CHECK_FALSE(stage.node("safety/raise"));
  REQUIRE(stage.tap("safety/whom/agnes-mcmulholland"));
  const auto went = stage.all<app::Go>();
  REQUIRE(went.size() == 1);
  CHECK(went[0].route.page == Page::safety);
  CHECK(went[0].route.person == stage.model.safety->people[1].id);
}

TEST_CASE("From a worry about nobody one goes back to My people", "[R32]") {
  ViewStage stage = at("safety-whom");
  stage.settle();
  REQUIRE(stage.tap("topbar/back"));
  const auto went = stage.all<app::Go>();
  REQUIRE(went.size() == 1);
  CHECK(went[0].route.page == Page::people);
}

TEST_CASE("Whether Isobel was told, and why or why not, is written down", "[R32]") {
  ViewStage stage = at("safety-raised");
  stage.settle();
  REQUIRE(stage.tap("safety/told/why"));
  stage.type("She would not have let me in again.");
  stage.settle();
  app::Intents typed;
  stage.shell().flush(typed);
  for (app::Intent& intent : typed) stage.intents.push_back(std::move(intent));
  const auto writes = stage.all<app::Write>();
  REQUIRE_FALSE(writes.empty());
  CHECK(writes.back().key.field == "told_why");
  CHECK(writes.back().text == "She would not have let me in again.");
}

TEST_CASE("In the largest letters 999 comes first, then the questions, then the other numbers", "[R32]") {
  app::ReadModel model = test::sample("safety");
  model.settings.scale_percent = 200;
  ViewStage stage(model);
  stage.settle();
  std::vector<std::string> order;
  for (const ui::Node& node : stage.nodes().nodes()) {
    const bool asks = node.id == "safety/unable/ask" || node.id == "safety/told/why";
    if (asks || node.id.starts_with("safety/contact/")) order.push_back(node.id);
  }
  const std::vector<std::string> wanted = {"safety/contact/1", "safety/unable/ask", "safety/told/why",
                                           "safety/contact/2", "safety/contact/3"};
  CHECK(order == wanted);
}
