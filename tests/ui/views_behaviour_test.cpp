// What comes out of a page when somebody taps, types or uses the keyboard.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_agreed.h"
#include "app/core/read_models_sync.h"
#include "tests/ui/sample_models.h"
#include "tests/ui/view_stage.h"

using namespace blether;
using platform::Key;
using test::ViewStage;
using Page = app::Route::Page;

namespace {

// The core has taken the words in and shows them.
void answered(ViewStage& stage, const std::string& text) {
  app::ConversationModel talk = *stage.model.conversation;
  talk.items[talk.current].text.text = text;
  stage.model.conversation = std::make_shared<app::ConversationModel>(talk);
  ++stage.model.version;
  stage.settle();
}

}  // namespace

TEST_CASE("Amina taps Isobel in the list and comes to her page") {
  ViewStage stage(test::sample_people());
  stage.settle();
  REQUIRE(stage.tap("people/row/isobel-rennie"));
  auto went = stage.all<app::Go>();
  REQUIRE(went.size() == 1);
  CHECK(went[0].route.page == Page::person);
  CHECK(went[0].route.person == stage.model.people->rows[0].name.id);
}

TEST_CASE("Amina finds Isobel with the keyboard alone") {
  ViewStage stage(test::sample_people());
  stage.settle();
  REQUIRE(stage.tab_to("people/row/isobel-rennie"));
  stage.key(Key::enter);
  REQUIRE(stage.all<app::Go>().size() == 1);
  CHECK(stage.all<app::Go>()[0].route.page == Page::person);
}

TEST_CASE("Amina types into the search and every letter looks again") {
  ViewStage stage(test::sample_people());
  stage.settle();
  REQUIRE(stage.tap("people/search"));
  stage.type("choir");
  REQUIRE_FALSE(stage.all<app::Search>().empty());
  CHECK(stage.all<app::Search>().back().words == "choir");
  REQUIRE(stage.tap("people/clear"));
  CHECK(stage.all<app::Search>().back().words.empty());
}

TEST_CASE("What Isobel says is handed over after a pause, with what the editor opened on") {
  ViewStage stage(test::sample_conversation("gc.16"));
  stage.settle();
  REQUIRE(stage.tap("conversation/answer"));
  stage.type("In the house I am fine.");
  stage.pass(1);
  auto writes = stage.all<app::Write>();
  REQUIRE(writes.size() == 1);
  CHECK(writes[0].text == "In the house I am fine.");
  CHECK(writes[0].key == stage.model.conversation->items[stage.model.conversation->current].text.key);
  CHECK(writes[0].seen.empty());
  CHECK(writes[0].session != 0);

  // More words in the same stay are the same session.
  stage.type(" The stair is another thing.");
  stage.pass(1);
  writes = stage.all<app::Write>();
  REQUIRE(writes.size() == 2);
  CHECK(writes[1].session == writes[0].session);
}

TEST_CASE("Callum's words that arrive while Amina types wait, and what she typed stays on the screen") {
  ViewStage stage(test::sample_conversation("gc.16"));
  stage.settle();
  REQUIRE(stage.tap("conversation/answer"));
  stage.type("With my stick");
  answered(stage, "With a walking frame");
  CHECK(stage.node("conversation/answer")->value == "With my stick");
}

TEST_CASE("Amina goes to the next question in the middle of a word and the word is written first") {
  ViewStage stage(test::sample_conversation("gc.16"));
  stage.settle();
  REQUIRE(stage.tap("conversation/answer"));
  stage.type("With my sti");
  stage.intents.clear();
  REQUIRE(stage.tap("conversation/next"));
  auto writes = stage.all<app::Write>();
  auto went = stage.all<app::Go>();
  REQUIRE(writes.size() == 1);
  REQUIRE(went.size() == 1);
  CHECK(std::holds_alternative<app::Write>(stage.intents.front()));
  CHECK(writes[0].text == "With my sti");
  CHECK(went[0].route.item == "gc.17");
}

