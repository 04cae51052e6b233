// Everything that a person or a carer is asked can be asked in Easy Read: short sentences, one thing at a time.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <map>
#include <sstream>

#include "notebook.h"

using namespace blether;

namespace {

constexpr const char* kForms[] = {"gc.v1", "rev.v1", "acsp.v1", "ycs.v1", "ycs-young.v1"};
constexpr std::size_t kMostInASentence = 12, kLongQuestion = 12;  // words

care::Template form_of(const std::string& name) {
  auto form = care::load_template(test::asset("templates/" + name + ".json"), name + ".json");
  INFO((form ? "" : form.error().detail));
  REQUIRE(form);
  return *form;
}

std::size_t words_in(const std::string& text) {
  std::istringstream in(text);
  std::string word;
  std::size_t count = 0;
  while (in >> word) ++count;
  return count;
}

std::size_t longest_sentence(const std::string& text) {
  std::size_t longest = 0, begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(".?!", begin), text.size());
    longest = std::max(longest, words_in(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return longest;
}

bool is_asked_of_somebody(const care::Item& item) {
  return item.role == care::Role::prompt && item.is_question();
}

// A question in English, Polish and both kinds of English hint.
const care::Template& small_form() {
  static const auto form = care::load_template(R"({"resourceType":"Questionnaire","id":"t","url":"u","version":"1",
    "name":"T","title":"T","status":"active","item":[{"linkId":"S","type":"group","text":"Home","item":[
    {"linkId":"q","type":"text","text":"How are you keeping?",
     "_text":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation",
       "extension":[{"url":"lang","valueCode":"pl"},{"url":"content","valueString":"Jak się masz?"}]}]},
     "extension":[{"url":"urn:blether:hint","valueString":"In body and mind"},
       {"url":"urn:blether:easy","valueString":"How are you?"},
       {"url":"urn:blether:easy-hint","valueString":"Are you ill? Are you sad?"}]},
    {"linkId":"r","type":"text","text":"And otherwise?",
     "extension":[{"url":"urn:blether:hint","valueString":"If you like"}]}]}]})", "t.json");
  REQUIRE(form);
  return *form;
}

}  // namespace

TEST_CASE("Every question of every template that a person or a carer is asked has words in Easy Read", "[R65][R01][R39]") {
  std::size_t asked = 0;
  for (const char* name : kForms)
    for (const care::Item& item : form_of(name).items) {
      if (!is_asked_of_somebody(item)) continue;
      ++asked;
      INFO(item.link_id << ": " << item.easy.text);
      CHECK_FALSE(item.easy.text.empty());
      CHECK(longest_sentence(item.easy.text) <= kMostInASentence);
      CHECK(longest_sentence(item.hinted("en", true)) <= kMostInASentence);
      if (words_in(item.text.text) > kLongQuestion) CHECK(words_in(item.easy.text) <= words_in(item.text.text));
    }
  CHECK(asked > 190);
}

TEST_CASE("No two questions of one template ask the same in Easy Read", "[R65][R08]") {
  for (const char* name : kForms) {
    std::map<std::string, std::string> first;
    for (const care::Item& item : form_of(name).items) {
      if (!is_asked_of_somebody(item)) continue;
      const auto [found, is_new] = first.emplace(item.easy.text, item.link_id);
      INFO(name << ": " << found->second << " and " << item.link_id);
      CHECK(is_new);
    }
  }
}

TEST_CASE("Whoever reads Easy Read is asked in it, and everybody else as before", "[R65]") {
  const care::Item& item = *small_form().find("q");
  CHECK(item.asked("en", true) == "How are you?");
  CHECK(item.hinted("en", true) == "Are you ill? Are you sad?");
  CHECK(item.asked("en", false) == "How are you keeping?");
  CHECK(item.hinted("en", false) == "In body and mind");
  CHECK(item.asked("gd", true) == "How are you?");  // in Gaelic there is neither
}

TEST_CASE("A question in the reader's own language stays as it is: English words are not easier to read", "[R65]") {
  const care::Item& item = *small_form().find("q");
  CHECK(item.asked("pl", true) == "Jak się masz?");
  CHECK(item.hinted("pl", true) == "In body and mind");
}

TEST_CASE("A question without words in Easy Read is asked in its own", "[R65]") {
  const care::Item& item = *small_form().find("r");
  CHECK(item.asked("en", true) == "And otherwise?");
  CHECK(item.hinted("en", true) == "If you like");
}

TEST_CASE("Words in Easy Read are for what is asked: on a section they are refused, with their place", "[R11]") {
  auto form = care::load_template(R"({"resourceType":"Questionnaire","id":"t","url":"u","version":"1","name":"T",
    "title":"T","status":"active","item":[{"linkId":"S","type":"group","text":"Home",
    "extension":[{"url":"urn:blether:easy","valueString":"Home"}],
    "item":[{"linkId":"q","type":"text","text":"How are you?"}]}]})", "t.json");
  REQUIRE_FALSE(form);
  CHECK(form.error().detail == "t.json line 3 /item/0/extension/0: only what is asked has words in Easy Read");
}
