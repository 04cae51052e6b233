// What was said once is not asked again: the table of facts, read against every template and every page.
#include "care/known.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>

#include "care/about_person.h"
#include "care/capacity.h"
#include "care/conversation.h"
#include "notebook.h"

using namespace blether;
using test::Notebook;

namespace {

constexpr const char* kForms[] = {"gc.v1", "rev.v1", "acsp.v1", "ycs.v1", "ycs-young.v1"};
constexpr base::CivilDate kToday{2026, 11, 24};

care::Template form_of(const std::string& name) {
  auto form = care::load_template(test::asset("templates/" + name + ".json"), name + ".json");
  REQUIRE(form);
  return *form;
}
care::Facts table() {
  auto facts = care::Facts::load(test::asset("lookups/facts.json"));
  REQUIRE(facts);
  return *facts;
}
std::string small(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}
bool has(const std::vector<std::string>& list, const std::string& entry) {
  return std::find(list.begin(), list.end(), entry) != list.end();
}

// Questions of the prompts of all templates, as they are put and in Easy Read, by link id.
std::map<std::string, std::string> questions() {
  std::map<std::string, std::string> all;
  for (const char* name : kForms)
    for (const care::Item& item : form_of(name).items)
      if (item.role == care::Role::prompt && item.is_question())
        all[item.link_id] = small(item.text.text + " " + item.easy.text);
  return all;
}

// Questions of the pages, by key.
std::map<std::string, std::string> page_questions() {
  std::map<std::string, std::string> all;
  const auto texts = nlohmann::json::parse(test::asset("translations/en.json"));
  for (const auto& [key, value] : texts.items()) {
    const std::string words = value.get<std::string>();
    if (!words.empty() && words.back() == '?') all[key] = small(words);
  }
  return all;
}

// Those that ask for a fact of the table, though they are not the place where the table says it is shown.
std::vector<std::string> asked_twice(const care::Facts& facts) {
  std::vector<std::string> wrong;
  for (const care::Fact& fact : facts.all())
    for (const std::string& word : fact.words) {
      for (const auto& [link, words] : questions())
        if (words.find(word) != std::string::npos && !has(fact.shown, link) && !has(fact.texts, link))
          wrong.push_back(fact.name + " in " + link);
      for (const auto& [key, words] : page_questions())
        if (words.find(word) != std::string::npos && !has(fact.texts, key)) wrong.push_back(fact.name + " in " + key);
    }
  return wrong;
}

// Equal questions of two templates that one person can meet; a carer has one plan, a grown-up's or a young carer's.
std::vector<std::string> same_question_twice() {
  std::vector<std::string> twice;
  std::map<std::string, std::string> first;
  for (const char* name : kForms)
    for (const care::Item& item : form_of(name).items) {
      if (item.role != care::Role::prompt || !item.is_question()) continue;
      auto [found, is_new] = first.emplace(small(item.text.text), item.link_id);
      auto is_plan = [](std::string_view link) { return link.starts_with("acsp.") || link.starts_with("ycs"); };
      if (!is_new && !(is_plan(item.link_id) && is_plan(found->second))) twice.push_back(found->second + " and " + item.link_id);
    }
  return twice;
}

struct Talk {
  Talk() { book.keep(care::start_conversation(id, form, 1'795'516'200'000, {"Isobel", "Amina"})); }
  void put(const char* kind, const model::RecordId& record, const char* field, model::Value value) {
    book.keep(care::Operations{care::put(kind, record, book.find(record), field, std::move(value))});
  }
  std::vector<model::Record> all() {
    std::vector<model::Record> all;
    for (const char* kind : {"person", "power", "review", "disagreement"})
      for (auto& record : book.all(kind)) {
        for (auto& [name, field] : record.fields)  // written on 10 November, by the clock
          for (auto& head : field.heads) head.time.wall_ms = 1'794'306'600'000;
        all.push_back(record);
      }
    return all;
  }
  // "gc.33 2026-11-10 attorney-both"
  std::vector<std::string> known() {
    std::vector<std::string> lines;
    records = all();
    for (const auto& each : care::known_at(facts, records, book.get(id), kToday)) {
      std::string line = each.item + " " + each.on;
      for (const std::string& value : each.values) line += " " + value;
      lines.push_back(line);
    }
    return lines;
  }
  care::Conversation at(const std::vector<std::string>& known_items) {
    return {form, book.get(id), book.all("answer"), care::Looker::worker, known_items};
  }
  care::ItemState state(const care::Conversation& talk, const char* link) { return talk.state(*form.index_of(link)); }

  care::Template form = test::good_conversation();
  care::Facts facts = table();
  Notebook book;
  model::RecordId id = test::id_of(7), isobel = test::id_of(1), moiras = test::id_of(9);
  std::vector<model::Record> records;
};

}  // namespace

