#include "care/identifiers.h"

#include <catch2/catch_test_macros.hpp>

#include "care/amounts.h"
#include "care/choice.h"
#include "care/sheets.h"
#include "care/unmet_need.h"
#include "notebook.h"

using namespace blether;

namespace {

constexpr base::CivilDate kToday{2026, 11, 24};

// Strings that have broken other programs; every one is somebody's words here.
const std::vector<std::string>& naughty() {
  static const std::vector<std::string> all = {"undefined",
                                               "null",
                                               "NULL",
                                               "None",
                                               "true",
                                               "-1",
                                               "1/0",
                                               "NaN",
                                               "0x0",
                                               "1,000.00",
                                               "'; DROP TABLE people;--",
                                               "<script>alert(1)</script>",
                                               "{person}",
                                               "{0}",
                                               "%s%n",
                                               "../../etc/passwd",
                                               "\\",
                                               "\"",
                                               "'",
                                               "`",
                                               "\t",
                                               "a\nb\r\nc",
                                               "\xEF\xBB\xBF",
                                               "مَعَ السَّلامة",
                                               "עברית",
                                               "\xE2\x80\xAE"
                                               "txet",
                                               "👩‍👩‍👧‍👦",
                                               "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                                               "Z̸̧a̷lgo",
                                               "田中さん",
                                               "ﷺ",
                                               "Ω≈ç√∫",
                                               "¯\\_(ツ)_/¯",
                                               "  leading and trailing  ",
                                               std::string(100'000, 'x')};
  return all;
}

}  // namespace

TEST_CASE("A CHI number is checked by its last figure and by its day") {
  CHECK(care::read_chi("0101011237").chi == "0101011237");
  CHECK(care::read_chi("010101 1237").ok());
  CHECK(care::read_chi("0101201230").ok());
  CHECK(care::read_chi("0101201234").refused == "chi.refused.check");
  CHECK(care::read_chi("3201201234").refused == "chi.refused.day");
  CHECK(care::read_chi("").refused == "chi.refused.empty");
  CHECK(care::read_chi("12345").refused == "chi.refused.length");
  CHECK(care::read_chi("01010112AB").refused == "chi.refused.letters");
  // The stem whose check value is 10 is never given out, with whatever last figure.
  for (char last = '0'; last <= '9'; ++last)
    CHECK(care::read_chi(std::string("010101113") + last).refused == "chi.refused.check");
}

TEST_CASE("One wrong figure, or two changed about, is noticed in a CHI number") {
  const std::string good = "0101011237";
  for (std::size_t i = 0; i < 10; ++i)
    for (char c = '0'; c <= '9'; ++c) {
      std::string other = good;
      other[i] = c;
      if (other != good) CHECK_FALSE(care::read_chi(other).ok());
    }
  for (std::size_t i = 0; i + 1 < 10; ++i) {
    std::string other = good;
    std::swap(other[i], other[i + 1]);
    if (other != good) CHECK_FALSE(care::read_chi(other).ok());
  }
}

TEST_CASE("Days are read as people write them here, and impossible ones refused in words") {
  for (const char* typed :
       {"24/11/2026", "24.11.2026", "24-11-2026", "24 November 2026", "24 nov 2026", "2026-11-24", " 24 / 11 / 2026 "})
    CHECK(care::read_day(typed).date == kToday);
  CHECK(care::read_day("31/02/1950").refused == "day.refused.none");
  CHECK(care::read_day("29/02/2027").refused == "day.refused.none");
  CHECK(care::read_day("11/24/2026").refused == "day.refused.none");  // never turned round
  CHECK(care::read_day("17/05/42").refused == "day.refused.year");
  CHECK(care::read_day("tomorrow").refused == "day.refused.words");
  CHECK(care::read_day("24 Wintermonth 2026").refused == "day.refused.words");
  CHECK(care::read_day("").refused == "day.refused.empty");
  CHECK(care::read_birth_day("25/11/2026", kToday).refused == "day.refused.future");
  CHECK(care::read_birth_day("17/05/1842", kToday).refused == "day.refused.old");
  CHECK(care::read_birth_day("17/05/1942", kToday).date == base::CivilDate{1942, 5, 17});
}

TEST_CASE("Postcodes get their one space, and what is none is refused", "[R53]") {
  CHECK(care::tidy_postcode("dd23ck") == "DD2 3CK");
  CHECK(care::tidy_postcode(" DD2  3CK ") == "DD2 3CK");
  CHECK(care::tidy_postcode("EC1A 1BB") == "EC1A 1BB");
  for (const char* typed : {"", "DD", "DD2", "12345", "DD2 3C", "DDD2 3CK", "DD2 33K", "DD2-3CK", "DD234 3CK"})
    CHECK_FALSE(care::tidy_postcode(typed));
}

TEST_CASE("Whatever people type is kept to the byte or refused with a reason, and stops nothing") {
  auto reasons = *care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
  auto sheet = *care::load_sheet(test::asset("explainers/not_offered.v1.json"), "not_offered.v1.json");
  for (const std::string& words : naughty()) {
    INFO(words.substr(0, 40));
    test::Notebook book;
    care::NeedEntry entry;
    entry.need = "company", entry.reason = "UN02", entry.look_again = "2027-01-12", entry.words = words;
    book.keep(*care::record_need(test::id_of(1), entry, reasons));
    CHECK(care::entry_of(book.get(test::id_of(1))).words == words);
    care::Offer offer;
    offer.option = 1, offer.note = words;
    bool found = false;
    for (const auto& block : care::fill(sheet, false, {{"person", "I"}, {"note", offer.note}}).blocks)
      for (const auto& line : block.lines) found = found || line == words;
    CHECK(found);
    if (auto chi = care::read_chi(words); !chi.ok()) CHECK(chi.chi.empty());
    auto day = care::read_day(words);
    CHECK(day.date.has_value() == day.refused.empty());
    care::tidy_postcode(words);
    auto pence = care::read_pence(words);
    if (!pence.ok()) CHECK(pence.value == 0);
    care::read_quantity(words);
  }
}
