// Somebody who asked for Easy Read is asked in it, and takes papers home that are written in it.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_agreed.h"
#include "app/core/read_models_attached.h"
#include "app/core/read_models_codes.h"
#include "app/core/read_models_plan.h"
#include "tests/support/at_isobels.h"
#include "tests/support/at_moiras.h"
#include "tests/unit/app/paper_text.h"

using namespace blether;
using app::PaperKind;
using tests::AtIsobels;
using tests::AtMoiras;
using Model = std::shared_ptr<const app::ReadModel>;
using Page = app::Route::Page;

namespace {

void reads_easy(tests::AminasTablet& tablet, model::OwnerId whose, bool reads = true) {
  tablet.after(app::Go{{Page::about, whose, {}, ""}});
  tablet.after(app::AboutIntent(app::SetNeed{"easy-read", reads}));
}

model::RecordId talk_of(AtIsobels& isobel) {
  return isobel.after(app::StartConversation{isobel.person()})->conversation->conversation;
}

std::string prompt_at(AtIsobels& isobel, const std::string& link_id) {
  const Model model =
      isobel.after(app::Go{{Page::conversation, isobel.person(), talk_of(isobel), link_id}});
  return isobel.item(*model, link_id).prompt;
}

// The words of a paper as it was printed just now.
std::string printed(tests::AminasTablet& tablet, PaperKind kind, bool easy) {
  const Model model = tablet.after(app::LeavePaper{kind, easy});
  if (model->notice.is_problem || model->notice.words.empty()) return "";
  auto pdf = tablet.files.read(tablet.folder.path() / "documents" / model->notice.words.front());
  return pdf ? tests::flat(tests::extracted(*pdf, "")) : "";
}

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

// A plan that Isobel agreed to, with a step and something that has not come.
struct Agreed : AtIsobels {
  Agreed() {
    const auto wanted = whole_plan();
    after(app::Go{{Page::outcome, person(), wanted, ""}});
    after(app::AddStep{wanted, "A second rail on the stair", "Amina asks the housing team", "2026-12-04", "by"});
    after(tests::unmet(wanted, "company at the weekend", "Not one of them is coming.", "UN02", "2027-01-12"));
    const Model agreed = go(Page::agreed);
    after(app::Agree{agreed->agreed->agreement, agreed->agreed->conversation, agreed->agreed->seen, "agree"});
    const Model plan = go(Page::plan);
    after(app::PlanIntent(app::SayPlan{"agree", plan->plan->seen, {}}));
  }
};

}  // namespace

TEST_CASE("Isobel asks for Easy Read, and from then on is asked in short words; when she takes it back, as before",
          "[R65][R01]") {
  AtIsobels isobel;
  CHECK(prompt_at(isobel, "gc.19") ==
        "Which parts of the day do you manage well? Where would help make a difference?");
  reads_easy(isobel, isobel.person());
  CHECK(prompt_at(isobel, "gc.19") == "Which part of the day goes well? When do you need help?");
  CHECK(prompt_at(isobel, "gc.33") == "Who should speak for you if you are ill? Is that written down?");
  const Model first = isobel.after(app::Go{{Page::conversation, isobel.person(), talk_of(isobel), "gc.01"}});
  CHECK(isobel.item(*first, "gc.01").hint == "The ear that hears best. Big print. Talking slowly");
  const Model attached = isobel.after(app::Go{{Page::attached, isobel.person(), talk_of(isobel), "gc.06"}});
  REQUIRE(attached->attached);
  CHECK(attached->attached->prompt == "What happens on a good day?");
  reads_easy(isobel, isobel.person(), false);
  CHECK(prompt_at(isobel, "gc.06") == "What does a good day look like for you?");
}

TEST_CASE("Moira, who reads Easy Read, is asked so on her own screen and reads the same questions on her paper",
          "[R65][R39]") {
  AtMoiras moira;
  reads_easy(moira, moira.moira);
  Model now = moira.question(moira.handed_over(), "acsp.5.sleep");
  CHECK(moira.shown(now).prompt == "How much does caring stop you sleeping?");
  const auto plan = now->own_plan->conversation;
  now = moira.question(now, "acsp.7.day");
  CHECK(moira.shown(now).prompt == "What do they need in the first day and night?");
  moira.after(app::Write{moira.shown(now).text.key, {}, 31, "Her tablets at eight.", 0});
  moira.at(Page::own_plan, moira.moira, plan, "end");
  const std::string easy = printed(moira, PaperKind::carers_plan, true);
  CHECK(holds(easy, "What do they need in the first day and night? Her tablets at eight."));
  const std::string plain = printed(moira, PaperKind::carers_plan, false);
  CHECK(holds(plain, "What does the person you look after need in the first 24 hours? Her tablets at eight."));
}

TEST_CASE("Moira reads Polish and Easy Read: her questions stay in Polish", "[R65][R39]") {
  AtMoiras moira;
  reads_easy(moira, moira.moira);
  moira.after(app::AboutIntent(app::SetLanguage{"pl"}));
  const Model now = moira.question(moira.handed_over(), "acsp.6.enough");
  CHECK(moira.shown(now).prompt != "Do you get enough breaks?");
}

TEST_CASE("What we agreed, and the plan, go home in Easy Read with the day they are looked at again; that they did is "
          "noted",
          "[R29][R65]") {
  Agreed isobel;
  isobel.go(Page::agreed);
  const std::string agreed = printed(isobel, PaperKind::agreed, true);
  CHECK(holds(agreed, "We agreed these things. We talked on Tuesday 24 November."));
  CHECK(holds(agreed, "I want to stay in my own flat so that I am near the folk I know."));
  CHECK(holds(agreed, "A second rail on the stair Who: Amina asks the housing team When: by 4 December"));
  CHECK(holds(agreed, "You do not have this yet company at the weekend."));
  CHECK(holds(agreed, "What happens next We look at this again by Tuesday 5 January 2027."));
  CHECK(isobel.go(Page::agreed)->agreed->copy_given == "24 November");

  isobel.go(Page::plan);
  const std::string plan = printed(isobel, PaperKind::plan, true);
  CHECK(holds(plan, "This is your plan."));
  CHECK(holds(plan, "A lift to choir Jean next door No cost"));
  CHECK(holds(plan, "What it costs £46.40 a week."));
  CHECK(holds(plan, "What happens next We look at this again by Tuesday 5 January 2027."));
  CHECK(isobel.go(Page::plan)->plan->copy_given == "24 November");
}

TEST_CASE("Another phone takes the plan in Easy Read too, with what to do when something on it is wrong", "[R29][R65]") {
  Agreed isobel;
  isobel.go(Page::plan);
  const Model model = isobel.after(app::ShowPaper{PaperKind::plan, true});
  REQUIRE(model->codes);
  std::string words;
  for (const auto& code : model->codes->codes) words += code.words;
  CHECK(holds(words, "What happens next\nWe look at this again by Tuesday 5 January 2027."));
  CHECK(holds(words, "Is something wrong?\nTell "));
  CHECK(holds(words, "We put it right."));
}

TEST_CASE("Before Isobel has agreed nobody has named a day, and her paper in Easy Read says whom to ask", "[R29][R65]") {
  AtIsobels isobel;
  isobel.outcome();
  isobel.go(Page::agreed);
  const std::string paper = printed(isobel, PaperKind::agreed, true);
  CHECK(holds(paper, "What happens next Ask "));
  CHECK_FALSE(holds(paper, "look at this again"));
}
