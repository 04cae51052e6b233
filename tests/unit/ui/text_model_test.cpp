#include "app/ui/editor/text_model.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <random>
#include <set>

#include "app/ui/editor/clusters.h"
#include "tests/unit/ui/naughty.h"

using blether::ui::TextModel;
using blether::ui::TextRange;
using namespace blether::test;
using Move = TextModel::Move;

namespace {

// Types as fingers do: one character after another, 0.1 s apart.
void type(TextModel& model, const std::string& words, double& now) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t size = blether::ui::code_point_at(words, at).size;
    REQUIRE(model.type(words.substr(at, size), now += 0.1));
    at += size;
  }
}

// Borders by ICU over UTF-16: another road to the same answer.
std::set<std::size_t> borders_of(const std::string& utf8) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> clusters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getUK(), error));
  REQUIRE(U_SUCCESS(error));
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(utf8);
  clusters->setText(wide);
  std::set<std::size_t> borders;
  for (auto at = clusters->first(); at != icu::BreakIterator::DONE; at = clusters->next()) {
    std::string before;
    wide.tempSubString(0, at).toUTF8String(before);
    borders.insert(before.size());
  }
  return borders;
}

}  // namespace

TEST_CASE("One press of Backspace takes away what a reader sees as one character") {
  for (const std::string& one : {kFamily, kScotland, kThumb, kAccented, kHangul, std::string("\r\n")}) {
    TextModel model;
    REQUIRE(model.insert("Jean" + one));
    REQUIRE(model.erase_left(0));
    CHECK(model.text() == "Jean");
    REQUIRE(model.undo());
    CHECK(model.text() == "Jean" + one);
  }
}

TEST_CASE("Two flags side by side are two characters") {
  TextModel model;
  REQUIRE(model.insert(kFlags));
  model.move(Move::left);
  CHECK(model.caret() == 8);
  REQUIRE(model.erase_left(0));
  CHECK(model.text() == "\U0001F1EE\U0001F1EA");
}

TEST_CASE("An arrow key steps over a whole family, from either side") {
  TextModel model;
  REQUIRE(model.insert("a" + kFamily + "b"));
  model.move(Move::left);
  model.move(Move::left);
  CHECK(model.caret() == 1);
  model.move(Move::right);
  CHECK(model.caret() == 1 + kFamily.size());
}

TEST_CASE("Nobody can put the caret inside a character, and nothing a hand does leaves it there") {
  for (const std::string& text : naughty_texts()) {
    TextModel model;
    REQUIRE(model.set_text(text));
    CHECK(model.text() == text);
    const auto borders = borders_of(text);
    for (std::size_t at = 0; at <= text.size(); ++at) {
      model.place_caret(at);
      REQUIRE(borders.contains(model.caret()));
      REQUIRE(model.caret() <= at);
    }
    std::size_t steps = 0;
    for (model.place_caret(0); model.caret() < text.size(); model.move(Move::right), ++steps)
      REQUIRE(borders.contains(model.caret()));
    CHECK(steps == borders.size() - 1);
    for (; model.caret() > 0; model.move(Move::left)) REQUIRE(borders.contains(model.caret()));
  }
}

TEST_CASE("Text is kept exactly as it was pasted") {
  for (const std::string& text : naughty_texts()) {
    TextModel model;
    REQUIRE(model.insert(text));
    CHECK(model.text() == text);
    CHECK(model.caret() == text.size());
  }
}

TEST_CASE("Bytes that are not text are refused and change nothing") {
  TextModel model;
  REQUIRE(model.insert("Isobel"));
  const auto version = model.version();
  for (const std::string& bytes : {std::string("\xFF"), std::string("\xC3"), std::string("\xC0\xAF"),
                                   std::string("\xED\xA0\x80"), std::string("\xF4\x90\x80\x80"), std::string("ok\x80")}) {
    CHECK(model.insert(bytes).error().code == blether::base::Code::invalid);
    CHECK(model.type(bytes, 1).error().code == blether::base::Code::invalid);
    CHECK(model.set_text(bytes).error().code == blether::base::Code::invalid);
  }
  CHECK(model.text() == "Isobel");
  CHECK(model.version() == version);
}

TEST_CASE("Text longer than the field is refused whole, and what is there can still be edited") {
  TextModel model(10);
  REQUIRE(model.insert("Kirk Road"));
  CHECK_FALSE(model.insert("s of"));
  CHECK(model.text() == "Kirk Road");
  REQUIRE(model.insert("s"));
  REQUIRE(model.set_text("longer, from elsewhere"));
  CHECK_FALSE(model.insert("!"));
  CHECK(model.erase_left(0));
  CHECK_FALSE(TextModel().set_text(std::string(TextModel::kMaxBytes + 1, 'x')));
}

TEST_CASE("Undo takes back a sentence at a time") {
  TextModel model;
  double now = 0;
  type(model, "I like the light. I like hearing folk.", now);
  REQUIRE(model.undo());
  CHECK(model.text() == "I like the light. ");
  REQUIRE(model.undo());
  CHECK(model.text().empty());
  REQUIRE(model.redo());
  REQUIRE(model.redo());
  CHECK(model.text() == "I like the light. I like hearing folk.");
  CHECK_FALSE(model.redo());
}

