// Ui: what a view draws with during one frame: theme, type, texts, input, and the nodes it leaves behind.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/read_models.h"
#include "app/core/texts.h"
#include "app/ui/geometry.h"
#include "app/ui/semantics.h"
#include "app/ui/theme.h"

struct ImDrawList;
struct ImFont;

namespace blether::platform {
struct Pixels;
}

namespace blether::ui {

class Fonts;
class Icons;
class ShapedWords;
struct ShapedLook;
class Spelling;

// How a piece of text is set. Colour tokens only.
struct TextStyle {
  TextSize size = TextSize::body;
  Colour colour = Colour::ink;
  int weight = -1;  // -1: the weight of the size; else a Weight
  float times = 1;  // of the size, where the look has one between two: names in the rail, initials
};
inline TextStyle text_style(TextSize size, Colour colour = Colour::ink) { return {size, colour, -1, 1}; }
inline TextStyle text_style(TextSize size, Weight weight, Colour colour = Colour::ink) {
  return {size, colour, static_cast<int>(weight), 1};
}

struct Size {
  float w = 0, h = 0;
};

// What happened to one interactive rectangle this frame.
struct Touch {
  bool pressed = false;   // released inside, or Enter/Space while focused: act now
  bool held = false;      // being pressed: draw it so
  bool focused = false;   // keyboard focus is here and shown
};

// One frame. Views get it by reference and keep nothing of it. UI thread only.
class Ui {
 public:
  // --- the frame
  Rect screen;                         // whole window in pixels
  const app::Texts* texts = nullptr;
  const Themes* themes = nullptr;
  const Theme* theme = nullptr;
  app::Settings settings;
  double time = 0;                     // seconds, the frame's clock: for pauses and motion
  std::int64_t now_ms = 0;             // UTC
  Semantics nodes;
  Spelling* spelling = nullptr;        // may be null
  std::vector<std::string> cut_short;  // texts of this frame that did not fit and end in "…"
  bool title_in_bar = false;           // else there is no room for it, and the page begins with it
  bool wants_frame = false;            // something moves: draw the next frame at once
  float wake_in = -1;                  // seconds until a frame is wanted even if nothing happens; negative: none
  Fonts* fonts = nullptr;
  Icons* icons = nullptr;
  ShapedWords* shaped = nullptr;       // may be null: then every script is drawn letter by letter
  mutable std::size_t standing_in = 0; // texts of this frame that stand in English for want of a translation

  std::string t(std::string_view key, std::initializer_list<std::string_view> words = {}) const {
    if (texts->stands_in(key)) ++standing_in;
    return (*texts)(key, words);
  }

  // --- sizes (look.md section 3)
  float scale() const { return static_cast<float>(settings.scale_percent) / 100.f; }
  bool large() const { return settings.scale_percent >= 150; }   // one pane, side tools in More
  bool portrait() const { return screen.h > screen.w; }
  bool one_pane() const { return portrait() || large(); }
  // A length of the layout at 100 %: grows half as fast as the text.
  float px(float at_100) const { return at_100 * (1 + (scale() - 1) / 2); }
  float text_px(TextSize size) const;    // em of that size now
  float line_px(TextSize size) const;    // its line height now
  float line_px(TextStyle style) const;
  float margin() const { return px(portrait() ? 32 : 40); }
  Rgba colour(Colour c) const { return (*theme)[c]; }

  // --- words. `width` 0: one line, never wrapped.
  Size measure(std::string_view text, TextStyle style, float width = 0) const;
  // The rows that words() sets, which end between words; only a word that is wider than `width` is cut. Not for words
  // that Pango sets.
  std::vector<std::string_view> rows(std::string_view text, TextStyle style, float width) const;
  // Draws and leaves a text node (unless `id` is empty: then it belongs to another node). Gives what it took.
  Size words(std::string_view id, std::string_view text, TextStyle style, float x, float y, float width = 0,
             Role role = Role::text);
  // The same without a node, in a rectangle: in the middle of its height and at `align` of its width (0 left, 1 right).
  // Too wide, it wraps if the rectangle is high enough, else it is cut with "…" and counts as `cut_short`.
  void words_in(std::string_view text, TextStyle style, Rect rect, float align = 0.5f);
  // The first words of something that stands whole elsewhere: may end in "…".
  void preview_in(std::string_view text, TextStyle style, Rect rect);
  // Whether Pango sets the words, because Dear ImGui would draw them wrongly (shaped_words.h).
  bool is_shaped(std::string_view text) const;
  // Narrowest width that keeps the number of lines of `width`: for prompts.
  float balanced(std::string_view text, TextStyle style, float width) const;

