// What the screen keeps between frames for Ui; private to app/ui.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/ui/pictures.h"
#include "app/ui/ui.h"

namespace blether::ui {

struct ScrollArea {
  float offset = 0;       // pixels scrolled down
  float velocity = 0;     // pixels a second, of a fling
  float content = 0;      // last frame's height
  Rect view;              // where it was last drawn
  int seen = 0;           // last frame it was drawn in
  bool on_sheet = false;
  float most() const { return std::max(0.f, content - view.h); }
};

struct Ui::Memory {
  int frame = 0;
  std::map<std::string, ScrollArea, std::less<>> scrolls;
  std::vector<std::string> scroll_stack;
  std::map<std::string, float, std::less<>> sheet_heights;
  std::string open_sheet;          // drawn last frame
  std::string sheet_now;           // drawn this frame
  std::vector<unsigned> ours;      // ids of our own interactive items this frame: a drag may take a press from these
  std::string dragging;            // scroll area under the finger
  bool drag_began = false;
  float press_x = 0, press_y = 0;
  Pictures pictures;
  unsigned nav_before = 0;         // keyboard focus last frame, to scroll it into view when it moves
};

}  // namespace blether::ui
