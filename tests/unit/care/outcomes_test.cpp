#include "care/outcomes.h"

#include <catch2/catch_test_macros.hpp>

#include "care/conversation.h"
#include "care/position.h"
#include "notebook.h"
#include "platform/base/random.h"

using namespace blether;
using test::Notebook;

namespace {

const care::Domains& domains() {
  static const auto loaded = care::Domains::load(test::asset("lookups/domains.json"));
  REQUIRE(loaded);
  return *loaded;
}

const model::RecordId kOutcome = test::id_of(3), kConversation = test::id_of(7);

}  // namespace

TEST_CASE("All fifteen outcomes and three local ones are there, each with a national outcome", "[R04]") {
  CHECK(domains().all().size() == 18);
  for (int i = 1; i <= 15; ++i) CHECK(domains().find((i < 10 ? "D0" : "D") + std::to_string(i)));
  CHECK(domains().find("D05")->national == 2);
  CHECK(domains().find("X04") == nullptr);
  base::SystemFiles files;
  for (const care::Domain& domain : domains().all()) {
    CHECK_FALSE(domain.local.empty());
    CHECK(*files.exists(base::Path(BLETHER_ASSETS) / "icons" / (domain.icon + ".svg")));
  }
}

TEST_CASE("What Isobel wants reads as one sentence in her own words") {
  CHECK(care::outcome_line("stay in my own flat", "I am near the folk I know") ==
        "I want to stay in my own flat so that I am near the folk I know.");
  CHECK(care::outcome_line(" go back to choir. ", "") == "I want to go back to choir.");
  CHECK(care::outcome_line("  ", "I am happy") == "");
}

TEST_CASE("An outcome keeps the domain, her words, why it matters, where she starts and by when", "[R04]") {
  Notebook book;
  auto set = [&](std::string_view field, std::string_view value) {
    auto operations = care::set_outcome(kOutcome, book.find(kOutcome), domains(), field, value, kConversation, "V");
    if (operations) book.keep(*operations);
    return operations.has_value();
  };
  REQUIRE(set("want", "stay in my own flat"));
  CHECK(book.get(kOutcome).text("conversation") == kConversation.hex());
  CHECK(care::is_kept(book.get(kOutcome)));
  CHECK(care::outcome_faults(book.get(kOutcome), domains()).size() == 5);
  REQUIRE(set("so_that", "I am near the folk I know"));
  REQUIRE(set("own_words", "Nobody there would know me from Adam."));
  REQUIRE(set("why", "I came here with Bert."));
  REQUIRE(set("domain", "D05"));
  CHECK_FALSE(set("domain", "D99"));
  CHECK_FALSE(set("start_score", "2"));  // no note yet
  book.keep(*care::set_start_score(book.get(kOutcome), "2", "The house is fine. It is the stair."));
  CHECK(book.get(kOutcome).number("start_score") == 2);
  CHECK_FALSE(set("target_date", "2026-02-30"));
  REQUIRE(set("target_date", "2027-02-26"));
  CHECK_FALSE(set("withdrawn", "yes"));
  CHECK(care::outcome_faults(book.get(kOutcome), domains()).empty());
}

TEST_CASE("A start may be given without saying why, and that is written down", "[R04]") {
  Notebook book;
  book.keep(*care::set_outcome(kOutcome, nullptr, domains(), "want", "go back to choir"));
  book.keep(*care::set_start_score(book.get(kOutcome), "0", ""));
  CHECK(book.get(kOutcome).field("start_note") != nullptr);
  CHECK(care::score_code(book.get(kOutcome).value("start_score")) == "0");
  CHECK_FALSE(care::set_start_score(book.get(kOutcome), "9", ""));
}

TEST_CASE("A step says who does what by when, and has a picture that fits") {
  Notebook book;
  auto id = test::id_of(4);
  book.keep(*care::add_step(id, kOutcome, {"A second rail on the stair", "Amina asks the housing team", "2026-12-04", "by", ""}, "V"));
  CHECK(book.get(id).text("icon") == "steps");
  CHECK(book.get(id).text("when") == "2026-12-04");
  CHECK_FALSE(care::add_step(id, kOutcome, {"  ", "Amina", "", "", ""}, "V"));
  CHECK_FALSE(care::add_step(id, kOutcome, {"A rail", "Amina", "soon", "by", ""}, "V"));
  CHECK_FALSE(care::add_step(id, kOutcome, {"A rail", "Amina", "2026-12-04", "before", ""}, "V"));
  CHECK(care::step_icon("A lift to choir on Thursdays") == "sing");
  CHECK(care::step_icon("Help to wash, Monday and Friday") == "wash");
  CHECK(care::step_icon("Mend the gate during the day") == "agree");
  book.keep(*care::set_step(book.get(id), "when", "2026-12-11"));
  CHECK(book.get(id).text("when") == "2026-12-11");
  CHECK_FALSE(care::set_step(book.get(id), "when_kind", "never"));
}

TEST_CASE("Outcomes stand in the order they were put in; one that was taken back does not show") {
  Notebook book;
  for (std::uint8_t i = 1; i <= 3; ++i) {
    auto place = care::place_after(book.all(model::kind::outcome));
    book.keep(*care::set_outcome(test::id_of(static_cast<std::uint8_t>(9 - i)), nullptr, domains(), "want",
                                 "thing " + std::to_string(i), kConversation, place));
  }
  auto all = book.all(model::kind::outcome);
  auto sorted = care::in_order(all);
  REQUIRE(sorted.size() == 3);
  CHECK(sorted[0]->text("want") == "thing 1");
  CHECK(sorted[2]->text("want") == "thing 3");
  book.keep(care::withdraw(*sorted[1]));
  all = book.all(model::kind::outcome);
  CHECK(care::in_order(all).size() == 2);
}

TEST_CASE("Between any two places there is always another") {
  CHECK(*care::key_between("", "") == "V");
  CHECK_FALSE(care::key_between("b", "a"));
  CHECK_FALSE(care::key_between("a", "a"));
  CHECK_FALSE(care::key_between("a0", ""));
  CHECK_FALSE(care::key_between("", "?"));
  std::vector<std::string> keys;
  base::SeededRandom random(11);
  for (int i = 0; i < 2'000; ++i) {
    auto at = static_cast<std::ptrdiff_t>(random.below(keys.size() + 1));
    auto low = at == 0 ? std::string() : keys[static_cast<std::size_t>(at) - 1];
    auto high = at == static_cast<std::ptrdiff_t>(keys.size()) ? std::string() : keys[static_cast<std::size_t>(at)];
    auto key = care::key_between(low, high);
    REQUIRE(key);
    REQUIRE(low < *key);
    REQUIRE((high.empty() || *key < high));
    keys.insert(keys.begin() + at, *key);
  }
}