TEST_CASE("No template and no page asks for what the table of facts says is asked in one place", "[R08]") {
  const auto facts = table();
  REQUIRE(facts.all().size() >= 5);
  CHECK(asked_twice(facts) == std::vector<std::string>{});
  CHECK(same_question_twice() == std::vector<std::string>{});
}

TEST_CASE("Each fact of the table has its words, and is shown at prompts that there are", "[R08]") {
  const auto all = questions();
  const auto facts = table();
  for (const care::Fact& fact : facts.all()) {
    INFO(fact.name);
    CHECK_FALSE(fact.words.empty());
    CHECK(has({"about", "capacity", "review", "unhappy"}, fact.page));
    for (const std::string& item : fact.shown) CHECK(all.contains(item));
    // At least one of its prompts says one of its words: else the law above would look for nothing.
    CHECK(std::any_of(fact.shown.begin(), fact.shown.end(), [&](const std::string& item) {
      return std::any_of(fact.words.begin(), fact.words.end(),
                         [&](const std::string& word) { return all.at(item).find(word) != std::string::npos; });
    }));
  }
}

TEST_CASE("A table of facts that names a field nobody knows, or two facts for one prompt, is refused", "[R08]") {
  auto load = [](const std::string& rows) {
    auto facts = care::Facts::load(R"({"version": "1", "facts": [)" + rows + "]}");
    return facts ? std::string() : facts.error().detail;
  };
  const std::string good = R"({"fact": "a", "asked": "person.needs", "page": "about", "shown": ["gc.02"]})";
  CHECK(load(good).empty());
  CHECK(load(R"({"fact": "a", "asked": "person.shoes", "page": "about", "shown": ["gc.02"]})").find("no such field") !=
        std::string::npos);
  CHECK(load(good + "," + good).find("two facts") != std::string::npos);
}

TEST_CASE("What Isobel said on the page of who she is, or who speaks for her, is not asked again in the conversation",
          "[R08]") {
  Talk talk;
  CHECK(talk.known().empty());
  CHECK(talk.state(talk.at({}), "gc.02") == care::ItemState::open);
  auto needs = *care::CommunicationNeeds::load(test::asset("lookups/communication.json"));
  talk.put("person", talk.isobel, "known_as", std::string("Isobel"));
  talk.book.keep(*care::set_need(talk.book.get(talk.isobel), needs, "quiet-room", true));
  CHECK(talk.known() == std::vector<std::string>{"gc.02 2026-11-10 quiet-room"});
  talk.book.keep(*care::set_need(talk.book.get(talk.isobel), needs, "hearing-side", true));
  care::Power power;
  power.type = "attorney-both", power.holder = "Moira Rennie";
  talk.book.keep(*care::set_power(talk.moiras, nullptr, power));
  const auto known = talk.known();
  REQUIRE(known.size() == 3);
  CHECK(has(known, "gc.22 2026-11-10 hearing-side"));  // a quiet room says nothing of her hearing
  CHECK(has(known, "gc.33 2026-11-10 attorney-both"));
  const auto now = talk.at({"gc.02", "gc.22", "gc.33"});
  for (const char* link : {"gc.02", "gc.22", "gc.33"}) {
    INFO(link);
    CHECK(talk.state(now, link) == care::ItemState::answered);
    CHECK(now.is_known(*talk.form.index_of(link)));
  }
  CHECK(talk.state(now, "gc.01") == care::ItemState::open);
}

TEST_CASE("A power that has ended is asked about again, and an answer in the talk itself counts as hers", "[R08]") {
  Talk talk;
  care::Power power;
  power.type = "attorney-both", power.holder = "Moira Rennie", power.ends = "2026-11-23";
  talk.book.keep(*care::set_power(talk.moiras, nullptr, power));
  CHECK(talk.known().empty());
  talk.book.keep(*care::answer_choice(talk.at({}), "gc.33", "nobody-yet"));
  const auto now = talk.at({"gc.33"});
  CHECK(talk.state(now, "gc.33") == care::ItemState::answered);
  CHECK_FALSE(now.is_known(*talk.form.index_of("gc.33")));
}

TEST_CASE("That she is not happy is asked anew after three months; what has changed is known to its own review alone",
          "[R08]") {
  Talk talk;
  talk.put("disagreement", test::id_of(30), "words", std::string("Not the Mondays."));
  talk.put("review", test::id_of(31), "change", std::string("She fell."));
  talk.put("review", test::id_of(31), "conversation", test::id_of(99).hex());
  CHECK(talk.known() == std::vector<std::string>{"rev.9.unhappy 2026-11-10 Not the Mondays."});
  const auto records = talk.all();
  CHECK(care::known_at(talk.facts, records, talk.book.get(talk.id), {2027, 3, 1}).empty());
  talk.put("review", test::id_of(31), "conversation", talk.id.hex());
  CHECK(has(talk.known(), "rev.1.changed 2026-11-10 She fell."));
}
