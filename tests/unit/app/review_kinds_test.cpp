// Reviews of several kinds at Isobel's, how her support ends at the last one, and what she has reached.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_agreed.h"
#include "app/core/read_models_codes.h"
#include "app/core/read_models_plan.h"
#include "app/core/read_models_review.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using app::Route;
using tests::AtIsobels;
using Page = Route::Page;
using Model = std::shared_ptr<const app::ReadModel>;

namespace {

constexpr std::int64_t kDay = 86'400'000;

struct ReviewOfIsobel : AtIsobels {
  ReviewOfIsobel() : choir(whole_plan()) {}

  void agree() {
    auto page = go(Page::agreed)->agreed;
    after(app::Agree{page->agreement, page->conversation, page->seen, "agree"});
  }
  // Begins one of that kind and stays on its page.
  model::RecordId begin(std::string type = "", std::string asked = "") {
    go(Page::review);
    auto model = after(app::ReviewIntent(app::BeginReview{"", std::move(type), std::move(asked)}));
    REQUIRE(model->review);
    return model->review->review;
  }
  Model look_again(model::RecordId review, std::string on) {
    return after(app::ReviewIntent(app::EndReview{review, std::move(on)}));
  }
  Model decide(model::RecordId review, std::string what) {
    go(Page::review);
    app::KeepReviewLine line{review, choir};
    line.decide = std::move(what);
    for (const auto& row : core->model()->review->outcomes)
      if (row.subject == choir) line.seen = row.seen;
    return after(app::ReviewIntent(line));
  }
  Model end(model::RecordId review, std::string on, std::string why) {
    return after(app::ReviewIntent(app::EndSupport{review, std::move(on), std::move(why)}));
  }
  void write(const app::FieldText& field, const std::string& words) {
    after(app::Write{field.key, field.seen, ++session, words, 0});
  }
  std::string review_due() { return go(Page::person)->person->review_due; }
  void days(std::int64_t count) { clock.advance(count * kDay), unlock(); }
  // What each part of the plan says of how long it lasts.
  std::vector<std::string> plan_lines() {
    std::vector<std::string> lines;
    for (const auto& outcome : go(Page::plan)->plan->outcomes)
      for (const auto& line : outcome.steps) lines.push_back(line.what + ": " + line.who);
    return lines;
  }

  // What the money page says of the one paid part.
  app::MoneyLine paid() {
    for (const auto& line : go(Page::money)->money->lines)
      if (line.source == "paid") return line;
    return {};
  }
  // What the last outcome of the plan, or of what was agreed, is called; and what stands below it.
  std::string last_of(const std::vector<app::AgreedOutcome>& outcomes) {
    if (outcomes.empty()) return {};
    std::string all = outcomes.back().line;
    for (const auto& line : outcomes.back().steps) all += "|" + line.what + "|" + line.who;
    return all;
  }
  void take_away_all_support() {
    for (const auto& line : go(Page::money)->money->lines)
      after(app::SupportIntent(app::RemoveSupport{line.support}));
  }

  model::RecordId choir;  // what she wants
  std::uint64_t session = 70;
};

constexpr const char* kReached =
    "Done with|I want to stay in my own flat so that I am near the folk I know.|Reached on 24 November";

}  // namespace

TEST_CASE("which kind of review it is, is chosen where it begins, the one that is due first", "[R60]") {
  ReviewOfIsobel isobel;
  auto page = isobel.go(Page::review)->review;
  CHECK(page->type == "first");
  CHECK(page->types == std::vector<std::string>{"first", "payment", "carer", "requested", "end"});
  auto check = isobel.begin("payment");
  page = isobel.go(Page::review)->review;
  CHECK(page->type == "payment");
  CHECK(page->next_on == "2027-05-25");  // half a year
  bool told = false;
  for (const auto& each : isobel.go(Page::person)->person->happened)
    told = told || each.what == "happened.review.payment";
  CHECK(told);
  CHECK(isobel.look_again(check, "2027-05-25")->person->review_due == "Direct payment check. Due Tuesday 25 May");
}

TEST_CASE("a payment check does not put off Isobel's first review, and both stand in turn", "[R60]") {
  ReviewOfIsobel isobel;
  isobel.agree();
  CHECK(isobel.review_due() == "Due Tuesday 5 January");
  isobel.look_again(isobel.begin("payment"), "2027-05-25");
  CHECK(isobel.review_due() == "Due Tuesday 5 January");
  CHECK(isobel.go(Page::review)->review->type == "first");
  isobel.look_again(isobel.begin(), "2027-12-01");
  CHECK(isobel.review_due() == "Direct payment check. Due Tuesday 25 May");
  CHECK(isobel.go(Page::review)->review->type == "payment");  // what is due is chosen already
}

