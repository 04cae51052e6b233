// Every paper is wholly in the language of whoever reads it, but for what people wrote themselves.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/core/lookups.h"
#include "app/core/read_models_plan.h"
#include "app/core/read_models_rights.h"
#include "app/core/texts.h"
#include "tests/support/at_isobels.h"
#include "tests/support/at_moiras.h"
#include "tests/support/marked_english.h"
#include "tests/unit/app/paper_taken.h"

using namespace blether;
using app::PaperKind;
using tests::AtIsobels;
using tests::as_codes;
using tests::as_printed;
using tests::AtMoiras;
using tests::english_in;
using tests::MarkedEnglish;
using tests::reads;
using Page = app::Route::Page;
using Model = std::shared_ptr<const app::ReadModel>;

namespace {

struct Sheet {
  PaperKind kind;
  Page page;  // where it is made
};
constexpr Sheet kOfIsobel[] = {{PaperKind::money, Page::money},   {PaperKind::rights, Page::rights},
                               {PaperKind::agreed, Page::agreed}, {PaperKind::plan, Page::plan},
                               {PaperKind::option_1, Page::options}, {PaperKind::unhappy, Page::unhappy}};

// A visit with all that a paper can carry: steps with days, what has not come, what is agreed to and what is not.
struct WholeVisit : AtIsobels {
  WholeVisit() {
    const auto wanted = whole_plan();
    after(app::Go{{Page::outcome, person(), wanted, ""}});
    after(app::AddStep{wanted, "A second rail on the stair", "Amina asks the housing team", "2026-12-04", "by"});
    after(app::AddStep{wanted, "A lift to choir", "Jean drives", "2026-12-03", "from"});
    care::NeedEntry company;
    company.outcome = wanted.hex(), company.need = "company at the weekend";
    company.reason = "UN02", company.look_again = "2027-01-12";
    after(app::UnmetIntent(app::RecordUnmet{{}, company}));
    const Model agreed = go(Page::agreed);
    after(app::Agree{agreed->agreed->agreement, agreed->agreed->conversation, agreed->agreed->seen, "agree"});
    const Model plan = go(Page::plan);
    after(app::PlanIntent(app::SayPlan{"agree", plan->plan->seen, {}}));
  }
  std::string words(const Sheet& sheet, bool easy) {
    const app::Route place{sheet.page, person(), {}, ""};
    return as_codes(*this, place, sheet.kind, easy) + "\n" + as_printed(*this, place, sheet.kind, easy);
  }
};

// A complaint from her kitchen to its answer, each stage as it stands then.
struct Complaining : AtIsobels {
  Complaining() {
    said.received_on = "2026-11-24", said.how = "in-person";
    said.points = "Three different folk in one week.", said.wanted = "The same two faces.";
  }
  void keep() {
    go(Page::complaints);
    const Model model = after(app::RightsIntent(app::KeepComplaint{latest, said}));
    if (model->complaint) root = model->complaint->root, latest = model->complaint->latest;
  }
  std::string words(bool easy) {
    const app::Route place{Page::complaint, person(), root, ""};
    return as_codes(*this, place, PaperKind::complaint, easy) + "\n" +
           as_printed(*this, place, PaperKind::complaint, easy);
  }
  care::Complaint said;
  model::RecordId root, latest;
};

// Answers whatever is asked of Moira, until nothing is open any more.
void answer_all(AtMoiras& at, const model::RecordId& plan) {
  std::uint64_t write = 1'000;
  for (int round = 0; round < 3; ++round) {
    const Model now = at.at(Page::conversation, at.moira, plan);
    for (const app::ItemModel& item : now->conversation->items) {
      if (item.state != app::ItemState::open) continue;
      switch (item.kind) {
        case app::ItemKind::text: at.after(app::Write{item.text.key, {}, ++write, "Jean, 01632 960179", 0}); break;
        case app::ItemKind::date: at.after(app::SetDate{plan, item.link_id, "2020-03-01"}); break;
        case app::ItemKind::scale: at.after(app::ChooseOne{plan, item.link_id, "2"}); break;
        case app::ItemKind::yes_no: at.after(app::ChooseOne{plan, item.link_id, "yes"}); break;
        case app::ItemKind::pick: at.after(app::ChooseOne{plan, item.link_id, item.choices.at(0).code}); break;
        case app::ItemKind::many:
          for (const app::Choice& each : item.choices) at.after(app::ChooseMany{plan, item.link_id, each.code, true});
          break;
        case app::ItemKind::number:
        case app::ItemKind::cue: break;
      }
    }
  }
}

}  // namespace

