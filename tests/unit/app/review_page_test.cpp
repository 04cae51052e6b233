// A review of what Isobel wants, as she and Amina hold it.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_agreed.h"
#include "app/core/read_models_review.h"
#include "app/core/read_models_support.h"
#include "tests/support/aminas_tablet.h"

using namespace blether;
using app::Route;
using tests::AminasTablet;

namespace {

using Movement = app::ReviewRow::Movement;

constexpr std::int64_t kDay = 86'400'000;

struct ReviewAtIsobels : AminasTablet {
  ReviewAtIsobels() { unlock(), after(app::StartConversation{person()}); }

  std::shared_ptr<const app::ReadModel> go(Route::Page page) { return after(app::Go{{page, person(), {}, ""}}); }
  std::shared_ptr<const app::ReadModel> wish(app::ReviewIntent intent) { return after(std::move(intent)); }

  // What Isobel wants, scored "a little", and agreed.
  model::RecordId outcome() {
    auto model = go(Route::Page::outcome);
    auto record = model->outcome->record;
    after(app::Write{model->outcome->want.key, {}, ++session, "get out to the choir", 0});
    after(app::SetOutcome{record, "start_score", "1"});
    after(app::KeepOutcome{record});
    return record;
  }
  void agree() {
    auto model = go(Route::Page::agreed);
    after(app::Agree{model->agreed->agreement, model->agreed->conversation, model->agreed->seen, "agree"});
  }
  model::RecordId begin(std::string change = "") {
    go(Route::Page::review);
    auto model = wish(app::BeginReview{std::move(change)});
    REQUIRE(model->review);
    REQUIRE_FALSE(model->review->review.is_none());
    return model->review->review;
  }
  void days(std::int64_t count) {
    clock.advance(count * kDay);
    unlock();
  }
  std::shared_ptr<const app::ReadModel> say(const app::FieldText& field, const std::string& words) {
    return after(app::Write{field.key, field.seen, ++session, words, 0});
  }
  // What another tablet wrote without having seen what is here.
  void elsewhere(const model::RecordId& record, const char* kind, const char* field, std::string value) {
    after(app::SetValue{{stream(), kind, record, field}, {}, std::move(value)});
  }
  std::size_t to_settle() { return go(Route::Page::person)->person->conflicts.size(); }
  const app::PersonRow& row() {
    people = after(app::Go{{Route::Page::people, {}, {}, ""}});
    return people->people->rows.front();
  }

  std::uint64_t session = 0;
  std::shared_ptr<const app::ReadModel> people;
};

}  // namespace

TEST_CASE("Isobel says how her outcome is beside the last time, in her own words, and what becomes of it", "[R59]") {
  ReviewAtIsobels isobel;
  auto choir = isobel.outcome();
  auto first = isobel.begin();
  auto model = isobel.go(Route::Page::review);
  REQUIRE(model->review->outcomes.size() == 1);
  CHECK(model->review->outcomes.front().start == 1);
  CHECK(model->review->start_day == "24 November");
  isobel.say(model->review->outcomes.front().note, "Only on dry days.");
  isobel.wish(app::KeepReviewLine{first, choir, "2", "keep"});
  model = isobel.go(Route::Page::review);
  CHECK(model->review->outcomes.front().movement == Movement::better);
  isobel.wish(app::EndReview{first, "2026-12-08"});
  isobel.days(14);
  auto second = isobel.begin();
  REQUIRE(second != first);
  model = isobel.go(Route::Page::review);
  CHECK(model->review->title == "Review, 2 weeks on");
  isobel.say(model->review->outcomes.front().note, "Nobody to take me.");
  isobel.say(isobel.go(Route::Page::review)->review->outcomes.front().helped, "Jean, when she drives");
  model = isobel.wish(app::KeepReviewLine{second, choir, "0", "change"});
  const app::ReviewRow& shown = model->review->outcomes.front();
  CHECK(shown.start == 1);
  CHECK(shown.last == 2);
  CHECK(shown.today == 0);
  CHECK(shown.movement == Movement::harder);
  CHECK(shown.note.text == "Nobody to take me.");
  CHECK(shown.helped.text == "Jean, when she drives");
  CHECK(shown.decide == "change");
  CHECK(model->review->last_day == "24 November");
}

