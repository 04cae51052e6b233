// Who has looked at somebody's page and who has written on it: shown to whoever it is about.
#include "app/core/read_models_looked.h"
#include "app/ui/views/looked_lines.h"

namespace blether::ui {

namespace {

class LookedView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::LookedModel& model = *stage.model.looked;
    scroll_page(ui, "looked", stage.page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("looked.title", {model.name.known_as}));
      column.words("looked/lead", stage.t("looked.lead", {model.name.known_as}),
                   text_style(TextSize::lead, Weight::medium));
      column.space(16);
      checked(stage, model, column);
      column.space(20);
      looked_lines(stage, column, "looked/line/", model.lines);
      if (model.older > 0)
        column.words("looked/older", ui.texts->count("looked.older", model.older),
                     text_style(TextSize::body, Colour::ink_soft));
      column.space(12);
      column.words("looked/here", stage.t("own_plan.looked_here"), text_style(TextSize::body, Colour::ink_soft));
      return column.y + ui.px(24);
    });
  }

 private:
  static void checked(Stage& stage, const app::LookedModel& model, Column& column) {
    std::string words = stage.t(model.whole ? "looked.whole" : "looked.broken");
    TextStyle good = text_style(TextSize::body, Weight::medium, Colour::good_ink);
    if (model.whole) return column.icon_line("looked/whole", "done", words, good);
    banner(stage.ui, "looked/broken", words, column.take(banner_height(stage.ui, words, column.w)), "alert");
  }
};

}  // namespace

std::unique_ptr<View> make_looked_view() { return std::make_unique<LookedView>(); }

}  // namespace blether::ui
