// What Moira waits for: followed on her own page, and counted once, whether it is hers or Isobel's.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_plan.h"
#include "tests/support/at_moiras.h"
#include "tests/unit/app/paper_taken.h"

using namespace blether;
using tests::AtMoiras;
using tests::Model;
using tests::Page;

namespace {

// Written down in Moira's support: nobody meets it.
Model nobody_meets(AtMoiras& amina, std::string need, model::RecordId instead_of = {}) {
  amina.at(Page::carer, amina.moira);
  app::KeepCarerSupport wish;
  wish.said.record = instead_of;
  wish.said.need = std::move(need), wish.said.met = care::kNobodyMeets;
  wish.why_not = "UN15", wish.look_again = "2027-01-05";
  return amina.after(app::CarerIntent(wish));
}

// Written down on Isobel's plan.
void isobel_waits(AtMoiras& amina, bool hard_for_moira) {
  amina.at(Page::plan, amina.person());
  app::RecordUnmet wish;
  wish.said.need = "company at the weekend", wish.said.reason = "UN02", wish.said.look_again = "2027-01-12";
  wish.said.carer_affected = hard_for_moira;
  amina.after(app::UnmetIntent(wish));
}

Model carry_on(AtMoiras& amina, const app::NeedLine& line, std::string status, std::string words) {
  app::CarryOnUnmet wish;
  wish.need = line.record;
  wish.news.status = std::move(status), wish.news.words = std::move(words), wish.news.look_again = "2027-02-16";
  return amina.after(app::UnmetIntent(wish));
}

std::size_t waiting_of(AtMoiras& amina, model::OwnerId whose) { return amina.at(Page::person, whose)->person->unmet; }

care::CarerSupport evening() {
  care::CarerSupport said;
  said.need = "somebody to sit with Mum", said.what = "One evening a week", said.who = "Crossroads";
  return said;
}

}  // namespace

TEST_CASE("What nobody meets for Moira is one unmet need with its reason, and no support beside it", "[R39][R50]") {
  AtMoiras amina;
  amina.accepted();
  app::KeepCarerSupport without;
  without.said.need = "sleep through on a Sunday", without.said.met = care::kNobodyMeets;
  CHECK(amina.after(app::CarerIntent(without))->notice.is_problem);  // without a reason it is not kept
  CHECK(amina.core->model()->carer->unmet.lines.empty());
  auto model = nobody_meets(amina, "sleep through on a Sunday");
  CHECK(model->carer->supports.empty());
  REQUIRE(model->carer->unmet.lines.size() == 1);
  CHECK(model->carer->unmet.lines[0].said.need == "sleep through on a Sunday");
  CHECK(model->carer->unmet.lines[0].about ==
        "Still waiting. Nobody to cover a break yet. We look again on 5 January.");
  CHECK(waiting_of(amina, amina.moira) == 1);
}

TEST_CASE("On Moira's page some of what she waits for came, and then all: it is followed to its end", "[R50]") {
  AtMoiras amina;
  amina.accepted();
  auto model = nobody_meets(amina, "sleep through on a Sunday");
  model = carry_on(amina, model->carer->unmet.lines.at(0), "part", "");
  REQUIRE(model->carer->unmet.lines.size() == 1);
  CHECK(model->carer->unmet.lines[0].waiting);
  CHECK(model->carer->unmet.lines[0].about.starts_with("Some of it came."));
  CHECK(model->carer->unmet.lines[0].was == std::vector<std::string>{"24 November: Still waiting"});
  model = carry_on(amina, model->carer->unmet.lines[0], "met", "A sitter comes.");
  CHECK_FALSE(model->carer->unmet.lines.at(0).waiting);
  CHECK(model->carer->unmet.lines.at(0).about == "It came, 24 November. A sitter comes.");
  CHECK(waiting_of(amina, amina.moira) == 0);
}

TEST_CASE("Support that Moira waited for ends the waiting in the same change", "[R39][R50]") {
  AtMoiras amina;
  amina.accepted();
  auto model = nobody_meets(amina, "somebody to sit with Mum");
  app::KeepCarerSupport came;
  came.said = evening(), came.answers = model->carer->unmet.lines.at(0).record;
  model = amina.after(app::CarerIntent(came));
  REQUIRE(model->carer->supports.size() == 1);
  CHECK_FALSE(model->carer->unmet.lines.at(0).waiting);
  CHECK(model->carer->unmet.lines.at(0).about == "It came, 24 November. One evening a week. Crossroads");
  CHECK(waiting_of(amina, amina.moira) == 0);
}

