#include "app/core/texts.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/temp_folder.h"

using namespace blether;

TEST_CASE("words are found by key and take names and numbers into their places") {
  tests::TempFolder folder;
  base::SystemFiles files;
  std::string json = R"({"hello": "Good morning, {0}", "waiting.one": "{0} change waits", "waiting.many": "{0} changes wait"})";
  REQUIRE(files.replace(folder.path() / "en.json", base::as_bytes(json)));
  auto texts = app::Texts::load(files, folder.path(), "en");
  REQUIRE(texts);
  CHECK((*texts)("hello", {"Amina"}) == "Good morning, Amina");
  CHECK(texts->count("waiting", 1) == "1 change waits");
  CHECK(texts->count("waiting", 3) == "3 changes wait");
  CHECK((*texts)("nobody.wrote.this") == "nobody.wrote.this");
}

TEST_CASE("English stands in for words that nobody translated yet, and that is known", "[R65]") {
  tests::TempFolder folder;
  base::SystemFiles files;
  REQUIRE(files.replace(folder.path() / "en.json", base::as_bytes(R"({"yes": "Yes", "later": "Later"})")));
  REQUIRE(files.replace(folder.path() / "pl.json", base::as_bytes(R"({"yes": "Tak"})")));
  REQUIRE(files.replace(folder.path() / "xx.json", base::as_bytes(R"({"yes": )")));
  auto words = app::Translations::load(files, folder.path());
  REQUIRE(words);
  CHECK(words->in("pl")("yes") == "Tak");
  CHECK_FALSE(words->in("pl").stands_in("yes"));
  CHECK(words->in("pl")("later") == "Later");
  CHECK(words->in("pl").stands_in("later"));
  CHECK_FALSE(words->english().stands_in("later"));
  CHECK_FALSE(words->has("xx"));
  CHECK(words->in("xx")("yes") == "Yes");
}

TEST_CASE("A number takes the form that its language has for it, and the one for many where nobody wrote that", "[R65]") {
  tests::TempFolder folder;
  base::SystemFiles files;
  REQUIRE(files.replace(folder.path() / "en.json", base::as_bytes(R"({"language": "en", "day.one": "{0} day", "day.many": "{0} days"})")));
  REQUIRE(files.replace(folder.path() / "pl.json", base::as_bytes(R"({"language": "pl", "day.one": "{0} dzień", "day.many": "{0} dni"})")));
  REQUIRE(files.replace(folder.path() / "ar.json", base::as_bytes(R"({"language": "ar", "day.one": "يوم", "day.two": "يومان", "day.few": "{0} أيام", "day.many": "{0} يومًا"})")));
  auto words = app::Translations::load(files, folder.path());
  REQUIRE(words);
  CHECK(words->english().count("day", 0) == "0 days");
  CHECK(words->english().count("day", 1) == "1 day");
  CHECK(words->english().count("day", 2) == "2 days");
  CHECK(words->in("pl").count("day", 1) == "1 dzień");
  CHECK(words->in("pl").count("day", 3) == "3 dni");
  CHECK(words->in("ar").count("day", 2) == "يومان");
  CHECK(words->in("ar").count("day", 3) == "3 أيام");
  CHECK(words->in("ar").count("day", 11) == "11 يومًا");
  CHECK(app::plural_form("pl", 22'000) == "few");
  CHECK(app::plural_form("pl", 12'000) == "many");
  CHECK(app::plural_form("pl", 1'500) == "part");
  CHECK(app::plural_form("en", 500) == "one");
  CHECK(app::plural_form("en", 1'500) == "many");
}

TEST_CASE("a translation file that is damaged is refused with the key at fault") {
  tests::TempFolder folder;
  base::SystemFiles files;
  REQUIRE(files.replace(folder.path() / "en.json", base::as_bytes(R"({"fine": "yes", "broken": 3})")));
  auto texts = app::Texts::load(files, folder.path(), "en");
  REQUIRE_FALSE(texts);
  CHECK(texts.error().code == base::Code::invalid);
  CHECK(texts.error().detail.find("broken") != std::string::npos);
}
