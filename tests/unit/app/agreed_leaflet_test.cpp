#include "app/core/documents/agreed_leaflet.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <qpdf/QPDF.hh>

#include "app/core/read_models_agreed.h"
#include "tests/unit/app/paper_reader.h"

using namespace blether;
using tests::extracted;
using tests::flat;

namespace {

app::AgreedModel isobels_page() {
  app::AgreedModel page;
  page.name.full = "Isobel Rennie";
  page.name.known_as = "Isobel";
  page.date_words = "Tuesday 24 November 2026";
  page.present = "Isobel, Moira and Amina";
  page.worker = "Amina";
  page.worker_phone = "01632 960 123";
  app::AgreedOutcome home{"I want to stay in my own flat so that I am near the folk I know.", "home", {}, {}};
  home.steps.push_back({"steps", "A second rail on the stair", "Amina asks the housing team", "by 4 December"});
  home.steps.push_back({"sing", "A lift to choir on Thursdays", "Jean next door drives. Moira asks her", "from 3 December"});
  home.waiting.push_back("company at the weekend. No space yet. We look again on 12 January.");
  page.outcomes.push_back(home);
  return page;
}

base::Bytes paper(const app::AgreedModel& page) {
  return tests::printed(app::agreed_leaflet(page, tests::english()));
}

}  // namespace

TEST_CASE("Isobel's page can be read whole by a person and by a machine [R29]") {
  std::string text = flat(extracted(paper(isobels_page()), ""));
  CHECK(text.find("What we agreed today") != std::string::npos);
  CHECK(text.find("Isobel Rennie") != std::string::npos);
  CHECK(text.find("I want to stay in my own flat so that I am near the folk I know.") != std::string::npos);
  CHECK(text.find("A second rail on the stair") != std::string::npos);
  CHECK(text.find("Amina asks the housing team, by 4 December") != std::string::npos);
  CHECK(text.find("company at the weekend. No space yet. We look again on 12 January.") != std::string::npos);
  CHECK(text.find("01632 960 123") != std::string::npos);
}

TEST_CASE("what Isobel said to the page is on her copy, with her words and her signature as on the plan's", "[R29]") {
  auto page = isobels_page();
  page.answer = "part", page.said = "Isobel agrees with some of it. 24 November";
  page.words.text = "Not before ten in the morning.";
  page.signature = {{{1'000, 3'000, 0}, {1'200, 2'500, 16}, {1'900, 3'100, 33}}};
  auto pdf = paper(page);
  std::string text = flat(extracted(pdf, ""));
  CHECK(text.find(page.said) != std::string::npos);
  CHECK(text.find("Not before ten in the morning.") != std::string::npos);
  CHECK(text.find("Changed since agreed") == std::string::npos);
  auto pictures = tests::pictures_words(pdf);
  CHECK(std::count(pictures.begin(), pictures.end(), "Signed by Isobel Rennie") == 2);  // the tile, and the strokes
  page.changed_since = true;
  CHECK(flat(extracted(paper(page), "")).find("Changed since agreed") != std::string::npos);
}

TEST_CASE("words that were written down before any answer stand on the page too", "[R29]") {
  auto page = isobels_page();
  page.words.text = "Ask me again when Moira is here.";
  std::string text = flat(extracted(paper(page), ""));
  CHECK(text.find("Isobel says Ask me again when Moira is here.") != std::string::npos);
}

TEST_CASE("the page is tagged, names its language, and every picture has words") {
  base::Bytes pdf = paper(isobels_page());
  QPDF document;
  document.processMemoryFile("paper", reinterpret_cast<const char*>(pdf.data()), pdf.size());
  auto root = document.getRoot();
  CHECK(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  CHECK(root.getKey("/Lang").getUTF8Value() == "en-GB");
  CHECK(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
  auto pictures = tests::pictures_words(pdf);
  for (const auto& each : pictures) CHECK_FALSE(each.empty());
  CHECK(pictures.size() == 4 + 3);  // four rows, the logo, two boxes
}

TEST_CASE("nothing on the page but its number is smaller than 16 points") {
  CHECK(tests::smallest_line(paper(isobels_page())) >= 16);
}

TEST_CASE("thirty steps go over several pages and none is cut") {
  auto page = isobels_page();
  for (int i = 1; i <= 30; ++i)
    page.outcomes[0].steps.push_back({"tick", "Step number " + std::to_string(i), "Moira", "by 4 December"});
  std::string text = flat(extracted(paper(page), ""));
  for (int i = 1; i <= 30; ++i) CHECK(text.find("Step number " + std::to_string(i) + " Moira") != std::string::npos);
  CHECK(text.find("Page 8 of 8") != std::string::npos);
}

TEST_CASE("own words longer than a page go on on the next") {
  auto page = isobels_page();
  std::string words_of_isobel;
  for (int i = 1; i <= 400; ++i) words_of_isobel += "word" + std::to_string(i) + " ";
  page.outcomes[0].line = words_of_isobel;
  std::string text = flat(extracted(paper(page), ""));
  for (int i = 1; i <= 400; ++i) CHECK(text.find("word" + std::to_string(i)) != std::string::npos);
}

TEST_CASE("a page before anything was agreed says so kindly") {
  auto page = isobels_page();
  page.outcomes.clear();
  CHECK(flat(extracted(paper(page), "")).find("Nothing is agreed yet") != std::string::npos);
}

TEST_CASE("an unbroken word, emoji and words from right to left do not stop the paper") {
  auto page = isobels_page();
  page.outcomes[0].line = std::string(300, 'w') + " \U0001F469\u200D\U0001F469\u200D\U0001F466 \u0627\u0644\u0633\u0644\u0627\u0645";
  CHECK(paper(page).size() > 1000);
}

TEST_CASE("the same page printed twice is the same to the byte") { CHECK(paper(isobels_page()) == paper(isobels_page())); }