TEST_CASE("a score of Isobel's wants her words, or that she gave none", "[R59]") {
  ReviewAtIsobels isobel;
  auto choir = isobel.outcome();
  auto review = isobel.begin();
  auto model = isobel.wish(app::KeepReviewLine{review, choir, "3", "keep"});
  CHECK(model->notice.is_problem);
  CHECK(model->notice.key == "review.needs.note");
  CHECK_FALSE(model->review->outcomes.front().today);
  model = isobel.wish(app::KeepReviewLine{review, choir, "3", "keep", "person", true});
  CHECK(model->review->outcomes.front().today == 3);
  CHECK(model->review->outcomes.front().no_note);
}

TEST_CASE("what Isobel says in a review is there after the tablet stops in the middle of it", "[R59]") {
  ReviewAtIsobels isobel;
  isobel.outcome();
  isobel.begin();
  auto model = isobel.go(Route::Page::review);
  isobel.say(model->review->outcomes.front().note, "Only on dry days.");
  isobel.open();
  model = isobel.unlock();
  REQUIRE(model->review);
  CHECK(model->review->outcomes.front().note.text == "Only on dry days.");
}

TEST_CASE("when to look again is worked out from what Isobel agreed, and stands late on Amina's list", "[R60]") {
  ReviewAtIsobels isobel;
  isobel.outcome();
  CHECK(isobel.go(Route::Page::person)->person->review_due.empty());
  isobel.agree();
  auto model = isobel.go(Route::Page::person);
  CHECK(model->person->review_due == "Due Tuesday 5 January");
  CHECK_FALSE(model->person->review_overdue);
  CHECK_FALSE(isobel.row().late);
  isobel.days(45);
  model = isobel.go(Route::Page::person);
  CHECK(model->person->review_due == "3 days late");
  CHECK(model->person->review_overdue);
  CHECK(isobel.row().late);
  CHECK(isobel.row().next == "people.next.review");
  CHECK(isobel.row().next_words == std::vector<std::string>{"3 days late"});

  // Begun is not done: it stays late on the list until it is ended.
  auto review = isobel.begin();
  CHECK(isobel.go(Route::Page::review)->review->next_on == "2028-01-08");
  CHECK(isobel.row().late);
  model = isobel.go(Route::Page::person);
  CHECK(model->person->review_held);
  CHECK(model->person->review_overdue);
  CHECK(model->person->review_due == "3 days late");
  isobel.go(Route::Page::review);
  model = isobel.wish(app::EndReview{review, "2027-01-08"});
  CHECK(model->notice.key == "review.needs.later_day");
  model = isobel.wish(app::EndReview{review, "2027-02-16"});
  CHECK(model->notice.words == std::vector<std::string>{"Tuesday 16 February"});
  REQUIRE(model->person);
  CHECK(model->person->review_due == "Due Tuesday 16 February");
  CHECK_FALSE(isobel.row().late);
  CHECK_FALSE(model->person->review_held);
}

