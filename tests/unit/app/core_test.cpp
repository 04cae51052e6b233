#include "app/core/core.h"

#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_agreed.h"
#include "care/conversation.h"
#include "tests/support/aminas_tablet.h"

using namespace blether;
using app::Route;
using tests::AminasTablet;
using tests::kPassphrase;

TEST_CASE("a wrong passphrase opens nothing and says so; the right one opens on her people", "[R67]") {
  AminasTablet tablet;
  CHECK(tablet.core->model()->unlock->name == "Amina");
  auto refused = tablet.after(app::Unlock{"not the right words at all"});
  CHECK_FALSE(refused->unlocked);
  CHECK(refused->unlock->problem == "error.wrong_key");
  auto open = tablet.unlock();
  REQUIRE(open->unlocked);
  REQUIRE(open->people);
  REQUIRE(open->people->rows.size() == 1);
  CHECK(open->people->rows[0].name.full == "Isobel Rennie");
  CHECK(open->people->rows[0].age == 84);
}

TEST_CASE("after a forced stop Isobel's words are there, and the caret is where it was [R01]") {
  AminasTablet tablet;
  tablet.unlock();
  auto model = tablet.after(app::StartConversation{tablet.person()});
  REQUIRE(model->conversation);
  model = tablet.show(*model->conversation, "gc.14");
  const auto& prompt = tablet.item(*model, "gc.14");
  tablet.after(app::Write{prompt.text.key, prompt.text.seen, 7, "I like the light here in the morning.", 11});

  tablet.open();
  auto again = tablet.unlock();
  CHECK(again->route.page == Route::Page::conversation);
  REQUIRE(again->conversation);
  CHECK(again->conversation->items[again->conversation->current].link_id == "gc.14");
  CHECK(tablet.item(*again, "gc.14").text.text == "I like the light here in the morning.");
  CHECK(again->conversation->caret == 11u);
  CHECK(again->conversation->caret_field == "text");
}

TEST_CASE("what one stay in an editor writes overwrites only its own last writing") {
  AminasTablet tablet;
  tablet.unlock();
  auto model = tablet.after(app::StartConversation{tablet.person()});
  const auto key = tablet.item(*model, "gc.05").text.key;
  tablet.after(app::Write{key, {}, 1, "I am a Lochee lassie.", 0});
  tablet.after(app::Write{key, {}, 1, "I am a Lochee lassie, born in Atholl Street.", 0});
  auto seen = tablet.item(*tablet.core->model(), "gc.05").text;
  CHECK(seen.text == "I am a Lochee lassie, born in Atholl Street.");
  CHECK(seen.seen.size() == 1);
  // Somebody who had opened on nothing crosses with it: both are kept.
  tablet.after(app::Write{key, {}, 2, "I wove jute.", 0});
  auto both = tablet.item(*tablet.core->model(), "gc.05").text;
  CHECK(both.seen.size() == 2);
  CHECK(both.text.find("I wove jute.") != std::string::npos);
  CHECK(both.text.find("Atholl Street") != std::string::npos);
}

TEST_CASE("a prompt put off keeps its reason, and answering opens it again [R06]") {
  AminasTablet tablet;
  tablet.unlock();
  auto model = tablet.after(app::StartConversation{tablet.person()});
  auto id = model->conversation->conversation;
  model = tablet.after(app::LeaveForNow{id, "gc.30", "ran-out-of-time"});
  CHECK(tablet.item(*model, "gc.30").state == app::ItemState::left);
  CHECK(tablet.item(*model, "gc.30").left_because == "ran-out-of-time");
  model = tablet.after(app::ChooseOne{id, "gc.30", "yes"});
  CHECK(tablet.item(*model, "gc.30").state == app::ItemState::answered);
}

TEST_CASE("questions to ask alone wait until Amina says who is in the room") {
  AminasTablet tablet;
  tablet.unlock();
  auto model = tablet.after(app::StartConversation{tablet.person()});
  auto has = [](const app::ReadModel& shown, const std::string& link_id) {
    for (const auto& item : shown.conversation->items)
      if (item.link_id == link_id) return true;
    return false;
  };
  CHECK_FALSE(has(*model, "gc.28"));
  model = tablet.after(app::ChooseOne{model->conversation->conversation, "alone", "alone"});
  CHECK(has(*model, "gc.28"));
}

