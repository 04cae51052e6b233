// Rights: what everybody has a right to, and someone to speak up.
#include <algorithm>

#include "app/ui/views/beside.h"
#include "app/ui/views/block_card.h"
#include "app/ui/views/card_rows.h"
#include "app/ui/views/rights_sheet.h"
#include "app/ui/views/scan_button.h"

namespace blether::ui {

namespace {

class RightsView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::RightsModel& model = *stage.model.rights;
    if (model.begin && !began_) began_ = true, sheet_.open(stage, nullptr);
    ActionRow actions(ui);
    std::string copy = stage.t("agreed.copy", {model.name.known_as});
    if (!ui.large()) actions.left("rights/copy", copy, ButtonKind::secondary, "print");
    actions.right("rights/offer", stage.t("rights.offer"), ButtonKind::primary, "hand");
    Rect page = stage.page;
    actions.place(page);
    bool print = false;
    scroll_page(ui, "rights", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("rights.title", {model.name.known_as}));
      head(stage, model, column);
      if (ui.large()) print = wide_copy(ui, column, copy);
      offers(stage, model, column);
      const auto& blocks = model.blocks[easy_.on(stage)];
      const std::size_t half = (blocks.size() + 1) / 2;
      auto draw = [&](std::size_t from, std::size_t to, Column& into) {
        for (std::size_t i = from; i < to; ++i) block(ui, i, blocks[i], into);
      };
      beside(ui, column, 28, [&](Column& left) { draw(0, half, left); },
             [&](Column& right) { draw(half, blocks.size(), right); });
      return column.y + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    if (tapped == "rights/copy" || print) stage.push(app::LeavePaper{app::PaperKind::rights, easy_.on(stage)});
    if (tapped == "rights/offer") sheet_.open(stage, nullptr);
    sheet_.draw(stage, model);
  }

 private:
  void head(Stage& stage, const app::RightsModel& model, Column& column) {
    Ui& ui = stage.ui;
    if (quiet_button(ui, "rights/easy", stage.t(easy_.on(stage) ? "options.plain" : "options.easy"), column.x - ui.px(12), column.y)) easy_.turn(stage);
    column.y += quiet_height(ui);
    scan_button(stage, column, "rights/copy", {app::PaperKind::rights, easy_.on(stage)});
    if (!model.pdf.empty()) column.icon_line("rights/copied", "done", stage.t("agreed.copy_made", {model.pdf}), text_style(TextSize::body, Weight::medium, Colour::good_ink));
    column.space(8);
  }

  static bool wide_copy(Ui& ui, Column& column, const std::string& words) {
    ButtonLook look;
    look.icon = "print";
    bool pressed = button(ui, "rights/copy", words, column.take(button_height(ui)), ButtonKind::secondary, look);
    column.space(16);
    return pressed;
  }

  void offers(Stage& stage, const app::RightsModel& model, Column& column) {
    std::vector<CardRow> rows;
    for (const auto& offer : model.offers)
      rows.push_back({"rights/offer/" + std::to_string(rows.size() + 1), offer.wanted ? "clock" : "hand", offer.title, offer.below});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) sheet_.open(stage, &model.offers[i]);
    if (!rows.empty()) column.space(18);
  }

  static void block(Ui& ui, std::size_t i, const app::RightsModel::Block& block, Column& column) {
    block_card(ui, column, "rights/block/" + std::to_string(i + 1), block.icon, block.heading, block.lines);
  }

  bool began_ = false;
  EasyRead easy_;
  SpeakUpSheet sheet_;
};

}  // namespace

std::unique_ptr<View> make_rights_view() { return std::make_unique<RightsView>(); }

}  // namespace blether::ui
