// Screen: runs frames. Feeds input to the widgets, draws when something changed, sleeps otherwise.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/core/texts.h"
#include "app/ui/ui.h"
#include "platform/window.h"

struct ImGuiContext;

namespace blether::ui {

struct ScreenSetup {
  base::Files* files = nullptr;        // outlives the screen
  base::Path assets;
  const app::Texts* texts = nullptr;   // outlives the screen
  platform::Window* window = nullptr;  // null: nothing is drawn anywhere (tests); then width and height count
  int width = 1280, height = 800;
};

// UI thread only.
class Screen {
 public:
  // invalid, not_found: the themes cannot be read.
  static base::Result<std::unique_ptr<Screen>> create(const ScreenSetup& setup);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  using Draw = std::function<void(Ui&)>;
  // One frame. `seconds` is the frame's clock, never going back; `now_ms` is what clocks say.
  // True: what is on the window changed.
  bool frame(const std::vector<platform::InputEvent>& events, const app::Settings& settings, double seconds,
             std::int64_t now_ms, const Draw& draw);
  // The last frame's nodes.
  const Semantics& nodes() const { return ui_.nodes; }
  // The next frame is wanted at once, or in so many seconds (negative: only when something happens).
  bool animating() const;
  double wake_in() const { return ui_.wake_in; }
  // Input that Dear ImGui keeps for the next frames is all taken.
  bool input_taken() const;
  // The last frame as a picture. invalid: there is no window.
  base::Result<void> picture(const base::Path& path);
  // Moves scroll areas so that a node can be touched. False: there is no such node.
  bool bring_into_view(std::string_view id);
  // Scrolls every area on by most of its height; false when all are at their end. With `to_top`, back to the top.
  bool scroll_on(bool to_top = false);
  void set_size(int width, int height);
  std::uint64_t presented() const { return presented_; }
  // Something outside the events asks for a frame.
  void request_frame() { ui_.wants_frame = true; }
  // What building the last frame took, drawing left out. For measuring.
  double build_ms() const { return build_ms_; }

 private:
  explicit Screen(const ScreenSetup& setup, Themes themes);
  void feed(const std::vector<platform::InputEvent>& events);
  void scroll_by_finger();
  bool present();
  void serve_textures();
  std::uint64_t hash_of_draw_data() const;

  ScreenSetup setup_;
  Themes themes_;
  ImGuiContext* context_ = nullptr;
  std::unique_ptr<Fonts> fonts_;
  std::unique_ptr<Icons> icons_;
  std::unique_ptr<ShapedWords> shaped_;
  std::unique_ptr<Spelling> spelling_;
  std::unique_ptr<Ui::Memory> memory_;
  Ui ui_;
  double last_seconds_ = -1;
  std::uint64_t last_hash_ = 0, presented_ = 0;
  bool force_present_ = true;
  double build_ms_ = 0;
  std::string clipboard_;  // of a screen without window, and the copy Dear ImGui wants kept
};

}  // namespace blether::ui
