#include "care/about_person.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <ranges>

#include "care/finish.h"
#include "care/rights.h"
#include "care/telling.h"
#include "notebook.h"

using namespace blether;
using test::Notebook;

namespace {

constexpr std::int64_t kNow = 1'795'516'200'000;

care::CareGroups groups() { return *care::CareGroups::load(test::asset("lookups/care_groups.json")); }
care::CommunicationNeeds needs() { return *care::CommunicationNeeds::load(test::asset("lookups/communication.json")); }

}  // namespace

TEST_CASE("Groups are several or none, and map to the twelve national flags", "[R69]") {
  CHECK(groups().all().size() == 12);
  CHECK(groups().national().size() == 12);
  auto flags = groups().flags({"sensory", "substance_use", "of a newer version"});
  int set = 0;
  for (const auto& [name, value] : flags) {
    set += value;
    if (name == "drugs" || name == "alcohol" || name == "physical_and_sensory_disability") CHECK(value == 1);
  }
  CHECK(set == 3);
  const auto none = groups().flags({});
  for (const auto& [name, value] : none) CHECK(value == 0);
}

TEST_CASE("How Yusuf describes himself is in his own words, and may be nothing at all", "[R66]") {
  Notebook book;
  auto yusuf = test::id_of(1);
  auto id = care::equality_id(yusuf);
  book.keep(*care::set_equality(yusuf, nullptr, "ethnicity", "Syrian, and Dundonian since 2016"));
  book.keep(*care::set_equality(yusuf, book.find(id), "faith", care::kRatherNotSay));
  CHECK(book.get(id).text("ethnicity") == "Syrian, and Dundonian since 2016");
  CHECK(book.get(id).text("faith") == "prefer-not-to-say");
  CHECK(book.get(id).text("orientation").empty());
  book.keep(*care::set_equality(yusuf, book.find(id), "ethnicity", ""));
  CHECK(book.get(id).text("ethnicity").empty());
  CHECK_FALSE(care::set_equality(yusuf, nullptr, "shoe_size", "9"));
}

TEST_CASE("What Isobel needs to talk well is asked first, and the screen follows", "[R65]") {
  Notebook book;
  book.keep(care::Operations{care::put("person", test::id_of(1), nullptr, "known_as", std::string("Isobel"))});
  CHECK_FALSE(care::communication_asked(book.get(test::id_of(1))));
  for (const char* code : {"large-text", "read-aloud", "easy-read", "high-contrast", "bsl", "hearing-side"})
    book.keep(*care::set_need(book.get(test::id_of(1)), needs(), code, true));
  auto screen = care::screen_for(book.get(test::id_of(1)), needs());
  CHECK(care::communication_asked(book.get(test::id_of(1))));
  CHECK(screen.text_percent == 150);
  CHECK(screen.read_aloud);
  CHECK(screen.easy_read);
  CHECK(screen.theme == "high-contrast");
  CHECK(screen.to_book == std::vector<std::string>{"A BSL interpreter"});
  book.keep(*care::set_need(book.get(test::id_of(1)), needs(), "high-contrast", false));
  CHECK(care::screen_for(book.get(test::id_of(1)), needs()).theme.empty());
  CHECK(care::set_need(book.get(test::id_of(1)), needs(), "bsl", true)->empty());
  CHECK_FALSE(care::set_need(book.get(test::id_of(1)), needs(), "telepathy", true));
}

