#include "care/review.h"

#include <catch2/catch_test_macros.hpp>

#include "care/conversation.h"
#include "care/last_review.h"
#include "clocks.h"
#include "notebook.h"

using namespace blether;
using test::clocks;
using test::Notebook;

namespace {

constexpr base::CivilDate kToday{2026, 11, 24};

// Davie, six weeks on.
struct Davie {
  Davie() {
    domains = *care::Domains::load(test::asset("lookups/domains.json"));
    want(1, "get to the allotment", "I feel useful", "1", "B");
    want(2, "see my grandson", "he knows me", "2", "C");
    want(3, "sleep through", "my days are not wasted", "2", "D");
    hold(40, "first", "2026-11-24");
  }
  void want(std::uint8_t id, const char* what, const char* so_that, const char* score, const char* place) {
    auto set = [&](const char* field, const char* value) {
      book.keep(*care::set_outcome(test::id_of(id), book.find(test::id_of(id)), domains, field, value, {}, place));
    };
    set("want", what), set("so_that", so_that);
    book.keep(*care::set_start_score(book.get(test::id_of(id)), score, "as he said"));
  }
  void hold(std::uint8_t id, const char* type, const char* on, const char* next = "") {
    care::Review review;
    review.type = type, review.on = on, review.next_on = next;
    book.keep(*care::set_review(test::id_of(id), book.find(test::id_of(id)), review));
  }
  void score(std::uint8_t review, std::uint8_t outcome, const char* score, const char* note, const char* decide) {
    auto id = care::review_line_id(test::id_of(review), test::id_of(outcome));
    book.keep(*care::set_review_line(test::id_of(review), test::id_of(outcome), book.find(id),
                                     {score, note, "", "", "person", decide}));
  }
  std::vector<care::OutcomeReview> page(std::uint8_t review) {
    return care::outcome_reviews(book.all("outcome"), book.all("review"), book.all("review_line"), test::id_of(review));
  }
  care::Domains domains;
  Notebook book;
};

}  // namespace

TEST_CASE("Davie's outcomes stand side by side with where they began, what he says and what is decided", "[R59]") {
  Davie davie;
  davie.score(40, 1, "3", "The scooter did it. Out most days.", "keep");
  davie.score(40, 2, "4", "We ring on Sundays. That is enough for me.", "done");
  davie.score(40, 3, "1", "The pain is no better and I am up at four.", "change");
  auto page = davie.page(40);
  REQUIRE(page.size() == 3);
  CHECK(page[0].line == "I want to get to the allotment so that I feel useful.");
  CHECK(page[0].start == 1);
  CHECK(page[0].today == 3);
  CHECK(page[0].movement == care::Movement::better);
  CHECK(page[0].now.note == "The scooter did it. Out most days.");
  CHECK(page[1].now.decide == "done");
  CHECK(page[2].movement == care::Movement::harder);
  auto count = care::count_movement(page);
  CHECK(count.better == 2);
  CHECK(count.harder == 1);
  care::Review review = care::review_of(davie.book.get(test::id_of(40)));
  CHECK(care::review_faults(review, page).size() == 1);  // only when to look again
}

TEST_CASE("The next time it is compared with the last time, and not with the beginning", "[R59]") {
  Davie davie;
  davie.score(40, 1, "3", "Out most days.", "keep");
  davie.hold(41, "planned", "2027-05-24");
  davie.score(41, 1, "2", "The scooter is away for mending.", "keep");
  auto page = davie.page(41);
  CHECK(page[0].start == 1);
  CHECK(page[0].last == 3);
  CHECK(page[0].last_day == "2026-11-24");
  CHECK(page[0].movement == care::Movement::harder);
  CHECK(davie.page(40)[0].movement == care::Movement::better);  // what came later changes nothing there
}

TEST_CASE("A score wants words, or the word that there are none; not sure moves nothing", "[R59]") {
  Davie davie;
  auto set = [&](care::ReviewLine line, bool no_note = false) {
    return care::set_review_line(test::id_of(40), test::id_of(1), nullptr, line, no_note);
  };
  CHECK(set({"3", "", "", "", "person", ""}).error().detail == "note");
  CHECK(set({"7", "x", "", "", "person", ""}).error().detail == "score");
  CHECK(set({"3", "x", "", "", "person", "perhaps"}).error().detail == "decide");
  davie.book.keep(*set({"not-sure", "", "", "", "person", ""}, true));
  CHECK(davie.page(40)[0].today_code == "not-sure");
  CHECK(davie.page(40)[0].movement == care::Movement::unknown);
}

