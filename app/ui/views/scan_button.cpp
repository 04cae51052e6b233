#include "app/ui/views/scan_button.h"

namespace blether::ui {

namespace {

ButtonLook with_icon(std::string_view icon) {
  ButtonLook look;
  look.icon = icon;
  return look;
}

void scan_at(Stage& stage, const std::string& print_id, const std::string& words, app::ShowPaper paper, float x,
             float y) {
  if (quiet_button(stage.ui, print_id + "/scan", words, x, y, with_icon("code"))) stage.push(paper);
}

}  // namespace

void scan_button(Stage& stage, Column& column, const std::string& print_id, app::ShowPaper paper) {
  Ui& ui = stage.ui;
  scan_at(stage, print_id, stage.t("code.show"), paper, column.x - ui.px(12), column.y);
  column.y += quiet_height(ui);
}

void print_and_scan(Stage& stage, Column& column, const std::string& print_id, const std::string& words,
                    app::ShowPaper paper) {
  Ui& ui = stage.ui;
  const std::string scan = stage.t("code.show");
  const float x = column.x - ui.px(12), print_wide = quiet_width(ui, words, with_icon("print"));
  const bool fits = print_wide + quiet_width(ui, scan, with_icon("code")) <= column.w + ui.px(24);
  if (quiet_button(ui, print_id, words, x, column.y, with_icon("print")))
    stage.push(app::LeavePaper{paper.kind, paper.easy_read});
  if (!fits) column.y += quiet_height(ui);
  scan_at(stage, print_id, scan, paper, fits ? x + print_wide : x, column.y);
  column.y += quiet_height(ui);
}

void turn_papers(Stage& stage, Column& column, std::string_view id, EasyRead& easy) {
  Ui& ui = stage.ui;
  const std::string words = stage.t(easy.on(stage) ? "paper.in_plain" : "paper.in_easy");
  if (quiet_button(ui, id, words, column.x - ui.px(12), column.y)) easy.turn(stage);
  column.y += quiet_height(ui);
}

}  // namespace blether::ui
