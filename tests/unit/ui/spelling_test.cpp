#include "app/ui/editor/spelling.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/ui/editor/clusters.h"
#include "tests/unit/ui/naughty.h"

using blether::ui::Spelling;
using blether::ui::SpellingPlaces;
using blether::ui::TextRange;

namespace {

// The words a reader would see dots under.
std::vector<std::string> marked(Spelling& spelling, const std::string& text) {
  std::vector<std::string> words;
  for (const TextRange& word : blether::ui::words_in(text, 0, text.size()))
    if (!spelling.is_right(text, word)) words.push_back(text.substr(word.begin, word.size()));
  return words;
}

Spelling& british() {
  static Spelling spelling({"/usr/share/hunspell/en_GB.aff", "/usr/share/hunspell/en_GB.dic",
                            std::string(BLETHER_ASSETS) + "/lookups/scots_words.txt"});
  spelling.load();
  return spelling;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Misspelt words are marked, and only those") {
  CHECK(marked(british(), "She takes beans on a thursdya befor the street gets busy, and the colour is comming back.") ==
        Words{"thursdya", "befor", "comming"});
}

TEST_CASE("Isobel's own Scots is right as she says it") {
  CHECK(marked(british(), "It is a dreich day and the wee bairn is greeting. I ken fine, I blether with folk on the "
                          "stair, outwith my messages. Och aye, I dinnae fash masel.") == Words{"masel"});
  CHECK(marked(british(), "the wean's piece, the bairns\u2019 hoose").empty());
}

TEST_CASE("Names in a sentence, figures, abbreviations and addresses are nobody's spelling mistake") {
  CHECK(marked(british(), "She wove jute for Camperdwn with Bertt in 1971, on the 22nd, at flat 3b. The NHSX and OTs "
                          "rang McAlistr at moira@exmple.org or exmple.org about COPDX.")
            .empty());
}

TEST_CASE("A capital that begins a sentence does not hide a mistake") {
  CHECK(marked(british(), "Wher is she? \u201CYse,\u201D she said.\nThn we left.") == Words{"Wher", "Yse", "Thn"});
}

TEST_CASE("Curly and straight apostrophes are the same") {
  CHECK(marked(british(), "I don't and I don\u2019t; my mother\u2019s, wasn\u2019t, \u2018quoted\u2019").empty());
  CHECK(marked(british(), "I doesnt") == Words{"doesnt"});
}

TEST_CASE("Words of other scripts and strange texts are left alone") {
  CHECK(marked(british(), blether::test::kArabic + " \u65E5\u672C \u043F\u0440\u0438\u0432\u0435\u0442").empty());
  for (const std::string& text : blether::test::naughty_texts()) marked(british(), text);
}

TEST_CASE("Suggestions come best first, at most three, with the apostrophe of the screen") {
  CHECK(british().suggest("befor").front() == "before");
  CHECK(british().suggest("xqzvnbtpw").size() <= 3);
  for (const std::string& word : british().suggest("doesnt")) CHECK(word.find('\'') == std::string::npos);
  CHECK(british().suggest("does'nt").front() == "doesn't");
}

TEST_CASE("A name that somebody says is right stays unmarked, and so does what is hers") {
  Spelling spelling;
  spelling.load();
  const auto before = spelling.generation();
  CHECK(marked(spelling, "Moirha\u2019s") == Words{"Moirha\u2019s"});
  spelling.accept("Moirha");
  CHECK(spelling.generation() > before);
  CHECK(marked(spelling, "Moirha came. Moirha\u2019s coat.").empty());
}

TEST_CASE("Before it is loaded, and without a dictionary, nothing is marked and nothing fails") {
  Spelling early;
  CHECK(early.load_wanted());
  CHECK(marked(early, "thursdya").empty());
  Spelling none({"/nowhere/en_GB.aff", "/nowhere/en_GB.dic", "/nowhere/words.txt"});
  none.load();
  CHECK_FALSE(none.load_wanted());
  CHECK_FALSE(none.loaded());
  CHECK(marked(none, "thursdya").empty());
  CHECK(none.suggest("thursdya").empty());
}

TEST_CASE("A damaged dictionary is as good as none, or at least harmless") {
  const auto folder = std::filesystem::temp_directory_path() / "blether_spelling_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "bad.aff") << "SET UTF-8\nSFX A Y 999999\n\xFF\xFE";
  std::ofstream(folder / "bad.dic") << "99\nword/\xFF\n";
  Spelling spelling({folder / "bad.aff", folder / "bad.dic", {}});
  spelling.load();
  marked(spelling, "thursdya and word");
  spelling.suggest("thursdya");
  std::filesystem::remove_all(folder);
}
