// Complaints: the list, and one with its days, what was answered, and where to go after that. Nothing here judges.
#include <algorithm>

#include "app/ui/views/beside.h"
#include "app/ui/views/card_rows.h"
#include "app/ui/views/complaint_sheets.h"
#include "app/ui/views/dates.h"
#include "app/ui/views/scan_button.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

class ComplaintsView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::ComplaintsModel& model = *stage.model.complaints;
    if (model.begin && !began_) began_ = true, sheet_.open(stage, model);
    ActionRow actions(ui);
    actions.right("complaints/new", stage.t("complaint.new"), ButtonKind::primary, "plus");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "complaints", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(28);
      page_title(ui, column, stage.t("complaint.list_title", {model.name.known_as}));
      column.words("complaints/lead", stage.t("complaint.lead", {model.name.known_as}), text_style(TextSize::lead, Weight::medium));
      column.space(18);
      std::vector<CardRow> rows;
      for (const auto& line : model.lines)
        rows.push_back({"complaints/row/" + std::to_string(rows.size() + 1), line.overdue ? "alert" : line.open ? "clock" : "done", line.title, line.below});
      std::string tapped = card_rows(ui, column, rows);
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].id == tapped) stage.go(Page::complaint, model.name.id, model.lines[i].root);
      return column.y + ui.px(12);
    });
    if (!actions.draw(ui).empty()) sheet_.open(stage, model);
    sheet_.draw(stage, model);
  }

 private:
  bool began_ = false;
  TakeDownSheet sheet_;
};

