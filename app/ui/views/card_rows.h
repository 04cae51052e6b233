// A card of rows that lead somewhere.
#pragma once

#include <string>
#include <vector>

#include "app/ui/views/parts.h"

namespace blether::ui {

struct CardRow {
  std::string id, icon, title, below;
};
// Nothing for no rows. Moves the column down. The id of the row that was tapped, or empty.
std::string card_rows(Ui& ui, Column& column, const std::vector<CardRow>& rows);

}  // namespace blether::ui
