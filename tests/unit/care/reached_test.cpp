// What Davie has reached, and what he has let go.
#include "care/reached.h"

#include <catch2/catch_test_macros.hpp>

#include "care/review.h"
#include "notebook.h"

using namespace blether;
using Is = care::OutcomeNow::Is;
using test::id_of;
using test::Notebook;

namespace {

// Three reviews of Davie's, and one thing that he wants: to see his grandson.
struct Davie {
  static constexpr std::uint8_t kGrandson = 1;

  void hold(std::uint8_t id, const char* on, const char* next = "") {
    care::Review review;
    review.on = on, review.next_on = next;
    book.keep(*care::set_review(id_of(id), book.find(id_of(id)), review));
  }
  void decide(std::uint8_t review, const char* decision) {
    auto id = care::review_line_id(id_of(review), id_of(kGrandson));
    book.keep(
        *care::set_review_line(id_of(review), id_of(kGrandson), book.find(id), {"", "", "", "", "person", decision}));
  }
  care::OutcomeNow now(std::uint8_t before = 0) const {
    const auto end = before == 0 ? model::RecordId{} : id_of(before);
    return care::outcome_now(id_of(kGrandson), book.all("review"), book.all("review_line"), end);
  }

  Notebook book;
};

}  // namespace

TEST_CASE("what Davie calls done at a review is reached, with the day of that review", "[R59]") {
  Davie davie;
  CHECK(davie.now().is == Is::open);
  davie.hold(40, "2026-11-24");
  davie.decide(40, "keep");
  CHECK(davie.now().is == Is::open);
  davie.decide(40, "done");
  CHECK(davie.now().is == Is::reached);
  CHECK(davie.now().on == "2026-11-24");
}

TEST_CASE("taking the decision back takes it back for Davie's outcome too", "[R59]") {
  Davie davie;
  davie.hold(40, "2026-11-24");
  davie.decide(40, "done");
  davie.decide(40, "change");
  CHECK(davie.now().is == Is::open);
  davie.decide(40, "done");
  davie.decide(40, "");
  CHECK(davie.now().is == Is::open);
  CHECK(davie.now().on.empty());
}

TEST_CASE("a later review without a word about it leaves it reached; one that keeps it opens it again",
          "[R59]") {
  Davie davie;
  davie.hold(40, "2026-11-24", "2027-05-24");
  davie.decide(40, "done");
  davie.hold(41, "2027-05-24", "2027-11-24");
  CHECK(davie.now().is == Is::reached);
  CHECK(davie.now().on == "2026-11-24");
  davie.hold(42, "2027-11-24");
  davie.decide(42, "keep");
  CHECK(davie.now().is == Is::open);
  CHECK(davie.now(42).is == Is::reached);  // as it was when that review began
  CHECK(davie.now(40).is == Is::open);
}

TEST_CASE("what Davie no longer wants is let go, and not reached", "[R59]") {
  Davie davie;
  davie.hold(40, "2026-11-24");
  davie.decide(40, "no-longer-wanted");
  CHECK(davie.now().is == Is::let_go);
  CHECK(davie.now().on == "2026-11-24");
}

TEST_CASE("while two tablets' decisions about it differ, neither counts", "[R59]") {
  Davie davie;
  davie.hold(40, "2026-11-24");
  davie.decide(40, "done");
  auto lines = davie.book.all("review_line");
  REQUIRE(lines.size() == 1);
  for (auto& [name, field] : lines[0].fields)
    if (name == "decide") field.merged.state = model::FieldState::conflict;
  CHECK(care::outcome_now(id_of(Davie::kGrandson), davie.book.all("review"), lines).is == Is::open);
}

TEST_CASE("a withdrawn review decides nothing", "[R59]") {
  Davie davie;
  davie.hold(40, "2026-11-24");
  davie.decide(40, "done");
  davie.book.keep(care::withdraw(davie.book.get(id_of(40))));
  CHECK(davie.now().is == Is::open);
}
