#include <catch2/catch_test_macros.hpp>
#include <cfloat>
#include <string>

#include "tests/ui/editor_page.h"
#include "tests/unit/ui/naughty.h"

using blether::test::EditorPage;
using blether::test::kFamily;
using blether::test::kHome;
using blether::test::times;
using blether::ui::EditorLines;
using blether::ui::EditorPlace;

TEST_CASE("A click and some typing put words where the click was") {
  EditorPage page(kHome);
  CHECK_FALSE(page.wants_text);
  page.click(page.at(2, 0));
  CHECK(page.gained);
  CHECK(page.wants_text);
  page.type("first ");
  CHECK(page.words().starts_with("I first came to this flat"));
  CHECK(page.changed);
}

TEST_CASE("Accents, families and other scripts arrive as they were typed") {
  EditorPage page;
  page.state.request_focus();
  page.frame();
  const std::string words = "Caf\u00E9 " + kFamily + " " + blether::test::kArabic + " " + blether::test::kHangul;
  page.type(words);
  CHECK(page.words() == words);
  page.key(ImGuiKey_Home);
  for (int i = 0; i < 6; ++i) page.key(ImGuiKey_RightArrow);
  CHECK(page.caret() == 6 + kFamily.size());
  page.key(ImGuiKey_Backspace);
  CHECK(page.words().starts_with("Caf\u00E9  "));
}

TEST_CASE("End goes to the end of the row that is shown, Home back to its begin") {
  EditorPage page(kHome);
  page.click(page.at(5, 1));
  page.key(ImGuiKey_Home);
  const auto begin = page.caret();
  REQUIRE(begin > 20);
  CHECK(page.words()[begin - 1] == ' ');
  page.key(ImGuiKey_UpArrow);
  CHECK(page.caret() == 0);
  page.key(ImGuiKey_End);
  CHECK(page.caret() == begin);
  page.key(ImGuiKey_Home);
  CHECK(page.caret() == 0);  // still the first row, though the place is the second's begin
  page.key(ImGuiKey_DownArrow);
  page.key(ImGuiKey_Home);
  CHECK(page.caret() == begin);
  page.key(ImGuiKey_End, ImGuiMod_Ctrl);
  CHECK(page.caret() == page.words().size());
  page.key(ImGuiKey_Home, ImGuiMod_Ctrl);
  CHECK(page.caret() == 0);
}

TEST_CASE("Up and down keep their place across a short row") {
  EditorPage page("a long first row\nx\na long third row");
  page.click(page.at(9, 0));
  page.key(ImGuiKey_DownArrow);
  CHECK(page.caret() == 18);
  page.key(ImGuiKey_DownArrow);
  CHECK(page.caret() == 19 + 9);
  page.key(ImGuiKey_UpArrow);
  page.key(ImGuiKey_UpArrow);
  CHECK(page.caret() == 9);
}

TEST_CASE("Ctrl and Alt step by words, with Shift they select") {
  EditorPage page("my own flat");
  page.click(page.at(0, 0));
  page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
  CHECK(page.caret() == 2);
  page.key(ImGuiKey_RightArrow, ImGuiMod_Alt);
  CHECK(page.caret() == 6);
  page.key(ImGuiKey_LeftArrow, ImGuiMod_Ctrl, ImGuiMod_Shift);
  CHECK(page.selected() == "own");
  page.type("her");
  CHECK(page.words() == "my her flat");
  page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(page.words() == "my own flat");
  CHECK(page.selected() == "own");
  page.key(ImGuiKey_Y, ImGuiMod_Ctrl);
  CHECK(page.words() == "my her flat");
  page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  page.key(ImGuiKey_Z, ImGuiMod_Ctrl, ImGuiMod_Shift);
  CHECK(page.words() == "my her flat");
}

TEST_CASE("Cut, copy and paste give back every byte") {
  EditorPage page("keep " + kFamily + " this");
  page.click(page.at(0, 0));
  page.key(ImGuiKey_A, ImGuiMod_Ctrl);
  page.key(ImGuiKey_X, ImGuiMod_Ctrl);
  CHECK(page.words().empty());
  page.key(ImGuiKey_V, ImGuiMod_Ctrl);
  page.key(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.words() == times("keep " + kFamily + " this", 2));
  page.key(ImGuiKey_A, ImGuiMod_Ctrl);
  page.key(ImGuiKey_C, ImGuiMod_Ctrl);
  CHECK(ImGui::GetClipboardText() == page.words());
}

TEST_CASE("Pasted Windows line ends stay, and a clipboard that is not text is refused with a reason") {
  EditorPage page;
  page.state.request_focus();
  page.frame();
  ImGui::SetClipboardText("one\r\ntwo\r\n");
  page.key(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.words() == "one\r\ntwo\r\n");
  CHECK(page.last.wanted_height == 3 * page.style.row_height + 2 * page.style.padding.y);
  ImGui::SetClipboardText("\xC3\x28");
  page.key(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.refused == "editor.not_text");
  CHECK(page.words() == "one\r\ntwo\r\n");
  ImGui::SetClipboardText(times("x", blether::ui::TextModel::kMaxBytes).c_str());
  page.key(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.refused == "editor.too_long");
}

