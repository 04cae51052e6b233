// The texture that glyphs, icons and shaped words share: pictures are put into it once and drawn from there.
#pragma once

namespace blether::ui {

// `rgba`: width times height pixels of four bytes, row after row. A texture of coverage alone keeps the last of each.
// UI thread, with a Dear ImGui context current. The rectangle's number; -1: there is no room.
int keep_in_atlas(int width, int height, const unsigned char* rgba);

}  // namespace blether::ui