  // --- shapes
  void fill(Rect rect, Colour c, float radius = 0);
  void stroke(Rect rect, Colour c, float thickness, float radius = 0);
  void dashed(Rect rect, Colour c, float thickness, float radius);
  // The talk shape: one corner nearly square. `mine`: bottom right (the worker); else bottom left.
  void talk_fill(Rect rect, Colour c, float radius, bool mine);
  void talk_stroke(Rect rect, Colour c, float thickness, float radius, bool mine);
  // The same with any corner, for the logo.
  void leaf_fill(Rect rect, Colour c, float radius, float corner, bool mine);
  void line(float x1, float y1, float x2, float y2, Colour c, float thickness = 1);
  void circle(float x, float y, float radius, Colour c);
  void ring(float x, float y, float radius, Colour c, float thickness);
  void card_shadow(Rect rect, float radius);
  void raised_shadow(Rect rect, float radius);  // sheets and toasts
  void icon(std::string_view name, float x, float y, float size, Colour c);  // top left
  void icon_in(std::string_view name, Rect rect, float size, Colour c);      // centred
  void focus_ring(Rect rect, float radius);
  // A photograph, whole, in the middle of the rectangle; leaves an image node called `name`.
  void picture(std::string_view id, std::string_view name, const std::shared_ptr<const platform::Pixels>& pixels, Rect rect);
  void clip(Rect rect);
  void unclip();

  // --- input
  // Takes part in hit testing and keyboard focus and leaves `node` behind (its rect is set here). Under a sheet
  // everything behind it is inert.
  Touch touch(Node node, Rect rect, bool enabled = true);
  // Leaves a node that cannot be pressed: words drawn in several pieces, a status. Nothing under a sheet.
  void note(Node node, Rect rect);
  bool key_pressed_escape() const;
  bool pointer_in(Rect rect) const;

  // --- scrolling by finger, wheel or keyboard: everything between begin and end is moved and clipped.
  // `content` is last frame's height, measured by end_scroll. Gives the rectangle to lay out in, its top moved up.
  Rect begin_scroll(std::string_view id, Rect view);
  void end_scroll(float content_bottom);
  void scroll_to(std::string_view id, float offset);  // next frame
  float scroll_offset(std::string_view id) const;

  // --- sheets: draw the page first, then begin_sheet … end_sheet. False when it was closed by Escape or a tap on the
  // scrim: do not draw it. `height` is last frame's, measured by end_sheet.
  bool begin_sheet(std::string_view id, std::string_view title, Rect& inside);
  void end_sheet(float content_bottom);
  bool sheet_open() const { return sheet_depth_ > 0 || sheet_was_open_; }

  // For the text editor only: the window's draw list and fonts.
  ImDrawList* draw_list() const;
  ImFont* font(int weight) const;
  float font_size(TextSize size) const;  // as Dear ImGui counts it
  float font_size(TextStyle style) const;
  int weight_of(TextStyle style) const;

  // What is drawn now lies behind a sheet: it takes no input and leaves no nodes.
  bool inert() const;
  // Moves the scroll area being drawn so that `rect` comes into view, from the next frame.
  void bring_into_view(Rect rect);

 private:
  friend class Screen;
  Rect visible_part(Rect rect) const;
  ShapedLook shaped_look(TextStyle style) const;
  Size shaped_words(std::string_view text, TextStyle style, float x, float y, float width);
  void shaped_in(std::string_view text, TextStyle style, Rect rect, float align);
  struct Memory;
  Memory* memory_ = nullptr;
  int sheet_depth_ = 0;
  bool sheet_was_open_ = false;
};

}  // namespace blether::ui
