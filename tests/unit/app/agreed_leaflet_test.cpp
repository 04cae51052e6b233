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

// As the page of the desk gives it: steps say that somebody does them.
app::Leaflet easy_paper(app::AgreedModel page, const std::string& again) {
  for (app::AgreedOutcome& outcome : page.outcomes)
    for (app::AgreedLine& step : outcome.steps) step.is_step = true;
  return app::easy_agreed_leaflet(page, again, tests::english());
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

TEST_CASE("In Easy Read what we agreed has one idea a row with its picture, Isobel's words as she said them, and what "
          "happens next",
          "[R29][R65]") {
  auto page = isobels_page();
  page.answer = "part", page.said = "Isobel agrees with some of it. 24 November";
  page.words.text = "Not before ten in the morning.";
  const app::Leaflet leaflet = easy_paper(page, "Tuesday 5 January 2027");
  const base::Bytes pdf = tests::printed(leaflet);
  const std::string text = flat(extracted(pdf, ""));
  for (const char* words :
       {"What we agreed today", "Isobel Rennie",
        "We agreed these things. We talked on Tuesday 24 November 2026. Who was there: Isobel, Moira and Amina.",
        "I want to stay in my own flat so that I am near the folk I know.",
        "A second rail on the stair Who: Amina asks the housing team When: by 4 December",
        "A lift to choir on Thursdays Who: Jean next door drives. Moira asks her When: from 3 December",
        "You do not have this yet company at the weekend. No space yet. We look again on 12 January.",
        "Isobel agrees with some of it. 24 November Not before ten in the morning.",
        "What happens next We look at this again by Tuesday 5 January 2027.",
        "Is something wrong? Tell Amina. We put it right.", "01632 960 123"}) {
    INFO(words);
    CHECK(text.find(words) != std::string::npos);
  }
  for (const app::LeafletRow& row : leaflet.rows) {
    INFO(row.main);
    CHECK_FALSE(row.icon.empty());
  }
  CHECK(tests::smallest_line(pdf) >= 16);
  CHECK(tests::overlapping_lines(pdf) == "");
  const auto pictures = tests::pictures_words(pdf);
  CHECK(std::count(pictures.begin(), pictures.end(), "What happens next") == 1);
}

TEST_CASE("In Easy Read nobody is told a day that nobody knows: Isobel can ask Amina", "[R29][R65]") {
  const std::string text = flat(extracted(tests::printed(easy_paper(isobels_page(), "")), ""));
  CHECK(text.find("What happens next Ask Amina.") != std::string::npos);
  CHECK(text.find("look at this again") == std::string::npos);
}

TEST_CASE("In Easy Read too a page before anything was agreed does not say that something was", "[R65]") {
  auto page = isobels_page();
  page.outcomes.clear();
  const std::string text = flat(extracted(tests::printed(easy_paper(page, "")), ""));
  CHECK(text.find("Nothing is agreed yet.") != std::string::npos);
  CHECK(text.find("We agreed these things") == std::string::npos);
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
