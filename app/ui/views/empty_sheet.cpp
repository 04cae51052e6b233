#include "app/ui/views/empty_sheet.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostPassphrase = 1024;

}  // namespace

void EmptySheet::row(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  ButtonLook look;
  look.icon = "clearing";
  column.space(12);
  if (quiet_button(ui, "sync/empty", stage.t("empty.title"), column.x - ui.px(12), column.y, look)) {
    open_ = true, asked_ = false;
    passphrase_ = filled(kMostPassphrase, "");
    ui.wants_frame = true;
  }
  column.y += quiet_height(ui);
}

std::string EmptySheet::why_not(Stage& stage, const app::SyncModel& model) const {
  if (model.to_send + model.files_left > 0) return stage.t("empty.first_send");
  return passphrase_->text().empty() ? stage.t("empty.first_passphrase") : std::string();
}

void EmptySheet::draw(Stage& stage, const app::SyncModel& model) {
  if (!open_) return;
  Ui& ui = stage.ui;
  SheetRow tapped;
  bool is_open = sheet(ui, "empty", stage.t("empty.title"), [&](Rect inside) {
    Column column(ui, inside);
    column.icon_line("empty/goes", "alert", stage.t("empty.goes"), text_style(TextSize::body, Weight::semibold));
    column.space(8);
    column.icon_line("empty/stays", "office", stage.t("empty.stays"), text_style(TextSize::body));
    column.space(8);
    column.icon_line("empty/papers", "paper", stage.t("empty.papers"), text_style(TextSize::body));
    column.space(16);
    TextLook look;
    look.secret = true;
    labelled_field(ui, column, "empty/passphrase", stage.t("unlock.passphrase"), *passphrase_, look);
    std::string off = why_not(stage, model);
    if (asked_ || model.to_send + model.files_left > 0) problem(column, "empty/missing", off);
    tapped = sheet_row(ui, column, "empty/back", stage.t("empty.keep"), "empty/go", stage.t("empty.go"), off,
                       ButtonKind::danger);
    return column.y;
  });
  if (tapped.off_tapped) asked_ = true, ui.wants_frame = true;
  if (tapped.go) stage.push(app::EmptyTablet{passphrase_->text()});
  open_ = is_open && !tapped.go && !tapped.back;
  if (!open_) passphrase_.reset();
}

}  // namespace blether::ui
