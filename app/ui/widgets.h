// Widgets: the parts of look.md section 5. Each draws itself in the given rectangle, takes its input and leaves its
// semantic node. Labels come in translated; ids are stable keys ("conversation/next"). Heights below 100 % text are
// minimums: ask the *_height functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/ui.h"

namespace blether::ui {

// --- buttons
enum class ButtonKind { primary, secondary, quiet, danger };
struct ButtonLook {
  std::string_view icon;        // before the words
  std::string_view icon_after;  // behind them
  std::string_view off;         // why it cannot be used now; empty: it can. A tap on it is told by off_tapped.
  bool* off_tapped = nullptr;
  bool expanded = false;        // opens something: said to readers
};
float button_height(const Ui& ui);
float button_width(const Ui& ui, std::string_view label, ButtonLook look = {});
bool button(Ui& ui, std::string_view id, std::string_view label, Rect rect, ButtonKind kind, ButtonLook look = {});
// Words as a button, 48 px at least, as wide as it needs from (x, y); the words begin 12 px (at 100 %) inside, so that
// x = margin - 12 lines them up with the page. Gives whether it was pressed.
float quiet_width(const Ui& ui, std::string_view label, ButtonLook look = {});
float quiet_height(const Ui& ui);
bool quiet_button(Ui& ui, std::string_view id, std::string_view label, float x, float y, ButtonLook look = {});

// --- top bar. Height of the bar at the current size.
struct TopBar {
  std::string_view back;        // name of where it goes; empty: the logo and name stand there
  std::string_view title;
  bool show_saved = false;      // "Saved on this tablet"
  bool saved = true;
  std::optional<app::SendStatus> status;
  bool lock = true;             // false before anybody is in
  bool reading = false;         // aloud: Help is Stop meanwhile
};
enum class TopBarTap { none, back, help, lock, status };
float top_bar_height(const Ui& ui);
TopBarTap top_bar(Ui& ui, const TopBar& bar);

// --- choices
float chip_height(const Ui& ui);
float chip_width(const Ui& ui, std::string_view label, bool chosen, std::string_view icon = {});
bool chip(Ui& ui, std::string_view id, std::string_view label, Rect rect, bool chosen, std::string_view icon = {},
          std::string_view icon_after = {});
// Wraps chips into rows from (x, y) within `width`. Ids are id + "/" + code. Gives the code tapped and the height taken.
struct ChipsResult {
  std::string tapped;
  float height = 0;
};
ChipsResult chips(Ui& ui, std::string_view id, const std::vector<app::Choice>& choices,
                  const std::vector<std::string>& chosen, float x, float y, float width,
                  const std::vector<std::string>& icons = {});
// Five faces; ids are id + "/0" … "/4". Gives the code tapped ("0" … "4") or empty.
float faces_height(const Ui& ui);
std::string faces(Ui& ui, std::string_view id, Rect rect, std::string_view chosen);
// Equal boxes in a row (or stacked when too narrow): yes, no, not sure. Ids are id + "/" + code.
float boxes_height(const Ui& ui, const std::vector<app::Choice>& choices, float width);
std::string boxes(Ui& ui, std::string_view id, const std::vector<app::Choice>& choices, Rect rect, std::string_view chosen);
// A row with a ring that fills: one choice among several, drawn as a bordered card.
// Grows with its words.
float ring_choice_height(const Ui& ui, std::string_view label, float width);
bool ring_choice(Ui& ui, std::string_view id, std::string_view label, Rect rect, bool chosen);
// The same without a border, inside a card: "Keep yours".
float ring_line_height(const Ui& ui, std::string_view label, float width);
bool ring_line(Ui& ui, std::string_view id, std::string_view label, float x, float y, float width, bool chosen);

// --- status
Size pill_size(const Ui& ui, const app::SendStatus& status);
void pill(Ui& ui, std::string_view id, const app::SendStatus& status, float right, float middle);
std::string pill_words(const Ui& ui, const app::SendStatus& status);
// Any picture and word on a tint: "Saved on this tablet", "Changed since agreed".
Size mark_size(const Ui& ui, std::string_view words);
void mark(Ui& ui, std::string_view id, std::string_view icon, std::string_view words, Colour colour, Colour back, Rect rect);
void banner(Ui& ui, std::string_view id, std::string_view words, Rect rect, std::string_view icon = "info");
float banner_height(const Ui& ui, std::string_view words, float width);
void progress(Ui& ui, std::string_view id, Rect rect, float part, std::string_view name);
void avatar(Ui& ui, const app::PersonName& name, float x, float y, float size);
void icon_tile(Ui& ui, std::string_view icon, float x, float y, float size);  // marmalade tile, 52 px at 100 %
// The two talk blocks; 48 wide for 40 high. `behind`: what it stands on.
void logo(Ui& ui, float x, float y, float height, Colour behind);

// --- whose words
enum class Voice { person, carer, worker };
void initials(Ui& ui, std::string_view letters, Voice voice, float x, float y, float size);  // in a circle of their colour
float talk_height(const Ui& ui, std::string_view who, std::string_view words, float width);
void talk(Ui& ui, std::string_view id, Voice voice, std::string_view who, std::string_view words, Rect rect);

// --- cards, rows, boxes
// With `edge`, a 3 px line in that colour: what comes next, what is chosen, what needs attention.
void card(Ui& ui, Rect rect, std::optional<Colour> edge = {});
// A row of a card: icon tile, title, line below, chevron. The whole row is the target.
// Words that are too wide wrap: the second form says how high that gets.
float row_height(const Ui& ui);
float row_height(const Ui& ui, std::string_view title, std::string_view below, float width);
bool row(Ui& ui, std::string_view id, std::string_view icon, std::string_view title, std::string_view below, Rect rect,
         bool divider);
float person_row_height(const Ui& ui);
bool person_row(Ui& ui, std::string_view id, const app::PersonRow& row, std::string_view next, Rect rect, bool divider);
// A folded box with what it holds; open or closed is the caller's to keep.
float folded_height(const Ui& ui);
bool folded_box(Ui& ui, std::string_view id, std::string_view icon, std::string_view name, std::string_view first_words,
                Rect rect, bool open);

// --- the section rail, and its strip of segments for portrait and large text
struct RailRow {
  std::string id, title, below;  // below: "2 of 4"
  app::SectionModel::Progress progress = app::SectionModel::Progress::not_begun;
};
std::optional<std::size_t> rail(Ui& ui, std::string_view id, const std::vector<RailRow>& rows, std::size_t current, Rect rect);
std::optional<std::size_t> segments(Ui& ui, std::string_view id, const std::vector<RailRow>& rows, std::size_t current, Rect rect);

// --- words with marks (compare page, found words). Gives the height taken.
struct MarkedStyle {
  TextStyle text;
  float width = 0;
};
float marked_words(Ui& ui, std::string_view id, const std::vector<app::MarkedWords>& words, TextStyle style, float x, float y,
                   float width, bool draw = true);
// "\x02" and "\x03" around found words.
float found_words(Ui& ui, std::string_view id, std::string_view excerpt, TextStyle style, float x, float y, float width);

// --- a message that goes by itself
struct ToastResult {
  bool closed = false;
};
ToastResult toast(Ui& ui, std::string_view id, std::string_view words, bool is_problem, float bottom);

}  // namespace blether::ui
