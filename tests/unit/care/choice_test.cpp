#include "care/choice.h"

#include <catch2/catch_test_macros.hpp>

#include "care/outcomes.h"
#include "care/sheets.h"
#include "notebook.h"

using namespace blether;
using test::Notebook;

namespace {

constexpr std::int64_t kNow = 1'795'516'200'000;  // Tuesday 24 November 2026
constexpr base::CivilDate kToday{2026, 11, 24};

const care::NotOfferedReasons& reasons() {
  static const auto loaded = care::NotOfferedReasons::load(test::asset("lookups/not_offered.json"));
  REQUIRE(loaded);
  return *loaded;
}

// Isobel and Amina at the table: one outcome, help to wash and meals talked about.
struct Table {
  Table() { domains = *care::Domains::load(test::asset("lookups/domains.json")); }

  void want() {
    book.keep(*care::set_outcome(test::id_of(20), nullptr, domains, "want", "stay in my own flat"));
    book.keep(
        *care::set_outcome(test::id_of(20), book.find(test::id_of(20)), domains, "own_words", "I would sooner stay."));
  }
  void explain() {
    care::Explanation told;
    told.what = "sds.explain.v1";
    told.round = round.hex();
    told.at_ms = kNow;
    told.format = "easy-read";
    book.keep(*care::record_explanation(test::id_of(21), told));
  }
  void offer(int option) {
    care::Offer offer;
    offer.option = option;
    offer.state = care::Offered::offered;
    offer.at_ms = kNow;
    book.keep(*care::set_offer(round, book.find(care::offer_id(round, option)), offer, reasons()));
  }
  void offer_all() {
    for (int option = 1; option <= 4; ++option) offer(option);
  }
  void tell(std::int64_t option_1 = 17430, std::int64_t others = 18640, std::uint8_t id = 22) {
    care::AmountsTold told;
    told.round = round.hex();
    told.at_ms = kNow + id;
    told.rates_from = "2026-04-01";
    told.weekly = {option_1, others, others};
    told.yearly = {option_1 * 52, others * 52, others * 52};
    book.keep(*care::record_amounts_told(test::id_of(id), told));
  }
  void prepare() { want(), explain(), offer_all(), tell(); }

  care::ChoiceGround ground() {
    all_outcomes = book.all(model::kind::outcome), all_offers = book.all(model::kind::offer),
    all_explained = book.all(model::kind::explanation), all_told = book.all(model::kind::amounts_told),
    all_choices = book.all(model::kind::choice);
    return {round, all_outcomes, all_offers, all_explained, all_told, all_choices, {}};
  }
  std::string first_fault() {
    auto faults = care::choice_faults(ground());
    return faults.empty() ? std::string() : faults.front().key;
  }
  base::Result<care::Operations> choose(const model::RecordId& support, int option, const char* from,
                                        care::How how = care::How::chosen) {
    return care::choose(support, ground(), {option, how, from, "It suits me", kNow});
  }
  std::vector<care::Spell> spells(const model::RecordId& support) {
    return care::spells_of(support, book.all(model::kind::choice));
  }

  care::Domains domains;
  Notebook book;
  model::RecordId round = test::id_of(7), wash = test::id_of(1), meals = test::id_of(2);
  std::vector<model::Record> all_outcomes, all_offers, all_explained, all_told, all_choices;
};

}  // namespace

TEST_CASE(
    "The explainer says the same about each of four options, in the order of the Act, in plain English and Easy Read",
    "[R15][R12]") {
  auto explainer = care::load_explainer(test::asset("explainers/sds.explain.v1.json"), "sds.explain.v1.json");
  REQUIRE(explainer);
  for (int i = 0; i < 4; ++i) {
    const auto& card = explainer->options[static_cast<std::size_t>(i)];
    CHECK(card.option == i + 1);
    CHECK(card.answers.size() == 6);
    for (const std::string& answer : card.answers) CHECK(answer.size() <= 26);  // one line in a column
    for (const std::string& line : card.lines.easy) CHECK(line.size() <= 50);   // one idea a line
  }
  CHECK(explainer->options[0].title.in(false).front() == "The money comes to you");
  CHECK(explainer->sheet.block("no_choice") != nullptr);
  CHECK(explainer->check[1] == "Can you tell me in your own way what Option 2 means?");
}

