// A paper as codes: what goes in, how it is cut, and that another phone reads the very same words.
#include "app/core/documents/scan_code.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "app/core/documents/plain_words.h"
#include "tests/support/phone.h"
#include "tests/unit/app/paper_reader.h"

using namespace blether;

namespace {

constexpr int kPixels = 4;  // for each module, as on a tablet

tests::Grey on_a_screen(const app::ScanCode& code) {
  const int side = (code.side + 2 * app::kQuietZone) * kPixels;
  tests::Grey grey{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side), 255)};
  for (int y = 0; y < code.side * kPixels; ++y)
    for (int x = 0; x < code.side * kPixels; ++x) {
      const int module = y / kPixels * code.side + x / kPixels, edge = app::kQuietZone * kPixels;
      if (code.dark[static_cast<std::size_t>(module)])
        grey.pixels[static_cast<std::size_t>((y + edge) * side + x + edge)] = 0;
    }
  return grey;
}

// A white patch, `part` of the side wide and high, in the middle, where no corner mark is.
void cover(tests::Grey& grey, double part) {
  const int wide = static_cast<int>(grey.width * part), from = (grey.width - wide) / 2;
  for (int y = from; y < from + wide; ++y)
    std::fill_n(grey.pixels.begin() + y * grey.width + from, wide, std::uint8_t{255});
}

std::string lines_of(std::size_t bytes) {
  std::string words;
  for (int i = 1; words.size() < bytes; ++i) words += "Step " + std::to_string(i) + ": Jean drives on Thursdays.\n";
  words.resize(bytes);
  return words;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += part;
  return all;
}

}  // namespace

TEST_CASE("Another phone reads the very words, whatever they are written in") {
  for (const std::string& words :
       {std::string("I want to stay in my own flat.\nJean next door, 01632 960179"),
        std::string("Zadzwoń: Wójcik, żółta teczka"), std::string("إذا حدث لي شيء\nاتصل أولاً"),
        std::string("مجھے رخسانہ کہیں، اور پہلے چائے۔ 🙂"), std::string("£46.40 a week"),
        std::string("1")}) {
    INFO(words);
    auto code = app::scan_code(words);
    REQUIRE(code);
    CHECK(code->dark.size() == static_cast<std::size_t>(code->side * code->side));
    CHECK(tests::read_by_phone(on_a_screen(*code)) == words);
  }
}

TEST_CASE("A code takes as much as a phone reads well, and refuses more and nothing") {
  const std::string full = lines_of(app::kMostCodeBytes);
  auto code = app::scan_code(full);
  REQUIRE(code);
  CHECK(code->side <= 117);
  CHECK(tests::read_by_phone(on_a_screen(*code)) == full);
  auto arabic = app::scan_code("ا" + lines_of(app::kMostCodeBytes - 2));
  REQUIRE(arabic);
  CHECK(arabic->side <= 117);
  for (const std::string& words : {std::string(), full + "x"}) {
    INFO(words.size());
    auto refused = app::scan_code(words);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::Code::invalid);
  }
}

TEST_CASE("The same words give the same code, and one letter more another") {
  CHECK(*app::scan_code("Ring Jean first") == *app::scan_code("Ring Jean first"));
  CHECK_FALSE(*app::scan_code("Ring Jean first") == *app::scan_code("Ring Jean first."));
}

TEST_CASE("A code is still read when something lies on part of it, and not when it lies on most") {
  const std::string words = lines_of(600);
  auto code = app::scan_code(words);
  REQUIRE(code);
  auto seen = on_a_screen(*code);
  cover(seen, 0.2);
  CHECK(tests::read_by_phone(seen) == words);
  cover(seen, 0.8);
  CHECK(tests::read_by_phone(seen).empty());
}

TEST_CASE("A long paper is cut between its lines, then between words; together the parts are the whole paper") {
  const std::string words = lines_of(2'600);
  auto parts = app::parts_of(words, 800);
  CHECK(parts.size() == 4);
  CHECK(joined(parts) == words);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    CHECK(parts[i].size() <= 800);
    if (i + 1 < parts.size()) CHECK(parts[i].back() == '\n');
  }
  const std::string sentence = "Somebody who knows her says that she likes the window. ";
  for (const std::string& part : app::parts_of(sentence + sentence + sentence, 64)) {
    CHECK(part.size() <= 64);
    CHECK((part.back() == ' ' || part.ends_with("window.")));
  }
  CHECK(app::parts_of("", 64).empty());
  CHECK(app::parts_of("short", 64) == std::vector<std::string>{"short"});
}

TEST_CASE("No letter is torn in two, however little room there is") {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "żółćيمسح🙂";
  for (std::size_t most = 16; most < 40; ++most) {
    auto parts = app::parts_of(words, most);
    CHECK(joined(parts) == words);
    for (const std::string& part : parts) {
      INFO(most << " " << part);
      CHECK(part.size() <= most);
      CHECK((static_cast<unsigned char>(part.front()) & 0xC0) != 0x80);
    }
  }
}

TEST_CASE("A leaflet in plain words has what the paper has: title, name, day, each idea, who to ring") {
  app::Leaflet leaflet{"Tuesday 24 November",
                       "Your plan",
                       "Isobel Rennie",
                       {{"home", "I want to stay in my own flat.", "Amina, by 4 December", false, {}}},
                       "Amina",
                       "01632 960 123"};
  leaflet.note = "Nobody has checked this.";
  CHECK(app::plain_words(leaflet, tests::english()) ==
        "Your plan\nIsobel Rennie\nTuesday 24 November\n\nI want to stay in my own flat.\nAmina, by 4 December\n\nRing "
        "Amina\n01632 960 123\n\nNobody has checked this.\n");
  leaflet.one_page = true;
  CHECK(app::plain_words(leaflet, tests::english()).find("Ring Amina") == std::string::npos);
}
