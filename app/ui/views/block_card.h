// A card with a picture, a heading and a few sentences: one idea of a sheet for people.
#pragma once

#include <string>
#include <vector>

#include "app/ui/views/parts.h"

namespace blether::ui {

// Nodes: ID (heading), ID/1, ID/2 … Moves the column down.
void block_card(Ui& ui, Column& column, const std::string& id, const std::string& icon, const std::string& heading,
                const std::vector<std::string>& lines);

}  // namespace blether::ui
