// Who decides: the person, for each decision by itself; who holds which power, seen on paper or not.
#include <algorithm>

#include "app/ui/views/beside.h"
#include "app/ui/views/capacity_sheets.h"
#include "app/ui/views/card_rows.h"

namespace blether::ui {

namespace {

class CapacityPage final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::CapacityModel& model = *stage.model.capacity;
    ActionRow actions(ui);
    if (!ui.large()) actions.left("capacity/add-power", stage.t("power.add"), ButtonKind::secondary, "plus");
    actions.right("capacity/add", stage.t("capacity.add"), ButtonKind::primary, "plus");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "capacity", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("capacity.title"));
      column.words("capacity/lead", stage.t("capacity.lead", {model.name.known_as}), text_style(TextSize::lead, Weight::medium));
      column.space(18);
      beside(ui, column, 36, [&](Column& left) { decisions(stage, model, left); },
             [&](Column& right) { powers(stage, model, right); });
      return column.y + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    if (tapped == "capacity/add") one_.open(stage, nullptr);
    if (tapped == "capacity/add-power") power_.open(stage, nullptr);
    one_.draw(stage, model);
    power_.draw(stage, model);
    attorney_.draw(stage, model);
  }

 private:
  void decisions(Stage& stage, const app::CapacityModel& model, Column& column) {
    column.words("capacity/decisions", stage.t("capacity.decisions"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(10);
    if (model.views.empty()) column.words("capacity/none", stage.t("capacity.none", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
    std::vector<CardRow> rows;
    for (const auto& line : model.views) rows.push_back({"capacity/row/" + std::to_string(rows.size() + 1), line.view == "presumed" ? "person" : "scales", line.title, line.below});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) one_.open(stage, &model.views[i]);
    if (!model.views.empty()) unhappy_link(stage, column, "capacity/unhappy", "capacity", {});
    column.space(24);
  }

  void powers(Stage& stage, const app::CapacityModel& model, Column& column) {
    column.words("capacity/powers", stage.t("capacity.powers"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(10);
    if (model.powers.empty()) column.words("capacity/no-powers", stage.t("power.none"), text_style(TextSize::body, Colour::ink_soft)), column.space(10);
    std::vector<CardRow> rows;
    for (const auto& line : model.powers) rows.push_back({"capacity/power/row/" + std::to_string(rows.size() + 1), line.seen ? "eye" : "paper", line.title, line.below});
    if (model.ask_attorney || !model.attorney.empty()) rows.push_back({"capacity/attorney", model.ask_attorney ? "info" : "done", stage.t("attorney.title"), model.attorney.empty() ? stage.t("attorney.ask") : model.attorney});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (std::size_t i = 0; i < model.powers.size(); ++i)
      if (rows[i].id == tapped) power_.open(stage, &model.powers[i]);
    if (tapped == "capacity/attorney") attorney_.open(stage);
    ButtonLook look;
    look.icon = "plus";
    if (stage.ui.large()) {
      column.space(16);
      if (button(stage.ui, "capacity/add-power", stage.t("power.add"), column.take(button_height(stage.ui)), ButtonKind::secondary, look)) power_.open(stage, nullptr);
    }
    column.space(24);
  }

  CapacitySheet one_;
  PowerSheet power_;
  AttorneySheet attorney_;
};

}  // namespace

std::unique_ptr<View> make_capacity_view() { return std::make_unique<CapacityPage>(); }

}  // namespace blether::ui