TEST_CASE("Double click takes the word, triple click the paragraph, shift-click up to there") {
  EditorPage page("one two three\nfour five");
  page.click(page.at(5, 0));
  page.click(page.at(5, 0));
  CHECK(page.selected() == "two");
  page.click(page.at(5, 0));
  CHECK(page.selected() == "one two three");
  page.pause();
  page.click(page.at(4, 0));
  page.pause();
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
  page.click(page.at(4, 1));
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
  CHECK(page.selected() == "two three\nfour");
}

TEST_CASE("Dragging the mouse selects, and beyond the edge it scrolls on") {
  EditorPage page(times("row of words\n", 40));
  page.down(page.at(4, 0), ImGuiMouseSource_Mouse);
  page.move(page.at(6, 2));
  CHECK(page.selected() == "of words\nrow of words\nrow of");
  for (int i = 0; i < 60; ++i) page.move({page.at(6, 2).x, page.max.y + 40});
  page.up();
  CHECK(page.state.place().scroll > 200);
}

TEST_CASE("In a field of one line Enter asks for the next field, and pasted line ends are kept") {
  EditorPage page("stay", EditorLines::one);
  page.state.request_focus();
  page.frame();
  page.key(ImGuiKey_Enter);
  CHECK(page.submitted);
  CHECK(page.words() == "stay");
  page.key(ImGuiKey_End, ImGuiMod_Ctrl);
  ImGui::SetClipboardText("\nin my flat");
  page.key(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.words() == "stay\nin my flat");
}

TEST_CASE("In a narrative Enter makes a new line") {
  EditorPage page("tea");
  page.click(page.at(3, 0));
  page.key(ImGuiKey_Enter);
  page.type("toast");
  CHECK(page.words() == "tea\ntoast");
  CHECK_FALSE(page.submitted);
}

TEST_CASE("A press on another button leaves the editor, saves, and does press that button") {
  EditorPage page;
  page.click(page.at(0, 0));
  page.type("aye");
  CHECK(page.saved == 0);
  page.click({100, 720});
  CHECK(page.lost);
  CHECK(page.next_pressed);
  CHECK(page.stored == "aye");
  CHECK_FALSE(page.state.focused());
  page.type("nothing");
  CHECK(page.words() == "aye");
}

TEST_CASE("Presses on the on-screen keyboard leave the editor active") {
  EditorPage page;
  page.field.keeps_min = {0, 680};
  page.field.keeps_max = {1280, 800};
  page.click(page.at(0, 0));
  page.tap({100, 720});
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // the finger is gone
  page.frames(3);
  CHECK(page.state.focused());
  page.type("q");
  CHECK(page.words() == "q");
  page.key(ImGuiKey_Tab);
  CHECK_FALSE(page.state.focused());
}

TEST_CASE("The Tab key reaches the editor and goes on to the next thing") {
  EditorPage page("words");
  page.key(ImGuiKey_Tab);
  page.key(ImGuiKey_Tab);
  for (int i = 0; i < 3 && !page.state.focused(); ++i) page.key(ImGuiKey_Tab);
  REQUIRE(page.state.focused());
  page.type("x");
  CHECK(page.words() == "xwords");
  page.key(ImGuiKey_Tab);
  CHECK_FALSE(page.state.focused());
  CHECK(page.words() == "xwords");
}

TEST_CASE("What is typed is handed over within a second of a pause, and during long typing too") {
  EditorPage page;
  page.click(page.at(0, 0));
  page.type("a");
  CHECK(page.last.wake_in.has_value());
  page.frames(3, 0.2F);
  CHECK(page.stored.empty());
  page.frame(0.2F);
  page.frame(0.2F);
  CHECK(page.stored == "a");
  page.frame();
  CHECK_FALSE(page.last.wake_in.has_value());
  const int before = page.saved;
  for (int i = 0; i < 40; ++i) {
    ImGui::GetIO().AddInputCharacter('b');
    page.frame(0.3F);
  }
  CHECK(page.saved >= before + 2);
}

TEST_CASE("Words from the office come in while nobody types, and wait while somebody does") {
  EditorPage page("She likes tea.");
  page.stored = "She likes tea and toast.";
  page.frame();
  CHECK(page.words() == "She likes tea and toast.");
  page.click(page.at(3, 0));
  page.saves = false;
  page.type(", now,");
  page.stored = "He likes tea.";
  page.frames(3);
  CHECK(page.words() == "She, now, likes tea and toast.");
  CHECK(page.state.outside_waiting());
  const auto session = page.state.session();
  page.click({100, 720});
  REQUIRE(page.state.take_unsaved() == "She, now, likes tea and toast.");
  page.frames(3);
  CHECK(page.words() == "She, now, likes tea and toast.");  // the store has not answered yet
  page.stored = "He, now, likes tea.";                      // merged
  page.frame();
  CHECK(page.words() == "He, now, likes tea.");
  CHECK(page.state.session() == session);
  page.click(page.at(3, 0));
  CHECK(page.state.session() > session);
}

