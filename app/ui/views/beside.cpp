#include "app/ui/views/beside.h"

#include <algorithm>

namespace blether::ui {

void beside(Ui& ui, Column& column, float gap, const std::function<void(Column&)>& left,
            const std::function<void(Column&)>& right) {
  if (ui.one_pane()) {
    left(column);
    right(column);
    return;
  }
  const float apart = ui.px(gap), half = (column.w - apart) / 2;
  Column first(ui, {column.x, column.y, half, 0}), second(ui, {column.x + half + apart, column.y, half, 0});
  left(first);
  right(second);
  column.y = std::max(first.y, second.y);
}

}  // namespace blether::ui
