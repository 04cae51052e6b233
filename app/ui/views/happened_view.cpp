// What has happened, newest first.
#include "app/ui/views/dates.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

class HappenedView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::PersonModel& model = *stage.model.person;
    scroll_page(ui, "happened", stage.page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(28);
      page_title(ui, column, stage.t("happened.title"));
      if (model.happened.empty())
        column.words("happened/nothing", stage.t("happened.nothing"), text_style(TextSize::lead, Weight::regular, Colour::ink_soft));
      int year = 0;
      for (std::size_t i = 0; i < model.happened.size(); ++i) {
        int now = base::london_time(model.happened[i].at_ms).date.year;
        bool first = now != year;
        if (first) {
          column.space(year == 0 ? 0 : 16);
          column.words("", std::to_string(now), text_style(TextSize::small, Weight::semibold, Colour::ink_soft), Role::heading);
          column.space(8);
          year = now;
        }
        entry(stage, model, i, column, !first);
      }
      return column.y + ui.px(24);
    });
  }

 private:
  // A ringed icon, the day, and one line; a line joins it to the one above.
  static void entry(Stage& stage, const app::PersonModel& model, std::size_t i, Column& column, bool joined) {
    Ui& ui = stage.ui;
    const app::Happening& happening = model.happened[i];
    float ring = ui.px(48), gap = ui.px(14);
    std::string day = day_title(*ui.texts, stage.model.now_ms, happening.at_ms);
    std::string what = ui.texts->fill(happening.what, happening.words);
    if (!happening.who.empty()) what = stage.t("happened.by", {what, happening.who});
    TextStyle bold = text_style(TextSize::body, Weight::semibold), plain = text_style(TextSize::body);
    float day_wide = ui.large() || ui.portrait() ? 0 : ui.px(230);
    float left = column.x + ring + gap, wide = column.w - ring - gap - day_wide;
    float words = ui.measure(what, plain, wide).h + (day_wide > 0 ? 0 : ui.line_px(bold));
    Rect rect = column.take(std::max(ring, words) + ui.px(14));
    float middle = rect.y + (rect.h - ui.px(14)) / 2, x = rect.x + ring / 2;
    if (joined) ui.line(x, middle - ring / 2 - ui.px(14), x, middle - ring / 2, Colour::edge, 2);
    ui.circle(x, middle, ring / 2, Colour::surface);
    ui.ring(x, middle, ring / 2, Colour::edge, 2);
    ui.icon_in(happening.icon, {rect.x, middle - ring / 2, ring, ring}, ring * 0.55F, Colour::ink);
    float top = middle - words / 2;
    ui.words("", day, bold, left, top);
    ui.words("", what, plain, left + day_wide, day_wide > 0 ? top : top + ui.line_px(bold), wide);
    Node node;
    node.id = "happened/" + std::to_string(i + 1), node.role = Role::text, node.name = day + ": " + what;
    ui.note(node, {rect.x, rect.y, rect.w, rect.h - ui.px(14)});
  }
};

}  // namespace

std::unique_ptr<View> make_happened_view() { return std::make_unique<HappenedView>(); }

}  // namespace blether::ui
