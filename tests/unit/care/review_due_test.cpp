// When to look again at what, and how support ends, for Davie.
#include <catch2/catch_test_macros.hpp>

#include "care/budget.h"
#include "care/last_review.h"
#include "care/review.h"
#include "clocks.h"
#include "notebook.h"

using namespace blether;
using test::clocks;
using test::id_of;
using test::Notebook;

namespace {

constexpr base::CivilDate kToday{2026, 11, 24}, kAgreed{2026, 10, 13};

struct Davie {
  void hold(std::uint8_t id, const char* type, const char* on, const char* next = "") {
    care::Review review;
    review.type = type, review.on = on, review.next_on = next;
    book.keep(*care::set_review(id_of(id), book.find(id_of(id)), review));
  }
  std::vector<std::string> due() const {  // "payment 2027-01-05"
    std::vector<std::string> all;
    for (const auto& each : care::reviews_due(book.all("review"), kAgreed, clocks(), kToday))
      all.push_back(each.type + " " + base::to_iso(each.due));
    return all;
  }
  std::string offered(std::uint8_t held) const {
    auto review = care::review_of(book.get(id_of(held)));
    auto day = care::day_to_offer(review, book.all("review"), kAgreed, clocks(), kToday);
    return day ? day->type + " " + base::to_iso(day->due) : "";
  }
  // Help to wash, every week.
  void part(std::uint8_t id, const char* from, const char* until) {
    care::Support support;
    support.what = "Help to wash", support.from = from, support.until = until;
    book.keep(*care::set_support(id_of(id), nullptr, support));
  }
  base::Result<care::Operations> end(std::uint8_t review, const char* on, const char* why) const {
    return care::end_support(book.get(id_of(review)), on, why, book.all("support"), {});
  }
  std::string until(std::uint8_t part) const { return book.get(id_of(part)).text("until"); }

  Notebook book;
};

using All = std::vector<std::string>;

}  // namespace

TEST_CASE("a payment check puts off neither Davie's planned review nor the one of the carer", "[R60]") {
  Davie davie;
  CHECK(davie.due() == All{"first 2026-11-24"});
  davie.hold(40, "payment", "2026-11-24", "2027-05-25");
  CHECK(davie.due() == All{"first 2026-11-24", "payment 2027-05-25"});
  davie.hold(41, "first", "2026-11-24", "2027-11-24");
  CHECK(davie.due() == All{"payment 2027-05-25", "planned 2027-11-24"});
  davie.hold(42, "carer", "2026-11-24", "2027-02-01");
  CHECK(davie.due() == All{"carer 2027-02-01", "payment 2027-05-25", "planned 2027-11-24"});
  davie.hold(43, "carer", "2027-02-01", "2028-02-01");
  CHECK(davie.due() == All{"payment 2027-05-25", "planned 2027-11-24", "carer 2028-02-01"});
}

TEST_CASE("a payment check is due again after half a year, a planned review after a year", "[R60]") {
  Davie davie;
  davie.hold(40, "payment", "2026-11-24");
  CHECK(davie.offered(40) == "payment 2027-05-25");
  davie.hold(41, "carer", "2026-11-24");
  CHECK(davie.offered(41) == "carer 2027-11-24");
  davie.hold(42, "change", "2026-11-24");
  CHECK(davie.offered(42) == "planned 2027-11-24");
}

TEST_CASE("a review that Davie asked for leaves the planned one on its day while that is ahead", "[R60]") {
  Davie davie;
  davie.hold(40, "first", "2026-10-20", "2027-01-12");
  davie.hold(41, "requested", "2026-11-24");
  CHECK(davie.offered(41) == "planned 2027-01-12");
  davie.hold(41, "requested", "2026-11-24", "2027-01-12");
  CHECK(davie.due() == All{"planned 2027-01-12"});
  // One whose day has gone by is done with it.
  Davie late;
  late.hold(40, "first", "2026-10-20", "2026-11-20");
  late.hold(41, "requested", "2026-11-24");
  CHECK(late.offered(41) == "planned 2027-11-24");
}

TEST_CASE("the first review is offered until the whole was looked at, whatever else was", "[R60]") {
  Davie davie;
  CHECK(care::kinds_to_begin(davie.book.all("review")).front() == "first");
  davie.hold(40, "payment", "2026-11-24", "2027-05-25");
  CHECK(care::kinds_to_begin(davie.book.all("review")).front() == "first");
  davie.hold(41, "first", "2026-11-24", "2027-11-24");
  CHECK(care::kinds_to_begin(davie.book.all("review")).front() == "planned");
}

