// The money, in words: what the support comes to, who pays, and the amount each way.
#include <algorithm>

#include "app/ui/views/charge_sheet.h"
#include "app/ui/views/criteria_sheet.h"
#include "app/ui/views/dates.h"
#include "app/ui/views/money_sheets.h"
#include "app/ui/views/scan_button.h"
#include "app/ui/views/stopped_list.h"
#include "app/ui/views/telling.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

// An amount at the right of a line of a card; figures as wide as the widest, so that they stand under each other.
void amount(Ui& ui, std::string_view words, Rect rect) { ui.words_in(words, text_style(TextSize::lead, Weight::semibold), rect, 1); }

class MoneyView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::MoneyModel& model = *stage.model.money;
    if (!model.closed.empty()) return closed(stage, model);
    bool told = model.told_ms != 0;
    ActionRow actions(ui);
    actions.left("money/add", stage.t("money.add"), ButtonKind::secondary, "plus");
    if (!model.lines.empty() && !told) actions.right("money/told", stage.t("money.told", {model.name.known_as}), ButtonKind::primary, "", "tick");
    if (told) actions.right("money/next", stage.t("money.next"), ButtonKind::primary, "", "next");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "money", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("money.title"));
      if (ui.one_pane()) {
        sum(stage, model, column);
        stopped_list(stage, column, "money/stopped", model.stopped);
        column.space(20);
        ways(stage, model, column);
        criteria_.card(stage, model, column);
        return column.y + ui.px(12);
      }
      float right = ui.px(400), gap = ui.px(36);
      Column left(ui, {column.x, column.y, column.w - right - gap, 0});
      Column beside(ui, {column.x + column.w - right, column.y, right, 0});
      sum(stage, model, left);
      stopped_list(stage, left, "money/stopped", model.stopped);
      criteria_.card(stage, model, left);
      ways(stage, model, beside);
      return std::max(left.y, beside.y) + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    if (tapped == "money/add") support_.open(stage, model, nullptr);
    if (tapped == "money/told") stage.push(app::SupportIntent(app::AmountsTold{telling_.chosen(false)}));
    if (tapped == "money/next") stage.go(Page::plan, model.name.id);
    support_.draw(stage, model);
    choice_.draw(stage, model);
    charge_.draw(stage, model);
    criteria_.draw(stage, model);
  }

 private:
  static void closed(Stage& stage, const app::MoneyModel& model) {
    Ui& ui = stage.ui;
    ActionRow actions(ui);
    actions.right("money/wants", stage.t("outcomes.new"), ButtonKind::primary, "star");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "money", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(40);
      TextStyle style = text_style(TextSize::title);
      column.y += ui.words("money/closed", model.closed, style, column.x, column.y, ui.balanced(model.closed, style, column.w), Role::heading).h;
      return column.y + ui.px(12);
    });
    if (!actions.draw(ui).empty()) stage.go(Page::outcome, model.name.id);
  }

  void sum(Stage& stage, const app::MoneyModel& model, Column& column) {
    column.words("", stage.t("money.for_support", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
    column.words("money/weekly", stage.t(model.estimate ? "money.about_a_week" : "money.a_week", {model.weekly}), text_style(TextSize::display), Role::heading);
    column.space(16);
    if (model.lines.empty()) {
      column.words("money/none", stage.t("money.none", {model.name.known_as}), text_style(TextSize::lead, Weight::medium));
      return;
    }
    lines(stage, model, column);
    column.space(16);
    shares(stage, model, column);
    charge_.card(stage, model, column);
    column.space(14);
    std::string foot = stage.t("money.rates_from", {model.rates_from, model.yearly});
    column.words("money/rates", foot, text_style(TextSize::small, Weight::medium, Colour::ink_soft));
    if (model.practice_rates) column.words("money/practice", stage.t("money.practice"), text_style(TextSize::small, Weight::medium, Colour::ink_soft));
  }

  // Which way it is arranged, with the day where there is room for it.
  static std::string way_words(Stage& stage, const app::MoneyLine& line, float room) {
    std::string option = std::to_string(line.option);
    if (line.disputed) return stage.t("money.disputed");
    auto fits = [&](const std::string& words) { return quiet_width(stage.ui, words, way_look(line)) <= room; };
    if (line.option == 0) {
      std::string again = stage.t("money.choose_again", {line.until});
      return line.until.empty() || !fits(again) ? stage.t("money.choose") : again;
    }
    if (line.deemed && line.until.empty()) return stage.t("money.deemed");
    std::string words = line.until.empty()
                            ? stage.t(line.changed ? "money.changed" : "money.chosen", {option, line.since})
                            : stage.t("money.until", {option, line.until});
    return fits(words) ? words : stage.t("money.option", {option});
  }
  static ButtonLook way_look(const app::MoneyLine& line) {
    ButtonLook look;
    look.icon = line.disputed ? "two" : line.option == 0 ? "ring" : "done";
    return look;
  }

  static std::string second_line(const app::MoneyLine& line) {
    if (line.working.empty()) return line.who;
    return line.who.empty() ? line.working : line.working + ". " + line.who;
  }

  void lines(Stage& stage, const app::MoneyModel& model, Column& column) {
    Ui& ui = stage.ui;
    float pad = ui.px(28), figures = ui.px(150), words = column.w - 2 * pad - figures;
    TextStyle bold = text_style(TextSize::body, Weight::semibold), soft = text_style(TextSize::body, Colour::ink_soft);
    auto words_height = [&](const app::MoneyLine& line) {
      return ui.measure(line.what, bold, words).h + ui.measure(second_line(line), soft, words).h + ui.px(16);
    };
    auto height = [&](const app::MoneyLine& line) { return words_height(line) + (line.source == "paid" ? quiet_height(ui) : 0); };
    float all = ui.px(12);
    for (const app::MoneyLine& line : model.lines) all += height(line);
    Rect whole = column.take(all);
    card(ui, whole);
    whole.cut_top(ui.px(6));
    for (std::size_t i = 0; i < model.lines.size(); ++i) {
      const app::MoneyLine& line = model.lines[i];
      std::string id = "money/line/" + std::to_string(i + 1);
      Rect rect = whole.cut_top(height(line));
      Rect top = rect;
      top.h = words_height(line);
      Node node;
      node.id = id, node.role = Role::list_row, node.name = line.what + ". " + second_line(line) + ". " + line.amount;
      Touch touch = ui.touch(node, top);
      if (touch.held) ui.fill(top.inset(4, 2), Colour::primary_tint, ui.px(14));
      Column text(ui, {rect.x + pad, rect.y + ui.px(8), words, 0});
      text.words("", line.what, bold);
      text.words("", second_line(line), soft);
      amount(ui, line.amount, {rect.right() - pad - figures, top.y, figures, top.h});
      if (touch.focused) ui.focus_ring(top.inset(ui.px(8)), ui.px(14));
      if (touch.pressed) support_.open(stage, model, &line);
      if (line.source == "paid") {
        std::string way = way_words(stage, line, rect.w - pad - ui.px(12));
        if (quiet_button(ui, id + "/choose", way, rect.x + pad - ui.px(12), top.bottom(), way_look(line))) choice_.open(stage, line);
      }
      if (i + 1 < model.lines.size()) ui.line(rect.x + pad, rect.bottom(), rect.right() - pad, rect.bottom(), Colour::line);
    }
  }

  static void shares(Stage& stage, const app::MoneyModel& model, Column& column) {
    Ui& ui = stage.ui;
    struct Share {
      std::string id, words, amount;
    };
    std::vector<Share> all = {{"money/free", stage.t("money.free_care"), model.free_care},
                              {"money/council", stage.t("money.council_pays"), model.council_pays},
                              {"money/you", stage.t(model.estimate ? "money.you_pay_about" : "money.you_pay"), model.you_pay}};
    float pad = ui.px(28), figures = ui.px(150);
    TextStyle style = text_style(TextSize::body);
    auto height = [&](const Share& share) { return std::max(ui.px(56), ui.measure(share.words, style, column.w - 2 * pad - figures).h + ui.px(20)); };
    float total = ui.px(8);
    for (const Share& share : all) total += height(share);
    Rect whole = column.take(total);
    card(ui, whole);
    whole.cut_top(ui.px(4));
    for (std::size_t i = 0; i < all.size(); ++i) {
      Rect rect = whole.cut_top(height(all[i]));
      float wrapped = ui.measure(all[i].words, style, rect.w - 2 * pad - figures).h;
      ui.words("", all[i].words, style, rect.x + pad, rect.y + (rect.h - wrapped) / 2, rect.w - 2 * pad - figures);
      amount(ui, all[i].amount, {rect.right() - pad - figures, rect.y, figures, rect.h});
      Node node;
      node.id = all[i].id, node.role = Role::text, node.name = all[i].words + ": " + all[i].amount;
      ui.note(node, rect);
      if (i + 1 < all.size()) ui.line(rect.x + pad, rect.bottom(), rect.right() - pad, rect.bottom(), Colour::line);
    }
  }

  // What one way comes to, a week and a year; `year` is empty where there is no sum.
  struct Sums {
    std::string week, year;
  };
  static Sums sums_of(const Stage& stage, const app::MoneyModel::Way& way) {
    if (way.amount.empty()) return {stage.t(way.depends ? "money.depends" : "options.not-offered"), ""};
    return {stage.t("money.a_week", {way.amount}), stage.t("money.a_year", {way.yearly})};
  }

  // The sums stand at the right of the name, or below it where they do not fit beside each other.
  static void each_way(Stage& stage, const app::MoneyModel& model, Column& column) {
    Ui& ui = stage.ui;
    const TextStyle bold = text_style(TextSize::body, Weight::semibold);
    const TextStyle soft = text_style(TextSize::small, Weight::medium, Colour::ink_soft);
    const float pad = ui.px(24), left = pad + ui.px(68), room = column.w - left - pad;
    float name_wide = 0, sums_wide = 0, row = 0;
    for (const app::MoneyModel::Way& way : model.ways) {
      const Sums sums = sums_of(stage, way);
      name_wide = std::max(name_wide, ui.measure(way.name, bold).w);
      sums_wide = std::max({sums_wide, ui.measure(sums.week, bold).w, ui.measure(sums.year, soft).w});
    }
    const bool beside = name_wide + ui.px(16) + sums_wide <= room;
    auto sums_high = [&](const Sums& sums) {
      return ui.measure(sums.week, bold, room).h + (sums.year.empty() ? 0 : ui.measure(sums.year, soft, room).h);
    };
    for (const app::MoneyModel::Way& way : model.ways)
      row = std::max(row, sums_high(sums_of(stage, way)) + (beside ? 0 : ui.measure(way.name, bold, room).h));
    row = std::max(ui.px(76), row + ui.px(24));
    Rect whole = column.take(row * static_cast<float>(model.ways.size()));
    card(ui, whole);
    for (const app::MoneyModel::Way& way : model.ways) {
      Rect rect = whole.cut_top(row);
      const Sums sums = sums_of(stage, way);
      icon_tile(ui, way.icon, rect.x + pad, rect.y + (row - ui.px(52)) / 2, ui.px(52));
      const float name_high = ui.measure(way.name, bold, room).h;
      const float high = beside ? name_high : name_high + sums_high(sums);
      float y = rect.y + (row - high) / 2;
      y += ui.words("", way.name, bold, rect.x + left, y, room).h;
      if (beside) y = rect.y + (row - sums_high(sums)) / 2;
      auto line = [&](const std::string& words, TextStyle style) {
        if (words.empty()) return;
        const float x = beside ? rect.right() - pad - ui.measure(words, style).w : rect.x + left;
        y += ui.words("", words, style, x, y, beside ? 0 : room).h;
      };
      line(sums.week, bold);
      line(sums.year, soft);
      Node node;
      node.id = "money/way/" + std::to_string(way.option), node.role = Role::text;
      node.name = way.name + ": " + sums.week + (sums.year.empty() ? "" : ", " + sums.year);
      ui.note(node, rect);
      if (way.option < 4) ui.line(rect.x + pad, rect.bottom(), rect.right() - pad, rect.bottom(), Colour::line);
    }
  }

  void ways(Stage& stage, const app::MoneyModel& model, Column& column) {
    Ui& ui = stage.ui;
    column.words("", stage.t("money.each_way"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(14);
    each_way(stage, model, column);
    column.space(16);
    std::string who = stage.t("money.means"), words = stage.t(model.person_option == 4 ? "money.mix" : "money.your_way");
    Rect talk_at = column.take(talk_height(ui, who, words, column.w));
    talk(ui, "money/means", Voice::worker, who, words, talk_at);
    column.space(12);
    if (!model.lines.empty())
      print_and_scan(stage, column, "money/copy", stage.t("agreed.copy", {model.name.known_as}),
                     {app::PaperKind::money, stage.model.screen_needs.easy_read});
    if (!model.pdf.empty()) column.icon_line("money/copied", "done", stage.t("agreed.copy_made", {model.pdf}), text_style(TextSize::body, Weight::medium, Colour::good_ink));
    unhappy_link(stage, column, "money/unhappy", "amount", {});
    if (!model.lines.empty() && model.told_ms == 0) telling_.draw(stage, column, "money/how", false);
    if (!model.told_other.empty())
      column.icon_line("money/told/other", "alert", stage.t("money.told_other", {model.name.known_as, model.told_other}),
                       text_style(TextSize::body, Weight::medium));
    if (model.told_ms != 0) column.icon_line("money/told/at", "done", stage.t("money.told_at", {model.name.known_as, moment_title(*ui.texts, stage.model.now_ms, model.told_ms)}), text_style(TextSize::body, Weight::medium, Colour::good_ink));
  }

  SupportSheet support_;
  ChoiceSheet choice_;
  ChargeSheet charge_;
  CriteriaSheet criteria_;
  TellingForm telling_;
};

}  // namespace

std::unique_ptr<View> make_money_view() { return std::make_unique<MoneyView>(); }

}  // namespace blether::ui
