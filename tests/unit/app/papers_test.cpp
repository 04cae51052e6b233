// The papers that are left in the house: what is on them, how large, and what is never on them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "app/core/documents/carer_leaflets.h"
#include "app/core/documents/complaint_leaflet.h"
#include "app/core/documents/money_leaflet.h"
#include "care/sheets.h"
#include "tests/unit/app/paper_reader.h"

using namespace blether;
using tests::extracted;
using tests::flat;

namespace {

// The first of these words that are not on the paper, as one reads them; "" when all are.
std::string missing(const base::Bytes& pdf, const std::vector<std::string>& all) {
  const std::string text = flat(extracted(pdf, ""));
  for (const std::string& words : all)
    if (text.find(words) == std::string::npos) return words;
  return "";
}
// Every picture has its words for a screen reader, and no line is under 16 points.
bool for_readers(const base::Bytes& pdf) {
  const auto words = tests::pictures_words(pdf);
  return std::none_of(words.begin(), words.end(), [](const auto& each) { return each.empty(); }) &&
         tests::smallest_line(pdf) >= 16;
}

app::MoneyModel isobels_money() {
  app::MoneyModel page;
  page.name.full = "Isobel Rennie", page.name.known_as = "Isobel";
  page.weekly = "£46.40", page.yearly = "£2,412.80", page.free_care = "£46.40", page.council_pays = "£0.00", page.you_pay = "£0.00";
  page.rates_from = "1 April 2026";
  page.ways = {{1, "coin", "Option 1", "", false}, {2, "choose", "Option 2", "£46.40", false, "£2,412.80"}, {3, "council", "Option 3", "£46.40", false, "£2,412.80"}, {4, "mix", "Option 4", "", true}};
  app::MoneyLine washing;
  washing.what = "Help to wash and dress", washing.working = "2 hours a week at £23.20", washing.amount = "£46.40";
  app::MoneyLine lift;
  lift.what = "A lift to choir", lift.who = "Jean next door", lift.amount = "No cost";
  page.lines = {washing, lift};
  return page;
}

app::ComplaintModel isobels_complaint() {
  app::ComplaintModel page;
  page.name.full = "Isobel Rennie", page.name.known_as = "Isobel";
  page.worker = "Amina", page.worker_phone = "01632 960 123";
  page.who = "What Isobel says", page.came = "Came on 24 November. Said to somebody";
  page.said.points = "Three different folk in one week, and nobody told me.", page.said.wanted = "The same two faces.";
  page.clocks = {{"complaint-first", "Answer the complaint on the spot", "Due Tuesday 1 December", false, false}};
  page.ombudsman[0] = {"The Scottish Public Services Ombudsman can look at it."};
  page.ombudsman[1] = {"The Ombudsman can look at it.", "It is free."};
  return page;
}

}  // namespace

TEST_CASE("Isobel's money on paper has each sum with its working in words, and all four ways with the same weight", "[R20]") {
  app::MoneyPaper paper{"Tuesday 24 November", "Amina", "01632 960 123"};
  auto pdf = tests::printed(app::money_leaflet(isobels_money(), paper, tests::english()));
  CHECK(missing(pdf, {"Your money", "Isobel Rennie", "All the support: £46.40 a week", "Rates from 1 April 2026", "Personal care is free: £46.40 a week", "You pay: £0.00 a week",
                   "It is about this much.", "Option 1 Not offered", "Option 2 £46.40 a week, £2,412.80 a year",
                   "Option 3 £46.40 a week, £2,412.80 a year", "Option 4 It depends",
                   "Help to wash and dress 2 hours a week at £23.20. £46.40 a week", "A lift to choir Jean next door. No cost"}) == "");
  CHECK(for_readers(pdf));
  CHECK(pdf == tests::printed(app::money_leaflet(isobels_money(), paper, tests::english())));
  CHECK(missing(pdf, {"All the support: £46.40 a week Option 1"}) == "");
  std::string first = flat(extracted(pdf, "-l 1"));
  for (const char* way : {"Option 1", "Option 2", "Option 3", "Option 4"}) CHECK(first.find(way) != std::string::npos);
}

