#include "care/plan.h"

#include <catch2/catch_test_macros.hpp>

#include "notebook.h"

using namespace blether;
using test::Notebook;

namespace {

constexpr std::int64_t kNow = 1'795'516'200'000;  // Tuesday 24 November 2026

struct Plan {
  Plan() {
    domains = *care::Domains::load(test::asset("lookups/domains.json"));
    needs = *care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
    rates = *care::Rates::load(test::asset("lookups/rates.json"));
    reasons = *care::NotOfferedReasons::load(test::asset("lookups/not_offered.json"));
    book.keep(*care::set_outcome(flat, nullptr, domains, "want", "stay in my own flat"));
    book.keep(*care::set_outcome(flat, book.find(flat), domains, "own_words", "I would sooner stay."));
    add(1, "Help to wash and dress", "personal-care", 2000, "V");
    care::Support jean;
    jean.outcome = flat.hex();
    jean.what = "A lift to choir";
    jean.who = "Jean next door";
    jean.source = "neighbour";
    jean.place = "k";
    book.keep(*care::set_support(test::id_of(2), nullptr, jean));
  }
  void add(std::uint8_t id, const char* what, const char* rate, std::int64_t quantity, const char* place) {
    care::Support support;
    support.outcome = flat.hex();
    support.what = what;
    support.rate = rate;
    support.quantity = quantity;
    support.from = "2026-12-07";
    support.place = place;
    book.keep(*care::set_support(test::id_of(id), nullptr, support));
  }
  void offer_and_choose(int option, care::How how = care::How::chosen) {
    for (int i = 1; i <= 4; ++i) {
      care::Offer offer;
      offer.option = i;
      offer.state = care::Offered::offered;
      offer.at_ms = kNow;
      book.keep(*care::set_offer(round, nullptr, offer, reasons));
    }
    care::Explanation told;
    told.what = "sds.explain.v1";
    told.round = round.hex();
    told.at_ms = kNow;
    book.keep(*care::record_explanation(test::id_of(21), told));
    care::AmountsTold amounts;
    amounts.round = round.hex();
    amounts.at_ms = kNow;
    amounts.rates_from = "2026-04-01";
    amounts.weekly = {4320, 4640, 4640}, amounts.yearly = {224640, 241280, 241280};
    book.keep(*care::record_amounts_told(test::id_of(22), amounts));
    choose(option, how);
  }
  void choose(int option, care::How how) {
    load();
    care::ChoiceGround ground{round, outcomes, offers, book_explained, book_told, choices, {}};
    book.keep(*care::choose(test::id_of(1), ground, {option, how, "2026-12-07", "", kNow}));
  }
  void load() {
    outcomes = book.all("outcome"), supports = book.all("support"), choices = book.all("choice"),
    offers = book.all("offer"), steps = book.all("step"), unmet = book.all("unmet_need"),
    book_explained = book.all("explanation"), book_told = book.all("amounts_told");
  }
  care::PlanSources sources() {
    load();
    return {round, outcomes, steps, supports, unmet, choices, offers, "Isobel", {2026, 11, 24}, {}};
  }
  care::PlanPage page() { return *care::plan_page(sources(), domains, needs, rates); }
  std::vector<std::string> faults() {
    std::vector<std::string> keys;
    const auto shown = page();
    for (const auto& fault : care::plan_faults(shown, sources())) keys.push_back(fault.key);
    return keys;
  }

  care::Domains domains;
  care::NeedReasons needs;
  care::Rates rates;
  care::NotOfferedReasons reasons;
  Notebook book;
  model::RecordId round = test::id_of(7), flat = test::id_of(20);
  std::vector<model::Record> outcomes, supports, choices, offers, steps, unmet, book_explained, book_told;
};

}  // namespace

TEST_CASE("The plan has each part under the outcome it is for, paid or not, and what it costs", "[R29][R05]") {
  Plan plan;
  plan.offer_and_choose(1);
  auto page = plan.page();
  REQUIRE(page.outcomes.size() == 1);
  REQUIRE(page.outcomes[0].lines.size() == 2);
  const auto& wash = page.outcomes[0].lines[0];
  CHECK(wash.option == 1);
  CHECK(wash.weekly == 4320);
  CHECK(wash.support.from == "2026-12-07");
  const auto& jean = page.outcomes[0].lines[1];
  CHECK_FALSE(jean.paid);
  CHECK(jean.weekly == 0);
  CHECK(page.option == 1);
  CHECK(page.budget.weekly == 4320);
  CHECK(plan.faults().empty());
}

TEST_CASE("A plan is not agreed while an option is unsaid, a paid part has no way, or a part no outcome",
          "[R12][R29]") {
  Plan plan;
  CHECK(plan.faults() == std::vector<std::string>{"choice.needs.offered", "plan.needs.option"});
  plan.offer_and_choose(2);
  CHECK(plan.faults().empty());
  plan.book.keep(care::withdraw(plan.book.get(plan.flat)));
  CHECK(plan.faults() == std::vector<std::string>{"plan.needs.outcome", "plan.needs.home"});
}

