#include "care/support_types.h"
#include "care/unmet_need.h"

#include <catch2/catch_test_macros.hpp>

#include "notebook.h"

using namespace blether;
using test::Notebook;

namespace {

const care::NeedReasons& reasons() {
  static const auto loaded = care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
  REQUIRE(loaded);
  return *loaded;
}

care::NeedEntry company() {
  care::NeedEntry entry;
  entry.outcome = test::id_of(3).hex();
  entry.need = "company at the weekend";
  entry.reason = "UN02";
  entry.words = "Not one of them is coming in here.";
  entry.domain = "D03";
  entry.interim = "Jean comes in on Sunday";
  entry.since = "2026-11-24";
  entry.look_again = "2027-01-12";
  return entry;
}

}  // namespace

TEST_CASE("There are seventeen reasons, all with plain words for the person's page", "[R50]") {
  CHECK(reasons().all().size() == 17);
  CHECK(reasons().find("UN02")->plain == "No space yet");
  CHECK(reasons().find("UN99") != nullptr);
}

TEST_CASE("Isobel's wish for company is kept with its reason, her words, cover and the day to look again", "[R50]") {
  Notebook book;
  book.keep(*care::record_need(test::id_of(1), company(), reasons()));
  auto entry = care::entry_of(book.get(test::id_of(1)));
  CHECK(entry.need == "company at the weekend");
  CHECK(entry.reason == "UN02");
  CHECK(entry.words == "Not one of them is coming in here.");
  CHECK(entry.interim == "Jean comes in on Sunday");
  CHECK(entry.look_again == "2027-01-12");
  CHECK(entry.status == "open");
}

TEST_CASE("A need without words, reason or a day to look again is not taken", "[R50]") {
  auto first_fault = [](auto change) {
    care::NeedEntry entry = company();
    change(entry);
    auto result = care::record_need(test::id_of(1), entry, reasons());
    return result ? std::string() : result.error().detail;
  };
  CHECK(first_fault([](auto& entry) { entry.need = " "; }) == "need");
  CHECK(first_fault([](auto& entry) { entry.reason = "UN77"; }) == "reason");
  CHECK(first_fault([](auto& entry) { entry.look_again = ""; }) == "look_again");
  CHECK(first_fault([](auto& entry) { entry.look_again = "12 January"; }) == "look_again");
  CHECK(first_fault([](auto& entry) { entry.status = "gone"; }) == "status");
  CHECK(first_fault([](auto& entry) { entry.reason = "UN99", entry.words = ""; }) == "words");
  CHECK(first_fault([](auto& entry) { entry.status = "met", entry.look_again = ""; }).empty());
}

TEST_CASE("A need that was met is a new entry; the waiting stays in the history", "[R50]") {
  Notebook book;
  book.keep(*care::record_need(test::id_of(9), company(), reasons()));
  auto part = company();
  part.status = "part";
  book.keep(*care::record_need(test::id_of(2), part, reasons(), test::id_of(9)));
  auto met = company();
  met.status = "met";
  auto operations = *care::record_need(test::id_of(1), met, reasons(), test::id_of(2));
  for (const auto& operation : operations) CHECK(operation.overwrites.empty());
  book.keep(operations);
  auto entries = book.all(model::kind::unmet_need);
  auto needs = care::needs_now(entries);
  REQUIRE(needs.size() == 1);
  CHECK(needs[0].root == test::id_of(9));
  CHECK(needs[0].latest->id == test::id_of(1));
  REQUIRE(needs[0].earlier.size() == 2);
  CHECK(needs[0].earlier[0]->id == test::id_of(9));
  CHECK_FALSE(needs[0].waiting);
}

