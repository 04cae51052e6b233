// The worked examples of docs/sync.md, and the laws of merge_text over seeded texts.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "platform/base/random.h"
#include "sync/merge.h"
#include "sync/weight.h"
#include "sync/words.h"

using namespace blether::sync;

namespace {

const std::string kIsobel = "Isobel walks to the shop every day. She likes her tea in the garden. Her knee is sore.";

std::string join_parts(const TextMerge& merge) {
  std::string text;
  for (const Stretch& part : merge.parts) text += part.text;
  return text;
}

std::multiset<std::string> words_in(std::string_view text) {
  std::multiset<std::string> result;
  for (const Unit& word : words(text)) result.emplace(word.core);
  return result;
}

bool holds(const TextMerge& merge, std::string_view words) { return merge.text.find(words) != std::string::npos; }

// Both ways round, for a clean merge does not depend on who is called A.
std::string clean(std::string_view base, std::string_view a, std::string_view b) {
  TextMerge merge = merge_text(base, a, b);
  CHECK(merge.clean);
  CHECK(join_parts(merge) == merge.text);
  CHECK(merge_text(base, b, a).text == merge.text);
  return merge.text;
}

TextMerge unclean(std::string_view base, std::string_view a, std::string_view b) {
  TextMerge merge = merge_text(base, a, b);
  CHECK_FALSE(merge.clean);
  CHECK_FALSE(merge_text(base, b, a).clean);
  CHECK(join_parts(merge) == merge.text);
  return merge;
}

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> result;
  for (const Unit& unit : sentences(text)) result.emplace_back(unit.core);
  return result;
}

}  // namespace

TEST_CASE("Amina and Callum change different sentences of what Isobel said: both changes stand", "[R68]") {
  CHECK(clean(kIsobel, "Isobel walks to the shop most days. She likes her tea in the garden. Her knee is sore.",
              "Isobel walks to the shop every day. She likes her tea in the garden. Her knee is a bit better.") ==
        "Isobel walks to the shop most days. She likes her tea in the garden. Her knee is a bit better.");
}

TEST_CASE("Amina and Callum change words of one sentence that lie apart: both changes stand") {
  CHECK(clean("Isobel walks to the shop every day with her dog.", "Isobel strolls to the shop every day with her dog.",
              "Isobel walks to the shop every day with her daughter.") ==
        "Isobel strolls to the shop every day with her daughter.");
}

TEST_CASE("Amina and Callum change words side by side: a person decides, for the words belong together") {
  TextMerge merge = unclean("Isobel walks two miles to the shop.", "Isobel walks three miles to the shop.",
                            "Isobel walks two kilometres to the shop.");
  CHECK(merge.text == "Isobel walks three miles to the shop. Isobel walks two kilometres to the shop.");
}

TEST_CASE("Amina writes that Isobel does not walk, Callum where she walks to: joined, it says what neither meant, so a "
          "person decides", "[R68]") {
  TextMerge merge = unclean("Isobel does walk to the shop every day.", "Isobel does not walk to the shop every day.",
                            "Isobel does walk to the shop every other day.");
  CHECK(merge.text ==
        "Isobel does not walk to the shop every day. Isobel does walk to the shop every other day.");
}

TEST_CASE("Amina and Callum change one sentence apart, and one of them a number, a sum or a time: a person decides",
          "[R68]") {
  CHECK(unclean("Amina gives her two tablets after tea with water.", "Amina gives her three tablets after tea with water.",
                "Amina gives her two tablets after tea with milk.")
            .text == "Amina gives her three tablets after tea with water. Amina gives her two tablets after tea with milk.");
  CHECK(unclean("She pays £20 a week for the lunch club.", "She pays £25 a week for the lunch club.",
                "She pays £20 a week for the choir.")
            .text == "She pays £25 a week for the lunch club. She pays £20 a week for the choir.");
  CHECK(unclean("Mairi comes at half past nine and washes her hair.", "Mairi comes at ten and washes her hair.",
                "Mairi comes at half past nine and cuts her hair.")
            .text == "Mairi comes at ten and washes her hair. Mairi comes at half past nine and cuts her hair.");
  CHECK(unclean("Ishbel disnae like the stairs at night.", "Ishbel likes the stairs at night.",
                "Ishbel disnae like the stairs in winter.")
            .text == "Ishbel likes the stairs at night. Ishbel disnae like the stairs in winter.");
}

