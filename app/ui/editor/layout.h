// Rows of wrapped text, and the way between a byte position and a point. No drawing: widths come from a function.
//
// Rows wrap after blanks, hyphens, dashes and ideographs; blanks hang at the end of their row; a token longer than a
// row breaks between grapheme clusters; LF, CR LF, a lone CR and U+2028/2029 end a row and are in none.
#pragma once

#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include "app/ui/editor/text_model.h"

namespace blether::ui {

// Width of one code point, in pixels. Must be the same for the same code point until it is given anew.
using Advance = std::function<float(char32_t)>;

struct Row {
  std::size_t begin = 0, end = 0;  // bytes shown; the caret can stand at both
  bool hard = true;                // ends its paragraph
};

struct RowPoint {
  std::size_t at = 0;
  bool at_row_end = false;         // of a soft row: the next row begins at the same byte
};

class Layout {
 public:
  // `width` in pixels. There is always at least one row. The text is not kept: give the same one to the questions.
  void lay_out(std::string_view text, float width, const Advance& advance);

  const std::vector<Row>& rows() const { return rows_; }
  // The row that shows a caret at `at`.
  std::size_t row_of(std::size_t at, bool at_row_end = false) const;
  // Distance from the row's left edge to `at`, which lies in the row.
  float x_of(std::string_view text, std::size_t row, std::size_t at) const;
  // The cluster border nearest to `x` in that row.
  RowPoint at_x(std::string_view text, std::size_t row, float x) const;
  float width_of(char32_t code) const { return code < narrow_.size() ? narrow_[code] : wide_width_of(code); }
  float width_between(std::string_view text, TextRange range) const;

 private:
  float wide_width_of(char32_t code) const;
  void wrap(std::string_view text, TextRange paragraph, float width);

  Advance advance_;
  std::array<float, 0x250> narrow_{};  // widths of Latin, looked up far more often than all others
  std::vector<Row> rows_;
};

}  // namespace blether::ui
