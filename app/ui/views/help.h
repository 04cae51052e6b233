// The Help sheet: safety first, urgent numbers, how the words look, what this page is for.
#pragma once

#include "app/ui/views/view.h"

namespace blether::ui {

enum class HelpTap { none, closed, read };
// `can_read`: whether this machine has a voice.
HelpTap help_sheet(Stage& stage, bool can_read);

}  // namespace blether::ui
