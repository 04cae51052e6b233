#include "app/ui/editor/layout.h"

#include <algorithm>

#include "app/ui/editor/clusters.h"

namespace blether::ui {
namespace {

bool is_blank(char32_t code) {
  return code == ' ' || code == '\t' || code == 0x1680 || (code >= 0x2000 && code <= 0x200B && code != 0x2007) ||
         code == 0x205F || code == 0x3000;
}

// Scripts written without blanks; a row may end after any of their characters.
bool is_ideograph(char32_t code) {
  return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF);
}

bool is_dash(char32_t code) { return code == '-' || code == 0x2010 || code == 0x2013 || code == 0x2014; }

// Whether a row may end between `code` (ends before `next`) and what follows it.
bool may_end_after(std::string_view text, char32_t code, std::size_t next, std::size_t end) {
  if (!is_blank(code) && !is_dash(code) && !is_ideograph(code)) return false;
  if (next >= end) return false;
  const auto byte = static_cast<unsigned char>(text[next]);
  if (is_dash(code) && byte < 0x80 && !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')) return false;
  return byte < 0x80 || !extends_cluster(code_point_at(text, next).code);
}

// The end of the paragraph that begins at `at`, and the begin of the next one.
TextRange line_end_after(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '\n') return {at, at + 1};
    if (byte == '\r') return {at, at + (text.substr(at + 1, 1) == "\n" ? 2 : 1)};
    if (byte == 0xE2 && is_line_end(code_point_at(text, at).code)) return {at, at + 3};
    ++at;
  }
  return {text.size(), text.size()};
}

}  // namespace

float Layout::wide_width_of(char32_t code) const {
  return is_invisible(code) ? 0 : advance_(code);
}

void Layout::lay_out(std::string_view text, float width, const Advance& advance) {
  advance_ = advance;
  for (char32_t code = 0; code < narrow_.size(); ++code) narrow_[code] = is_invisible(code) ? 0 : advance_(code);
  rows_.clear();
  for (std::size_t begin = 0;;) {
    const TextRange line_end = line_end_after(text, begin);
    wrap(text, {begin, line_end.begin}, width);
    if (line_end.empty()) break;
    begin = line_end.end;
  }
}

float Layout::width_between(std::string_view text, TextRange range) const {
  float wide = 0;
  for (std::size_t at = range.begin; at < range.end;) {
    const CodePoint point = code_point_at(text, at);
    wide += width_of(point.code);
    at += point.size;
  }
  return wide;
}

void Layout::wrap(std::string_view text, TextRange paragraph, float width) {
  std::size_t begin = paragraph.begin;  // of the row
  std::size_t stop = begin;             // last place where this row may end
  std::size_t whole = begin;            // nothing is broken before this: one cluster wider than a row
  float x = 0, x_at_stop = 0;
  const auto end_row = [&](std::size_t at) {
    rows_.push_back({begin, at, false});
    begin = stop = at;
  };
  for (std::size_t at = begin; at < paragraph.end;) {
    const CodePoint point = code_point_at(text, at);
    const float wide = width_of(point.code);
    if (x + wide > width && at > begin && at >= whole && !is_blank(point.code)) {
      if (stop > begin) {
        end_row(stop);
        x -= x_at_stop;
        continue;
      }
      // Looked for from the row's begin, which is a border: a long run of flags would else be read from its own begin.
      const std::size_t cluster = begin + cluster_at_or_before(text.substr(begin), at - begin);
      if (cluster > begin) {
        end_row(cluster);
        x = width_between(text, {cluster, at});
        continue;
      }
      whole = begin + next_cluster(text.substr(begin), 0);
    }
    x += wide;
    at += point.size;
    if (may_end_after(text, point.code, at, paragraph.end)) {
      stop = at;
      x_at_stop = x;
    }
  }
  rows_.push_back({begin, paragraph.end, true});
}

std::size_t Layout::row_of(std::size_t at, bool at_row_end) const {
  const auto after = std::upper_bound(rows_.begin(), rows_.end(), at,
                                      [](std::size_t place, const Row& row) { return place < row.begin; });
  const auto row = static_cast<std::size_t>(after - rows_.begin()) - (after == rows_.begin() ? 0 : 1);
  return at_row_end && row > 0 && rows_[row].begin == at && !rows_[row - 1].hard ? row - 1 : row;
}

float Layout::x_of(std::string_view text, std::size_t row, std::size_t at) const {
  return width_between(text, {rows_[row].begin, std::min(at, rows_[row].end)});
}

RowPoint Layout::at_x(std::string_view text, std::size_t row, float x) const {
  const Row& shown = rows_[row];
  float left = 0;
  for (std::size_t at = shown.begin; at < shown.end;) {
    const std::size_t next = std::min(at + next_cluster(text.substr(at), 0), shown.end);
    const float wide = width_between(text, {at, next});
    if (x < left + wide / 2) return {at, false};
    left += wide;
    at = next;
  }
  return {shown.end, !shown.hard};
}

}  // namespace blether::ui
