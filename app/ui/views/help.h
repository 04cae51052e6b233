// The Help sheet: safety first, urgent numbers, how the words look, what this page is for.
#pragma once

#include "app/ui/views/view.h"

namespace blether::ui {

// False: it was closed.
bool help_sheet(Stage& stage);

}  // namespace blether::ui
