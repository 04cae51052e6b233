// Shaped words: scripts that Dear ImGui cannot draw rightly (letters that join, right to left, accents that stack, pictures
// in colour), set by Pango. What is seen is a picture of each row; the words themselves stay as they were written.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "app/ui/geometry.h"
#include "app/ui/theme.h"

struct ImDrawList;

namespace blether::ui {

// How words are set. Lengths in pixels.
struct ShapedLook {
  std::string family;       // of the letters, where it has them; else what the machine has
  float em = 22, line = 33; // size of the letters, and from row to row
  bool bold = false;
};

struct ShapedSize {
  float w = 0, h = 0;
  bool right_to_left = false;  // the first words are: they belong at the right
};

// UI thread only, with a Dear ImGui context current.
class ShapedWords {
 public:
  ShapedWords();
  ~ShapedWords();
  ShapedWords(const ShapedWords&) = delete;
  ShapedWords& operator=(const ShapedWords&) = delete;

  // Whether anything in it wants more than one glyph after the other.
  static bool needed(std::string_view text);

  // `width` 0: rows end only at line ends.
  ShapedSize measure(std::string_view text, const ShapedLook& look, float width);
  // Draws the rows that meet `visible`, from (x, y); words from right to left stand at the right of `width`.
  ShapedSize draw(ImDrawList* list, std::string_view text, const ShapedLook& look, float x, float y, float width, Rgba colour,
                  Rect visible);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::ui
