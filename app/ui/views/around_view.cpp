// The people and places around somebody: a drawn map, or the same in the same order as a list where there is no room.
#include <algorithm>
#include <cmath>

#include "app/ui/views/around_sheet.h"
#include "app/ui/views/good_at_sheet.h"

namespace blether::ui {

namespace {

// More than one ring of names cannot be read on a map.
constexpr std::size_t kMostOnMap = 8;

bool is_missed(const app::AroundCircle& circle) { return circle.closeness == "missed"; }

const std::string& below_name(const app::AroundCircle& circle) {
  return circle.relation.empty() ? circle.note : circle.relation;
}

std::string closeness_words(const Stage& stage, const app::AroundCircle& circle) {
  return stage.t("around.closeness." + circle.closeness);
}

// Close is thick, in touch is thin, missed is dotted: never told by colour alone.
void tie(Ui& ui, float x1, float y1, float x2, float y2, const std::string& closeness) {
  if (closeness != "missed")
    return ui.line(x1, y1, x2, y2, Colour::primary, ui.px(closeness == "close" ? 6 : 3));
  float length = std::hypot(x2 - x1, y2 - y1), step = ui.px(13);
  for (float at = step / 2; at < length; at += step)
    ui.circle(x1 + (x2 - x1) * at / length, y1 + (y2 - y1) * at / length, ui.px(2.5F), Colour::accent);
}

class AroundView final : public View {
 public:
  void draw(Stage& stage) override {
    const app::AroundModel& model = *stage.model.around;
    if (chosen_ >= model.circles.size()) chosen_ = 0, panel_open_ = false;
    bool panel = panel_open_;  // one sheet in a frame
    if (stage.ui.one_pane()) draw_one_pane(stage, model);
    else draw_two_panes(stage, model);
    if (panel) return;
    edit_.draw(stage, model);
    link_.draw(stage, model);
    good_.draw(stage, model);
  }

 private:
  // --- the two shapes of the page

  void draw_two_panes(Stage& stage, const app::AroundModel& model) {
    Ui& ui = stage.ui;
    panel_open_ = false;
    Rect page = stage.page;
    float wide = ui.px(450);
    Rect side = ui.settings.left_handed ? page.cut_left(wide) : page.cut_right(wide);
    if (model.circles.size() > kMostOnMap)
      scroll_page(ui, "around", page, ui.margin(), [&](Rect inside) {
        Column column(ui, inside);
        column.space(28);
        list(stage, model, column);
        column.space(20);
        good_.row(stage, model, column);
        return column.y + ui.px(24);
      });
    else
      map(stage, model, page);
    ui.fill(side, Colour::surface);
    float edge = ui.settings.left_handed ? side.right() : side.x;
    ui.line(edge, side.y, edge, side.bottom(), Colour::line);
    draw_side(stage, model, side.inset(ui.px(32), 0));
  }

  void draw_side(Stage& stage, const app::AroundModel& model, Rect side) {
    Ui& ui = stage.ui;
    float height = button_height(ui), gap = ui.px(8);
    Rect foot = side.cut_bottom(ui.px(22));
    foot = side.cut_bottom(height, gap);
    ButtonLook plus;
    plus.icon = "plus";
    Rect outcome = model.circles.empty() ? Rect{} : side.cut_bottom(height, ui.px(16));
    // Room for focus rings at the edge of what is clipped.
    float room = ui.px(12);
    Rect inside = ui.begin_scroll("around/side", {side.x - room, side.y, side.w + 2 * room, side.h});
    Column column(ui, {inside.x + room, inside.y, inside.w - 2 * room, 0});
    column.space(30);
    if (model.circles.empty()) column.words("around/none", stage.t("around.none", {model.name.known_as}), text_style(TextSize::lead));
    else about(stage, model, model.circles[chosen_], column);
    ui.end_scroll(column.y + ui.px(16));
    if (!model.circles.empty()) outcome_button(stage, model, model.circles[chosen_], outcome);
    if (button(ui, "around/add", stage.t("around.add"), foot, ButtonKind::primary, plus)) edit_.open(stage, nullptr);
  }

  void draw_one_pane(Stage& stage, const app::AroundModel& model) {
    Ui& ui = stage.ui;
    ActionRow actions(ui);
    actions.right("around/add", stage.t("around.add"), ButtonKind::primary, "plus");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "around", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(28);
      page_title(ui, column, stage.t("around.title", {model.name.known_as}));
      saved_line(stage, column);
      if (model.circles.empty()) column.words("around/none", stage.t("around.none", {model.name.known_as}), text_style(TextSize::lead));
      else list(stage, model, column);
      column.space(20);
      good_.row(stage, model, column);
      return column.y + ui.px(12);
    });
    if (actions.draw(ui) == "around/add") edit_.open(stage, nullptr);
    panel_sheet(stage, model);
  }

