#include "app/core/documents/leaflet.h"

#include <algorithm>
#include <array>

#include "app/core/documents/paper.h"

namespace blether::app {

using base::Result;

namespace {

constexpr Print kTitle{34, true}, kName{22, false}, kDate{18, false}, kPageNumber{14, false};
constexpr double kTitleWidth = kPageWidth - 2 * kMargin - 80;  // the logo stands beside it
constexpr double kTitleTop = 64, kTitleLine = 48, kNameToRows = 44;
constexpr double kBoxHeight = 100;  // at least
constexpr double kBoxWidth = (kPageWidth - 2 * kMargin - 16) / 2, kBoxBottom = kPageHeight - kMargin - 20;
constexpr double kBoxTitleWidth = kBoxWidth - 60, kBoxWordsWidth = kBoxWidth - 58;
constexpr Print kBoxTitle{18, true}, kBoxWords{16, false};
constexpr double kRowGap = 9;
constexpr double kSignature = 80;  // height
constexpr std::size_t kMostRows = 5;

// How the rows of a leaflet are set.
struct Look {
  Print main{20, true}, more{18, false};
  double tile = kTile, beside = 24, gap = kRowGap, rows_end = kBoxBottom - kBoxHeight;
  double text_x() const { return kMargin + tile + beside; }
  double text_width() const { return kPageWidth - kMargin - text_x(); }
};

// The two boxes at the foot.
struct Box {
  std::string icon, title, words;
};
std::array<Box, 2> boxes_of(const Leaflet& leaflet, const Texts& texts) {
  return {Box{"phone", texts("paper.ring", {leaflet.worker}), leaflet.worker_phone},
          Box{"talk", texts("paper.not_happy"), texts("paper.not_happy_words")}};
}
// Both as high as the words of either need, in whatever language.
double box_height(const Paper& paper, const std::array<Box, 2>& boxes) {
  double height = kBoxHeight;
  for (const Box& box : boxes)
    height = std::max(height, 12 + paper.height(box.title, kBoxTitle, kBoxTitleWidth) + 2 +
                                  paper.height(box.words, kBoxWords, kBoxWordsWidth) + 10);
  return height;
}

Look look_of(const Paper& paper, const Leaflet& leaflet, const Texts& texts) {
  Look look;
  if (!leaflet.one_page) look.rows_end = kBoxBottom - box_height(paper, boxes_of(leaflet, texts));
  if (leaflet.one_page) {
    look.main.size = 18, look.more.size = 16;
    look.tile = 40, look.beside = 14, look.gap = 4;
    look.rows_end = kPageHeight - kMargin - 14;
  }
  if (leaflet.giant) look.main.size = 26, look.more.size = 24;
  return look;
}

double words_height(const Paper& paper, const Look& look, const LeafletRow& row) {
  double words = row.main.empty() ? 0 : paper.height(row.main, look.main, look.text_width());
  if (!row.more.empty()) words += 4 + paper.height(row.more, look.more, look.text_width());
  return row.signature.empty() ? words : words + kSignature;
}

double row_height(const Paper& paper, const Look& look, const LeafletRow& row) {
  return std::max(row.icon.empty() ? 0.0 : look.tile, words_height(paper, look, row)) + 2 * look.gap;
}

// Where the title stands, and where the rows begin below it, however many lines it needs.
struct Head {
  double name_to_rows = kNameToRows, rows_top = 0;
};
Head head_of(const Paper& paper, const Leaflet& leaflet) {
  Head head;
  if (leaflet.one_page) head.name_to_rows = 8;  // the name stands beside the day
  head.rows_top = kTitleTop + std::max(kTitleLine, paper.height(leaflet.title, kTitle, kTitleWidth)) + head.name_to_rows;
  return head;
}

// A row too tall for what is left of an empty page goes on as a row without picture.
void split_tall(const Paper& paper, const Look& look, std::vector<LeafletRow>& rows, double top) {
  const double room = look.rows_end - top - 2 * look.gap, width = look.text_width();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double main = paper.height(rows[i].main, look.main, width);
    LeafletRow rest;
    if (main > room) {
      std::size_t cut = paper.fitting(rows[i].main, look.main, width, room);
      rest.main = rows[i].main.substr(cut), rest.more = std::move(rows[i].more), rest.leads = rows[i].leads;
      rows[i].main.resize(cut);
      rows[i].more.clear();
    } else if (!rows[i].more.empty() && main + 4 + paper.height(rows[i].more, look.more, width) > room) {
      std::size_t cut = paper.fitting(rows[i].more, look.more, width, room - main - 4);
      rest.more = rows[i].more.substr(cut);
      rows[i].more.resize(cut);
    } else {
      continue;
    }
    rest.signature = std::move(rows[i].signature), rows[i].signature.clear();
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
  }
}

std::vector<std::vector<LeafletRow>> pages_of(const Paper& paper, const Look& look, std::vector<LeafletRow> rows, double top) {
  split_tall(paper, look, rows, top);
  std::vector<std::vector<LeafletRow>> pages(1);
  double y = top;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    LeafletRow& row = rows[i];
    double height = row_height(paper, look, row);
    std::size_t together = row.leads && i + 1 < rows.size() ? 2 : 1;
    double needed = together == 2 ? height + row_height(paper, look, rows[i + 1]) : height;
    if (!pages.back().empty() && (pages.back().size() + together > kMostRows || y + needed > look.rows_end)) {
      pages.emplace_back();
      y = top;
    }
    y += height;
    pages.back().push_back(std::move(row));
  }
  return pages;
}