TEST_CASE("Some of it came: how much there is now, and a new day to look again; the rest stays as it was said", "[R50]") {
  auto now = company();
  now.amount_wanted = "4", now.amount_got = "1", now.unit = "hours-week";
  const auto next = care::carried_on(now, {"part", "2", "", "2027-02-23", "Jean and her sister", ""});
  CHECK(next.status == "part");
  CHECK(next.amount_got == "2");
  CHECK(next.unit == "hours-week");
  CHECK(next.look_again == "2027-02-23");
  CHECK(next.interim == "Jean and her sister");
  CHECK(next.since == "2026-11-24");
  CHECK(next.words == "Not one of them is coming in here.");
  CHECK(care::shortfall(next) == 2'000);
}

TEST_CASE("What came has come whole, and nobody looks at it again", "[R50]") {
  auto now = company();
  now.amount_wanted = "4", now.amount_got = "1", now.unit = "hours-week";
  const auto met = care::carried_on(now, {"met", "", "", "2027-02-23", "", "A befriender comes."});
  CHECK(care::shortfall(met) == 0);
  CHECK(met.look_again.empty());
  CHECK(met.closed_reason == "A befriender comes.");
  CHECK(care::need_faults(met).empty());
}

TEST_CASE("What she no longer wants has a reason", "[R50]") {
  const auto gone = care::carried_on(company(), {"withdrawn", "", "", "", "", " "});
  REQUIRE(care::need_faults(gone).size() == 1);
  CHECK(care::need_faults(gone)[0].key == "unmet.needs.closed");
}

TEST_CASE("What was written down twice is closed with the one that goes on: nobody waits for it there any more", "[R50]") {
  Notebook book;
  book.keep(*care::record_need(test::id_of(9), company(), reasons()));
  const auto same = care::carried_on(company(), {"same", "", "", "2027-02-23", "", ""});
  CHECK(same.look_again.empty());
  CHECK(care::need_faults(same).empty());
  book.keep(*care::record_need(test::id_of(2), same, reasons(), test::id_of(9)));
  auto entries = book.all(model::kind::unmet_need);
  auto needs = care::needs_now(entries);
  REQUIRE(needs.size() == 1);
  CHECK_FALSE(needs[0].waiting);
  CHECK(needs[0].earlier.size() == 1);
}

TEST_CASE("The ten kinds of support have words and a picture each", "[R50][R51]") {
  const auto types = care::SupportTypes::load(test::asset("lookups/support_types.json"));
  REQUIRE(types);
  CHECK(types->all().size() == 10);
  for (const care::SupportType& type : types->all()) CHECK_FALSE((type.label.empty() || type.icon.empty()));
  CHECK(types->find("respite")->label == "A break");
  CHECK(types->find("gold") == nullptr);
  CHECK_FALSE(care::SupportTypes::load(R"({"version": "1", "types": [{"code": "a", "label": "b"}]})"));
  CHECK_FALSE(care::SupportTypes::load(
      R"({"version": "1", "types": [{"code": "a", "label": "b", "icon": "c"}, {"code": "a", "label": "d", "icon": "e"}]})"));
}

TEST_CASE("Amina and Callum carry on the same need at once: both entries stay, one is shown", "[R50]") {
  Notebook book;
  book.keep(*care::record_need(test::id_of(9), company(), reasons()));
  book.keep(*care::record_need(test::id_of(2), company(), reasons(), test::id_of(9)));
  book.keep(*care::record_need(test::id_of(1), company(), reasons(), test::id_of(9)));
  auto entries = book.all(model::kind::unmet_need);
  auto needs = care::needs_now(entries);
  REQUIRE(needs.size() == 1);
  CHECK(needs[0].latest->id == test::id_of(1));
  CHECK(needs[0].earlier.size() == 2);
  CHECK(needs[0].waiting);
}

TEST_CASE("Entries that claim to follow each other in a ring stop nobody") {
  Notebook book;
  book.keep(*care::record_need(test::id_of(1), company(), reasons(), test::id_of(2)));
  book.keep(*care::record_need(test::id_of(2), company(), reasons(), test::id_of(1)));
  book.keep(*care::record_need(test::id_of(3), company(), reasons(), test::id_of(3)));
  auto entries = book.all(model::kind::unmet_need);
  CHECK(care::needs_now(entries).size() == 3);
}