TEST_CASE("An echo of what was typed a moment ago never takes away what was typed since") {
  EditorPage page;
  page.saves = false;
  page.click(page.at(0, 0));
  page.type("one");
  REQUIRE(page.state.take_unsaved() == "one");
  page.type(" two");
  REQUIRE(page.state.take_unsaved() == "one two");
  page.click({100, 720});
  page.stored = "one";
  page.frames(3);
  CHECK(page.words() == "one two");
  page.click(page.at(7, 0));
  page.type(" three");
  page.stored = "one two";
  page.frames(3);
  CHECK(page.words() == "one two three");
  CHECK_FALSE(page.state.outside_waiting());
}

TEST_CASE("Taking one's words back before the store answered is not lost either") {
  EditorPage page("a");
  page.saves = false;
  page.click(page.at(1, 0));
  page.type("b");
  REQUIRE(page.state.take_unsaved() == "ab");
  page.key(ImGuiKey_Backspace);
  page.click({100, 720});
  CHECK(page.state.take_unsaved() == "a");
  page.frame();
  page.stored = "ab";
  page.frames(2);
  CHECK(page.words() == "a");
  page.stored = "a";
  page.frames(2);
  CHECK(page.words() == "a");
}

TEST_CASE("After a restart one is at the same letter, and it is in view") {
  const std::string text = times("row of words\n", 60);
  EditorPlace place;
  {
    EditorPage page(text);
    page.click(page.at(4, 2));
    for (int i = 0; i < 3; ++i) page.key(ImGuiKey_PageDown);
    page.key(ImGuiKey_RightArrow, ImGuiMod_Shift);
    place = page.state.place();
  }
  EditorPage again(text);
  again.state.restore(place);
  again.state.request_focus();
  again.frames(2);
  CHECK(again.caret() == place.caret);
  CHECK(again.state.model().anchor() == place.anchor);
  CHECK(again.state.place().scroll == place.scroll);
  again.state.restore({1'000'000, 1'000'000, -5});
  again.frame();
  CHECK(again.caret() == text.size());
}

TEST_CASE("Read-only words can be selected and copied, and not changed") {
  EditorPage page("as she said");
  page.field.read_only = true;
  page.click(page.at(0, 0));
  page.type("x");
  page.key(ImGuiKey_Backspace);
  page.key(ImGuiKey_A, ImGuiMod_Ctrl);
  page.key(ImGuiKey_X, ImGuiMod_Ctrl);
  page.key(ImGuiKey_C, ImGuiMod_Ctrl);
  CHECK(page.words() == "as she said");
  CHECK(std::string(ImGui::GetClipboardText()) == "as she said");
}

TEST_CASE("A passphrase is never put on the clipboard") {
  EditorPage page("", EditorLines::one);
  page.field.secret = true;
  ImGui::SetClipboardText("before");
  page.click(page.at(0, 0));
  page.type("correct horse");
  page.key(ImGuiKey_A, ImGuiMod_Ctrl);
  page.key(ImGuiKey_C, ImGuiMod_Ctrl);
  page.key(ImGuiKey_X, ImGuiMod_Ctrl);
  CHECK(std::string(ImGui::GetClipboardText()) == "before");
  CHECK(page.words() == "correct horse");
}

TEST_CASE("Dictation and suggestions go in at the caret, and one undo takes each back") {
  EditorPage page("I like tea");
  page.click(page.at(10, 0));
  REQUIRE(page.state.insert(" and toast in the morning"));
  page.frame();
  CHECK(page.changed);
  REQUIRE(page.state.replace(page.state.word_at_caret(), "evening"));
  page.frame();
  CHECK(page.words() == "I like tea and toast in the evening");
  page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(page.words() == "I like tea");
}

TEST_CASE("Any text can be shown, walked through and typed into") {
  for (const std::string& text : blether::test::naughty_texts()) {
    EditorPage page(text);
    page.state.request_focus();
    page.frames(2);
    page.key(ImGuiKey_End, ImGuiMod_Ctrl);
    for (const ImGuiKey key : {ImGuiKey_UpArrow, ImGuiKey_PageUp, ImGuiKey_End, ImGuiKey_LeftArrow, ImGuiKey_DownArrow,
                               ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_RightArrow})
      page.key(key, ImGuiMod_Shift);
    page.key(ImGuiKey_End, ImGuiMod_Ctrl);
    page.type("x");
    CHECK(page.words() == text + "x");
  }
}

TEST_CASE("A hundred thousand bytes can be pasted and typed into, and the caret stays in view") {
  EditorPage page;
  page.state.request_focus();
  page.frame();
  const std::string text = times("We went on talking about the winter, and what helps when the stairs are hard. ", 1300);
  ImGui::SetClipboardText(text.c_str());
  page.key(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.words() == text);
  CHECK(page.state.place().scroll > 10'000);
  page.type("Aye.");
  CHECK(page.words() == text + "Aye.");
  page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(page.words().empty());
}
