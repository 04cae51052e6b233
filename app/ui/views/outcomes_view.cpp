// What somebody wants: every outcome in one line of her words.
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

std::string below_line(const Stage& stage, const app::OutcomeLine& line) {
  std::string words;
  auto add = [&words](const std::string& part) {
    if (!part.empty()) words += (words.empty() ? "" : ". ") + part;
  };
  if (!line.ended.empty()) return stage.t("outcomes.now." + line.ended, {line.ended_on});
  add(line.domain_label);
  if (line.steps > 0) add(stage.ui.texts->count("outcomes.steps", line.steps));
  if (line.unmet > 0) add(stage.ui.texts->count("outcomes.unmet", line.unmet));
  return words;
}

class OutcomesView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::OutcomesModel& model = *stage.model.outcomes;
    ActionRow actions(ui);
    if (!model.lines.empty()) actions.left("outcomes/agreed", stage.t("outcomes.agreed"), ButtonKind::secondary, "agree");
    actions.right("outcomes/new", stage.t("outcomes.new"), ButtonKind::primary, "plus");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "outcomes", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(28);
      page_title(ui, column, stage.t("outcomes.title", {model.name.known_as}));
      if (model.lines.empty()) {
        TextStyle style = text_style(TextSize::title);
        std::string words = stage.t("outcomes.none", {model.name.known_as});
        column.y += ui.words("outcomes/none", words, style, column.x, column.y, ui.balanced(words, style, column.w)).h;
        return column.y;
      }
      lines(stage, model, column, false);
      lines(stage, model, column, true);
      return column.y + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    if (tapped == "outcomes/new") stage.go(Page::outcome, model.name.id);
    if (tapped == "outcomes/agreed") stage.go(Page::agreed, model.name.id);
  }

 private:
  // What is wanted, or below it what was reached or let go at a review.
  static void lines(Stage& stage, const app::OutcomesModel& model, Column& column, bool ended) {
    Ui& ui = stage.ui;
    float height = 0;
    std::size_t last = model.lines.size();
    for (std::size_t i = 0; i < model.lines.size(); ++i) {
      const app::OutcomeLine& line = model.lines[i];
      if (line.ended.empty() == ended) continue;
      height += row_height(ui, line.line, below_line(stage, line), column.w);
      last = i;
    }
    if (last == model.lines.size()) return;
    if (ended) column.space(22), label(column, "outcomes/ended", stage.t("outcomes.ended"));
    Rect whole = column.take(height);
    card(ui, whole);
    for (std::size_t i = 0; i <= last; ++i) {
      const app::OutcomeLine& line = model.lines[i];
      if (line.ended.empty() == ended) continue;
      std::string below = below_line(stage, line);
      Rect rect = whole.cut_top(row_height(ui, line.line, below, column.w));
      std::string_view icon = line.icon.empty() ? "star" : std::string_view(line.icon);
      if (line.ended == "reached") icon = "done";
      if (row(ui, "outcomes/row/" + std::to_string(i + 1), icon, line.line, below, rect, i < last))
        stage.go(Page::outcome, model.name.id, line.record);
    }
  }
};

}  // namespace

std::unique_ptr<View> make_outcomes_view() { return std::make_unique<OutcomesView>(); }

}  // namespace blether::ui