TEST_CASE("In Easy Read the same amounts stand in fewer words", "[R20][R65]") {
  app::MoneyPaper paper{"Tuesday 24 November", "Amina", "01632 960 123", true};
  auto pdf = tests::printed(app::money_leaflet(isobels_money(), paper, tests::english()));
  CHECK(missing(pdf, {"All the support: £46.40 a week", "You pay: £0.00 a week", "Option 2 £46.40 a week £2,412.80 a year"}) == "");
  CHECK(flat(extracted(pdf, "")).find("at £23.20") == std::string::npos);
  CHECK(for_readers(pdf));
}

TEST_CASE("In every language the words at the foot of a paper stay in their boxes, and nothing lies over anything", "[R65]") {
  base::SystemFiles files;
  auto words = app::Translations::load(files, base::Path(BLETHER_ASSETS) / "translations");
  REQUIRE(words);
  for (const char* tag : {"en", "pl", "ar"}) {
    INFO(tag);
    const app::Texts& texts = words->in(tag);
    app::Leaflet leaflet{"24.11.2026", texts("paper.carers_plan"), "Tomasz Wójcik", {}, "Amina", "01632 960 123"};
    for (int i = 0; i < 9; ++i) leaflet.rows.push_back({"hand", texts("paper.title"), texts("own_plan.looked_here"), false, {}});
    leaflet.note = texts("paper.unchecked");
    CHECK(tests::overlapping_lines(tests::printed(leaflet, texts)) == "");
  }
}

TEST_CASE("Somebody who asked for very large letters gets 24 points and more on paper, and every word", "[R65]") {
  app::MoneyPaper paper{"Tuesday 24 November", "Amina", "01632 960 123"};
  auto leaflet = app::money_leaflet(isobels_money(), paper, tests::english());
  auto plain = tests::printed(leaflet);
  leaflet.giant = true;
  auto giant = tests::printed(leaflet);
  CHECK(missing(giant, {"All the support: £46.40 a week", "2 hours a week at £23.20. £46.40 a week", "Option 4 It depends"}) == "");
  CHECK(extracted(giant, "").size() >= extracted(plain, "").size());
  CHECK(for_readers(giant));
}

TEST_CASE("Isobel's complaint on paper is in her words, says by when, and where to go after that", "[R47]") {
  auto page = isobels_complaint();
  auto pdf = tests::printed(app::complaint_leaflet(page, {"Tuesday 24 November", false}, tests::english()));
  CHECK(missing(pdf, {"Your complaint", "Isobel Rennie", "What Isobel says Three different folk in one week, and nobody told me.", "What should happen now The same two faces.",
                   "Came on 24 November", "Due Tuesday 1 December", "Scottish Public Services Ombudsman", "01632 960 123"}) == "");
  CHECK(for_readers(pdf));
  pdf = tests::printed(app::complaint_leaflet(page, {"Tuesday 24 November", true}, tests::english()));
  CHECK(missing(pdf, {"What is wrong Three different folk in one week, and nobody told me.", "What you want The same two faces.", "It is free."}) == "");
  CHECK(for_readers(pdf));
  page.said.stage = "closed", page.said.result = "partly-upheld", page.said.answered_on = "2026-12-01", page.said.apology = true;
  page.said.remedy = "The office rings when they are late", page.said.remedy_by = "Callum", page.said.remedy_on = "2026-12-04";
  pdf = tests::printed(app::complaint_leaflet(page, {"Tuesday 1 December", false}, tests::english()));
  CHECK(missing(pdf, {"Some of it was not right We said sorry. Answered on Tuesday 1 December 2026.", "The office rings when they are late Callum, by Friday 4 December 2026"}) == "");
}