TEST_CASE("An explainer that puts one option before another is refused with its place", "[R15]") {
  std::string text = test::asset("explainers/sds.explain.v1.json");
  text.replace(text.find("\"option\": 1"), 11, "\"option\": 3");
  auto explainer = care::load_explainer(text, "x.json");
  REQUIRE_FALSE(explainer);
  CHECK(explainer.error().detail.find("/options/0/option") != std::string::npos);
}

TEST_CASE("How, when and in which language the options were explained is kept, and what Isobel made of them",
          "[R15][R03]") {
  Table table;
  table.explain();
  care::Explanation check;
  check.what = "sds.explain.v1";
  check.round = table.round.hex();
  check.at_ms = kNow + 1;
  check.option = 2;
  check.understood = "partly";
  check.words = "Someone minds my purse";
  CHECK(care::record_explanation(test::id_of(30), check).error().detail == "next");  // say what happens next
  check.next = "other-day";
  table.book.keep(*care::record_explanation(test::id_of(30), check));
  auto records = table.book.all(model::kind::explanation);
  auto told = care::explanations(records, care::kExplainsOptions, table.round.hex());
  REQUIRE(told.size() == 2);
  CHECK(told[0].format == "easy-read");
  CHECK(told[0].language == "en");
  CHECK(told[1].words == "Someone minds my purse");
  CHECK(care::understanding(records, table.round.hex()) == std::array<std::string, 4>{"", "partly", "", ""});
  check.format = "smoke signals";
  CHECK_FALSE(care::record_explanation(test::id_of(31), check));
}

TEST_CASE("The money stays closed until Isobel has said in her words what she wants", "[R02]") {
  Table table;
  REQUIRE(care::money_closed(table.ground().outcomes));
  CHECK(care::money_closed(table.ground().outcomes)->key == "choice.needs.outcome");
  table.book.keep(*care::set_outcome(test::id_of(20), nullptr, table.domains, "want", "stay in my own flat"));
  CHECK(care::money_closed(table.ground().outcomes));  // a headline; her words are not there yet
  table.want();
  CHECK_FALSE(care::money_closed(table.ground().outcomes));
  table.book.keep(care::withdraw(table.book.get(test::id_of(20))));
  CHECK(care::money_closed(table.ground().outcomes));
}

TEST_CASE("Nothing is chosen before the outcome, the explaining, the four offers and the amounts", "[R12][R02][R20]") {
  Table table;
  CHECK(table.first_fault() == "choice.needs.outcome");
  table.want();
  CHECK(table.first_fault() == "choice.needs.explained");
  table.explain();
  CHECK(table.first_fault() == "choice.needs.offered");
  for (int option = 1; option <= 3; ++option) table.offer(option);
  CHECK(table.first_fault() == "choice.needs.offered");  // nobody has said anything about the mix
  table.offer(4);
  CHECK(table.first_fault() == "choice.needs.told");
  auto early = table.choose(table.wash, 1, "2026-12-01");
  REQUIRE_FALSE(early);
  CHECK(early.error().code == base::Code::denied);
  table.tell();
  CHECK(table.first_fault().empty());
  CHECK(table.choose(table.wash, 1, "2026-12-01"));
}

TEST_CASE("An amount that has changed since Isobel was told must be told again", "[R20]") {
  Table table;
  table.prepare();
  auto ground = table.ground();
  ground.weekly_now = {17430, 18640, 18640};
  CHECK(care::choice_faults(ground).empty());
  ground.weekly_now = {17430, 19000, 19000};
  REQUIRE(care::choice_faults(ground).size() == 1);
  CHECK(care::choice_faults(ground)[0].key == "choice.needs.told_again");
  table.tell(17430, 19000, 23);
  auto again = table.ground();
  again.weekly_now = {17430, 19000, 19000};
  CHECK(care::choice_faults(again).empty());
  auto told = care::amounts_told_of(*care::latest_told(again.told, table.round.hex()));
  CHECK(told.at_ms == kNow + 23);
  CHECK(told.yearly[1] == 19000 * 52);
}

