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