TEST_CASE("Moira takes her own plan home in her words, with what she said to it", "[R39]") {
  app::CarersPlanPaper paper;
  paper.date_words = "Tuesday 24 November", paper.name = "Moira Rennie";
  paper.worker = "Amina", paper.worker_phone = "01632 960 123";
  paper.parts = {{"rest", "Breaks", {{"Do you get enough breaks?", "Not enough"}, {"Say more if you want to", "By Sunday I am done in."}}},
                 {"star", "What matters to me", {{"What would you most like to be different for you?", "One evening a week that is mine."}}}};
  paper.said = "Moira agrees with some of it. 24 November", paper.words = "Not the nights.";
  paper.changed_since = true;
  auto pdf = tests::printed(app::carers_plan_leaflet(paper, tests::english()));
  CHECK(missing(pdf, {"Your plan as a carer", "Moira Rennie", "Breaks Do you get enough breaks? Not enough", "By Sunday I am done in.", "One evening a week that is mine.",
                   "Moira agrees with some of it. 24 November Not the nights. Changed since agreed"}) == "");
  CHECK(for_readers(pdf));
  paper.young = true;
  CHECK(missing(tests::printed(app::carers_plan_leaflet(paper, tests::english())), {"Your young carer statement"}) == "");
  paper.parts.clear();
  CHECK(missing(tests::printed(app::carers_plan_leaflet(paper, tests::english())), {"Nothing is written down yet."}) == "");
}

TEST_CASE("In Easy Read Moira's plan has a picture beside every answer, and says what she can do with it", "[R39][R65]") {
  app::CarersPlanPaper paper;
  paper.date_words = "Tuesday 24 November", paper.name = "Moira Rennie";
  paper.worker = "Amina", paper.worker_phone = "01632 960 123";
  paper.easy_read = true;
  paper.parts = {{"rest", "Breaks", {{"Do you get enough breaks?", "Not enough"}, {"Who could be there?", "Jean, on a Tuesday."}}}};
  auto pdf = tests::printed(app::carers_plan_leaflet(paper, tests::english()));
  CHECK(missing(pdf, {"This is your plan. You said these things. You can change your mind.", "Do you get enough breaks? Not enough",
                      "Who could be there? Jean, on a Tuesday.", "Is something wrong? Tell Amina. We put it right."}) == "");
  CHECK(flat(extracted(pdf, "")).find("Breaks Do you") == std::string::npos);
  const auto pictures = tests::pictures_words(pdf);
  for (const char* beside : {"Do you get enough breaks?", "Who could be there?"})
    CHECK(std::count(pictures.begin(), pictures.end(), beside) == 1);
  CHECK(for_readers(pdf));
}

TEST_CASE("In Easy Read the emergency card says what to do, in fewer words", "[R39][R65]") {
  care::EmergencyCard card{"Moira Rennie", "Isobel Rennie", "Jean, 01632 960179", "Callum, 01632 960180", "Jean Duthie", "Her tablets at eight.", "The blue folder", true};
  app::CardPaper paper{"Tuesday 24 November", "Amina", "01632 960 123"};
  paper.easy_read = true;
  auto pdf = tests::printed(app::emergency_card_leaflet(card, paper, tests::english()));
  CHECK(missing(pdf, {"Ring this person Jean, 01632 960179", "No answer? Ring this person Callum, 01632 960180", "This person has a key Jean Duthie",
                      "What to do first Her tablets at eight.", "Papers and medicines are here The blue folder"}) == "");
  CHECK(for_readers(pdf));
}

TEST_CASE("The emergency card says who to ring first and what has to be done; what nobody wrote is not on it", "[R39]") {
  care::EmergencyCard card{"Moira Rennie", "Isobel Rennie", "Jean, 01632 960179", "", "Jean Duthie", "Her tablets at eight and at six.", "", true};
  auto pdf = tests::printed(app::emergency_card_leaflet(card, {"Tuesday 24 November", "Amina", "01632 960 123"}, tests::english()));
  CHECK(missing(pdf, {"If something happens to me", "Moira Rennie is a carer For: Isobel Rennie", "Ring first Jean, 01632 960179", "Who has a key Jean Duthie",
                   "In the first 24 hours Her tablets at eight and at six.", "01632 960 123"}) == "");
  CHECK(flat(extracted(pdf, "")).find("If they do not answer") == std::string::npos);
  app::CardPaper rhonas{"Tuesday 24 November", "Amina", "01632 960 123"};
  rhonas.young = true;
  card.first_day = "Lift him when he falls.";
  CHECK(missing(tests::printed(app::emergency_card_leaflet(card, rhonas, tests::english())), {"A grown-up takes over Lift him when he falls."}) == "");
  CHECK(for_readers(pdf));
}