TEST_CASE("People, pets and places stand around Isobel, in the same place on every tablet", "[R05]") {
  Notebook book;
  auto add = [&](std::uint8_t id, const char* name, const char* type, const char* closeness, const char* place) {
    care::Around around;
    around.name = name, around.type = type, around.closeness = closeness, around.place = place;
    book.keep(*care::set_around(test::id_of(id), nullptr, around));
  };
  add(5, "Moira", "person", "close", "B");
  add(4, "Jean", "person", "close", "C");
  add(3, "Choir", "group", "missed", "D");
  add(2, "Tattie", "pet", "close", "E");
  auto map = care::people_map(book.all("relation"));
  REQUIRE(map.size() == 4);
  CHECK(map[0].name == "Moira");
  CHECK(map[2].closeness == "missed");
  CHECK(map[3].icon == "heart");
  CHECK(map[0].x < 0);
  CHECK(map[0].y < 0);
  for (const auto& one : map) CHECK(std::hypot(one.x, one.y) < 1.001);
  for (std::size_t a = 0; a < map.size(); ++a)
    for (std::size_t b = a + 1; b < map.size(); ++b) CHECK(std::hypot(map[a].x - map[b].x, map[a].y - map[b].y) > 0.5);
  CHECK(care::want_from(map[2]) == "go back to Choir");
  for (std::uint8_t id = 20; id < 40; ++id) add(id, "more", "person", "in-touch", "F");
  map = care::people_map(book.all("relation"));
  for (std::size_t a = 0; a < map.size(); ++a)
    for (std::size_t b = a + 1; b < map.size(); ++b) CHECK(std::hypot(map[a].x - map[b].x, map[a].y - map[b].y) > 0.15);
}

TEST_CASE("A strength is linked to an outcome, and more or less of somebody is kept with her words", "[R05]") {
  Notebook book;
  care::Strength strength;
  strength.what = "Forty years in the choir";
  strength.outcomes = {test::id_of(3).hex()};
  book.keep(*care::set_strength(test::id_of(1), nullptr, strength));
  CHECK(care::strength_of(book.get(test::id_of(1))).outcomes == strength.outcomes);
  strength.outcomes.clear();
  book.keep(*care::set_strength(test::id_of(1), book.find(test::id_of(1)), strength));
  CHECK(care::strength_of(book.get(test::id_of(1))).outcomes.empty());
  strength.what = " ";
  CHECK_FALSE(care::set_strength(test::id_of(2), nullptr, strength));
  care::Around choir;
  choir.name = "Choir", choir.type = "group", choir.wish = "more",
  choir.words = "I miss the laughing more than the singing.";
  book.keep(*care::set_around(test::id_of(4), nullptr, choir));
  CHECK(care::around_of(book.get(test::id_of(4))).wish == "more");
  choir.wish = "sometimes";
  CHECK(care::set_around(test::id_of(5), nullptr, choir).error().detail == "wish");
}

TEST_CASE("A good day and a hard day stand beside an outcome, because ability comes and goes", "[R04][R06]") {
  CHECK(model::rule_of("outcome", "good_day").merge == model::MergeKind::text);
  CHECK(model::rule_of("outcome", "hard_day").merge == model::MergeKind::text);
  auto domains = *care::Domains::load(test::asset("lookups/domains.json"));
  Notebook book;
  book.keep(*care::set_outcome(test::id_of(1), nullptr, domains, "want", "get to the shop"));
  book.keep(*care::set_outcome(test::id_of(1), book.find(test::id_of(1)), domains, "hard_day", "Not past the gate"));
  CHECK(book.get(test::id_of(1)).text("hard_day") == "Not past the gate");
}

namespace {

struct Talk {
  Talk() {
    form = test::good_conversation();
    domains = *care::Domains::load(test::asset("lookups/domains.json"));
    book.keep(care::start_conversation(id, form, kNow, {"Isobel", "Amina"}));
    book.keep(care::Operations{care::put("person", test::id_of(1), nullptr, "known_as", std::string("Isobel"))});
  }
  template <class Ask>
  auto ask(Ask question) {
    answers = book.all("answer"), outcomes = book.all("outcome"), explained = book.all("explanation"),
    advocacy = book.all("advocacy");
    care::Conversation at(form, book.get(id), answers);
    return question(care::FinishSources{&at, book.find(test::id_of(1)), outcomes, explained, advocacy}, at);
  }
  std::vector<care::FinishCheck> checks() {
    return ask([&](const auto& from, const auto&) { return care::finish_checks(from, domains); });
  }
  care::FinishCheck check(const std::string& name) {
    for (auto& one : checks())
      if (one.id == name) return one;
    return {};
  }
  bool finishes() {
    return ask(
        [&](const auto& from, const auto&) { return care::finish_checked(from, domains, kNow + 1).has_value(); });
  }
  void offer_advocacy() {
    care::AdvocacyOffer offer;
    offer.result = "declined", offer.on = "2026-11-24", offer.round = id.hex();
    book.keep(*care::record_advocacy(test::id_of(31), offer));
  }
  care::Template form;
  care::Domains domains;
  Notebook book;
  model::RecordId id = test::id_of(7);
  std::vector<model::Record> answers, outcomes, explained, advocacy;
};

}  // namespace

