#include "care/budget.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "care/amounts.h"
#include "notebook.h"
#include "platform/base/random.h"

using namespace blether;
using test::Notebook;

namespace {

constexpr base::CivilDate kVisit{2026, 11, 24};

const care::Rates& rates() {
  static const auto loaded = care::Rates::load(test::asset("lookups/rates.json"));
  REQUIRE(loaded);
  return *loaded;
}

care::Support part(const char* what, const char* rate, std::int64_t quantity, std::uint8_t id = 1) {
  care::Support support;
  support.record = test::id_of(id);
  support.outcome = test::id_of(20).hex();
  support.what = what;
  support.rate = rate;
  support.quantity = quantity;
  return support;
}

// What Isobel and Amina talked about on 24 November.
std::vector<care::Support> isobel() {
  return {part("Help to wash and dress", "personal-care", 2000, 1),
          part("Help to make meals", "personal-care", 3500, 2),
          part("A day out with a helper", "out-and-about", 3000, 3)};
}

std::array<care::Offer, 4> all_offered() {
  std::array<care::Offer, 4> offers;
  for (auto& offer : offers) offer.state = care::Offered::offered;
  return offers;
}

}  // namespace

TEST_CASE("Isobel's money: each line with its price, free personal care, the council's share and hers",
          "[R19][R22]") {
  auto supports = isobel();
  auto budget = care::budget_of(supports, rates(), kVisit, 3);
  REQUIRE(budget);
  CHECK(budget->lines[0].price == 2320);
  CHECK(care::pounds(budget->lines[0].weekly) == "£46.40");
  CHECK(budget->lines[1].price == 2320);
  CHECK(care::pounds(budget->lines[1].weekly) == "£81.20");
  CHECK(budget->lines[2].price == 1960);
  CHECK(care::pounds(budget->lines[2].weekly) == "£58.80");
  CHECK(care::pounds(budget->weekly) == "£186.40");
  CHECK(care::pounds(budget->yearly) == "£9,692.80");
  CHECK(care::pounds(budget->free_weekly) == "£127.60");
  CHECK(care::pounds(budget->council_weekly) == "£47.04");
  CHECK(care::pounds(budget->you_weekly) == "£11.76");
  CHECK(budget->estimate);
  CHECK(base::to_iso(budget->rates_from) == "2026-04-01");
}

TEST_CASE("The amount each way: Option 1 at its own rate, 2 and 3 alike, a mix that depends", "[R20]") {
  auto supports = isobel();
  auto amounts = care::amount_each_way(supports, rates(), kVisit, all_offered());
  REQUIRE(amounts);
  CHECK(care::pounds(amounts->by_option[0]->weekly) == "£174.30");
  CHECK(care::pounds(amounts->by_option[1]->weekly) == "£186.40");
  CHECK(care::pounds(amounts->by_option[2]->weekly) == "£186.40");
  CHECK_FALSE(amounts->by_option[3]);
  const int mix[] = {1, 3, 3};
  amounts = care::amount_each_way(supports, rates(), kVisit, all_offered(), {}, mix);
  CHECK(care::pounds(amounts->by_option[3]->weekly) == "£183.20");
  auto told = care::told_from(*amounts, "round", 5, "plain");
  CHECK(told.weekly[0] == 17430);
  CHECK(told.yearly[0] == 906360);
  CHECK(told.rates_from == "2026-04-01");
  auto offers = all_offered();
  offers[0].state = care::Offered::not_offered;
  CHECK_FALSE(care::amount_each_way(supports, rates(), kVisit, offers)->by_option[0]);
}

