// The screen: touch, keys, scrolling, sheets, order, and drawing only when something changed.
#include <algorithm>
#include <cstdlib>

#include "app/ui/widgets.h"
#include "tests/ui/gallery_pages.h"
#include "tests/ui/screen_stage.h"

using namespace blether;
using namespace blether::test;
using platform::Key;
using ui::Rect;
using ui::Ui;

namespace {

struct GalleryStage {
  explicit GalleryStage(std::string page)
      : name(std::move(page)), stage([this](Ui& ui) {
          pages.draw(ui, name);
          cut_short = ui.cut_short;
        }) {
    stage.settle();
  }
  std::string name;
  GalleryPages pages;
  std::vector<std::string> cut_short;
  ScreenStage stage;
};

// Forty rows that scroll, and how often each was pressed.
struct ListPage {
  int pressed = 0;
  void operator()(Ui& ui) {
    Rect list = ui.begin_scroll("list", {100, 100, 600, 400});
    for (int i = 0; i < 40; ++i)
      if (ui::row(ui, "list/" + std::to_string(i), "star", "Row " + std::to_string(i), "below", list.cut_top(ui::row_height(ui)), true))
        ++pressed;
    ui.end_scroll(list.y);
  }
};

}  // namespace

TEST_CASE("A tap presses once") {
  GalleryStage page("parts");
  page.stage.tap("gallery/save/0");
  CHECK(page.pages.saves == 1);
  page.stage.settle();
  CHECK(page.pages.saves == 1);
}

TEST_CASE("A finger that slides away before it lifts presses nothing") {
  GalleryStage page("parts");
  page.stage.drag("gallery/save/0", 30, 0);
  page.stage.lift();
  CHECK(page.pages.saves == 0);
}

TEST_CASE("A button that cannot be used says so when it is tapped, and does nothing") {
  GalleryStage page("parts");
  page.stage.tap("gallery/save/3");
  CHECK(page.pages.saves == 0);
  CHECK(page.pages.off_told);
  const ui::Node& node = page.stage.node("gallery/save/3");
  CHECK(node.disabled);
  CHECK(node.value == "First write down one thing Isobel wants.");
}

TEST_CASE("Choosing no instead of yes moves the tick") {
  GalleryStage page("parts");
  CHECK(page.stage.node("gallery/answer/yes").chosen);
  page.stage.tap("gallery/answer/no");
  page.stage.settle();
  CHECK(page.stage.node("gallery/answer/no").chosen);
  CHECK_FALSE(page.stage.node("gallery/answer/yes").chosen);
}

TEST_CASE("A worker with a keyboard reaches a button by Tab and presses it by Enter or Space") {
  GalleryStage page("parts");
  for (int i = 0; i < 40 && !page.stage.node("gallery/save/0").focused; ++i) page.stage.key(Key::tab);
  REQUIRE(page.stage.node("gallery/save/0").focused);
  page.stage.key(Key::enter);
  CHECK(page.pages.saves == 1);
  page.stage.key(Key::space);
  CHECK(page.pages.saves == 2);
}

TEST_CASE("The focus ring is drawn for keys, and goes when a finger is used") {
  GalleryStage page("parts");
  page.stage.key(Key::tab);
  page.stage.settle();
  std::uint64_t before = page.stage.screen().presented();
  page.stage.pointer(ScreenStage::Kind::pointer_down, 1270, 790);
  page.stage.pointer(ScreenStage::Kind::pointer_up, 1270, 790);
  page.stage.settle();
  CHECK(page.stage.screen().presented() > before);
}

TEST_CASE("A list follows the finger, runs on when it is let go, comes to rest, and presses no row") {
  ListPage list;
  ScreenStage stage([&](Ui& ui) { list(ui); });
  stage.settle();
  float top = stage.node("list/0").rect.y;
  stage.drag("list/2", 0, -120);
  float dragged = stage.node("list/0").rect.y;
  CHECK(dragged < top - 90);
  CHECK(stage.screen().animating());
  stage.lift();
  for (int i = 0; i < 20; ++i) stage.frame();
  CHECK(stage.node("list/0").rect.y < dragged - 20);
  stage.settle();
  CHECK_FALSE(stage.screen().animating());
  CHECK(list.pressed == 0);
}

TEST_CASE("With less movement a list stops where the finger lets it go") {
  ListPage list;
  ScreenStage stage([&](Ui& ui) { list(ui); });
  stage.settings.reduced_motion = true;
  stage.settle();
  stage.drag("list/2", 0, -120);
  stage.lift();
  float let_go = stage.node("list/0").rect.y;
  for (int i = 0; i < 20; ++i) stage.frame();
  CHECK(stage.node("list/0").rect.y == let_go);
}

TEST_CASE("A row that is scrolled out cannot be seen or touched, and can be brought into view") {
  ListPage list;
  ScreenStage stage([&](Ui& ui) { list(ui); });
  stage.settle();
  CHECK(stage.node("list/30").visible.empty());
  REQUIRE(stage.screen().bring_into_view("list/30"));
  stage.settle();
  CHECK(stage.node("list/30").visible.h == stage.node("list/30").rect.h);
  stage.tap("list/30");
  CHECK(list.pressed == 1);
}

TEST_CASE("Nothing is drawn again while nothing happens") {
  for (const std::string& name : GalleryPages::names()) {
    GalleryStage page(name);
    for (int i = 0; i < 60; ++i) page.stage.frame();  // a second of rest: the dictionary has been read
    std::uint64_t before = page.stage.screen().presented();
    for (int i = 0; i < 30; ++i) CHECK_FALSE(page.stage.frame());
    CHECK(page.stage.screen().presented() == before);
    CHECK_FALSE(page.stage.screen().animating());
  }
}

