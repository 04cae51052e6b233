#include "app/ui/views/block_card.h"

#include <algorithm>

namespace blether::ui {

void block_card(Ui& ui, Column& column, const std::string& id, const std::string& icon, const std::string& heading,
                const std::vector<std::string>& lines) {
  float pad = ui.px(24), tile = ui.px(52), gap = ui.px(18), width = column.w - 2 * pad - tile - gap;
  TextStyle head = text_style(TextSize::lead, Weight::semibold), body = text_style(TextSize::body);
  float height = ui.measure(heading, head, width).h + ui.px(4);
  for (const std::string& line : lines) height += ui.measure(line, body, width).h + ui.px(4);
  Rect rect = column.take(std::max(tile, height) + 2 * ui.px(18));
  card(ui, rect);
  icon_tile(ui, icon, rect.x + pad, rect.y + ui.px(18), tile);
  Column words(ui, {rect.x + pad + tile + gap, rect.y + ui.px(18), width, 0});
  words.words(id, heading, head, Role::heading);
  words.space(4);
  for (std::size_t k = 0; k < lines.size(); ++k) words.words(id + "/" + std::to_string(k + 1), lines[k], body), words.space(4);
  column.space(14);
}

}  // namespace blether::ui
