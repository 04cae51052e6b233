#include "care/rights.h"

#include <catch2/catch_test_macros.hpp>

#include "care/sheets.h"
#include "care/unmet_need.h"
#include "clocks.h"
#include "notebook.h"

using namespace blether;
using test::clocks;
using test::Notebook;

namespace {

constexpr base::CivilDate kToday{2026, 11, 24};

care::Complaint late_visits() {
  care::Complaint complaint;
  complaint.received_on = "2026-11-24";
  complaint.points = "Three visits did not come, and nobody rang";
  complaint.wanted = "That somebody rings, and says sorry";
  return complaint;
}

}  // namespace

TEST_CASE("Advocacy and independent support are two offers, and the latest word of each stands", "[R46]") {
  Notebook book;
  care::AdvocacyOffer offer;
  offer.result = "thinking", offer.on = "2026-11-24", offer.round = test::id_of(7).hex();
  book.keep(*care::record_advocacy(test::id_of(9), offer));
  offer.result = "accepted", offer.organisation = "Independent advocacy", offer.referred_on = "2026-11-25";
  book.keep(*care::record_advocacy(test::id_of(2), offer));
  auto now = care::advocacy_now(book.all("advocacy"), "advocacy");
  REQUIRE(now);
  CHECK(now->result == "accepted");
  CHECK(now->organisation == "Independent advocacy");
  CHECK_FALSE(care::advocacy_now(book.all("advocacy"), "independent-support"));
  CHECK_FALSE(care::advocacy_now(book.all("advocacy"), "advocacy", "another round"));
}

TEST_CASE("Not offering advocacy wants a reason, and words when it is said not to fit", "[R46]") {
  care::AdvocacyOffer offer;
  offer.result = "not-offered", offer.on = "2026-11-24";
  CHECK(care::record_advocacy(test::id_of(1), offer).error().detail == "why_not");
  offer.why_not = "not-appropriate";
  CHECK(care::record_advocacy(test::id_of(1), offer).error().detail == "note");
  offer.note = "Her sister speaks for her, and she wants nobody else";
  CHECK(care::record_advocacy(test::id_of(1), offer));
  offer.on = "yesterday";
  CHECK_FALSE(care::record_advocacy(test::id_of(1), offer));
}

TEST_CASE("A complaint taken without a network has its points, what should happen, and its clock", "[R47]") {
  Notebook book;
  book.keep(*care::record_complaint(test::id_of(1), late_visits()));
  auto records = book.all("complaint");
  auto complaints = care::complaints_now(records);
  REQUIRE(complaints.size() == 1);
  auto now = care::complaint_of(*complaints[0].latest);
  CHECK(now.wanted == "That somebody rings, and says sorry");
  const auto due = *care::complaint_deadlines(now, clocks(), kToday);
  REQUIRE(due.size() == 1);
  CHECK(base::to_iso(due[0].due) == "2026-12-01");
}

TEST_CASE("At the second stage 3 days to say so and 20 to answer; longer only with a reason", "[R47]") {
  auto complaint = late_visits();
  complaint.stage = "second";
  CHECK(care::complaint_faults(complaint).front().field == "second_on");
  complaint.second_on = "2026-12-01";
  auto due = *care::complaint_deadlines(complaint, clocks(), {2026, 12, 5});
  REQUIRE(due.size() == 2);
  CHECK(base::to_iso(due[0].due) == "2026-12-04");
  CHECK(due[0].state == care::DueState::overdue);
  CHECK(base::to_iso(due[1].due) == "2026-12-31");
  complaint.longer_until = "2027-01-15";
  CHECK(care::complaint_faults(complaint).front().field == "longer_why");
  complaint.longer_why = "The agency must answer first";
  CHECK(care::complaint_faults(complaint).empty());
  CHECK(base::to_iso(care::complaint_deadlines(complaint, clocks(), {2026, 12, 5})->back().due) == "2027-01-15");
}

TEST_CASE("Somebody else's complaint wants the person's agreement, and what is none goes another way", "[R47]") {
  auto complaint = late_visits();
  complaint.from = "other";
  CHECK(care::complaint_faults(complaint).front().field == "agreed_by_person");
  complaint.agreed_by_person = true;
  CHECK(care::complaint_faults(complaint).empty());
  complaint = late_visits();
  complaint.wanted.clear();
  complaint.not_one = "first-request";
  CHECK(care::record_complaint(test::id_of(1), complaint));
  CHECK(care::complaint_deadlines(complaint, clocks(), kToday)->empty());
}

