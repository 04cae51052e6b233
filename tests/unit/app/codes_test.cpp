// Papers as codes on the screen: the same words as on the paper, the same doors closed, from every paper's place.
#include <catch2/catch_test_macros.hpp>

#include "app/core/pages/carer_pages.h"
#include "app/core/read_models_codes.h"
#include "tests/support/at_isobels.h"
#include "tests/support/at_moiras.h"

using namespace blether;
using app::PaperKind;
using app::ShowPaper;
using tests::AtIsobels;
using tests::AtMoiras;
using tests::Page;

namespace {

// Everything that the codes of the page hold.
std::string held(const app::ReadModel& model) {
  std::string all;
  if (model.codes)
    for (const auto& code : model.codes->codes) all += code.words;
  return all;
}

bool holds(const app::ReadModel& model, std::string_view words) { return held(model).find(words) != std::string::npos; }

}  // namespace

TEST_CASE("Isobel's plan goes to another phone with no network: its own words, in parts a phone reads", "[R29][R65]") {
  AtIsobels isobel;
  isobel.whole_plan();
  isobel.go(Page::plan);
  auto model = isobel.after(ShowPaper{PaperKind::plan});
  REQUIRE(model->codes);
  CHECK(model->route.page == Page::code);
  CHECK(model->codes->title == "Your plan");
  for (const char* words :
       {"I want to stay in my own flat", "Help to wash and dress", "Jean next door", "Isobel Rennie"}) {
    INFO(words);
    CHECK(holds(*model, words));
  }
  for (const auto& code : model->codes->codes) {
    CHECK(code.words.size() <= app::kMostCodeBytes);
    CHECK(code.code == *app::scan_code(code.words));
    CHECK(code.words.find("http") == std::string::npos);
  }
  CHECK(model->codes->back == app::Route{Page::plan, isobel.person(), {}, ""});
}

TEST_CASE("A long paper is cut into several codes, each with its number and about as long", "[R65]") {
  AtIsobels isobel;
  auto wanted = isobel.whole_plan();
  isobel.go(Page::money);
  for (int i = 0; i < 24; ++i)
    isobel.wish(app::KeepSupport{{},
                                 wanted,
                                 "Somebody to read the post with, number " + std::to_string(i),
                                 "Callum from the lunch club",
                                 "friend",
                                 "",
                                 "",
                                 "week",
                                 "52"});
  isobel.go(Page::plan);
  auto model = isobel.after(ShowPaper{PaperKind::plan});
  REQUIRE(model->codes);
  const auto& codes = model->codes->codes;
  REQUIRE(codes.size() >= 2);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::string head = "Your plan. Part " + std::to_string(i + 1) + " of " + std::to_string(codes.size()) + "\n";
    CHECK(codes[i].words.starts_with(head));
    CHECK(codes[i].words.size() + 400 > codes[0].words.size());
  }
  for (int i = 0; i < 24; ++i) CHECK(holds(*model, "number " + std::to_string(i)));
}

TEST_CASE("Every paper that can be printed can be shown as a code", "[R20][R29][R46][R48]") {
  AtIsobels isobel;
  isobel.whole_plan();
  const std::pair<PaperKind, const char*> papers[] = {
      {PaperKind::money, "All the support"},       {PaperKind::rights, "An advocate"},
      {PaperKind::agreed, "What we agreed today"}, {PaperKind::plan, "Your plan"},
      {PaperKind::option_1, "Isobel Rennie"},      {PaperKind::unhappy, "01632 960"}};
  for (const auto& [kind, words] : papers) {
    INFO(words);
    isobel.go(Page::plan);
    auto model = isobel.after(ShowPaper{kind});
    CHECK(model->route.page == Page::code);
    if (kind != PaperKind::unhappy) CHECK(holds(*model, words));
    CHECK_FALSE(held(*model).empty());
    auto easy = isobel.after(ShowPaper{kind, true});
    CHECK_FALSE(held(*easy).empty());
  }
}

TEST_CASE("No code tells of money before Isobel has said what she wants; it says why", "[R14]") {
  AtIsobels isobel;
  isobel.go(Page::money);
  auto model = isobel.after(ShowPaper{PaperKind::money});
  CHECK(model->notice.key == "choice.needs.outcome");
  CHECK(model->route.page == Page::money);
  CHECK_FALSE(model->codes);
  model = isobel.after(app::Go{{Page::code, isobel.person(), {}, "money"}});
  REQUIRE(model->codes);
  CHECK(model->codes->closed == "choice.needs.outcome");
  CHECK(model->codes->codes.empty());
}

TEST_CASE("A code of a paper that there is not leads back, and nothing is shown") {
  AtIsobels isobel;
  CHECK(isobel.after(app::Go{{Page::code, isobel.person(), {}, "no-such-paper"}})->route.page == Page::person);
  CHECK(isobel.after(app::Go{{Page::code, isobel.person(), {}, "carers-plan"}})->route.page == Page::person);
  isobel.go(Page::options);
  auto model = isobel.after(ShowPaper{PaperKind::option_1});  // Option 1 is not refused to anybody
  CHECK(model->notice.is_problem);
  CHECK(model->route.page == Page::options);
}