TEST_CASE("The finish list explains what is not there; only advocacy must be said before the end", "[R46][R03]") {
  Talk talk;
  CHECK(talk.checks().size() == 8);
  CHECK(talk.check("rights").state == care::CheckState::open);
  CHECK_FALSE(talk.finishes());
  talk.offer_advocacy();
  CHECK(talk.check("advocacy").state == care::CheckState::done);
  CHECK(talk.finishes());  // all else may be open
  care::Explanation rights;
  rights.what = "rights.v1", rights.round = talk.id.hex(), rights.at_ms = kNow, rights.format = "read-aloud";
  talk.book.keep(*care::record_explanation(test::id_of(30), rights));
  CHECK(talk.check("rights").state == care::CheckState::done);
  CHECK(talk.check("rights").key == "finish.rights.done");
}

TEST_CASE("Whether the carer's view was sought is asked, and declined is an answer too", "[R07]") {
  Talk talk;
  CHECK(talk.check("carer").state == care::CheckState::open);
  CHECK_FALSE(care::set_carer_view(talk.book.get(talk.id), "perhaps"));
  talk.book.keep(*care::set_carer_view(talk.book.get(talk.id), "declined"));
  CHECK(talk.check("carer").state == care::CheckState::done);
  talk.book.keep(*care::set_carer_view(talk.book.get(talk.id), "not-sought"));
  CHECK(talk.check("carer").state == care::CheckState::left);
}

namespace {

using Visits = std::vector<care::DomainVisit>;

Visits visits_of(Talk& talk) {
  return talk.ask(
      [&](const auto& from, const auto& at) { return care::domain_visits(at, from.outcomes, talk.domains); });
}
care::DomainVisit visit_of(Talk& talk, std::string_view code) {
  for (auto& visit : visits_of(talk))
    if (visit.code == code) return visit;
  return {};
}
// Leaves every prompt about a domain that is asked now; how many there were.
int leave_prompts_about(Talk& talk, std::string_view code) {
  int left = 0;
  for (const auto& item : talk.form.items) {
    if (item.role != care::Role::prompt || std::ranges::find(item.domains, code) == item.domains.end()) continue;
    auto done =
        talk.ask([&](const auto&, const auto& at) { return care::leave_for_now(at, item.link_id, "ran-out-of-time"); });
    if (done) talk.book.keep(*done), ++left;
  }
  return left;
}
std::vector<std::string> codes_in(const Visits& visits, care::CheckState state) {
  std::vector<std::string> codes;
  for (const auto& visit : visits)
    if (visit.state == state) codes.push_back(visit.code);
  return codes;
}

}  // namespace

TEST_CASE("Every part of life is looked at or left with a reason, and never just blank", "[R06]") {
  Talk talk;
  const auto visits = visits_of(talk);
  REQUIRE(visits.size() == talk.domains.all().size());
  CHECK(codes_in(visits, care::CheckState::open) == talk.check("domains").codes);
  CHECK(codes_in(visits, care::CheckState::open).size() == visits.size());  // nothing is said yet: none is passed over
  // Her home: its prompts are left, then something is wanted there.
  REQUIRE(leave_prompts_about(talk, "D05") > 0);
  CHECK(visit_of(talk, "D05").state == care::CheckState::left);
  CHECK(visit_of(talk, "D05").reason == "ran-out-of-time");
  talk.book.keep(*care::set_outcome(test::id_of(20), nullptr, talk.domains, "want", "stay"));
  talk.book.keep(*care::set_outcome(test::id_of(20), talk.book.find(test::id_of(20)), talk.domains, "domain", "D05"));
  CHECK(visit_of(talk, "D05").state == care::CheckState::done);
  CHECK(visit_of(talk, "D05").reason.empty());
}