TEST_CASE("Amina locks: what is typed is written, then the curtain hides every name", "[R67]") {
  ViewStage stage(test::sample_conversation("gc.16"));
  stage.settle();
  REQUIRE(stage.tap("conversation/answer"));
  stage.type("Mrs Lamb");
  stage.intents.clear();
  REQUIRE(stage.tap("topbar/lock"));
  CHECK(stage.all<app::Write>().size() == 1);
  CHECK(std::holds_alternative<app::Lock>(stage.intents.back()));
  REQUIRE(stage.node("curtain"));
  for (const ui::Node& node : stage.nodes().nodes()) CHECK(node.name.find("Isobel") == std::string::npos);
}

TEST_CASE("Escape goes back to Isobel, but first out of the sheet") {
  ViewStage stage(test::sample_conversation());
  stage.settle();
  REQUIRE(stage.tap("conversation/not-now"));
  REQUIRE(stage.node("conversation/leave/title"));
  stage.key(Key::escape);
  CHECK_FALSE(stage.node("conversation/leave/title"));
  CHECK(stage.all<app::Go>().empty());
  stage.key(Key::escape);
  REQUIRE(stage.all<app::Go>().size() == 1);
  CHECK(stage.all<app::Go>()[0].route.page == Page::person);
}

TEST_CASE("A question is left only with a reason") {
  ViewStage stage(test::sample_conversation());
  stage.settle();
  REQUIRE(stage.tap("conversation/not-now"));
  REQUIRE(stage.tap("conversation/leave/go"));
  CHECK(stage.all<app::LeaveForNow>().empty());
  REQUIRE(stage.tap("conversation/leave/chose-not-to"));
  REQUIRE(stage.tap("conversation/leave/go"));
  REQUIRE(stage.all<app::LeaveForNow>().size() == 1);
  CHECK(stage.all<app::LeaveForNow>()[0].reason == "chose-not-to");
  CHECK(stage.all<app::LeaveForNow>()[0].item == "gc.14");
}

TEST_CASE("Isobel points at a face and Amina taps it; a second tap takes it back") {
  ViewStage stage(test::sample_conversation("gc.27"));
  stage.settle();
  REQUIRE(stage.tap("conversation/answer/3"));
  REQUIRE(stage.tap("conversation/answer/2"));  // the one that is chosen already
  auto chosen = stage.all<app::ChooseOne>();
  REQUIRE(chosen.size() == 2);
  CHECK(chosen[0].code == "3");
  CHECK(chosen[1].code.empty());
}

TEST_CASE("Isobel's private answer is shown only while she holds the tablet") {
  ViewStage stage(test::sample_conversation("gc.36"));
  stage.settle();
  CHECK_FALSE(stage.node("conversation/answer/3"));
  REQUIRE(stage.tap("conversation/private/start"));
  REQUIRE(stage.tap("conversation/answer/3"));
  CHECK(stage.all<app::ChooseOne>().size() == 1);
  CHECK_FALSE(stage.node("conversation/section/S1"));
  REQUIRE(stage.tap("conversation/private/done"));
  CHECK_FALSE(stage.node("conversation/answer/3"));
}

TEST_CASE("An answer about being hurt offers the numbers to ring at once") {
  ViewStage stage(test::sample_conversation("gc.28"));
  app::ConversationModel talk = *stage.model.conversation;
  talk.items[talk.current].safety = false;
  stage.model.conversation = std::make_shared<app::ConversationModel>(talk);
  stage.settle();
  CHECK_FALSE(stage.node("conversation/safety/title"));
  talk.items[talk.current].safety = true;
  talk.items[talk.current].chosen = "yes";
  stage.model.conversation = std::make_shared<app::ConversationModel>(talk);
  stage.settle();
  CHECK(stage.node("conversation/safety/title"));
  REQUIRE(stage.tap("conversation/safety/done"));
  CHECK_FALSE(stage.node("conversation/safety/title"));
}

TEST_CASE("An outcome needs what Isobel wants before it is kept") {
  ViewStage stage(test::sample_new_outcome());
  stage.settle();
  REQUIRE(stage.tap("outcome/keep"));
  CHECK(stage.all<app::KeepOutcome>().empty());
  CHECK(stage.node("outcome/missing"));
  REQUIRE(stage.tap("outcome/want"));
  stage.type("stay in my own flat");
  REQUIRE(stage.tap("outcome/keep"));
  REQUIRE(stage.all<app::KeepOutcome>().size() == 1);
  REQUIRE(stage.all<app::Write>().size() == 1);
  CHECK(stage.all<app::Write>()[0].text == "stay in my own flat");
}