TEST_CASE("something has changed for Isobel: the four ways are asked afresh, and what she had chosen stays", "[R60]") {
  ReviewAtIsobels isobel;
  isobel.outcome();
  isobel.go(Route::Page::options);
  isobel.after(app::SupportIntent(app::OptionsExplained{}));
  for (int option = 1; option <= 4; ++option) isobel.after(app::SupportIntent(app::SetOffer{option, true, "", "", "", "", ""}));
  auto model = isobel.go(Route::Page::options);
  REQUIRE(model->options->columns[0].front().state == app::OptionColumn::State::offered);
  REQUIRE(model->options->explained_ms != 0);
  // A review with nothing new leaves the choice alone.
  auto planned = isobel.begin();
  CHECK(isobel.go(Route::Page::options)->options->explained_ms != 0);
  isobel.wish(app::EndReview{planned, "2026-12-08"});
  isobel.days(3);

  isobel.begin("Moira is going into hospital.");
  model = isobel.go(Route::Page::review);
  CHECK(model->review->change == "Moira is going into hospital.");
  CHECK(model->review->choose_again);
  model = isobel.go(Route::Page::options);
  CHECK(model->options->explained_ms == 0);
  for (const auto& column : model->options->columns[0]) CHECK(column.state == app::OptionColumn::State::not_said);
  // What has changed was said already, and is not asked again.
  model = isobel.go(Route::Page::review);
  auto talk = isobel.after(app::Go{{Route::Page::conversation, isobel.person(), model->review->talk, "rev.1.changed"}});
  REQUIRE(talk->conversation);
  CHECK(talk->conversation->review);
  CHECK(isobel.item(*talk, "rev.1.changed").text.text == "Moira is going into hospital.");
  // A review is no new beginning: the first conversation is still the one to carry on.
  CHECK(isobel.go(Route::Page::person)->person->stopped_item.starts_with("gc."));
}

TEST_CASE("Isobel asks to go through the four ways again, and they are open to her", "[R60]") {
  ReviewAtIsobels isobel;
  isobel.outcome();
  isobel.go(Route::Page::options);
  isobel.after(app::SupportIntent(app::OptionsExplained{}));
  auto review = isobel.begin();
  auto model = isobel.wish(app::ChooseAgain{review});
  REQUIRE(model->options);
  CHECK(model->options->explained_ms == 0);
}

TEST_CASE("two taps begin one review of Isobel's outcomes", "[R59]") {
  ReviewAtIsobels isobel;
  isobel.outcome();
  auto review = isobel.begin();
  CHECK(isobel.wish(app::BeginReview{})->review->review == review);
}

TEST_CASE("another tablet decided otherwise about Isobel's outcome: no other tap settles it", "[R59]") {
  ReviewAtIsobels isobel;
  auto choir = isobel.outcome();
  auto review = isobel.begin();
  auto note = isobel.go(Route::Page::review)->review->outcomes.front().note;
  auto line = note.key.record;
  isobel.say(note, "Only on dry days.");
  isobel.wish(app::KeepReviewLine{review, choir, "2", "keep"});
  isobel.elsewhere(line, "review_line", "decide", std::string("change"));
  isobel.elsewhere(line, "review_line", "helped", std::string("Jean"));
  isobel.elsewhere(line, "review_line", "helped", std::string("The bus"));
  REQUIRE(isobel.to_settle() == 2);
  auto shown = isobel.go(Route::Page::review)->review->outcomes.front();
  CHECK(shown.decide_disputed);
  CHECK(shown.decide.empty());
  CHECK_FALSE(shown.score_disputed);

  // Another score: what is written in two versions stays in two.
  auto model = isobel.wish(app::KeepReviewLine{review, choir, "3", {}, {}, false, shown.seen});
  CHECK(model->review->outcomes.front().today == 3);
  CHECK(model->review->outcomes.front().decide_disputed);
  CHECK(isobel.to_settle() == 2);
  // Nor is it settled from here.
  isobel.go(Route::Page::review);
  model = isobel.wish(app::KeepReviewLine{review, choir, {}, "keep", {}, false, shown.seen});
  CHECK(model->notice.is_problem);
  CHECK(model->notice.key == "agreed.settle_first");
  CHECK(isobel.to_settle() == 2);
}