TEST_CASE("A denial or a number that nobody touched asks nobody, nor does one in a sentence that only one of them changed") {
  CHECK(clean("She does not like the stairs of her two aunts.", "She does not love the stairs of her two aunts.",
              "She does not like the stairs of her two friends.") ==
        "She does not love the stairs of her two friends.");
  CHECK(clean("She sleeps well. Her knee is sore.", "She does not sleep well. Her knee is sore.",
              "She sleeps well. Her knee is better.") == "She does not sleep well. Her knee is better.");
  CHECK(clean("She sleeps well at night.", "She never sleeps well at night.", "She never sleeps well at night.") ==
        "She never sleeps well at night.");
}

TEST_CASE("Words that carry weight are known in capitals, in quotation marks, before a stop, with either apostrophe") {
  for (const char* word : {"Not", "NEVER.", "don't", "don’t,", "“no”", "'no'", "cannae", "Dinnae!", "wi'oot",
                           "twenty-one", "Two", "(three)", "2.30", "£20", "9am", "twice;", "nie", "لا", "٣", "پنج۵"}) {
    CAPTURE(word);
    CHECK(carries_weight(word));
  }
  for (const char* word : {"Isobel", "note", "nor'easter", "know", "often", "Anna", "am", "tone", "-", "“”", ""}) {
    CAPTURE(word);
    CHECK_FALSE(carries_weight(word));
  }
}

TEST_CASE("Amina and Callum change the same word differently: a person decides and both sentences are proposed") {
  TextMerge merge =
      unclean(kIsobel, "Isobel walks to the shop every day. She likes her coffee in the garden. Her knee is sore.",
              "Isobel walks to the shop every day. She likes her cocoa in the garden. Her knee is sore.");
  CHECK(merge.text ==
        "Isobel walks to the shop every day. She likes her coffee in the garden. She likes her cocoa in the garden. "
        "Her knee is sore.");
  REQUIRE(merge.parts.size() == 4);
  CHECK(merge.parts[0].origin == Origin::kept);
  CHECK(merge.parts[1].origin == Origin::a);
  CHECK(merge.parts[1].text == "She likes her coffee in the garden. ");
  CHECK(merge.parts[2].origin == Origin::b);
  CHECK(merge.parts[3].origin == Origin::kept);
}

TEST_CASE("Amina and Callum each add a sentence at the end: both stand, in an order nobody's clock decides") {
  CHECK(clean("Isobel slept well.", "Isobel slept well. Her daughter rang.", "Isobel slept well. She ate breakfast.") ==
        "Isobel slept well. Her daughter rang. She ate breakfast.");
}

TEST_CASE("Amina and Callum each add the same sentence and one of their own: the common one stands once") {
  CHECK(clean("Isobel slept well.", "Isobel slept well. We rang the surgery. Amina will call on Monday.",
              "Isobel slept well. We rang the surgery. Callum has the number.") ==
        "Isobel slept well. We rang the surgery. Amina will call on Monday. Callum has the number.");
}

TEST_CASE("Amina and Callum each edit the last sentence apart and add one of their own: all of it stands") {
  CHECK(clean("Isobel walks to the shop every day with her dog.",
              "Isobel strolls to the shop every day with her dog. She enjoys it.",
              "Isobel walks to the shop every day with her daughter. It takes an hour.") ==
        "Isobel strolls to the shop every day with her daughter. It takes an hour. She enjoys it.");
}

