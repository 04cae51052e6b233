// What is near Isobel: found without a network, told, and asked after.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_directory.h"
#include "tests/support/aminas_tablet.h"

using namespace blether;
using app::Route;
using tests::AminasTablet;

namespace {

using Model = std::shared_ptr<const app::ReadModel>;

struct NearIsobel : AminasTablet {
  explicit NearIsobel(const std::string& postcode = "dd2 3ck") {
    unlock();
    go(Route::Page::person);
    if (!postcode.empty()) after(app::SetValue{{stream(), "person", isobel, "postcode"}, {}, postcode});
    go(Route::Page::directory);
  }

  Model go(Route::Page page) { return after(app::Go{{page, person(), {}, ""}}); }
  Model tell(const std::string& entry, model::RecordId outcome = {}) {
    return after(app::DirectoryIntent(app::TellAbout{entry, outcome, "2026-12-08"}));
  }
  Model say(const Model& model, const std::string& result, const std::string& words, const std::string& ask_on = "") {
    return after(app::DirectoryIntent(app::SaidOfPlace{model->directory->pointed.at(0).record, result, words, ask_on}));
  }
  void days_go_by(std::int64_t days) { clock.advance(days * 24 * 3'600'000); }
};

std::vector<std::string> codes(const Model& model) {
  std::vector<std::string> found;
  for (const auto& place : model->directory->found) found.push_back(place.code);
  return found;
}

bool has(const std::vector<std::string>& codes, const char* code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

}  // namespace

TEST_CASE("Amina looks for singing near Isobel, and what is near comes first", "[R54][R53]") {
  NearIsobel isobel;
  auto model = isobel.core->model();
  CHECK(model->directory->lives == "Isobel lives in Lochee. What is near comes first");
  const auto& all = model->directory->found;
  CHECK(all.front().near);
  CHECK_FALSE(all.back().near);
  CHECK(std::is_partitioned(all.begin(), all.end(), [](const auto& place) { return place.near; }));
  model = isobel.after(app::SearchDirectory{"choir", {}, {}, false, false});
  REQUIRE(codes(model) == std::vector<std::string>{"choir-west"});
  const auto& choir = model->directory->found[0];
  CHECK(choir.where == "West End and Lochee");
  CHECK(choir.access == "No steps");
  CHECK(choir.cost == "Free");
  CHECK(choir.phone == "01632 960111");
  CHECK(choir.languages == "English");
  CHECK(choir.checked == "2 November");
  CHECK(choir.icon == "people");
}

TEST_CASE("She looks by kind, cost, how one gets in, and only near by; it is kept until the tablet is locked", "[R54]") {
  NearIsobel isobel;
  auto found = codes(isobel.after(app::SearchDirectory{"", {"K01", "K02"}, {}, true, true}));
  CHECK(has(found, "choir-west"));
  CHECK_FALSE(has(found, "lunch-lochee"));   // costs £4
  CHECK_FALSE(has(found, "shed-coldside"));  // not near
  CHECK(has(codes(isobel.after(app::SearchDirectory{"", {}, {"bsl"}, false, false})), "benefits"));
  isobel.go(Route::Page::person);
  CHECK(isobel.go(Route::Page::directory)->directory->asked.access == std::vector<std::string>{"bsl"});
  isobel.after(app::Lock{});
  isobel.unlock();
  CHECK(isobel.go(Route::Page::directory)->directory->asked == app::SearchDirectory{});
}

TEST_CASE("A postcode that nobody knows is said so, and all of the city is shown", "[R53]") {
  {
    NearIsobel isobel("EH1 1AA");
    auto page = isobel.core->model()->directory;
    CHECK(page->lives == "The postcode EH1 1AA is not on our list of places. All of the city is shown. Tell the office");
    CHECK_FALSE(page->lives_known);
    CHECK(page->found.size() > 15);
  }
  CHECK(NearIsobel("Lochee").core->model()->directory->lives == "“Lochee” is not a whole postcode. All of the city is shown");
  CHECK(NearIsobel("").core->model()->directory->lives == "Nobody wrote down a postcode for Isobel. All of the city is shown");
  CHECK(NearIsobel("DD2 4CV").core->model()->directory->lives ==
        "Isobel lives in Charleston, which belongs to Lochee. What is near comes first");
}

TEST_CASE("Isobel is told about the choir for one thing she wants; two weeks on Amina asks, and what came of it stands", "[R54]") {
  NearIsobel isobel;
  isobel.go(Route::Page::outcomes);
  auto model = isobel.after(app::Go{{Route::Page::outcome, isobel.person(), {}, ""}});
  auto outcome = model->outcome->record;
  isobel.after(app::Write{model->outcome->want.key, {}, 1, "sing again", 10});
  isobel.after(app::KeepOutcome{outcome});
  model = isobel.go(Route::Page::directory);
  REQUIRE(model->directory->outcomes.size() == 1);
  CHECK(model->directory->ask_on == "2026-12-08");

  model = isobel.tell("choir-west", outcome);
  REQUIRE(model->directory->pointed.size() == 1);
  const auto& told = model->directory->pointed[0];
  CHECK(told.name == "Singing for everybody");
  CHECK(told.outcome == "I want to sing again.");
  CHECK(told.state == "Told on 24 November. Ask how it went on 8 December");
  CHECK_FALSE(told.to_ask);
  CHECK(model->notice.key == "directory.told_done");
  CHECK(isobel.after(app::SearchDirectory{"choir", {}, {}, false, false})->directory->found[0].told);
  CHECK(isobel.go(Route::Page::person)->person->near_by == "Told about 1 place");

  isobel.days_go_by(14);
  model = isobel.go(Route::Page::person);
  CHECK(model->person->near_by == "Ask how 1 place went");
  model = isobel.go(Route::Page::directory);
  CHECK(model->directory->pointed[0].state == "Ask Isobel how it went");

  model = isobel.say(model, "not-yet", "My hip was bad", "2026-12-22");
  REQUIRE(model->directory->pointed.size() == 1);
  CHECK(model->directory->pointed[0].state == "Told on 24 November. Ask how it went on 22 December. “My hip was bad”");
  model = isobel.say(model, "went", "They kept me my seat");
  REQUIRE(model->directory->pointed.size() == 1);
  CHECK(model->directory->pointed[0].state == "Went there. “They kept me my seat”");
  CHECK(model->directory->pointed[0].outcome == "I want to sing again.");
  const auto happened = isobel.go(Route::Page::person)->person->happened;
  CHECK(std::count_if(happened.begin(), happened.end(), [](const auto& each) { return each.what.starts_with("happened.signpost."); }) == 2);
}

TEST_CASE("Those to ask about come first, and the place that was told last before the others", "[R54]") {
  NearIsobel isobel;
  isobel.tell("handy");
  isobel.after(app::DirectoryIntent(app::TellAbout{"lifts", {}, ""}));
  isobel.days_go_by(20);
  isobel.go(Route::Page::directory);
  auto model = isobel.after(app::DirectoryIntent(app::TellAbout{"memory", {}, "2026-12-28"}));
  std::vector<std::string> names;
  for (const auto& each : model->directory->pointed) names.push_back(each.name);
  CHECK(names == std::vector<std::string>{"Small jobs", "Memory cafe", "Community lifts"});
}

TEST_CASE("A place that is not in the directory, or a result nobody knows, writes nothing", "[R54]") {
  NearIsobel isobel;
  CHECK(isobel.tell("no-such-place")->directory->pointed.empty());
  auto model = isobel.tell("choir-west");
  model = isobel.say(model, "maybe", "");
  CHECK(model->directory->pointed[0].state == "Told on 24 November. Ask how it went on 8 December");
}
