#include <catch2/catch_test_macros.hpp>
#include <set>

#include "notebook.h"

using namespace blether;
using care::Role;
using test::asset;

TEST_CASE("The good conversation has nine sections and thirty-six prompts", "[R01]") {
  auto form = care::load_template(asset("templates/gc.v1.json"), "gc.v1.json");
  INFO((form ? "" : form.error().detail));
  REQUIRE(form);
  CHECK(form->id == "gc.v1");
  CHECK(form->version == "1.0.0");
  CHECK(form->sections.size() == 9);
  std::set<std::string> prompts;
  for (const care::Item& item : form->items)
    if (item.role == Role::prompt) prompts.insert(item.link_id);
  CHECK(prompts.size() == 36);
  for (int i = 1; i <= 36; ++i) CHECK(prompts.contains((i < 10 ? "gc.0" : "gc.") + std::to_string(i)));
}

TEST_CASE("Every section ends with what was said, noticed, said by others and agreed", "[R01]") {
  auto form = test::good_conversation();
  for (std::size_t section : form.sections) {
    const auto& children = form.items[section].children;
    REQUIRE(children.size() > 4);
    std::vector<Role> last;
    for (std::size_t i = children.size() - 4; i < children.size(); ++i) last.push_back(form.items[children[i]].role);
    CHECK(last == std::vector<Role>{Role::said, Role::noticed, Role::others, Role::agreed});
    CHECK(form.items[children.back()].link_id == form.items[section].link_id + ".agreed");
  }
}

TEST_CASE("Isobel is asked about home in the words that were agreed", "[R11]") {
  auto form = test::good_conversation();
  REQUIRE(form.find("gc.14"));
  CHECK(form.find("gc.14")->text.text == "How is home working for you? What would you change?");
  CHECK(form.items[form.sections[form.find("gc.14")->section]].text.text == "Home and place");
  CHECK(form.items[form.sections[8]].text.text == "Checking we got it right");
}

TEST_CASE("Nobody is asked about harm in front of others", "[R01]") {
  auto form = test::good_conversation();
  for (const care::Item& item : form.items) {
    bool rule = item.link_id == "gc.26" || item.link_id == "gc.27" || item.link_id == "gc.28";
    CHECK(item.ask_alone == rule);
  }
  CHECK(form.find("gc.28")->safety_codes == std::vector<std::string>{"yes", "not-sure"});
  CHECK(form.find("gc.36")->is_private);
}

TEST_CASE("The scale runs from not at all to all the time, with two ways not to say") {
  auto form = test::good_conversation();
  const care::Item& safe = *form.find("gc.27");
  CHECK(safe.is_scale);
  REQUIRE(safe.options.size() == 7);
  for (int i = 0; i < 5; ++i) CHECK(safe.options[static_cast<std::size_t>(i)].score == i);
  CHECK(safe.options[4].label.text == "All the time");
  CHECK_FALSE(safe.option("not-sure")->score);
}

TEST_CASE("A Polish reader sees the prompt in Polish, anybody else in the template's own words") {
  auto form = care::load_template(R"({"resourceType":"Questionnaire","id":"t","url":"u","version":"1","name":"T",
    "title":"T","status":"active","item":[{"linkId":"S","type":"group","text":"Home","item":[{"linkId":"q","type":"text",
    "text":"How are you?","_text":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation",
    "extension":[{"url":"lang","valueCode":"pl"},{"url":"content","valueString":"Jak się masz?"}]}]}}]}]})", "t.json");
  REQUIRE(form);
  CHECK(form->find("q")->text.in("pl") == "Jak się masz?");
  CHECK(form->find("q")->text.in("gd") == "How are you?");
}

TEST_CASE("All templates of the folder load, each under its own id", "[R11]") {
  base::SystemFiles files;
  auto forms = care::load_templates(files, base::Path(BLETHER_ASSETS) / "templates");
  REQUIRE(forms);
  CHECK(forms->contains("gc.v1"));
}