TEST_CASE("An option that is not offered wants a coded reason, words and a day to look again", "[R12][R13]") {
  care::Offer offer;
  offer.option = 2;
  offer.state = care::Offered::not_offered;
  auto keys = [&] {
    std::vector<std::string> found;
    for (const auto& fault : care::offer_faults(offer, reasons())) found.push_back(fault.field);
    return found;
  };
  CHECK(keys() == std::vector<std::string>{"reason", "note", "look_again"});
  offer.reason = "NO02";
  offer.note = "Six weeks to get her going again";
  offer.look_again = "2027-02-31";
  CHECK(keys() == std::vector<std::string>{"look_again"});
  offer.look_again = "2027-01-12";
  CHECK(keys().empty());
  CHECK(reasons().all().size() == 8);
}

TEST_CASE("The office counts each reason by month", "[R13]") {
  Table table;
  table.offer_all();
  care::Offer offer;
  offer.option = 2;
  offer.state = care::Offered::not_offered;
  offer.reason = "NO02", offer.note = "Six weeks", offer.look_again = "2027-01-12", offer.at_ms = kNow;
  auto id = care::offer_id(table.round, 2);
  table.book.keep(*care::set_offer(table.round, table.book.find(id), offer, reasons()));
  auto records = table.book.all(model::kind::offer);
  CHECK(care::count_not_offered(records, {2026, 11, 1}, {2026, 11, 30}) == std::map<std::string, int>{{"NO02", 1}});
  CHECK(care::count_not_offered(records, {2026, 12, 1}, {2026, 12, 31}).empty());
}

TEST_CASE("Option 1 withheld for a risk wants something that is done about it, by a day", "[R31]") {
  care::Offer offer;
  offer.option = 1;
  offer.state = care::Offered::not_offered;
  offer.reason = "NO03";
  offer.note = "Her nephew takes her pension";
  offer.look_again = "2027-01-12";
  REQUIRE(care::offer_faults(offer, reasons()).size() == 2);
  offer.action = "A money service holds the account";
  offer.action_by = "2026-12-18";
  CHECK(care::offer_faults(offer, reasons()).empty());
}

TEST_CASE("That Option 1 is not offered wants a notice in writing, and when Isobel was given it is kept", "[R14]") {
  Table table;
  table.offer_all();
  care::Offer offer;
  offer.option = 1;
  offer.state = care::Offered::not_offered;
  offer.reason = "NO03";
  offer.note = "Someone took money from you {twice}.";
  offer.action = "A money service holds the account";
  offer.action_by = "2026-12-18";
  offer.look_again = "2027-01-12";
  offer.at_ms = kNow;
  table.book.keep(*care::set_offer(table.round, table.book.find(care::offer_id(table.round, 1)), offer, reasons()));
  auto offers = care::offers_of(table.round, table.book.all(model::kind::offer));
  CHECK(care::needs_notice(offers[0], reasons()));
  CHECK_FALSE(care::needs_notice(offers[1], reasons()));
  CHECK_FALSE(care::notice_given(table.book.get(care::offer_id(table.round, 2)), kNow, "plain"));
  table.book.keep(*care::notice_given(table.book.get(care::offer_id(table.round, 1)), kNow, "large-print"));
  offers = care::offers_of(table.round, table.book.all(model::kind::offer));
  CHECK(offers[0].notice_ms == kNow);
  CHECK(offers[0].notice_format == "large-print");
  // Offered after all: the reason is no longer on the page.
  table.offer(1);
  CHECK(care::offers_of(table.round, table.book.all(model::kind::offer))[0].reason.empty());
}

TEST_CASE("A line of a sheet that has nothing to say is left out", "[R14]") {
  auto sheet = care::load_sheet(test::asset("explainers/not_offered.v1.json"), "not_offered.v1.json");
  REQUIRE(sheet);
  auto filled = care::fill(*sheet, false, {{"person", "Isobel"}, {"action", ""}, {"action_by", ""}});
  for (const auto& block : filled.blocks) CHECK(block.id != "action");
}

