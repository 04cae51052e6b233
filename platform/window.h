// Window: the one window of the app, what a person does to it, and what is drawn on it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/canvas.h"

namespace blether::platform {

enum class Key {
  none, tab, enter, escape, space, backspace, del, left, right, up, down, home, end, page_up, page_down,
  a, c, v, x, y, z, shift, ctrl, alt
};

// What somebody did, in the order it happened.
struct InputEvent {
  enum class Kind { pointer_move, pointer_down, pointer_up, wheel, key_down, key_up, text, focus_lost, focus_gained, resized, suspend, quit,
    dropped };  // a file was dropped on the window: its path in `text`
  Kind kind = Kind::quit;
  bool touch = false;        // pointer events: a finger, else a mouse
  float x = 0, y = 0;        // pixels; wheel: lines, y up
  Key key = Key::none;
  bool ctrl = false, shift = false, alt = false;
  std::string text;          // UTF-8
};

// UI thread only, but for wake().
class Window {
 public:
  // io: no video. `title` is shown by the system.
  static base::Result<std::unique_ptr<Window>> open(const std::string& title, int width, int height);
  virtual ~Window() = default;

  // Waits for something to happen or for wake(), `timeout_ms` at most (negative: for ever), then gives all there is.
  virtual std::vector<InputEvent> wait(int timeout_ms) = 0;
  // From any thread.
  virtual void wake() = 0;
  // Puts an event into the system's queue, as if a person had done it: scripts use the way that fingers use.
  virtual void inject(const InputEvent& event) = 0;

  virtual int width() const = 0;
  virtual int height() const = 0;
  virtual void resize(int width, int height) = 0;
  virtual Canvas& canvas() = 0;
  virtual std::string clipboard() = 0;
  virtual void set_clipboard(const std::string& text) = 0;
};

}  // namespace blether::platform
