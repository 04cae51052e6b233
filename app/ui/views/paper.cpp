#include "app/ui/views/paper.h"


#include <algorithm>

namespace blether::ui {

namespace {

TextStyle head_style() { return text_style(TextSize::small, Weight::medium, Colour::ink_soft); }
TextStyle nothing_style() { return text_style(TextSize::lead, Weight::medium); }
TextStyle foot_style() { return text_style(TextSize::lead, Weight::semibold); }

float title_height(const Ui& ui, const std::string& line, float width) {
  TextStyle style = text_style(TextSize::title);
  return ui.measure(line, style, ui.balanced(line, style, width)).h;
}

float paper_height(const Ui& ui, const PaperSheet& paper, float width) {
  float height = ui.measure(paper.head, head_style(), width).h;
  if (paper.outcomes.empty()) return height + ui.px(8) + ui.measure(paper.nothing, nothing_style(), width).h;
  for (const app::AgreedOutcome& outcome : paper.outcomes) {
    if (!outcome.line.empty()) height += title_height(ui, outcome.line, width) + ui.px(4);
    for (const app::AgreedLine& step : outcome.steps) height += plan_line_height(ui, {step.icon, step.what, step.who, step.when}, width) + ui.px(8);
    for (const std::string& words : outcome.waiting)
      height += std::max(ui.px(60), ui.measure(ui.t("agreed.waiting") + " " + words, text_style(TextSize::body), width - ui.px(82)).h + ui.px(24)) + ui.px(14);
  }
  if (!paper.foot.empty()) height += ui.px(16) + ui.measure(paper.foot, foot_style(), width).h;
  return height + ui.px(12) * static_cast<float>(paper.outcomes.size() - 1);
}

void draw_line(Ui& ui, const std::string& id, const app::AgreedLine& step, Column& column) {
  PlanLine line{step.icon, step.what, step.who, step.when};
  Rect rect = column.take(plan_line_height(ui, line, column.w) + ui.px(8));
  plan_line(ui, line, rect);
  Node node;
  node.id = id, node.role = Role::text, node.name = step.what;
  for (const std::string& part : {step.who, step.when})
    if (!part.empty()) node.name += ". " + part;
  ui.note(node, rect);
  ui.line(rect.x, rect.bottom() - 0.5F, rect.right(), rect.bottom() - 0.5F, Colour::line);
}

}  // namespace

void paper_sheet(Stage& stage, const PaperSheet& paper, Column& column, float least) {
  Ui& ui = stage.ui;
  const std::string base(paper.id);
  float pad = ui.px(32), top = column.y;
  Column inside(ui, {column.x + pad, column.y + ui.px(22), column.w - 2 * pad, 0});
  // Measured first: the card lies below its words.
  float height = std::max(least, paper_height(ui, paper, inside.w) + ui.px(44));
  card(ui, {column.x, top, column.w, height});
  inside.words(base + "/date", paper.head, head_style());
  if (paper.outcomes.empty()) inside.space(8), inside.words(base + "/nothing", paper.nothing, nothing_style());
  std::size_t waiting = 0;
  for (std::size_t i = 0; i < paper.outcomes.size(); ++i) {
    const app::AgreedOutcome& outcome = paper.outcomes[i];
    std::string id = base + "/outcome/" + std::to_string(i + 1);
    if (i > 0) inside.space(12);
    if (!outcome.line.empty()) {
      TextStyle style = text_style(TextSize::title);
      inside.y += ui.words(id, outcome.line, style, inside.x, inside.y, ui.balanced(outcome.line, style, inside.w), Role::heading).h;
      inside.space(4);
    }
    for (std::size_t k = 0; k < outcome.steps.size(); ++k) draw_line(ui, id + "/step/" + std::to_string(k + 1), outcome.steps[k], inside);
    for (const std::string& words : outcome.waiting) {
      inside.space(14);
      waiting_line(ui, inside, base + "/waiting/" + std::to_string(++waiting), words);
    }
  }
  if (!paper.foot.empty()) inside.space(16), inside.words(base + "/foot", paper.foot, foot_style());
  column.y = top + height;
}

Rect paper_beside(Stage& stage, const std::string& id, float pane, const std::function<void(Column&, float)>& paper,
                  const std::function<void(Column&)>& say) {
  Ui& ui = stage.ui;
  Rect page = stage.page;
  float gap = ui.px(32);
  bool mirrored = ui.settings.left_handed;
  Rect side = mirrored ? page.cut_left(ui.margin() + pane + gap / 2) : page.cut_right(ui.margin() + pane + gap / 2);
  Rect inside = ui.begin_scroll(id + "/page", page);
  Column sheet(ui, {inside.x + (mirrored ? gap / 2 : ui.margin()), inside.y, inside.w - ui.margin() - gap / 2, 0});
  sheet.space(24);
  paper(sheet, page.h - ui.px(48));
  ui.end_scroll(sheet.y + ui.px(24));

  float x = side.x + (mirrored ? ui.margin() : gap / 2);
  Rect foot = side.cut_bottom(ui.px(64) + ui.px(22), ui.px(12));
  Rect at = ui.begin_scroll(id + "/say", side);
  Column column(ui, {x, at.y, pane, 0});
  column.space(26);
  say(column);
  ui.end_scroll(column.y + ui.px(8));
  return {x, foot.y, pane, ui.px(64)};
}

}  // namespace blether::ui
