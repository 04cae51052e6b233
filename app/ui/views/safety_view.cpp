// Worried about safety: three points with the reasoning, who to ring, and one working day to pass it on.
#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "app/core/read_models_finish.h"
#include "app/ui/views/beside.h"
#include "app/ui/views/block_card.h"
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
      if (model.may_close) actions.right("safety/close", stage.t("safety.close"), ButtonKind::secondary);
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
        earlier(stage, model, column);
        contacts(stage, model, column, Ring::otherwise);
        return column.y;
      }
      float side = ui.px(380), gap = ui.px(36);
      Column left(ui, {column.x, column.y, column.w - side - gap, 0});
      Column right(ui, {column.x + column.w - side, column.y, side, 0});
      standing(stage, model, left);
      points(stage, model, left);
      left.space(24);
      earlier(stage, model, left);
      contacts(stage, model, right, Ring::all);
      return std::max(left.y, right.y);
    });
    std::string off;
    std::string tapped = actions.draw(ui, &off);
    if (!off.empty()) asked_ = true, ui.wants_frame = true;
    if (tapped == "safety/leave") stage.go(Page::person, model.name.id);
    if (tapped == "safety/raise") stage.push(app::SafetyIntent(app::RaiseSafety{model.concern}));
    if (tapped == "safety/pass-on") ask(stage, Asked::who);
    if (tapped == "safety/close") ask(stage, Asked::why);
    pass_on(stage, model);
    close(stage, model);
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

  // What was written of a worry that is over: to read, never to change.
  static void earlier(Stage& stage, const app::SafetyModel& model, Column& column) {
    if (model.earlier.empty()) return;
    const TextStyle heading_style = text_style(TextSize::lead, Weight::semibold);
    column.words("safety/earlier", stage.t("safety.earlier"), heading_style, Role::heading);
    column.space(12);
    for (std::size_t i = 0; i < model.earlier.size(); ++i) {
      const app::SafetyModel::Earlier& worry = model.earlier[i];
      const std::string heading = worry.to.empty() ? stage.t("safety.was_closed", {worry.day})
                                                   : stage.t("safety.was_told", {worry.to, worry.day});
      block_card(stage.ui, column, "safety/earlier/" + std::to_string(i + 1), worry.to.empty() ? "done" : "phone",
                 heading, earlier_lines(stage, model, worry));
    }
    column.space(12);
  }

  static std::vector<std::string> earlier_lines(const Stage& stage, const app::SafetyModel& model,
                                                const app::SafetyModel::Earlier& worry) {
    const std::string& name = model.name.known_as;
    std::vector<std::string> lines;
    auto add = [&](const std::string& ask, const std::string& answer, const std::string& why) {
      if (answer.empty() && why.empty()) return;
      const std::string said = answer.empty() ? "" : stage.t("safety.answer." + answer);
      lines.push_back(ask + " " + in_a_line({said, why}));
    };
    add(stage.t("safety.why_closed"), "", worry.closed_why);
    for (const auto& point : worry.answers)
      add(stage.t("safety.point." + point.field, {name}), point.answer, point.why);
    add(stage.t("safety.wishes", {name}), "", worry.wishes);
    add(stage.t("safety.told", {name}), worry.told, worry.told_why);
    if (worry.danger) lines.push_back(stage.t("safety.was_danger"));
    if (worry.police) lines.push_back(stage.t("safety.police"));
    if (worry.child) lines.push_back(stage.t("safety.child"));
    return lines;
  }

  // The two sheets that ask for words: who was told, and why there is nothing to tell.
  enum class Asked { nothing, who, why };
  void ask(Stage& stage, Asked what) {
    sheet_ = what;
    words_ = std::make_unique<EditorState>(what == Asked::who ? 2'000 : 20'000);
    wish_.ask();
    stage.ui.wants_frame = true;
  }

  struct AskWords {
    const char *id, *field, *title, *label, *missing, *keep;  // node ids, then keys of words
  };
  // The words, once they are kept.
  std::optional<std::string> asked_words(Stage& stage, const AskWords& form) {
    SheetRow tapped;
    const std::string id = form.id;
    bool is_open = sheet(stage.ui, id, stage.t(form.title), [&](Rect inside) {
      Column column(stage.ui, inside);
      labelled_field(stage.ui, column, id + "/" + form.field, stage.t(form.label), *words_, {}, &wish_);
      std::string off = has_words(*words_) ? "" : stage.t(form.missing);
      tapped = sheet_row(stage.ui, column, id + "/back", stage.t("sheet.go_back"), id + "/keep", stage.t(form.keep),
                         off);
      return column.y;
    });
    if (!is_open || tapped.go || tapped.back) sheet_ = Asked::nothing;
    return tapped.go ? std::optional(words_->text()) : std::nullopt;
  }

  void pass_on(Stage& stage, const app::SafetyModel& model) {
    if (sheet_ != Asked::who) return;
    auto to = asked_words(stage, {"safety/report", "to", "safety.pass_on", "safety.to", "safety.needs.reported",
                                  "safety.told_them"});
    if (to) stage.push(app::SafetyIntent(app::ReportSafety{model.concern, *to}));
  }

  void close(Stage& stage, const app::SafetyModel& model) {
    if (sheet_ != Asked::why) return;
    auto why = asked_words(stage, {"safety/close", "why", "safety.close", "safety.why_closed", "safety.needs.why",
                                   "safety.close_keep"});
    if (why) stage.push(app::SafetyIntent(app::CloseSafety{model.concern, *why}));
  }

  bool asked_ = false;
  Asked sheet_ = Asked::nothing;
  std::unique_ptr<EditorState> words_;
  FocusWish wish_;
};

}  // namespace

std::unique_ptr<View> make_safety_view() { return std::make_unique<SafetyView>(); }

}  // namespace blether::ui
