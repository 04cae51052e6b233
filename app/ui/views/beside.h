// Two columns where the screen is wide enough, one below the other where it is not.
#pragma once

#include <functional>

#include "app/ui/views/parts.h"

namespace blether::ui {

// Draws the left part, then the right one: `gap` (unscaled pixels) apart, or in one column. `column` ends below both.
void beside(Ui& ui, Column& column, float gap, const std::function<void(Column&)>& left,
            const std::function<void(Column&)>& right);

}  // namespace blether::ui
