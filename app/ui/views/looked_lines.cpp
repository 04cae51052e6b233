#include "app/ui/views/looked_lines.h"

#include <string>

namespace blether::ui {

void looked_lines(Stage& stage, Column& column, std::string_view prefix, const std::vector<app::LookedLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const app::LookedLine& line = lines[i];
    std::string words = stage.t(line.wrote ? "own_plan.wrote_line" : "own_plan.looked_line", {line.who, line.when});
    const std::string id = std::string(prefix) + std::to_string(i + 1);
    column.icon_line(id, line.wrote ? "pen" : "eye", words, text_style(TextSize::body));
    column.space(4);
  }
}

}  // namespace blether::ui