TEST_CASE("When Isobel's own letter has come, that sum stands and is no estimate", "[R22]") {
  auto supports = isobel();
  auto budget = care::budget_of(supports, rates(), kVisit, 3, {900});
  CHECK(budget->you_weekly == 900);
  CHECK(budget->you_yearly == 46800);
  CHECK(budget->council_weekly == 5880 - 900);
  CHECK_FALSE(budget->estimate);
  budget = care::budget_of(supports, rates(), kVisit, 3, {999'999});
  CHECK(budget->you_weekly == 5880);  // never more than there is to pay
  CHECK(budget->council_weekly == 0);
}

TEST_CASE("The sum of the letter counts from its day; nothing below nothing", "[R22]") {
  Notebook book;
  book.keep(*care::set_charge(test::id_of(1), nullptr, {900, "2026-04-01", "", ""}));
  book.keep(*care::set_charge(test::id_of(2), nullptr, {1050, "2026-11-01", "", "After the new letter"}));
  auto charges = book.all("charge");
  CHECK(care::contribution_on(charges, {2026, 10, 31}).weekly == 900);
  CHECK(care::contribution_on(charges, kVisit).weekly == 1050);
  CHECK_FALSE(care::contribution_on(charges, {2026, 3, 31}).weekly);
  CHECK_FALSE(care::set_charge(test::id_of(3), nullptr, {-1, "2026-04-01", "", ""}));
  CHECK_FALSE(care::set_charge(test::id_of(3), nullptr, {1, "2026-04-31", "", ""}));
}

TEST_CASE("Two tablets that read one letter differently meet in one record, and no sum stands until it is settled",
          "[R22]") {
  CHECK(care::charge_id(test::id_of(1), "2026-11-16") == care::charge_id(test::id_of(1), "2026-11-16"));
  CHECK_FALSE(care::charge_id(test::id_of(1), "2026-11-16") == care::charge_id(test::id_of(1), "2026-11-17"));
  CHECK_FALSE(care::charge_id(test::id_of(1), "2026-11-16") == care::charge_id(test::id_of(2), "2026-11-16"));
  Notebook book;
  book.keep(*care::set_charge(test::id_of(1), nullptr, {900, "2026-11-01", "", ""}));
  auto charges = book.all("charge");
  REQUIRE(charges.size() == 1);
  for (auto& [name, field] : charges[0].fields)
    if (name == "weekly") field.merged.state = model::FieldState::conflict;
  CHECK_FALSE(care::contribution_on(charges, kVisit).weekly);
  REQUIRE(care::charges_of(charges).size() == 1);
  CHECK(care::charges_of(charges)[0].disputed);
}

TEST_CASE("Before April the old rates count, from the first of April the new", "[R19]") {
  auto supports = isobel();
  supports.resize(1);
  CHECK(care::budget_of(supports, rates(), {2026, 3, 31}, 3)->weekly == 4480);
  CHECK(care::budget_of(supports, rates(), {2026, 4, 1}, 3)->weekly == 4640);
  auto before = care::budget_of(supports, rates(), {2020, 1, 1}, 3);
  REQUIRE_FALSE(before);
  CHECK(before.error().code == base::Code::not_found);
}

TEST_CASE("What Jean does next door is in the plan and costs nothing", "[R05][R29]") {
  auto jean = part("A lift to choir on Thursdays", "", 0);
  jean.source = "neighbour";
  jean.who = "Jean drives";
  CHECK(care::support_faults(jean, rates(), kVisit).empty());
  auto budget = care::budget_of(std::vector{jean}, rates(), kVisit, 1);
  REQUIRE(budget);
  CHECK(budget->weekly == 0);
  CHECK_FALSE(budget->lines[0].paid);
  jean.rate = "personal-care";  // left in the form from before
  Notebook book;
  book.keep(*care::set_support(test::id_of(1), nullptr, jean));
  CHECK(book.get(test::id_of(1)).text("rate").empty());
}

TEST_CASE("What comes monthly, yearly or in term time only has its week worked out to the penny", "[R19]") {
  auto night = part("A weekend away", "respite", 2000);
  night.per = "year";
  auto budget = care::budget_of(std::vector{night}, rates(), kVisit, 3);
  CHECK(budget->lines[0].price == 16240);
  CHECK(budget->yearly == 32480);
  CHECK(budget->weekly == 625);  // 624.6 pence
  auto term = part("After school", "out-and-about", 2500);
  term.weeks = 39;
  budget = care::budget_of(std::vector{term}, rates(), kVisit, 2);
  CHECK(budget->lines[0].price == 1960);
  CHECK(budget->yearly == 4900 * 39);
  CHECK(budget->weekly == 3675);
}

TEST_CASE("A part of the support is kept as it stands, and read back", "[R19][R29]") {
  Notebook book;
  auto wash = isobel()[0];
  wash.place = "V";
  book.keep(*care::set_support(test::id_of(1), nullptr, wash));
  auto back = care::supports_of(book.all(model::kind::support));
  REQUIRE(back.size() == 1);
  CHECK(back[0].quantity == 2000);
  CHECK(back[0].outcome == wash.outcome);
  CHECK(back[0].icon == "wash");
  back[0].quantity = 3000;
  auto operations = *care::set_support(test::id_of(1), book.find(test::id_of(1)), back[0]);
  CHECK(operations.size() == 1);  // nothing else is touched
  back[0].weeks = 60;
  CHECK(care::set_support(test::id_of(1), nullptr, back[0]).error().detail == "weeks");
  back[0].weeks = 52;
  back[0].until = "2026-02-30";
  CHECK(care::set_support(test::id_of(1), nullptr, back[0]).error().detail == "until");
  // No field asks for the time of a visit.
  for (const auto& rule : model::schema())
    if (rule.kind == model::kind::support) CHECK(rule.field.find("time") == std::string_view::npos);
}

TEST_CASE("Two rows of one rate for the same day are refused", "[R19]") {
  auto two = care::Rates::load(R"({"version": "1", "rates": [
    {"code": "a", "label": "A", "support_type": "meals", "unit": "meal", "units": "meals", "from": "2026-04-01", "council": 1, "direct": 1, "source": "s"},
    {"code": "a", "label": "A", "support_type": "meals", "unit": "meal", "units": "meals", "from": "2026-05-01", "council": 2, "direct": 2, "source": "s"}]})");
  REQUIRE_FALSE(two);
  CHECK(two.error().detail.find("overlaps") != std::string::npos);
  CHECK(rates().practice());
}