  void panel_sheet(Stage& stage, const app::AroundModel& model) {
    if (!panel_open_) return;
    Ui& ui = stage.ui;
    const app::AroundCircle& circle = model.circles[chosen_];
    bool changes = false, links = false;
    bool is_open = sheet(ui, "around/one", stage.t("around.title", {model.name.known_as}), [&](Rect inside) {
      Column column(ui, inside);
      changes = about(stage, model, circle, column);
      column.space(20);
      links = outcome_button(stage, model, circle, column.take(button_height(ui)));
      return column.y;
    });
    if (!is_open || changes || links) panel_open_ = false;
  }

  // --- the map

  void map(Stage& stage, const app::AroundModel& model, Rect canvas) {
    Ui& ui = stage.ui;
    legend(stage, canvas.cut_bottom(ui.px(58)));
    const Rect corner = canvas.cut_top(quiet_height(ui) + ui.px(12));
    good_.link(stage, corner.x + ui.px(20), corner.y + ui.px(12));
    float middle_x = canvas.x + canvas.w / 2, middle_y = canvas.y + canvas.h / 2;
    float around = ui.px(38), middle = ui.px(72);
    float label = ui.line_px(TextSize::body) + 2 * ui.line_px(TextSize::small) + ui.px(8);
    float wide = canvas.w / 2 - ui.px(107), high = canvas.h / 2 - around - label;
    for (const app::AroundCircle& circle : model.circles) {
      float x = middle_x + wide * static_cast<float>(circle.x), y = middle_y + high * static_cast<float>(circle.y);
      float length = std::max(1.F, std::hypot(x - middle_x, y - middle_y));
      float dx = (x - middle_x) / length, dy = (y - middle_y) / length;
      tie(ui, middle_x + dx * middle, middle_y + dy * middle, x - dx * around, y - dy * around, circle.closeness);
    }
    ui.circle(middle_x, middle_y, middle, Colour::accent_tint);
    ui.ring(middle_x, middle_y, middle, Colour::accent, ui.px(4));
    TextStyle style = text_style(TextSize::lead, Weight::bold, Colour::accent_ink);
    ui.words_in(model.name.known_as, style, {middle_x - middle + ui.px(10), middle_y - middle, 2 * (middle - ui.px(10)), 2 * middle});
    for (std::size_t i = 0; i < model.circles.size(); ++i) {
      const app::AroundCircle& circle = model.circles[i];
      float x = middle_x + wide * static_cast<float>(circle.x), y = middle_y + high * static_cast<float>(circle.y);
      draw_circle(stage, i, circle, x, y, around);
      draw_label(ui, circle, x, y, around, std::min(ui.px(190), 0.68F * wide));
    }
  }

  void draw_circle(Stage& stage, std::size_t i, const app::AroundCircle& circle, float x, float y, float radius) {
    Ui& ui = stage.ui;
    Rect rect{x - radius, y - radius, 2 * radius, 2 * radius};
    Node node;
    node.id = "around/circle/" + std::to_string(i + 1), node.role = Role::choice;
    node.name = in_a_line({circle.name, below_name(circle), closeness_words(stage, circle)});
    node.chosen = chosen_ == i;
    Touch touch = ui.touch(node, rect);
    bool missed = is_missed(circle);
    if (node.chosen) ui.circle(x, y, radius + ui.px(6), missed ? Colour::accent_tint : Colour::primary_tint);
    bool tinted = node.chosen || touch.held;
    ui.circle(x, y, radius, !tinted ? Colour::surface : missed ? Colour::accent_tint : Colour::primary_tint);
    ui.ring(x, y, radius, missed ? Colour::accent : Colour::primary, ui.px(node.chosen ? 5 : 3));
    ui.icon_in(circle.icon, rect, ui.px(34), missed ? Colour::accent_ink : Colour::primary_ink);
    if (touch.focused) ui.focus_ring(rect, radius);
    if (touch.pressed) chosen_ = i, ui.wants_frame = true;
  }

  // On the far side from the middle: above in the upper half, below elsewhere.
  static void draw_label(Ui& ui, const app::AroundCircle& circle, float x, float y, float radius, float width) {
    TextStyle name = text_style(TextSize::body, Weight::semibold), soft = text_style(TextSize::small, Colour::ink_soft);
    const std::string& below = below_name(circle);
    float line = ui.line_px(TextSize::body);
    float small = std::min(ui.measure(below, soft, width).h, 2 * ui.line_px(TextSize::small));
    if (below.empty()) small = 0;
    bool above = circle.y < -0.3;
    float top = above ? y - radius - ui.px(6) - line - small : y + radius + ui.px(4);
    Rect at{x - width / 2, top, width, small};
    if (above) ui.words_in(below, soft, at), at.y += small;
    at.h = line;
    ui.words_in(circle.name, name, at);
    if (!above) ui.words_in(below, soft, {at.x, at.y + line, width, small});
  }

