#include "app/ui/views/unmet_part.h"

#include <algorithm>

#include "app/ui/views/card_rows.h"

namespace blether::ui {

void UnmetPart::draw(Stage& stage, const app::NeedsPart& part, Column& column, std::string_view id) {
  Ui& ui = stage.ui;
  const std::string base(id);
  std::vector<CardRow> rows;
  for (const app::NeedLine& line : part.lines)
    rows.push_back({base + "/" + std::to_string(rows.size() + 1), line.waiting ? "flag" : "done", line.said.need,
                    line.about});
  const std::string tapped = card_rows(ui, column, rows);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == tapped) news_.open(stage, part.lines[i]);
  if (!rows.empty()) column.space(12);
  ButtonLook look;
  look.icon = "flag";
  const std::string words = stage.t("unmet.add");
  Rect at = column.take(button_height(ui));
  at = at.cut_left(std::min(at.w, button_width(ui, words, look)));
  if (button(ui, base + "/add", words, at, ButtonKind::secondary, look)) new_.open(stage, part, nullptr);
}

void UnmetPart::draw_sheets(Stage& stage, const app::PersonName& name, const app::NeedsPart& part) {
  if (news_.draw(stage)) return new_.open(stage, part, &news_.line());  // drawn from the next frame on
  new_.draw(stage, name, part);
}

}  // namespace blether::ui
