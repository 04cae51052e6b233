#include "app/ui/views/card_rows.h"

namespace blether::ui {

std::string card_rows(Ui& ui, Column& column, const std::vector<CardRow>& rows) {
  if (rows.empty()) return {};
  float height = 0;
  for (const CardRow& each : rows) height += row_height(ui, each.title, each.below, column.w);
  Rect whole = column.take(height);
  card(ui, whole);
  std::string tapped;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const CardRow& each = rows[i];
    Rect rect = whole.cut_top(row_height(ui, each.title, each.below, column.w));
    if (row(ui, each.id, each.icon, each.title, each.below, rect, i + 1 < rows.size())) tapped = each.id;
  }
  return tapped;
}

}  // namespace blether::ui
