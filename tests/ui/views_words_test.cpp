// What was seen beside what was said; words in other scripts; pages in other languages.
#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "app/ui/shaped_words.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::ViewStage;
using ui::ShapedWords;

namespace {

struct Opened : ViewStage {
  explicit Opened(app::ReadModel shown) : ViewStage(std::move(shown)) { settle(); }
};

const ui::Node& node(const ViewStage& stage, const std::string& id) {
  const ui::Node* found = stage.node(id);
  INFO(id);
  REQUIRE(found);
  return *found;
}

// Runs one frame of a screen without window and does something in it.
void in_a_frame(const std::function<void(ui::Ui&)>& what) {
  base::SystemFiles files;
  auto words = app::Translations::load(files, base::Path(BLETHER_ASSETS) / "translations");
  REQUIRE(words);
  ui::ScreenSetup setup;
  setup.files = &files, setup.assets = BLETHER_ASSETS, setup.texts = &words->english();
  auto screen = ui::Screen::create(setup);
  REQUIRE(screen);
  (*screen)->frame({}, {}, 0.1, test::kSampleNow, what);
}

const std::string kArabic = "\u0627\u0644\u0639\u0631\u0628\u064a\u0629";

}  // namespace

TEST_CASE("Pango sets what would be drawn wrongly letter by letter, and nothing else", "[R65]") {
  for (const char* plain : {"", "Isobel’s own words", "Zażółć gęślą jaźń", "Привет", "£46.40 · 3½ → …", "naïve café", "\xff\xc3 no UTF-8"}) {
    INFO(plain);
    CHECK_FALSE(ShapedWords::needed(plain));
  }
  for (const char* shaped : {"\u0627\u0644", "שלום", "नमस्ते", "日本語", "\U0001F600", "e\u0301", "\u202eback", "one \U0001F3F4 flag", "\u200d"}) {
    INFO(shaped);
    CHECK(ShapedWords::needed(shaped));
  }
}

TEST_CASE("a row of Arabic is one picture at the right of its place, and keeps its height", "[R65]") {
  in_a_frame([](ui::Ui& ui) {
    ui::TextStyle style = ui::text_style(ui::TextSize::body);
    int before = ui.draw_list()->VtxBuffer.Size;
    ui::Size size = ui.words("", kArabic, style, 100, 100, 400);
    CHECK(ui.draw_list()->VtxBuffer.Size - before == 4);
    CHECK(ui.draw_list()->VtxBuffer[before + 1].pos.x >= 498);
    CHECK(ui.draw_list()->VtxBuffer[before].pos.x > 300);
    CHECK(size.w == 400);
    CHECK(size.h == ui.line_px(style));
    std::string twice = kArabic + "\n" + kArabic;
    CHECK(ui.measure(twice, style, 400).h == 2 * ui.line_px(style));
    CHECK(ui.measure(kArabic, style).w < 200);
  });
}

TEST_CASE("a hundred thousand bytes of pictures are laid out once and only what is in view is drawn") {
  std::string all;
  while (all.size() < 100'000) all += "\U0001F600 words in between ";
  in_a_frame([&](ui::Ui& ui) {
    int before = ui.draw_list()->VtxBuffer.Size;
    ui.words("", all, ui::text_style(ui::TextSize::body), 0, 0, 1'000);
    int rows = (ui.draw_list()->VtxBuffer.Size - before) / 4;
    CHECK(rows > 10);
    CHECK(rows < 40);
  });
}

TEST_CASE("an Arabic answer is kept as it was written, is shown as it is read, and opens to be typed in", "[R65]") {
  Opened stage(test::sample("conversation-arabic"));
  std::string written = node(stage, "conversation/answer").value;
  CHECK(written == stage.model.conversation->items[stage.model.conversation->current].text.text);
  REQUIRE(stage.tap("conversation/answer"));
  CHECK(node(stage, "conversation/answer").focused);
  CHECK(node(stage, "conversation/answer").value == written);
  CHECK(stage.all<app::Write>().empty());
}

TEST_CASE("Amina writes what she saw: how she knows comes first, and it never goes into Isobel's own words", "[R01]") {
  Opened stage(test::sample_conversation("gc.16"));
  REQUIRE(stage.tap("conversation/seen"));
  REQUIRE(stage.tap("conversation/seen/keep"));
  CHECK(stage.all<app::ObservedIntent>().empty());
  CHECK(node(stage, "conversation/seen/missing").name == "Choose how you know");
  REQUIRE(stage.tap("conversation/seen/how/face-body"));
  REQUIRE(stage.tap("conversation/seen/what"));
  stage.type("She gripped the rail.");
  REQUIRE(stage.tap("conversation/seen/keep"));
  auto kept = stage.all<app::ObservedIntent>();
  REQUIRE(kept.size() == 1);
  const auto& seen = std::get<app::KeepObservation>(kept[0]);
  CHECK(seen.item == "gc.16");
  CHECK(seen.how == "face-body");
  CHECK(seen.words == "She gripped the rail.");
  CHECK(stage.all<app::Write>().empty());
}

TEST_CASE("For somebody without words the page asks how we know; one tap opens the place for words after all", "[R01][R65]") {
  Opened stage(test::sample("conversation-no-words"));
  CHECK(stage.node("conversation/answer") == nullptr);
  CHECK(stage.node("conversation/whose") == nullptr);
  CHECK(node(stage, "conversation/seen/1").name == "She turned to the window and smiled when the bus went by.");
  CHECK(node(stage, "conversation/seen/1/who").name == "Face or body. Amina, today at 10:42");
  REQUIRE(stage.tap("conversation/seen/words"));
  CHECK(stage.node("conversation/answer") != nullptr);
}

TEST_CASE("What was seen and what the worker noticed have names that nobody takes for each other", "[R01]") {
  Opened stage(test::sample("conversation-seen"));
  CHECK(node(stage, "conversation/seen").name == "Without words (2)");
  CHECK(node(stage, "conversation/box/noticed").name.find("What I noticed") == 0);
}

TEST_CASE("What was seen can be taken back, each by itself", "[R01]") {
  Opened stage(test::sample("conversation-seen"));
  REQUIRE(stage.tap("conversation/seen"));
  REQUIRE(stage.tap("conversation/seen/2/take-back"));
  auto wishes = stage.all<app::ObservedIntent>();
  REQUIRE(wishes.size() == 1);
  CHECK(std::get<app::TakeBackObservation>(wishes[0]).record.bytes[0] == 0xe2);
}

TEST_CASE("a page in Polish says that nobody checked the words and what is English still, and has the way to English", "[R65]") {
  Opened stage(test::sample("unhappy-polish"));
  CHECK(node(stage, "read/unchecked").name.find("has not been checked by a person") != std::string::npos);
  CHECK(node(stage, "topbar/title").name != "If you are not happy");
  REQUIRE(stage.tap("read/in"));
  REQUIRE(stage.all<app::ReadIn>().size() == 1);
  CHECK(stage.all<app::ReadIn>()[0].tag == "en");
  Opened english(test::sample_conversation());
  CHECK(english.node("read/in") == nullptr);
}

TEST_CASE("words that nobody translated stand in English, and the page says so", "[R65]") {
  app::ReadModel model = test::sample_outcomes();
  model.language = {"pl", "en", "English", true};
  Opened stage(model);
  CHECK(node(stage, "read/unchecked").name.find("in English") != std::string::npos);
}
