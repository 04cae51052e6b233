#include "app/ui/editor/layout.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "app/ui/editor/clusters.h"
#include "tests/unit/ui/naughty.h"

using blether::ui::Layout;
using blether::ui::RowPoint;
using namespace blether::test;

namespace {

// Every visible code point is 10 wide.
Layout laid(const std::string& text, float width) {
  Layout layout;
  layout.lay_out(text, width, [](char32_t) { return 10.F; });
  return layout;
}

std::vector<std::string> rows_of(const std::string& text, float width) {
  std::vector<std::string> rows;
  const Layout layout = laid(text, width);
  for (const auto& row : layout.rows()) rows.push_back(text.substr(row.begin, row.end - row.begin));
  return rows;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("Words wrap whole, and blanks hang at the end of their row") {
  CHECK(rows_of("the half landing", 90) == Rows{"the half ", "landing"});
  CHECK(rows_of("the half landing", 80) == Rows{"the half ", "landing"});
  CHECK(rows_of("the half landing", 70) == Rows{"the ", "half ", "landing"});
  CHECK(rows_of("a   " + times(" ", 30) + "b", 50) == Rows{"a   " + times(" ", 30), "b"});
}

TEST_CASE("An empty text has one row, and a last line end one more") {
  CHECK(rows_of("", 100) == Rows{""});
  CHECK(rows_of("\n", 100) == Rows{"", ""});
  CHECK(rows_of("a\n\nb\n", 100) == Rows{"a", "", "b", ""});
}

TEST_CASE("Line ends of every kind end a row and belong to none") {
  CHECK(rows_of("a\r\nb\rc\u2028d\u2029e\n\rf", 100) == Rows{"a", "b", "c", "d", "e", "", "f"});
}

TEST_CASE("A word too long for a row breaks between characters, never inside one") {
  CHECK(rows_of("abcdefgh", 30) == Rows{"abc", "def", "gh"});
  CHECK(rows_of("xx abcdefgh", 30) == Rows{"xx ", "abc", "def", "gh"});
  CHECK(rows_of(times(kAccented, 3), 40) == Rows{kAccented, kAccented, kAccented});
  // Wider than the row by itself: it stands alone and whole.
  CHECK(rows_of("a" + kFamily + kFamily + "b", 20) == Rows{"a", kFamily, kFamily, "b"});
}

TEST_CASE("Hyphens, dashes and ideographs let a row end after them") {
  CHECK(rows_of("sister-in-law", 80) == Rows{"sister-", "in-law"});
  CHECK(rows_of("on -5 degrees", 50) == Rows{"on -5 ", "degre", "es"});
  CHECK(rows_of("here\u2014there", 60) == Rows{"here\u2014", "there"});
  CHECK(rows_of("\u65E5\u672C\u8A9E\u306E", 20) == Rows{"\u65E5\u672C", "\u8A9E\u306E"});
  CHECK(rows_of("a\u00A0b c", 40) == Rows{"a\u00A0b ", "c"});
}

TEST_CASE("What is not drawn takes no room") {
  const Layout layout = laid("a\u200D\u202Eb\r\nc", 100);
  CHECK(layout.x_of("a\u200D\u202Eb\r\nc", 0, 8) == 20);
}

TEST_CASE("The end of a soft row and the start of the next are one place with two pictures") {
  const std::string text = "the half landing";
  const Layout layout = laid(text, 90);
  CHECK(layout.row_of(9) == 1);
  CHECK(layout.row_of(9, true) == 0);
  CHECK(layout.row_of(16, true) == 1);
  const RowPoint end = layout.at_x(text, 0, 500);
  CHECK(end.at == 9);
  CHECK(end.at_row_end);
  CHECK_FALSE(layout.at_x(text, 1, 500).at_row_end);
}

TEST_CASE("Rows cover every text without gaps, and every caret place maps to a point and back") {
  for (const std::string& text : naughty_texts()) {
    for (const float width : {1.F, 35.F, 200.F, 5000.F}) {
      const Layout layout = laid(text, width);
      const auto& rows = layout.rows();
      REQUIRE_FALSE(rows.empty());
      REQUIRE(rows.front().begin == 0);
      REQUIRE(rows.back().end == text.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        REQUIRE(rows[i].begin <= rows[i].end);
        REQUIRE(blether::ui::cluster_at_or_before(text, rows[i].begin) == rows[i].begin);
        if (i == 0) continue;
        const std::string between = text.substr(rows[i - 1].end, rows[i].begin - rows[i - 1].end);
        const bool line_end = between == "\n" || between == "\r\n" || between == "\r" || between == "\u2028" ||
                              between == "\u2029";
        REQUIRE(rows[i - 1].hard == line_end);
        REQUIRE((line_end || between.empty()));
      }
      for (std::size_t at = 0;;) {
        const std::size_t row = layout.row_of(at);
        REQUIRE(rows[row].begin <= at);
        REQUIRE(at <= rows[row].end);
        const float x = layout.x_of(text, row, at);
        const RowPoint back = layout.at_x(text, row, x);
        // Things without width share a place on the screen.
        REQUIRE(layout.x_of(text, row, back.at) == x);
        if (at == text.size()) break;
        at = blether::ui::next_cluster(text, at);
      }
    }
  }
}

TEST_CASE("No row is wider than the page unless one character is") {
  const std::string text = times("We went on talking about the winter, and what helps when the stairs are hard. ", 50);
  for (const float width : {60.F, 111.F, 640.F}) {
    const Layout layout = laid(text, width);
    for (std::size_t i = 0; i < layout.rows().size(); ++i) {
      auto end = layout.rows()[i].end;
      while (end > layout.rows()[i].begin && text[end - 1] == ' ') --end;
      REQUIRE(layout.x_of(text, i, end) <= width);
    }
  }
}