TEST_CASE("Amina edits the last sentence and Callum adds one after it: both stand") {
  CHECK(clean("She slept. Her knee is sore.", "She slept. Her knee is much better.",
              "She slept. Her knee is sore. She rang Mairi.") == "She slept. Her knee is much better. She rang Mairi.");
}

TEST_CASE("Amina and Callum add lines to a list: each line stands on its own") {
  CHECK(clean("- tea\n- cake", "- tea\n- cake\n- jam", "- tea\n- cake\n- bread") == "- tea\n- cake\n- bread\n- jam");
}

TEST_CASE("Amina and Callum each answer an empty prompt in whole sentences: both answers stand") {
  CHECK(clean("", "She misses the bowling.", "Her sister visits on Sundays.") ==
        "Her sister visits on Sundays. She misses the bowling.");
}

TEST_CASE(
    "Amina and Callum each answer an empty prompt with a phrase: a person decides and no phrase runs into the other") {
  CHECK(unclean("", "to walk to the shop", "to get out more").text == "to walk to the shop\nto get out more");
}

TEST_CASE("Amina and Callum put words at the same place inside a sentence: a person decides") {
  TextMerge merge = unclean("Isobel takes tablets at night.", "Isobel takes two tablets at night.",
                            "Isobel takes her tablets at night.");
  CHECK(holds(merge, "Isobel takes two tablets at night."));
  CHECK(holds(merge, "Isobel takes her tablets at night."));
}

TEST_CASE("Amina and Callum make the same change: it is there once and nobody is asked") {
  CHECK(clean(kIsobel, "Isobel walks to the shop. She likes her tea in the garden.",
              "Isobel walks to the shop. She likes her tea in the garden.") ==
        "Isobel walks to the shop. She likes her tea in the garden.");
  CHECK(clean("One. Two. Three.", "One. Three.", "One. Three. Four.") == "One. Three. Four.");
}

TEST_CASE("Amina removes a sentence that Callum edited: a person decides and the edited one is proposed") {
  TextMerge merge =
      unclean(kIsobel, "Isobel walks to the shop every day. Her knee is sore.",
              "Isobel walks to the shop every day. She likes her tea in the back garden. Her knee is sore.");
  CHECK(merge.text == "Isobel walks to the shop every day. She likes her tea in the back garden. Her knee is sore.");
}

TEST_CASE("Amina removes two sentences and Callum edits the second: only the second is in question") {
  TextMerge merge = unclean("One thing. Two things here. Three.", "Three.", "One thing. Two good things here. Three.");
  CHECK(merge.text == "Two good things here. Three.");
}

TEST_CASE("Amina empties a narrative that Callum edited: a person decides and Callum's words are proposed") {
  CHECK(unclean("Isobel slept well.", "", "Isobel slept very well.").text == "Isobel slept very well.");
}

TEST_CASE("Amina writes a sentence anew while Callum edits a word of the old one: chance words are no anchors") {
  TextMerge merge = unclean("He likes the tea in the garden with the dog.", "We talked about the cost of the bus.",
                            "He likes the coffee in the garden with the dog.");
  CHECK(holds(merge, "We talked about the cost of the bus."));
  CHECK(holds(merge, "He likes the coffee in the garden with the dog."));
}

TEST_CASE("Amina moves text to new lines while Callum edits words: both stand") {
  CHECK(clean("One sentence here. Another one there.", "One sentence here.\n\nAnother one there.",
              "One sentence here. Another fine one there.") == "One sentence here.\n\nAnother fine one there.");
}

TEST_CASE("Removing the last sentence leaves no stray space behind") {
  CHECK(clean("One is here. Two is here.", "One is here.", "One was here. Two is here.") == "One was here.");
}