void draw_head(Paper& paper, const Leaflet& leaflet, const Texts& texts, const Head& head) {
  std::string above = leaflet.one_page ? leaflet.date_words + ". " + leaflet.name : leaflet.date_words;
  paper.words("P", above, kDate, kMargin, 40, kTitleWidth);
  paper.words("H1", leaflet.title, kTitle, kMargin, kTitleTop, kTitleWidth);
  if (!leaflet.one_page) paper.words("P", leaflet.name, kName, kMargin, head.rows_top - head.name_to_rows, kTitleWidth);
  paper.picture("logo", texts("paper.logo"), kPageWidth - kMargin - 60, 40, 60);
  paper.rule(head.rows_top - 8, 3, 0.14);
}

double draw_row(Paper& paper, const Look& look, const LeafletRow& row, double y) {
  double height = row_height(paper, look, row), x = look.text_x(), width = look.text_width();
  double text_y = y + (height - words_height(paper, look, row)) / 2;
  paper.begin_tag("LI");
  if (!row.icon.empty()) paper.tile(row.icon, row.main, kMargin, y + (height - look.tile) / 2, look.tile);
  paper.begin_tag("LBody");
  if (!row.main.empty()) text_y += paper.words("P", row.main, look.main, x, text_y, width) + 4;
  if (!row.more.empty()) text_y += paper.words("P", row.more, look.more, x, text_y, width);
  if (!row.signature.empty()) paper.signature(row.signature, row.main, x, text_y, width, kSignature - 8);
  paper.end_tag("LBody");
  paper.end_tag("LI");
  paper.rule(y + height, 1.2, 0.72);
  return height;
}

void draw_boxes(Paper& paper, const Leaflet& leaflet, const Texts& texts) {
  const auto boxes = boxes_of(leaflet, texts);
  const double height = box_height(paper, boxes), top = kBoxBottom - height;
  double x = kMargin;
  for (const Box& box : boxes) {
    paper.box(x, top, kBoxWidth, height);
    paper.picture(box.icon, box.title, x + 14, top + 14, 24);
    const double y = top + 12 + paper.words("P", box.title, kBoxTitle, x + 50, top + 12, kBoxTitleWidth) + 2;
    paper.words("P", box.words, kBoxWords, x + 50, y, kBoxWordsWidth);
    x += kBoxWidth + 16;
  }
}

void draw_foot(Paper& paper, const Leaflet& leaflet, const Texts& texts, std::size_t number, std::size_t of) {
  if (!leaflet.one_page) draw_boxes(paper, leaflet, texts);
  if (!leaflet.note.empty()) paper.words("P", leaflet.note, {16, false}, kMargin, kPageHeight - kMargin - 12, kPageWidth - 2 * kMargin - 100);
  std::string words = texts("paper.page", {std::to_string(number), std::to_string(of)});
  paper.words("P", words, kPageNumber, kPageWidth - kMargin - 92, kPageHeight - kMargin - 10, 100);
}

}  // namespace

Result<base::Bytes> leaflet_pdf(const Leaflet& leaflet, const Texts& texts, base::Files& files, const base::Path& icons) {
  Paper paper(files, icons);
  const Head head = head_of(paper, leaflet);
  const Look look = look_of(paper, leaflet, texts);
  auto pages = pages_of(paper, look, leaflet.rows, head.rows_top);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) paper.next_page();
    draw_head(paper, leaflet, texts, head);
    double y = head.rows_top;
    paper.begin_tag("L");
    for (const LeafletRow& row : pages[i]) y += draw_row(paper, look, row, y);
    paper.end_tag("L");
    draw_foot(paper, leaflet, texts, i + 1, pages.size());
  }
  return paper.finish(leaflet.title, texts("language"));
}

}  // namespace blether::app
