#include "platform/window.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <thread>

using namespace blether;
using platform::InputEvent;
using Kind = InputEvent::Kind;

namespace {

std::unique_ptr<platform::Window> open_window() {
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  auto window = platform::Window::open("blether", 640, 400);
  REQUIRE(window);
  (*window)->wait(0);  // what opening itself brought
  return std::move(*window);
}

InputEvent event_of(Kind kind) {
  InputEvent event;
  event.kind = kind;
  return event;
}

}  // namespace

TEST_CASE("What a script does to the window comes back as a person's doing, in order") {
  auto window = open_window();
  InputEvent down = event_of(Kind::pointer_down);
  down.touch = true;
  down.x = 320, down.y = 100;
  InputEvent text = event_of(Kind::text);
  text.text = "Zoë’s";
  InputEvent key = event_of(Kind::key_down);
  key.key = platform::Key::a;
  key.ctrl = true;
  InputEvent up = down;
  up.kind = Kind::pointer_up;
  for (const InputEvent& event : {down, up, text, key}) window->inject(event);
  auto events = window->wait(0);
  REQUIRE(events.size() == 4);
  CHECK(events[0].kind == Kind::pointer_down);
  CHECK(events[0].touch);
  CHECK(events[0].x == 320);
  CHECK(events[0].y == 100);
  CHECK(events[1].kind == Kind::pointer_up);
  CHECK(events[2].text == "Zoë’s");
  CHECK(events[3].key == platform::Key::a);
  CHECK(events[3].ctrl);
}

TEST_CASE("Long pasted words arrive whole, however the system cuts them up") {
  auto window = open_window();
  std::string words;
  for (int i = 0; i < 40; ++i) words += "mother’s ";
  InputEvent text = event_of(Kind::text);
  text.text = words;
  window->inject(text);
  std::string got;
  for (const InputEvent& event : window->wait(0)) got += event.text;
  CHECK(got == words);
}

TEST_CASE("Another thread wakes a window that waits") {
  auto window = open_window();
  std::thread other([&] { window->wake(); });
  CHECK(window->wait(-1).empty());
  other.join();
}