  static void legend(const Stage& stage, Rect rect) {
    Ui& ui = stage.ui;
    float x = rect.x + ui.px(32), middle = rect.y + rect.h / 2;
    TextStyle style = text_style(TextSize::small, Colour::ink_soft);
    for (const char* code : {"close", "in-touch", "missed"}) {
      tie(ui, x, middle, x + ui.px(44), middle, code);
      x += ui.px(54);
      std::string words = stage.t(std::string("around.closeness.") + code);
      Size size = ui.measure(words, style);
      ui.words("", words, style, x, middle - size.h / 2);
      x += size.w + ui.px(28);
    }
  }

  // --- the list

  void list(Stage& stage, const app::AroundModel& model, Column& column) {
    Ui& ui = stage.ui;
    auto below = [&](const app::AroundCircle& circle) {
      std::string wish = circle.wish.empty() ? "" : stage.t("around.would_like." + circle.wish);
      return in_a_line({below_name(circle), closeness_words(stage, circle), wish});
    };
    float height = 0;
    for (const auto& circle : model.circles) height += row_height(ui, circle.name, below(circle), column.w);
    Rect whole = column.take(height);
    card(ui, whole);
    for (std::size_t i = 0; i < model.circles.size(); ++i) {
      const app::AroundCircle& circle = model.circles[i];
      Rect rect = whole.cut_top(row_height(ui, circle.name, below(circle), column.w));
      if (row(ui, "around/circle/" + std::to_string(i + 1), circle.icon, circle.name, below(circle), rect, i + 1 < model.circles.size()))
        chosen_ = i, panel_open_ = true, ui.wants_frame = true;
    }
  }

  // --- one of them

  // Gives whether the sheet of changes was opened.
  bool about(Stage& stage, const app::AroundModel& model, const app::AroundCircle& circle, Column& column) {
    Ui& ui = stage.ui;
    float tile = ui.px(64), gap = ui.px(16), width = column.w - tile - gap;
    TextStyle name = text_style(TextSize::lead, Weight::semibold), soft = text_style(TextSize::body, Colour::ink_soft);
    std::string below = in_a_line({circle.relation, circle.note});
    float height = ui.measure(circle.name, name, width).h + (below.empty() ? 0 : ui.measure(below, soft, width).h);
    Rect head = column.take(std::max(tile, height));
    icon_tile(ui, circle.icon, head.x, head.y, tile);
    Column words(ui, {head.x + tile + gap, head.y, width, 0});
    words.words("around/name", circle.name, name, Role::heading);
    if (!below.empty()) words.words("around/below", below, soft);
    column.space(16);
    if (!circle.words.empty()) {
      std::string who = stage.t("around.said", {model.name.known_as});
      talk(ui, "around/said", model.name.carer ? Voice::carer : Voice::person, who, circle.words,
           column.take(talk_height(ui, who, circle.words, column.w)));
      column.space(8);
    }
    ButtonLook pen;
    pen.icon = "pen";
    bool changes = quiet_button(ui, "around/change", stage.t(circle.words.empty() ? "around.write" : "around.change_short"),
                                column.x - ui.px(12), column.y, pen);
    column.y += quiet_height(ui) + ui.px(12);
    wish(stage, model, circle, column);
    if (changes) edit_.open(stage, &circle);
    return changes;
  }

  static void wish(Stage& stage, const app::AroundModel& model, const app::AroundCircle& circle, Column& column) {
    Ui& ui = stage.ui;
    bool somebody = circle.type == "person" || circle.type == "pet";
    column.words("around/wish", stage.t(somebody ? "around.see_them" : "around.be_there", {model.name.known_as}),
                 text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(12);
    for (const char* code : {"more", "same", "less"}) {
      bool chosen = circle.wish == code;
      Rect rect = column.take(std::max(chip_height(ui), ui.px(52)));
      if (chip(ui, std::string("around/wish/") + code, stage.t(std::string("around.wish.") + code), rect, chosen))
        stage.push(app::AroundIntent(app::SetWish{circle.record, chosen ? "" : code}));
      column.space(8);
    }
    if (circle.outcome_line.empty()) return;
    column.space(8);
    column.icon_line("around/outcome/line", "star", circle.outcome_line, text_style(TextSize::body));
  }

  // Gives whether the sheet was opened that asks which outcome.
  bool outcome_button(Stage& stage, const app::AroundModel& model, const app::AroundCircle& circle, Rect rect) {
    ButtonLook star;
    star.icon = "star";
    std::string words = stage.t(circle.outcome.is_none() ? "around.outcome" : "around.outcome_open");
    if (!button(stage.ui, "around/outcome", words, rect, ButtonKind::secondary, star)) return false;
    const bool asks = circle.outcome.is_none() && !model.outcomes.empty();
    if (asks) link_.open(stage, circle.record);
    else stage.push(app::AroundIntent(app::OutcomeFromAround{circle.record}));
    return asks;
  }

  std::size_t chosen_ = 0;
  bool panel_open_ = false;  // one pane: the sheet of the one chosen
  AroundSheet edit_;
  AroundLinkSheet link_;
  GoodAtSheet good_;
};

}  // namespace

std::unique_ptr<View> make_around_view() { return std::make_unique<AroundView>(); }

}  // namespace blether::ui
