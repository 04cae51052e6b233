#include "app/ui/widgets_text.h"

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>

#include "app/ui/editor/spelling.h"
#include "app/ui/screen.h"
#include "app/ui/widgets.h"

using namespace blether;
using platform::InputEvent;
using platform::Key;

namespace {

// A page with a narrative and a text field, driven by what fingers and keys send.
class Page {
 public:
  Page() {
    auto loaded = app::Texts::load(files_, base::Path(BLETHER_ASSETS) / "translations", "en");
    REQUIRE(loaded);
    texts_ = std::move(*loaded);
    ui::ScreenSetup setup;
    setup.files = &files_;
    setup.assets = BLETHER_ASSETS;
    setup.texts = &texts_;
    auto screen = ui::Screen::create(setup);
    REQUIRE(screen);
    screen_ = std::move(*screen);
    frames(3);
  }

  void frame(const std::vector<InputEvent>& events = {}) {
    screen_->frame(events, settings, seconds_ += 1 / 60.0, 0, [this](ui::Ui& ui) {
      ui.spelling = spelling;
      said = ui::narrative(ui, "page/words", "How is home working for you?", words, said_rect, look);
      name = ui::text_field(ui, "page/name", "Name", field, {344, 600, 500, ui::text_field_height(ui, field, 500)}, name_look);
      if (after) after(ui);
    });
  }
  void frames(int count) {
    while (count-- > 0) frame();
  }
  void send(InputEvent event) {
    frame({event});
    for (int i = 0; i < 20 && !screen_->input_taken(); ++i) frame();
    frame();
  }
  void finger(InputEvent::Kind kind, float x, float y) {
    InputEvent event;
    event.kind = kind;
    event.touch = true;
    event.x = x;
    event.y = y;
    send(event);
  }
  void tap(const std::string& id) {
    const ui::Node* node = nodes().find(id);
    REQUIRE(node);
    const float x = node->rect.x + node->rect.w / 2, y = node->rect.y + node->rect.h / 2;
    finger(InputEvent::Kind::pointer_down, x, y);
    finger(InputEvent::Kind::pointer_up, x, y);
  }
  void type(const std::string& text) {
    InputEvent event;
    event.kind = InputEvent::Kind::text;
    event.text = text;
    send(event);
  }
  void key(Key key, bool ctrl = false) {
    InputEvent event;
    event.kind = InputEvent::Kind::key_down;
    event.key = key;
    event.ctrl = ctrl;
    send(event);
    event.kind = InputEvent::Kind::key_up;
    event.ctrl = false;
    send(event);
  }
  const ui::Semantics& nodes() const { return screen_->nodes(); }
  const ui::Screen& screen() const { return *screen_; }

  ui::EditorState words, field;
  ui::EditorResult said, name;
  ui::TextLook look, name_look;
  ui::Rect said_rect{344, 234, 904, 345};
  ui::Spelling* spelling = nullptr;
  std::function<void(ui::Ui&)> after;
  app::Settings settings;

 private:
  base::SystemFiles files_;
  app::Texts texts_;
  std::unique_ptr<ui::Screen> screen_;
  double seconds_ = 0;
};

}  // namespace

TEST_CASE("A script finds the narrative by its id, taps it, types, and reads the words back") {
  Page page;
  const ui::Node* node = page.nodes().find("page/words");
  REQUIRE(node);
  CHECK(node->role == ui::Role::text_field);
  CHECK(node->name == "How is home working for you?");
  page.tap("page/words");
  page.type("I like the light.");
  node = page.nodes().find("page/words");
  CHECK(node->value == "I like the light.");
  CHECK(node->focused);
  CHECK(page.screen().wake_in() > 0);  // a frame is wanted for handing over
}

TEST_CASE("A tap on the next field moves there, and Enter in it asks to go on") {
  Page page;
  page.tap("page/words");
  page.tap("page/name");
  CHECK_FALSE(page.words.focused());
  page.type("Isobel");
  CHECK(page.field.text() == "Isobel");
  bool submitted = false;
  page.after = [&](ui::Ui&) { submitted = submitted || page.name.submitted; };
  page.key(Key::enter);
  CHECK(submitted);
}

