// What could not be met, told to those who plan services.
#include "sync/hub/unmet_feed.h"

#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "storage/model/schema.h"
#include "tests/support/hub.h"

namespace blether::tests {

namespace {

using hub::FeedRow;
using hub::FeedTable;
using Fields = std::map<std::string, std::string>;

constexpr std::int64_t kNovember = 1'795'516'200'000;  // 24 November 2026
constexpr std::int64_t kJuly = kNovember - std::int64_t{120} * 24 * 60 * 60 * 1000;
constexpr base::CivilDate kToday{2026, 11, 24};

// What the office holds of people and of what they wait for.
struct Town {
  Town() {
    base::SystemFiles files;
    must(words.load(files, base::Path(BLETHER_ASSETS)));
  }

  model::OwnerId person(const std::string& place, const std::vector<std::string>& groups = {}) {
    const auto owner = id_named<model::OwnerId>("person " + std::to_string(people.size()));
    const Fields said = {{"given_name", "Isobel"}, {"place", place}};
    model::Record record = record_of(model::kind::person, owner, said, kNovember);
    model::Field in;
    for (const std::string& group : groups) in.merged.elements.emplace_back(group);
    record.fields.insert(record.fields.begin(), {"care_groups", in});
    people.push_back(std::move(record));
    return owner;
  }
  model::RecordId waits(const model::OwnerId& owner, Fields said, std::int64_t at_ms = kNovember, bool carer = false) {
    said.try_emplace("need", "somebody to sing with"), said.try_emplace("status", "open");
    model::Record record = record_of(model::kind::unmet_need, owner, said, at_ms);
    model::Field flag;
    flag.merged.value = carer;
    record.fields.insert(record.fields.begin(), {"carer_affected", flag});
    entries.push_back(record);
    return record.id;
  }
  // So many people of one place who wait for the same.
  void wait(int how_many, const std::string& place, const Fields& said) {
    for (int i = 0; i < how_many; ++i) waits(person(place), said);
  }
  std::vector<FeedTable> feed() const { return hub::unmet_feed(people, entries, words, kToday); }

  std::vector<model::Record> people, entries;
  hub::ReportWords words;

