// Parts of the support that a review stopped, below those that go on.
#pragma once

#include <string>
#include <vector>

#include "app/ui/views/parts.h"

namespace blether::ui {

// Nothing for no lines. Nodes: ID (heading), ID/1, ID/2 … Moves the column down.
void stopped_list(Stage& stage, Column& column, const std::string& id, const std::vector<std::string>& lines);

}  // namespace blether::ui