TEST_CASE("Closing says how it ended, tells about the Ombudsman, and who puts it right by when", "[R47][R49]") {
  auto complaint = late_visits();
  complaint.stage = "closed";
  CHECK(care::complaint_faults(complaint).front().field == "result");
  complaint.result = "upheld";
  CHECK(care::complaint_faults(complaint).front().field == "ombudsman_told");
  complaint.ombudsman_told = true;
  complaint.remedy = "The team rings when a visit is late";
  CHECK(care::complaint_faults(complaint).front().field == "remedy_by");
  complaint.remedy_by = "Callum", complaint.remedy_on = "2026-12-11";
  CHECK(care::complaint_faults(complaint).empty());
}

TEST_CASE("A complaint is carried on by new entries; two tablets at once lose nothing", "[R47][R68]") {
  Notebook book;
  book.keep(*care::record_complaint(test::id_of(9), late_visits()));
  auto second = late_visits();
  second.follows = test::id_of(9).hex();
  second.stage = "second", second.second_on = "2026-12-01";
  book.keep(*care::record_complaint(test::id_of(2), second));
  book.keep(*care::record_complaint(test::id_of(1), second));
  auto records = book.all("complaint");
  auto complaints = care::complaints_now(records);
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].entries == 3);
  for (const auto& rule : model::schema())
    if (rule.kind == "complaint" || rule.kind == "advocacy" || rule.kind == "disagreement")
      CHECK(rule.merge == model::MergeKind::log);
}

TEST_CASE("Isobel can disagree with any decision, without giving a reason", "[R48]") {
  Notebook book;
  for (std::string_view about : care::kDisagreeAbout)
    CHECK(care::record_disagreement(test::id_of(1), {std::string(about), "", "", "think-again", "2026-11-24"}));
  CHECK_FALSE(care::record_disagreement(test::id_of(1), {"weather", "", "", "think-again", "2026-11-24"}));
  CHECK_FALSE(care::record_disagreement(test::id_of(1), {"amount", "", "", "shout", "2026-11-24"}));
  book.keep(*care::record_disagreement(
      test::id_of(1), {"amount", test::id_of(3).hex(), "It does not stretch", "advocacy", "2026-11-24"}));
  CHECK(care::disagreement_of(book.get(test::id_of(1))).words == "It does not stretch");
}

TEST_CASE("The sheet for when people are not happy, and the rights card, are on the tablet in two forms",
          "[R48][R03]") {
  for (const char* name : {"unhappy.v1", "rights.v1", "rights_advocacy.v1"}) {
    INFO(name);
    auto sheet = care::load_sheet(test::asset("explainers/" + std::string(name) + ".json"), name);
    REQUIRE(sheet);
    auto plain = care::fill(*sheet, false, {{"worker", "Amina"}, {"phone", "01632 960100"}});
    auto easy = care::fill(*sheet, true, {{"worker", "Amina"}, {"phone", "01632 960100"}});
    CHECK(plain.blocks.size() == sheet->blocks.size());
    CHECK(easy.blocks.size() == sheet->blocks.size());
    for (const auto& block : easy.blocks)
      for (const auto& line : block.lines) CHECK(line.size() <= 50);
  }
}

TEST_CASE("What is wanted and what there is are amounts; the gap is worked out exactly", "[R50]") {
  auto reasons = *care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
  care::NeedEntry entry;
  entry.need = "company at the weekend";
  entry.reason = "UN02";
  entry.look_again = "2027-01-12";
  entry.amount_wanted = "4", entry.amount_got = "1½";
  CHECK(care::need_faults(entry, reasons).front().field == "unit");
  entry.unit = "hours a week";
  entry.status = "part";
  entry.effect = "She does not speak from Friday to Monday";
  entry.carer_affected = true;
  Notebook book;
  book.keep(*care::record_need(test::id_of(1), entry, reasons));
  auto back = care::entry_of(book.get(test::id_of(1)));
  CHECK(care::shortfall(back) == 2500);
  CHECK(back.effect == entry.effect);
  CHECK(back.carer_affected);
  entry.amount_wanted = "1,5";
  CHECK(care::need_faults(entry, reasons).front().key == "amount.refused.comma");
  CHECK_FALSE(care::shortfall(entry));
  entry.amount_wanted = "1", entry.amount_got = "3";
  CHECK(care::shortfall(entry) == 0);
}

TEST_CASE("A need is written down whatever the local criteria say, or if they say nothing", "[R10][R50]") {
  auto reasons = *care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
  care::NeedEntry entry;
  entry.need = "somebody to walk with";
  entry.reason = "UN07";
  entry.look_again = "2027-01-12";
  CHECK(care::record_need(test::id_of(1), entry, reasons));
  CHECK(model::rule_of("person", "eligibility").merge == model::MergeKind::value);
}
