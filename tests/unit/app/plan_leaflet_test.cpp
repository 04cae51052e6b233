// The plan and the sheet for when people are not happy, on paper.
#include "app/core/documents/plan_leaflet.h"

#include <catch2/catch_test_macros.hpp>

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_agreed.h"
#include "care/sheets.h"
#include "tests/unit/app/paper_reader.h"

using namespace blether;
using tests::extracted;
using tests::flat;

namespace {

app::PlanModel isobels_plan() {
  app::PlanModel page;
  page.name.full = "Isobel Rennie", page.name.known_as = "Isobel";
  page.date_words = "Tuesday 24 November";
  page.worker = "Amina", page.worker_phone = "01632 960 123";
  app::AgreedOutcome home{"I want to stay in my own flat so that I am near the folk I know.", "home", {}, {}};
  home.steps.push_back({"wash", "Help to wash and dress", "2 hours a week at £23.20. Option 2", "£46.40 a week"});
  home.steps.push_back({"sing", "A lift to choir on Thursdays", "Jean next door", "No cost"});
  page.outcomes.push_back(home);
  page.money = "£46.40 a week. Isobel probably pays nothing";
  page.answer = "part", page.said = "Isobel agrees with some of it. 24 November";
  page.words.text = "Not on a Sunday.";
  page.signature = {{{1'000, 3'000, 0}, {1'200, 2'500, 16}, {1'900, 3'100, 33}}, {{2'500, 2'800, 400}, {2'600, 3'000, 420}}};
  return page;
}

base::Bytes paper(const app::PlanModel& page) {
  return tests::printed(app::plan_leaflet(page, tests::english()));
}

}  // namespace

TEST_CASE("Isobel's plan on paper holds each part, what it costs, what she said and her signature", "[R29]") {
  auto pdf = paper(isobels_plan());
  std::string text = flat(extracted(pdf, ""));
  for (const char* words : {"Your plan", "Isobel Rennie", "I want to stay in my own flat so that I am near the folk I know.", "Help to wash and dress",
                            "2 hours a week at £23.20. Option 2. £46.40 a week", "Jean next door. No cost", "Isobel probably pays nothing",
                            "Isobel agrees with some of it. 24 November", "Not on a Sunday.", "Signed by Isobel Rennie", "01632 960 123"}) {
    INFO(words);
    CHECK(text.find(words) != std::string::npos);
  }
  auto pictures = tests::pictures_words(pdf);
  CHECK(std::count(pictures.begin(), pictures.end(), "Signed by Isobel Rennie") == 2);  // the tile, and the strokes
  for (const auto& words : pictures) CHECK_FALSE(words.empty());
}

TEST_CASE("In Easy Read Isobel's plan says what she wants, what she gets and what it costs, each with its picture, and "
          "what happens next",
          "[R29][R65]") {
  auto page = isobels_plan();
  app::AgreedLine rail{"steps", "A second rail on the stair", "Amina", "by 4 December", true};
  page.outcomes[0].steps.push_back(rail);
  page.outcomes[0].waiting.push_back("company at the weekend. No space yet.");
  const app::Leaflet leaflet = app::easy_plan_leaflet(page, "Tuesday 5 January 2027", tests::english());
  const base::Bytes pdf = tests::printed(leaflet);
  const std::string text = flat(extracted(pdf, ""));
  for (const char* words :
       {"Your plan", "This is your plan. It says what you want. It says who helps you. You can change your mind.",
        "I want to stay in my own flat so that I am near the folk I know.",
        "Help to wash and dress 2 hours a week at £23.20. Option 2 £46.40 a week",
        "A lift to choir on Thursdays Jean next door No cost",
        "A second rail on the stair Who: Amina When: by 4 December",
        "You do not have this yet company at the weekend. No space yet.",
        "What it costs £46.40 a week. Isobel probably pays nothing",
        "Isobel agrees with some of it. 24 November Not on a Sunday.", "Signed by Isobel Rennie",
        "What happens next We look at this again by Tuesday 5 January 2027.", "Tell Amina. We put it right.",
        "01632 960 123"}) {
    INFO(words);
    CHECK(text.find(words) != std::string::npos);
  }
  for (const app::LeafletRow& row : leaflet.rows) {
    INFO(row.main);
    CHECK_FALSE(row.icon.empty());
  }
  CHECK(tests::smallest_line(pdf) >= 16);
  CHECK(tests::overlapping_lines(pdf) == "");
}