TEST_CASE("Each part of the support is kept, changed or stopped", "[R59]") {
  Davie davie;
  care::Support scooter;
  scooter.what = "Scooter";
  scooter.source = "own";
  davie.book.keep(*care::set_support(test::id_of(9), nullptr, scooter));
  auto id = care::review_line_id(test::id_of(40), test::id_of(9));
  davie.book.keep(
      *care::set_review_line(test::id_of(40), test::id_of(9), nullptr, {"4", "Never late", "", "", "person", "keep"}));
  CHECK(davie.book.get(id).text("decide") == "keep");
  auto lines = care::support_reviews(davie.book.all("support"), davie.book.all("review_line"), test::id_of(40));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].now.score == "4");
}

TEST_CASE("The first review is due six weeks after the say, the next on the day that was named", "[R60]") {
  Davie davie;
  auto none = care::next_review({}, std::nullopt, clocks(), kToday);
  CHECK_FALSE(none);
  auto first = care::next_review({}, base::CivilDate{2026, 10, 13}, clocks(), kToday);
  REQUIRE(first);
  CHECK(base::to_iso(first->due) == "2026-11-24");
  CHECK(first->days_left == 0);
  CHECK(care::next_review({}, base::CivilDate{2026, 9, 1}, clocks(), kToday)->state == care::DueState::overdue);
  davie.hold(40, "first", "2026-11-24", "2027-02-23");
  CHECK(base::to_iso(care::next_review(davie.book.all("review"), {}, clocks(), kToday)->due) == "2027-02-23");
  auto last = care::review_of(davie.book.get(test::id_of(40)));
  last.next_on.clear();
  CHECK(base::to_iso(care::look_again_after(last, clocks(), kToday)->due) == "2027-11-24");
  davie.hold(41, "end", "2026-12-01");
  CHECK(care::next_review(davie.book.all("review"), {}, clocks(), kToday));  // begun is not done
  davie.book.keep(*care::end_support(davie.book.get(test::id_of(41)), "2026-12-24", "moved", {}, {}));
  CHECK_FALSE(care::next_review(davie.book.all("review"), {}, clocks(), kToday));
  care::Review wrong;
  wrong.on = "2026-11-24", wrong.next_on = "2026-11-01";
  CHECK(care::set_review(test::id_of(5), nullptr, wrong).error().detail == "next_on");
}

TEST_CASE("A review of Davie's that was begun and put off leaves what is late late", "[R60]") {
  Davie davie;
  auto due = [&](std::optional<base::CivilDate> agreed) { return care::next_review(davie.book.all("review"), agreed, clocks(), kToday); };
  CHECK_FALSE(due({}));
  REQUIRE(due(base::CivilDate{2026, 9, 1}));
  CHECK(due(base::CivilDate{2026, 9, 1})->state == care::DueState::overdue);
  davie.hold(40, "first", "2026-11-02", "2026-11-20");
  davie.hold(41, "planned", "2026-11-24");
  CHECK(base::to_iso(due({})->due) == "2026-11-20");
}

TEST_CASE("Davie's review ended and begun again on one day: the second is the newer, whatever the ids are", "[R59][R60]") {
  for (std::uint8_t person = 1; person <= 12; ++person) {
    Notebook book;
    model::RecordId last;
    for (int turn = 0; turn < 4; ++turn) {
      INFO("person " << int(person) << ", review " << turn);
      auto id = care::next_review_id(test::id_of(person), book.all("review"));
      REQUIRE(book.find(id) == nullptr);
      care::Review review;
      review.on = "2026-11-24", review.choose_again = true;
      book.keep(*care::set_review(id, nullptr, review));
      auto held = care::review_held(book.all("review"));
      REQUIRE(held);
      CHECK(held->record == id);
      CHECK(care::choice_round(test::id_of(99), book.all("review")) == id);
      review.next_on = "2026-12-24";
      book.keep(*care::set_review(id, book.find(id), review));
      CHECK_FALSE(care::review_held(book.all("review")));
    }
    auto next = care::next_review_id(test::id_of(person), book.all("review"));
    book.keep(care::Operations{care::put("review", next, nullptr, "on", std::string("2026-11-24"))});
    book.keep(care::withdraw(book.get(next)));
    CHECK(book.find(care::next_review_id(test::id_of(person), book.all("review"))) == nullptr);
  }
}