TEST_CASE("Sentences end at stops and line breaks, not at abbreviations or inside numbers") {
  CHECK(cut("Dr. Reid came at 2.30 today. \"Well?\" she said… yes!\nNext line") ==
        std::vector<std::string>{"Dr. Reid came at 2.30 today.", "\"Well?\"", "she said…", "yes!", "Next line"});
  CHECK(cut("我喜欢花园。她很好。") == std::vector<std::string>{"我喜欢花园。", "她很好。"});
  CHECK(cut("  \n Hello. ") == std::vector<std::string>{"", "Hello."});
  CHECK(cut("").empty());
}

TEST_CASE("Two sentences in a script without spaces are joined without one") {
  CHECK(clean("我喜欢花园。", "我喜欢花园。她很好。", "我喜欢花园。今天下雨。") == "我喜欢花园。今天下雨。她很好。");
}

TEST_CASE("Differences mark words that came and went, and what stands after them is the newer text") {
  auto found = differences("Isobel walks every day.", "Isobel strolls every single day.");
  std::string after;
  std::string gone;
  for (const Difference& one : found) (one.what == Difference::gone ? gone : after) += one.text;
  CHECK(after == "Isobel strolls every single day.");
  CHECK(gone == "walks ");
  CHECK(differences("", "").empty());
  REQUIRE(differences("Same.", "Same.").size() == 1);
}

// --- laws over seeded texts

namespace {

using blether::base::SeededRandom;

const char* const kWords[] = {"she", "walks", "tea", "garden", "the", "knee", "dog", "slow", "every", "day", "Mairi"};
const char* const kEnds[] = {". ", ". ", "! ", "? ", "\n", ".\n\n", " ", "… "};

std::string some_sentence(SeededRandom& random) {
  std::string text;
  for (std::uint64_t n = 1 + random.below(7); n > 0; --n)
    text += std::string(text.empty() ? "" : " ") + kWords[random.below(std::size(kWords))];
  return text + kEnds[random.below(std::size(kEnds))];
}

std::string some_text(SeededRandom& random) {
  std::string text;
  for (std::uint64_t n = random.below(7); n > 0; --n) text += some_sentence(random);
  if (random.below(2) && !text.empty()) text.pop_back();
  return text;
}

// Cuts `text` at random and puts something else between.
std::string edited(const std::string& text, SeededRandom& random) {
  std::string result = text;
  for (std::uint64_t n = random.below(4); n > 0; --n) {
    auto units = random.below(2) ? sentences(result) : words(result);
    std::string next;
    std::size_t at = random.below(units.size() + 1);
    for (std::size_t i = 0; i <= units.size(); ++i) {
      if (i == at && random.below(3)) next += random.below(2) ? some_sentence(random) : std::string("indeed ");
      if (i < units.size() && (i != at || random.below(2))) next.append(units[i].core).append(units[i].gap);
    }
    result = next;
  }
  return result;
}

}  // namespace

TEST_CASE("Merging narratives: symmetric when clean, never an invented word, nothing undisputed lost") {
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    SeededRandom random(seed);
    const std::string base = some_text(random);
    const std::string a = edited(base, random);
    const std::string b = edited(base, random);
    INFO("seed " << seed << "\nbase: " << base << "\na: " << a << "\nb: " << b);
    const TextMerge merge = merge_text(base, a, b);
    INFO("result: " << merge.text);
    const TextMerge other = merge_text(base, b, a);
    REQUIRE(merge.clean == other.clean);
    if (merge.clean) REQUIRE(merge.text == other.text);
    REQUIRE(join_parts(merge) == merge.text);

    auto in_base = words_in(base), in_a = words_in(a), in_b = words_in(b);
    for (const std::string& word : words_in(merge.text))
      REQUIRE((in_base.count(word) || in_a.count(word) || in_b.count(word)));
    // A word that neither removed is still there; so is one that somebody added.
    auto in_result = words_in(merge.text);
    for (const std::string& word : in_base)
      if (in_a.count(word) >= in_base.count(word) && in_b.count(word) >= in_base.count(word))
        REQUIRE(in_result.count(word));
    for (const auto* side : {&in_a, &in_b})
      for (const std::string& word : *side)
        if (!in_base.count(word)) REQUIRE(in_result.count(word));

    REQUIRE(merge_text(base, base, b).text == b);
    REQUIRE(merge_text(base, a, base).text == a);
    REQUIRE(merge_text(base, a, a).text == a);
    REQUIRE(merge_text(base, base, b).clean);
    REQUIRE(merge_text(base, a, a).clean);
  }
}

