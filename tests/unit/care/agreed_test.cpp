#include "care/agreed.h"

#include <catch2/catch_test_macros.hpp>

#include "care/plan.h"
#include "care/conversation.h"
#include "notebook.h"

using namespace blether;
using test::Notebook;

namespace {

// The visit of Tuesday 24 November 2026: two outcomes, two steps, company still waited for.
struct Agreed {
  Agreed() {
    form = test::good_conversation();
    domains = *care::Domains::load(test::asset("lookups/domains.json"));
    reasons = *care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
    book.keep(care::start_conversation(conversation, form, 1'795'516'200'000, {"Amina", "Moira", "Isobel"}));
    want(flat, "stay in my own flat", "I am near the folk I know", "V");
    want(choir, "go back to choir", "", "k");
    book.keep(*care::add_step(test::id_of(4), flat, {"A second rail on the stair", "Amina asks the housing team", "2026-12-04", "by", ""}, "V"));
    book.keep(*care::add_step(test::id_of(5), choir, {"A lift to choir on Thursdays", "Jean drives", "2026-12-03", "from", ""}, "V"));
    care::NeedEntry need;
    need.outcome = choir.hex();
    need.need = "company at the weekend";
    need.reason = "UN02";
    need.look_again = "2027-01-12";
    book.keep(*care::record_need(test::id_of(6), need, reasons));
  }

  void want(const model::RecordId& id, const char* what, const char* so_that, const char* place) {
    book.keep(*care::set_outcome(id, nullptr, domains, "want", what, conversation, place));
    book.keep(*care::set_outcome(id, book.find(id), domains, "so_that", so_that));
    book.keep(*care::set_outcome(id, book.find(id), domains, "domain", "D05"));
  }

  care::AgreedPage page(const std::string& worker = "Amina") const {
    auto outcomes = book.all(model::kind::outcome), steps = book.all(model::kind::step),
         needs = book.all(model::kind::unmet_need);
    return care::agreed_page({&book.get(conversation), outcomes, steps, needs, "Isobel", worker, {2026, 11, 25}},
                             domains, reasons);
  }

  care::Template form;
  care::Domains domains;
  care::NeedReasons reasons;
  Notebook book;
  model::RecordId conversation = test::id_of(7), flat = test::id_of(3), choir = test::id_of(2);
};

}  // namespace

TEST_CASE("The page says the day, who was there, what Isobel wants, who does what, and what she still waits for", "[R04]") {
  Agreed agreed;
  auto page = agreed.page();
  CHECK(page.date == base::CivilDate{2026, 11, 24});
  CHECK(page.present == std::vector<std::string>{"Isobel", "Moira", "Amina"});
  REQUIRE(page.outcomes.size() == 2);
  CHECK(page.outcomes[0].line == "I want to stay in my own flat so that I am near the folk I know.");
  CHECK(page.outcomes[0].icon == "key");
  REQUIRE(page.outcomes[0].steps.size() == 1);
  CHECK(page.outcomes[0].steps[0].when_kind + " " + page.outcomes[0].steps[0].when == "by 2026-12-04");
  CHECK(page.outcomes[1].steps[0].when_kind + " " + page.outcomes[1].steps[0].when == "from 2026-12-03");
  REQUIRE(page.outcomes[1].waiting.size() == 1);
  CHECK(page.outcomes[1].waiting[0].need == "company at the weekend");
  CHECK(page.outcomes[1].waiting[0].because == "No space yet");
  CHECK(page.outcomes[1].waiting[0].look_again == "2027-01-12");
  CHECK(page.waiting.empty());
}

TEST_CASE("A need whose outcome was taken back is still on the page", "[R50]") {
  Agreed agreed;
  agreed.book.keep(care::withdraw(agreed.book.get(agreed.choir)));
  auto page = agreed.page();
  CHECK(page.outcomes.size() == 1);
  REQUIRE(page.waiting.size() == 1);
  CHECK(page.waiting[0].need == "company at the weekend");
}

TEST_CASE("Every tablet signs the same bytes for the same page, and others after any change") {
  Agreed agreed;
  auto bytes = care::canonical_bytes(agreed.page());
  CHECK(bytes == care::canonical_bytes(agreed.page("Callum")));  // he only reads it
  Agreed changed;
  changed.book.keep(*care::set_step(changed.book.get(test::id_of(4)), "when", "2026-12-11"));
  CHECK(bytes != care::canonical_bytes(changed.page()));
  Agreed moved;  // the same letters in other places
  moved.book.keep(*care::set_outcome(moved.flat, moved.book.find(moved.flat), moved.domains, "want", "stay in my own"));
  moved.book.keep(*care::set_outcome(moved.flat, moved.book.find(moved.flat), moved.domains, "so_that", " flatI am near the folk I know"));
  CHECK(bytes != care::canonical_bytes(moved.page()));
  Agreed icon;  // a picture is not what was agreed
  icon.book.keep(*care::set_step(icon.book.get(test::id_of(4)), "icon", "home"));
  CHECK(bytes == care::canonical_bytes(icon.page()));
}

TEST_CASE("Isobel agrees once for both tablets, and later changes show") {
  Agreed agreed;
  auto says = [&](const char* answer, const char* snapshot) {
    care::Say say;
    say.answer = answer, say.snapshot = snapshot;
    return care::record_say(agreed.conversation, "page", nullptr, say);
  };
  CHECK_FALSE(says("perhaps", "ab"));
  CHECK_FALSE(says("agree", ""));
  agreed.book.keep(*says("agree", "ab"));
  const auto& record = agreed.book.get(care::agreement_id(agreed.conversation));
  CHECK(record.text("answer") == "agree");
  CHECK_FALSE(care::changed_since(record, "ab"));
  CHECK(care::changed_since(record, "cd"));
}
