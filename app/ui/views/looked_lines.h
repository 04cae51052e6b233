// Who looked and who wrote, a line each.
#pragma once

#include <string_view>
#include <vector>

#include "app/core/read_models_carer.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

// Ids are `prefix` and the number from 1. Moves the column down.
void looked_lines(Stage& stage, Column& column, std::string_view prefix, const std::vector<app::LookedLine>& lines);

}  // namespace blether::ui