TEST_CASE("What nobody may ask in front of others is never taken for looked at: it is open until it is said who is "
          "there, and left because of them while they are",
          "[R06][R32]") {
  Talk talk;
  for (const char* code : {"D01", "D06"}) CHECK(visit_of(talk, code).state == care::CheckState::open);
  talk.book.keep(*care::set_alone(talk.book.get(talk.id), "no"));
  for (const char* code : {"D01", "D06"}) {
    INFO(code);
    CHECK(visit_of(talk, code).state == care::CheckState::left);
    CHECK(visit_of(talk, code).reason == "someone-present");
  }
  talk.book.keep(*care::set_alone(talk.book.get(talk.id), "alone"));
  CHECK(visit_of(talk, "D01").state == care::CheckState::open);
  auto safe = talk.ask([&](const auto&, const auto& at) { return care::answer_score(at, "gc.27", "3", ""); });
  REQUIRE(safe);
  talk.book.keep(*safe);
  CHECK(visit_of(talk, "D01").state == care::CheckState::done);
}

TEST_CASE("A part of life that no question is about is listed too, and left with a reason, taken up again, or wanted",
          "[R06]") {
  Talk talk;
  const std::vector<std::string> unasked = {"D09", "D10", "D11", "D12", "D13", "D15"};
  for (const std::string& code : unasked) CHECK(visit_of(talk, code).state == care::CheckState::open);
  auto put = [&](std::vector<std::string> codes, std::string_view reason) {
    return care::put_aside(talk.book.get(talk.id), talk.domains, codes, reason);
  };
  CHECK(put({"D99"}, "ran-out-of-time").error().detail == "domain");
  CHECK(put({"D09"}, "perhaps").error().detail == "reason");
  talk.book.keep(*put(unasked, "ran-out-of-time"));
  for (const std::string& code : unasked) {
    INFO(code);
    CHECK(visit_of(talk, code).state == care::CheckState::left);
    CHECK(visit_of(talk, code).reason == "ran-out-of-time");
    CHECK(visit_of(talk, code).aside);
  }
  talk.book.keep(*put({"D09"}, "chose-not-to"));
  CHECK(visit_of(talk, "D09").reason == "chose-not-to");
  CHECK(visit_of(talk, "D10").reason == "ran-out-of-time");
  talk.book.keep(*put({"D09"}, ""));
  CHECK(visit_of(talk, "D09").state == care::CheckState::open);
  CHECK(put({"D09"}, "")->empty());  // nothing new is nothing written
}

TEST_CASE("The list says that all of life was looked at only when nothing is open, and it stops nobody", "[R06][R46]") {
  Talk talk;
  talk.offer_advocacy();
  CHECK(talk.finishes());
  std::vector<std::string> codes;
  for (const auto& domain : talk.domains.all()) codes.push_back(domain.code);
  codes.pop_back();
  talk.book.keep(*care::put_aside(talk.book.get(talk.id), talk.domains, codes, "chose-not-to"));
  CHECK(talk.check("domains").state == care::CheckState::open);
  CHECK(talk.check("domains").codes == std::vector<std::string>{talk.domains.all().back().code});
  talk.book.keep(*care::put_aside(talk.book.get(talk.id), talk.domains, std::vector{talk.domains.all().back().code},
                                  "not-relevant"));
  CHECK(talk.check("domains").state == care::CheckState::left);
}

TEST_CASE("What Moira said stands in her words and under her name, apart from every answer of Isobel's", "[R07]") {
  Talk talk;
  talk.book.keep(*care::set_carer_view(talk.book.get(talk.id), "given"));
  const auto now = talk.book.get(talk.id);
  talk.book.keep(care::Operations{
      care::put("conversation", talk.id, &now, care::kCarerWords, std::string("By Sunday I am done in."))});
  talk.book.keep(*care::set_carer_who(talk.book.get(talk.id), "Moira"));
  auto answer =
      talk.ask([&](const auto&, const auto& at) { return care::answer_text(at, "gc.05", "She is a good lassie."); });
  REQUIRE(answer);
  talk.book.keep(*answer);
  CHECK(talk.book.get(talk.id).text("carer_words") == "By Sunday I am done in.");
  CHECK(talk.book.get(talk.id).text("carer_who") == "Moira");
  for (const auto& record : talk.book.all("answer")) CHECK(record.text("text").find("done in") == std::string::npos);
  CHECK(model::rule_of("conversation", "carer_words").merge == model::MergeKind::text);
}
