// Reads a PDF as a person, a screen reader and a ruler do.
#pragma once

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <regex>
#include <sstream>

#include "app/core/texts.h"
#include "tests/support/temp_folder.h"

namespace blether::tests {

inline app::Texts english() {
  base::SystemFiles files;
  auto texts = app::Texts::load(files, base::Path(BLETHER_ASSETS) / "translations", "en");
  REQUIRE(texts);
  return *texts;
}

// What pdftotext prints for the file, with the given options.
inline std::string extracted(const base::Bytes& pdf, const std::string& options) {
  TempFolder folder;
  base::SystemFiles files;
  REQUIRE(files.replace(folder / "paper.pdf", pdf));
  FILE* pipe = ::popen(("pdftotext " + options + " " + (folder / "paper.pdf").string() + " -").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> chunk;
  while (std::size_t count = std::fread(chunk.data(), 1, chunk.size(), pipe)) text.append(chunk.data(), count);
  ::pclose(pipe);
  return text;
}

// One line, single spaces: where lines break on the page does not matter.
inline std::string flat(const std::string& text) {
  std::istringstream in(text);
  std::string word, result;
  while (in >> word) result += (result.empty() ? "" : " ") + word;
  return result;
}

// What is read out in place of each picture.
inline std::vector<std::string> pictures_words(const base::Bytes& pdf) {
  QPDF document;
  document.processMemoryFile("paper", reinterpret_cast<const char*>(pdf.data()), pdf.size());
  std::vector<std::string> words;
  for (auto object : document.getAllObjects())
    if (object.isDictionary() && object.getKey("/S").isNameAndEquals("/Figure")) words.push_back(object.getKey("/Alt").getUTF8Value());
  return words;
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