TEST_CASE("what Isobel wants, its step and what is still waiting come onto the page and onto paper [R04] [R50]") {
  AminasTablet tablet;
  tablet.unlock();
  tablet.after(app::StartConversation{tablet.person()});
  auto model = tablet.after(app::Go{{Route::Page::outcome, tablet.person(), {}, ""}});
  REQUIRE(model->outcome);
  auto id = model->outcome->record;
  tablet.after(app::Write{model->outcome->want.key, {}, 1, "stay in my own flat", 0});
  tablet.after(app::Write{model->outcome->so_that.key, {}, 2, "I am near the folk I know", 0});
  tablet.after(app::SetOutcome{id, "domain", "D05"});
  tablet.after(app::SetOutcome{id, "start_score", "2"});
  tablet.after(app::AddStep{id, "A second rail on the stair", "Amina asks the housing team", "2026-12-04", "by"});
  tablet.after(tests::unmet(id, "company at the weekend", "Not one of them is coming in here.", "UN02", "2027-01-12"));
  model = tablet.after(app::KeepOutcome{id});
  REQUIRE(model->outcomes);
  REQUIRE(model->outcomes->lines.size() == 1);
  CHECK(model->outcomes->lines[0].line == "I want to stay in my own flat so that I am near the folk I know.");
  CHECK(model->outcomes->lines[0].start_score == "2");

  model = tablet.after(app::Go{{Route::Page::agreed, tablet.person(), {}, ""}});
  REQUIRE(model->agreed);
  REQUIRE(model->agreed->outcomes.size() == 1);
  REQUIRE(model->agreed->outcomes[0].steps.size() == 1);
  CHECK(model->agreed->outcomes[0].steps[0].when == "by 4 December");
  REQUIRE(model->agreed->outcomes[0].waiting.size() == 1);
  model = tablet.after(app::Agree{model->agreed->agreement, model->agreed->conversation, model->agreed->seen, "agree"});
  CHECK(model->agreed->answer == "agree");
  CHECK_FALSE(model->agreed->changed_since);
  tablet.after(app::AddStep{id, "A lift to choir", "Jean", "", ""});
  model = tablet.after(app::Go{{Route::Page::agreed, tablet.person(), {}, ""}});
  CHECK(model->agreed->changed_since);
  model = tablet.after(app::LeavePaper{app::PaperKind::agreed});
  CHECK(*tablet.files.exists(tablet.folder.path() / "documents" / model->agreed->pdf));
}

TEST_CASE("any word anyone wrote is found while typing, without accents and capitals") {
  AminasTablet tablet;
  tablet.unlock();
  auto model = tablet.after(app::StartConversation{tablet.person()});
  const auto& prompt = tablet.item(*model, "gc.08");
  tablet.after(app::Write{prompt.text.key, {}, 1, "I sang at the café with the choir.", 0});
  tablet.after(app::Go{{Route::Page::people, {}, {}, ""}});
  model = tablet.after(app::Search{"CAFE cho"});
  REQUIRE(model->people->found.size() == 1);
  CHECK(model->people->found[0].name.full == "Isobel Rennie");
  CHECK(model->people->found[0].opens.item == "gc.08");
  model = tablet.after(app::Search{"lochee"});
  CHECK(model->people->rows.size() == 1);
}

TEST_CASE("locked, the screen holds nothing of anybody") {
  AminasTablet tablet;
  tablet.unlock();
  tablet.after(app::Go{{Route::Page::person, tablet.person(), {}, ""}});
  auto locked = tablet.after(app::Lock{});
  CHECK_FALSE(locked->unlocked);
  CHECK_FALSE(locked->person);
  CHECK_FALSE(locked->people);
  CHECK(locked->route.page == Route::Page::unlock);
}