class ComplaintView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::ComplaintModel& model = *stage.model.complaint;
    ActionRow actions(ui);
    std::string copy = stage.t("agreed.copy", {model.name.known_as});
    auto next = next_of(model);
    bool copy_on_page = ui.large() && next;
    if (!copy_on_page) actions.left("complaint/copy", copy, ButtonKind::secondary, "print");
    if (next) actions.right("complaint/next", stage.t(key_of(*next)), ButtonKind::primary, "tick");
    Rect page = stage.page;
    actions.place(page);
    bool print = false;
    scroll_page(ui, "complaint", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("complaint.title"));
      if (copy_on_page) print = wide_button(ui, column, "complaint/copy", copy);
      beside(ui, column, 36, [&](Column& left) { words(stage, model, left); },
             [&](Column& right) {
               if (ui.one_pane()) right.space(20);
               standing(stage, model, right);
             });
      return column.y + ui.px(12);
    });
    std::string tapped = actions.draw(ui);
    if (tapped == "complaint/copy" || print) stage.push(app::LeavePaper{app::PaperKind::complaint, easy_.on(stage)});
    if (tapped == "complaint/next") sheet_.open(stage, model, *next);
    sheet_.draw(stage, model, easy_.on(stage));
  }

 private:
  static std::string key_of(ComplaintStep step) { return "complaint.step." + std::string(code_of(step)); }

  // What is to be done now; nothing once it is answered, or when it goes another way.
  static std::optional<ComplaintStep> next_of(const app::ComplaintModel& model) {
    const care::Complaint& said = model.said;
    if (!said.not_one.empty() || said.stage == "closed") return std::nullopt;
    return said.stage == "second" && said.acknowledged_on.empty() ? ComplaintStep::acknowledge : ComplaintStep::answer;
  }

  // What may happen besides.
  static std::vector<ComplaintStep> others_of(const app::ComplaintModel& model) {
    const care::Complaint& said = model.said;
    if (!said.not_one.empty()) return {};
    if (said.stage == "first") return {ComplaintStep::second};
    if (said.stage == "second" && said.acknowledged_on.empty()) return {ComplaintStep::longer, ComplaintStep::answer};
    if (said.stage == "second") return {ComplaintStep::longer};
    return said.second_on.empty() ? std::vector{ComplaintStep::second} : std::vector<ComplaintStep>{};
  }

  static bool wide_button(Ui& ui, Column& column, std::string_view id, const std::string& words) {
    ButtonLook look;
    look.icon = "print";
    bool pressed = button(ui, id, words, column.take(button_height(ui)), ButtonKind::secondary, look);
    column.space(16);
    return pressed;
  }

  void words(Stage& stage, const app::ComplaintModel& model, Column& column) const {
    Ui& ui = stage.ui;
    const care::Complaint& said = model.said;
    Voice voice = said.from == "person" ? (model.name.carer ? Voice::carer : Voice::person) : Voice::carer;
    talk(ui, "complaint/said", voice, model.who, said.points, column.take(talk_height(ui, model.who, said.points, column.w)));
    if (!said.wanted.empty()) {
      std::string wants = stage.t("complaint.wanted_line");
      column.space(12);
      talk(ui, "complaint/wants", voice, wants, said.wanted, column.take(talk_height(ui, wants, said.wanted, column.w)));
    }
    column.space(14);
    column.icon_line("complaint/came", "calendar", model.came, text_style(TextSize::body));
    if (said.from != "person") column.icon_line("complaint/consent", "agree", stage.t("complaint.agreed", {model.name.known_as}), text_style(TextSize::body));
    if (said.advocacy_offered) column.icon_line("complaint/speak", "hand", stage.t("complaint.advocacy", {model.name.known_as}), text_style(TextSize::body));
    scan_button(stage, column, "complaint/copy", {app::PaperKind::complaint, easy_.on(stage)});
    if (!model.pdf.empty()) column.icon_line("complaint/copied", "done", stage.t("agreed.copy_made", {model.pdf}), text_style(TextSize::body, Weight::medium, Colour::good_ink));
  }

  void standing(Stage& stage, const app::ComplaintModel& model, Column& column) {
    const care::Complaint& said = model.said;
    bool elsewhere = !said.not_one.empty();
    std::string stage_words = stage.t(elsewhere ? "complaint.not_one." + said.not_one : "complaint.stage." + said.stage);
    column.words("complaint/stage", stage_words, text_style(TextSize::title), Role::heading);
    column.space(8);
    if (elsewhere) column.words("complaint/goes", stage.t("complaint.goes." + said.not_one), text_style(TextSize::body));
    for (const std::string& line : model.before) column.icon_line("", "again", line, text_style(TextSize::body, Colour::ink_soft));
    if (said.stage == "closed") answer(stage, said, column);
    clocks(stage, model, column);
    steps(stage, model, column);
    if (said.stage == "closed" || elsewhere) ombudsman(stage, model, column);
  }

  static std::string day_of(Stage& stage, const std::string& iso) { return date_words(*stage.ui.texts, stage.model.now_ms, iso); }

  static void answer(Stage& stage, const care::Complaint& said, Column& column) {
    column.icon_line("complaint/result", "done", stage.t("complaint.result." + said.result), text_style(TextSize::body, Weight::semibold));
    if (said.apology) column.icon_line("complaint/sorry", "heart", stage.t("complaint.sorry"), text_style(TextSize::body));
    if (!said.remedy.empty()) {
      column.icon_line("complaint/remedy-line", "tools", said.remedy, text_style(TextSize::body, Weight::medium));
      column.icon_line("complaint/remedy-by", "calendar", stage.t("complaint.remedy_line", {said.remedy_by, day_of(stage, said.remedy_on)}), text_style(TextSize::body));
    }
  }

  // Overdue in words and with its own picture; never by colour alone.
  static void clocks(Stage& stage, const app::ComplaintModel& model, Column& column) {
    if (!model.clocks_problem.empty()) column.icon_line("complaint/clocks", "alert", stage.t(model.clocks_problem), text_style(TextSize::body, Colour::alert_ink));
    for (const auto& clock : model.clocks) {
      column.space(10);
      Colour colour = clock.overdue ? Colour::alert_ink : clock.done ? Colour::good_ink : Colour::ink;
      std::string words = stage.t("carer.clock", {clock.what, clock.due});
      if (clock.overdue) words = stage.t("carer.overdue", {words});
      column.icon_line("complaint/clock/" + clock.id, clock.overdue ? "alert" : clock.done ? "done" : "clock", words, text_style(TextSize::body, Weight::medium, colour));
    }
    const care::Complaint& said = model.said;
    if (said.longer_until.empty() || said.stage == "closed") return;
    column.space(10);
    column.icon_line("complaint/longer", "pause", stage.t("complaint.longer_line", {day_of(stage, said.longer_until)}), text_style(TextSize::body, Weight::medium));
    column.words("complaint/longer/why", said.longer_why, text_style(TextSize::body, Colour::ink_soft));
  }

  void steps(Stage& stage, const app::ComplaintModel& model, Column& column) {
    Ui& ui = stage.ui;
    column.space(12);
    for (ComplaintStep step : others_of(model)) {
      Rect row = column.take(quiet_height(ui));
      if (quiet_button(ui, "complaint/step/" + std::string(code_of(step)), stage.t(key_of(step)), row.x - ui.px(12), row.y)) sheet_.open(stage, model, step);
    }
  }

  void ombudsman(Stage& stage, const app::ComplaintModel& model, Column& column) {
    Ui& ui = stage.ui;
    column.space(14);
    column.words("complaint/ombudsman", stage.t("complaint.ombudsman"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(6);
    const auto& lines = model.ombudsman[easy_.on(stage)];
    for (std::size_t i = 0; i < lines.size(); ++i) column.words("complaint/ombudsman/" + std::to_string(i + 1), lines[i], text_style(TextSize::body)), column.space(4);
    if (quiet_button(ui, "complaint/easy", stage.t(easy_.on(stage) ? "options.plain" : "options.easy"), column.x - ui.px(12), column.y)) easy_.turn(stage);
    column.y += quiet_height(ui);
  }

  EasyRead easy_;
  ComplaintStepSheet sheet_;
};

}  // namespace

std::unique_ptr<View> make_complaints_view() { return std::make_unique<ComplaintsView>(); }
std::unique_ptr<View> make_complaint_view() { return std::make_unique<ComplaintView>(); }

}  // namespace blether::ui
