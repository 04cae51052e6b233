// The ways to take a paper along: printed, or on another phone, in plain words or in Easy Read.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/views/parts.h"

namespace blether::ui {

// "Show it as a code" on a line of its own; moves the column down. Its id is that of the button that prints the paper,
// with "/scan".
void scan_button(Stage& stage, Column& column, const std::string& print_id, app::ShowPaper paper);

// The two ways that a quiet place of a page offers: print it, or show it as a code; beside each other where there is
// room. `words`: of the first. Moves the column down.
void print_and_scan(Stage& stage, Column& column, const std::string& print_id, const std::string& words,
                    app::ShowPaper paper);

// Turns the papers of a page to Easy Read and back to plain words; moves the column down.
void turn_papers(Stage& stage, Column& column, std::string_view id, EasyRead& easy);

}  // namespace blether::ui