TEST_CASE("A step is what, who and when") {
  ViewStage stage(test::sample_outcome());
  stage.settle();
  REQUIRE(stage.tap("outcome/step/add"));
  CHECK(stage.node("step/what")->focused);
  stage.type("A light on the half landing");
  REQUIRE(stage.tap("step/who"));
  stage.type("Amina");
  REQUIRE(stage.tap("step/kind/from"));
  REQUIRE(stage.tap("step/when"));
  REQUIRE(stage.tap("date/next-month"));
  REQUIRE(stage.tap("date/day/2026-12-04"));
  REQUIRE(stage.tap("step/keep"));
  auto added = stage.all<app::AddStep>();
  REQUIRE(added.size() == 1);
  CHECK(added[0].what == "A light on the half landing");
  CHECK(added[0].who == "Amina");
  CHECK(added[0].when == "2026-12-04");
  CHECK(added[0].when_kind == "from");
}

TEST_CASE("What cannot be had yet is written down with a reason and a day to look again") {
  ViewStage stage(test::sample_outcome());
  stage.settle();
  REQUIRE(stage.tap("outcome/unmet/add"));
  REQUIRE(stage.tap("unmet/need"));
  stage.type("company at the weekend");
  REQUIRE(stage.tap("unmet/keep"));
  CHECK(stage.all<app::RecordUnmet>().empty());
  REQUIRE(stage.tap("unmet/reason/UN02"));
  REQUIRE(stage.tap("unmet/look-again"));
  REQUIRE(stage.tap("date/previous-month"));
  REQUIRE(stage.tap("date/day/2026-12-12"));
  REQUIRE(stage.tap("unmet/keep"));
  auto recorded = stage.all<app::RecordUnmet>();
  REQUIRE(recorded.size() == 1);
  CHECK(recorded[0].said.reason == "UN02");
  CHECK(recorded[0].said.look_again == "2026-12-12");
}

TEST_CASE("Isobel takes a copy of what was agreed") {
  ViewStage stage(test::sample_agreed());
  stage.settle();
  REQUIRE(stage.tap("agreed/copy"));
  CHECK(stage.all<app::Agree>().empty());
  auto papers = stage.all<app::LeavePaper>();
  REQUIRE(papers.size() == 1);
  CHECK(papers[0].kind == app::PaperKind::agreed);
}

TEST_CASE("Amina keeps both versions, or hers, or her own new words") {
  ViewStage stage(test::sample_conflict());
  stage.settle();
  REQUIRE(stage.tap("conflict/go"));
  REQUIRE(stage.tap("conflict/keep/2"));
  REQUIRE(stage.tap("conflict/go"));
  REQUIRE(stage.tap("conflict/change"));
  stage.type("Well. ");
  REQUIRE(stage.tap("conflict/go"));
  auto settled = stage.all<app::Settle>();
  REQUIRE(settled.size() == 3);
  CHECK(settled[0].how == app::Settle::How::keep_both);
  CHECK(settled[1].how == app::Settle::How::keep_one);
  CHECK(settled[1].keep == stage.model.conflict->versions[1].dot);
  CHECK(settled[2].how == app::Settle::How::write_new);
  CHECK(settled[2].text.find("Well. ") != std::string::npos);
  CHECK(settled[2].text.find("walking frame") != std::string::npos);
}

TEST_CASE("Which of two agreements stands is asked of Agnes, never picked") {
  ViewStage stage(test::sample_decision());
  stage.settle();
  CHECK_FALSE(stage.node("conflict/both"));
  REQUIRE(stage.tap("conflict/go"));
  CHECK(stage.all<app::Settle>().empty());
  REQUIRE(stage.tap("conflict/ask/go"));
  CHECK(stage.all<app::Settle>().empty());
  REQUIRE(stage.tap("conflict/answer/2"));
  REQUIRE(stage.tap("conflict/ask/go"));
  REQUIRE(stage.all<app::Settle>().size() == 1);
  CHECK(stage.all<app::Settle>()[0].keep == stage.model.conflict->versions[1].dot);
}

