// The money and the four ways as fingers go through them: what each way says to every question, what it comes to, the
// sum of the letter, and "I do not agree" at every decision.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_support.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::sample;
using test::ViewStage;

namespace {

struct Shape {
  int width, height, scale;
};
constexpr Shape kShapes[] = {{1280, 800, 100}, {800, 1280, 100}, {1280, 800, 200},
                             {800, 1280, 200}, {1280, 800, 150}, {800, 1280, 130}};

ViewStage in(app::ReadModel model, const Shape& shape) {
  model.settings.scale_percent = shape.scale;
  return ViewStage(std::move(model), shape.width, shape.height);
}

// The four ways with Option 3 not offered for a reason that wants it in writing.
app::ReadModel without_the_third() {
  auto model = sample("options");
  app::OptionsModel page = *model.options;
  for (auto& columns : page.columns) {
    app::OptionColumn& third = columns[2];
    third.state = app::OptionColumn::State::not_offered;
    third.reason = "NO05", third.note = "You live in Balcarres House now.", third.look_again = "2027-01-12";
    third.not_offered_line = "Not offered: long-term care home. We look again on 12 January";
    third.notice_wanted = true;
  }
  model.options = std::make_shared<app::OptionsModel>(page);
  return model;
}

}  // namespace

TEST_CASE("Each of the four ways answers all six questions in its sheet, at every size, and no word is cut", "[R15]") {
  const auto model = sample("options");
  for (const Shape& shape : kShapes)
    for (std::size_t option = 0; option < 4; ++option) {
      INFO("Option " << option + 1 << " " << shape.width << " x " << shape.height << " at " << shape.scale << " %");
      ViewStage stage = in(model, shape);
      stage.settle();
      REQUIRE(stage.tap("options/card/" + std::to_string(option + 1)));
      const auto& answers = model.options->columns[0][option].answers;
      REQUIRE(answers.size() == 6);
      for (std::size_t i = 0; i < 6; ++i) {
        const std::string number = std::to_string(i + 1);
        REQUIRE(stage.node("options/ask/" + number));
        REQUIRE(stage.node("options/answer/" + number));
        CHECK(stage.node("options/ask/" + number)->name == model.options->questions[i]);
        CHECK(stage.node("options/answer/" + number)->name == answers[i]);
      }
      CHECK(stage.cut_short == std::vector<std::string>{});
    }
}

TEST_CASE("A way that is not offered for a reason that wants it in writing leaves its own notice", "[R14]") {
  ViewStage stage(without_the_third());
  stage.settle();
  REQUIRE(stage.tap("options/card/3"));
  REQUIRE(stage.tap("options/offer/notice"));
  REQUIRE(stage.all<app::LeavePaper>().size() == 1);
  CHECK(stage.all<app::LeavePaper>()[0].kind == app::PaperKind::option_3);
  REQUIRE(stage.tap("options/offer/notice/scan"));
  REQUIRE(stage.all<app::ShowPaper>().size() == 1);
  CHECK(stage.all<app::ShowPaper>()[0].kind == app::PaperKind::option_3);
  ViewStage offered(sample("options"));
  offered.settle();
  REQUIRE(offered.tap("options/card/2"));
  CHECK_FALSE(offered.node("options/offer/notice"));
}

TEST_CASE("Each way stands with its week and its year, at every size", "[R20]") {
  for (const Shape& shape : kShapes) {
    INFO(shape.width << " x " << shape.height << " at " << shape.scale << " %");
    ViewStage stage = in(sample("money"), shape);
    stage.settle();
    REQUIRE(stage.node("money/way/2"));
    CHECK(stage.node("money/way/2")->name == "Option 2: £186.40 a week, £9,692.80 a year");
    REQUIRE(stage.node("money/way/4"));
    CHECK(stage.node("money/way/4")->name == "Option 4: It depends");
    CHECK(stage.cut_short == std::vector<std::string>{});
  }
}

