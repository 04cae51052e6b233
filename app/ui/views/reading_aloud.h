// Reading a page aloud: its words in reading order, what is being read marked, until the end or until somebody does something.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/ui/ui.h"

namespace blether::ui {

// How words are said. All empty: this machine has no voice.
struct Speaker {
  std::function<void(const std::string& words, const std::string& language)> say;
  std::function<bool()> speaking;
  std::function<void()> stop;
};

class ReadingAloud {
 public:
  explicit ReadingAloud(Speaker speaker) : speaker_(std::move(speaker)) {}
  bool can_read() const { return static_cast<bool>(speaker_.say); }
  bool on() const { return on_; }
  // The page as it stands after the next frame is read from its top.
  void begin() { on_ = can_read(), listed_ = false; }
  void end();
  // After the page was drawn. Says the next words when the last are said, and marks them.
  void draw(Ui& ui);
  // The node being read, to be scrolled to; empty: none.
  const std::string& node() const { return now_; }

 private:
  struct Piece {
    std::string node, words;
  };
  static std::vector<Piece> pieces_of(const Ui& ui);

  Speaker speaker_;
  std::vector<Piece> pieces_;
  std::size_t next_ = 0;
  std::string now_;
  bool on_ = false, listed_ = false;
};

}  // namespace blether::ui