TEST_CASE("a score of Isobel's overwrites what its sheet had shown, and not what came meanwhile", "[R59]") {
  ReviewAtIsobels isobel;
  auto choir = isobel.outcome();
  auto review = isobel.begin();
  isobel.wish(app::KeepReviewLine{review, choir, "2", {}, {}, true});
  auto shown = isobel.go(Route::Page::review)->review->outcomes.front();
  isobel.elsewhere(shown.note.key.record, "review_line", "score", "not-sure");
  auto model = isobel.wish(app::KeepReviewLine{review, choir, "3", {}, {}, false, shown.seen});
  CHECK(model->review->outcomes.front().score_disputed);
  CHECK_FALSE(model->review->outcomes.front().today);
  CHECK(isobel.to_settle() == 1);
}

TEST_CASE("two tablets' words about Isobel's review stay two when it is ended or the choice is opened", "[R59][R60]") {
  ReviewAtIsobels isobel;
  isobel.outcome();
  auto review = isobel.begin();
  isobel.elsewhere(review, "review", "ring", std::string("Jean, on 01632 960177"));
  isobel.elsewhere(review, "review", "ring", std::string("The day centre"));
  REQUIRE(isobel.to_settle() == 1);
  isobel.wish(app::ChooseAgain{review});
  CHECK(isobel.to_settle() == 1);
  isobel.wish(app::EndReview{review, "2027-02-16"});
  CHECK(isobel.to_settle() == 1);
}

TEST_CASE("another tablet has ended Isobel's review: her words are kept in it, and its day stays", "[R59][R60]") {
  ReviewAtIsobels isobel;
  auto choir = isobel.outcome();
  auto review = isobel.begin();
  auto note = isobel.go(Route::Page::review)->review->outcomes.front().note;
  isobel.elsewhere(review, "review", "next_on", std::string("2027-02-16"));
  REQUIRE(isobel.go(Route::Page::review)->review->review.is_none());
  auto model = isobel.say(note, "Only on dry days.");
  CHECK_FALSE(model->notice.is_problem);
  isobel.wish(app::KeepReviewLine{review, choir, "2", "keep"});
  model = isobel.wish(app::EndReview{review, "2027-03-16"});
  CHECK(model->notice.key == "review.has_ended");
  CHECK(isobel.go(Route::Page::person)->person->review_due == "Due Tuesday 16 February");
  // The next review begins, on the same day, where this one stopped.
  REQUIRE(isobel.begin() != review);
  model = isobel.go(Route::Page::review);
  CHECK(model->review->outcomes.front().last == 2);
  CHECK(model->review->outcomes.front().note.text.empty());
}

TEST_CASE("Isobel says in her review that she wants the four ways again, and they are open to her", "[R60]") {
  ReviewAtIsobels isobel;
  isobel.outcome();
  isobel.go(Route::Page::options);
  isobel.after(app::SupportIntent(app::OptionsExplained{}));
  isobel.begin();
  auto talk = isobel.go(Route::Page::review)->review->talk;
  isobel.after(app::Go{{Route::Page::conversation, isobel.person(), talk, "rev.4.again"}});
  isobel.after(app::ChooseOne{talk, "rev.4.again", "no"});
  CHECK_FALSE(isobel.go(Route::Page::review)->review->choose_again);
  CHECK(isobel.go(Route::Page::options)->options->explained_ms != 0);
  isobel.after(app::ChooseOne{talk, "rev.4.again", "yes"});
  CHECK(isobel.go(Route::Page::review)->review->choose_again);
  CHECK(isobel.go(Route::Page::options)->options->explained_ms == 0);
}

TEST_CASE("a review of Isobel's that came without a kind is told as a review", "[R59]") {
  ReviewAtIsobels isobel;
  isobel.elsewhere(model::RecordId::random(isobel.random), "review", "on", std::string("2026-11-24"));
  auto model = isobel.go(Route::Page::person);
  bool told = false;
  for (const auto& each : model->person->happened) told = told || each.what == "happened.review.planned";
  CHECK(told);
}
