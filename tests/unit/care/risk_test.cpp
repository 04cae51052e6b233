#include <catch2/catch_test_macros.hpp>

#include "care/capacity.h"
#include "care/risk.h"
#include "care/safety.h"
#include "clocks.h"
#include "notebook.h"

using namespace blether;
using test::clocks;
using test::Notebook;

namespace {

constexpr std::int64_t kNow = 1'795'516'200'000;  // Tuesday 24 November 2026, 10:30

care::Risk allotment() {
  care::Risk risk;
  risk.want = "go to the allotment alone";
  risk.why = "I dug that ground with my father. It is where I breathe.";
  risk.good = "He is out, and sleeps better after";
  risk.harm = "He could fall on the path and lie there";
  risk.likely = 2, risk.bad = 2;
  risk.worked = "The scooter, and ringing Sandy at four";
  risk.view_person = "I would rather fall there than sit here";
  risk.view_carer = "I lie awake over it";
  risk.plan = "He rings Sandy at four. No call by half past, Sandy goes and looks";
  risk.way = "step-by-step";
  return risk;
}

}  // namespace

TEST_CASE("Davie's allotment is kept with what he wants, the good, the harm, and views that differ", "[R30]") {
  Notebook book;
  book.keep(*care::set_risk(test::id_of(1), nullptr, allotment()));
  auto back = care::risk_of(book.get(test::id_of(1)));
  CHECK(back.view_person == "I would rather fall there than sit here");
  CHECK(back.view_carer == "I lie awake over it");
  CHECK(back.view_worker.empty());
  CHECK(back.likely == 2);
  CHECK(back.capacity == "presumed");
  CHECK(care::risk_faults(back).empty());
  book.keep(*care::decide_risk(book.get(test::id_of(1)),
                               {"step-by-step", "Davie, with Callum", "yes", "2027-01-12", {2026, 11, 24}}));
  back = care::risk_of(book.get(test::id_of(1)));
  CHECK(back.decision == "step-by-step");
  CHECK(back.decided_by == "Davie, with Callum");
  CHECK(back.review_on == "2027-01-12");
}

TEST_CASE("It cannot be decided as only unsafe", "[R30]") {
  auto first = [](auto change) {
    auto risk = allotment();
    change(risk);
    auto faults = care::risk_faults(risk);
    return faults.empty() ? std::string() : faults.front().field;
  };
  CHECK(first([](auto& risk) { risk.why = "Unsafe."; }) == "why");
  CHECK(first([](auto& risk) { risk.why = "It is not safe, it is very, very unsafe!"; }) == "why");
  CHECK(first([](auto& risk) { risk.why = "He likes it"; }) == "why");
  CHECK(first([](auto& risk) { risk.harm = "too risky"; }) == "harm");
  CHECK(first([](auto& risk) { risk.good = ""; }) == "good");
  CHECK(first([](auto& risk) { risk.view_person = " "; }) == "view_person");
  CHECK(first([](auto& risk) { risk.why = "Это важно для меня очень"; }).empty());
  Notebook book;
  auto risk = allotment();
  risk.why = "unsafe";
  book.keep(*care::set_risk(test::id_of(1), nullptr, risk));  // half done is kept
  auto decided = care::decide_risk(book.get(test::id_of(1)), {"not-now", "Callum", "no", "2027-01-12", {2026, 11, 24}});
  REQUIRE_FALSE(decided);
  CHECK(decided.error().code == base::Code::denied);
}

TEST_CASE("A decision names who, whether Davie agrees, and a day to look again that comes later", "[R30]") {
  Notebook book;
  book.keep(*care::set_risk(test::id_of(1), nullptr, allotment()));
  auto detail = [&](care::RiskDecision decision) {
    auto result = care::decide_risk(book.get(test::id_of(1)), decision);
    return result ? std::string() : result.error().detail;
  };
  CHECK(detail({"with-help", "", "yes", "2027-01-12", {2026, 11, 24}}) == "decided_by");
  CHECK(detail({"with-help", "Davie", "perhaps", "2027-01-12", {2026, 11, 24}}) == "agrees");
  CHECK(detail({"with-help", "Davie", "yes", "2026-11-24", {2026, 11, 24}}) == "review_on");
  CHECK(detail({"never", "Davie", "yes", "2027-01-12", {2026, 11, 24}}) == "decision");
}