TEST_CASE("Ten thousand random plans: every penny is accounted for, whoever does the sum and in whatever order",
          "[R19][R22]") {
  base::SeededRandom random(20261124);
  auto codes = rates().on(kVisit);
  for (int round = 0; round < 10'000; ++round) {
    std::vector<care::Support> plan;
    std::vector<int> mix;
    auto size = random.below(9);
    for (std::uint64_t i = 0; i < size; ++i) {
      auto support =
          part("x", codes[random.below(codes.size())]->code.c_str(), static_cast<std::int64_t>(random.below(200'000)));
      support.per = care::kPeriods[random.below(5)];
      support.weeks = 1 + static_cast<int>(random.below(52));
      if (random.below(5) == 0) support.source = "family";
      plan.push_back(support);
      mix.push_back(static_cast<int>(random.below(4)));
    }
    care::Contribution contribution;
    if (random.below(2)) contribution.weekly = static_cast<std::int64_t>(random.below(50'000));
    int option = 1 + static_cast<int>(random.below(4));
    auto budget = care::budget_of(plan, rates(), kVisit, option, contribution, mix);
    REQUIRE(budget);
    // By hand, another way round: whole units first, then the parts of one.
    std::int64_t weekly = 0, yearly = 0, free_yearly = 0;
    for (std::size_t i = 0; i < plan.size(); ++i) {
      if (plan[i].source != "paid") continue;
      const care::Rate* rate = rates().find(plan[i].rate, kVisit);
      int own = option == 4 ? (mix[i] == 0 ? 3 : mix[i]) : option;
      std::int64_t price = own == 1 ? rate->direct : rate->council;
      std::int64_t parts = plan[i].quantity % 1000 * price;
      std::int64_t once = plan[i].quantity / 1000 * price + parts / 1000 + (parts % 1000 >= 500 ? 1 : 0);
      int times = plan[i].per == "week"         ? plan[i].weeks
                  : plan[i].per == "fortnight"  ? 26
                  : plan[i].per == "four-weeks" ? 13
                  : plan[i].per == "month"      ? 12
                                                : 1;
      std::int64_t year = once * times;
      std::int64_t week = plan[i].per == "week" && plan[i].weeks == 52 ? once : year / 52 + (year % 52 >= 26 ? 1 : 0);
      weekly += week, yearly += year;
      if (rate->personal_care) free_yearly += year;
    }
    REQUIRE(budget->weekly == weekly);
    REQUIRE(budget->yearly == yearly);
    REQUIRE(budget->free_yearly == free_yearly);
    REQUIRE(budget->free_weekly + budget->council_weekly + budget->you_weekly == weekly);
    REQUIRE(budget->free_yearly + budget->council_yearly + budget->you_yearly == yearly);
    REQUIRE((budget->council_weekly >= 0 && budget->you_weekly >= 0 && budget->council_yearly >= 0 &&
             budget->you_yearly >= 0));
    // In another order, the same pence.
    std::vector<care::Support> turned(plan.rbegin(), plan.rend());
    std::vector<int> turned_mix(mix.rbegin(), mix.rend());
    auto again = care::budget_of(turned, rates(), kVisit, option, contribution, turned_mix);
    REQUIRE((again->weekly == weekly && again->yearly == yearly && again->you_weekly == budget->you_weekly));
  }
}
