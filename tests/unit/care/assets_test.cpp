// The data that ships: every word the code asks for is there, and the practice visit fits the template.
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <nlohmann/json.hpp>
#include <sstream>

#include "care/about_person.h"
#include "care/conversation.h"
#include "care/directory.h"
#include "care/outcomes.h"
#include "care/unmet_need.h"
#include "notebook.h"

using namespace blether;
using nlohmann::json;

namespace {

json words() { return json::parse(test::asset("translations/en.json")); }

std::size_t count_words(const std::string& text) {
  std::istringstream stream(text);
  std::size_t count = 0;
  for (std::string word; stream >> word;) ++count;
  return count;
}

}  // namespace

TEST_CASE("Every kind of failure has a sentence that says what is safe") {
  json texts = words();
  for (int code = 0; code <= static_cast<int>(base::Code::cancelled); ++code) {
    std::string key = std::string("error.") + base::code_name(static_cast<base::Code>(code));
    INFO(key);
    REQUIRE(texts.contains(key));
    CHECK(texts[key].get<std::string>().back() == '.');
  }
}

TEST_CASE("Every field, reason, score and section has its words") {
  json texts = words();
  auto has = [&](const std::string& key) {
    INFO(key);
    CHECK(texts.contains(key));
  };
  for (const model::FieldRule& rule : model::schema())
    has("field." + std::string(rule.kind) + "." + std::string(rule.field));
  for (std::string_view reason : care::kLeftReasons) has("left." + std::string(reason));
  for (const char* code : {"0", "1", "2", "3", "4", "not-sure", "rather-not-say"}) has("scale." + std::string(code));
  auto reasons = care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
  REQUIRE(reasons);
  for (const care::NeedReason& reason : reasons->all()) CHECK_FALSE((reason.label.empty() || reason.plain.empty()));
  for (int i = 1; i <= 12; ++i) has("date.month." + std::to_string(i));
  for (int i = 0; i < 7; ++i) has("date.weekday." + std::to_string(i));
}

TEST_CASE("The screen does not speak of users, clients, records, errors or syncing") {
  const json texts = words();
  for (const auto& [key, value] : texts.items()) {
    std::string text = " " + value.get<std::string>() + " ";
    for (char& c : text) c = static_cast<char>(std::isalpha(static_cast<unsigned char>(c)) ? std::tolower(c) : ' ');
    INFO(key);
    for (const char* word : {" user ", " users ", " client ", " clients ", " service ", " submit ", " sync ",
                             " record ", " error ", " validation ", " ok "})
      CHECK(text.find(word) == std::string::npos);
  }
}

TEST_CASE("Practice people are known to the schema and live nowhere real") {
  json people = json::parse(test::asset("demo/people.json"));
  CHECK(people["people"].size() == 12);
  CHECK(people["workers"].size() == 2);
  for (const json& person : people["people"]) {
    for (const auto& [key, value] : person.items()) {
      if (key == "id" || key == "relations") continue;
      INFO(key);
      CHECK(model::rule_of(model::kind::person, key).kind == model::kind::person);
      bool known = false;
      for (const model::FieldRule& rule : model::schema())
        known = known || (rule.kind == "person" && rule.field == key);
      CHECK(known);
    }
    CHECK(person["phone"].get<std::string>().starts_with("01632 960"));  // numbers kept free for stories
  }
  CHECK(people["people"][0]["matters"] == "My own front door, hearing folk on the stair, and my choir.");
}

TEST_CASE("Practice people belong to groups that are known, and live in a locality that is known", "[R53][R69]") {
  json people = json::parse(test::asset("demo/people.json"));
  auto groups = care::CareGroups::load(test::asset("lookups/care_groups.json"));
  auto places = care::Places::load(test::asset("lookups/places.json"));
  REQUIRE(groups);
  REQUIRE(places);
  for (const json& person : people["people"]) {
    INFO(person["known_as"].get<std::string>());
    for (const json& group : person["care_groups"]) CHECK(groups->find(group.get<std::string>()) != nullptr);
    auto place = places->find(person["postcode"].get<std::string>(), {2026, 11, 24});
    REQUIRE(place);
    for (const auto& locality : places->localities())
      if (locality.code == place->locality) CHECK(locality.name == person["place"].get<std::string>());
  }
}

TEST_CASE("The words of Isobel's visit fit the prompts, and are as long as workers write", "[R01]") {
  json visit = json::parse(test::asset("demo/visits/first-visit.words.json"));
  auto form = test::good_conversation();
  std::size_t whole = 0;
  for (const auto& [link, text] : visit["answers"].items()) {
    INFO(link);
    const care::Item* item = form.find(link);
    REQUIRE(item);
    CHECK((item->kind == care::ItemKind::text || item->kind == care::ItemKind::open_choice));
    std::size_t count = count_words(text.get<std::string>());
    CHECK(count <= 250);
    whole += count >= 80;
  }
  CHECK(whole >= 12);
  for (const auto& [link, codes] : visit["choices"].items()) {
    INFO(link);
    REQUIRE(form.find(link));
    for (const json& code : codes) CHECK(form.find(link)->option(code.get<std::string>()));
  }
  for (const auto& [link, text] : visit["boxes"].items()) {
    INFO(link);
    CHECK(form.find(link));
  }
  for (const auto& [link, reason] : visit["left"].items()) CHECK(form.find(link));
}

TEST_CASE("What Isobel wants at the practice visit can be kept as it stands", "[R04][R50]") {
  json visit = json::parse(test::asset("demo/visits/first-visit.words.json"));
  auto domains = care::Domains::load(test::asset("lookups/domains.json"));
  auto reasons = care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
  std::size_t steps = 0;
  for (const json& outcome : visit["outcomes"]) {
    CHECK(care::set_outcome(test::id_of(1), nullptr, *domains, "domain", outcome["domain"].get<std::string>()));
    CHECK(
        care::set_outcome(test::id_of(1), nullptr, *domains, "target_date", outcome["target_date"].get<std::string>()));
    for (const json& step : outcome["steps"]) {
      ++steps;
      CHECK(care::add_step(test::id_of(2), test::id_of(1),
                           {step["what"], step["who"], step["when"], step["when_kind"], ""}, "V"));
    }
  }
  CHECK(steps >= 4);
  for (const json& need : visit["unmet"]) {
    care::NeedEntry entry;
    entry.need = need["need"];
    entry.reason = need["reason"];
    entry.words = need["words"];
    entry.look_again = need["look_again"];
    CHECK(care::need_faults(entry, *reasons).empty());
  }
  const json& merged = visit["disagreement"]["merged"];
  CHECK(merged["base"] == visit["answers"]["gc.16"]);
  CHECK(merged["amina"] != merged["callum"]);
  CHECK(visit["disagreement"]["clash"]["base"] == json::parse(test::asset("demo/people.json"))["people"][0]["phone"]);
}