TEST_CASE("The chips over a selection are buttons that a script can press") {
  Page page;
  page.words.offer("tea tea tea tea tea tea tea tea tea tea tea");
  const ui::Rect first{390, 260, 30, 30};
  page.finger(InputEvent::Kind::pointer_down, first.x, first.y);
  page.frames(40);
  page.finger(InputEvent::Kind::pointer_up, first.x, first.y);
  const ui::Node* cut = page.nodes().find("page/words/cut");
  REQUIRE(cut);
  CHECK(cut->name == "Cut");
  CHECK(cut->rect.h >= 48);
  page.tap("page/words/cut");
  CHECK(page.words.text() == " tea tea tea tea tea tea tea tea tea tea");
}

TEST_CASE("A passphrase is not read out by its node") {
  Page page;
  page.name_look.secret = true;
  page.tap("page/name");
  page.type("correct horse");
  CHECK(page.field.text() == "correct horse");
  CHECK(page.nodes().find("page/name")->value.empty());
}

TEST_CASE("What is wrong with a field is said in words under it") {
  Page page;
  page.name_look.problem = "Write a name, so that we know who this is";
  page.frames(2);
  const ui::Node* problem = page.nodes().find("page/name/problem");
  REQUIRE(problem);
  CHECK(problem->rect.y >= page.nodes().find("page/name")->rect.bottom());
}

TEST_CASE("Under a sheet the page's editor takes no typing and is not there for readers; the sheet's own is") {
  Page page;
  ui::EditorState inside;
  page.tap("page/words");
  page.type("before");
  page.after = [&](ui::Ui& ui) {
    ui::Rect body;
    if (!ui.begin_sheet("page/why", "Why not now?", body)) return;
    ui::text_field(ui, "page/why/words", "Words", inside, {body.x, body.y, body.w, 60});
    ui.end_sheet(body.y + 80);
  };
  page.frames(4);
  page.type("lost?");
  CHECK(page.words.text() == "before");
  CHECK_FALSE(page.nodes().find("page/words"));
  page.tap("page/why/words");
  page.type("not today");
  CHECK(inside.text() == "not today");
  page.after = nullptr;
  page.frames(4);
  page.tap("page/words");
  page.key(Key::end, true);
  page.type(" and after");
  CHECK(page.words.text() == "before and after");
}

TEST_CASE("At 200 % the words wrap sooner and nothing is lost") {
  Page page;
  page.words.offer("I came to this flat in 1971 with Bert, straight from my mother's in Atholl Street.");
  page.frames(2);
  const float before = page.said.wanted_height;
  page.settings.scale_percent = 200;
  page.frames(2);
  CHECK(page.said.wanted_height > 2 * before);
}

TEST_CASE("The caret is brought into view when a long narrative grows inside a page that scrolls") {
  Page page;
  ui::EditorState grown;
  float offset = 0;
  page.after = [&](ui::Ui& ui) {
    const ui::Rect area = ui.begin_scroll("page/area", {0, 0, 340, 400});
    const float height = ui::narrative_height(ui, grown, 300, 3);
    ui::narrative(ui, "page/grown", "Grows", grown, {area.x + 10, area.y + 10, 300, height});
    ui.end_scroll(area.y + height + 20);
    offset = ui.scroll_offset("page/area");
  };
  page.frames(2);
  page.tap("page/grown");
  for (int i = 0; i < 40; ++i) page.type("row of words ");
  page.frames(3);
  CHECK(offset > 200);
  const ui::Node* node = page.nodes().find("page/grown");
  REQUIRE(node);
  CHECK(node->rect.bottom() <= 400 + 60);
}

TEST_CASE("The dictionary is read only when nothing is going on, and then the dots appear by themselves") {
  Page page;
  ui::Spelling spelling;
  page.spelling = &spelling;
  page.tap("page/words");
  page.type("befor ");
  CHECK_FALSE(spelling.loaded());
  CHECK(page.screen().wake_in() >= 0);
  page.frames(30);
  CHECK(spelling.loaded());
}