 private:
  model::Record record_of(std::string_view kind, const model::OwnerId& owner, const Fields& said, std::int64_t at_ms) {
    model::Record record;
    record.stream = {model::Audience::shared, owner};
    record.id = id_named<model::RecordId>("record " + std::to_string(++last_));
    record.kind = kind;
    for (const auto& [name, value] : said) {
      model::Field field;
      field.merged.value = value;
      field.merged.elements = {model::Value(value)};
      model::Write write;
      write.time.wall_ms = at_ms, write.value = value;
      field.heads = {write};
      record.fields.emplace_back(name, std::move(field));
    }
    return record;
  }
  int last_ = 0;
};

// The rows of a table, as its codes with commas between.
std::map<std::string, FeedRow> rows_of(const FeedTable& table) {
  std::map<std::string, FeedRow> rows;
  for (const FeedRow& row : table.rows) {
    std::string name;
    for (const std::string& code : row.codes) name += (name.empty() ? "" : ",") + code;
    rows[name] = row;
  }
  return rows;
}

std::size_t needs_in(const FeedTable& table) {
  return std::accumulate(table.rows.begin(), table.rows.end(), std::size_t{0},
                         [](std::size_t sum, const FeedRow& row) { return sum + row.needs; });
}

}  // namespace

TEST_CASE("Six people who wait in Lochee are told; two in Coldside are put together with five in the West End",
          "[R51]") {
  Town town;
  town.wait(6, "Lochee", {{"reason", "UN02"}, {"domain", "D03"}, {"unit", "hours-week"}});
  town.wait(5, "West End", {{"reason", "UN02"}, {"domain", "D03"}, {"unit", "hours-week"}});
  town.wait(2, "Coldside", {{"reason", "UN03"}, {"domain", "D01"}, {"unit", "hours-week"}});
  const auto rows = rows_of(town.feed()[0]);
  REQUIRE(rows.size() == 2);
  REQUIRE(rows.contains("2026-Q4,hours-week,lochee,UN02,D03"));
  CHECK(rows.at("2026-Q4,hours-week,lochee,UN02,D03").people == 6);
  REQUIRE(rows.contains("2026-Q4,hours-week,several,several,several"));
  CHECK(rows.at("2026-Q4,hours-week,several,several,several").needs == 7);
}

TEST_CASE("How much is wanted, there and missing is added up in one unit, and never across two", "[R50][R51]") {
  Town town;
  town.wait(5, "Lochee", {{"reason", "UN02"}, {"amount_wanted", "3½"}, {"amount_got", "1"}, {"unit", "hours-week"}});
  town.wait(5, "Lochee", {{"reason", "UN02"}, {"amount_wanted", "2"}, {"unit", "nights-week"}});
  town.wait(5, "Lochee", {{"reason", "UN02"}, {"amount_wanted", "9"}, {"unit", "songs a week"}});
  const auto rows = rows_of(town.feed()[0]);
  const auto& hours = rows.at("2026-Q4,hours-week,lochee,UN02,not-said").amounts;
  REQUIRE(hours);
  CHECK(hours->wanted == 17'500);
  CHECK(hours->got == 5'000);
  CHECK(hours->missing == 12'500);
  const auto& nights = rows.at("2026-Q4,nights-week,lochee,UN02,not-said").amounts;
  REQUIRE(nights);
  CHECK(nights->missing == 10'000);
  CHECK_FALSE(rows.at("2026-Q4,not-known,lochee,UN02,not-said").amounts);
  const std::string csv = hub::feed_csv(town.feed());
  CHECK(csv.find("why-and-where,2026-Q4,hours-week,lochee,UN02,not-said,,,5,5,0,17.5,5,12.5\r\n") != std::string::npos);
}

TEST_CASE("An amount that fewer than five people gave is not told, nor how few carers it is hard for", "[R51]") {
  Town town;
  town.wait(4, "Lochee", {{"reason", "UN02"}, {"amount_wanted", "3"}, {"unit", "hours-week"}});
  town.waits(town.person("Lochee"), {{"reason", "UN02"}, {"unit", "hours-week"}}, kNovember, true);
  const auto rows = rows_of(town.feed()[0]);
  const FeedRow& row = rows.at("2026-Q4,hours-week,lochee,UN02,not-said");
  CHECK(row.people == 5);
  CHECK_FALSE(row.amounts);
  CHECK_FALSE(row.carers);
  for (int i = 0; i < 4; ++i)
    town.waits(town.person("Lochee"), {{"reason", "UN02"}, {"unit", "hours-week"}}, kNovember, true);
  const auto more = rows_of(town.feed()[0]);
  CHECK(more.at("2026-Q4,hours-week,lochee,UN02,not-said").carers == std::size_t{5});
}

TEST_CASE("Care groups and kinds of support stand in a table of their own; who is in two groups counts once", "[R51]") {
  Town town;
  for (int i = 0; i < 5; ++i)
    town.waits(town.person("Lochee", {"dementia", "elder_frail"}), {{"reason", "UN02"}, {"support_type", "respite"}});
  const auto rows = rows_of(town.feed()[1]);
  REQUIRE(rows.size() == 1);
  CHECK(rows.begin()->first == "2026-Q4,not-said,elder_frail+dementia,respite");
  const std::string page = hub::feed_page(town.feed(), town.words, kToday);
  CHECK(page.find("Older people and Dementia") != std::string::npos);
  CHECK(page.find("A break") != std::string::npos);
}

TEST_CASE("A need stands in the quarter in which it was first written down, and once, however often it was carried on",
          "[R50][R51]") {
  Town town;
  for (int i = 0; i < 5; ++i) {
    const auto owner = town.person("Lochee");
    const auto first = town.waits(owner, {{"reason", "UN01"}}, kJuly);
    town.waits(owner, {{"reason", "UN02"}, {"status", "part"}, {"follows", first.hex()}});
  }
  const auto gone = town.waits(town.person("Lochee"), {{"reason", "UN02"}}, kJuly);
  town.waits(town.people.back().stream.owner, {{"reason", "UN02"}, {"status", "met"}, {"follows", gone.hex()}});
  const auto rows = rows_of(town.feed()[0]);
  REQUIRE(rows.size() == 1);
  CHECK(rows.begin()->first == "2026-Q3,not-said,lochee,UN02,not-said");
  CHECK(rows.begin()->second.needs == 5);
}

TEST_CASE("Nobody's name and nobody's words leave, whichever field they stand in", "[R51]") {
  Town town;
  for (int i = 0; i < 5; ++i)
    town.waits(town.person("at Jean Baird's", {"the Tuesday club"}),
               {{"need", "Moira to rest"}, {"reason", "no bus back"}, {"words", "I miss the singing."},
                {"domain", "seeing Jean"}, {"support_type", "a hand"}, {"unit", "cups of tea"}, {"amount_wanted", "2"},
                {"effect", "She greets."}, {"interim", "Jean comes in"}, {"locality", "over the road"}});
  const std::string all = hub::feed_csv(town.feed()) + hub::feed_page(town.feed(), town.words, kToday);
  for (const char* words : {"Isobel", "Jean", "Tuesday club", "Moira", "no bus", "singing", "a hand", "cups", "greets",
                            "the road"}) {
    INFO(words);
    CHECK(all.find(words) == std::string::npos);
  }
  CHECK(all.find("2026-Q4,not-known,not-known,not-known,not-known") != std::string::npos);
}

TEST_CASE("Of fewer than five people in all the office nothing is told but that there are few", "[R51]") {
  Town town;
  town.wait(4, "Lochee", {{"reason", "UN02"}, {"amount_wanted", "3"}, {"unit", "hours-week"}});
  const auto tables = town.feed();
  REQUIRE(tables[0].rows.size() == 1);
  CHECK(tables[0].rows[0].few);
  const std::string csv = hub::feed_csv(tables);
  CHECK(csv.find("several,several,several,several,several,,,fewer than 5,fewer than 5,,,,") != std::string::npos);
  CHECK(csv.find("UN02") == std::string::npos);
}

TEST_CASE("Whatever people wait for, no row is of fewer than five, and both tables add up to the office's count",
          "[R51]") {
  const char* places[] = {"Lochee", "Coldside", "West End", "Maryfield"};
  const char* reasons[] = {"UN01", "UN02", "UN03", "UN15"};
  const char* units[] = {"hours-week", "nights-week", ""};
  base::SeededRandom random(20261124);
  std::size_t told_whole = 0, put_together = 0;
  for (std::uint64_t town_number = 0; town_number < 60; ++town_number) {
    Town town;
    const auto people = 5 + random.below(60);
    for (std::uint64_t i = 0; i < people; ++i) {
      const auto owner = town.person(places[random.below(1 + town_number % 4)]);
      for (auto needs = 1 + random.below(3); needs > 0; --needs)
        town.waits(owner, {{"reason", reasons[random.below(4)]}, {"unit", units[random.below(3)]}},
                   random.below(4) == 0 ? kJuly : kNovember);
    }
    for (const FeedTable& table : town.feed()) {
      CAPTURE(town_number, table.name);
      CHECK(needs_in(table) == town.entries.size());
      for (const FeedRow& row : table.rows) {
        CHECK(row.people >= hub::kFewestPeople);
        (row.codes.back() == "several" ? put_together : told_whole) += 1;
      }
    }
  }
  CHECK(told_whole > 50);
  CHECK(put_together > 50);
}

TEST_CASE("What Amina writes down at five homes is in the feed as soon as the office has it", "[R50][R51]") {
  json town{{"workers", {{{"name", "Amina Farooq"}, {"team", "West"}, {"caseload", json::array()}}}},
            {"people", json::array()}};
  for (const char* name : {"Isobel", "Callum", "Jean", "Effie", "Tam"}) {
    town["people"].push_back({{"id", name}, {"given_name", name}, {"family_name", "Rennie"}, {"place", "Lochee"}});
    town["workers"][0]["caseload"].push_back(name);
  }
  HubHouse house(town);
  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1, "Amina's tablet");
  amina.sync(network);
  for (const char* name : {"Isobel", "Callum", "Jean", "Effie", "Tam"}) {
    storage::Draft entry{sync::shared_stream(amina.person(name)->id), "reason.test", {}};
    const auto need = id_named<model::RecordId>(name);
    for (auto [field, value] : {std::pair("need", "a lift on Tuesdays"), std::pair("status", "open"),
                                std::pair("amount_wanted", "2"), std::pair("unit", "times-week")})
      entry.operations.push_back(
          {std::string(model::kind::unmet_need), need, field, model::Act::put, std::string(value), {}});
    must(amina->commit(entry));
  }
  const std::string before = house.command({{"do", "unmet"}})["csv"];
  CHECK(before.find("times-week") == std::string::npos);
  amina.sync(network);
  const std::string csv = house.command({{"do", "unmet"}})["csv"];
  CHECK(csv.find(",times-week,not-known,not-said,not-said,,,5,5,0,10,0,10\r\n") != std::string::npos);
  CHECK(csv.find("lift") == std::string::npos);
  CHECK(csv.find("Rennie") == std::string::npos);
}

TEST_CASE("The office gives out what could not be met as a table and as a page, with nothing fetched and no script",
          "[R51]") {
  HubHouse house;
  house.import_small_town();
  const json given = house.command({{"do", "unmet"}});
  const std::string csv = given["csv"], page = given["html"];
  CHECK(csv == "table,quarter,unit,locality,reason,domain,care_groups,support_type,needs,people,hard_for_carer,wanted,"
               "got,missing\r\n");
  CHECK(page.find("Nobody has told us of a need that is not met.") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("://") == std::string::npos);
}

}  // namespace blether::tests
