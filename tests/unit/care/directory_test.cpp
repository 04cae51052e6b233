#include "care/directory.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "notebook.h"

using namespace blether;
using test::Notebook;

namespace {

constexpr base::CivilDate kToday{2026, 11, 24};

const care::Directory& directory() {
  static const auto loaded = care::Directory::load(test::asset("lookups/directory.json"));
  REQUIRE(loaded);
  return *loaded;
}
const care::Places& places() {
  static const auto loaded = care::Places::load(test::asset("lookups/places.json"));
  REQUIRE(loaded);
  return *loaded;
}

std::vector<std::string> codes(const care::DirectoryQuestion& question) {
  std::vector<std::string> found;
  for (const auto* entry : directory().search(question, kToday)) found.push_back(entry->code);
  return found;
}

}  // namespace

TEST_CASE("Amina finds singing near Isobel, without a network", "[R54]") {
  CHECK(codes({.words = "singing", .locality = "lochee"}) == std::vector<std::string>{"choir-west"});
  CHECK(codes({.words = "THURSDAYS tea"}) == std::vector<std::string>{"choir-west"});
  auto near = codes({.categories = {"K01"}, .locality = "lochee"});
  REQUIRE(near.size() >= 2);
  CHECK(near[0] == "choir-west");
  CHECK(near[1] == "lunch-lochee");
  CHECK(codes({.words = "zzz"}).empty());
}

TEST_CASE("She can ask for what is free, can be got into, and speaks the language", "[R54]") {
  CHECK(codes({.access = {"bsl", "interpreter"}, .language = "ur"}) ==
        std::vector<std::string>{"benefits", "advocacy"});
  auto free = codes({.categories = {"K01"}, .free_only = true});
  CHECK(std::find(free.begin(), free.end(), "lunch-lochee") == free.end());
  auto here = codes({.locality = "the-ferry", .here_only = true});
  CHECK(std::find(here.begin(), here.end(), "shed-coldside") == here.end());
  CHECK(std::find(here.begin(), here.end(), "benefits") != here.end());  // comes to all of the city
}

TEST_CASE("What has closed is not shown, and what nobody has checked for half a year says so", "[R54]") {
  auto all = codes({});
  CHECK(std::find(all.begin(), all.end(), "craft-old") == all.end());
  CHECK(care::is_stale(*directory().find("craft-old"), kToday));
  CHECK_FALSE(care::is_stale(*directory().find("choir-west"), kToday));
  CHECK(directory().practice());
}

TEST_CASE("There is something to show for each of the twenty kinds, with made-up numbers", "[R54]") {
  std::set<std::string> covered;
  for (const auto& entry : directory().all()) {
    covered.insert(entry.categories.begin(), entry.categories.end());
    CHECK(entry.phone.starts_with("01632 960"));
    for (const auto& locality : entry.localities) {
      INFO(locality);
      bool known = locality == "all";
      for (const auto& one : places().localities()) known = known || one.code == locality;
      CHECK(known);
    }
  }
  CHECK(directory().categories().size() == 20);
  CHECK(covered.size() == 20);
}

TEST_CASE("Where Isobel was pointed to is kept, asked after, and what came of it is a new entry", "[R54]") {
  Notebook book;
  care::Signpost signpost{"choir-west", "Singing for everybody", "2026-11-10", "2026-11-24", "not-yet", "", "", test::id_of(9).hex()};
  book.keep(*care::record_signpost(test::id_of(1), signpost));
  auto entries = book.all("signpost");
  CHECK(care::signposts_to_ask(entries, {2026, 11, 23}).empty());
  CHECK(care::signposts_to_ask(entries, kToday).size() == 1);
  signpost.follows = test::id_of(1).hex();
  signpost.result = "went";
  signpost.note = "She has her seat back";
  book.keep(*care::record_signpost(test::id_of(2), signpost));
  entries = book.all("signpost");
  CHECK(care::signposts_to_ask(entries, kToday).empty());
  CHECK(entries.size() == 2);
  auto now = care::signposts_now(entries);
  REQUIRE(now.size() == 1);
  CHECK(care::signpost_of(*now[0]).note == "She has her seat back");
  CHECK(care::signpost_of(*now[0]).outcome == test::id_of(9).hex());
  signpost.result = "maybe";
  CHECK_FALSE(care::record_signpost(test::id_of(3), signpost));
}

TEST_CASE("A postcode gives neighbourhood, locality and cluster of that day; the longest beginning counts", "[R53]") {
  CHECK(places().find("dd23ck", kToday)->postcode == "DD2 3CK");
  CHECK(places().find("DD2 3CK", kToday)->locality == "lochee");
  CHECK(places().find("DD2 1AB", kToday)->locality == "west-end");
  CHECK(places().find("DD3 6ZZ", {2024, 3, 31})->locality == "strathmartine");
  CHECK(places().find("DD3 6ZZ", {2024, 4, 1})->locality == "coldside");
  CHECK(places().find("DD3 6ZZ", {2024, 4, 1})->cluster == "1");
  CHECK(places().localities().size() == 8);
}

TEST_CASE("A postcode nobody knows is listed as such, and what is none is refused", "[R53]") {
  CHECK(places().find("EH1 1AA", kToday).error().code == base::Code::not_found);
  CHECK(places().find("DD11 4AA", kToday).error().code == base::Code::not_found);  // Arbroath, not DD1
  CHECK(places().find("DD2 3CK", {2019, 1, 1}).error().code == base::Code::not_found);
  CHECK(places().find("Lochee", kToday).error().code == base::Code::invalid);
}