TEST_CASE("Nothing on a paper of Isobel's visit is English because nobody translated it",
          "[R65][R20][R29][R46][R48][R14]") {
  const std::string tag = GENERATE(std::string("pl"), std::string("ar"));
  WholeVisit isobel;
  const MarkedEnglish english;
  reads(isobel, isobel.person(), tag, english.assets());
  for (const Sheet& sheet : kOfIsobel)
    for (bool easy : {false, true}) {
      INFO(tag << " " << static_cast<int>(sheet.kind) << (easy ? " easy" : ""));
      const std::string words = isobel.words(sheet, easy);
      CHECK(words.size() > 100);
      CHECK(english_in(words) == "");
    }
}

TEST_CASE("Nothing on the paper of a complaint is English because nobody translated it, from the first day to the answer",
          "[R65][R47]") {
  const std::string tag = GENERATE(std::string("pl"), std::string("ar"));
  Complaining isobel;
  const MarkedEnglish english;
  reads(isobel, isobel.person(), tag, english.assets());
  auto stands = [&](auto change) {
    change(isobel.said);
    isobel.keep();
    return english_in(isobel.words(false) + isobel.words(true));
  };
  CHECK(stands([](care::Complaint&) {}) == "");
  REQUIRE_FALSE(isobel.root.is_none());
  CHECK(isobel.words(false).size() > 100);
  CHECK(stands([](care::Complaint& said) { said.stage = "second", said.second_on = "2026-11-24"; }) == "");
  CHECK(stands([](care::Complaint& said) { said.acknowledged_on = "2026-11-24"; }) == "");
  CHECK(stands([](care::Complaint& said) { said.longer_until = "2027-01-15", said.longer_why = "The rota."; }) == "");
  CHECK(stands([](care::Complaint& said) {
          said.stage = "closed", said.answered_on = "2026-11-24", said.result = "partly-upheld";
          said.ombudsman_told = said.apology = true;
          said.remedy = "The office rings", said.remedy_by = "Callum", said.remedy_on = "2026-12-04";
        }) == "");
  CHECK(isobel.words(false).find("Callum") != std::string::npos);
}

TEST_CASE("Every way a complaint can come, go and end has its words in each language", "[R65][R47]") {
  base::SystemFiles files;
  auto all = app::Translations::load(files, base::Path(BLETHER_ASSETS) / "translations");
  REQUIRE(all);
  for (const char* tag : {"pl", "ar"})
    for (const char* key :
         {"complaint.says_for", "complaint.says_other", "complaint.how.letter", "complaint.how.telephone",
          "complaint.how.email", "complaint.not_one.first-request", "complaint.not_one.money-claim",
          "complaint.not_one.court-decision", "complaint.goes.first-request", "complaint.goes.money-claim",
          "complaint.goes.court-decision", "complaint.result.resolved", "complaint.result.upheld",
          "complaint.result.not-upheld", "due.overdue.many", "due.late", "due.kept", "due.today", "plan.loose",
          "plan.way.deemed", "plan.way.not_yet", "plan.way.until", "outcomes.ended", "outcomes.now.reached",
          "outcomes.now.let-go", "plan.money", "plan.money_about", "plan.money_nothing",
          "money.depends", "money.per.fortnight", "money.per.four-weeks", "money.per.month", "money.per.year",
          "money.working_weeks", "money.weeks.many", "date.from_until", "date.until", "paper.nothing_yet"}) {
      INFO(tag << " " << key);
      CHECK(all->in(tag).has(key));
      CHECK_FALSE(all->in(tag).stands_in(key));
    }
}