namespace {

// Two tablets wrote different answers while both were offline.
void dispute(std::vector<model::Record>& records, const model::RecordId& id, std::string_view field) {
  for (model::Record& record : records)
    for (auto& [name, found] : record.fields)
      if (record.id == id && name == field) found.merged.state = model::FieldState::conflict;
}

std::vector<std::string> fields_of(const std::vector<care::Fault>& faults, std::string_view key) {
  std::vector<std::string> fields;
  for (const auto& fault : faults)
    if (fault.key == key) fields.push_back(fault.field);
  return fields;
}

}  // namespace

TEST_CASE("A plan is not agreed while two tablets differ on whether an option is offered to Isobel, or on her choice",
          "[R12]") {
  Plan plan;
  plan.offer_and_choose(2);
  CHECK(plan.faults().empty());
  const auto page = plan.page();
  auto from = plan.sources();
  dispute(plan.offers, care::offer_id(plan.round, 1), "state");
  CHECK(fields_of(care::plan_faults(page, from), "choice.needs.settled") == std::vector<std::string>{"offered"});
  from = plan.sources();
  REQUIRE_FALSE(plan.choices.empty());
  dispute(plan.choices, plan.choices.front().id, "option");
  CHECK(fields_of(care::plan_faults(page, from), "choice.needs.settled") == std::vector<std::string>{"option"});
}

TEST_CASE("Option 3 that the law set up is another plan once Isobel has chosen it herself", "[R13][R29]") {
  Plan plan;
  plan.offer_and_choose(3, care::How::deemed);
  auto by_law = care::canonical_bytes(plan.page());
  plan.choose(3, care::How::chosen);
  auto page = plan.page();
  REQUIRE(page.outcomes.size() == 1);
  CHECK(page.outcomes[0].lines[0].standing == care::Standing::changed);
  CHECK(page.option == 3);
  CHECK(care::canonical_bytes(page) != by_law);
}

TEST_CASE("Where only family and neighbours help there is nothing to choose, and the plan can be agreed",
          "[R05][R29]") {
  Plan plan;
  plan.book.keep(care::withdraw(plan.book.get(test::id_of(1))));
  CHECK(plan.faults().empty());
}

TEST_CASE("Isobel agrees, in part or not at all, in her own words, signs if she likes, and gets her copy", "[R29]") {
  Plan plan;
  care::Say say;
  say.answer = "part";
  say.snapshot = "ab";
  say.at_ms = kNow;
  CHECK(care::record_say(plan.round, "plan", nullptr, say).error().detail == "words");
  say.words = "Not the Mondays.";
  say.signature = care::Strokes{{{1, 2, 3}, {10'000, 65'535, 900}}, {{5, 5, 1000}}};
  plan.book.keep(*care::record_say(plan.round, "plan", nullptr, say));
  const auto& record = plan.book.get(care::say_id(plan.round, "plan"));
  CHECK(record.text("answer") == "part");
  CHECK(record.text("words") == "Not the Mondays.");
  auto bytes = std::get<base::Bytes>(record.value("signature"));
  CHECK(*care::decode_strokes(bytes) == *say.signature);
  plan.book.keep(*care::copy_given(record, kNow + 60'000, "large-print"));
  CHECK(plan.book.get(record.id).text("copy_format") == "large-print");
  CHECK_FALSE(care::changed_since(record, "ab"));
  CHECK(care::changed_since(record, "cd"));
  // Asked again later: the old signature does not stand for the new page.
  care::Say again;
  again.answer = "agree";
  again.snapshot = "cd";
  plan.book.keep(*care::record_say(plan.round, "plan", &record, again));
  CHECK(model::is_empty(plan.book.get(record.id).value("signature")));
  CHECK_FALSE(care::record_say(plan.round, "lunch", nullptr, say));
}

TEST_CASE("What was agreed is the content: any change of a part gives another snapshot", "[R29]") {
  Plan plan;
  plan.offer_and_choose(1);
  auto bytes = care::canonical_bytes(plan.page());
  CHECK(bytes == care::canonical_bytes(plan.page()));
  auto wash = care::support_of(plan.book.get(test::id_of(1)));
  wash.quantity = 3000;
  plan.book.keep(*care::set_support(test::id_of(1), plan.book.find(test::id_of(1)), wash));
  CHECK(bytes != care::canonical_bytes(plan.page()));
  wash.quantity = 2000;
  wash.icon = "star";
  plan.book.keep(*care::set_support(test::id_of(1), plan.book.find(test::id_of(1)), wash));
  CHECK(bytes == care::canonical_bytes(plan.page()));  // a picture is not what was agreed
}

TEST_CASE("Damaged or boundless strokes are refused") {
  CHECK_FALSE(care::encode({}));
  CHECK_FALSE(care::encode({{{1, 1, 1}}}));  // a tap
  auto bytes = *care::encode({{{1, 2, 3}, {4, 5, 6}}});
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_FALSE(care::decode_strokes(base::ByteView(bytes).first(length)));
  bytes[0] = 9;
  CHECK(care::decode_strokes(bytes).error().code == base::Code::too_new);
  CHECK_FALSE(care::encode({care::Stroke(care::kMostPenPoints + 1)}));
}