TEST_CASE("Support that nobody gives any more is waited for in its place", "[R39][R50]") {
  AtMoiras amina;
  amina.accepted();
  auto model = amina.after(app::CarerIntent(app::KeepCarerSupport{evening()}));
  REQUIRE(model->carer->supports.size() == 1);
  model = nobody_meets(amina, "somebody to sit with Mum", model->carer->supports[0].said.record);
  CHECK(model->carer->supports.empty());
  CHECK(model->carer->unmet.lines.size() == 1);
  CHECK(waiting_of(amina, amina.moira) == 1);
}

TEST_CASE("What Isobel waits for and is hard for Moira too shows on Moira's page, and is followed in Isobel's file",
          "[R50]") {
  AtMoiras amina;
  amina.accepted();
  isobel_waits(amina, true);
  auto model = amina.at(Page::carer, amina.moira);
  REQUIRE(model->carer->unmet.lines.size() == 1);
  const app::NeedLine line = model->carer->unmet.lines[0];
  CHECK_FALSE(line.is_own);
  CHECK(line.about == "Still waiting. No space yet. We look again on 12 January. It is kept in Isobel’s file");
  CHECK(waiting_of(amina, amina.person()) == 1);
  CHECK(waiting_of(amina, amina.moira) == 0);  // counted where it stands, and there only
  amina.at(Page::carer, amina.moira);
  model = carry_on(amina, line, "met", "A befriender comes.");
  CHECK_FALSE(model->carer->unmet.lines.at(0).waiting);
  CHECK(waiting_of(amina, amina.person()) == 0);
}

TEST_CASE("A need of Isobel's is not written down again for Moira: it is said to be hard for her too", "[R50]") {
  AtMoiras amina;
  amina.accepted();
  isobel_waits(amina, false);
  auto model = amina.at(Page::carer, amina.moira);
  CHECK(model->carer->unmet.lines.empty());
  REQUIRE(model->carer->unmet.abouts.size() == 1);
  const auto about = model->carer->unmet.abouts[0];
  CHECK(about.label == "Isobel is waiting for this too: company at the weekend");
  model = amina.after(app::UnmetIntent(app::RecordUnmet{about.there, about.begins}));
  CHECK(model->carer->unmet.lines.size() == 1);
  CHECK(model->carer->unmet.abouts.empty());
  model = amina.at(Page::plan, amina.person());
  REQUIRE(model->plan->unmet.lines.size() == 1);
  CHECK(model->plan->unmet.lines[0].about.find("Hard for the carer too") != std::string::npos);
  CHECK(waiting_of(amina, amina.moira) == 0);
}

TEST_CASE("What two workers wrote down in both files is closed in Moira's as written twice, and counts once", "[R50]") {
  AtMoiras amina;
  amina.accepted();
  auto model = nobody_meets(amina, "company for Mum at the weekend");
  CHECK_FALSE(model->carer->unmet.lines.at(0).may_be_same);
  isobel_waits(amina, true);
  model = amina.at(Page::carer, amina.moira);
  REQUIRE(model->carer->unmet.lines.size() == 2);
  CHECK(model->carer->unmet.lines[0].may_be_same);
  CHECK_FALSE(model->carer->unmet.lines[1].may_be_same);
  model = carry_on(amina, model->carer->unmet.lines[0], "same", "");
  REQUIRE(model->carer->unmet.lines.size() == 2);
  CHECK_FALSE(model->carer->unmet.lines[0].is_own);  // the one that waits comes first
  CHECK(model->carer->unmet.lines[1].about == "Written down twice, 24 November");
  CHECK(waiting_of(amina, amina.moira) + waiting_of(amina, amina.person()) == 1);
}

TEST_CASE("Moira signs what she waits for, and nothing of Isobel's is on her paper", "[R39][R44][R50]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  moira.after(app::ChooseOne{model->own_plan->conversation, "acsp.6.enough", "not-enough"});
  model = moira.question(model, "end");
  moira.after(app::CarerIntent(app::SayOwnPlan{"agree", model->own_plan->say.seen}));
  moira.after(app::Lock{});
  moira.unlock();
  isobel_waits(moira, true);
  CHECK_FALSE(moira.at(Page::carer, moira.moira)->carer->say.changed_since);
  CHECK(nobody_meets(moira, "sleep through on a Sunday")->carer->say.changed_since);
  const app::Route place{Page::carer, moira.moira, {}, ""};
  const std::string paper = tests::flat(tests::as_printed(moira, place, app::PaperKind::carers_plan, false));
  CHECK(paper.find("sleep through on a Sunday Nobody yet. Nobody to cover a break yet. We look again on 5 January.") !=
        std::string::npos);
  CHECK(paper.find("company at the weekend") == std::string::npos);
}
