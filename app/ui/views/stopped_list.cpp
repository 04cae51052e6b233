#include "app/ui/views/stopped_list.h"

namespace blether::ui {

void stopped_list(Stage& stage, Column& column, const std::string& id, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  column.space(16);
  column.words(id, stage.t("outcomes.ended"), text_style(TextSize::lead, Weight::semibold), Role::heading);
  column.space(8);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    column.icon_line(id + "/" + std::to_string(i + 1), "done", lines[i], text_style(TextSize::body, Colour::ink_soft));
    column.space(6);
  }
  column.space(10);
}

}  // namespace blether::ui
