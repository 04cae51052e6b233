// Languages people read and hear: which have words here, and that their sheets say the same as the English ones.
#include "care/languages.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "care/carer_mode.h"
#include "care/questionnaire.h"
#include "care/sheets.h"
#include "notebook.h"
#include "storage/model/schema.h"

using namespace blether;

namespace {

care::Languages languages() {
  auto loaded = care::Languages::load(test::asset("lookups/languages.json"));
  REQUIRE(loaded);
  return *loaded;
}

care::Sheet sheet(const std::string& name) {
  auto loaded = care::load_sheet(test::asset("explainers/" + name), name);
  INFO((loaded ? "" : loaded.error().detail));
  REQUIRE(loaded);
  return *loaded;
}

}  // namespace

TEST_CASE("A language with words has every sheet, with the parts of the English one and the same names to fill in", "[R65]") {
  std::size_t with_words = 0;
  auto all = languages();
  for (const care::Language& language : all.all()) {
    if (!language.words || language.tag == "en") continue;
    ++with_words;
    CHECK_FALSE(language.checked);  // nobody has; whoever does says so here
    for (const char* name : {"rights.v1", "unhappy.v1", "not_offered.v1", "not_offered_other.v1"}) {
      INFO(name << " " << language.tag);
      auto english = sheet(std::string(name) + ".json"), other = sheet(std::string(name) + "." + language.tag + ".json");
      CHECK(other.id == english.id);
      CHECK(other.language == language.tag);
      CHECK(care::slot_names(other) == care::slot_names(english));
      REQUIRE(other.blocks.size() == english.blocks.size());
      for (std::size_t i = 0; i < other.blocks.size(); ++i) CHECK(other.blocks[i].id == english.blocks[i].id);
    }
    std::string name = "sds.explain.v1." + language.tag + ".json";
    auto options = care::load_explainer(test::asset("explainers/" + name), name);
    REQUIRE(options);
    CHECK(options->options.size() == 4);
  }
  CHECK(with_words >= 2);
}

TEST_CASE("Every question that Moira answers alone is asked in Polish and in Arabic, with its answers", "[R39][R65]") {
  auto form = care::load_template(test::asset("templates/acsp.v1.json"), "acsp.v1.json");
  REQUIRE(form);
  auto own = care::own_pages(*form);
  std::size_t asked = 0;
  for (const care::Item& item : form->items) {
    bool hers = item.section != care::kNoItem && std::find(own.begin(), own.end(), form->sections[item.section]) != own.end();
    if (!hers || item.role == care::Role::said || item.role == care::Role::noticed || item.role == care::Role::others || item.role == care::Role::agreed) continue;
    INFO(item.link_id);
    ++asked;
    for (const char* tag : {"pl", "ar"}) {
      CHECK(item.text.in(tag) != item.text.text);
      if (!item.hint.text.empty()) CHECK(item.hint.in(tag) != item.hint.text);
      for (const care::Option& option : item.options) CHECK(option.label.in(tag) != option.label.text);
    }
  }
  CHECK(asked > 40);
}

TEST_CASE("A language nobody listed is refused, a list without English too, and one that is set can be taken back", "[R65]") {
  CHECK_FALSE(care::Languages::load(R"({"version": "1", "languages": [{"tag": "pl", "name": "Polski", "english": "Polish"}]})"));
  CHECK_FALSE(care::Languages::load(R"({"version": "1", "languages": [{"tag": "en", "name": "English", "english": "English", "words": true, "checked": true},
    {"tag": "en", "name": "English", "english": "English"}]})"));
  test::Notebook book;
  book.keep(care::Operations{care::put(model::kind::person, test::id_of(1), nullptr, "given_name", std::string("Tomasz"))});
  auto all = languages();
  CHECK(care::set_language(book.get(test::id_of(1)), all, "tlh").error().code == base::Code::invalid);
  auto polish = care::set_language(book.get(test::id_of(1)), all, "pl");
  REQUIRE(polish);
  book.keep(*polish);
  CHECK(book.get(test::id_of(1)).text("language") == "pl");
  CHECK(care::set_language(book.get(test::id_of(1)), all, "pl")->empty());
  book.keep(*care::set_language(book.get(test::id_of(1)), all, ""));
  CHECK(book.get(test::id_of(1)).text("language").empty());
}
