// Tablet: window, screen, core and views as one running app.
#pragma once

#include <atomic>
#include <memory>

#include "app/core/core.h"
#include "app/ui/screen.h"
#include "app/ui/views/shell.h"
#include "platform/lock_events.h"
#include "platform/voice.h"
#include "platform/window.h"

namespace blether::ui {

struct TabletSetup {
  app::CoreWorld world;      // `wake` is set here
  int width = 1280, height = 800;
};

// UI thread only.
class Tablet {
 public:
  // io: no window could be opened. invalid, not_found: assets are missing or damaged.
  static base::Result<std::unique_ptr<Tablet>> open(TabletSetup setup);
  ~Tablet();
  Tablet(const Tablet&) = delete;
  Tablet& operator=(const Tablet&) = delete;

  // Until the window is closed. What was typed is written before it returns.
  void run();

  // One turn: waits for something to happen, `most_ms` at most, and draws if something did. False: asked to quit.
  bool turn(int most_ms);
  // Turns until nothing is left to do: no input, no motion, no autosave due, no intent under way.
  void settle();

  Screen& screen() { return *screen_; }
  app::Core& core() { return *core_; }
  platform::Window& window() { return *window_; }
  // Intents pushed so far that write a person's words.
  std::uint64_t words_written() const { return words_written_; }

 private:
  explicit Tablet(TabletSetup setup);
  base::Result<void> start();
  void heed(const std::vector<platform::InputEvent>& events);
  bool wants_frame(bool happened) const;
  void frame(const std::vector<platform::InputEvent>& events);
  void push(app::Intents& intents);
  void put_away();
  double seconds() const;
  Speaker speaker();

  TabletSetup setup_;
  app::Translations words_;
  std::unique_ptr<platform::Window> window_;
  std::unique_ptr<Screen> screen_;
  platform::Voice voice_;
  platform::Recorder recorder_;
  platform::Player player_;
  Machine machine_{&recorder_, &player_, {}};
  std::unique_ptr<Shell> shell_;
  std::unique_ptr<platform::LockEvents> lock_events_;
  std::unique_ptr<app::Core> core_;   // last: its threads call wake()
  std::string read_;                  // the node that was being read aloud in the last frame
  std::uint64_t shown_version_ = 0, words_written_ = 0;
  int frames_due_ = 3;                // after every event so many are drawn, for what settles over frames
  double due_at_ = -1;                // frame clock; when a view asked for a frame
  bool quit_ = false;
};

}  // namespace blether::ui
