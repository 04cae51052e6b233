// What support costs and who pays, as the law wants it told: the letter's own sum, each way by week and year, what ends
// with the pay, and why a way is not offered.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_plan.h"
#include "tests/support/at_isobels.h"
#include "tests/unit/app/paper_taken.h"

using namespace blether;
using app::PaperKind;
using tests::AtIsobels;
using Page = app::Route::Page;
using Model = std::shared_ptr<const app::ReadModel>;

namespace {

// Three hours out with a helper a week: £58.80, and not free.
app::KeepSupport day_out(model::RecordId outcome) {
  return {{}, outcome, "A day out with a helper", "", "paid", "out-and-about", "3", "week", "52"};
}
// The same part, done by Jean for nothing.
app::KeepSupport by_jean(const app::MoneyLine& line) {
  return {line.support, line.outcome, line.what, "Jean next door", "neighbour", "", "", "week", "52"};
}

struct WithADayOut : AtIsobels {
  model::RecordId wanted = outcome();
  WithADayOut() { go(Page::money), wish(day_out(wanted)); }
  std::string plan_says() { return go(Page::plan)->plan->money; }
  Model money() { return go(Page::money); }
};

const app::MoneyLine& part(const app::ReadModel& model, std::string_view what) {
  for (const app::MoneyLine& line : model.money->lines)
    if (line.what == what) return line;
  FAIL("no part " << what);
  return model.money->lines.front();
}

bool plan_names(const app::ReadModel& model, std::string_view words) {
  for (const app::AgreedOutcome& outcome : model.plan->outcomes)
    for (const app::AgreedLine& step : outcome.steps)
      if (step.who.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("The sum of Isobel's own letter takes the place of an estimate, and the money and the plan name the same",
          "[R22]") {
  WithADayOut isobel;
  Model model = isobel.money();
  CHECK(model->money->estimate);
  CHECK(model->money->you_pay == "£11.76");
  CHECK(model->money->letter.record.is_none());
  const std::string about = isobel.plan_says();
  CHECK(about.find("£11.76") != std::string::npos);

  isobel.money();
  model = isobel.wish(app::SetCharge{{}, "4.50", "2026-11-16"});
  CHECK_FALSE(model->notice.is_problem);
  CHECK_FALSE(model->money->estimate);
  CHECK(model->money->you_pay == "£4.50");
  CHECK(model->money->council_pays == "£54.30");
  CHECK(model->money->letter.said == "The letter says: £4.50 a week, from 16 November");
  CHECK(isobel.plan_says() == "£58.80 a week. Isobel pays £4.50");
}

TEST_CASE("A letter counts from its day; until then it is about this much", "[R22]") {
  WithADayOut isobel;
  Model model = isobel.wish(app::SetCharge{{}, "4.50", "2026-12-07"});
  CHECK(model->money->estimate);
  CHECK(model->money->you_pay == "£11.76");
  CHECK(model->money->letter.said == "The letter says: £4.50 a week, from 7 December");
  isobel.clock.advance(std::int64_t{14} * 86'400'000);
  isobel.after(app::Lock{});
  isobel.unlock();
  model = isobel.money();
  CHECK_FALSE(model->money->estimate);
  CHECK(model->money->you_pay == "£4.50");
}

TEST_CASE("A letter that was read wrongly is put right or taken back, and a new letter takes its place", "[R22]") {
  WithADayOut isobel;
  Model model = isobel.wish(app::SetCharge{{}, "45.00", "2026-11-16"});
  CHECK(model->money->letter.weekly == "45.00");
  CHECK(model->money->letter.from == "2026-11-16");
  model = isobel.wish(app::SetCharge{model->money->letter.record, "4.50", "2026-11-09"});
  CHECK(model->money->you_pay == "£4.50");
  CHECK(model->money->letter.said == "The letter says: £4.50 a week, from 9 November");
  model = isobel.wish(app::SetCharge{{}, "6.00", "2026-11-23"});
  CHECK(model->money->you_pay == "£6.00");
  model = isobel.wish(app::SetCharge{model->money->letter.record, "", ""});
  CHECK(model->money->you_pay == "£4.50");  // the letter before stands again; the one of the 16th was put right
  model = isobel.wish(app::SetCharge{model->money->letter.record, "", ""});
  CHECK(model->money->estimate);
  CHECK(model->money->letter.record.is_none());
  model = isobel.wish(app::SetCharge{{}, "4.50", "2026-11-09"});
  CHECK(model->money->you_pay == "£4.50");
}

TEST_CASE("A sum that cannot be read is refused with its reason, and nobody pays more than there is to pay", "[R22]") {
  WithADayOut isobel;
  for (const char* typed : {"4,50", "four", "-1", "4.5"}) {
    INFO(typed);
    const Model model = isobel.wish(app::SetCharge{{}, typed, "2026-11-16"});
    CHECK(model->notice.is_problem);
    CHECK(model->notice.key.starts_with("amount.refused."));
    CHECK(model->money->letter.record.is_none());
  }
  CHECK(isobel.wish(app::SetCharge{{}, "4.50", ""})->notice.key == "charge.needs.from");
  const Model model = isobel.wish(app::SetCharge{{}, "1,000.00", "2026-11-16"});
  CHECK(model->money->you_pay == "£58.80");
  CHECK(model->money->council_pays == "£0.00");
}

TEST_CASE("Isobel hears of each way what it comes to in a week and in a year, on the page and on paper", "[R20]") {
  AtIsobels isobel;
  isobel.whole_plan();
  const Model model = isobel.go(Page::money);
  REQUIRE(model->money->ways.size() == 4);
  CHECK(model->money->ways[0].yearly.empty());
  CHECK(model->money->ways[1].amount == "£46.40");
  CHECK(model->money->ways[1].yearly == "£2,412.80");
  CHECK(model->money->ways[3].yearly == "£2,412.80");  // the mix as it was chosen
  const app::Route place{Page::money, isobel.person(), {}, ""};
  const std::string plain = tests::as_codes(isobel, place, PaperKind::money, false);
  CHECK(plain.find("Option 2\n£46.40 a week, £2,412.80 a year") != std::string::npos);
  const std::string easy = tests::as_codes(isobel, place, PaperKind::money, true);
  CHECK(easy.find("£46.40 a week\n£2,412.80 a year") != std::string::npos);
}

TEST_CASE("Jean does for nothing what an agency was paid for: the option of it ends, and the page and the plan say the "
          "same",
          "[R16]") {
  WithADayOut isobel;
  isobel.wish(app::OptionsExplained{});
  isobel.offer_all_but_the_first();
  isobel.go(Page::money);
  isobel.wish(isobel.washing(isobel.wanted));
  Model model = isobel.wish(app::AmountsTold{});
  isobel.wish(app::ChooseOption{part(*model, "Help to wash and dress").support, 2, false, ""});
  model = isobel.wish(app::ChooseOption{part(*model, "A day out with a helper").support, 3, false, ""});
  CHECK(model->money->person_option == 4);

  model = isobel.wish(by_jean(part(*model, "Help to wash and dress")));
  CHECK(model->money->person_option == 3);
  const app::MoneyLine jeans = part(*model, "Help to wash and dress");
  CHECK(jeans.option == 0);
  CHECK(jeans.amount == "No cost");
  CHECK(model->money->weekly == "£58.80");
  const Model plan = isobel.go(Page::plan);
  CHECK(plan->plan->money.starts_with("£58.80 a week"));
  CHECK_FALSE(plan_names(*plan, "Option 2"));
  CHECK(plan_names(*plan, "Option 3"));

  // Paid again the day after, it wants a choice of its own.
  isobel.go(Page::money);
  isobel.clock.advance(86'400'000);
  auto paid = isobel.washing(isobel.wanted);
  paid.support = jeans.support;
  isobel.after(app::Lock{});
  isobel.unlock();
  isobel.go(Page::money);
  model = isobel.wish(paid);
  CHECK(part(*model, "Help to wash and dress").option == 0);
  CHECK(part(*model, "Help to wash and dress").until == "24 November");
}

TEST_CASE("Isobel gets it in writing too why another way than Option 1 is not offered, where the reason asks for that",
          "[R14]") {
  AtIsobels isobel;
  isobel.go(Page::options);
  for (int option : {1, 2}) isobel.wish(app::SetOffer{option, true, "", "", "", "", ""});
  Model model = isobel.wish(app::SetOffer{3, false, "NO05", "You live in Balcarres House now.", "2027-01-12", "", ""});
  model = isobel.wish(app::SetOffer{4, false, "NO01", "One part only.", "2027-01-12", "", ""});
  CHECK(model->options->columns[0][2].notice_wanted);
  CHECK_FALSE(model->options->columns[0][3].notice_wanted);
  const app::Route place{Page::options, isobel.person(), {}, ""};
  const std::string plain = tests::as_codes(isobel, place, PaperKind::option_3, false);
  for (const char* words :
       {"Why Option 3 is not offered to you now", "Option 3 means: The council sets it up.",
        "You can still choose from these: Option 1 and Option 2.", "for a long stay in a care home",
        "You live in Balcarres House now.", "look at this again on 12 January", "think again"}) {
    INFO(words);
    CHECK(plain.find(words) != std::string::npos);
  }
  CHECK(plain.find("the money comes to you") == std::string::npos);
  CHECK(tests::as_codes(isobel, place, PaperKind::option_3, true).find("we say no to Option 3 now") !=
        std::string::npos);
  isobel.go(Page::options);
  model = isobel.after(app::LeavePaper{PaperKind::option_3});
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->options->columns[0][2].notice_given);
  CHECK_FALSE(model->options->columns[0][3].notice_given);
  CHECK(isobel.files.read(isobel.folder.path() / "documents" / "option-3-2026-11-24.pdf"));
  CHECK(isobel.after(app::LeavePaper{PaperKind::option_2})->notice.is_problem);  // it is offered
}

TEST_CASE("The notice of any way is wholly in the language of whoever gets it", "[R14][R65]") {
  AtIsobels isobel;
  isobel.go(Page::options);
  isobel.wish(app::SetOffer{2, false, "NO06", "Zapis.", "2027-01-12", "", ""});
  tests::reads(isobel, isobel.person(), "pl", BLETHER_ASSETS);
  const app::Route place{Page::options, isobel.person(), {}, ""};
  const std::string polish = tests::as_codes(isobel, place, PaperKind::option_2, false);
  CHECK(polish.find("Opcja 2 nie jest teraz dostępna") != std::string::npos);
  CHECK(polish.find("12 stycznia") != std::string::npos);
}
