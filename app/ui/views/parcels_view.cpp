// Plans that came from other teams: the code of this tablet, the files, and what one of them holds before it is kept.
#include <algorithm>

#include "app/core/read_models_package.h"
#include "app/ui/views/beside.h"
#include "app/ui/views/card_rows.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

class ParcelsView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::ParcelsModel& model = *stage.model.parcels;
    const bool looking = !model.look.file.empty(), sound = looking && model.look.problem.empty();
    ActionRow actions(ui);
    if (looking) actions.left("parcels/leave", stage.t(sound ? "parcels.leave" : "parcels.back"), ButtonKind::secondary);
    if (sound) actions.right("parcels/keep", stage.t("parcels.keep"), ButtonKind::primary, "tick");
    Rect page = stage.page;
    if (looking) actions.place(page);
    scroll_page(ui, "parcels", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("parcels.title"));
      if (looking) looked_into(stage, model.look, column);
      else beside(ui, column, 36, [&](Column& left) { came(stage, model, left); },
                  [&](Column& right) { own_code(stage, model, right); });
      return column.y + ui.px(24);
    });
    if (!looking) return;
    std::string tapped = actions.draw(ui);
    if (tapped == "parcels/keep") stage.push(app::PackageIntent(app::KeepPackage{model.look.file}));
    if (tapped == "parcels/leave" && sound) stage.push(app::PackageIntent(app::LeavePackage{model.look.file}));
    if (tapped == "parcels/leave" && !sound) stage.go(Page::parcels);
  }

 private:
  static void heading(Column& column, std::string_view id, const std::string& words) {
    column.words(id, words, text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(8);
  }

  static void came(Stage& stage, const app::ParcelsModel& model, Column& column) {
    heading(column, "parcels/came", stage.t("parcels.came"));
    column.words("parcels/where", stage.t(model.lines.empty() ? "parcels.none" : "parcels.where", {model.folder}),
                 text_style(TextSize::body, Colour::ink_soft));
    column.space(14);
    std::vector<CardRow> rows;
    for (const auto& line : model.lines)
      rows.push_back({"parcels/row/" + std::to_string(rows.size() + 1), line.readable ? "paper" : "alert", line.below, line.file});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) stage.go(Page::parcels, {}, {}, model.lines[i].file);
    column.space(28);
  }

  static void own_code(Stage& stage, const app::ParcelsModel& model, Column& column) {
    Ui& ui = stage.ui;
    heading(column, "parcels/own", stage.t("parcels.own"));
    column.words("parcels/own/words", stage.t("parcels.own_words"), text_style(TextSize::body, Colour::ink_soft));
    column.space(12);
    column.words("parcels/code", model.code, text_style(TextSize::lead, Weight::medium));
    column.space(16);
    ButtonLook look;
    look.icon = "key";
    std::string words = stage.t("parcels.save");
    Rect at = column.take(button_height(ui));
    if (button(ui, "parcels/save", words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look))
      stage.push(app::PackageIntent(app::SaveAddress{}));
    column.space(16);
    if (model.saved.empty()) return;
    std::string saved = stage.t("parcels.saved", {model.saved});
    banner(ui, "parcels/saved", saved, column.take(banner_height(ui, saved, column.w)), "done");
  }

  static void looked_into(Stage& stage, const app::ParcelLook& look, Column& column) {
    Ui& ui = stage.ui;
    if (!look.problem.empty()) {
      heading(column, "parcels/file", stage.t("parcels.file", {look.file}));
      column.space(4);
      banner(ui, "parcels/problem", look.problem, column.take(banner_height(ui, look.problem, column.w)), "alert");
      column.space(16);
      column.words("parcels/nothing", stage.t("parcels.nothing_taken"), text_style(TextSize::body, Colour::ink_soft));
      return;
    }
    column.words("parcels/person", stage.t("parcels.person", {look.person}), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(6);
    column.words("parcels/from", stage.t("parcels.from", {look.from, look.made, look.open_until}), text_style(TextSize::body, Colour::ink_soft));
    column.space(18);
    holds(stage, look, column);
    column.space(14);
    column.words("parcels/all", stage.t("parcels.all"), text_style(TextSize::body));
  }

  static void holds(Stage& stage, const app::ParcelLook& look, Column& column) {
    const app::Texts& texts = *stage.ui.texts;
    auto line = [&](std::string_view id, std::string_view icon, const std::string& words) {
      column.icon_line(id, icon, words, text_style(TextSize::body, Weight::medium));
      column.space(10);
    };
    line("parcels/holds/conversations", "talk", texts.count("parcels.conversations", look.conversations));
    line("parcels/holds/outcomes", "star", texts.count("parcels.outcomes", look.outcomes));
    line("parcels/holds/supports", "steps", texts.count("parcels.supports", look.supports));
    line("parcels/holds/entries", "calendar", texts.count("parcels.entries", look.entries));
    if (!look.by.empty()) line("parcels/holds/by", "people", stage.t("parcels.by", {look.by}));
    if (look.files > 0) line("parcels/holds/files", "mic", texts.count("parcels.files", look.files));
    if (look.has_paper) line("parcels/holds/paper", "print", stage.t("parcels.paper"));
  }
};

}  // namespace

std::unique_ptr<View> make_parcels_view() { return std::make_unique<ParcelsView>(); }

}  // namespace blether::ui