TEST_CASE("A pause, a new line, a moved caret and a paste begin a new phrase") {
  TextModel model;
  double now = 0;
  type(model, "tea", now);
  now += 3;
  type(model, " and toast", now);
  model.move(Move::text_begin);
  type(model, "My ", now);
  REQUIRE(model.insert("very own "));
  type(model, "wee\nx", now);
  for (const char* left : {"My very own wee\ntea and toast", "My very own tea and toast", "My tea and toast",
                           "tea and toast", "tea", ""}) {
    REQUIRE(model.undo());
    CHECK(model.text() == left);
  }
}

TEST_CASE("Typing over a selection is one step back, with the selection as it was") {
  TextModel model;
  double now = 0;
  REQUIRE(model.insert("Moira wants me to move"));
  model.select({0, 5});
  type(model, "She", now);
  CHECK(model.text() == "She wants me to move");
  REQUIRE(model.undo());
  CHECK(model.text() == "Moira wants me to move");
  CHECK(model.selection() == TextRange{0, 5});
}

TEST_CASE("A run of Backspaces is one step, and Delete is another") {
  TextModel model;
  REQUIRE(model.insert("half landing"));
  for (int i = 0; i < 7; ++i) REQUIRE(model.erase_left(i * 0.1));
  model.move(Move::text_begin);
  REQUIRE(model.erase_right(2));
  REQUIRE(model.erase_right(2.1));
  CHECK(model.text() == "lf ");
  REQUIRE(model.undo());
  CHECK(model.text() == "half ");
  REQUIRE(model.undo());
  CHECK(model.text() == "half landing");
}

TEST_CASE("After any edits, undoing all of them gives back the first text, and redoing the last") {
  std::mt19937 random(20'251'122);
  const auto pick = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); };
  const auto texts = naughty_texts();
  for (int round = 0; round < 60; ++round) {
    TextModel model;
    const std::string first = texts[pick(texts.size() - 1)];
    REQUIRE(model.set_text(first));
    double now = 0;
    for (int step = 0; step < 60; ++step) {
      now += static_cast<double>(pick(30)) / 10;
      switch (pick(8)) {
        case 0: REQUIRE(model.insert(texts[pick(texts.size() - 1)])); break;
        case 1: model.place_caret(pick(model.text().size()), pick(1) == 1); break;
        case 2: model.erase_left(now); break;
        case 3: model.erase_right(now); break;
        case 4: model.erase_word_left(); break;
        case 5: model.move(static_cast<Move>(pick(5)), pick(2) == 0); break;
        case 6: REQUIRE(model.replace({pick(model.text().size()), pick(model.text().size())}, "wee")); break;
        default: REQUIRE(model.type(pick(3) ? "a" : "\u0301", now)); break;
      }
      REQUIRE(blether::ui::is_utf8(model.text()));
      REQUIRE(borders_of(model.text()).contains(model.caret()));
    }
    const std::string last = model.text();
    while (model.undo()) REQUIRE(borders_of(model.text()).contains(model.caret()));
    CHECK(model.text() == first);
    while (model.redo()) {
    }
    CHECK(model.text() == last);
  }
}

TEST_CASE("Word keys stop at words, and mother's is one word with either apostrophe") {
  TextModel model;
  const std::string words = "my mother\u2019s flat, isn't it?";
  REQUIRE(model.set_text(words));
  CHECK(words.substr(model.word_at(5).begin, model.word_at(5).size()) == "mother\u2019s");
  CHECK(words.substr(model.word_at(24).begin, model.word_at(24).size()) == "isn't");
  CHECK(model.word_at(words.size()).empty());
  model.place_caret(0);
  std::vector<std::size_t> ends;
  while (model.caret() < words.size()) {
    model.move(Move::word_right);
    ends.push_back(model.caret());
  }
  CHECK(ends == std::vector<std::size_t>{2, 13, 18, 25, 28, 29});
  model.move(Move::word_left);
  CHECK(model.caret() == 26);
  model.move(Move::word_left);
  CHECK(model.caret() == 20);
  REQUIRE(model.erase_word_left());
  CHECK(model.text() == "my mother\u2019s isn't it?");
}

TEST_CASE("A paragraph ends at any kind of line end") {
  TextModel model;
  REQUIRE(model.set_text("one\r\ntwo\nthree\u2028four"));
  CHECK(model.paragraph_at(6) == TextRange{5, 8});
  CHECK(model.paragraph_at(10) == TextRange{9, 14});
  CHECK(model.paragraph_at(20) == TextRange{17, 21});
}

TEST_CASE("When the office's words come in, the caret stays with the words it stood in") {
  TextModel model;
  REQUIRE(model.set_text("She likes tea. She walks."));
  model.place_caret(21);  // before "ks."
  REQUIRE(model.set_text("She likes tea and toast. She walks."));
  CHECK(model.text().substr(model.caret()) == "lks.");
  model.place_caret(4);
  REQUIRE(model.set_text("She likes tea. Often."));
  CHECK(model.caret() == 4);
  CHECK_FALSE(model.can_undo());
}

TEST_CASE("A passphrase is gone from the field after use, with everything that could be undone") {
  TextModel model;
  REQUIRE(model.insert("correct horse"));
  model.wipe();
  CHECK(model.text().empty());
  CHECK_FALSE(model.undo());
}

TEST_CASE("Undo forgets the oldest steps rather than growing without end") {
  TextModel model;
  const std::string large = times("words ", 50'000);
  for (int i = 0; i < 60; ++i) {
    REQUIRE(model.insert(large));
    REQUIRE(model.replace({0, model.text().size()}, ""));
  }
  int steps = 0;
  while (model.undo()) ++steps;
  CHECK(steps < 40);
  CHECK(steps > 10);
}
