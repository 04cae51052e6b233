// The people and places around Isobel, as she and Amina draw them.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_around.h"
#include "tests/support/aminas_tablet.h"

using namespace blether;
using app::Route;
using tests::AminasTablet;

namespace {

struct AroundIsobel : AminasTablet {
  AroundIsobel() { unlock(), go(Route::Page::around); }

  std::shared_ptr<const app::ReadModel> go(Route::Page page) { return after(app::Go{{page, person(), {}, ""}}); }
  std::shared_ptr<const app::ReadModel> wish(app::AroundIntent intent) { return after(std::move(intent)); }
  std::shared_ptr<const app::ReadModel> add(std::string name, std::string type, std::string closeness) {
    return wish(app::KeepAround{{}, std::move(name), "", "", "", std::move(type), std::move(closeness)});
  }
};

}  // namespace

TEST_CASE("Isobel puts people, a cat and her choir around her, in the order she names them, and they are counted", "[R05]") {
  AroundIsobel isobel;
  CHECK(isobel.go(Route::Page::around)->around->circles.empty());
  isobel.add("Moira", "person", "close");
  isobel.add("Tattie", "pet", "close");
  auto model = isobel.add("Choir", "group", "missed");
  REQUIRE(model->around->circles.size() == 3);
  CHECK(model->around->circles[0].name == "Moira");
  CHECK(model->around->circles[1].icon == "heart");
  CHECK(model->around->circles[2].closeness == "missed");
  CHECK(isobel.go(Route::Page::person)->person->around == 3);
}

TEST_CASE("Nobody without a name is put around Isobel, and the page says what is wrong", "[R05]") {
  AroundIsobel isobel;
  auto model = isobel.add("  ", "person", "close");
  CHECK(model->notice.is_problem);
  CHECK(model->around->circles.empty());
}

TEST_CASE("what Isobel wishes for her choir stands beside her own words, and changing one leaves the other", "[R05]") {
  AroundIsobel isobel;
  auto choir = isobel.add("Choir", "group", "missed")->around->circles.front().record;
  isobel.wish(app::SetWish{choir, "more"});
  auto model = isobel.wish(app::KeepAround{choir, "Choir", "", "Thursdays at 7", "I miss the laughing.", "group", "missed"});
  CHECK(model->around->circles.front().wish == "more");
  CHECK(model->around->circles.front().words == "I miss the laughing.");
  model = isobel.wish(app::SetWish{choir, ""});
  CHECK(model->around->circles.front().wish.empty());
  CHECK(model->around->circles.front().note == "Thursdays at 7");
}

TEST_CASE("Isobel's choir becomes an outcome once, and opens it ever after; her own words are hers to say", "[R05]") {
  AroundIsobel isobel;
  auto choir = isobel.add("Choir", "group", "missed")->around->circles.front().record;
  auto model = isobel.wish(app::OutcomeFromAround{choir});
  REQUIRE(model->route.page == Route::Page::outcome);
  CHECK(model->outcome->want.text == "go back to Choir");
  CHECK(model->outcome->own_words.text.empty());
  auto first = model->outcome->record;
  model = isobel.go(Route::Page::around);
  CHECK(model->around->circles.front().outcome == first);
  CHECK(model->around->circles.front().outcome_line.starts_with("I want to go back to Choir"));
  model = isobel.wish(app::OutcomeFromAround{choir});
  CHECK(model->outcome->record == first);
  CHECK(isobel.go(Route::Page::outcomes)->outcomes->lines.size() == 1);
}

TEST_CASE("a circle that Isobel takes away is gone from the map, and the outcome made from it stays", "[R05]") {
  AroundIsobel isobel;
  auto choir = isobel.add("Choir", "group", "missed")->around->circles.front().record;
  isobel.wish(app::OutcomeFromAround{choir});
  isobel.go(Route::Page::around);
  CHECK(isobel.wish(app::RemoveAround{choir})->around->circles.empty());
  CHECK(isobel.go(Route::Page::outcomes)->outcomes->lines.size() == 1);
}

namespace {

// What Isobel wants, written on its own page.
model::RecordId wanted(AroundIsobel& isobel, const std::string& words) {
  auto model = isobel.go(Route::Page::outcome);
  isobel.after(app::Write{model->outcome->want.key, {}, 41, words, 0});
  return model->outcome->record;
}

}  // namespace

TEST_CASE("Isobel's choir is linked to what she wants already, and no second outcome is begun", "[R05]") {
  AroundIsobel isobel;
  auto outcome = wanted(isobel, "hear myself laugh");
  isobel.go(Route::Page::around);
  auto model = isobel.add("Choir", "group", "missed");
  REQUIRE(model->around->outcomes.size() == 1);
  auto choir = model->around->circles.front().record;
  model = isobel.wish(app::LinkAround{choir, outcome});
  CHECK(model->around->circles.front().outcome == outcome);
  CHECK(model->around->circles.front().outcome_line == "I want to hear myself laugh.");
  CHECK(isobel.go(Route::Page::outcomes)->outcomes->lines.size() == 1);
  auto page = isobel.after(app::Go{{Route::Page::outcome, isobel.person(), outcome, ""}});
  CHECK(page->outcome->helps == std::vector<std::string>{"Choir"});
}

TEST_CASE("what Isobel is good at is kept in her words, changed, linked to what she wants, and taken away again",
          "[R05]") {
  AroundIsobel isobel;
  auto outcome = wanted(isobel, "hear myself laugh");
  isobel.go(Route::Page::around);
  auto model = isobel.wish(app::KeepStrength{{}, "Singing alto", "Forty years of it.", "skill", ""});
  REQUIRE(model->around->strengths.size() == 1);
  auto singing = model->around->strengths[0];
  CHECK(singing.what == "Singing alto");
  CHECK(singing.outcome.empty());
  const std::string still = "I still have the music.";
  model = isobel.wish(app::KeepStrength{singing.record, "Singing alto", still, "skill", outcome.hex()});
  REQUIRE(model->around->strengths.size() == 1);
  CHECK(model->around->strengths[0].words == still);
  CHECK(model->around->strengths[0].outcome_line == "I want to hear myself laugh.");
  auto page = isobel.after(app::Go{{Route::Page::outcome, isobel.person(), outcome, ""}});
  CHECK(page->outcome->helps == std::vector<std::string>{"Singing alto"});
  isobel.go(Route::Page::around);
  CHECK(isobel.wish(app::RemoveStrength{singing.record})->around->strengths.empty());
}

TEST_CASE("nothing that Isobel is good at is kept without saying what, and the page says what is wrong", "[R05]") {
  AroundIsobel isobel;
  auto model = isobel.wish(app::KeepStrength{{}, "  ", "", "skill", ""});
  CHECK(model->notice.is_problem);
  CHECK(model->around->strengths.empty());
}

TEST_CASE("how a good day and a hard day are for what Isobel wants is written on its page, each in words of its own",
          "[R04]") {
  AroundIsobel isobel;
  auto outcome = wanted(isobel, "get to the shop by myself");
  auto at = Route{Route::Page::outcome, isobel.person(), outcome, ""};
  auto model = isobel.after(app::Go{at});
  isobel.after(app::Write{model->outcome->good_day.key, {}, 42, "To the corner and back, with a rest.", 0});
  isobel.after(app::Write{model->outcome->hard_day.key, {}, 43, "Not past the gate.", 0});
  model = isobel.after(app::Go{at});
  CHECK(model->outcome->good_day.text == "To the corner and back, with a rest.");
  CHECK(model->outcome->hard_day.text == "Not past the gate.");
}
