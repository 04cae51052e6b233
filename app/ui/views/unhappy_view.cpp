// If you are not happy: what one can do, and "I do not agree" to any decision, in the person's own words.
#include <algorithm>

#include "app/core/read_models_plan.h"
#include "app/ui/views/beside.h"
#include "app/ui/views/block_card.h"
#include "app/ui/views/scan_button.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000;

class NotAgreedSheet {
 public:
  void open(Stage& stage, const app::UnhappyModel& model) {
    open_ = true, asked_ = false;
    about_ = model.about, wish_.clear();
    words_ = std::make_unique<EditorState>(kMostWords);
    words_->offer(model.words);
    stage.ui.wants_frame = true;
  }

  void draw(Stage& stage, const app::UnhappyModel& model) {
    if (!open_) return;
    Ui& ui = stage.ui;
    const std::string& name = model.name.known_as;
    SheetRow tapped;
    bool is_open = sheet(ui, "unhappy/say", stage.t("agreed.disagree"), [&](Rect inside) {
      Column column(ui, inside);
      label(column, "", stage.t("unhappy.ask_about"));
      one_of(ui, column, "unhappy/about", choices_of(ui, "unhappy.about.", {"eligibility", "option", "amount", "provider", "charge", "carer-support", "plan", "risk", "capacity", "other"}, name), about_);
      column.space(18);
      field_in_words(stage, column, "unhappy/words", stage.t("agreed.words", {name}), *words_, 2);
      column.space(18);
      label(column, "", stage.t("unhappy.ask_wish", {name}));
      for (const char* code : {"think-again", "complaint", "advocacy", "just-say-so"})
        if (ring_row(ui, column, std::string("unhappy/wish/") + code, stage.t(std::string("unhappy.wish.") + code, {name}), wish_ == code)) wish_ = code, ui.wants_frame = true;
      std::string off = about_.empty() ? stage.t("unhappy.needs.about") : wish_.empty() ? stage.t("unhappy.needs.wish", {name}) : "";
      if (asked_) problem(column, "unhappy/missing", off);
      tapped = sheet_row(ui, column, "unhappy/back", stage.t("sheet.go_back"), "unhappy/keep", stage.t("unhappy.keep"), off);
      return column.y;
    });
    if (tapped.off_tapped) asked_ = true, ui.wants_frame = true;
    // The decision one came from, unless it is about something else after all.
    if (tapped.go) stage.push(app::PlanIntent(app::SayNotAgreed{about_, about_ == model.about ? model.record : app::UnhappyModel{}.record, words_->text(), wish_}));
    open_ = is_open && !tapped.go && !tapped.back;
  }

 private:
  bool open_ = false, asked_ = false;
  std::string about_, wish_;
  std::unique_ptr<EditorState> words_;
};

class UnhappyView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::UnhappyModel& model = *stage.model.unhappy;
    ActionRow actions(ui);
    std::string copy = stage.t("agreed.copy", {model.name.known_as});
    if (!ui.large()) actions.left("unhappy/copy", copy, ButtonKind::secondary, "print");
    actions.right("unhappy/say", stage.t("agreed.disagree"), ButtonKind::primary, "hand");
    Rect page = stage.page;
    actions.place(page);
    bool print = false;
    scroll_page(ui, "unhappy", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("unhappy.title"));
      head(stage, model, column);
      if (ui.large()) print = side_copy(ui, column, copy);
      const auto& blocks = model.blocks[easy_.on(stage)];
      const std::size_t half = (blocks.size() + 1) / 2;
      auto draw = [&](std::size_t from, std::size_t to, Column& into) {
        for (std::size_t i = from; i < to; ++i) block(ui, i, blocks[i], into);
      };
      beside(ui, column, 28, [&](Column& left) { draw(0, half, left); },
             [&](Column& right) { draw(half, blocks.size(), right), said(stage, model, right); });
      return column.y + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    if (tapped == "unhappy/copy" || print) stage.push(app::LeavePaper{app::PaperKind::unhappy, easy_.on(stage)});
    if (tapped == "unhappy/say") sheet_.open(stage, model);
    sheet_.draw(stage, model);
  }

 private:
  void head(Stage& stage, const app::UnhappyModel& model, Column& column) {
    Ui& ui = stage.ui;
    const std::string& name = model.name.known_as;
    std::string lead = model.about.empty() ? stage.t("unhappy.lead", {name})
                                           : stage.t("unhappy.lead_about", {name, stage.t("unhappy.about." + model.about, {name})});
    column.words("unhappy/lead", lead, text_style(TextSize::lead, Weight::medium));
    column.space(4);
    if (quiet_button(ui, "unhappy/easy", stage.t(easy_.on(stage) ? "options.plain" : "options.easy"), column.x - ui.px(12), column.y)) easy_.turn(stage);
    column.y += quiet_height(ui);
    scan_button(stage, column, "unhappy/copy", {app::PaperKind::unhappy, easy_.on(stage)});
    if (!model.pdf.empty()) column.icon_line("unhappy/copied", "done", stage.t("agreed.copy_made", {model.pdf}), text_style(TextSize::body, Weight::medium, Colour::good_ink));
    column.space(10);
  }

  static bool side_copy(Ui& ui, Column& column, const std::string& words) {
    ButtonLook look;
    look.icon = "print";
    bool pressed = button(ui, "unhappy/copy", words, column.take(button_height(ui)), ButtonKind::secondary, look);
    column.space(16);
    return pressed;
  }

  static void block(Ui& ui, std::size_t i, const app::UnhappyModel::Block& block, Column& column) {
    block_card(ui, column, "unhappy/block/" + std::to_string(i + 1), block.icon, block.heading, block.lines);
  }

  static void said(Stage& stage, const app::UnhappyModel& model, Column& column) {
    if (model.said.empty()) return;
    Ui& ui = stage.ui;
    const std::string& name = model.name.known_as;
    column.space(6);
    column.words("unhappy/said", stage.t("unhappy.said", {name}), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(8);
    for (std::size_t i = 0; i < model.said.size(); ++i) {
      const auto& each = model.said[i];
      std::string who = stage.t("unhappy.said_line", {each.on, stage.t("unhappy.about." + each.about, {name}), stage.t("unhappy.wish." + each.wish, {name})});
      std::string words = each.words.empty() ? stage.t("agreed.disagree") : each.words;
      Rect rect = column.take(talk_height(ui, who, words, column.w));
      talk(ui, "unhappy/said/" + std::to_string(i + 1), model.name.carer ? Voice::carer : Voice::person, who, words, rect);
      column.space(12);
    }
  }

  EasyRead easy_;
  NotAgreedSheet sheet_;
};

}  // namespace

std::unique_ptr<View> make_unhappy_view() { return std::make_unique<UnhappyView>(); }

}  // namespace blether::ui