TEST_CASE("Moira's words are made bigger from Help, at once") {
  ViewStage stage(test::sample_conversation());
  stage.settle();
  REQUIRE(stage.tap("topbar/help"));
  REQUIRE(stage.tap("help/scale/200"));
  auto changed = stage.all<app::ChangeSettings>();
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].settings.scale_percent == 200);
}

TEST_CASE("Isobel has a page read to her: all that stands there, from the top, and none of the buttons", "[R65][R15]") {
  app::ReadModel options;
  for (const auto& sample : test::all_samples())
    if (sample.name == "options") options = sample.model;
  ViewStage stage(options);
  stage.settle();
  std::vector<std::string> words;
  for (const ui::Node& node : stage.nodes().nodes())
    if (node.role == ui::Role::heading || node.role == ui::Role::text) words.push_back(node.name);
  REQUIRE(stage.tap("topbar/help"));
  REQUIRE(stage.tap("help/read"));
  for (int i = 0; i < 200 && !stage.shell().node_being_read().empty(); ++i) stage.heard_it();
  std::string said;
  for (const std::string& each : stage.said) said += each + " ";
  std::size_t from = 0;
  for (std::string each : words) {
    std::replace(each.begin(), each.end(), '\n', ' ');
    INFO(each);
    from = said.find(each, from);
    REQUIRE(from != std::string::npos);
  }
  REQUIRE(stage.node("options/help"));
  CHECK(std::count(stage.said.begin(), stage.said.end(), stage.node("options/help")->name) == 0);
  CHECK(stage.shell().node_being_read().empty());
}

TEST_CASE("Whatever Isobel does ends the reading: Stop, a tap on the page, another page", "[R65]") {
  for (const std::string tapped : {"topbar/help", "people/row/isobel-rennie"}) {
    ViewStage stage(test::sample_people());
    stage.settle();
    REQUIRE(stage.tap("topbar/help"));
    REQUIRE(stage.tap("help/read"));
    REQUIRE_FALSE(stage.shell().node_being_read().empty());
    REQUIRE(stage.tap(tapped));
    INFO(tapped);
    CHECK(stage.shell().node_being_read().empty());
    CHECK_FALSE(stage.node("help/read"));
    std::size_t said = stage.said.size();
    for (int i = 0; i < 5; ++i) stage.heard_it();
    CHECK(stage.said.size() == said);
  }
}

TEST_CASE("A sheet that opens over the page ends the reading of it", "[R65]") {
  ViewStage stage(test::sample_person());
  stage.settle();
  REQUIRE(stage.tap("topbar/help"));
  REQUIRE(stage.tap("help/read"));
  REQUIRE(stage.tap("person/matters"));
  CHECK(stage.shell().node_being_read().empty());
}

TEST_CASE("To Isobel, who asked to be read to, every page offers it first; what she wrote and chose is read with it", "[R65]") {
  ViewStage stage(test::sample_conversation());
  stage.model.screen_needs.read_aloud = true;
  stage.settle();
  REQUIRE(stage.tap("read/page"));
  for (int i = 0; i < 200 && !stage.shell().node_being_read().empty(); ++i) stage.heard_it();
  const std::string& words = stage.model.conversation->items[stage.model.conversation->current].text.text;
  REQUIRE_FALSE(words.empty());
  std::string said;
  for (const std::string& each : stage.said) said += each + " ";
  CHECK(said.find(words.substr(0, words.find('.'))) != std::string::npos);
}

TEST_CASE("A wrong passphrase is said in words and the field is empty again") {
  ViewStage stage(test::sample_unlock());
  stage.settle();
  stage.type("not the right one");
  stage.key(Key::enter);
  REQUIRE(stage.all<app::Unlock>().size() == 1);
  CHECK(stage.all<app::Unlock>()[0].passphrase == "not the right one");
  app::UnlockModel door = *stage.model.unlock;
  door.problem = "error.wrong_key";
  stage.model.unlock = std::make_shared<app::UnlockModel>(door);
  stage.settle();
  CHECK(stage.node("unlock/problem"));
  CHECK(stage.node("unlock/passphrase")->value.empty());
}