TEST_CASE("A reader hears back, title, page, actions, and Help and Lock last") {
  GalleryStage page("conversation");
  std::vector<std::string> order;
  for (const ui::Node& node : page.stage.screen().nodes().nodes()) order.push_back(node.id);
  auto at = [&](const std::string& id) { return std::find(order.begin(), order.end(), id) - order.begin(); };
  CHECK(at("topbar/back") == 0);
  CHECK(at("topbar/title") == 1);
  CHECK(at("conversation/rail/S1") < at("conversation/prompt"));
  CHECK(at("conversation/prompt") < at("conversation/words"));
  CHECK(at("conversation/words") < at("conversation/not_now"));
  CHECK(at("topbar/help") == static_cast<std::ptrdiff_t>(order.size()) - 2);
  CHECK(at("topbar/lock") == static_cast<std::ptrdiff_t>(order.size()) - 1);
}

TEST_CASE("While a sheet is open only the sheet is there, and Escape closes it") {
  GalleryStage page("sheet");
  for (const ui::Node& node : page.stage.screen().nodes().nodes()) CHECK(node.id.starts_with("leave/"));
  page.stage.key(Key::escape);
  page.stage.settle();
  CHECK_FALSE(page.pages.sheet_open);
  CHECK(page.stage.screen().nodes().find("conversation/next"));
}

TEST_CASE("Every target can be hit by a shaking hand, at every size and either way up") {
  for (const std::string& name : GalleryPages::names())
    for (int scale : {100, 115, 130, 150, 175, 200})
      for (bool portrait : {false, true}) {
        GalleryStage page(name);
        page.stage.settings.scale_percent = scale;
        page.stage.screen().set_size(portrait ? 800 : 1280, portrait ? 1280 : 800);
        page.stage.settle();
        for (const ui::Node& node : page.stage.screen().nodes().nodes()) {
          if (!node.interactive()) continue;
          INFO(name << " " << scale << (portrait ? " portrait " : " landscape ") << node.id);
          CHECK(std::min(node.rect.w, node.rect.h) >= 44);
          CHECK(node.rect.x >= 0);
          CHECK(node.rect.right() <= (portrait ? 800.5F : 1280.5F));
        }
      }
}

TEST_CASE("At twice the text size nothing is cut off on the page of a person or an outcome") {
  for (std::string name : {"person", "outcome", "conflict", "sheet"})
    for (bool portrait : {false, true}) {
      GalleryStage page(name);
      page.stage.settings.scale_percent = 200;
      page.stage.screen().set_size(portrait ? 800 : 1280, portrait ? 1280 : 800);
      page.stage.settle();
      INFO(name << (portrait ? " portrait" : " landscape"));
      CHECK(page.cut_short == std::vector<std::string>{});
    }
}

namespace {

// What stands on one row of its own, for every width from the widest word's to the whole line's.
std::vector<std::string> words_on_rows(const Ui& ui, std::string_view text, ui::TextStyle style, float widest) {
  std::vector<std::string> wrong;
  const float whole = ui.measure(text, style).w;
  for (float width = widest; width <= whole; ++width)
    for (float set : {width, ui.balanced(text, style, width)}) {
      std::string put_together;
      for (std::string_view row : ui.rows(text, style, set)) {
        if (!put_together.empty()) put_together += ' ';
        put_together += row;
      }
      if (put_together != text) wrong.push_back(std::to_string(set) + ": " + put_together);
    }
  return wrong;
}

}  // namespace

TEST_CASE("No sum, time or word is broken at the end of a row, whatever the width: Isobel reads £23.20 and not £23",
          "[R29]") {
  const std::string words = "It comes to £23.20 a week, £1,234.50 a year. Ring before 10:30, or write: \"No.\"";
  std::vector<std::string> wrong;
  std::size_t most_rows = 0;
  ScreenStage stage([&](Ui& ui) {
    for (auto size : {ui::TextSize::body, ui::TextSize::lead, ui::TextSize::title}) {
      const ui::TextStyle style = ui::text_style(size);
      const float widest = ui.measure("£1,234.50", style).w + 1;
      auto some = words_on_rows(ui, words, style, widest);
      wrong.insert(wrong.end(), some.begin(), some.end());
      most_rows = std::max(most_rows, ui.rows(words, style, widest).size());
    }
  });
  for (int percent : {100, 150, 200}) {
    stage.settings.scale_percent = percent;
    stage.settle();
  }
  CHECK(wrong == std::vector<std::string>{});
  CHECK(most_rows > 5);
}

TEST_CASE("Two pictures of one page are the same bytes") {
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  base::SystemFiles files;
  base::Path folder = std::filesystem::temp_directory_path() / "blether_two_pictures";
  REQUIRE(files.make_folder(folder));
  for (const char* file : {"one.png", "two.png"}) {
    auto window = platform::Window::open("blether", 1280, 800);
    REQUIRE(window);
    GalleryPages pages;
    ScreenStage stage([&](Ui& ui) { pages.draw(ui, "conversation"); }, window->get());
    stage.settle();
    REQUIRE(stage.screen().picture(folder / file));
  }
  auto one = files.read(folder / "one.png"), two = files.read(folder / "two.png");
  REQUIRE(one);
  REQUIRE(two);
  CHECK(one->size() > 20'000);
  CHECK(*one == *two);
  std::filesystem::remove_all(folder);
}
