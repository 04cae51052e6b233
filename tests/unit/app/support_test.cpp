// The four ways, the money, and a choice for each part of the support, as Isobel and Amina go through them.
#include <catch2/catch_test_macros.hpp>

#include "tests/support/at_isobels.h"

using namespace blether;
using app::Route;
using tests::AtIsobels;

namespace {

using State = app::OptionColumn::State;

}  // namespace

TEST_CASE("no money is shown before Isobel has said what she wants, and the page says so", "[R02]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::money);
  CHECK(model->money->closed == "First write down one thing Isobel wants, in their words");
  CHECK(model->money->lines.empty());
  isobel.outcome();
  CHECK(isobel.go(Route::Page::money)->money->closed.empty());
}

TEST_CASE("the four ways stand in the order of the Act, in plain words and Easy Read, and none is chosen in advance", "[R12][R15]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::options);
  for (bool easy : {false, true}) {
    REQUIRE(model->options->columns[easy].size() == 4);
    for (int option = 1; option <= 4; ++option) {
      const auto& column = model->options->columns[easy][static_cast<std::size_t>(option - 1)];
      CHECK(column.option == option);
      CHECK(column.state == State::not_said);
      CHECK(column.answers.size() == model->options->questions.size());
    }
  }
  CHECK(model->options->columns[0][1].lines != model->options->columns[1][1].lines);
  CHECK(model->options->explained_ms == 0);
  model = isobel.wish(app::OptionsExplained{"easy-read"});
  CHECK(model->options->explained_ms == model->now_ms);
}

TEST_CASE("a way that is not offered says why and when it is looked at again; a risk also says what is done", "[R12][R13][R31]") {
  AtIsobels isobel;
  isobel.go(Route::Page::options);
  auto model = isobel.wish(app::SetOffer{1, false, "NO03", "Her bank card was taken twice this year.", "2027-01-12", "", ""});
  CHECK(model->notice.is_problem);
  CHECK(model->options->columns[0][0].state == State::not_said);
  model = isobel.wish(app::SetOffer{1, false, "NO03", "Her bank card was taken twice this year.", "2027-01-12", "A money service is asked", "2026-12-04"});
  const auto& first = model->options->columns[0][0];
  CHECK(first.state == State::not_offered);
  CHECK(first.not_offered_line == "Not offered: Significant risk, actions agreed. We look again on 12 January");
  CHECK(first.notice_wanted);
}

TEST_CASE("Isobel knows the amount each way before she chooses, and a changed amount is told again", "[R19][R20][R22]") {
  AtIsobels isobel;
  auto outcome = isobel.outcome();
  isobel.go(Route::Page::options);
  isobel.wish(app::OptionsExplained{});
  isobel.offer_all_but_the_first();
  auto model = isobel.go(Route::Page::money);
  model = isobel.wish(isobel.washing(outcome));
  REQUIRE(model->money->lines.size() == 1);
  const auto support = model->money->lines[0].support;
  CHECK(model->money->lines[0].working == "2 hours a week at £23.20");
  CHECK(model->money->weekly == "£46.40");
  CHECK(model->money->yearly == "£2,412.80");
  CHECK(model->money->free_care == "£46.40");
  CHECK(model->money->you_pay == "£0.00");
  CHECK(model->money->ways[0].amount.empty());
  CHECK(model->money->ways[1].amount == "£46.40");

  model = isobel.wish(app::ChooseOption{support, 2, false, "I like to say who comes."});
  CHECK(model->notice.is_problem);
  CHECK(model->money->lines[0].option == 0);

  model = isobel.wish(app::AmountsTold{});
  CHECK(model->money->told_ms == model->now_ms);
  auto changed = isobel.washing(outcome, "3½");
  changed.support = support;
  model = isobel.wish(changed);
  CHECK(model->money->weekly == "£81.20");
  CHECK(model->money->told_ms == 0);
  model = isobel.wish(app::ChooseOption{support, 2, false, "I like to say who comes."});
  CHECK(model->money->lines[0].option == 0);

  isobel.wish(app::AmountsTold{});
  model = isobel.wish(app::ChooseOption{support, 2, false, "I like to say who comes."});
  CHECK(model->money->lines[0].option == 2);
  CHECK_FALSE(model->money->lines[0].deemed);
}

