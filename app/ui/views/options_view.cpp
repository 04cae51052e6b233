// Four ways to arrange support: the same four questions for each, none bigger than another, none chosen in advance.
#include <algorithm>

#include "app/ui/views/options_sheets.h"
#include "app/ui/views/telling.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;
using State = app::OptionColumn::State;

// In four columns there is room for so many of the questions; the sheet of an option has them all.
constexpr std::size_t kQuestionsInColumn = 4;

class OptionsView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::OptionsModel& model = *stage.model.options;
    bool explained = model.explained_ms != 0 || !model.has_round;
    ActionRow actions(ui);
    if (!ui.large()) {
      actions.left("options/help", stage.t("options.help"), ButtonKind::secondary, "help");
      actions.right("options/own-words", stage.t("options.own_words"), ButtonKind::quiet);
    }
    if (explained) actions.right("options/next", stage.t("options.next"), ButtonKind::primary, "", "next");
    else actions.right("options/explained", stage.t("options.explained"), ButtonKind::primary, "", "tick");
    if (explained) actions.off(model.money_closed);
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "options", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("options.title"));
      head(stage, column);
      if (ui.large()) tools(stage, column);
      if (!closed_why_.empty()) problem(column, "options/why", closed_why_), column.space(12);
      if (!explained) telling_.draw(stage, column, "options/how", easy_.on(stage)), column.space(16);
      columns(stage, model, column, page.bottom() - column.y - ui.px(16));
      return column.y + ui.px(12);
    });
    std::string off;
    std::string tapped = actions.draw(ui, &off);
    if (!off.empty()) closed_why_ = off, ui.wants_frame = true;
    if (tapped == "options/next") stage.go(Page::money, model.name.id);
    if (tapped == "options/explained")
      stage.push(app::SupportIntent(app::OptionsExplained{telling_.chosen(easy_.on(stage))}));
    tool(stage, tapped);
    offer_.draw(stage, model, easy_.on(stage));
    understanding_.draw(stage, model, easy_.on(stage));
    help_sheet(stage, model);
  }

 private:
  void tool(Stage& stage, std::string_view tapped) {
    if (tapped == "options/help") help_ = true, stage.ui.wants_frame = true;
    if (tapped == "options/own-words") understanding_.open(stage);
  }

  // In large letters the foot has room for what goes on only.
  void tools(Stage& stage, Column& column) {
    Ui& ui = stage.ui;
    for (std::string_view id : {"options/help", "options/own-words"}) {
      Rect row = column.take(quiet_height(ui));
      std::string words = stage.t(id == "options/help" ? "options.help" : "options.own_words");
      if (quiet_button(ui, id, words, row.x - ui.px(12), row.y)) tool(stage, id);
    }
    column.space(10);
  }

  void head(Stage& stage, Column& column) {
    Ui& ui = stage.ui;
    ButtonLook look;
    look.icon = "text";
    std::string words = stage.t(easy_.on(stage) ? "options.plain" : "options.easy");
    float wide = quiet_width(ui, words, look);
    TextStyle style = text_style(TextSize::lead, Weight::semibold);
    std::string intro = stage.t("options.none_better");
    bool beside = ui.measure(intro, style).w + wide + ui.px(16) <= column.w;
    float width = beside ? column.w - wide - ui.px(16) : column.w;
    Rect row = column.take(std::max(quiet_height(ui), ui.measure(intro, style, width).h));
    ui.words("options/intro", intro, style, row.x, row.y + (row.h - ui.measure(intro, style, width).h) / 2, width, Role::heading);
    if (!beside) row = column.take(quiet_height(ui));
    if (quiet_button(ui, "options/easy", words, beside ? row.right() - wide + ui.px(12) : row.x - ui.px(12), row.y, look))
      easy_.turn(stage);
    column.space(10);
  }

  void columns(Stage& stage, const app::OptionsModel& model, Column& column, float room) {
    Ui& ui = stage.ui;
    const auto& options = model.columns[easy_.on(stage)];
    if (options.empty()) return;
    bool stacked = ui.one_pane();
    float gap = ui.px(16);
    float width = stacked ? column.w : (column.w - gap * static_cast<float>(options.size() - 1)) / static_cast<float>(options.size());
    float titles = 0, highest = 0;
    for (const auto& option : options) titles = std::max(titles, ui.measure(option.title, title_style(), width - 2 * pad(ui)).h);
    for (const auto& option : options) highest = std::max(highest, height_of(stage, model, option, width, titles));
    if (!stacked) highest = std::max(highest, room);
    float x = column.x;
    for (const auto& option : options) {
      float height = stacked ? height_of(stage, model, option, width, 0) : highest;
      Rect rect{x, column.y, width, height};
      draw_card(stage, model, option, rect, stacked ? 0 : titles);
      if (stacked) column.y += height + gap;
      else x += width + gap;
    }
    if (!stacked) column.y += highest;
  }

  static float pad(const Ui& ui) { return ui.px(18); }
  static TextStyle title_style() { return text_style(TextSize::lead, Weight::semibold); }

  static std::string state_words(Stage& stage, const app::OptionColumn& option) {
    if (option.disputed) return stage.t("options.disputed");
    if (option.state == State::offered) return stage.t("options.offered");
    return stage.t(option.state == State::not_offered ? "options.not-offered" : "options.not_said");
  }
  static TextStyle why_style() { return text_style(TextSize::small, Weight::semibold); }
  // Beside the picture: a mark and a word.
  static void draw_state(Stage& stage, const std::string& id, const app::OptionColumn& option, Rect rect) {
    Ui& ui = stage.ui;
    std::string words = state_words(stage, option);
    float size = ui.px(24), left = size + ui.px(8), width = rect.w - left;
    float height = ui.measure(words, state_style(option), width).h;
    ui.icon(state_icon(option), rect.x, rect.y + (rect.h - size) / 2, size, state_style(option).colour);
    ui.words(id + "/state", words, state_style(option), rect.x + left, rect.y + (rect.h - height) / 2, width, Role::status);
  }
  static TextStyle state_style(const app::OptionColumn& option) {
    Colour colour = option.disputed                        ? Colour::alert_ink
                    : option.state == State::offered ? Colour::good_ink
                    : option.state == State::not_offered ? Colour::ink
                                                         : Colour::ink_soft;
    return text_style(TextSize::small, Weight::semibold, colour);
  }
  static std::string_view state_icon(const app::OptionColumn& option) {
    if (option.disputed) return "two";
    return option.state == State::offered ? "done" : option.state == State::not_offered ? "skip" : "ring";
  }

  static float answers_height(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, float width) {
    Ui& ui = stage.ui;
    float height = 0;
    std::size_t count = std::min({model.questions.size(), option.answers.size(), kQuestionsInColumn});
    for (std::size_t i = 0; i < count; ++i)
      height += ui.measure(model.questions[i], text_style(TextSize::small), width).h +
                ui.measure(option.answers[i], text_style(TextSize::body), width).h + ui.px(16);
    return height;
  }

  static float height_of(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, float width, float titles) {
    Ui& ui = stage.ui;
    float inner = width - 2 * pad(ui);
    float title = std::max(titles, ui.measure(option.title, title_style(), inner).h);
    float state = option.state == State::not_offered ? ui.measure(option.not_offered_line, why_style(), inner).h : 0;
    return 2 * pad(ui) + ui.px(52 + 10) + ui.line_px(TextSize::small) + title + ui.px(10) + answers_height(stage, model, option, inner) +
           state + ui.px(12);
  }

  void draw_card(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, Rect rect, float titles) {
    Ui& ui = stage.ui;
    Node node;
    node.id = "options/card/" + std::to_string(option.option), node.role = Role::button;
    node.name = option.name + ". " + option.title, node.value = option.state == State::not_offered ? option.not_offered_line : state_words(stage, option);
    Touch touch = ui.touch(node, rect);
    float radius = ui.px(20);
    if (option.state == State::not_offered) {
      ui.fill(rect, Colour::sunken, radius);
      ui.dashed(rect, Colour::edge, 2, radius);
    } else {
      card(ui, rect);
    }
    if (touch.held) ui.fill(rect.inset(2, 2), Colour::primary_tint, radius);
    Column column(ui, {rect.x + pad(ui), rect.y + pad(ui), rect.w - 2 * pad(ui), 0});
    icon_tile(ui, option.icon, column.x, column.y, ui.px(52));
    draw_state(stage, node.id, option, {column.x + ui.px(62), column.y, column.w - ui.px(62), ui.px(52)});
    column.space(62);
    column.words("", option.name, text_style(TextSize::small, Weight::medium, Colour::ink_soft));
    float title = std::max(titles, ui.measure(option.title, title_style(), column.w).h);
    ui.words("", option.title, title_style(), column.x, column.y, column.w);
    column.y += title + ui.px(10);
    std::size_t count = std::min({model.questions.size(), option.answers.size(), kQuestionsInColumn});
    for (std::size_t i = 0; i < count; ++i) {
      ui.line(column.x, column.y, column.x + column.w, column.y, Colour::line);
      column.space(6);
      column.words("", model.questions[i], text_style(TextSize::small, Colour::ink_soft));
      column.words("", option.answers[i], text_style(TextSize::body));
      column.space(10);
    }
    if (option.state == State::not_offered) column.words("", option.not_offered_line, why_style());
    if (touch.focused) ui.focus_ring(rect, radius);
    if (touch.pressed) offer_.open(stage, option);
  }

  void help_sheet(Stage& stage, const app::OptionsModel& model) {
    if (!help_) return;
    Ui& ui = stage.ui;
    bool done = false;
    bool is_open = sheet(ui, "options/help/sheet", stage.t("options.help"), [&](Rect inside) {
      Column column(ui, inside);
      for (const app::HelpBlock& block : model.help[easy_.on(stage)]) {
        column.words("", block.heading, text_style(TextSize::lead, Weight::semibold), Role::heading);
        column.space(6);
        for (const std::string& line : block.lines) column.words("", line, text_style(TextSize::body)), column.space(6);
        column.space(14);
      }
      Rect foot = column.take(button_height(ui));
      std::string words = stage.t("sheet.done");
      done = button(ui, "options/help/done", words, foot.cut_right(button_width(ui, words)), ButtonKind::primary);
      return column.y;
    });
    if (!is_open || done) help_ = false;
  }

  bool help_ = false;
  EasyRead easy_;
  TellingForm telling_;
  std::string closed_why_;
  OfferSheet offer_;
  UnderstandingSheet understanding_;
};

}  // namespace

std::unique_ptr<View> make_options_view() { return std::make_unique<OptionsView>(); }

}  // namespace blether::ui