TEST_CASE("a review that Isobel asked for keeps what she asked, and leaves the planned one on its day", "[R60]") {
  ReviewOfIsobel isobel;
  isobel.agree();
  isobel.begin("requested", "Whether the mornings could be later.");
  auto page = isobel.go(Page::review)->review;
  CHECK(page->type == "requested");
  CHECK(page->asked == "Whether the mornings could be later.");
  CHECK_FALSE(page->choose_again);
  CHECK(page->next_on == "2027-01-05");
}

TEST_CASE("a change of circumstances is not begun without its words", "[R60]") {
  ReviewOfIsobel isobel;
  isobel.go(Page::review);
  auto model = isobel.after(app::ReviewIntent(app::BeginReview{"", "change"}));
  CHECK(model->notice.key == "review.needs.change");
  CHECK(model->review->review.is_none());
}

TEST_CASE("at the last review each part of Isobel's support gets its last day, and nothing is due any more", "[R60]") {
  ReviewOfIsobel isobel;
  isobel.agree();
  auto last = isobel.begin("end");
  auto model = isobel.end(last, "2026-12-24", "");
  CHECK(model->notice.key == "review.needs.end_why");
  isobel.go(Page::review);
  model = isobel.end(last, "2026-12-24", "not-needed");
  CHECK(model->notice.key == "review.support_ends");
  CHECK(model->notice.words == std::vector<std::string>{"Thursday 24 December"});
  REQUIRE(model->person);
  CHECK(model->person->review_due.empty());
  CHECK_FALSE(model->person->review_held);
  auto lines = isobel.plan_lines();
  REQUIRE(lines.size() == 2);
  for (const auto& line : lines) CHECK(line.ends_with("until 24 December"));
  isobel.days(31);  // Christmas: they are over
  CHECK(isobel.plan_lines().empty());
  CHECK(isobel.go(Page::money)->money->lines.empty());
}

TEST_CASE("others take over from Isobel's worker: who is said first, and the support goes on", "[R60]") {
  ReviewOfIsobel isobel;
  auto last = isobel.begin("end");
  auto model = isobel.end(last, "2026-12-24", "handed-over");
  CHECK(model->notice.key == "review.needs.hand_to");
  isobel.write(isobel.go(Page::review)->review->hand_to, "The team in Fife");
  model = isobel.end(last, "2026-12-24", "handed-over");
  CHECK(model->notice.key == "review.handed_over");
  CHECK(model->notice.words == std::vector<std::string>{"The team in Fife", "Thursday 24 December"});
  isobel.days(31);
  CHECK(isobel.plan_lines().size() == 2);
}

TEST_CASE("an ended support ends once: a second tap and a day to look again change nothing", "[R60]") {
  ReviewOfIsobel isobel;
  auto last = isobel.begin("end");
  isobel.end(last, "2026-12-24", "moved");
  isobel.go(Page::person);
  CHECK_FALSE(isobel.end(last, "2026-12-24", "moved")->notice.is_problem);
  CHECK(isobel.end(last, "2027-01-24", "moved")->notice.key == "review.has_ended");
  CHECK(isobel.look_again(last, "2027-02-24")->notice.key == "review.has_ended");
}

TEST_CASE("what Isobel calls done is reached: it stays on her list with its day, with nothing new planned for it",
          "[R59]") {
  ReviewOfIsobel isobel;
  CHECK(isobel.go(Page::money)->money->outcomes.size() == 1);
  auto review = isobel.begin();
  isobel.decide(review, "done");
  auto lines = isobel.go(Page::outcomes)->outcomes->lines;
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].ended == "reached");
  CHECK(lines[0].ended_on == "24 November");
  CHECK(isobel.go(Page::money)->money->outcomes.empty());
  CHECK(isobel.go(Page::money)->money->lines.size() == 2);  // what is planned for it stays

  // Taken back, it is as it was.
  isobel.decide(review, "keep");
  CHECK(isobel.go(Page::outcomes)->outcomes->lines[0].ended.empty());
  CHECK(isobel.go(Page::money)->money->outcomes.size() == 1);
}

TEST_CASE("at the next review what Isobel reached is told as reached, and nobody has to ask about it again", "[R59]") {
  ReviewOfIsobel isobel;
  auto review = isobel.begin();
  isobel.decide(review, "done");
  CHECK_FALSE(isobel.go(Page::review)->review->needs.empty());  // how it is today is still to ask
  isobel.look_again(review, "2026-12-08");
  isobel.days(14);
  isobel.begin("planned");
  auto page = isobel.go(Page::review)->review;
  REQUIRE(page->outcomes.size() == 1);
  CHECK(page->outcomes[0].ended == "reached");
  CHECK(page->outcomes[0].ended_on == "24 November");
  CHECK(page->outcomes[0].decide.empty());
  CHECK(page->needs.empty());
}

