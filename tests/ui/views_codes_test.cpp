// A paper as codes on the glass: whole, sharp, black on white whatever the theme, and one after the other.
#include <cmath>

#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_codes.h"
#include "app/ui/views/code_pixels.h"
#include "tests/support/phone.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::ViewStage;

namespace {

app::ReadModel plan_as_codes() { return test::sample("codes"); }

tests::Grey grey_of(const platform::Pixels& pixels) {
  tests::Grey grey{pixels.width, pixels.height, {}};
  for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) grey.pixels.push_back(pixels.rgba[i]);
  return grey;
}

bool is_black_or_white(const platform::Pixels& pixels) {
  for (std::size_t i = 0; i < pixels.rgba.size(); ++i) {
    const std::uint8_t value = pixels.rgba[i];
    if (i % 4 == 3 ? value != 255 : value != pixels.rgba[i - i % 4] || (value != 0 && value != 255)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("The picture of a code is black on white with four modules of white around it, and a phone reads it",
          "[R65]") {
  const auto model = plan_as_codes();
  REQUIRE(model.codes);
  REQUIRE(model.codes->codes.size() >= 3);
  for (const auto& each : model.codes->codes)
    for (int per_module : {2, 3, 5}) {
      INFO(per_module << " pixels for each module");
      auto pixels = ui::code_pixels(each.code, per_module);
      CHECK(pixels->width == (each.code.side + 8) * per_module);
      CHECK(pixels->height == pixels->width);
      CHECK(is_black_or_white(*pixels));
      CHECK(tests::read_by_phone(grey_of(*pixels)) == each.words);
    }
}

TEST_CASE("A code stands whole on the screen with whole pixels for each module, at every size and in every theme",
          "[R65]") {
  struct Shape {
    int width, height, scale;
    const char* theme;
  };
  for (const Shape& shape : {Shape{1280, 800, 100, "light"}, Shape{1280, 800, 200, "high-contrast"},
                             Shape{800, 1280, 100, "dark"}, Shape{800, 1280, 200, "soft"}}) {
    INFO(shape.width << " x " << shape.height << " at " << shape.scale << " % in " << shape.theme);
    auto model = plan_as_codes();
    model.settings.scale_percent = shape.scale, model.settings.theme = shape.theme;
    ViewStage stage(model, shape.width, shape.height);
    stage.settle();
    stage.screen().bring_into_view("code/picture");
    stage.settle();
    const ui::Node* picture = stage.node("code/picture");
    REQUIRE(picture);
    const float modules = static_cast<float>(model.codes->codes[0].code.side + 8);
    CHECK(std::fmod(picture->rect.w, modules) == 0);
    CHECK(picture->rect.w / modules >= 3);
    CHECK(picture->visible.w == picture->rect.w);
    CHECK(picture->visible.h == picture->rect.h);
    CHECK(picture->name == "A code for another phone, 1 of 3. What is in it stands below.");
  }
}

TEST_CASE("One goes from code to code, reads what is in each, is told who gets a copy, and ends at the plan", "[R65]") {
  ViewStage stage(plan_as_codes());
  stage.settle();
  CHECK(stage.node("code/copy")->name == "Anyone who scans this has a copy.");
  CHECK(stage.node("code/place")->name == "Code 1 of 3. Scan them all.");
  CHECK_FALSE(stage.node("code/previous"));
  CHECK_FALSE(stage.node("code/done"));
  CHECK(stage.node("code/words")->name == stage.model.codes->codes[0].words);
  REQUIRE(stage.tap("code/next"));
  REQUIRE(stage.tap("code/next"));
  CHECK(stage.node("code/place")->name == "Code 3 of 3. Scan them all.");
  CHECK(stage.node("code/words")->name == stage.model.codes->codes[2].words);
  REQUIRE(stage.tap("code/previous"));
  CHECK(stage.node("code/place")->name == "Code 2 of 3. Scan them all.");
  REQUIRE(stage.tap("code/next"));
  REQUIRE(stage.tap("code/done"));
  REQUIRE(stage.all<app::Go>().size() == 1);
  CHECK(stage.all<app::Go>()[0].route == stage.model.codes->back);
}

TEST_CASE("In a carer's hands Help on this page leads to nothing but the telephone numbers", "[R44]") {
  for (bool hers : {false, true}) {
    INFO(hers);
    auto model = plan_as_codes();
    auto codes = *model.codes;
    codes.in_own_hands = hers;
    model.codes = std::make_shared<const app::PaperCodesModel>(codes);
    ViewStage stage(model);
    stage.settle();
    REQUIRE(stage.tap("topbar/help"));
    REQUIRE(stage.node("help/safety"));
    CHECK((stage.node("help/safety")->role == ui::Role::button) == !hers);
  }
}

TEST_CASE("From the place of every paper a third way leads to its code", "[R20][R29][R39][R46][R48]") {
  using Kind = app::PaperKind;
  struct Place {
    const char* page;
    const char* button;
    Kind kind;
  };
  for (const Place& place :
       {Place{"money", "money/copy/scan", Kind::money}, Place{"rights", "rights/copy/scan", Kind::rights},
        Place{"complaint", "complaint/copy/scan", Kind::complaint},
        Place{"carer", "carer/copy/scan", Kind::carers_plan}, Place{"carer", "carer/card/scan", Kind::emergency_card},
        Place{"agreed", "agreed/copy/scan", Kind::agreed}, Place{"plan", "plan/copy/scan", Kind::plan},
        Place{"unhappy", "unhappy/copy/scan", Kind::unhappy}, Place{"own-plan-end", "own/copy/scan", Kind::carers_plan},
        Place{"own-plan-end", "own/card/scan", Kind::emergency_card},
        Place{"own-plan-end", "own/unhappy/scan", Kind::unhappy}}) {
    INFO(place.button);
    auto stage = test::at(place.page);
    stage.settle();
    CHECK(stage.tap(place.button));
    auto shown = stage.all<app::ShowPaper>();
    CHECK((shown.size() == 1 && shown[0].kind == place.kind));
  }
}

TEST_CASE("From the codes of \"If you are not happy\" one comes back to it in Easy Read, as one left it, and from there "
          "to the plan",
          "[R48][R65]") {
  auto stage = test::at("plan");
  stage.settle();
  const auto plan = stage.model.route;
  const auto unhappy = test::sample("unhappy");
  stage.model = unhappy;
  stage.settle();
  REQUIRE(stage.tap("unhappy/easy"));
  const std::string easy = stage.node("unhappy/easy")->name;
  REQUIRE(stage.tap("unhappy/copy/scan"));
  CHECK(stage.all<app::ShowPaper>().back().easy_read);

  auto codes = plan_as_codes();
  auto shown = *codes.codes;
  shown.back = unhappy.route;
  codes.codes = std::make_shared<const app::PaperCodesModel>(shown);
  for (const char* way : {"topbar/back", "code/done"}) {
    INFO(way);
    stage.model = codes;
    stage.settle();
    while (stage.node("code/next")) REQUIRE(stage.tap("code/next"));
    REQUIRE(stage.tap(way));
    CHECK(stage.all<app::Go>().back().route == unhappy.route);
    stage.model = unhappy;
    stage.settle();
    REQUIRE(stage.node("unhappy/easy"));
    CHECK(stage.node("unhappy/easy")->name == easy);
    REQUIRE(stage.tap("topbar/back"));
    CHECK(stage.all<app::Go>().back().route == plan);
  }
}
