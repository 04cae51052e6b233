// Reads a PDF as a person, a screen reader and a ruler do.
#pragma once

#include <algorithm>
#include <cmath>
#include <catch2/catch_test_macros.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <regex>

#include "app/core/documents/leaflet.h"
#include "app/core/texts.h"
#include "tests/unit/app/paper_text.h"

namespace blether::tests {

inline app::Texts english() {
  base::SystemFiles files;
  auto texts = app::Texts::load(files, base::Path(BLETHER_ASSETS) / "translations", "en");
  REQUIRE(texts);
  return *texts;
}

// As it comes out of the printer.
inline base::Bytes printed(const app::Leaflet& leaflet, const app::Texts& texts) {
  base::SystemFiles files;
  auto pdf = app::leaflet_pdf(leaflet, texts, files, base::Path(BLETHER_ASSETS) / "icons");
  REQUIRE(pdf);
  return *pdf;
}
inline base::Bytes printed(const app::Leaflet& leaflet) { return printed(leaflet, english()); }

// What is read out in place of each picture.
inline std::vector<std::string> pictures_words(const base::Bytes& pdf) {
  QPDF document;
  document.processMemoryFile("paper", reinterpret_cast<const char*>(pdf.data()), pdf.size());
  std::vector<std::string> words;
  for (auto object : document.getAllObjects())
    if (object.isDictionary() && object.getKey("/S").isNameAndEquals("/Figure")) words.push_back(object.getKey("/Alt").getUTF8Value());
  return words;
}

// The first two lines that are printed one over the other; empty: none are.
inline std::string overlapping_lines(const base::Bytes& pdf) {
  struct Line {
    double left, top, right, bottom;
  };
  const std::string boxes = extracted(pdf, "-bbox-layout");
  const std::regex part(R"re(<page |<line xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">)re");
  std::vector<Line> page;
  for (auto at = std::sregex_iterator(boxes.begin(), boxes.end(), part); at != std::sregex_iterator(); ++at) {
    if (!(*at)[1].matched) {
      page.clear();
      continue;
    }
    const Line line{std::stod((*at)[1]), std::stod((*at)[2]), std::stod((*at)[3]), std::stod((*at)[4])};
    for (const Line& other : page) {
      const double wide = std::min(line.right, other.right) - std::max(line.left, other.left);
      const double high = std::min(line.bottom, other.bottom) - std::max(line.top, other.top);
      const bool same_line = std::abs(line.top - other.top) < 0.5;  // of Arabic come pieces that reach into each other
      if (!same_line && wide > 2 && high > (line.bottom - line.top) * 0.5)
        return std::to_string(line.top) + " over " + std::to_string(other.top);
    }
    page.push_back(line);
  }
  return "";
}

// The height of the smallest line in points, the page number (14 at least) left out.
inline double smallest_line(const base::Bytes& pdf) {
  constexpr double kFoot = 770;
  std::string boxes = extracted(pdf, "-bbox-layout");
  std::regex line(R"re(<line xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">)re");
  std::size_t lines = 0;
  double smallest = 1'000;
  for (auto at = std::sregex_iterator(boxes.begin(), boxes.end(), line); at != std::sregex_iterator(); ++at) {
    ++lines;
    double top = std::stod((*at)[1]), height = std::stod((*at)[2]) - top;
    if (top > kFoot) CHECK(height >= 14);
    else smallest = std::min(smallest, height);
  }
  CHECK(lines > 8);
  return smallest;
}

}  // namespace blether::tests