TEST_CASE("An invitation is taken with the same passphrase twice, long enough") {
  ViewStage stage(test::sample_enrol());
  stage.settle();
  REQUIRE(stage.tap("enrol/invitation"));
  stage.type("blether://office:7443/abc/def");
  REQUIRE(stage.tap("enrol/passphrase"));
  stage.type("five plain words together");
  REQUIRE(stage.tap("enrol/passphrase-again"));
  stage.type("five plain words");
  REQUIRE(stage.tap("enrol/begin"));
  CHECK(stage.all<app::Enrol>().empty());
  CHECK(stage.node("enrol/problem"));
  REQUIRE(stage.tap("enrol/passphrase-again"));
  stage.key(Key::end);
  stage.type(" together");
  REQUIRE(stage.tap("enrol/begin"));
  REQUIRE(stage.all<app::Enrol>().size() == 1);
  CHECK(stage.all<app::Enrol>()[0].passphrase == "five plain words together");
}

TEST_CASE("After a fall of the tablet Amina is at the same letter again") {
  auto model = test::sample_conversation();
  app::ConversationModel talk = *model.conversation;
  talk.caret = 10;
  talk.caret_field = "text";
  model.conversation = std::make_shared<app::ConversationModel>(talk);
  ViewStage stage(model);
  stage.settle();
  REQUIRE(stage.node("conversation/answer")->focused);
  stage.type("X");
  CHECK(stage.node("conversation/answer")->value.substr(0, 12) == "I came to Xt");
}

TEST_CASE("In carer mode Back, Escape and giving the tablet back all close the vault, and nothing on the page leads elsewhere", "[R44]") {
  auto only_locks = [](const ViewStage& stage) {
    CHECK(stage.all<app::Lock>().size() == 1);
    CHECK(stage.all<app::Go>().empty());
  };
  {
    ViewStage stage(test::sample_own_plan());
    stage.settle();
    REQUIRE(stage.tap("topbar/back"));
    only_locks(stage);
  }
  {
    ViewStage stage(test::sample_own_plan());
    stage.settle();
    stage.key(Key::escape);
    only_locks(stage);
  }
  for (const auto& sample : test::all_samples()) {
    if (sample.model.route.page != Page::own_plan) continue;
    INFO(sample.name);
    std::vector<std::string> ids;
    {
      ViewStage stage(sample.model);
      stage.settle();
      for (const ui::Node& node : stage.nodes().nodes())
        if (node.interactive()) ids.push_back(node.id);
    }
    // Everything that can be touched, touched: her own plan, its other language, Help and Lock, and no other page.
    for (const std::string& id : ids) {
      INFO(id);
      CHECK((id.starts_with("own/") || id.starts_with("topbar/") || id == "read/in"));
      ViewStage stage(sample.model);
      stage.settle();
      stage.tap(id);
      for (const app::Go& went : stage.all<app::Go>()) {
        CHECK(went.route.page == Page::own_plan);
        CHECK(went.route.person == sample.model.route.person);
        CHECK(went.route.record == sample.model.route.record);
      }
    }
  }
}

TEST_CASE("Help in carer mode has no way to anywhere", "[R44]") {
  ViewStage stage(test::sample_own_plan());
  stage.settle();
  REQUIRE(stage.tap("topbar/help"));
  for (const ui::Node& node : stage.nodes().nodes()) {
    INFO(node.id);
    CHECK((node.id.starts_with("help") || node.id.empty()));
    if (node.id == "help/safety") CHECK_FALSE(node.interactive());
  }
  CHECK(stage.all<app::Go>().empty());
}

TEST_CASE("Moira would rather not say, and the next question comes") {
  ViewStage stage(test::sample_own_plan());
  stage.settle();
  REQUIRE(stage.tap("own/rather-not"));
  auto left = stage.all<app::LeaveForNow>();
  REQUIRE(left.size() == 1);
  CHECK(left[0].item == "acsp.6.enough");
  CHECK(left[0].reason == "chose-not-to");
  REQUIRE(stage.all<app::Go>().size() == 1);
  CHECK(stage.all<app::Go>()[0].route.item == "acsp.6.last");
}