TEST_CASE("Isobel takes money for washing and lets the council bring meals: that is Option 4, and nobody has to say so",
          "[R16]") {
  Table table;
  table.prepare();
  table.book.keep(*table.choose(table.wash, 1, "2026-12-01"));
  CHECK(care::person_option({table.spells(table.wash), table.spells(table.meals)}, kToday) == 1);
  table.book.keep(*table.choose(table.meals, 3, "2026-12-01"));
  CHECK(care::person_option({table.spells(table.wash), table.spells(table.meals)}, kToday) == 4);
  CHECK(care::person_option({}, kToday) == 0);
  CHECK_FALSE(table.choose(table.meals, 4, "2026-12-01"));
}

TEST_CASE("Option 3 by law is no choice; when Isobel chooses later both stay, with their dates", "[R17]") {
  Table table;
  table.prepare();
  table.book.keep(*table.choose(table.wash, 3, "2026-12-01", care::How::deemed));
  CHECK(care::standing_of(table.spells(table.wash), kToday) == care::Standing::deemed);
  CHECK_FALSE(table.choose(table.wash, 1, "2026-12-05", care::How::deemed));
  CHECK_FALSE(table.choose(table.wash, 1, "2026-11-30"));  // before the other began
  table.book.keep(*table.choose(table.wash, 3, "2027-01-11"));
  auto spells = table.spells(table.wash);
  REQUIRE(spells.size() == 2);
  CHECK(spells[0].how == care::How::deemed);
  CHECK(spells[0].from == "2026-12-01");
  CHECK(spells[0].until == "2027-01-10");
  CHECK(spells[1].how == care::How::chosen);
  CHECK(spells[1].until.empty());
  CHECK(care::standing_of(spells, kToday) == care::Standing::changed);
  auto count = care::count_choices(care::offers_of(table.round, table.book.all(model::kind::offer)),
                                   {spells, table.spells(table.meals)}, kToday);
  CHECK(count.changed == 1);
  CHECK(count.not_yet == 1);
  CHECK(count.deemed == 0);
  CHECK(count.offered == 4);
}

TEST_CASE("An option that is not offered cannot be chosen", "[R12]") {
  Table table;
  table.prepare();
  care::Offer offer;
  offer.option = 2;
  offer.state = care::Offered::not_offered;
  offer.reason = "NO02";
  offer.note = "Short help";
  offer.look_again = "2027-01-12";
  table.book.keep(*care::set_offer(table.round, table.book.find(care::offer_id(table.round, 2)), offer, reasons()));
  auto result = table.choose(table.wash, 2, "2026-12-01");
  REQUIRE_FALSE(result);
  CHECK(result.error().detail == "option");
}

TEST_CASE("Two tablets that choose at once write the same record, so that a person is asked", "[R68]") {
  Table amina, callum;
  amina.prepare(), callum.prepare();
  auto first = *amina.choose(amina.wash, 1, "2026-12-01"), second = *callum.choose(callum.wash, 2, "2026-12-01");
  CHECK(first.front().record == second.front().record);
  CHECK(model::rule_of("choice", "option").merge == model::MergeKind::decision);
  CHECK(model::rule_of("choice", "how").merge == model::MergeKind::decision);
}

TEST_CASE("A choice that changes before the last day of the support ends on that day too; one after it is new",
          "[R17]") {
  for (bool before : {true, false}) {
    INFO("chosen before the last day: " << before);
    Table table;
    table.prepare();
    table.book.keep(*table.choose(table.wash, 3, "2026-12-01"));
    table.book.keep(
        care::end_spells(table.wash, "2026-12-24", care::kSupportEnded, table.book.all(model::kind::choice)));
    table.book.keep(*table.choose(table.wash, 1, before ? "2026-12-10" : "2027-01-11"));
    auto spells = table.spells(table.wash);
    REQUIRE(spells.size() == 2);
    CHECK(spells[0].until == (before ? "2026-12-09" : "2026-12-24"));
    CHECK(spells[0].end_why == (before ? "" : "support-ended"));
    CHECK(spells[1].until == (before ? "2026-12-24" : ""));
    CHECK(spells[1].end_why == (before ? "support-ended" : ""));
  }
}