TEST_CASE("All three points must be yes; unsure is no no; the reasoning is wanted either way", "[R32]") {
  care::SafetyConcern concern;
  concern.unable = "yes", concern.harm = "yes", concern.more = "not-sure";
  CHECK(care::three_points(concern) == care::ThreePoints::not_all_asked);
  concern.more = "yes";
  CHECK(care::three_points(concern) == care::ThreePoints::met);
  concern.harm = "no";
  CHECK(care::three_points(concern) == care::ThreePoints::not_met);
  CHECK(care::safety_faults(concern).front().field == "unable_why");
}

TEST_CASE("Raising starts a clock of one working day and never waits for consent", "[R32]") {
  for (const auto& rule : model::schema())
    if (rule.kind == model::kind::safety_concern) CHECK(rule.field.find("consent") == std::string_view::npos);
  Notebook book;
  care::SafetyConcern concern;
  CHECK_FALSE(care::raise_safety(test::id_of(1), nullptr, concern, kNow));
  concern.harm = "yes";
  concern.harm_why = "Her nephew takes her pension";
  concern.danger = true;
  book.keep(*care::raise_safety(test::id_of(1), nullptr, concern, kNow));
  auto back = care::safety_of(book.get(test::id_of(1)));
  CHECK(back.danger);
  auto deadline = care::safety_deadline(back, clocks(), {2026, 11, 24});
  REQUIRE(deadline);
  CHECK(base::to_iso(deadline->due) == "2026-11-25");
  CHECK(care::safety_deadline(back, clocks(), {2026, 11, 27})->state == care::DueState::overdue);
  // Saying it twice does not start the clock again.
  book.keep(*care::raise_safety(test::id_of(1), book.find(test::id_of(1)), concern, kNow + 86'400'000));
  CHECK(care::safety_of(book.get(test::id_of(1))).raised_ms == kNow);
  book.keep(*care::report_safety(book.get(test::id_of(1)), "First contact, Mrs Bell", kNow + 3'600'000));
  CHECK(care::safety_deadline(care::safety_of(book.get(test::id_of(1))), clocks(), {2026, 12, 24})->state ==
        care::DueState::kept);
}

TEST_CASE("A worry that came out no is closed with its reasoning, and the next one begins empty", "[R32]") {
  Notebook book;
  care::SafetyConcern concern;
  concern.unable = "no", concern.unable_why = "She keeps her own keys and her own money";
  book.keep(*care::set_safety(test::id_of(1), nullptr, concern));
  REQUIRE(care::open_concern(book.all("safety_concern")));
  CHECK(care::close_safety(book.get(test::id_of(1)), " ", kNow).error().detail == "result");
  book.keep(*care::close_safety(book.get(test::id_of(1)), "The card was in her other coat.", kNow));
  CHECK_FALSE(care::open_concern(book.all("safety_concern")));
  auto earlier = care::earlier_concerns(book.all("safety_concern"));
  REQUIRE(earlier.size() == 1);
  CHECK(care::safety_of(earlier[0]).result == "The card was in her other coat.");
  CHECK(care::safety_of(earlier[0]).unable_why == "She keeps her own keys and her own money");
}

TEST_CASE("What was raised, what nobody is sure of and what is all yes is not closed: it is passed on", "[R32]") {
  care::SafetyConcern concern;
  concern.unable = "yes", concern.harm = "yes", concern.more = "not-sure";
  CHECK_FALSE(care::may_close(concern));
  concern.more = "yes";
  CHECK_FALSE(care::may_close(concern));
  concern.more = "no";
  CHECK(care::may_close(concern));
  concern.raised_ms = kNow;
  CHECK_FALSE(care::may_close(concern));
  Notebook book;
  book.keep(*care::set_safety(test::id_of(1), nullptr, concern));
  book.keep(care::Operations{care::put("safety_concern", test::id_of(1), nullptr, "raised_at", kNow)});
  CHECK(care::close_safety(book.get(test::id_of(1)), "Nothing in it.", kNow).error().code == base::Code::denied);
}