TEST_CASE("In her own hands Moira takes what to do if she is not happy, on paper and as a code", "[R48][R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  model = moira.question(model, "end");
  model = moira.after(app::LeavePaper{PaperKind::unhappy});
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->route.page == Page::own_plan);
  REQUIRE(model->own_plan);
  CHECK(model->own_plan->pdf == "not-happy-2026-11-24.pdf");
  CHECK(moira.files.read(moira.folder.path() / "documents" / model->own_plan->pdf));
  model = moira.after(ShowPaper{PaperKind::unhappy});
  REQUIRE(model->codes);
  CHECK(model->codes->in_own_hands);
  CHECK_FALSE(held(*model).empty());
  CHECK_FALSE(holds(*model, "Isobel"));
  CHECK(moira.after(app::Go{model->codes->back})->route.page == Page::own_plan);
}

TEST_CASE("Moira takes her plan and her card to her own phone out of her own hands, and nobody's paper but hers",
          "[R39][R44]") {
  AtMoiras moira;
  auto model = moira.handed_over();
  const auto plan = model->own_plan->conversation;
  model = moira.question(model, "acsp.7.first");
  moira.after(app::Write{moira.shown(model).text.key, {}, 31, "Jean, 01632 960179", 0});
  model = moira.question(model, "end");
  for (PaperKind kind : {PaperKind::money, PaperKind::rights, PaperKind::complaint, PaperKind::agreed, PaperKind::plan,
                         PaperKind::option_1, PaperKind::option_4}) {
    INFO(static_cast<int>(kind));
    CHECK(moira.after(ShowPaper{kind})->route.page == Page::own_plan);
  }
  model = moira.after(ShowPaper{PaperKind::emergency_card, true});
  REQUIRE(model->codes);
  CHECK(holds(*model, "Ring this person\nJean, 01632 960179"));
  CHECK(model->codes->in_own_hands);
  CHECK_FALSE(model->carer);
  CHECK_FALSE(model->people);
  CHECK(model->codes->back == app::Route{Page::own_plan, moira.moira, plan, std::string(app::kOwnPlanEnd)});
  CHECK_FALSE(holds(*model, "Isobel"));
  // The way back is open to her, and no other.
  CHECK(moira.after(app::Go{{Page::carer, moira.moira, {}, ""}})->route.page == Page::code);
  CHECK(moira.after(app::Go{{Page::code, moira.person(), {}, "agreed"}})->route.person == moira.moira);
  model = moira.after(app::Go{moira.core->model()->codes->back});
  CHECK(model->route.page == Page::own_plan);
}

TEST_CASE("What a carer of fourteen was asked alone is in no code and on no paper", "[R39][R44]") {
  AtMoiras rhona("2012-06-01");
  rhona.accepted();
  const auto plan = rhona.at(Page::carer, rhona.moira)->carer->conversation;
  rhona.at(Page::conversation, rhona.moira, plan, "ycs.7.want");
  auto talk = rhona.core->model()->conversation;
  rhona.after(app::Write{talk->items[talk->current].text.key, {}, 50, tests::kMoirasWords, 0});
  rhona.at(Page::conversation, rhona.moira, plan, "ycs.6.who");
  rhona.after(app::ChooseOne{plan, "ycs.6.who", "alone"});
  rhona.after(app::SetAlone{plan, "alone"});
  rhona.at(Page::conversation, rhona.moira, plan, "ycs.6.safe");
  rhona.after(app::ChooseOne{plan, "ycs.6.safe", "no"});
  CHECK(rhona.item(*rhona.core->model(), "ycs.6.safe").chosen == "no");
  rhona.at(Page::carer, rhona.moira);
  auto model = rhona.after(ShowPaper{PaperKind::carers_plan});
  CHECK(holds(*model, tests::kMoirasWords));
  CHECK_FALSE(holds(*model, "hurting"));
  CHECK_FALSE(holds(*model, tests::kIsobelsWords));
  CHECK(model->codes->back == app::Route{Page::carer, rhona.moira, {}, ""});
}

TEST_CASE("From a code one comes back to the page it was shown on, with what that page was about, also after a lock",
          "[R48][R65]") {
  AtIsobels isobel;
  isobel.whole_plan();
  const app::Route places[] = {{Page::unhappy, isobel.person(), {}, "amount"},
                               {Page::unhappy, isobel.person(), {}, ""},
                               {Page::rights, isobel.person(), {}, ""},
                               {Page::agreed, isobel.person(), {}, ""}};
  for (const app::Route& place : places) {
    for (bool easy : {false, true}) {
      INFO(static_cast<int>(place.page) << " " << place.item << (easy ? " in Easy Read" : ""));
      isobel.after(app::Go{place});
      auto model = isobel.after(ShowPaper{PaperKind::unhappy, easy});
      REQUIRE(model->codes);
      CHECK(model->codes->back == place);
      isobel.after(app::Lock{});
      model = isobel.unlock();
      REQUIRE(model->codes);
      CHECK(model->codes->back == place);
      CHECK(isobel.after(app::Go{model->codes->back})->route == place);
    }
  }
}
