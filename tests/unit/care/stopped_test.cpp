// What a review stops: a part of the support gets its last day, and what was chosen for it with it.
#include "care/stopped.h"

#include <catch2/catch_test_macros.hpp>

#include "care/choice.h"
#include "care/last_review.h"
#include "care/review.h"
#include "notebook.h"
#include "storage/model/derived_id.h"

using namespace blether;
using test::id_of;
using test::Notebook;

namespace {

namespace kind = model::kind;

constexpr base::CivilDate kThatDay{2026, 11, 24}, kNextDay{2026, 11, 25};
constexpr std::uint8_t kWash = 1, kLift = 2;

// Isobel at a review: help to wash under Option 2, and a lift to choir.
struct Isobel {
  Isobel() {
    care::Review review;
    review.type = "planned", review.on = "2026-11-24";
    book.keep(*care::set_review(id_of(41), nullptr, review));
    part(kWash, "Help to wash"), part(kLift, "A lift to choir");
    const auto id = model::derived_id(id_of(kWash), kind::choice, 0);
    auto put = [&](const char* field, model::Value value) {
      return care::put(kind::choice, id, nullptr, field, std::move(value));
    };
    book.keep({put("support", id_of(kWash).hex()), put("option", std::int64_t{2}), put("how", std::string("chosen")),
               put("from", std::string("2026-10-12"))});
  }
  void part(std::uint8_t id, const char* what, const char* from = "", const char* until = "") {
    care::Support support;
    support.outcome = id_of(20).hex(), support.what = what, support.source = "neighbour";
    support.from = from, support.until = until;
    book.keep(*care::set_support(id_of(id), nullptr, support));
  }
  void decide(std::uint8_t part, const char* what, std::uint8_t review = 41) {
    care::ReviewLine line;
    line.decide = what;
    const auto id = care::review_line_id(id_of(review), id_of(part));
    book.keep(*care::set_review_line(id_of(review), id_of(part), book.find(id), line));
  }
  void end_review() {
    book.keep(care::stop_parts(id_of(41), "2026-11-24", book.all(kind::support), book.all(kind::review_line),
                               book.all(kind::choice)));
  }
  std::vector<std::string> there_on(base::CivilDate day) const {
    std::vector<std::string> there;
    for (const auto& part : care::supports_on(book.all(kind::support), day)) there.push_back(part.what);
    return there;
  }
  std::vector<std::string> stopped_on(base::CivilDate day) const {
    std::vector<std::string> stopped;
    for (const auto& part : care::stopped_parts(book.all(kind::support), book.all(kind::review),
                                                book.all(kind::review_line), day))
      stopped.push_back(part.what + ", " + part.on);
    return stopped;
  }

  Notebook book;
};

}  // namespace

TEST_CASE("Help to wash that Isobel stops at her review is there that day and not after it; the lift goes on",
          "[R59]") {
  Isobel isobel;
  isobel.decide(kWash, "stop"), isobel.decide(kLift, "keep");
  isobel.end_review();
  CHECK(isobel.there_on(kThatDay).size() == 2);
  CHECK(isobel.there_on(kNextDay) == std::vector<std::string>{"A lift to choir"});
  CHECK(isobel.stopped_on(kThatDay).empty());
  CHECK(isobel.stopped_on(kNextDay) == std::vector<std::string>{"Help to wash, 2026-11-24"});
}

TEST_CASE("What Isobel chose for a part that stops ends with it, with the reason, and stays with its dates",
          "[R16][R59]") {
  Isobel isobel;
  isobel.decide(kWash, "stop");
  isobel.end_review();
  auto spells = care::spells_of(id_of(kWash), isobel.book.all(kind::choice));
  REQUIRE(spells.size() == 1);
  CHECK(spells[0].from == "2026-10-12");
  CHECK(spells[0].until == "2026-11-24");
  CHECK(spells[0].end_why == care::kSupportEnded);
}

TEST_CASE("Nothing stops where Isobel keeps or changes a part, or nobody said anything of it", "[R59]") {
  for (const char* what : {"keep", "change", ""}) {
    INFO(what);
    Isobel isobel;
    isobel.decide(kWash, what);
    isobel.end_review();
    CHECK(isobel.there_on(kNextDay).size() == 2);
    CHECK(isobel.stopped_on(kNextDay).empty());
  }
}

TEST_CASE("A part that would begin only after the review is taken back, and one that ended before keeps its last day",
          "[R59]") {
  Isobel isobel;
  isobel.part(3, "Telecare", "2027-01-04"), isobel.part(4, "Shopping", "", "2026-11-01");
  isobel.decide(3, "stop"), isobel.decide(4, "stop");
  isobel.end_review();
  CHECK(isobel.book.get(id_of(3)).withdrawn);
  CHECK(isobel.book.get(id_of(4)).text("until") == "2026-11-01");
}

TEST_CASE("Two tablets that decided different things about a part: it goes on until somebody has settled it",
          "[R59][R68]") {
  Isobel isobel;
  isobel.decide(kWash, "stop");
  auto records = isobel.book.all(kind::review_line);
  for (model::Record& line : records)
    for (auto& [name, field] : line.fields)
      if (name == "decide") field.merged.state = model::FieldState::conflict;
  CHECK(care::stop_parts(id_of(41), "2026-11-24", isobel.book.all(kind::support), records, {}).empty());
}

TEST_CASE("Part of the support that ended by itself was not stopped, and one that a later review keeps is not either",
          "[R59]") {
  Isobel isobel;
  isobel.part(4, "Shopping", "", "2026-11-01");
  isobel.decide(kWash, "stop");
  isobel.end_review();
  CHECK(isobel.stopped_on(kNextDay) == std::vector<std::string>{"Help to wash, 2026-11-24"});
  care::Review later;
  later.type = "planned", later.on = "2026-12-20";
  isobel.book.keep(*care::set_review(id_of(42), nullptr, later));
  isobel.decide(kWash, "keep", 42);
  CHECK(isobel.stopped_on(kNextDay).empty());
}
