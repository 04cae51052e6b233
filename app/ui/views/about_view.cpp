// Who somebody is: what helps to talk, groups they belong to, and how they describe themselves. Nothing has to be said.
#include <algorithm>

#include "app/core/read_models_about.h"
#include "app/ui/views/card_rows.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 2'000;

class AboutView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::AboutModel& model = *stage.model.about;
    scroll_page(ui, "about", stage.page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("about.title", {model.name.known_as}));
      if (ui.one_pane()) {
        talking(stage, model, column);
        column.space(28);
        groups(stage, model, column);
        column.space(28);
        equality(stage, model, column);
        return column.y + ui.px(24);
      }
      float gap = ui.px(36), wide = (column.w - gap) / 2;
      Column left(ui, {column.x, column.y, wide, 0}), right(ui, {column.x + wide + gap, column.y, wide, 0});
      talking(stage, model, left);
      left.space(28);
      groups(stage, model, left);
      equality(stage, model, right);
      return std::max(left.y, right.y) + ui.px(24);
    });
    equality_sheet(stage, model);
  }

 private:
  static void heading(Stage& stage, Column& column, std::string_view id, std::string_view title, std::string_view hint) {
    column.words(id, stage.t(title), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.words("", stage.t(hint), text_style(TextSize::body, Colour::ink_soft));
    column.space(12);
  }

  // The code that was tapped, and whether it was chosen before.
  static std::optional<app::AboutChoice> several(Stage& stage, Column& column, std::string_view id,
                                                 const std::vector<app::AboutChoice>& all) {
    std::vector<app::Choice> choices;
    std::vector<std::string> chosen, icons;
    for (const app::AboutChoice& each : all) {
      choices.push_back({each.code, each.label});
      icons.push_back(each.icon);
      if (each.chosen) chosen.push_back(each.code);
    }
    auto result = chips(stage.ui, id, choices, chosen, column.x, column.y, column.w, icons);
    column.y += result.height;
    auto tapped = std::find_if(all.begin(), all.end(), [&](const app::AboutChoice& each) { return each.code == result.tapped; });
    return tapped == all.end() ? std::nullopt : std::optional(*tapped);
  }

  static void talking(Stage& stage, const app::AboutModel& model, Column& column) {
    heading(stage, column, "about/talk", "about.talk", "about.talk_hint");
    if (auto tapped = several(stage, column, "about/need", model.needs)) stage.push(app::AboutIntent(app::SetNeed{tapped->code, !tapped->chosen}));
    column.space(18);
    label(column, "about/language", stage.t("about.language"));
    if (auto tapped = several(stage, column, "about/language", model.languages)) stage.push(app::AboutIntent(app::SetLanguage{tapped->chosen ? "" : tapped->code}));
    if (!model.no_words_in.empty()) {
      column.space(10);
      column.icon_line("about/no-words", "info", stage.t("about.no_words_in", {model.no_words_in}), text_style(TextSize::body));
    }
    for (std::size_t i = 0; i < model.to_book.size(); ++i) {
      column.space(10);
      column.icon_line("about/book/" + std::to_string(i + 1), "calendar", stage.t("about.to_book", {model.to_book[i]}), text_style(TextSize::body, Weight::medium));
    }
  }

  static void groups(Stage& stage, const app::AboutModel& model, Column& column) {
    heading(stage, column, "about/groups", "about.groups", "about.groups_hint");
    if (auto tapped = several(stage, column, "about/group", model.groups)) stage.push(app::AboutIntent(app::SetGroup{tapped->code, !tapped->chosen}));
  }

  void equality(Stage& stage, const app::AboutModel& model, Column& column) {
    heading(stage, column, "about/equality", "about.equality", "about.equality_hint");
    auto below = [&](const app::EqualityLine& line) {
      return line.rather_not ? stage.t("about.rather_not") : line.words.empty() ? stage.t("about.not_said") : line.words;
    };
    std::vector<CardRow> rows;
    for (const app::EqualityLine& line : model.equality) rows.push_back({"about/equality/" + line.field, "", name_of(stage, line.field), below(line)});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (const app::EqualityLine& line : model.equality)
      if (tapped == "about/equality/" + line.field) open(stage, line);
  }

  static std::string name_of(Stage& stage, const std::string& field) { return stage.t("about.equality." + field); }

  void open(Stage& stage, const app::EqualityLine& line) {
    field_ = line.field;
    words_ = filled(kMostWords, line.words);
    stage.ui.wants_frame = true;
  }

  void equality_sheet(Stage& stage, const app::AboutModel& model) {
    if (field_.empty()) return;
    Ui& ui = stage.ui;
    SheetRow tapped;
    bool taken_back = false;
    bool is_open = sheet(ui, "about/say", name_of(stage, field_), [&](Rect inside) {
      Column column(ui, inside);
      field_in_words(stage, column, "about/say/words", stage.t("about.own_words", {model.name.known_as}), *words_, 2);
      column.space(8);
      Rect at = column.take(quiet_height(ui));
      taken_back = quiet_button(ui, "about/say/nothing", stage.t("about.leave_empty"), at.x - ui.px(12), at.y);
      tapped = sheet_row(ui, column, "about/say/rather-not", stage.t("about.rather_not"), "about/say/keep", stage.t("options.keep"),
                         has_words(*words_) ? "" : stage.t("about.say_first"), ButtonKind::primary);
      return column.y;
    });
    if (tapped.back) stage.push(app::AboutIntent(app::SetEquality{field_, "", true}));
    if (tapped.go) stage.push(app::AboutIntent(app::SetEquality{field_, words_->text()}));
    if (taken_back) stage.push(app::AboutIntent(app::SetEquality{field_, ""}));
    if (!is_open || tapped.back || tapped.go || taken_back) field_.clear();
  }

  std::string field_;  // of the sheet; empty: closed
  std::unique_ptr<EditorState> words_;
};

}  // namespace

std::unique_ptr<View> make_about_view() { return std::make_unique<AboutView>(); }

}  // namespace blether::ui
