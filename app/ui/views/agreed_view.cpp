// What we agreed today: read it together, say if it is right, leave a copy.
#include "app/core/read_models_agreed.h"
#include "app/ui/views/paper.h"

namespace blether::ui {

namespace {

class AgreedView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::AgreedModel& model = *stage.model.agreed;
    if (ui.one_pane()) {
      Rect page = stage.page;
      copy_.emplace(ui);
      copy_->right("agreed/copy", copy_words(stage, model), ButtonKind::primary, "print");
      copy_->place(page);
      scroll_page(ui, "agreed", page, ui.margin(), [&](Rect inside) {
        Column column(ui, inside);
        column.space(24);
        page_title(ui, column, stage.t("agreed.title"));
        saved_line(stage, column);
        sheet_of_paper(stage, model, column, 0);
        column.space(24);
        answer(stage, model, column);
        return column.y + ui.px(12);
      });
      if (!copy_->draw(ui).empty()) stage.push(app::LeaveCopy{});
      return;
    }
    two_panes(stage, model);
  }

 private:
  static std::string copy_words(const Stage& stage, const app::AgreedModel& model) {
    return stage.t("agreed.copy", {model.name.known_as});
  }

  void two_panes(Stage& stage, const app::AgreedModel& model) {
    Ui& ui = stage.ui;
    Rect below = paper_beside(
        stage, "agreed", ui.px(364), [&](Column& column, float least) { sheet_of_paper(stage, model, column, least); },
        [&](Column& column) { answer(stage, model, column); });
    ButtonLook look;
    look.icon = "print";
    if (button(ui, "agreed/copy", copy_words(stage, model), below, ButtonKind::primary, look))
      stage.push(app::LeaveCopy{});
  }

  static void sheet_of_paper(Stage& stage, const app::AgreedModel& model, Column& column, float least) {
    std::string head = model.present.empty() ? model.date_words : model.date_words + ". " + model.present;
    paper_sheet(stage, {"agreed", head, stage.t("agreed.nothing", {model.name.known_as}), "", model.outcomes}, column, least);
  }

  static void answer(Stage& stage, const app::AgreedModel& model, Column& column) {
    Ui& ui = stage.ui;
    const std::string& name = model.name.known_as;
    column.words("agreed/ask", stage.t("agreed.ask", {name}), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(14);
    for (const char* code : {"agree", "part", "disagree"}) {
      std::string words = stage.t(std::string("agreed.") + code);
      if (ring_row(ui, column, std::string("agreed/") + code, words, model.answer == code))
        stage.push(app::Agree{model.agreement, model.conversation, model.answer_seen, code});
    }
    if (model.changed_since) {
      std::string words = stage.t("agreed.changed");
      Size size = mark_size(ui, words);
      mark(ui, "agreed/changed", "pen", words, Colour::alert_ink, Colour::alert_tint, column.take(size.h).cut_left(size.w));
      column.space(6);
      column.words("agreed/changed/words", stage.t("agreed.changed_words", {name}), text_style(TextSize::body, Colour::ink_soft));
      column.space(10);
    }
    std::string own = stage.t("agreed.words", {name});
    label(column, "", own);
    column_narrative(stage, column, "agreed/words", own, model.words, 2);
    column.space(14);
    if (!model.pdf.empty())
      column.icon_line("agreed/made", "done", stage.t("agreed.copy_made", {model.pdf}), text_style(TextSize::body, Weight::medium, Colour::good_ink));
    if (!model.worker_phone.empty()) {
      column.icon_line("agreed/ring", "phone", stage.t("agreed.ring", {model.worker}) + ": " + model.worker_phone, text_style(TextSize::body));
    }
    unhappy_link(stage, column, "agreed/unhappy", "plan", model.agreement);
  }

  std::optional<ActionRow> copy_;
};

}  // namespace

std::unique_ptr<View> make_agreed_view() { return std::make_unique<AgreedView>(); }

}  // namespace blether::ui
