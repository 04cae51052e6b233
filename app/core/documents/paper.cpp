#include "app/core/documents/paper.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

constexpr const char* kFaces = "Andika, Inter, Noto Sans, sans-serif";
constexpr double kLineFactor = 1.12;  // Andika's own lines are tall already

Layout layout_of(cairo_t* cairo, std::string_view words, Print print, double width) {
  Layout layout(pango_cairo_create_layout(cairo));
  auto* font = pango_font_description_new();
  pango_font_description_set_family(font, kFaces);
  pango_font_description_set_absolute_size(font, print.size * PANGO_SCALE);
  pango_font_description_set_weight(font, print.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
  return layout;
}

// Of the tallest line: letters that another typeface stands in for may be taller.
double line_height(const Layout& layout) {
  int tallest = 0;
  for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), i), nullptr, &logical);
    tallest = std::max(tallest, logical.height);
  }
  return static_cast<double>(tallest) / PANGO_SCALE * kLineFactor / 1.2;
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  auto* bytes = static_cast<base::Bytes*>(closure);
  bytes->insert(bytes->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Paper::Paper(base::Files& files, base::Path icons) : files_(files), icons_(std::move(icons)) {
  surface_ = cairo_pdf_surface_create_for_stream(append, &bytes_, kPageWidth, kPageHeight);
  cairo_ = cairo_create(surface_);
  cairo_tag_begin(cairo_, "Document", nullptr);
}

Paper::~Paper() {
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

void Paper::begin_tag(const char* tag) { cairo_tag_begin(cairo_, tag, nullptr); }
void Paper::end_tag(const char* tag) { cairo_tag_end(cairo_, tag); }

double Paper::height(std::string_view words, Print print, double width) const {
  auto layout = layout_of(cairo_, words, print, width);
  return pango_layout_get_line_count(layout.get()) * line_height(layout);
}

std::size_t Paper::fitting(std::string_view words, Print print, double width, double room) const {
  auto layout = layout_of(cairo_, words, print, width);
  int lines = static_cast<int>(room / line_height(layout));
  if (lines >= pango_layout_get_line_count(layout.get())) return words.size();
  auto* line = pango_layout_get_line_readonly(layout.get(), lines > 0 ? lines : 1);
  return line ? static_cast<std::size_t>(line->start_index) : words.size();
}

// Line by line: a wrapped layout drawn at once puts an ActualText at each soft line end, after which some readers lose
// the rest of the paragraph.
double Paper::words(const char* tag, std::string_view text, Print print, double x, double y, double width) {
  auto layout = layout_of(cairo_, text, print, width);
  double step = line_height(layout);
  cairo_tag_begin(cairo_, tag, nullptr);
  cairo_set_source_rgb(cairo_, 0.1, 0.08, 0.12);
  int count = pango_layout_get_line_count(layout.get());
  for (int i = 0; i < count; ++i) {
    auto* line = pango_layout_get_line_readonly(layout.get(), i);
    PangoRectangle logical;
    pango_layout_line_get_extents(line, nullptr, &logical);
    double spare = line->resolved_dir == PANGO_DIRECTION_RTL ? width - static_cast<double>(logical.width) / PANGO_SCALE : 0;
    cairo_move_to(cairo_, x + spare, y + i * step + step * 0.78);
    pango_cairo_show_layout_line(cairo_, line);
  }
  cairo_tag_end(cairo_, tag);
  return count * step;
}

void Paper::draw_icon(std::string_view icon, double x, double y, double size) {
  auto svg = files_.read(icons_ / (std::string(icon) + ".svg"));
  if (!svg) return;
  std::unique_ptr<RsvgHandle, Unref> handle(rsvg_handle_new_from_data(svg->data(), svg->size(), nullptr));
  if (!handle) return;
  RsvgRectangle place{x, y, size, size};
  rsvg_handle_render_document(handle.get(), cairo_, &place, nullptr);
}

static void rounded(cairo_t* cairo, double x, double y, double width, double height, double radius) {
  cairo_new_path(cairo);
  cairo_arc(cairo, x + width - radius, y + radius, radius, -1.5707963, 0);
  cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, 1.5707963);
  cairo_arc(cairo, x + radius, y + height - radius, radius, 1.5707963, 3.1415927);
  cairo_arc(cairo, x + radius, y + radius, radius, 3.1415927, 4.7123890);
  cairo_close_path(cairo);
}

void Paper::tile(std::string_view icon, std::string_view alternative, double x, double y, double size) {
  cairo_tag_begin(cairo_, "Figure", nullptr);
  rounded(cairo_, x + 1, y + 1, size - 2, size - 2, size * 0.19);
  cairo_set_source_rgb(cairo_, 0.988, 0.937, 0.871);
  cairo_fill_preserve(cairo_);
  cairo_set_source_rgb(cairo_, 0.165, 0.129, 0.188);
  cairo_set_line_width(cairo_, 2.2);
  cairo_stroke(cairo_);
  draw_icon(icon, x + size * 0.17, y + size * 0.17, size * 0.66);
  cairo_tag_end(cairo_, "Figure");
  alternatives_.emplace_back(alternative);
}

void Paper::picture(std::string_view icon, std::string_view alternative, double x, double y, double size) {
  cairo_tag_begin(cairo_, "Figure", nullptr);
  draw_icon(icon, x, y, size);
  cairo_tag_end(cairo_, "Figure");
  alternatives_.emplace_back(alternative);
}

void Paper::signature(const care::Strokes& strokes, std::string_view alternative, double x, double y, double width,
                      double height) {
  double right = 1, bottom = 1;
  for (const care::Stroke& stroke : strokes)
    for (const care::PenPoint& point : stroke) right = std::max(right, 1.0 * point.x), bottom = std::max(bottom, 1.0 * point.y);
  double scale = std::min(width / right, height / bottom);
  cairo_tag_begin(cairo_, "Figure", nullptr);
  cairo_new_path(cairo_);
  for (const care::Stroke& stroke : strokes) {
    cairo_new_sub_path(cairo_);
    for (const care::PenPoint& point : stroke) cairo_line_to(cairo_, x + point.x * scale, y + point.y * scale);
  }
  cairo_set_source_rgb(cairo_, 0.1, 0.08, 0.12);
  cairo_set_line_width(cairo_, 2.2);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(cairo_);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_BUTT);
  cairo_tag_end(cairo_, "Figure");
  alternatives_.emplace_back(alternative);
}