namespace {

const char* const kHeavy[] = {"not", "never", "two", "three"};

// Words of one sentence; some of them carry weight.
std::vector<std::string> some_words(SeededRandom& random) {
  std::vector<std::string> list;
  for (std::uint64_t n = 6 + random.below(8); n > 0; --n)
    list.emplace_back(random.below(5) ? kWords[random.below(std::size(kWords))] : kHeavy[random.below(std::size(kHeavy))]);
  return list;
}

// The same with a word or two put in, taken out or made another.
std::vector<std::string> with_other_words(std::vector<std::string> list, SeededRandom& random) {
  for (std::uint64_t n = random.below(3); n > 0; --n) {
    const auto at = list.begin() + static_cast<std::ptrdiff_t>(random.below(list.size()));
    const std::string other = random.below(2) ? "quietly" : kHeavy[random.below(std::size(kHeavy))];
    const auto what = random.below(3);
    if (what == 0) list.insert(at, other);
    if (what == 1) *at = other;
    if (what == 2) list.erase(at);
  }
  return list;
}

std::string as_sentence(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& word : list) text += (text.empty() ? "" : " ") + word;
  return text + ".";
}

// How often a text denies or counts, by a look at it that knows nothing of words and units.
std::size_t heavy_words_in(const std::string& text) {
  std::size_t count = 0;
  for (const char* word : kHeavy)
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("Merging one sentence that both changed: what is neither's own denies and counts as often as both sides do") {
  std::size_t woven = 0, asked = 0;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    SeededRandom random(seed);
    const auto list = some_words(random);
    const std::string base = as_sentence(list);
    const std::string a = as_sentence(with_other_words(list, random));
    const std::string b = as_sentence(with_other_words(list, random));
    INFO("seed " << seed << "\nbase: " << base << "\na: " << a << "\nb: " << b);
    const TextMerge merge = merge_text(base, a, b);
    INFO("result: " << merge.text);
    REQUIRE(merge.clean == merge_text(base, b, a).clean);
    if (!merge.clean) ++asked;
    if (!merge.clean || merge.text == a || merge.text == b) continue;
    ++woven;
    REQUIRE(heavy_words_in(merge.text) == heavy_words_in(base));
    REQUIRE(heavy_words_in(merge.text) == heavy_words_in(a));
    REQUIRE(heavy_words_in(merge.text) == heavy_words_in(b));
  }
  CHECK(woven > 500);
  CHECK(asked > 500);
}

TEST_CASE("Differences of any two texts give the newer one back") {
  for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
    SeededRandom random(seed);
    const std::string before = some_text(random);
    const std::string after = edited(before, random);
    std::string given;
    for (const Difference& one : differences(before, after))
      if (one.what != Difference::gone) given += one.text;
    INFO("seed " << seed);
    REQUIRE(given == after);
  }
}

TEST_CASE("Long narratives with nothing in common become a question and both stand whole") {
  SeededRandom random(7);
  std::string a, b;
  while (a.size() < 100'000) a += "a" + std::to_string(random.next()) + (random.below(9) ? " " : ". ");
  while (b.size() < 100'000) b += "b" + std::to_string(random.next()) + (random.below(9) ? " " : ". ");
  TextMerge merge = unclean("Base.", a, b);
  CHECK(holds(merge, std::string_view(a).substr(0, 90'000)));
  CHECK(holds(merge, std::string_view(b).substr(0, 90'000)));
}