TEST_CASE("Earlier worries are listed by the day they were over, whoever raised them and however they ended", "[R32]") {
  Notebook book;
  care::SafetyConcern concern;
  concern.harm = "no";
  for (std::uint8_t id : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{3}})
    book.keep(*care::set_safety(test::id_of(id), nullptr, concern));
  book.keep(*care::report_safety(book.get(test::id_of(1)), "First contact, Mrs Bell", kNow + 2'000));
  book.keep(*care::close_safety(book.get(test::id_of(2)), "Nothing in it.", kNow + 1'000));
  auto earlier = care::earlier_concerns(book.all("safety_concern"));
  REQUIRE(earlier.size() == 2);
  CHECK(earlier[0].id == test::id_of(1));
  CHECK(earlier[1].id == test::id_of(2));
  CHECK(care::open_concern(book.all("safety_concern"))->id == test::id_of(3));
}

TEST_CASE("A safety concern never lies where a carer's or person's own screen could show it", "[R32][R44]") {
  CHECK(model::may_live_in("safety_concern", model::Audience::practice));
  CHECK_FALSE(model::may_live_in("safety_concern", model::Audience::shared));
}

TEST_CASE("Who to ring is on the tablet, with the day somebody last rang there", "[R32]") {
  auto contacts = care::SafetyContacts::load(test::asset("lookups/safety_contacts.json"));
  REQUIRE(contacts);
  CHECK(contacts->practice());
  CHECK(contacts->all()[0].phone == "999");
  for (const auto& contact : contacts->all()) {
    CHECK(contact.checked.year >= 2026);
    bool known = contact.phone == "999" || contact.phone == "101" || contact.phone.starts_with("01632 960");
    CHECK(known);  // numbers kept free for stories
  }
}

TEST_CASE("Whether Isobel can decide is said for one decision at a time, and presumed", "[R33]") {
  care::CapacityView view;
  CHECK(care::set_capacity(test::id_of(1), nullptr, view).error().detail == "decision");
  view.decision = "Where to live after the hospital";
  CHECK(care::set_capacity(test::id_of(1), nullptr, view));
  view.view = "lacks";
  view.why = "She could not keep the two places apart, on three days";
  CHECK(care::set_capacity(test::id_of(1), nullptr, view).error().detail == "help");
  view.help = "Pictures, her own time in the morning, Moira there";
  CHECK(care::set_capacity(test::id_of(1), nullptr, view).error().detail == "assessed_by");
  view.assessed_by = "Dr Orr";
  view.assessed_on = "2026-11-20";
  CHECK(care::set_capacity(test::id_of(1), nullptr, view));
}

TEST_CASE("Who holds which power, since when, and whether somebody saw the paper", "[R33]") {
  Notebook book;
  care::Power power;
  power.type = "attorney-welfare";
  power.holder = "Moira Rennie";
  power.begins = "2024-03-01";
  power.ends = "2026-12-31";
  power.sighted_on = "2026-11-24";
  book.keep(*care::set_power(test::id_of(1), nullptr, power));
  auto now = care::powers_on(book.all("power"), {2026, 11, 24});
  REQUIRE(now.size() == 1);
  CHECK(now[0].holder == "Moira Rennie");
  CHECK(now[0].sighted_on == "2026-11-24");
  CHECK(care::powers_on(book.all("power"), {2027, 1, 1}).empty());
  power.ends = "2024-02-01";
  CHECK(care::set_power(test::id_of(2), nullptr, power).error().detail == "ends");
  power.type = "the boss";
  CHECK_FALSE(care::set_power(test::id_of(2), nullptr, power));
}

TEST_CASE("Without an attorney the offer of information comes once a year, and its result is kept", "[R33]") {
  Notebook book;
  auto due = [&](base::CivilDate today) {
    return care::attorney_question_is_due(book.all("power"), book.all("attorney_offer"), clocks(), today);
  };
  CHECK(due({2026, 11, 24}));
  book.keep(*care::record_attorney_offer(test::id_of(1), "2026-11-24", "declined", "Not this year"));
  CHECK_FALSE(due({2026, 11, 25}));
  CHECK_FALSE(due({2027, 11, 23}));
  CHECK(due({2027, 11, 24}));
  care::Power power;
  power.type = "attorney-both";
  power.holder = "Moira Rennie";
  book.keep(*care::set_power(test::id_of(2), nullptr, power));
  CHECK_FALSE(due({2028, 11, 24}));
}
