// What several views are built from: a column that runs down the page, the action row, sheets, dates, fields.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/views/view.h"
#include "app/ui/widgets.h"
#include "app/ui/widgets_text.h"

namespace blether::ui {

// Things under each other. Lengths are at 100 %.
class Column {
 public:
  Column(Ui& ui, Rect rect) : ui_(ui), x(rect.x), y(rect.y), w(rect.w) {}
  void space(float at_100) { y += ui_.px(at_100); }
  Rect take(float height) {
    Rect rect{x, y, w, height};
    y += height;
    return rect;
  }
  void words(std::string_view id, std::string_view text, TextStyle style, Role role = Role::text) {
    y += ui_.words(id, text, style, x, y, w, role).h;
  }
  // An icon and a line beside it.
  void icon_line(std::string_view id, std::string_view icon, std::string_view text, TextStyle style);

 private:
  Ui& ui_;

 public:
  float x, y, w;
};

// Buttons at the foot of a page, at the same places on every page: what leaves it as it is at the left, what goes on at
// the right. Too wide for one line, what goes on gets a line of its own below: words are never cut. The left-handed
// setting mirrors it.
class ActionRow {
 public:
  explicit ActionRow(const Ui& ui) : ui_(ui) {}
  void left(std::string id, std::string label, ButtonKind kind, std::string_view icon = {});
  void right(std::string id, std::string label, ButtonKind kind, std::string_view icon = {}, std::string_view after = {});
  // Why the last button cannot be used now; empty: it can.
  void off(std::string why) { actions_.back().off = std::move(why); }
  // Cuts its place off the foot of the page; `side`: the page's margin, negative: the usual one.
  void place(Rect& page, float side = -1);
  // Soft words between what leaves and what goes on, where there is room for them.
  bool has_room(std::string_view words) const;
  void note(Ui& ui, std::string_view id, std::string_view words);
  // The id of the button pressed, or empty. `off_tapped`: the reason of one that is off, when it was tapped.
  std::string draw(Ui& ui, std::string* off_tapped = nullptr);

 private:
  struct Action {
    std::string id, label;
    ButtonKind kind;
    std::string_view icon, after;
    bool at_right;
    std::string off;
    Rect rect;
  };
  ButtonLook look(const Action& action) const { return {action.icon, action.after, action.off, nullptr, false}; }
  float width(const Action& action) const;
  const Ui& ui_;
  std::vector<Action> actions_;
  Rect free_;  // between left and right
};

// Draws a sheet over the page; content that is too high scrolls. `content` gets the place and gives its bottom.
// False: it was closed.
bool sheet(Ui& ui, std::string_view id, std::string_view title, const std::function<float(Rect)>& content);

// Quiet at the left, primary at the right, at the foot of a sheet. Moves `column` down.
struct SheetRow {
  bool back = false, go = false, off_tapped = false;
};
SheetRow sheet_row(Ui& ui, Column& column, std::string_view back_id, std::string_view back, std::string_view go_id,
                   std::string_view go, std::string_view off = {}, ButtonKind kind = ButtonKind::primary);

// A narrative or a text field of the store: offers, draws, hands over.
EditorResult draw_narrative(Stage& stage, std::string_view id, std::string_view name, const app::FieldText& field, Rect rect,
                            const TextLook& look = {});
// As high as its words, at least `rows`; moves the column down.
EditorResult column_narrative(Stage& stage, Column& column, std::string_view id, std::string_view name,
                              const app::FieldText& field, int rows, const TextLook& look = {});
// A text field of the page's own, with its label above.
EditorResult labelled_field(Ui& ui, Column& column, std::string_view id, std::string_view label, EditorState& state,
                            const TextLook& look = {}, FocusWish* wish = nullptr);
// A label above a part of a page or sheet.
void label(Column& column, std::string_view id, std::string_view words);

// A form's own field, said in a person's own words; `rows` at least.
EditorResult field_in_words(Stage& stage, Column& column, std::string_view id, const std::string& name, EditorState& state,
                            int rows);
bool has_words(std::string_view text);
bool has_words(const EditorState& state);
// A sheet's own editor with what is there already.
std::unique_ptr<EditorState> filled(std::size_t most_bytes, const std::string& text);
// Whether a page shows its Easy Read words: as the person asked for, until somebody turns it.
class EasyRead {
 public:
  bool on(const Stage& stage) const { return turned_.value_or(stage.model.screen_needs.easy_read); }
  void turn(Stage& stage) { turned_ = !on(stage), stage.ui.wants_frame = true; }

 private:
  std::optional<bool> turned_;
};
// "daughter, most days, close": one line of what is there, whatever ends with a full stop.
std::string in_a_line(const std::vector<std::string>& parts);
// One of several, as chips that wrap; ids are id + "/" + code. True: another one was chosen.
bool one_of(Ui& ui, Column& column, std::string_view id, const std::vector<app::Choice>& choices, std::string& chosen);
// A row with a ring, as high as its words; moves the column down. True: it was tapped.
bool ring_row(Ui& ui, Column& column, std::string_view id, std::string_view words, bool chosen);
// What is still to say, in one line below a form; nothing when `words` is empty.
void problem(Column& column, std::string_view id, std::string_view words);
// "If you are not happy", from the decision it is about. Moves the column down.
void unhappy_link(Stage& stage, Column& column, std::string_view id, std::string about, model::RecordId record);
// A day, as a button that opens the month in the same sheet.
bool day_button(Stage& stage, Column& column, std::string_view id, const std::string& iso);

// A month to choose a day from. Sheet "date".
class DateSheet {
 public:
  bool is_open() const { return open_; }
  // `shown` iso or empty.
  void open(std::string_view shown, std::int64_t now_ms);
  // The day chosen (iso; empty string: none any more), when one was. Call inside any frame, after the page.
  std::optional<std::string> draw(Stage& stage);
  // The same inside a sheet that is open already, moving the column down.
  std::optional<std::string> draw_in(Stage& stage, Column& column);

 private:
  bool open_ = false;
  std::string chosen_;
  int year_ = 2026, month_ = 1;
};

// What was agreed: picture, what, who, and when at the right (below, where the page is narrow).
struct PlanLine {
  std::string_view icon, what, who, when;
};
float plan_line_height(const Ui& ui, const PlanLine& line, float width);
void plan_line(Ui& ui, const PlanLine& line, Rect rect);
// What has not come yet: a flag on a quiet block. Moves the column down.
void waiting_line(Ui& ui, Column& column, std::string_view id, std::string_view words);

// The whole page as one scroll area with `margin` at the sides; `content` draws and gives its bottom.
void scroll_page(Ui& ui, std::string_view id, Rect page, float side, const std::function<float(Rect)>& content);

// "Saved on this tablet" on the page, where the top bar has no room for it. Gives its width; (x, middle) is its left side.
float saved_mark(Stage& stage, std::string_view id, float x, float middle);
// The same at the head of a page of one pane, moving the column down.
void saved_line(Stage& stage, Column& column);

// At 150 % and up the title stands on the page (look.md, top bar).
void page_title(Ui& ui, Column& column, std::string_view title);

// Code and label of fixed choices: prefix + code is the key.
std::vector<app::Choice> choices_of(const Ui& ui, std::string_view prefix, std::initializer_list<std::string_view> codes,
                                    std::string_view name = {});
// "isobel-rennie".
std::string id_name(std::string_view full);

}  // namespace blether::ui