TEST_CASE("Only a yes to the page or the plan counts from the day it was said", "[R60]") {
  constexpr std::int64_t kDay = 86'400'000, kAgreed = 1'795'516'200'000;  // 24 November 2026
  Notebook book;
  auto say = [&](std::uint8_t id, const char* about, std::int64_t at) {
    book.keep({care::put("agreement", test::id_of(id), nullptr, "answer", std::string("agree")),
               care::put("agreement", test::id_of(id), nullptr, "about", std::string(about)),
               care::put("agreement", test::id_of(id), nullptr, "at", at)});
    return care::agreed_day(book.all("agreement"));
  };
  CHECK_FALSE(say(1, "carer-plan", kAgreed + 9 * kDay));
  CHECK_FALSE(say(2, "review", kAgreed + 9 * kDay));
  CHECK(say(3, "plan", kAgreed) == base::CivilDate{2026, 11, 24});
  CHECK(say(4, "page", kAgreed + kDay) == base::CivilDate{2026, 11, 25});
  book.keep(care::Operations{care::put("agreement", test::id_of(5), nullptr, "answer", std::string("agree"))});
  CHECK(care::agreed_day(book.all("agreement")) == base::CivilDate{2026, 11, 25});  // said in 1970
}

TEST_CASE("A review without a kind, as another tablet may have written it, is a planned one") {
  Notebook book;
  book.keep(care::Operations{care::put("review", test::id_of(1), nullptr, "on", std::string("2026-11-24"))});
  CHECK(care::review_of(book.get(test::id_of(1))).type == "planned");
}

TEST_CASE("A change of circumstances opens the choice afresh", "[R60]") {
  Davie davie;
  auto conversation = test::id_of(7);
  CHECK(care::choice_round(conversation, davie.book.all("review")) == conversation);
  davie.hold(41, "change", "2027-01-12");
  CHECK(care::choice_round(conversation, davie.book.all("review")) == test::id_of(41));
  CHECK(care::review_of(davie.book.get(test::id_of(41))).choose_again);
  // A whole conversation later on is the newer round.
  auto later = test::id_of(8);
  CHECK(care::choice_round(later, davie.book.all("review"), base::CivilDate{2027, 1, 12}) == test::id_of(41));
  CHECK(care::choice_round(later, davie.book.all("review"), base::CivilDate{2027, 6, 1}) == later);
}

TEST_CASE("Two of Davie's workers who begin his review offline begin the same one", "[R59]") {
  Davie davie;
  auto davies = test::id_of(1);
  auto first = care::next_review_id(davies, {});
  CHECK(first == care::next_review_id(davies, {}));
  auto second = care::next_review_id(davies, davie.book.all("review"));
  CHECK(second != first);
  REQUIRE(care::review_held(davie.book.all("review")));
  CHECK(care::review_held(davie.book.all("review"))->record == test::id_of(40));
  davie.hold(40, "first", "2026-11-24", "2027-02-23");
  CHECK_FALSE(care::review_held(davie.book.all("review")));
  CHECK(care::next_review_id(davies, davie.book.all("review")) == second);
}

TEST_CASE("Five questions about how it was are Davie's alone: no worker's page shows the answers", "[R61]") {
  auto form = care::load_template(test::asset("templates/rev.v1.json"), "rev.v1.json");
  REQUIRE(form);
  Notebook book;
  book.keep(care::start_conversation(test::id_of(7), *form, 1'795'516'200'000, {"Davie"}));
  int asked = 0;
  for (const care::Item& item : form->items) {
    if (!item.link_id.starts_with("rev.10.")) continue;
    ++asked;
    CHECK(item.is_private);
    CHECK(item.is_scale);
    auto answers = book.all("answer");
    care::Conversation davie(*form, book.get(test::id_of(7)), answers, care::Looker::person);
    book.keep(*care::answer_score(davie, item.link_id, "1", "Nobody asked me"));
  }
  CHECK(asked == 5);
  auto answers = book.all("answer");
  care::Conversation worker(*form, book.get(test::id_of(7)), answers);
  for (std::size_t i = 0; i < form->items.size(); ++i)
    if (form->items[i].is_private) CHECK_FALSE(worker.answer(i));
}