TEST_CASE("Amina writes down what Isobel's letter says: a sum that can be read, and its day", "[R22]") {
  ViewStage stage(sample("money"));
  stage.settle();
  CHECK_FALSE(stage.node("charge/said"));
  REQUIRE(stage.tap("charge/add"));
  REQUIRE(stage.tap("charge/keep"));
  REQUIRE(stage.node("charge/missing"));
  CHECK(stage.node("charge/missing")->name == "Write how much a week, such as 12.50");
  REQUIRE(stage.tap("charge/weekly"));
  stage.type("4,50");
  CHECK(stage.node("charge/missing")->name ==
        "The comma is not where a thousand ends. Write it again, such as 1,234.50");
  REQUIRE(stage.tap("charge/weekly"));
  for (int i = 0; i < 4; ++i) stage.key(platform::Key::backspace);
  stage.type("4.50");
  CHECK(stage.node("charge/missing")->name == "Choose the day it begins");
  REQUIRE(stage.tap("charge/from"));
  REQUIRE(stage.tap("date/day/2026-11-16"));
  REQUIRE(stage.tap("charge/keep"));
  const auto kept = stage.all<app::SetCharge>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].letter.is_none());
  CHECK(kept[0].weekly == "4.50");
  CHECK(kept[0].from == "2026-11-16");
}

TEST_CASE("The letter that is there is put right, taken back, or followed by another", "[R22]") {
  const auto model = sample("money-ending");
  ViewStage stage(model);
  stage.settle();
  REQUIRE(stage.node("charge/said"));
  CHECK(stage.node("money/you")->name == "You pay: £11.76");
  REQUIRE(stage.tap("charge/change"));
  REQUIRE(stage.tap("charge/keep"));
  REQUIRE(stage.all<app::SetCharge>().size() == 1);
  CHECK(stage.all<app::SetCharge>()[0].letter == model.money->letter.record);
  CHECK(stage.all<app::SetCharge>()[0].weekly == "11.76");
  REQUIRE(stage.tap("charge/change"));
  REQUIRE(stage.tap("charge/take-back"));
  REQUIRE(stage.all<app::SetCharge>().size() == 2);
  CHECK(stage.all<app::SetCharge>()[1].weekly.empty());
  REQUIRE(stage.tap("charge/add"));
  CHECK_FALSE(stage.node("charge/take-back"));
}

TEST_CASE("\"I do not agree\" is there at every decision, says what it is about, and leads back", "[R48]") {
  struct Decision {
    const char *page, *opens, *link, *about;
  };
  for (const Decision& each : {Decision{"carer", "", "carer/unhappy", "carer-support"},
                               Decision{"carer", "carer/support/1", "support/unhappy", "carer-support"},
                               Decision{"capacity", "", "capacity/unhappy", "capacity"},
                               Decision{"capacity", "capacity/row/1", "capacity/one/unhappy", "capacity"},
                               Decision{"money-ending", "", "charge/unhappy", "charge"},
                               Decision{"money", "", "money/unhappy", "amount"}}) {
    INFO(each.link);
    ViewStage stage(sample(each.page));
    stage.settle();
    const auto from = stage.model.route;
    if (*each.opens != '\0') REQUIRE(stage.tap(each.opens));
    REQUIRE(stage.tap(each.link));
    auto went = stage.all<app::Go>();
    REQUIRE(went.size() == 1);
    CHECK(went[0].route.page == app::Route::Page::unhappy);
    CHECK(went[0].route.item == each.about);
    CHECK(went[0].route.record.is_none() == (*each.opens == '\0' && std::string(each.about) != "charge"));
    auto there = sample("unhappy");
    there.route = went[0].route;
    stage.model = there;
    stage.settle();
    REQUIRE(stage.tap("topbar/back"));
    went = stage.all<app::Go>();
    REQUIRE(went.size() == 2);
    CHECK(went[1].route.page == from.page);
  }
}

TEST_CASE("In her own hands Moira prints what to do if she is not happy, and nothing else opens", "[R48][R44]") {
  ViewStage stage(sample("own-plan-end"));
  stage.settle();
  REQUIRE(stage.tap("own/unhappy"));
  REQUIRE(stage.all<app::LeavePaper>().size() == 1);
  CHECK(stage.all<app::LeavePaper>()[0].kind == app::PaperKind::unhappy);
  CHECK(stage.all<app::Go>().empty());
}
