#include "app/core/documents/leaflet.h"

#include <algorithm>

#include "app/core/documents/paper.h"

namespace blether::app {

using base::Result;

namespace {

constexpr Print kTitle{34, true}, kName{22, false}, kDate{18, false}, kMain{20, true}, kMore{18, false}, kPageNumber{14, false};
constexpr double kTextX = kMargin + kTile + 24;
constexpr double kTextWidth = kPageWidth - kMargin - kTextX;
constexpr double kTitleWidth = kPageWidth - 2 * kMargin - 80;  // the logo stands beside it
constexpr double kTitleTop = 64, kTitleLine = 48, kNameToRows = 44;
constexpr double kBoxHeight = 100;
constexpr double kBoxTop = kPageHeight - kMargin - 20 - kBoxHeight;
constexpr double kRowGap = 9;
constexpr std::size_t kMostRows = 5;

double row_height(const Paper& paper, const LeafletRow& row) {
  double words = paper.height(row.main, kMain, kTextWidth);
  if (!row.more.empty()) words += 4 + paper.height(row.more, kMore, kTextWidth);
  return std::max(row.icon.empty() ? 0.0 : kTile, words) + 2 * kRowGap;
}

// Where the rows begin: below the title, however many lines it needs.
double rows_top(const Paper& paper, const Leaflet& leaflet) {
  return kTitleTop + std::max(kTitleLine, paper.height(leaflet.title, kTitle, kTitleWidth)) + kNameToRows;
}

// A row too tall for what is left of an empty page goes on as a row without picture.
void split_tall(const Paper& paper, std::vector<LeafletRow>& rows, double top) {
  const double room = kBoxTop - top - 2 * kRowGap;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double main = paper.height(rows[i].main, kMain, kTextWidth);
    if (main > room) {
      std::size_t cut = paper.fitting(rows[i].main, kMain, kTextWidth, room);
      LeafletRow rest{"", rows[i].main.substr(cut), rows[i].more, rows[i].leads};
      rows[i].main.resize(cut);
      rows[i].more.clear();
      rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
    } else if (!rows[i].more.empty() && main + 4 + paper.height(rows[i].more, kMore, kTextWidth) > room) {
      std::size_t cut = paper.fitting(rows[i].more, kMore, kTextWidth, room - main - 4);
      LeafletRow rest{"", "", rows[i].more.substr(cut), false};
      rows[i].more.resize(cut);
      rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
    }
  }
}

std::vector<std::vector<LeafletRow>> pages_of(const Paper& paper, std::vector<LeafletRow> rows, double top) {
  split_tall(paper, rows, top);
  std::vector<std::vector<LeafletRow>> pages(1);
  double y = top;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    LeafletRow& row = rows[i];
    double height = row_height(paper, row);
    std::size_t together = row.leads && i + 1 < rows.size() ? 2 : 1;
    double needed = together == 2 ? height + row_height(paper, rows[i + 1]) : height;
    if (!pages.back().empty() && (pages.back().size() + together > kMostRows || y + needed > kBoxTop)) {
      pages.emplace_back();
      y = top;
    }
    y += height;
    pages.back().push_back(std::move(row));
  }
  return pages;
}

void draw_head(Paper& paper, const Leaflet& leaflet, const Texts& texts, double top) {
  paper.words("P", leaflet.date_words, kDate, kMargin, 40, kTitleWidth);
  paper.words("H1", leaflet.title, kTitle, kMargin, kTitleTop, kTitleWidth);
  paper.words("P", leaflet.name, kName, kMargin, top - kNameToRows, kTitleWidth);
  paper.picture("logo", texts("paper.logo"), kPageWidth - kMargin - 60, 40, 60);
  paper.rule(top - 8, 3, 0.14);
}

double draw_row(Paper& paper, const LeafletRow& row, double y) {
  double height = row_height(paper, row);
  double words = paper.height(row.main, kMain, kTextWidth);
  if (row.main.empty()) words = 0;
  if (!row.more.empty()) words += 4 + paper.height(row.more, kMore, kTextWidth);
  double text_y = y + (height - words) / 2;
  paper.begin_tag("LI");
  if (!row.icon.empty()) paper.tile(row.icon, row.main, kMargin, y + (height - kTile) / 2);
  paper.begin_tag("LBody");
  if (!row.main.empty()) text_y += paper.words("P", row.main, kMain, kTextX, text_y, kTextWidth) + 4;
  if (!row.more.empty()) paper.words("P", row.more, kMore, kTextX, text_y, kTextWidth);
  paper.end_tag("LBody");
  paper.end_tag("LI");
  paper.rule(y + height, 1.2, 0.72);
  return height;
}

void draw_box(Paper& paper, double x, std::string_view icon, const std::string& title, const std::string& words) {
  constexpr double kWidth = (kPageWidth - 2 * kMargin - 16) / 2;
  paper.box(x, kBoxTop, kWidth, kBoxHeight);
  paper.picture(icon, title, x + 14, kBoxTop + 14, 24);
  double y = kBoxTop + 12;
  y += paper.words("P", title, {18, true}, x + 50, y, kWidth - 60) + 2;
  paper.words("P", words, {16, false}, x + 50, y, kWidth - 58);
}

void draw_foot(Paper& paper, const Leaflet& leaflet, const Texts& texts, std::size_t number, std::size_t of) {
  draw_box(paper, kMargin, "phone", texts("paper.ring", {leaflet.worker}), leaflet.worker_phone);
  draw_box(paper, kPageWidth / 2 + 8, "talk", texts("paper.not_happy"), texts("paper.not_happy_words"));
  std::string words = texts("paper.page", {std::to_string(number), std::to_string(of)});
  paper.words("P", words, kPageNumber, kPageWidth - kMargin - 92, kPageHeight - kMargin - 10, 100);
}

}  // namespace

Result<base::Bytes> leaflet_pdf(const Leaflet& leaflet, const Texts& texts, base::Files& files, const base::Path& icons) {
  Paper paper(files, icons);
  const double top = rows_top(paper, leaflet);
  auto pages = pages_of(paper, leaflet.rows, top);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) paper.next_page();
    draw_head(paper, leaflet, texts, top);
    double y = top;
    paper.begin_tag("L");
    for (const LeafletRow& row : pages[i]) y += draw_row(paper, row, y);
    paper.end_tag("L");
    draw_foot(paper, leaflet, texts, i + 1, pages.size());
  }
  return paper.finish(leaflet.title, texts("language"));
}

}  // namespace blether::app
