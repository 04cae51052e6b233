// A screen without window, and a person at it: pages of the gallery or any drawing, driven by the events that fingers
// and keys send.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/ui/screen.h"

namespace blether::test {

class ScreenStage {
 public:
  using Kind = platform::InputEvent::Kind;

  explicit ScreenStage(ui::Screen::Draw draw, platform::Window* window = nullptr) : draw_(std::move(draw)) {
    auto loaded = app::Texts::load(files_, base::Path(BLETHER_ASSETS) / "translations", "en");
    REQUIRE(loaded);
    texts_ = std::move(*loaded);
    ui::ScreenSetup setup;
    setup.files = &files_;
    setup.assets = BLETHER_ASSETS;
    setup.texts = &texts_;
    setup.window = window;
    auto made = ui::Screen::create(setup);
    REQUIRE(made);
    screen_ = std::move(*made);
  }

  bool frame(const std::vector<platform::InputEvent>& events = {}) {
    return screen_->frame(events, settings, seconds_ += 1 / 60.0, 0, draw_);
  }
  void settle() {
    for (int i = 0; i < 600; ++i) {
      frame();
      if (i > 3 && !screen_->animating() && screen_->input_taken()) return;
    }
  }
  void pointer(Kind kind, float x, float y, bool touch = true) {
    platform::InputEvent event;
    event.kind = kind;
    event.touch = touch;
    event.x = x;
    event.y = y;
    send(event);
  }
  void tap(const std::string& id) {
    auto [x, y] = middle(id);
    pointer(Kind::pointer_down, x, y);
    pointer(Kind::pointer_up, x, y);
  }
  // Puts a finger on the node and moves it by (dx, dy), in steps of a frame; leaves it there.
  void drag(const std::string& id, float dx, float dy, int steps = 8) {
    auto [x, y] = middle(id);
    pointer(Kind::pointer_down, x, y);
    for (int i = 1; i <= steps; ++i) {
      float part = static_cast<float>(i) / static_cast<float>(steps);
      pointer(Kind::pointer_move, x + dx * part, y + dy * part);
    }
    held_x_ = x + dx, held_y_ = y + dy;
  }
  void lift() { pointer(Kind::pointer_up, held_x_, held_y_); }
  void key(platform::Key key) {
    platform::InputEvent event;
    event.key = key;
    event.kind = Kind::key_down;
    send(event);
    event.kind = Kind::key_up;
    send(event);
  }
  const ui::Node& node(const std::string& id) const {
    const ui::Node* found = screen_->nodes().find(id);
    INFO("looking for " << id);
    REQUIRE(found);
    return *found;
  }
  ui::Screen& screen() { return *screen_; }

  app::Settings settings;

 private:
  void send(const platform::InputEvent& event) {
    frame({event});
    for (int i = 0; i < 20 && !screen_->input_taken(); ++i) frame();
  }
  std::pair<float, float> middle(const std::string& id) const {
    const ui::Rect& rect = node(id).visible;
    return {rect.x + rect.w / 2, rect.y + rect.h / 2};
  }

  base::SystemFiles files_;
  app::Texts texts_;
  std::unique_ptr<ui::Screen> screen_;
  ui::Screen::Draw draw_;
  double seconds_ = 0;
  float held_x_ = 0, held_y_ = 0;
};

}  // namespace blether::test
