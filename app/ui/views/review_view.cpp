// How things are now: each outcome with its start, the last time and today on one line of five, and in words; then the
// support, and when we look again.
#include <algorithm>

#include "app/ui/views/card_rows.h"
#include "app/ui/views/dates.h"
#include "app/ui/views/review_kinds.h"
#include "app/ui/views/review_sheets.h"
#include "app/ui/views/stopped_list.h"
#include "app/ui/views/unmet_part.h"
#include "care/review.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;
using Movement = app::ReviewRow::Movement;

constexpr const char* kSupport = "support";  // the second part of the page, as the route's item
constexpr float kPad = 28, kScale = 400, kChip = 200, kGap = 24, kLine = 60;

TextStyle line_style() { return text_style(TextSize::lead, Weight::semibold); }
TextStyle soft_style() { return text_style(TextSize::body, Colour::ink_soft); }
TextStyle small_style() { return text_style(TextSize::small); }

// "Better: a little, now most of the time". Told in words: never by colour or side alone.
std::string movement_words(const Stage& stage, const app::ReviewRow& row) {
  auto scale = [&](std::optional<int> score) { return stage.t("review.scale." + std::to_string(*score)); };
  auto before = row.last ? row.last : row.start;
  if (row.score_disputed) return stage.t("conflict.title");
  if (row.today_code.empty()) return before ? stage.t("review.was", {scale(before)}) : stage.t("review.not_said");
  if (!row.today) return stage.t("scale." + row.today_code);
  switch (row.movement) {
    case Movement::better: return stage.t("review.better", {scale(before), scale(row.today)});
    case Movement::harder: return stage.t("review.harder", {scale(before), scale(row.today)});
    case Movement::same: return stage.t("review.same", {scale(row.today)});
    case Movement::unknown: return stage.t("review.now", {scale(row.today)});
  }
  return {};
}

std::string decide_words(const Stage& stage, const app::ReviewRow& row) {
  if (row.decide_disputed) return stage.t("conflict.title");
  const std::string before = row.ended.empty() ? "open" : row.ended == "reached" ? "done" : "no-longer-wanted";
  return stage.t("review.decide." + (row.decide.empty() ? before : row.decide));
}

void hollow(Ui& ui, float x, float y, float radius, float stroke) {
  ui.circle(x, y, radius, Colour::surface);
  ui.ring(x, y, radius, Colour::primary, stroke);
}

void today_face(Ui& ui, int score, float x, float y, float radius) {
  float icon = radius * 1.25F;
  ui.circle(x, y, radius, Colour::primary);
  ui.icon("face" + std::to_string(score), x - icon / 2, y - icon / 2, icon, Colour::on_primary);
}

// Five ticks; a ring for what today is held against, a small one for the start when that is longer ago, a face for today.
void outcome_line(Ui& ui, const app::ReviewRow& row, Rect rect) {
  float middle = rect.y + rect.h / 2, face = ui.px(24);
  float left = rect.x + face, step = (rect.w - 2 * face) / 4;
  auto at = [&](int score) { return left + step * static_cast<float>(score); };
  ui.line(left, middle, at(4), middle, Colour::edge, ui.px(2));
  for (int i = 0; i < 5; ++i) ui.line(at(i), middle - ui.px(8), at(i), middle + ui.px(8), Colour::edge, ui.px(4));
  auto before = row.last ? row.last : row.start;
  if (before && row.today) ui.line(at(*before), middle, at(*row.today), middle, Colour::primary, ui.px(8));
  if (row.last && row.start && *row.start != *row.last) hollow(ui, at(*row.start), middle, ui.px(7), ui.px(3));
  if (before) hollow(ui, at(*before), middle, ui.px(12), ui.px(4));
  if (row.today) today_face(ui, *row.today, at(*row.today), middle, face);
}

class ReviewView final : public View {
 public:
  void draw(Stage& stage) override {
    const app::ReviewModel& model = *stage.model.review;
    if (model.review.is_none()) before(stage, model);
    else if (stage.model.route.item == kSupport) support(stage, model);
    else outcomes(stage, model);
    line_.draw(stage, model);
    begin_.draw(stage, model);
    again_.draw(stage, model);
    unmet_.draw_sheets(stage, model.name, model.unmet);
  }

 private:
  // --- before it begins: how it was