TEST_CASE("Each unit of the rates and each reason that reaches a paper has its words in each language", "[R65][R14][R50]") {
  base::SystemFiles files;
  auto all = app::Translations::load(files, base::Path(BLETHER_ASSETS) / "translations");
  REQUIRE(all);
  app::Lookups lookups;
  lookups.load(files, BLETHER_ASSETS);
  std::vector<std::string> keys;
  for (const care::Rate& rate : lookups.rates.all())
    for (const char* form : {"one", "few", "many", "part"}) keys.push_back("lookup.rates." + rate.unit + "." + form);
  for (const care::NeedReason& reason : lookups.reasons.all()) keys.push_back("lookup.unmet_need." + reason.code);
  for (const auto& reason : lookups.not_offered.all()) keys.push_back("lookup.not_offered." + reason.code);
  for (const char* clock : {"complaint-first", "complaint-acknowledge", "complaint-answer"})
    keys.push_back(std::string("lookup.clocks.") + clock);
  for (const char* tag : {"pl", "ar"})
    for (const std::string& key : keys) {
      INFO(tag << " " << key);
      CHECK(all->in(tag).has(key));
    }
}

TEST_CASE("Nothing on Moira's plan and card is English because nobody translated it", "[R65][R39]") {
  const std::string tag = GENERATE(std::string("pl"), std::string("ar"));
  const std::string born = GENERATE(std::string("1969-02-03"), std::string("2011-02-03"), std::string("2017-02-03"));
  INFO(tag << " " << born);
  AtMoiras moira(born);
  moira.accepted();
  const auto plan = moira.at(Page::carer, moira.moira)->carer->conversation;
  answer_all(moira, plan);
  const MarkedEnglish english;
  reads(moira, moira.moira, tag, english.assets());
  const app::Route place{Page::carer, moira.moira, {}, ""};
  for (PaperKind kind : {PaperKind::carers_plan, PaperKind::emergency_card})
    for (bool easy : {false, true}) {
      INFO(static_cast<int>(kind) << (easy ? " easy" : ""));
      const std::string words = as_codes(moira, place, kind, easy) + "\n" + as_printed(moira, place, kind, easy);
      CHECK(words.size() > 100);
      CHECK(english_in(words) == "");
    }
}

TEST_CASE("Isobel reads Polish: her money is in Polish to the last sum, and says who wrote what in what words", "[R65][R20]") {
  WholeVisit isobel;
  reads(isobel, isobel.person(), "pl", BLETHER_ASSETS);
  const app::Route place{Page::money, isobel.person(), {}, ""};
  const std::string plain = as_codes(isobel, place, PaperKind::money, false);
  for (const char* words :
       {"Twoje pieniądze", "wtorek 24 listopada", "Całe wsparcie: £46.40 na tydzień", "Opcja 1\nNiedostępny",
        "Opieka osobista jest bezpłatna: £46.40 na tydzień", "Ty płacisz: £0.00 na tydzień",
        "Stawki z dnia: środa 1 kwietnia 2026. Przez rok: £2,412.80",
        "Help to wash and dress\n2 godziny w tygodniu po £23.20. £46.40 na tydzień",
        "A lift to choir\nJean next door. Bez kosztów", "Słowa ludzi zostają takie, jak je zapisano."}) {
    INFO(words);
    CHECK(plain.find(words) != std::string::npos);
  }
  CHECK(as_codes(isobel, place, PaperKind::money, true).find("po £23.20") == std::string::npos);
  isobel.after(app::ReadIn{"en"});
  CHECK(as_codes(isobel, place, PaperKind::money, false).find("2 hours a week at £23.20") != std::string::npos);
}

TEST_CASE("Isobel gets it in her own language why Option 1 is not offered, and what she can do about it", "[R65][R14]") {
  WholeVisit isobel;
  const app::Route place{Page::options, isobel.person(), {}, ""};
  const std::string english = as_codes(isobel, place, PaperKind::option_1, false);
  for (const char* words : {"Option 2, Option 3 and Option 4", "serious risk", "Her bank card was taken twice this year.",
                            "A money service is asked, by 4 December", "look at this again on 12 January", "advocate",
                            "think again", "Ombudsman", "Written on Tuesday 24 November 2026."}) {
    INFO(words);
    CHECK(english.find(words) != std::string::npos);
  }
  reads(isobel, isobel.person(), "pl", BLETHER_ASSETS);
  const std::string polish = as_codes(isobel, place, PaperKind::option_1, false);
  for (const char* words : {"Opcja 2, Opcja 3 i Opcja 4", "duże niebezpieczeństwo", "Her bank card was taken twice",
                            "A money service is asked, do: 4 grudnia", "Wrócimy do tego: 12 stycznia",
                            "Napisano: wtorek 24 listopada 2026."}) {
    INFO(words);
    CHECK(polish.find(words) != std::string::npos);
  }
}