TEST_CASE("a signature is drawn from its strokes: other strokes, another paper; the same, the same to the byte", "[R29]") {
  auto page = isobels_plan();
  auto first = paper(page);
  CHECK(first == paper(page));
  page.signature[1][1].y += 400;
  CHECK(first != paper(page));
}

TEST_CASE("paper that is older than a change says so", "[R29]") {
  auto page = isobels_plan();
  page.changed_since = true;
  CHECK(flat(extracted(paper(page), "")).find("Changed since agreed") != std::string::npos);
}

TEST_CASE("what to do when one is not happy fits one page in large print, plain and in Easy Read", "[R48]") {
  base::SystemFiles files;
  auto json = files.read(base::Path(BLETHER_ASSETS) / "explainers" / "unhappy.v1.json");
  REQUIRE(json);
  auto sheet = care::load_sheet(base::as_text(*json), "unhappy.v1.json");
  REQUIRE(sheet);
  for (bool easy : {false, true}) {
    auto filled = care::fill(*sheet, easy, {{"worker", "Amina"}, {"phone", "01632 960 123"}});
    app::Leaflet leaflet{"Tuesday 24 November", filled.title, "Isobel Rennie", {}, "Amina", "01632 960 123"};
    leaflet.one_page = true;
    for (const auto& block : filled.blocks) {
      std::string lines;
      for (const auto& line : block.lines) lines += (lines.empty() ? "" : easy ? "\n" : " ") + line;
      leaflet.rows.push_back({block.icon, block.heading, lines, false, {}});
    }
    auto pdf = app::leaflet_pdf(leaflet, tests::english(), files, base::Path(BLETHER_ASSETS) / "icons");
    REQUIRE(pdf);
    std::string text = flat(extracted(*pdf, ""));
    CHECK(text.find("Page 1 of 1") != std::string::npos);
    CHECK(text.find("The Ombudsman") != std::string::npos);
    CHECK(text.find("Amina") != std::string::npos);
    CHECK(tests::smallest_line(*pdf) >= 16);
  }
}

TEST_CASE("the same sheet in Polish and in Arabic fits one page, is tagged with its language and says that nobody checked it", "[R48][R65]") {
  base::SystemFiles files;
  base::Path assets(BLETHER_ASSETS);
  auto words = app::Translations::load(files, assets / "translations");
  REQUIRE(words);
  for (const char* tag : {"pl", "ar"}) {
    const std::string name = std::string("unhappy.v1.") + tag + ".json";
    auto json = files.read(assets / "explainers" / name);
    REQUIRE(json);
    auto sheet = care::load_sheet(base::as_text(*json), name);
    REQUIRE(sheet);
    const app::Texts& texts = words->in(tag);
    for (bool easy : {false, true}) {
      INFO(tag << (easy ? " easy" : " plain"));
      auto filled = care::fill(*sheet, easy, {{"worker", "Amina"}, {"phone", "01632 960 123"}});
      app::Leaflet leaflet{"24.11.2026", filled.title, "Isobel Rennie", {}, "Amina", "01632 960 123"};
      leaflet.one_page = true;
      leaflet.note = texts("paper.unchecked");
      for (const auto& block : filled.blocks) {
        std::string lines;
        for (const auto& line : block.lines) lines += (lines.empty() ? "" : easy ? "\n" : " ") + line;
        leaflet.rows.push_back({block.icon, block.heading, lines, false, {}});
      }
      auto pdf = app::leaflet_pdf(leaflet, texts, files, assets / "icons");
      REQUIRE(pdf);
      QPDF document;
      document.processMemoryFile("paper", reinterpret_cast<const char*>(pdf->data()), pdf->size());
      CHECK(document.getAllPages().size() == 1);
      CHECK(document.getRoot().getKey("/Lang").getUTF8Value() == tag);
      std::string text = flat(extracted(*pdf, ""));
      CHECK(text.find("01632 960 123") != std::string::npos);
      if (std::string_view(tag) == "pl") CHECK(text.find(leaflet.note) != std::string::npos);
      CHECK(tests::smallest_line(*pdf) >= 16);
    }
  }
}
