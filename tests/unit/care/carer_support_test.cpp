// Support decided for a carer, and who is asked about school.
#include "care/carer_support.h"

#include <catch2/catch_test_macros.hpp>

#include "care/carer.h"
#include "notebook.h"

using namespace blether;
using test::Notebook;

namespace {

constexpr base::CivilDate kToday{2026, 11, 24};

}  // namespace

TEST_CASE("Only of 18 and of 19 years is it asked if somebody is at school", "[R45]") {
  CHECK_FALSE(care::ask_if_at_school({2008, 11, 25}, kToday));  // 18 tomorrow
  CHECK(care::ask_if_at_school({2008, 11, 24}, kToday));
  CHECK(care::ask_if_at_school({2006, 11, 25}, kToday));
  CHECK_FALSE(care::ask_if_at_school({2006, 11, 24}, kToday));  // 20 today
}

TEST_CASE("Support for Moira is kept as it was decided, with no sum: only what the council meets has an option",
          "[R39]") {
  Notebook book;
  care::CarerSupport wanted;
  wanted.need = "somebody to sit with Mum", wanted.what = "One evening a week", wanted.who = "Crossroads";
  wanted.met = "anyway", wanted.option = 2, wanted.from = "2026-12-01", wanted.as_break = "yes";
  book.keep(*care::set_carer_support(test::id_of(1), nullptr, wanted));
  auto kept = care::carer_supports(book.all("carer_support"));
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].met == "anyway");
  CHECK(kept[0].option == 2);
  CHECK(kept[0].as_break == "yes");
  wanted.met = "community";
  auto now = book.get(test::id_of(1));
  book.keep(*care::set_carer_support(test::id_of(1), &now, wanted));
  CHECK(care::carer_supports(book.all("carer_support"))[0].option == 0);
  for (auto [field, change] : std::vector<std::pair<std::string, void (*)(care::CarerSupport&)>>{
           {"need", [](auto& each) { each.need = " "; }},
           {"what", [](auto& each) { each.what.clear(); }},
           {"who", [](auto& each) { each.who.clear(); }},
           {"met", [](auto& each) { each.met = "later"; }},
           {"met", [](auto& each) { each.met = care::kNobodyMeets; }},  // an unmet need, and no support
           {"option", [](auto& each) { each.option = 4; }},
           {"from", [](auto& each) { each.from = "2026-13-01"; }},
           {"as_break", [](auto& each) { each.as_break = "maybe"; }}}) {
    INFO(field);
    auto broken = wanted;
    change(broken);
    CHECK(care::set_carer_support(test::id_of(2), nullptr, broken).error().detail == field);
  }
}