TEST_CASE("when nobody chose, the law's Option 3 is never shown as a choice; a real choice later keeps both", "[R17]") {
  AtIsobels isobel;
  auto outcome = isobel.outcome();
  isobel.wish(app::OptionsExplained{});
  isobel.offer_all_but_the_first();
  isobel.go(Route::Page::money);
  auto model = isobel.wish(isobel.washing(outcome));
  auto support = model->money->lines[0].support;
  isobel.wish(app::AmountsTold{});
  model = isobel.wish(app::ChooseOption{support, 3, true, ""});
  CHECK(model->money->lines[0].deemed);
  model = isobel.wish(app::ChooseOption{support, 2, false, "Now I want to say who comes."});
  CHECK(model->money->lines[0].option == 2);
  CHECK_FALSE(model->money->lines[0].deemed);
  CHECK(model->money->lines[0].changed);
}

TEST_CASE("two parts of the support under different options are a mix", "[R16]") {
  AtIsobels isobel;
  auto outcome = isobel.outcome();
  isobel.wish(app::OptionsExplained{});
  isobel.offer_all_but_the_first();
  isobel.go(Route::Page::money);
  isobel.wish(isobel.washing(outcome));
  auto model = isobel.wish(app::KeepSupport{{}, outcome, "A day out with a helper", "", "paid", "out-and-about", "3", "week", "52"});
  REQUIRE(model->money->lines.size() == 2);
  CHECK(model->money->lines[0].what == "Help to wash and dress");
  isobel.wish(app::AmountsTold{});
  CHECK(model->money->lines[0].each_way[0].empty());
  CHECK(model->money->lines[0].each_way[1] == "£46.40");
  CHECK(model->money->lines[1].each_way[2] == "£58.80");
  isobel.wish(app::ChooseOption{model->money->lines[0].support, 2, false, ""});
  model = isobel.wish(app::ChooseOption{model->money->lines[1].support, 3, false, ""});
  CHECK(model->money->person_option == 4);
}

TEST_CASE("what a neighbour does costs nothing and stands beside the rest", "[R05]") {
  AtIsobels isobel;
  auto outcome = isobel.outcome();
  isobel.go(Route::Page::money);
  auto model = isobel.wish(app::KeepSupport{{}, outcome, "A lift to choir", "Jean next door", "neighbour", "", "", "week", "52"});
  REQUIRE(model->money->lines.size() == 1);
  CHECK(model->money->lines[0].amount == "No cost");
  CHECK(model->money->weekly == "£0.00");
}

TEST_CASE("an amount that cannot be read is refused with a reason, and nothing is kept") {
  AtIsobels isobel;
  auto outcome = isobel.outcome();
  isobel.go(Route::Page::money);
  for (const char* typed : {"1,23", "two", "-1", ""}) {
    INFO(typed);
    auto model = isobel.wish(isobel.washing(outcome, typed));
    CHECK(model->notice.is_problem);
    CHECK(model->money->lines.empty());
  }
}

TEST_CASE("when Option 1 is not offered Isobel gets the reason in writing, in large print", "[R14]") {
  AtIsobels isobel;
  isobel.go(Route::Page::options);
  isobel.wish(app::SetOffer{1, false, "NO03", "Your bank card was taken twice this year.", "2027-01-12", "A money service is asked", "2026-12-04"});
  auto model = isobel.after(app::LeavePaper{app::PaperKind::option_1});
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->options->columns[0][0].notice_given);
  auto pdf = isobel.files.read(isobel.folder.path() / "documents" / "option-1-2026-11-24.pdf");
  REQUIRE(pdf);
  CHECK(pdf->size() > 10'000);
}

TEST_CASE("there is no notice of an option that is offered", "[R14]") {
  AtIsobels isobel;
  isobel.go(Route::Page::options);
  isobel.wish(app::SetOffer{1, true, "", "", "", "", ""});
  CHECK(isobel.after(app::LeavePaper{app::PaperKind::option_1})->notice.is_problem);
}
