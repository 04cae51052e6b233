// Isobel complains, and is offered somebody to speak up: taken down with no network, with the days that run from then.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_plan.h"
#include "app/core/read_models_rights.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using tests::AtIsobels;
using Page = app::Route::Page;
using Model = std::shared_ptr<const app::ReadModel>;

namespace {

constexpr std::int64_t kDay = 24LL * 3'600'000;

care::Complaint about_mornings() {
  care::Complaint said;
  said.received_on = "2026-11-24";
  said.how = "in-person";
  said.points = "Three different folk in one week, and nobody told me.";
  said.wanted = "The same two faces.";
  return said;
}

struct AtIsobelsKitchen : AtIsobels {
  Model keep(care::Complaint said, model::RecordId follows = {}) { return after(app::RightsIntent(app::KeepComplaint{follows, std::move(said)})); }
  Model taken_down() {
    clock.advance(60'000);
    go(Page::complaints);
    return keep(about_mornings());
  }
  // The next entry of the complaint shown.
  Model then(void (*change)(care::Complaint&)) {
    const app::ComplaintModel& now = *core->model()->complaint;
    care::Complaint said = now.said;
    change(said);
    return keep(said, now.latest);
  }
  Model print(app::PaperKind kind, bool easy = false) { return after(app::LeavePaper{kind, easy}); }
  bool has_paper(const std::string& name) {
    auto there = files.exists(folder.path() / "documents" / name);
    return there && *there;
  }
};

}  // namespace

TEST_CASE("Isobel's complaint is taken down in her words, with what she wants and 5 working days from the day it came", "[R47]") {
  AtIsobelsKitchen isobel;
  auto model = isobel.taken_down();
  CHECK_FALSE(model->notice.is_problem);
  REQUIRE(model->route.page == Page::complaint);
  REQUIRE(model->complaint);
  CHECK(model->complaint->said.points == "Three different folk in one week, and nobody told me.");
  CHECK(model->complaint->said.wanted == "The same two faces.");
  CHECK(model->complaint->who == "What Isobel says");
  CHECK(model->complaint->came == "Came on 24 November. Said to somebody");
  REQUIRE(model->complaint->clocks.size() == 1);
  CHECK(model->complaint->clocks[0].due == "Due Tuesday 1 December");
  CHECK_FALSE(model->complaint->clocks[0].overdue);
  CHECK(isobel.go(Page::person)->person->complaints == 1);
  CHECK(isobel.core->model()->person->complaint_due == "Due Tuesday 1 December");
  CHECK(isobel.core->model()->person->happened[0].what == "happened.complaint.first");
  isobel.clock.advance(9 * kDay);
  model = isobel.go(Page::complaints);
  REQUIRE(model->complaints->lines.size() == 1);
  CHECK(model->complaints->lines[0].overdue);
  CHECK(model->complaints->lines[0].below == "24 November. We try to put it right at once. Overdue. 2 days late");
}

TEST_CASE("A complaint without what it is about, or without the day, is not kept, and says what is missing", "[R47]") {
  AtIsobelsKitchen isobel;
  isobel.go(Page::complaints);
  auto said = about_mornings();
  said.points.clear();
  CHECK(isobel.keep(said)->notice.key == "complaint.needs.points");
  said = about_mornings(), said.received_on = "2026-11-31";
  CHECK(isobel.keep(said)->notice.key == "complaint.needs.day");
  CHECK(isobel.go(Page::complaints)->complaints->lines.empty());
}

TEST_CASE("When Moira complains for Isobel, Isobel is asked first", "[R47]") {
  AtIsobelsKitchen isobel;
  isobel.go(Page::complaints);
  auto said = about_mornings();
  said.from = "carer";
  auto model = isobel.keep(said);
  CHECK(model->notice.key == "complaint.needs.agreed");
  CHECK(isobel.go(Page::complaints)->complaints->lines.empty());
  said.agreed_by_person = true;
  model = isobel.keep(said);
  REQUIRE(model->complaint);
  CHECK(model->complaint->said.agreed_by_person);
  CHECK(model->complaint->who == "What somebody says for Isobel");
}

TEST_CASE("Looked into in full: 3 days to say so, 20 to answer, longer only with a reason; each step stays", "[R47]") {
  AtIsobelsKitchen isobel;
  isobel.taken_down();
  auto model = isobel.then([](care::Complaint& said) { said.stage = "second", said.second_on = "2026-11-24"; });
  REQUIRE(model->complaint->clocks.size() == 2);
  CHECK(model->complaint->clocks[0].due == "Due Friday 27 November");
  CHECK(model->complaint->clocks[1].due == "Due Tuesday 22 December");
  model = isobel.then([](care::Complaint& said) { said.acknowledged_on = "2026-11-24"; });
  CHECK(model->complaint->clocks[0].done);
  model = isobel.then([](care::Complaint& said) { said.longer_until = "2027-01-15"; });
  CHECK(model->notice.key == "complaint.needs.longer");
  model = isobel.then([](care::Complaint& said) { said.longer_until = "2027-01-15", said.longer_why = "The rota manager is off."; });
  CHECK(model->complaint->clocks[1].due == "Due Friday 15 January");
  CHECK(isobel.go(Page::complaints)->complaints->lines.size() == 1);
}

TEST_CASE("An answer wants a result, and Isobel told about the Ombudsman, whose words are on the page", "[R47]") {
  AtIsobelsKitchen isobel;
  isobel.taken_down();
  auto model = isobel.then([](care::Complaint& said) { said.stage = "closed", said.answered_on = "2026-11-24"; });
  CHECK(model->notice.key == "complaint.needs.result");
  model = isobel.then([](care::Complaint& said) { said.stage = "closed", said.answered_on = "2026-11-24", said.result = "upheld"; });
  CHECK(model->notice.key == "complaint.needs.ombudsman");
  model = isobel.then([](care::Complaint& said) {
    said.stage = "closed", said.answered_on = "2026-11-24", said.result = "upheld", said.ombudsman_told = said.apology = true;
  });
  CHECK(model->complaint->said.stage == "closed");
  REQUIRE_FALSE(model->complaint->ombudsman[0].empty());
  CHECK(model->complaint->ombudsman[0][0].find("Scottish Public Services Ombudsman") != std::string::npos);
  CHECK_FALSE(model->complaint->ombudsman[1].empty());
  CHECK(isobel.go(Page::person)->person->complaints == 0);
}

TEST_CASE("When the first answer was not enough, it is looked into in full, and what was answered before is still there", "[R47]") {
  AtIsobelsKitchen isobel;
  isobel.taken_down();
  isobel.then([](care::Complaint& said) { said.stage = "closed", said.answered_on = "2026-11-24", said.result = "resolved", said.ombudsman_told = true; });
  auto model = isobel.then([](care::Complaint& said) {
    said.stage = "second", said.second_on = "2026-11-24";
    said.answered_on.clear(), said.result.clear();
  });
  REQUIRE(model->complaint->before.size() == 1);
  CHECK(model->complaint->before[0] == "Answered before, on 24 November: It is put right");
  CHECK(model->complaint->clocks.size() == 2);
  CHECK(isobel.go(Page::person)->person->complaints == 1);
}

TEST_CASE("Isobel who does not agree and wants to complain finds her words there already", "[R47][R48]") {
  AtIsobelsKitchen isobel;
  isobel.go(Page::unhappy);
  auto model = isobel.after(app::PlanIntent(app::SayNotAgreed{"provider", {}, "Nobody asked me about the weekend.", "complaint"}));
  REQUIRE(model->route.page == Page::complaints);
  REQUIRE(model->complaints);
  CHECK(model->complaints->begin);
  CHECK(model->complaints->fresh.points == "Nobody asked me about the weekend.");
  CHECK(model->complaints->fresh.received_on == "2026-11-24");
  CHECK(model->complaints->lines.empty());
}

TEST_CASE("Isobel who wants somebody to speak up is offered an advocate at once, and what came of it follows", "[R46][R48]") {
  AtIsobelsKitchen isobel;
  isobel.go(Page::unhappy);
  auto model = isobel.after(app::PlanIntent(app::SayNotAgreed{"amount", {}, "It does not stretch.", "advocacy"}));
  REQUIRE(model->route.page == Page::rights);
  CHECK(model->rights->begin);
  care::AdvocacyOffer offer;
  offer.result = "accepted", offer.organisation = "Tayside Voices", offer.referred_on = "2026-11-24";
  model = isobel.after(app::RightsIntent(app::KeepAdvocacy{{}, offer}));
  CHECK_FALSE(model->rights->begin);
  REQUIRE(model->rights->offers.size() == 1);
  CHECK(model->rights->offers[0].title == "Someone to speak up: Yes, please");
  CHECK(model->rights->offers[0].below == "24 November. Tayside Voices. Asked for on 24 November");
  CHECK(model->rights->offers[0].wanted);
  offer = model->rights->offers[0].said;
  offer.first_contact_on = "2026-11-24";
  model = isobel.after(app::RightsIntent(app::KeepAdvocacy{model->rights->offers[0].record, offer}));
  REQUIRE(model->rights->offers.size() == 1);
  CHECK_FALSE(model->rights->offers[0].wanted);
  CHECK(model->rights->offers[0].below.ends_with("First met on 24 November"));
  offer = {}, offer.result = "not-offered";
  CHECK(isobel.after(app::RightsIntent(app::KeepAdvocacy{{}, offer}))->notice.key == "rights.needs.why_not");
}

TEST_CASE("With no network Isobel gets her complaint, her rights and her money on paper", "[R20][R46][R47]") {
  AtIsobelsKitchen isobel;
  isobel.whole_plan();
  using Kind = app::PaperKind;
  isobel.go(Page::rights);
  CHECK(isobel.print(Kind::rights)->rights->pdf == "your-rights-2026-11-24.pdf");
  // What was given stays: the Easy Read one lies beside it, and the same once more is no second file.
  for (int times : {1, 2}) {
    INFO(times);
    CHECK(isobel.print(Kind::rights, true)->rights->pdf == "your-rights-2026-11-24-2.pdf");
  }
  isobel.taken_down();
  CHECK(isobel.print(Kind::complaint)->complaint->pdf == "complaint-2026-11-24.pdf");
  isobel.go(Page::money);
  CHECK(isobel.print(Kind::money)->money->pdf == "your-money-2026-11-24.pdf");
  for (const char* name : {"your-rights-2026-11-24.pdf", "complaint-2026-11-24.pdf", "your-money-2026-11-24.pdf"}) {
    INFO(name);
    CHECK(isobel.has_paper(name));
  }
}

TEST_CASE("No paper tells of money before Isobel has said what she wants") {
  AtIsobelsKitchen isobel;
  isobel.go(Page::money);
  auto model = isobel.print(app::PaperKind::money);
  CHECK(model->notice.is_problem);
  CHECK(model->notice.key == "choice.needs.outcome");
  CHECK_FALSE(isobel.has_paper("your-money-2026-11-24.pdf"));
}
