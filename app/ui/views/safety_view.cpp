// Worried about safety: three points with the reasoning, who to ring, and one working day to pass it on.
#include <algorithm>
#include <functional>
#include <map>

#include "app/core/read_models_finish.h"
#include "app/ui/views/beside.h"
#include "app/ui/views/card_rows.h"
#include "app/ui/views/dates.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

class SafetyView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::SafetyModel& model = *stage.model.safety;
    if (stage.model.route.person.is_none()) return about_whom(stage, model);
    ActionRow actions(ui);
    actions.left("safety/leave", stage.t("safety.leave"), ButtonKind::secondary);
    if (model.raised_ms == 0) {
      actions.right("safety/raise", stage.t("safety.raise"), ButtonKind::primary, "safe");
      if (!model.written) actions.off(stage.t("safety.needs.answer"));
    } else {
      actions.right("safety/pass-on", stage.t("safety.pass_on"), ButtonKind::primary, "phone");
    }
    Rect page = stage.page;
    actions.place(page);
    scrolled(stage, page, [&](Column& column) {
      if (ui.one_pane()) {
        standing(stage, model, column);
        contacts(stage, model, column, Ring::now);
        column.space(12);
        points(stage, model, column);
        column.space(24);
        contacts(stage, model, column, Ring::otherwise);
        return column.y;
      }
      float side = ui.px(380), gap = ui.px(36);
      Column left(ui, {column.x, column.y, column.w - side - gap, 0});
      Column right(ui, {column.x + column.w - side, column.y, side, 0});
      standing(stage, model, left);
      points(stage, model, left);
      contacts(stage, model, right, Ring::all);
      return std::max(left.y, right.y);
    });
    std::string off;
    std::string tapped = actions.draw(ui, &off);
    if (!off.empty()) asked_ = true, ui.wants_frame = true;
    if (tapped == "safety/leave") stage.go(Page::person, model.name.id);
    if (tapped == "safety/raise") stage.push(app::SafetyIntent(app::RaiseSafety{model.concern}));
    if (tapped == "safety/pass-on") to_ = std::make_unique<EditorState>(2'000), wish_.ask(), ui.wants_frame = true;
    pass_on(stage, model);
  }

 private:
  // The page under its title; `draw` says how far down it came.
  static void scrolled(Stage& stage, Rect page, const std::function<float(Column&)>& draw) {
    Ui& ui = stage.ui;
    scroll_page(ui, "safety", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("safety.title"));
      return draw(column) + ui.px(12);
    });
  }

  // From a page that is about nobody: who to ring at once, and whom the worry is about.
  static void about_whom(Stage& stage, const app::SafetyModel& model) {
    Ui& ui = stage.ui;
    ActionRow actions(ui);
    actions.left("safety/leave", stage.t("safety.leave"), ButtonKind::secondary);
    Rect page = stage.page;
    actions.place(page);
    scrolled(stage, page, [&](Column& column) {
      if (ui.one_pane()) contacts(stage, model, column, Ring::now), column.space(12);
      beside(ui, column, 36, [&](Column& left) { whom(stage, model, left); },
             [&](Column& right) { contacts(stage, model, right, ui.one_pane() ? Ring::otherwise : Ring::all); });
      return column.y;
    });
    if (actions.draw(ui) == "safety/leave") stage.go(Page::people);
  }

  static void whom(Stage& stage, const app::SafetyModel& model, Column& column) {
    column.words("safety/whom", stage.t("safety.whom"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(12);
    std::vector<CardRow> rows;
    std::map<std::string, int> same;
    for (const app::PersonName& name : model.people) {
      std::string id = "safety/whom/" + id_name(name.full);
      if (int again = ++same[id]; again > 1) id += "-" + std::to_string(again);
      rows.push_back({id, "safe", name.full, ""});
    }
    const std::string tapped = card_rows(stage.ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) stage.go(Page::safety, model.people[i].id);
    column.space(24);
  }

  void standing(Stage& stage, const app::SafetyModel& model, Column& column) {
    Ui& ui = stage.ui;
    column.words("safety/about", stage.t("safety.about", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
    column.space(12);
    if (asked_ && !model.written) problem(column, "safety/missing", stage.t("safety.needs.answer")), column.space(12);
    if (model.raised_ms == 0) return;
    std::string when = moment_title(*ui.texts, stage.model.now_ms, model.raised_ms);
    column.icon_line("safety/raised", "safe", stage.t("safety.raised", {when}), text_style(TextSize::body, Weight::semibold));
    std::string key = model.overdue ? "safety.overdue" : "safety.due";
    Colour colour = model.overdue ? Colour::alert_ink : Colour::ink;
    if (!model.due.empty()) column.icon_line("safety/due", model.overdue ? "alert" : "clock", stage.t(key, {model.due}), text_style(TextSize::body, Weight::semibold, colour));
    column.space(16);
  }

  void points(Stage& stage, const app::SafetyModel& model, Column& column) {
    Ui& ui = stage.ui;
    auto answers = choices_of(ui, "safety.answer.", {"yes", "no", "not-sure"});
    for (const auto& point : model.points) {
      std::string id = "safety/" + point.field;
      std::string ask = stage.t("safety.point." + point.field, {model.name.known_as});
      column.words(id + "/ask", ask, text_style(TextSize::lead, Weight::semibold), Role::heading);
      column.space(10);
      Rect rect = column.take(boxes_height(ui, answers, column.w));
      if (auto tapped = boxes(ui, id, answers, rect, point.answer); !tapped.empty())
        stage.push(app::SafetyIntent(app::SetSafety{model.concern, point.field, tapped}));
      column.space(12);
      std::string why = stage.t("safety.why");
      label(column, "", why);
      column_narrative(stage, column, id + "/why", why + ". " + ask, point.why, 1);
      column.space(24);
    }
    if (model.met) column.icon_line("safety/met", "alert", stage.t("safety.met"), text_style(TextSize::body, Weight::semibold, Colour::alert_ink)), column.space(16);
    std::string wishes = stage.t("safety.wishes", {model.name.known_as});
    label(column, "", wishes);
    column_narrative(stage, column, "safety/wishes", wishes, model.wishes, 1);
    column.space(16);
    label(column, "", stage.t("safety.also"));
    std::vector<app::Choice> also = {{"danger", stage.t("safety.danger")}, {"police", stage.t("safety.police")}, {"child", stage.t("safety.child")}};
    std::vector<std::string> on;
    if (model.danger) on.emplace_back("danger");
    if (model.police) on.emplace_back("police");
    if (model.child) on.emplace_back("child");
    auto chosen = chips(ui, "safety/also", also, on, column.x, column.y, column.w);
    column.y += chosen.height;
    if (!chosen.tapped.empty()) {
      bool was = std::find(on.begin(), on.end(), chosen.tapped) != on.end();
      stage.push(app::SafetyIntent(app::SetSafety{model.concern, chosen.tapped, was ? "" : "yes"}));
    }
    column.space(16);
    label(column, "", stage.t("safety.told", {model.name.known_as}));
    auto told = choices_of(ui, "safety.answer.", {"yes", "no"});
    Rect rect = column.take(boxes_height(ui, told, column.w));
    if (auto tapped = boxes(ui, "safety/told", told, rect, model.told); !tapped.empty())
      stage.push(app::SafetyIntent(app::SetSafety{model.concern, "told", tapped}));
    column.space(12);
    std::string why = stage.t("safety.told_why");
    label(column, "", why);
    column_narrative(stage, column, "safety/told/why", why, model.told_why, 1);
  }

  // In large letters the questions come after the number for danger, and the other numbers after them.
  enum class Ring { now, otherwise, all };
  static void contacts(Stage& stage, const app::SafetyModel& model, Column& column, Ring which) {
    if (which != Ring::now) {
      column.words("", stage.t("safety.who"), text_style(TextSize::lead, Weight::semibold), Role::heading);
      column.space(12);
    }
    for (std::size_t i = 0; i < model.contacts.size(); ++i) {
      const auto& contact = model.contacts[i];
      if (which != Ring::all && contact.urgent != (which == Ring::now)) continue;
      std::string line = contact.phone + "  " + contact.name;
      column.icon_line("safety/contact/" + std::to_string(i + 1), contact.urgent ? "alert" : "phone", line, text_style(TextSize::body, Weight::semibold));
      column.words("", contact.when + ". " + contact.hours, text_style(TextSize::small, Weight::medium, Colour::ink_soft));
      column.words("", stage.t("safety.checked", {contact.checked}), text_style(TextSize::small, Weight::medium, Colour::ink_soft));
      column.space(12);
    }
    if (model.practice_numbers && which != Ring::now)
      column.words("safety/practice", stage.t("safety.practice"), text_style(TextSize::small, Weight::medium, Colour::ink_soft));
  }

  void pass_on(Stage& stage, const app::SafetyModel& model) {
    if (!to_) return;
    SheetRow tapped;
    bool is_open = sheet(stage.ui, "safety/report", stage.t("safety.pass_on"), [&](Rect inside) {
      Column column(stage.ui, inside);
      labelled_field(stage.ui, column, "safety/report/to", stage.t("safety.to"), *to_, {}, &wish_);
      std::string off = has_words(*to_) ? "" : stage.t("safety.needs.reported");
      tapped = sheet_row(stage.ui, column, "safety/report/back", stage.t("sheet.go_back"), "safety/report/keep", stage.t("safety.told_them"), off);
      return column.y;
    });
    if (tapped.go) stage.push(app::SafetyIntent(app::ReportSafety{model.concern, to_->text()}));
    if (!is_open || tapped.go || tapped.back) to_.reset();
  }

  bool asked_ = false;
  std::unique_ptr<EditorState> to_;
  FocusWish wish_;
};

}  // namespace

std::unique_ptr<View> make_safety_view() { return std::make_unique<SafetyView>(); }

}  // namespace blether::ui