TEST_CASE("a last review goes on until the end is said, and ends every part that would last longer", "[R60]") {
  Davie davie;
  davie.hold(40, "first", "2026-10-20", "2027-01-12");
  davie.hold(41, "end", "2026-11-24");
  REQUIRE(care::review_held(davie.book.all("review")));
  davie.part(1, "2026-10-20", ""), davie.part(2, "", "2026-12-01"), davie.part(3, "", "2027-06-01");
  davie.part(4, "2027-02-01", "");
  auto ended = davie.end(41, "2026-12-24", "moved");
  REQUIRE(ended);
  davie.book.keep(*ended);
  CHECK(davie.until(1) == "2026-12-24");
  CHECK(davie.until(2) == "2026-12-01");  // ends before that by itself
  CHECK(davie.until(3) == "2026-12-24");
  CHECK(davie.book.get(id_of(4)).withdrawn);  // never begins
  auto review = care::review_of(davie.book.get(id_of(41)));
  CHECK(review.ended_on == "2026-12-24");
  CHECK(review.end_why == "moved");
  CHECK_FALSE(care::review_held(davie.book.all("review")));
  CHECK(davie.due().empty());
  CHECK(care::supports_on(davie.book.all("support"), {2026, 12, 24}).size() == 2);  // their last day
  CHECK(care::supports_on(davie.book.all("support"), {2026, 12, 25}).empty());
}

TEST_CASE("handed over, Davie's support goes on with whoever is named", "[R60]") {
  Davie davie;
  davie.hold(41, "end", "2026-11-24");
  davie.part(1, "2026-10-20", "");
  CHECK(davie.end(41, "2026-12-24", "handed-over").error().detail == "hand_to");
  auto review = care::review_of(davie.book.get(id_of(41)));
  review.hand_to = "The team in Fife, Euan Baird";
  davie.book.keep(*care::set_review(id_of(41), davie.book.find(id_of(41)), review));
  auto ended = davie.end(41, "2026-12-24", "handed-over");
  REQUIRE(ended);
  davie.book.keep(*ended);
  CHECK(davie.until(1).empty());
  CHECK_FALSE(davie.book.get(id_of(1)).withdrawn);
  CHECK(davie.due().empty());
}

TEST_CASE("only a last review ends support, with a reason and a day", "[R60]") {
  Davie davie;
  davie.hold(40, "planned", "2026-11-24");
  davie.hold(41, "end", "2026-11-24");
  CHECK(davie.end(40, "2026-12-24", "moved").error().detail == "type");
  CHECK(davie.end(41, "", "moved").error().detail == "ended_on");
  CHECK(davie.end(41, "Christmas", "moved").error().detail == "ended_on");
  CHECK(davie.end(41, "2026-12-24", "").error().detail == "end_why");
  CHECK(davie.end(41, "2026-12-24", "bored").error().detail == "end_why");
}

TEST_CASE("agreed to again after the end, it begins anew with a first review", "[R60]") {
  Davie davie;
  davie.hold(40, "first", "2026-08-20", "2027-01-12");
  davie.hold(41, "end", "2026-09-01");
  davie.book.keep(*davie.end(41, "2026-09-30", "not-needed"));
  CHECK(davie.due() == All{"first 2026-11-24"});  // agreed on 13 October
  CHECK(care::kinds_to_begin(davie.book.all("review")).front() == "first");
}

TEST_CASE("what Davie reached before is not asked about again at the next review", "[R59]") {
  Davie davie;
  auto domains = *care::Domains::load(test::asset("lookups/domains.json"));
  davie.book.keep(*care::set_outcome(id_of(1), nullptr, domains, "want", "see my grandson"));
  davie.hold(40, "first", "2026-10-20", "2027-01-12");
  davie.book.keep(
      *care::set_review_line(id_of(40), id_of(1), nullptr, {"4", "That is enough.", "", "", "person", "done"}));
  davie.hold(41, "planned", "2026-11-24");
  auto page = care::outcome_reviews(davie.book.all("outcome"), davie.book.all("review"), davie.book.all("review_line"),
                                    id_of(41));
  REQUIRE(page.size() == 1);
  CHECK(page[0].before.is == care::OutcomeNow::Is::reached);
  CHECK(page[0].last == 4);
  auto faults = care::review_faults(care::review_of(davie.book.get(id_of(41))), page);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].field == "next_on");
}
