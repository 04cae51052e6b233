// Paper: draws tagged A4 pages of large print. One object makes one document.
#pragma once

#include <cairo.h>

#include <string>
#include <string_view>
#include <vector>

#include "care/signature.h"
#include "platform/base/bytes.h"
#include "platform/base/files.h"
#include "platform/base/result.h"

namespace blether::app {

// All lengths in points (1/72 inch).
inline constexpr double kPageWidth = 595.28, kPageHeight = 841.89;
inline constexpr double kMargin = 45.35;  // 16 mm
inline constexpr double kTile = 85.04;    // 30 mm

struct Print {
  double size = 18;     // points
  bool bold = false;
};

class Paper {
 public:
  Paper(base::Files& files, base::Path icons);
  ~Paper();
  Paper(const Paper&) = delete;
  Paper& operator=(const Paper&) = delete;

  void begin_tag(const char* tag);
  void end_tag(const char* tag);

  // Height of the words when wrapped to `width`.
  double height(std::string_view words, Print print, double width) const;
  // How many bytes of the words fit into `room`, whole lines only.
  std::size_t fitting(std::string_view words, Print print, double width, double room) const;
  // Draws them as one tagged paragraph with their top left at (x, y); gives the height.
  double words(const char* tag, std::string_view text, Print print, double x, double y, double width);

  // A picture in a framed tile, or without frame; `alternative` is what a reader says in its place.
  void tile(std::string_view icon, std::string_view alternative, double x, double y, double size = kTile);
  void picture(std::string_view icon, std::string_view alternative, double x, double y, double size);

  // A signature as it was drawn, on its line, as large as fits.
  void signature(const care::Strokes& strokes, std::string_view alternative, double x, double y, double width, double height);

  void rule(double y, double thickness, double grey);
  void box(double x, double y, double width, double height);
  void next_page();

  // The finished document, with language, title and the words for pictures. Call once.
  base::Result<base::Bytes> finish(std::string_view title, std::string_view language);

 private:
  void draw_icon(std::string_view icon, double x, double y, double size);
  base::Files& files_;
  base::Path icons_;
  base::Bytes bytes_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
  std::vector<std::string> alternatives_;  // one per figure, in order
};

// Adds what cairo 1.16 cannot write: /Alt on figures, /Lang, the title in the window, reading order of tabs.
base::Result<base::Bytes> make_accessible(base::ByteView pdf, std::string_view language,
                                          const std::vector<std::string>& alternatives);

}  // namespace blether::app
