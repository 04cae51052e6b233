#include <catch2/catch_test_macros.hpp>
#include <string>

#include "app/ui/editor/spelling.h"
#include "tests/ui/editor_page.h"
#include "tests/unit/ui/naughty.h"

using blether::test::EditorPage;
using blether::test::times;

namespace {

const std::string kRows = times("row of words\n", 60);

blether::ui::Spelling& british() {
  static blether::ui::Spelling spelling;
  spelling.load();
  return spelling;
}

}  // namespace

TEST_CASE("A tap places the caret and asks for the keyboard") {
  EditorPage page("one two three");
  page.tap(page.at(4, 0));
  CHECK(page.state.focused());
  CHECK(page.wants_text);
  CHECK(page.caret() == 4);
  page.pause();
  page.tap(page.at(2, 5));  // below the words
  CHECK(page.caret() == 13);
}

TEST_CASE("A finger that drags scrolls, leaves the caret alone, and does not begin typing") {
  EditorPage page(kRows);
  page.down(page.at(3, 6));
  CHECK_FALSE(page.state.focused());
  for (int i = 1; i <= 6; ++i) page.move({page.at(3, 6).x, page.at(3, 6).y - static_cast<float>(i) * 20});
  CHECK(page.state.place().scroll == 120);
  CHECK(page.caret() == 0);
  page.up();
  CHECK_FALSE(page.state.focused());
  const float released = page.state.place().scroll;
  CHECK(page.last.animating);
  page.frames(10);
  CHECK(page.state.place().scroll > released);
  page.frames(300);
  CHECK_FALSE(page.last.animating);
  page.tap(page.at(3, 2));
  CHECK(page.caret() > 100);
}

TEST_CASE("With reduced motion the words stop with the finger") {
  EditorPage page(kRows);
  page.style.reduced_motion = true;
  page.down(page.at(3, 6));
  for (int i = 1; i <= 6; ++i) page.move({page.at(3, 6).x, page.at(3, 6).y - static_cast<float>(i) * 20});
  page.up();
  const float released = page.state.place().scroll;
  page.frames(10);
  CHECK(page.state.place().scroll == released);
}

TEST_CASE("A long press selects the word, shows handles and offers what can be done") {
  EditorPage page("one two three");
  page.long_press(page.at(5, 0));
  CHECK(page.selected() == "two");
  REQUIRE(page.part("handle.begin"));
  REQUIRE(page.part("handle.end"));
  const auto* handle = page.part("handle.end");
  CHECK(handle->max.x - handle->min.x >= 44);
  CHECK(handle->max.y - handle->min.y >= 44);
  REQUIRE(page.part("copy"));
  CHECK(page.part("copy")->max.y - page.part("copy")->min.y >= 48);
  page.tap_part("cut");
  CHECK(page.words() == "one  three");
  CHECK(page.state.focused());
  CHECK_FALSE(page.part("copy"));
  page.pause();
  page.tap(page.at(2, 0));
  page.pause();
  page.tap(page.at(4, 0));
  CHECK_FALSE(page.part("paste"));
  page.pause();
  page.tap(page.at(4, 0));  // a second tap on the caret
  REQUIRE(page.part("paste"));
  page.tap_part("paste");
  CHECK(page.words() == "one two three");
}

TEST_CASE("A double tap selects the word, a triple tap the paragraph") {
  EditorPage page("one two three\nfour");
  page.tap(page.at(5, 0));
  page.tap(page.at(5, 0));
  CHECK(page.selected() == "two");
  page.tap(page.at(5, 0));
  CHECK(page.selected() == "one two three");
}

TEST_CASE("The handles move the ends of the selection, and may cross") {
  EditorPage page("one two three four");
  page.long_press(page.at(5, 0));
  const auto drag = [&](const char* handle, float column) {
    const auto* node = page.part(handle);
    REQUIRE(node);
    const ImVec2 from{(node->min.x + node->max.x) / 2, (node->min.y + node->max.y) / 2};
    const float below = page.style.row_height * 0.75F;
    page.down(from);
    page.move({page.at(column, 0).x, page.at(column, 0).y + below});
    page.up();
  };
  drag("handle.end", 13);
  CHECK(page.selected() == "two three");
  CHECK(page.part("cut"));
  drag("handle.begin", 0);
  CHECK(page.selected() == "one two three");
  page.pause();
  drag("handle.begin", 18);
  CHECK(page.selected() == " four");
  CHECK(page.state.focused());
}

