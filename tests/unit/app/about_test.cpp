// Who Isobel is, as she says it; and the screen that follows.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_about.h"
#include "tests/support/aminas_tablet.h"

using namespace blether;
using app::Route;
using tests::AminasTablet;

namespace {

struct AboutIsobel : AminasTablet {
  AboutIsobel() { unlock(), go(Route::Page::about); }

  std::shared_ptr<const app::ReadModel> go(Route::Page page) { return after(app::Go{{page, person(), {}, ""}}); }
  std::shared_ptr<const app::ReadModel> say(app::AboutIntent intent) { return after(std::move(intent)); }
};

bool is_chosen(const std::vector<app::AboutChoice>& all, std::string_view code) {
  for (const auto& each : all)
    if (each.code == code) return each.chosen;
  FAIL("there is no " << code);
  return false;
}

}  // namespace

TEST_CASE("Isobel asks for very large letters: every page of hers has them, and Amina's other pages stay as they were", "[R65]") {
  AboutIsobel isobel;
  auto model = isobel.say(app::SetNeed{"very-large-text", true});
  CHECK(is_chosen(model->about->needs, "very-large-text"));
  CHECK(app::shown_settings(*model).scale_percent == 200);
  CHECK(app::shown_settings(*isobel.go(Route::Page::outcomes)).scale_percent == 200);
  CHECK(isobel.go(Route::Page::person)->screen_needs.said == std::vector<std::string>{"Very large letters"});
  model = isobel.after(app::Go{{Route::Page::people, {}, {}, ""}});
  CHECK(app::shown_settings(*model).scale_percent == 100);
  CHECK(model->settings.scale_percent == 100);
}

TEST_CASE("What Amina set for her own eyes is never made smaller for Isobel", "[R65]") {
  AboutIsobel isobel;
  app::Settings large;
  large.scale_percent = 200;
  isobel.after(app::ChangeSettings{large});
  CHECK(app::shown_settings(*isobel.say(app::SetNeed{"large-text", true})).scale_percent == 200);
}

TEST_CASE("An interpreter who is wanted has to be booked, and the page says so", "[R65]") {
  AboutIsobel isobel;
  CHECK(isobel.say(app::SetNeed{"interpreter", true})->about->to_book == std::vector<std::string>{"An interpreter"});
  CHECK(isobel.say(app::SetNeed{"interpreter", false})->about->to_book.empty());
}

TEST_CASE("Large print that Isobel asks for in the talk is there at once, and nobody asks for it again", "[R65][R08]") {
  AboutIsobel isobel;
  CHECK_FALSE(isobel.go(Route::Page::person)->person->needs_asked);
  auto model = isobel.after(app::StartConversation{isobel.person()});
  model = isobel.after(app::ChooseMany{model->conversation->conversation, "gc.02", "large-print", true});
  CHECK(app::shown_settings(*model).scale_percent == 150);
  CHECK(is_chosen(isobel.go(Route::Page::about)->about->needs, "large-text"));
  CHECK(isobel.go(Route::Page::person)->person->needs == std::vector<std::string>{"Large letters"});
}

TEST_CASE("Isobel belongs to two groups, or to none, as she says", "[R69]") {
  AboutIsobel isobel;
  isobel.say(app::SetGroup{"elder_frail", true});
  auto model = isobel.say(app::SetGroup{"sensory", true});
  CHECK(is_chosen(model->about->groups, "elder_frail"));
  CHECK(is_chosen(model->about->groups, "sensory"));
  isobel.say(app::SetGroup{"sensory", false});
  model = isobel.say(app::SetGroup{"elder_frail", false});
  for (const auto& group : model->about->groups) CHECK_FALSE(group.chosen);
}

TEST_CASE("Isobel says who she is in her own words, would rather not say, or takes it back; nothing is wanted of her", "[R66]") {
  AboutIsobel isobel;
  auto line = [](const std::shared_ptr<const app::ReadModel>& model, std::string_view field) {
    for (const auto& each : model->about->equality)
      if (each.field == field) return each;
    FAIL("there is no " << field);
    return app::EqualityLine{};
  };
  auto model = isobel.say(app::SetEquality{"ethnicity", "A Lochee lass, half Irish"});
  CHECK(line(model, "ethnicity").words == "A Lochee lass, half Irish");
  model = isobel.say(app::SetEquality{"faith", "", true});
  CHECK(line(model, "faith").rather_not);
  CHECK(line(model, "faith").words.empty());
  model = isobel.say(app::SetEquality{"ethnicity", ""});
  CHECK(line(model, "ethnicity").words.empty());
  CHECK_FALSE(line(model, "ethnicity").rather_not);
}
