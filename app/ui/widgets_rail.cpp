#include <imgui.h>

#include <algorithm>
#include <string>

#include "app/ui/widgets_parts.h"

namespace blether::ui {

namespace {

using Progress = app::SectionModel::Progress;

std::string_view icon_of(Progress progress) {
  switch (progress) {
    case Progress::done: return "done";
    case Progress::part: return "half";
    case Progress::left: return "skip";
    case Progress::not_begun: break;
  }
  return "ring";
}

std::string_view words_of(Progress progress) {
  switch (progress) {
    case Progress::done: return "progress.done";
    case Progress::part: return "progress.part";
    case Progress::left: return "progress.left";
    case Progress::not_begun: break;
  }
  return "progress.not_begun";
}

Node section_node(const Ui& ui, std::string_view id, const RailRow& row, bool current) {
  Node made = node(std::string(id) + "/" + row.id, Role::tab, row.title);
  made.value = ui.t(words_of(row.progress));
  if (!row.below.empty()) made.value += ", " + row.below;
  made.chosen = current;
  return made;
}

// A little under body size: the nine names stay on one line beside their rings.
TextStyle title_style(bool current) {
  TextStyle style = text_style(TextSize::body, current ? Weight::semibold : Weight::medium);
  style.times = 0.93F;
  return style;
}

TextStyle below_style() {
  TextStyle style = text_style(TextSize::body, Weight::medium, Colour::ink_soft);
  style.times = 0.77F;
  return style;
}

float row_words_width(const Ui& ui, float width) { return width - ui.px(12) - ui.px(26) - ui.px(12) - ui.px(8); }

float rail_row_height(const Ui& ui, const RailRow& row, bool current, float width) {
  float words = ui.measure(row.title, title_style(current), row_words_width(ui, width)).h;
  if (!row.below.empty()) words += ui.text_px(TextSize::body);
  return std::max(ui.px(64), words + ui.px(8));
}

bool rail_row(Ui& ui, std::string_view id, const RailRow& row, bool current, Rect rect) {
  Touch touch = ui.touch(section_node(ui, id, row, current), rect);
  float radius = ui.px(14), icon = ui.px(26);
  if (current) {
    ImDrawList* list = ui.draw_list();
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, ui.colour(Colour::surface), radius, ImDrawFlags_RoundCornersRight);
    list->AddRectFilled({rect.x, rect.y}, {rect.x + 5, rect.bottom()}, ui.colour(Colour::primary), 4, ImDrawFlags_RoundCornersLeft);
    if (ui.theme->high_contrast) ui.stroke(rect, Colour::primary, 2, radius);
  } else if (touch.held) {
    ui.fill(rect, Colour::primary_tint, radius);
  }
  Colour tint = current ? Colour::primary : row.progress == Progress::done ? Colour::good : Colour::ink_soft;
  Rect rest = rect;
  rest.cut_left(ui.px(12));
  ui.icon_in(icon_of(row.progress), rest.cut_left(icon, ui.px(12)), icon, tint);
  float width = row_words_width(ui, rect.w);
  Size title = ui.measure(row.title, title_style(current), width);
  float step = row.below.empty() ? 0 : ui.text_px(TextSize::body);
  float tight = row.below.empty() ? 0 : ui.px(4);
  float y = rect.y + (rect.h - title.h - step + tight) / 2;
  ui.words("", row.title, title_style(current), rest.x, y, width);
  if (!row.below.empty()) ui.words("", row.below, below_style(), rest.x, y + title.h - tight, width);
  if (touch.focused) ui.focus_ring(rect.inset(ui.px(6)), ui.px(10));
  return touch.pressed;
}

}  // namespace

std::optional<std::size_t> rail(Ui& ui, std::string_view id, const std::vector<RailRow>& rows, std::size_t current, Rect rect) {
  std::optional<std::size_t> tapped;
  ui.fill(rect, Colour::sunken);
  if (ui.theme->high_contrast) ui.line(rect.right() - 0.5F, rect.y, rect.right() - 0.5F, rect.bottom(), Colour::line);
  Rect inside = ui.begin_scroll(id, rect);
  float x = inside.x + ui.px(14), width = inside.w - 2 * ui.px(14), y = inside.y + ui.px(20);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    float height = rail_row_height(ui, rows[i], i == current, width);
    if (rail_row(ui, id, rows[i], i == current, {x, y, width, height})) tapped = i;
    y += height + ui.px(4);
  }
  ui.end_scroll(y + ui.px(16));
  return tapped;
}

std::optional<std::size_t> segments(Ui& ui, std::string_view id, const std::vector<RailRow>& rows, std::size_t current,
                                    Rect rect) {
  std::optional<std::size_t> tapped;
  int of = static_cast<int>(rows.size());
  for (int i = 0; i < of; ++i) {
    const RailRow& row = rows[static_cast<std::size_t>(i)];
    bool now = static_cast<std::size_t>(i) == current;
    Rect target = rect.column(i, of, ui.px(6));
    Touch touch = ui.touch(section_node(ui, id, row, now), target);
    float height = now ? ui.px(18) : ui.px(10);
    Rect bar{target.x, target.y + (target.h - height) / 2, target.w, height};
    if (now) {
      ui.fill(bar, Colour::primary, height / 2);
    } else if (row.progress == Progress::done) {
      ui.fill(bar, Colour::good, height / 2);
    } else {
      ui.fill(bar, touch.held ? Colour::primary_tint : Colour::surface, height / 2);
      if (row.progress != Progress::not_begun) {
        ui.clip({bar.x, bar.y, bar.w / 2, bar.h});
        ui.fill(bar, Colour::ink_soft, height / 2);
        ui.unclip();
      }
      ui.stroke(bar, Colour::edge, 2, height / 2);
    }
    if (touch.focused) ui.focus_ring(bar, height / 2);
    if (touch.pressed) tapped = static_cast<std::size_t>(i);
  }
  return tapped;
}

}  // namespace blether::ui