  void before(Stage& stage, const app::ReviewModel& model) {
    Ui& ui = stage.ui;
    ActionRow actions(ui);
    actions.left("review/changed", stage.t("review.changed"), ButtonKind::secondary, "again");
    actions.right("review/begin", stage.t("review.begin"), ButtonKind::primary, "", "next");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "review", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      head(stage, model, column, "review.how");
      if (!model.due.empty()) {
        Colour colour = model.overdue ? Colour::alert_ink : Colour::ink;
        column.icon_line("review/due", model.overdue ? "alert" : "calendar", model.due, text_style(TextSize::body, Weight::semibold, colour));
        column.space(14);
      }
      kind_.draw(stage, model, column);
      cards(stage, model.outcomes, column, "review/outcome/", false);
      return column.y + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    const std::string& type = kind_.chosen(model);
    if (tapped == "review/changed") begin_.open(stage, "change");
    if (tapped == "review/begin" && type == "requested") begin_.open(stage, type);
    else if (tapped == "review/begin") stage.push(app::ReviewIntent(app::BeginReview{"", type}));
  }

  // --- what somebody wants, then and now

  void outcomes(Stage& stage, const app::ReviewModel& model) {
    Ui& ui = stage.ui;
    std::string check = stage.t("review.private", {model.name.known_as});
    ActionRow actions(ui);
    actions.left("review/not-now", stage.t("review.not_now"), ButtonKind::secondary);
    bool at_foot = !model.talk.is_none() && !ui.large();
    if (at_foot) actions.right("review/private", check, ButtonKind::quiet, "face2");
    actions.right("review/next", stage.t("review.next"), ButtonKind::primary, "", "next");
    Rect page = stage.page;
    actions.place(page);
    bool checks = false;
    scroll_page(ui, "review", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      head(stage, model, column, "review.how");
      kind_line(stage, model, column);
      said(stage, "review/change", Voice::worker, stage.t("review.what_changed"), model.change, column);
      const std::string asked = stage.t("review.asked_what", {model.name.known_as});
      said(stage, "review/asked", Voice::person, asked, model.asked, column);
      cards(stage, model.outcomes, column, "review/outcome/", true);
      needs(model, column);
      if (!at_foot && !model.talk.is_none()) {
        ButtonLook look;
        look.icon = "face2";
        column.space(8);
        Rect at = column.take(button_height(ui));
        checks = button(ui, "review/private", check, at.cut_left(std::min(at.w, button_width(ui, check, look))), ButtonKind::secondary, look);
      }
      return column.y + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    if (tapped == "review/not-now") stage.go(Page::person, model.name.id);
    if (tapped == "review/next") stage.go(Page::review, model.name.id, {}, kSupport);
    if (checks || tapped == "review/private") stage.go(Page::conversation, model.name.id, model.talk, std::string(care::kReviewPrivate));
  }

  static void kind_line(Stage& stage, const app::ReviewModel& model, Column& column) {
    TextStyle style = text_style(TextSize::body, Weight::medium);
    column.icon_line("review/kind", "mirror", stage.t("review.type." + model.type, {model.name.known_as}), style);
    column.space(14);
  }

  static void said(Stage& stage, std::string_view id, Voice voice, const std::string& who, const std::string& words,
                   Column& column) {
    if (words.empty()) return;
    talk(stage.ui, id, voice, who, words, column.take(talk_height(stage.ui, who, words, column.w)));
    column.space(14);
  }

  static void needs(const app::ReviewModel& model, Column& column) {
    for (std::size_t i = 0; i < model.needs.size(); ++i)
      column.icon_line("review/needs/" + std::to_string(i + 1), "info", model.needs[i], soft_style());
  }

  // --- the support, and what comes next

  void support(Stage& stage, const app::ReviewModel& model) {
    Ui& ui = stage.ui;
    const bool last = model.type == "end";
    ActionRow actions(ui);
    actions.left("review/back-to-outcomes", stage.t("sheet.go_back"), ButtonKind::secondary);
    actions.right("review/end", stage.t(last ? "review.end_support" : "review.end"), ButtonKind::primary, "", "tick");
    if (last) actions.off(end_.off(stage, model));
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "review/support", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      head(stage, model, column, "review.support");
      kind_line(stage, model, column);
      if (model.supports.empty()) column.words("review/no-support", stage.t("review.no_support"), text_style(TextSize::body)), column.space(14);
      cards(stage, model.supports, column, "review/support/", true);
      stopped_list(stage, column, "review/stopped", model.stopped);
      waiting(stage, model, column);
      rows(stage, model, column);
      column.space(24);
      if (last) end_.draw(stage, model, column);
      else look_again(stage, model, column);
      return column.y + ui.px(12);
    });
    std::string off_tapped;
    std::string tapped = actions.draw(ui, &off_tapped);
    if (!off_tapped.empty()) end_.ask(stage);
    if (tapped == "review/back-to-outcomes") stage.go(Page::review, model.name.id);
    if (tapped == "review/end" && last) end_.keep(stage, model);
    if (tapped == "review/end" && !last) stage.push(app::ReviewIntent(app::EndReview{model.review, day(model)}));
    if (last) end_.draw_dates(stage);
    else if (auto chosen = date_.draw(stage)) day_ = *chosen;
  }

  const std::string& day(const app::ReviewModel& model) const { return day_.empty() ? model.next_on : day_; }

  void look_again(Stage& stage, const app::ReviewModel& model, Column& column) {
    column.words("review/again-when", stage.t("review.look_again"), line_style(), Role::heading);
    column.space(10);
    if (day_button(stage, column, "review/next-on", day(model)))
      date_.open(day(model), stage.model.now_ms), stage.ui.wants_frame = true;
    column.space(16);
    label(column, "", stage.t("review.ring"));
    column_narrative(stage, column, "review/ring", stage.t("review.ring"), model.ring, 1);
  }

  // What still waits, and what came of the rest.
  void waiting(Stage& stage, const app::ReviewModel& model, Column& column) {
    column.space(10);
    column.words("review/unmet", stage.t("unmet.title"), line_style(), Role::heading);
    column.space(10);
    unmet_.draw(stage, model.unmet, column, "review/unmet");
    column.space(24);
  }

  void rows(Stage& stage, const app::ReviewModel& model, Column& column) {
    std::vector<CardRow> lines;
    if (!model.talk.is_none()) lines.push_back({"review/talk", "talk", stage.t("review.talk"), stage.t("review.talk_words")});
    if (model.choose_again) lines.push_back({"review/options", "choose", stage.t("review.choose"), stage.t("review.choose_words", {model.name.known_as})});
    else lines.push_back({"review/again", "choose", stage.t("review.again"), stage.t("review.again_when", {model.name.known_as})});
    lines.push_back({"review/plan", "agree", stage.t("review.plan"), stage.t("review.plan_words")});
    std::string tapped = card_rows(stage.ui, column, lines);
    if (tapped == "review/talk") stage.go(Page::conversation, model.name.id, model.talk);
    if (tapped == "review/options") stage.go(Page::options, model.name.id);
    if (tapped == "review/again") again_.open(stage);
    if (tapped == "review/plan") stage.go(Page::outcomes, model.name.id);
  }

  // --- the parts

  // The question, and beside it what the rings and the face stand for.
  static void head(Stage& stage, const app::ReviewModel& model, Column& column, std::string_view key) {
    Ui& ui = stage.ui;
    column.space(24);
    page_title(ui, column, model.title);
    saved_line(stage, column);
    std::string question = stage.t(key, {model.name.known_as});
    bool scored = key == "review.how" && !model.outcomes.empty();
    float wide = scored ? legend(stage, model, 0, 0, false) : 0;
    TextStyle style = text_style(TextSize::title);
    bool beside = scored && ui.measure(question, style).w + ui.px(kGap) + wide <= column.w;
    float top = column.y, line = ui.line_px(style);
    column.words("review/question", question, style, Role::heading);
    if (scored && !beside) column.space(8), top = column.y, line = ui.px(40), column.y += line;
    if (scored) legend(stage, model, beside ? column.x + column.w - wide : column.x, top + line / 2, true);
    column.space(14);
  }

  // Gives its width. `x` its left side, `middle` of its line.
  static float legend(Stage& stage, const app::ReviewModel& model, float x, float middle, bool draw) {
    Ui& ui = stage.ui;
    TextStyle style = text_style(TextSize::small, Weight::medium, Colour::ink_soft);
    float begin = x, gap = ui.px(20);
    auto entry = [&](std::string_view id, const std::string& words, float radius, bool face) {
      if (draw && face) today_face(ui, 3, x + radius, middle, radius);
      if (draw && !face) hollow(ui, x + radius, middle, radius, ui.px(4));
      x += 2 * radius + ui.px(8);
      Size size = ui.measure(words, style);
      if (draw) ui.words(id, words, style, x, middle - size.h / 2);
      x += size.w + gap;
    };
    bool both = !model.last_day.empty() && !model.start_day.empty();
    if (both) entry("review/legend/start", stage.t("review.legend.start"), ui.px(8), false);
    const std::string& day = model.last_day.empty() ? model.start_day : model.last_day;
    if (!day.empty()) entry("review/legend/before", day, ui.px(12), false);
    if (!model.review.is_none()) entry("review/legend/today", stage.t("date.today"), ui.px(16), true);
    return std::max(0.F, x - gap - begin);
  }

  void cards(Stage& stage, const std::vector<app::ReviewRow>& rows_shown, Column& column, const std::string& id, bool opens) {
    const app::ReviewModel& model = *stage.model.review;
    bool of_support = id == "review/support/";
    if (rows_shown.empty() && !of_support)
      column.words("review/none", stage.t("outcomes.none", {model.name.known_as}), text_style(TextSize::lead)), column.space(14);
    for (std::size_t i = 0; i < rows_shown.size(); ++i)
      if (review_card(stage, rows_shown[i], column, id + std::to_string(i + 1), opens)) line_.open(stage, model, rows_shown[i], of_support);
  }

  // The whole card opens what is said about it. Before the review it only shows.
  static bool review_card(Stage& stage, const app::ReviewRow& row, Column& column, const std::string& id, bool opens) {
    Ui& ui = stage.ui;
    const std::string moved = movement_words(stage, row), decided = decide_words(stage, row);
    const bool was_ended = row.note.text.empty() && !row.ended.empty();
    const std::string note = was_ended ? stage.t("outcomes.now." + row.ended, {row.ended_on}) : row.note.text;
    bool stacked = ui.one_pane();
    float pad = ui.px(kPad), gap = ui.px(kGap), inner = column.w - 2 * pad, chip_wide = opens ? ui.px(kChip) : 0;
    float scale = stacked ? inner : ui.px(kScale);
    float words = stacked ? inner : inner - scale - gap - (opens ? chip_wide + gap : 0);
    float icon = ui.text_px(TextSize::body) * 1.25F + ui.px(14);
    float left = ui.measure(row.line, line_style(), words).h + (note.empty() ? 0 : ui.measure(note, soft_style(), words - icon).h);
    float right = ui.px(kLine) + ui.measure(moved, small_style(), scale).h, chip_high = opens ? chip_height(ui) : 0;
    float height = 2 * ui.px(24) + (stacked ? left + ui.px(8) + right + (opens ? ui.px(16) + chip_high : 0) : std::max(left, right));
    Rect rect = column.take(height);
    column.space(14);
    Node node;
    node.id = id, node.role = opens ? Role::button : Role::text, node.name = row.line;
    node.value = opens ? moved + ". " + decided : moved;
    Touch touch;
    if (opens) touch = ui.touch(node, rect);
    else ui.note(node, rect);
    card(ui, rect);
    if (touch.held) ui.fill(rect.inset(2, 2), Colour::primary_tint, ui.px(20));
    float top = stacked ? rect.y + ui.px(24) : rect.y + (rect.h - left) / 2;
    Column text(ui, {rect.x + pad, top, words, 0});
    text.words("", row.line, line_style());
    if (!note.empty()) text.icon_line("", was_ended ? "done" : "said", note, soft_style());
    Rect line{stacked ? rect.x + pad : rect.x + pad + words + gap, stacked ? text.y + ui.px(8) : rect.y + (rect.h - right) / 2, scale, ui.px(kLine)};
    outcome_line(ui, row, line);
    Size said = ui.measure(moved, small_style(), scale);
    ui.words("", moved, small_style(), stacked ? line.x : line.x + (scale - said.w) / 2, line.bottom(), scale);
    if (opens) {
      float y = stacked ? rect.bottom() - ui.px(24) - chip_high : rect.y + (rect.h - chip_high) / 2;
      decide_pill(ui, decided, !row.decide.empty(), {stacked ? rect.x + pad : rect.right() - pad - chip_wide, y, stacked ? inner : chip_wide, chip_high});
    }
    if (touch.focused) ui.focus_ring(rect, ui.px(20));
    return touch.pressed;
  }

  // A picture of the choice: the card is what one touches.
  static void decide_pill(Ui& ui, const std::string& words, bool decided, Rect rect) {
    TextStyle style = text_style(TextSize::body, Weight::semibold, Colour::primary_ink);
    float icon = ui.px(24), gap = ui.px(10);
    float wide = std::min(rect.w, ui.measure(words, style).w + gap + icon + 2 * ui.px(24));
    rect = {rect.x + (ui.one_pane() ? 0 : (rect.w - wide) / 2), rect.y, wide, rect.h};
    if (decided) ui.fill(rect, Colour::primary_tint, rect.h / 2);
    ui.stroke(rect, decided ? Colour::primary : Colour::edge, decided ? 3.F : 2.F, rect.h / 2);
    Rect inside = rect.inset(ui.px(24), 0);
    ui.icon_in("down", inside.cut_right(icon, gap), icon, Colour::primary_ink);
    ui.words_in(words, style, inside, 0);
  }

  std::string day_;  // chosen; empty: the one the rule gives
  DateSheet date_;
  ReviewLineSheet line_;
  ReviewBeginSheet begin_;
  ReviewKind kind_;
  SupportEnd end_;
  ReviewChoiceSheet again_;
  UnmetPart unmet_;
};

}  // namespace

std::unique_ptr<View> make_review_view() { return std::make_unique<ReviewView>(); }

}  // namespace blether::ui
