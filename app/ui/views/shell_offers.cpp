// The shell: what stands above a page for whoever reads it. Reading aloud, and the other language.
#include <algorithm>

#include "app/ui/views/parts.h"
#include "app/ui/views/shell.h"

namespace blether::ui {

// For somebody who asked to be read to, every page begins with it.
void Shell::offer_reading(Stage& stage) {
  if (!stage.model.screen_needs.read_aloud || !reading_.can_read() || reading_.on()) return;
  Ui& ui = stage.ui;
  ButtonLook look;
  look.icon = "speak";
  Rect row = stage.page.cut_top(quiet_height(ui) + ui.px(8));
  if (quiet_button(ui, "read/page", stage.t("read.page"), row.x + ui.margin() - ui.px(12), row.y + ui.px(8), look)) reading_.begin();
}

// A page that its reader reads in another language says whether anybody has checked the words, and has the way back.
void Shell::offer_language(Stage& stage) {
  const app::PageLanguage& language = stage.model.language;
  if (language.other.empty()) return;
  Ui& ui = stage.ui;
  std::string words = stage.t("read.in", {language.other_name}), said;
  if (language.unchecked) said = stage.t("read.unchecked");
  if (language.unchecked && some_english_) said += "\n" + stage.t("read.some_english");
  ButtonLook look;
  look.icon = "talk";
  float side = ui.margin(), wide = quiet_width(ui, words, look), high = quiet_height(ui), width = stage.page.w - 2 * side;
  TextStyle style = text_style(TextSize::small, Weight::medium, Colour::info_ink);
  float beside = width - wide - ui.px(54);
  bool fits = beside > ui.px(300);
  float room = fits ? beside : width - ui.px(38), height = said.empty() ? 0 : ui.measure(said, style, room).h;
  Rect row = stage.page.cut_top((fits ? std::max(high, height) : high + height) + ui.px(12));
  if (quiet_button(ui, "read/in", words, fits ? row.right() - side - wide + ui.px(12) : row.x + side - ui.px(12), row.y + ui.px(8), look))
    stage.push(app::ReadIn{language.other});
  if (said.empty()) return;
  float top = row.y + ui.px(8) + (fits ? std::max(0.F, (high - height) / 2) : high);
  ui.icon("info", row.x + side, top, ui.px(26), Colour::info_ink);
  ui.words("read/unchecked", said, style, row.x + side + ui.px(38), top, room, Role::status);
}

}  // namespace blether::ui
