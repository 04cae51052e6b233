// A tablet without window or core: the shell drawn from a read model, driven by what fingers and keys send.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "app/ui/screen.h"
#include "app/ui/views/shell.h"

namespace blether::test {

// Keeps what is of the kind wanted, by itself or in its family of intents.
template <class Kind, class Wish>
void add_wish(std::vector<Kind>& found, const Wish& wish) {
  if constexpr (std::is_same_v<Kind, Wish>) found.push_back(wish);
}
template <class Kind, class... Each>
void add_wish(std::vector<Kind>& found, const std::variant<Each...>& family) {
  if constexpr (std::is_same_v<Kind, std::variant<Each...>>) found.push_back(family);
  else std::visit([&](const auto& wish) { add_wish(found, wish); }, family);
}

class ViewStage {
 public:
  ViewStage(app::ReadModel shown, int width = 1280, int height = 800, platform::Window* window = nullptr)
      : model(std::move(shown)) {
    auto loaded = app::Translations::load(files_, base::Path(BLETHER_ASSETS) / "translations");
    if (!loaded) throw std::runtime_error(loaded.error().detail);
    texts_ = std::move(*loaded);
    ui::ScreenSetup setup;
    setup.files = &files_;
    setup.assets = BLETHER_ASSETS;
    setup.texts = &texts_.english();
    setup.width = width;
    setup.height = height;
    setup.window = window;
    auto screen = ui::Screen::create(setup);
    if (!screen) throw std::runtime_error(screen.error().detail);
    screen_ = std::move(*screen);
  }

  void frame(const std::vector<platform::InputEvent>& events = {}) {
    screen_->frame(events, app::shown_settings(model), seconds_ += 1 / 60.0, model.now_ms,
                   [this](ui::Ui& ui) {
                     ui.texts = &texts_.in(model.language.code);
                     shell_.draw(ui, model, intents);
                     cut_short = ui.cut_short;
                   });
  }
  // Until nothing moves any more.
  void settle() {
    for (int i = 0; i < 3; ++i) frame();
    for (int i = 0; i < 60 && screen_->animating(); ++i) frame();
  }
  void send(const platform::InputEvent& event) {
    frame({event});
    for (int i = 0; i < 20 && !screen_->input_taken(); ++i) frame();
    settle();
  }
  void pass(double seconds) {
    for (double until = seconds_ + seconds; seconds_ < until;) frame();
    settle();
  }

  void pointer(platform::InputEvent::Kind kind, float x, float y) {
    platform::InputEvent event;
    event.kind = kind;
    event.touch = true;
    event.x = x;
    event.y = y;
    send(event);
  }
  // False: there is no such node on the screen.
  bool tap(const std::string& id) {
    screen_->bring_into_view(id);
    settle();
    const ui::Node* node = nodes().find(id);
    if (node == nullptr) return false;
    ui::Rect rect = node->visible;
    pointer(platform::InputEvent::Kind::pointer_down, rect.x + rect.w / 2, rect.y + rect.h / 2);
    pointer(platform::InputEvent::Kind::pointer_up, rect.x + rect.w / 2, rect.y + rect.h / 2);
    return true;
  }
  void type(const std::string& text) {
    platform::InputEvent event;
    event.kind = platform::InputEvent::Kind::text;
    event.text = text;
    send(event);
  }
  void key(platform::Key key) {
    platform::InputEvent event;
    event.kind = platform::InputEvent::Kind::key_down;
    event.key = key;
    send(event);
    event.kind = platform::InputEvent::Kind::key_up;
    send(event);
  }
  // By keyboard alone, as with a switch or a screen reader. False: it is never reached.
  bool tab_to(const std::string& id) {
    for (int i = 0; i < 120; ++i) {
      const ui::Node* node = nodes().find(id);
      if (node != nullptr && node->focused) return true;
      key(platform::Key::tab);
    }
    return false;
  }

  const ui::Node* node(const std::string& id) const { return nodes().find(id); }
  const ui::Semantics& nodes() const { return screen_->nodes(); }
  void heard_it() {
    speaking_ = false;
    frame();
  }
  ui::Screen& screen() { return *screen_; }
  ui::Shell& shell() { return shell_; }

  // The intents of one kind so far, by themselves or in their family of intents.
  template <class Kind>
  std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const app::Intent& intent : intents) std::visit([&](const auto& wish) { add_wish(found, wish); }, intent);
    return found;
  }

  // What was read aloud; the last is being said until somebody has heard_it().
  std::vector<std::string> said;

  ui::Machine machine;  // microphone and loudspeaker: none, unless a test has them

  app::ReadModel model;
  app::Intents intents;
  std::vector<std::string> cut_short;  // of the last frame

 private:
  base::SystemFiles files_;
  app::Translations texts_;
  std::unique_ptr<ui::Screen> screen_;
  bool speaking_ = false;
  ui::Shell shell_{{[this](const std::string& words, const std::string&) { said.push_back(words), speaking_ = true; },
                    [this] { return speaking_; }, [this] { speaking_ = false; }},
                   &machine};
  double seconds_ = 0;
};

}  // namespace blether::test
