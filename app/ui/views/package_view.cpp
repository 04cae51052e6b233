// A plan that goes to another team: which tablet it is for, and the sealed file.
#include <algorithm>

#include "app/core/read_models_package.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostCodeBytes = 256;

class PackageView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::PackageModel& model = *stage.model.package;
    ActionRow actions(ui);
    actions.right("package/make", stage.t("package.make"), ButtonKind::primary, "lock");
    actions.off(why_not(stage, model));
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "package", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("package.title", {model.name.known_as}));
      column.words("package/lead", stage.t("package.lead", {model.name.known_as}), text_style(TextSize::lead, Weight::medium));
      column.space(10);
      column.words("package/stays", stage.t("package.stays", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
      column.space(20);
      if (!model.waits.empty()) said(ui, column, "package/waits", model.waits, "info");
      if (!model.made.empty())
        said(ui, column, "package/made", stage.t("package.made", {model.made, model.made_for, model.open_until}), "done");
      if (model.left_out > 0) said(ui, column, "package/left-out", ui.texts->count("package.left_out", model.left_out), "info");
      whose(stage, model, column);
      plain(stage, model, column);
      return column.y + ui.px(24);
    });
    std::string why;
    std::string tapped = actions.draw(ui, &why);
    if (!why.empty()) asked_ = true, ui.wants_frame = true;
    if (tapped == "package/make" && why.empty()) stage.push(app::PackageIntent(app::MakePackage{address()}));
    plain_sheet(stage, model);
  }

 private:
  static void said(Ui& ui, Column& column, std::string_view id, const std::string& words, std::string_view icon) {
    banner(ui, id, words, column.take(banner_height(ui, words, column.w)), icon);
    column.space(20);
  }

  // What was typed counts before what was tapped.
  std::string address() const { return has_words(code_) ? code_.text() : chosen_; }

  std::string why_not(const Stage& stage, const app::PackageModel& model) const {
    if (!model.waits.empty()) return model.waits;
    return address().empty() ? stage.t("package.which_first") : std::string();
  }

  void choose(Ui& ui, const std::string& code) {
    base::ignore(code_.set_by_reader(""), "no text always fits");
    chosen_ = code;
    ui.wants_frame = true;
  }

  void whose(Stage& stage, const app::PackageModel& model, Column& column) {
    Ui& ui = stage.ui;
    column.words("package/which", stage.t("package.which"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(6);
    column.words("package/compare", stage.t("package.compare"), text_style(TextSize::body, Colour::ink_soft));
    column.space(12);
    std::size_t number = 0;
    for (const auto& address : model.addresses) {
      const std::string id = "package/for/" + std::to_string(++number);
      if (ring_row(ui, column, id, stage.t("package.for", {address.ends, address.file}), !has_words(code_) && chosen_ == address.code))
        choose(ui, address.code);
      column.space(10);
    }
    labelled_field(ui, column, "package/code", stage.t("package.code"), code_);
    if (asked_) problem(column, "package/problem", why_not(stage, model));
  }

  // The same person's words for a program of their own: nothing closes it, so they are warned first.
  void plain(Stage& stage, const app::PackageModel& model, Column& column) {
    Ui& ui = stage.ui;
    column.space(24);
    column.words("package/plain/heading", stage.t("package.plain"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(6);
    column.words("package/plain/words", stage.t("package.plain_words", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
    ButtonLook look;
    look.icon = "paper";
    if (quiet_button(ui, "package/plain", stage.t("package.plain_open"), column.x - ui.px(12), column.y, look))
      plain_open_ = true, ui.wants_frame = true;
    column.y += quiet_height(ui) + ui.px(8);
    if (!model.taken.empty()) said(ui, column, "package/taken", stage.t("package.taken", {model.taken}), "done");
  }

  void plain_sheet(Stage& stage, const app::PackageModel& model) {
    if (!plain_open_) return;
    Ui& ui = stage.ui;
    SheetRow tapped;
    bool open = sheet(ui, "package/plain", stage.t("package.plain"), [&](Rect inside) {
      Column column(ui, inside);
      column.icon_line("package/plain/warning", "alert", stage.t("package.plain_warning"), text_style(TextSize::body, Weight::semibold));
      column.space(8);
      column.icon_line("package/plain/holds", "paper", stage.t("package.plain_holds", {model.name.known_as}), text_style(TextSize::body));
      tapped = sheet_row(ui, column, "package/plain/back", stage.t("sheet.go_back"), "package/plain/go", stage.t("package.plain_go"));
      return column.y;
    });
    if (tapped.go) stage.push(app::PackageIntent(app::TakeFile{}));
    plain_open_ = open && !tapped.go && !tapped.back;
  }

  EditorState code_{kMostCodeBytes};
  bool plain_open_ = false;
  std::string chosen_;
  bool asked_ = false;  // somebody wanted to go on before a tablet was named
};

}  // namespace

std::unique_ptr<View> make_package_view() { return std::make_unique<PackageView>(); }

}  // namespace blether::ui