TEST_CASE("Chips near the top edge go below, and never leave the screen") {
  EditorPage page("one two three");
  page.min = {10, 4};
  page.max = {300, 90};
  page.frames(2);
  page.long_press(page.at(1, 0));
  for (const auto& part : page.last.parts) {
    if (part.part.starts_with("handle")) continue;
    CHECK(part.min.y >= 0);
    CHECK(part.max.x <= 1280);
    CHECK(part.min.x >= 0);
  }
}

TEST_CASE("What lies under the chips is not pressed through them") {
  EditorPage page("one two three");
  page.min = {40, 560};
  page.max = {840, 692};
  page.style.padding.y = 6;
  page.frames(2);
  // Chips lie above; a button is put under them by moving the field so that they fall on it.
  page.min = {40, 770};
  page.max = {840, 800};
  page.frames(2);
  page.long_press(page.at(5, 0));
  const auto* copy = page.part("copy");
  REQUIRE(copy);
  REQUIRE(copy->max.y > 700);
  REQUIRE(copy->min.x < 240);
  page.tap_part("copy");
  CHECK_FALSE(page.next_pressed);
  CHECK(std::string(ImGui::GetClipboardText()) == "two");
}

TEST_CASE("A tap on a word with dots under it offers what was meant, and one tap puts it right") {
  EditorPage page("She came befor noon");
  page.field.spelling = &british();
  page.frame();
  page.tap(page.at(11, 0));
  REQUIRE(page.part("suggestion.0"));
  CHECK(page.part("suggestion.0")->name == "before");
  page.tap_part("suggestion.0");
  CHECK(page.words() == "She came before noon");
  page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(page.words() == "She came befor noon");
}

TEST_CASE("A word kept as it is gets no more dots") {
  EditorPage page("a baffie or two thursdya");
  page.field.spelling = &british();
  page.frame();
  page.tap(page.at(18, 0));
  REQUIRE(page.part("spelled_right"));
  page.tap_part("spelled_right");
  page.pause();
  page.tap(page.at(1, 0));
  page.pause();
  page.tap(page.at(18, 0));
  CHECK_FALSE(page.part("suggestion.0"));
}

TEST_CASE("The suggestions can be chosen with keys alone") {
  EditorPage page("befor noon");
  page.field.spelling = &british();
  page.click(page.at(2, 0));
  page.key(ImGuiKey_F10, ImGuiMod_Shift);
  REQUIRE(page.part("suggestion.0"));
  page.key(ImGuiKey_RightArrow);
  page.key(ImGuiKey_LeftArrow);
  page.key(ImGuiKey_Enter);
  CHECK(page.words() == "before noon");
  page.key(ImGuiKey_Menu);
  page.key(ImGuiKey_Escape);
  CHECK(page.last.parts.empty());
  CHECK(page.state.focused());
}

TEST_CASE("The right mouse button offers the same, and keeps a selection it falls in") {
  EditorPage page("one two three");
  page.click(page.at(5, 0));
  page.click(page.at(5, 0));
  ImGui::GetIO().AddMouseButtonEvent(1, true);
  page.frame();
  ImGui::GetIO().AddMouseButtonEvent(1, false);
  page.frame();
  CHECK(page.selected() == "two");
  CHECK(page.part("cut"));
  CHECK_FALSE(page.part("handle.begin"));
}

TEST_CASE("Typing puts the chips away") {
  EditorPage page("one two three");
  page.long_press(page.at(5, 0));
  REQUIRE(page.part("copy"));
  page.type("x");
  CHECK(page.words() == "one x three");
  CHECK(page.last.parts.empty());
}
