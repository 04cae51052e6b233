// Where the rows of a paper end.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/app/paper_reader.h"

using namespace blether;

namespace {

constexpr int kRows = 30;

// The same sum and time, each time a few letters further to the right.
app::Leaflet sums_at_every_place(bool giant) {
  app::Leaflet leaflet{"24 November 2026", "Your money", "Isobel Rennie", {}, "Amina", "01632 960 123"};
  leaflet.giant = giant;
  for (int i = 0; i < kRows; ++i)
    leaflet.rows.push_back({"purse", "Help", std::string(static_cast<std::size_t>(i), 'n') + " it is £1,234.50, at 10:30.",
                            false, {}});
  return leaflet;
}

int count_of(const std::string& text, std::string_view words) {
  int count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("No sum and no time is broken at the end of a row on paper, whatever stands before it", "[R29][R68]") {
  for (bool giant : {false, true}) {
    INFO((giant ? "very large" : "large"));
    const std::string text = tests::extracted(tests::printed(sums_at_every_place(giant)), "");
    CHECK(count_of(text, "£1,234.50,") == kRows);
    CHECK(count_of(text, "10:30.") == kRows);
  }
}
