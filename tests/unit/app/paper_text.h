// The words of a PDF, as somebody copies them out of it.
#pragma once

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <sstream>
#include <string>

#include "tests/support/temp_folder.h"

namespace blether::tests {

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

}  // namespace blether::tests