void Paper::rule(double y, double thickness, double grey) {
  cairo_set_source_rgb(cairo_, grey, grey, grey);
  cairo_set_line_width(cairo_, thickness);
  cairo_move_to(cairo_, kMargin, y);
  cairo_line_to(cairo_, kPageWidth - kMargin, y);
  cairo_stroke(cairo_);
}

void Paper::box(double x, double y, double width, double height) {
  rounded(cairo_, x, y, width, height, 14);
  cairo_set_source_rgb(cairo_, 0.165, 0.129, 0.188);
  cairo_set_line_width(cairo_, 2.2);
  cairo_stroke(cairo_);
}

void Paper::next_page() { cairo_show_page(cairo_); }

Result<base::Bytes> Paper::finish(std::string_view title, std::string_view language) {
  cairo_tag_end(cairo_, "Document");
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, std::string(title).c_str());
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "Blether");
  // A fixed moment: equal pages are equal bytes. The day it is about is on the page.
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-01T00:00:00Z");
  cairo_show_page(cairo_);
  cairo_surface_finish(surface_);
  if (auto status = cairo_surface_status(surface_); status != CAIRO_STATUS_SUCCESS)
    return fail(Code::invalid, std::string("cairo: ") + cairo_status_to_string(status));
  return make_accessible(bytes_, language, alternatives_);
}

}  // namespace blether::app
