// Before we finish: what is there, what is not, and why it would matter. It explains and never nags.
#include "app/core/read_models_finish.h"
#include "app/ui/views/card_rows.h"
#include "app/ui/views/finish_sheets.h"
#include "app/ui/views/telling.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;
using Check = app::FinishModel::Check;

class FinishView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::FinishModel& model = *stage.model.finish;
    ActionRow actions(ui);
    actions.left("finish/back", stage.t("finish.back"), ButtonKind::secondary);
    actions.right("finish/go", stage.t("finish.go"), ButtonKind::primary, "", "tick");
    actions.off(model.waits);
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "finish", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("finish.title"));
      column.words("finish/hint", stage.t("finish.hint", {model.name.known_as}), text_style(TextSize::lead, Weight::medium));
      if (asked_) problem(column, "finish/waits", model.waits);
      column.space(16);
      checks(stage, model, column);
      return column.y + ui.px(12);
    });
    std::string off;
    std::string tapped = actions.draw(ui, &off);
    if (!off.empty()) asked_ = true, ui.wants_frame = true;
    if (tapped == "finish/back") stage.go(Page::conversation, model.name.id, model.conversation);
    if (tapped == "finish/go") stage.push(app::FinishConversation{model.conversation});
    draw_sheet(stage, model);
  }

 private:
  static std::string_view icon_of(const Check& check) {
    return check.state == Check::State::done ? "done" : check.state == Check::State::left ? "skip" : "ring";
  }
  static std::string below(const Check& check) { return in_a_line(check.more); }

  void checks(Stage& stage, const app::FinishModel& model, Column& column) {
    std::vector<CardRow> rows;
    for (const Check& check : model.checks) rows.push_back({"finish/" + check.id, std::string(icon_of(check)), check.words, below(check)});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (const Check& check : model.checks)
      if (tapped == "finish/" + check.id) open(stage, model, check.id);
  }

  void open(Stage& stage, const app::FinishModel& model, const std::string& id) {
    if (id == "talk") return stage.go(Page::person, model.name.id);
    if (id == "outcome") return stage.go(Page::outcomes, model.name.id);
    sheet_ = id;
    if (id == "domains") domains_.begin(model);
    if (id == "carer") carer_.begin(model);
    result_.clear(), why_not_.clear();
    note_ = std::make_unique<EditorState>(2'000);
    stage.ui.wants_frame = true;
  }

  void draw_sheet(Stage& stage, const app::FinishModel& model) {
    if (sheet_ == "rights") return rights(stage, model);
    if (sheet_ == "domains" && !domains_.draw(stage, model)) sheet_.clear();
    if (sheet_ == "carer" && !carer_.draw(stage, model)) sheet_.clear();
    if (sheet_ == "read-back") return read_back(stage, model);
    if (sheet_ == "advocacy" || sheet_ == "independent") return speak_up(stage, model);
  }

  void rights(Stage& stage, const app::FinishModel& model) {
    Ui& ui = stage.ui;
    SheetRow tapped;
    bool is_open = sheet(ui, "finish/rights/card", stage.t("finish.rights_title"), [&](Rect inside) {
      Column column(ui, inside);
      if (!model.rights_unchecked.empty()) column.icon_line("finish/rights/unchecked", "info", model.rights_unchecked, text_style(TextSize::small, Weight::medium, Colour::info_ink)), column.space(10);
      for (const auto& block : model.rights[easy_.on(stage)]) {
        column.words("", block.heading, text_style(TextSize::lead, Weight::semibold), Role::heading);
        for (const std::string& line : block.lines) column.words("", line, text_style(TextSize::body)), column.space(4);
        column.space(12);
      }
      telling_.draw(stage, column, "finish/rights/how", easy_.on(stage));
      tapped = sheet_row(ui, column, "finish/rights/easy", stage.t(easy_.on(stage) ? "options.plain" : "options.easy"), "finish/rights/done", stage.t("finish.rights_done"));
      return column.y;
    });
    if (tapped.back) easy_.turn(stage);
    if (tapped.go) stage.push(app::FinishIntent(app::RightsExplained{telling_.chosen(easy_.on(stage))}));
    if (!is_open || tapped.go) sheet_.clear();
  }

  void read_back(Stage& stage, const app::FinishModel& model) {
    Ui& ui = stage.ui;
    SheetRow tapped;
    bool is_open = sheet(ui, "finish/read-back/ask", stage.t("finish.read_title"), [&](Rect inside) {
      Column column(ui, inside);
      column.words("", stage.t("finish.read_hint", {model.name.known_as}), text_style(TextSize::body));
      tapped = sheet_row(ui, column, "finish/read-back/look", stage.t("finish.read_look"), "finish/read-back/done", stage.t("finish.read_done"));
      return column.y;
    });
    if (tapped.back) stage.go(Page::agreed, model.name.id);
    if (tapped.go) stage.push(app::FinishIntent(app::SayReadBack{}));
    if (!is_open || tapped.go || tapped.back) sheet_.clear();
  }

  // Advocacy, and independent support: two offers, kept apart.
  void speak_up(Stage& stage, const app::FinishModel& model) {
    Ui& ui = stage.ui;
    bool advocacy = sheet_ == "advocacy";
    const std::string set = advocacy ? "advocacy" : "independent-support";
    if (result_.empty()) result_ = advocacy ? model.advocacy : model.independent;
    SheetRow tapped;
    std::string missing;
    bool is_open = sheet(ui, "finish/offer", stage.t(advocacy ? "finish.advocacy_title" : "finish.independent_title"), [&](Rect inside) {
      Column column(ui, inside);
      column.words("", stage.t(advocacy ? "finish.advocacy_hint" : "finish.independent_hint", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
      column.space(16);
      auto results = choices_of(ui, "finish.offer.", {"accepted", "declined", "thinking", "already-has", "not-offered"});
      one_of(ui, column, "finish/offer", results, result_);
      if (result_ == "not-offered") {
        column.space(16);
        label(column, "", stage.t("options.why_not"));
        one_of(ui, column, "finish/offer/why", choices_of(ui, "finish.why.", {"urgent-visit", "asked-not-to", "not-appropriate"}), why_not_);
        if (why_not_ == "not-appropriate") column.space(16), field_in_words(stage, column, "finish/offer/note", stage.t("finish.note"), *note_, 2);
      }
      missing = result_.empty() ? stage.t("finish.needs.result")
                : result_ == "not-offered" && (why_not_.empty() || (why_not_ == "not-appropriate" && !has_words(*note_))) ? stage.t("options.needs.note")
                                                                                                                          : "";
      tapped = sheet_row(ui, column, "finish/offer/back", stage.t("sheet.go_back"), "finish/offer/keep", stage.t("options.keep"), missing);
      return column.y;
    });
    if (tapped.go) stage.push(app::FinishIntent(app::SayAdvocacy{set, result_, result_ == "not-offered" ? why_not_ : "", note_->text()}));
    if (!is_open || tapped.go || tapped.back) sheet_.clear();
  }

  std::string sheet_, result_, why_not_;
  DomainsSheet domains_;
  CarersViewSheet carer_;
  bool asked_ = false;
  EasyRead easy_;
  TellingForm telling_;
  std::unique_ptr<EditorState> note_;
};

}  // namespace

std::unique_ptr<View> make_finish_view() { return std::make_unique<FinishView>(); }

}  // namespace blether::ui
