// How support ends at the last review, and what was chosen for it with it.
#include "care/last_review.h"

#include <catch2/catch_test_macros.hpp>

#include "care/choice.h"
#include "care/review.h"
#include "notebook.h"
#include "storage/model/derived_id.h"

using namespace blether;
using test::id_of;
using test::Notebook;

namespace {

namespace kind = model::kind;

constexpr base::CivilDate kBefore{2026, 12, 23}, kLastDay{2026, 12, 24}, kAfter{2026, 12, 25};

// Isobel, at her last review, with parts of her support and what she chose for each.
struct Isobel {
  Isobel() {
    care::Review review;
    review.type = "end", review.on = "2026-11-24", review.hand_to = "The team in Fife";
    book.keep(*care::set_review(id_of(41), nullptr, review));
  }
  void part(std::uint8_t id, const char* from = "", const char* until = "") {
    care::Support support;
    support.outcome = id_of(20).hex();
    support.what = "Help to wash and dress";
    support.rate = "personal-care", support.quantity = 2000;
    support.from = from, support.until = until;
    book.keep(*care::set_support(id_of(id), nullptr, support));
  }
  void spell(std::uint8_t part, std::uint32_t number, std::int64_t option, const char* from, const char* until = "") {
    const auto id = model::derived_id(id_of(part), kind::choice, number);
    auto put = [&](const char* field, model::Value value) {
      return care::put(kind::choice, id, nullptr, field, std::move(value));
    };
    book.keep({put("support", id_of(part).hex()), put("option", option), put("how", std::string("chosen")),
               put("from", std::string(from)), put("until", std::string(until))});
  }
  care::Operations end(const char* on, const char* why) {
    auto ended = care::end_support(book.get(id_of(41)), on, why, book.all(kind::support), book.all(kind::choice));
    REQUIRE(ended);
    book.keep(*ended);
    return std::move(*ended);
  }
  std::vector<care::Spell> spells(std::uint8_t part) const {
    return care::spells_of(id_of(part), book.all(kind::choice));
  }
  care::Standing standing(std::uint8_t part, base::CivilDate day) const {
    return care::standing_of(spells(part), day);
  }

  Notebook book;
};

}  // namespace

TEST_CASE("When Isobel's support ends, what she chose for each part ends on that day, in the same change",
          "[R16][R17][R60]") {
  Isobel isobel;
  isobel.part(1), isobel.part(2);
  isobel.spell(1, 0, 1, "2026-12-01"), isobel.spell(2, 0, 3, "2026-12-01");
  isobel.end("2026-12-24", "not-needed");
  for (std::uint8_t part : {std::uint8_t{1}, std::uint8_t{2}}) {
    INFO("part " << int(part));
    auto spells = isobel.spells(part);
    REQUIRE(spells.size() == 1);
    CHECK(spells[0].until == "2026-12-24");
    CHECK(spells[0].end_why == "support-ended");
    CHECK(isobel.book.get(id_of(part)).text("until") == "2026-12-24");
  }
}

TEST_CASE("What was chosen stands until the last day and not after it: neither chosen nor never chosen, but ended",
          "[R16][R17]") {
  Isobel isobel;
  isobel.part(1), isobel.part(2);
  isobel.spell(1, 0, 1, "2026-12-01"), isobel.spell(2, 0, 3, "2026-12-01");
  isobel.end("2026-12-24", "not-needed");
  const std::vector<std::vector<care::Spell>> all = {isobel.spells(1), isobel.spells(2)};
  CHECK(isobel.standing(1, kBefore) == care::Standing::chosen);
  CHECK(isobel.standing(1, kLastDay) == care::Standing::chosen);
  CHECK(isobel.standing(1, kAfter) == care::Standing::ended);
  CHECK(care::person_option(all, kLastDay) == 4);
  CHECK(care::person_option(all, kAfter) == 0);
  CHECK(care::count_choices({}, all, kLastDay).chosen == 2);
  const auto after = care::count_choices({}, all, kAfter);
  CHECK(after.ended == 2);
  CHECK(after.chosen == 0);
  CHECK(after.not_yet == 0);
}

TEST_CASE("Where others take over, the support goes on and Isobel's choices end: who takes over asks her anew",
          "[R17][R60]") {
  Isobel isobel;
  isobel.part(1);
  isobel.spell(1, 0, 2, "2026-12-01");
  isobel.end("2026-12-24", "handed-over");
  CHECK(isobel.book.get(id_of(1)).text("until").empty());
  auto spells = isobel.spells(1);
  REQUIRE(spells.size() == 1);
  CHECK(spells[0].until == "2026-12-24");
  CHECK(spells[0].end_why == "handed-over");
}

TEST_CASE("A part of Isobel's that had ended before keeps its own last day, and so does what she chose for it",
          "[R16][R60]") {
  for (const char* why : {"moved", "handed-over"}) {
    INFO(why);
    Isobel isobel;
    isobel.part(1, "2026-10-20", "2026-11-30"), isobel.part(2);
    isobel.spell(1, 0, 1, "2026-10-20"), isobel.spell(2, 0, 3, "2026-10-20");
    isobel.end("2026-12-24", why);
    CHECK(isobel.spells(1).front().until == "2026-11-30");
    CHECK(isobel.spells(1).front().end_why == "support-ended");
    CHECK(isobel.spells(2).front().until == "2026-12-24");
  }
}

TEST_CASE("Of two spells the one that ended before stays as it is, and one that would begin later is taken back",
          "[R17]") {
  Isobel isobel;
  isobel.part(1);
  isobel.spell(1, 0, 3, "2026-10-20", "2026-11-30"), isobel.spell(1, 1, 1, "2026-12-01", "2026-12-31");
  isobel.spell(1, 2, 2, "2027-01-01");
  isobel.end("2026-12-24", "not-needed");
  auto spells = isobel.spells(1);
  REQUIRE(spells.size() == 2);
  CHECK(spells[0].until == "2026-11-30");
  CHECK(spells[0].end_why.empty());
  CHECK(spells[1].until == "2026-12-24");
  CHECK(spells[1].end_why == "support-ended");
}

TEST_CASE("What ended once is not written again", "[R17]") {
  Isobel isobel;
  isobel.part(1);
  isobel.spell(1, 0, 1, "2026-12-01");
  isobel.end("2026-12-24", "not-needed");
  CHECK(care::end_spells(id_of(1), "2026-12-24", care::kSupportEnded, isobel.book.all(kind::choice)).empty());
}