TEST_CASE("the way Isobel chose ends on the last day of her support, and stands until then", "[R16][R17]") {
  ReviewOfIsobel isobel;
  isobel.end(isobel.begin("end"), "2026-12-24", "not-needed");
  CHECK(isobel.paid().option == 2);
  CHECK(isobel.paid().until == "24 December");
  CHECK(isobel.go(Page::money)->money->person_option == 2);
  isobel.days(31);
  CHECK(isobel.go(Page::money)->money->person_option == 0);
}

TEST_CASE("others take over: the way Isobel chose ends on that day, and whoever goes on with her asks anew",
          "[R17][R60]") {
  ReviewOfIsobel isobel;
  auto last = isobel.begin("end");
  isobel.write(isobel.go(Page::review)->review->hand_to, "The team in Fife");
  isobel.end(last, "2026-12-24", "handed-over");
  CHECK(isobel.paid().option == 2);
  CHECK(isobel.paid().until == "24 December");
  const auto lines = isobel.plan_lines();
  REQUIRE(lines.size() == 2);
  CHECK(std::any_of(lines.begin(), lines.end(), [](const auto& line) {
    return line.find("Option 2 until 24 December") != std::string::npos;
  }));
  isobel.days(31);
  CHECK(isobel.paid().option == 0);
  CHECK(isobel.paid().until == "24 December");
  const auto needs = isobel.go(Page::plan)->plan->needs;
  CHECK(std::any_of(needs.begin(), needs.end(),
                    [](const auto& need) { return need.words == "Say for each part which way was chosen"; }));
}

TEST_CASE("a part that is taken away ends what Isobel chose for it, and leaves the other parts alone", "[R16][R17]") {
  ReviewOfIsobel isobel;
  auto gone = isobel.paid().support;
  isobel.go(Page::money);
  isobel.wish(isobel.washing(isobel.choir, "1"));
  isobel.wish(app::AmountsTold{});
  model::RecordId stays;
  for (const auto& line : isobel.go(Page::money)->money->lines)
    if (line.source == "paid" && line.support != gone) stays = line.support;
  isobel.wish(app::ChooseOption{stays, 3, false, ""});
  CHECK(isobel.go(Page::money)->money->person_option == 4);
  isobel.after(app::SupportIntent(app::RemoveSupport{gone}));
  CHECK(isobel.paid().option == 3);
  CHECK(isobel.paid().until.empty());
  CHECK(isobel.go(Page::money)->money->person_option == 3);
}

TEST_CASE("what Isobel reached and no support is left for stands below all that is still wanted, with its day",
          "[R59]") {
  ReviewOfIsobel isobel;
  isobel.decide(isobel.begin(), "done");
  isobel.take_away_all_support();
  const auto plan = isobel.go(Page::plan)->plan;
  CHECK(plan->outcomes.size() == 1);
  CHECK(isobel.last_of(plan->outcomes) == kReached);
  CHECK(plan->needs.empty());  // nothing is left to plan
  const auto agreed = isobel.go(Page::agreed)->agreed;
  CHECK(agreed->outcomes.size() == 1);
  CHECK(isobel.last_of(agreed->outcomes) == kReached);
}

TEST_CASE("on paper too, what Isobel reached is told as reached", "[R59]") {
  ReviewOfIsobel isobel;
  isobel.decide(isobel.begin(), "done");
  isobel.take_away_all_support();
  for (auto [page, kind] : {std::pair(Page::plan, app::PaperKind::plan), {Page::agreed, app::PaperKind::agreed}}) {
    isobel.go(page);
    const auto model = isobel.after(app::ShowPaper{kind});
    REQUIRE(model->codes);
    REQUIRE(model->codes->codes.size() == 1);
    const std::string& words = model->codes->codes[0].words;
    INFO(words);
    const auto heading = words.find("Done with"), line = words.find("I want to stay in my own flat");
    CHECK(heading != std::string::npos);
    CHECK(line > heading);
    CHECK(words.find("Reached on 24 November") > line);
  }
}

TEST_CASE("what Isobel reached while support for it goes on stays with its support, and says that it is reached",
          "[R59]") {
  ReviewOfIsobel isobel;
  isobel.decide(isobel.begin(), "done");
  const auto plan = isobel.go(Page::plan)->plan;
  REQUIRE(plan->outcomes.size() == 1);
  REQUIRE(plan->outcomes[0].steps.size() == 3);
  CHECK(plan->outcomes[0].steps[0].what == "Reached on 24 November");
  CHECK(plan->outcomes[0].line == "I want to stay in my own flat so that I am near the folk I know.");
}

TEST_CASE("what Isobel agreed to has changed once something on it is reached; taken back, it is as it was",
          "[R29][R59]") {
  ReviewOfIsobel isobel;
  isobel.agree();
  auto review = isobel.begin();
  CHECK_FALSE(isobel.go(Page::agreed)->agreed->changed_since);
  isobel.decide(review, "done");
  CHECK(isobel.go(Page::agreed)->agreed->changed_since);
  isobel.decide(review, "keep");
  CHECK_FALSE(isobel.go(Page::agreed)->agreed->changed_since);
}
