#include "app/ui/views/parts.h"

#include <algorithm>
#include <cmath>

#include "app/ui/views/dates.h"

namespace blether::ui {

void Column::icon_line(std::string_view id, std::string_view icon, std::string_view text, TextStyle style) {
  float size = ui_.text_px(style.size) * 1.25F, line = ui_.line_px(style), gap = ui_.px(14);
  ui_.icon(icon, x, y + (line - size) / 2, size, style.colour);
  y += ui_.words(id, text, style, x + size + gap, y, w - size - gap).h;
}

// --- action row

void ActionRow::left(std::string id, std::string label, ButtonKind kind, std::string_view icon) {
  actions_.push_back({std::move(id), std::move(label), kind, icon, {}, false, {}, {}});
}

void ActionRow::right(std::string id, std::string label, ButtonKind kind, std::string_view icon, std::string_view after) {
  actions_.push_back({std::move(id), std::move(label), kind, icon, after, true, {}, {}});
}

float ActionRow::width(const Action& action) const {
  return action.kind == ButtonKind::quiet ? quiet_width(ui_, action.label, look(action))
                                          : button_width(ui_, action.label, look(action));
}

void ActionRow::place(Rect& page, float side) {
  if (side < 0) side = ui_.margin();
  float gap = ui_.px(16), height = button_height(ui_), foot = ui_.large() ? 20 : ui_.px(22), wide = -gap;
  for (const Action& action : actions_) wide += width(action) + gap;
  Rect area = page;
  area.x += side, area.w -= 2 * side;
  if (wide <= area.w) {
    Rect line = page.cut_bottom(height + foot, ui_.large() ? 12 : ui_.px(16));
    free_ = {area.x, line.y, area.w, height};
    line = {area.x, line.y, area.w, height};
    for (Action& action : actions_)
      if (!action.at_right) action.rect = line.cut_left(width(action), gap), free_.cut_left(width(action), gap);
    for (auto action = actions_.rbegin(); action != actions_.rend(); ++action)
      if (action->at_right) action->rect = line.cut_right(width(*action), gap), free_.cut_right(width(*action), gap);
  } else {
    // What goes on is the last one; the others share the line above it where their words fit, in equal parts or as each
    // needs, or get a line each.
    int others = static_cast<int>(actions_.size()) - 1;
    float between = ui_.px(12), share = area.column(0, std::max(1, others), between).w, need = -between;
    for (auto each = actions_.begin(); each != actions_.end() - 1; ++each) need += width(*each) + between;
    bool equal = std::all_of(actions_.begin(), actions_.end() - 1, [&](const Action& each) { return width(each) <= share; });
    bool shared = equal || need <= area.w;
    float spare = (area.w - need) / static_cast<float>(std::max(1, others));
    int above = others == 0 ? 0 : shared ? 1 : others;
    float step = height + between;
    Rect lines = page.cut_bottom(static_cast<float>(above) * step + height + foot, ui_.px(16));
    Rect rest{area.x, lines.y, area.w, height};
    for (int i = 0; i < others; ++i) {
      Action& action = actions_[static_cast<std::size_t>(i)];
      Rect line{area.x, lines.y + (shared ? 0 : static_cast<float>(i) * step), area.w, height};
      action.rect = equal ? line.column(i, others, between) : shared ? rest.cut_left(width(action) + spare, between) : line;
    }
    actions_.back().rect = {area.x, lines.y + static_cast<float>(above) * step, area.w, height};
  }
  if (!ui_.settings.left_handed) return;
  for (Action& action : actions_) action.rect.x = area.x + area.right() - action.rect.right();
}

bool ActionRow::has_room(std::string_view words) const {
  return ui_.measure(words, text_style(TextSize::body)).w <= free_.w && !ui_.settings.left_handed;
}

void ActionRow::note(Ui& ui, std::string_view id, std::string_view words) {
  TextStyle style = text_style(TextSize::body, Colour::ink_soft);
  Size size = ui.measure(words, style);
  ui.words(id, words, style, free_.right() - size.w, free_.y + (free_.h - size.h) / 2);
}

std::string ActionRow::draw(Ui& ui, std::string* off_tapped) {
  std::string pressed;
  for (const Action& action : actions_) {
    bool off = false;
    ButtonLook shown = look(action);
    shown.off_tapped = &off;
    if (button(ui, action.id, action.label, action.rect, action.kind, shown)) pressed = action.id;
    if (off && off_tapped != nullptr) *off_tapped = action.off;
  }
  return pressed;
}

// --- sheets

bool sheet(Ui& ui, std::string_view id, std::string_view title, const std::function<float(Rect)>& content) {
  Rect inside;
  if (!ui.begin_sheet(id, title, inside)) return false;
  // Room for focus rings at the edge of what is clipped.
  float room = 10, side = ui.px(22);
  Rect place = ui.begin_scroll(std::string(id) + "/scroll", {inside.x - side, inside.y - room, inside.w + 2 * side, inside.h + 2 * room});
  float top = place.y;
  float bottom = content({inside.x, top + room, inside.w, inside.h});
  ui.end_scroll(bottom + room);
  ui.end_sheet(inside.y + (bottom - top - room));
  return true;
}

SheetRow sheet_row(Ui& ui, Column& column, std::string_view back_id, std::string_view back, std::string_view go_id,
                   std::string_view go, std::string_view off, ButtonKind kind) {
  SheetRow result;
  column.space(24);
  ButtonLook look;
  look.off = off;
  look.off_tapped = &result.off_tapped;
  float height = button_height(ui), go_width = button_width(ui, go, look), back_width = quiet_width(ui, back);
  bool fits = go_width + back_width + ui.px(16) <= column.w;
  if (fits) {
    Rect line = column.take(height);
    result.back = button(ui, back_id, back, {line.x - ui.px(12), line.y, back_width, height}, ButtonKind::quiet);
    result.go = button(ui, go_id, go, line.cut_right(go_width), kind, look);
  } else {
    result.go = button(ui, go_id, go, column.take(height), kind, look);
    column.space(12);
    result.back = button(ui, back_id, back, column.take(height), ButtonKind::quiet);
  }
  return result;
}

// --- fields

EditorResult draw_narrative(Stage& stage, std::string_view id, std::string_view name, const app::FieldText& field, Rect rect,
                            const TextLook& look) {
  EditorState& state = stage.editors.on(field);
  stage.editors.grant_focus(stage.ui, field, rect);
  EditorResult result = narrative(stage.ui, id, name, state, rect, look);
  stage.editors.after(field, result, stage.intents);
  return result;
}

EditorResult column_narrative(Stage& stage, Column& column, std::string_view id, std::string_view name,
                              const app::FieldText& field, int rows, const TextLook& look) {
  float height = narrative_height(stage.ui, stage.editors.on(field), column.w, rows);
  return draw_narrative(stage, id, name, field, column.take(height), look);
}

void label(Column& column, std::string_view id, std::string_view words) {
  column.words(id, words, text_style(TextSize::body, Weight::semibold));
  column.space(6);
}

EditorResult labelled_field(Ui& ui, Column& column, std::string_view id, std::string_view words, EditorState& state,
                            const TextLook& look, FocusWish* wish) {
  label(column, "", words);
  Rect rect = column.take(text_field_height(ui, state, column.w));
  if (wish != nullptr) wish->grant(ui, state, rect);
  EditorResult result = text_field(ui, id, words, state, rect, look);
  if (!look.problem.empty()) column.space(6), column.y += ui.measure(look.problem, text_style(TextSize::body), column.w).h;
  return result;
}

// --- dates

void DateSheet::open(std::string_view shown, std::int64_t now_ms) {
  open_ = true;
  chosen_ = shown;
  auto date = base::parse_date(shown).value_or(today_of(now_ms));
  year_ = date.year, month_ = date.month;
}

namespace {

bool month_button(Ui& ui, std::string_view id, std::string_view icon, std::string_view name, Rect rect) {
  Node made;
  made.id = id, made.role = Role::button, made.name = name;
  Touch touch = ui.touch(made, rect);
  if (touch.held) ui.fill(rect, Colour::primary_tint, ui.px(14));
  ui.icon_in(icon, rect, ui.px(28), Colour::primary_ink);
  if (touch.focused) ui.focus_ring(rect, ui.px(14));
  return touch.pressed;
}

bool day_button(Ui& ui, base::CivilDate date, std::string_view name, Rect rect, bool chosen, bool today) {
  Node made;
  made.id = "date/day/" + base::to_iso(date), made.role = Role::choice, made.name = name, made.chosen = chosen;
  Touch touch = ui.touch(made, rect);
  float radius = ui.px(14);
  if (chosen || touch.held) ui.fill(rect, Colour::primary_tint, radius);
  if (chosen) ui.stroke(rect, Colour::primary, 3, radius);
  else if (today) ui.stroke(rect, Colour::edge, 2, radius);
  Weight weight = chosen || today ? Weight::semibold : Weight::medium;
  ui.words_in(std::to_string(date.day), text_style(TextSize::body, weight, chosen ? Colour::primary_ink : Colour::ink), rect);
  if (touch.focused) ui.focus_ring(rect, radius);
  return touch.pressed;
}

}  // namespace

std::optional<std::string> DateSheet::draw_in(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  std::optional<std::string> result;
  float side = ui.px(52);
  Rect head = column.take(side);
  auto turn = [&](int by) {
    auto date = add_months({year_, month_, 1}, by);
    year_ = date.year, month_ = date.month;
  };
  Rect before = head.cut_left(side), after = head.cut_right(side);
  if (month_button(ui, "date/previous-month", "back", stage.t("date.previous_month"), before)) turn(-1);
  std::string month = month_words(*ui.texts, year_, month_);
  ui.words_in(month, text_style(TextSize::lead, Weight::semibold), head);
  Node named;
  named.id = "date/month", named.role = Role::heading, named.name = month;
  ui.note(named, head);
  if (month_button(ui, "date/next-month", "next", stage.t("date.next_month"), after)) turn(1);
  Rect names = column.take(ui.line_px(TextSize::small) + ui.px(4));
  for (int i = 0; i < 7; ++i)
    ui.words_in(stage.t("date.weekday_short." + std::to_string(i)), text_style(TextSize::small, Weight::medium, Colour::ink_soft),
                names.column(i, 7, ui.px(8)));
  base::CivilDate first{year_, month_, 1}, today = today_of(stage.model.now_ms);
  float height = std::max(ui.px(48), ui.line_px(TextSize::body) + ui.px(4));
  int column_of = base::weekday(first);
  Rect week = column.take(height);
  for (int day = 1; day <= days_in(year_, month_); ++day, ++column_of) {
    if (column_of == 7) column_of = 0, column.space(8), week = column.take(height);
    base::CivilDate date{year_, month_, day};
    std::string iso = base::to_iso(date);
    if (day_button(ui, date, long_day(*ui.texts, date), week.column(column_of, 7, ui.px(8)), iso == chosen_, date == today))
      result = iso;
  }
  column.space(12);
  if (!chosen_.empty()) {
    if (quiet_button(ui, "date/clear", stage.t("date.clear"), column.x - ui.px(12), column.y)) result = "";
    column.y += quiet_height(ui);
  }
  return result;
}

std::optional<std::string> DateSheet::draw(Stage& stage) {
  if (!open_) return {};
  std::optional<std::string> result;
  open_ = sheet(stage.ui, "date", stage.t("date.choose"), [&](Rect inside) {
    Column column(stage.ui, inside);
    result = draw_in(stage, column);
    return column.y;
  });
  if (result) open_ = false;
  return result;
}

// --- what was agreed

namespace {

TextStyle plan_title() { return text_style(TextSize::body, Weight::semibold); }

bool when_below(const Ui& ui, const PlanLine& line, float width) {
  return ui.measure(line.when, plan_title()).w > width * 0.42F || ui.large() || width < ui.px(480);
}

float plan_words_width(const Ui& ui, const PlanLine& line, float width) {
  float rest = width - ui.px(52 + 18);
  return when_below(ui, line, width) || line.when.empty() ? rest : rest - ui.measure(line.when, plan_title()).w - ui.px(18);
}

}  // namespace

float plan_line_height(const Ui& ui, const PlanLine& line, float width) {
  float words = plan_words_width(ui, line, width);
  float height = ui.measure(line.what, plan_title(), words).h;
  if (!line.who.empty()) height += ui.measure(line.who, text_style(TextSize::body), words).h - ui.px(3);
  if (!line.when.empty() && when_below(ui, line, width)) height += ui.measure(line.when, plan_title(), words).h;
  return std::max(ui.px(76), height + ui.px(24));
}

void plan_line(Ui& ui, const PlanLine& line, Rect rect) {
  float tile = ui.px(52), wide = plan_words_width(ui, line, rect.w);
  bool below = when_below(ui, line, rect.w);
  icon_tile(ui, line.icon.empty() ? "check" : line.icon, rect.x, rect.y + (rect.h - tile) / 2, tile);
  Column words(ui, {rect.x + tile + ui.px(18), rect.y + (rect.h - plan_line_height(ui, line, rect.w) + ui.px(24)) / 2, wide, 0});
  words.words("", line.what, plan_title());
  if (!line.who.empty()) words.y -= ui.px(3), words.words("", line.who, text_style(TextSize::body, Colour::ink_soft));
  if (line.when.empty()) return;
  if (below) words.words("", line.when, plan_title());
  else ui.words_in(line.when, plan_title(), rect, 1);
}

void waiting_line(Ui& ui, Column& column, std::string_view id, std::string_view words) {
  float pad = ui.px(20), icon = ui.px(28), gap = ui.px(14);
  std::string head = ui.t("agreed.waiting");
  std::vector<app::MarkedWords> parts = {{head + " " + std::string(words), app::MarkedWords::Mark::same}};
  float width = column.w - 2 * pad - icon - gap;
  float height = ui.measure(parts.front().text, text_style(TextSize::body), width).h;
  Rect rect = column.take(std::max(ui.px(60), height + 2 * ui.px(12)));
  ui.fill(rect, Colour::sunken, ui.px(14));
  if (ui.theme->high_contrast) ui.stroke(rect, Colour::edge, 2, ui.px(14));
  ui.icon("flag", rect.x + pad, rect.y + (rect.h - icon) / 2, icon, Colour::ink);
  ui.words(id, parts.front().text, text_style(TextSize::body), rect.x + pad + icon + gap, rect.y + (rect.h - height) / 2, width);
}

// --- pages

void scroll_page(Ui& ui, std::string_view id, Rect page, float side, const std::function<float(Rect)>& content) {
  Rect inside = ui.begin_scroll(id, page);
  inside.x += side, inside.w -= 2 * side;
  ui.end_scroll(content(inside));
}

void page_title(Ui& ui, Column& column, std::string_view title) {
  if (ui.title_in_bar || title.empty()) return;
  column.words("page/title", title, text_style(TextSize::title), Role::heading);
  column.space(12);
}

float saved_mark(Stage& stage, std::string_view id, float x, float middle) {
  bool saved = stage.model.saved && !stage.editors.unsaved();
  std::string words = stage.t(saved ? "shell.saved" : "shell.saving");
  Size size = mark_size(stage.ui, words);
  mark(stage.ui, id, saved ? "tick" : "pen", words, saved ? Colour::good_ink : Colour::ink_soft,
       saved ? Colour::good_tint : Colour::sunken, {x, middle - size.h / 2, size.w, size.h});
  return size.w;
}

void saved_line(Stage& stage, Column& column) {
  if (!stage.ui.one_pane()) return;
  float height = mark_size(stage.ui, stage.t("shell.saved")).h;
  saved_mark(stage, "page/saved", column.x, column.y + height / 2);
  column.y += height;
  column.space(12);
}

std::vector<app::Choice> choices_of(const Ui& ui, std::string_view prefix, std::initializer_list<std::string_view> codes,
                                    std::string_view name) {
  std::vector<app::Choice> choices;
  for (std::string_view code : codes) choices.push_back({std::string(code), ui.t(std::string(prefix) + std::string(code), {name})});
  return choices;
}

std::string id_name(std::string_view full) {
  std::string id;
  for (char c : full) {
    if (c >= 'A' && c <= 'Z') id.push_back(static_cast<char>(c - 'A' + 'a'));
    else id.push_back(c == ' ' ? '-' : c);
  }
  return id;
}

// --- parts of forms

std::unique_ptr<EditorState> filled(std::size_t most, const std::string& text) {
  auto state = std::make_unique<EditorState>(most);
  state->offer(text);
  return state;
}

std::string in_a_line(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (all.ends_with('.')) all.pop_back();
    all += (all.empty() ? "" : ", ") + part;
  }
  return all;
}

bool has_words(std::string_view text) { return text.find_first_not_of(" \t\n") != std::string_view::npos; }
bool has_words(const EditorState& state) { return has_words(state.text()); }

bool day_button(Stage& stage, Column& column, std::string_view id, const std::string& iso) {
  Ui& ui = stage.ui;
  std::string words = iso.empty() ? stage.t("date.choose") : date_words(*ui.texts, stage.model.now_ms, iso);
  ButtonLook look;
  look.icon = "calendar";
  Rect at = column.take(button_height(ui));
  return button(ui, id, words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look);
}

void problem(Column& column, std::string_view id, std::string_view words) {
  if (words.empty()) return;
  column.space(12);
  column.icon_line(id, "alert", words, text_style(TextSize::body, Weight::medium, Colour::alert_ink));
}

EditorResult field_in_words(Stage& stage, Column& column, std::string_view id, const std::string& name, EditorState& state,
                            int rows) {
  label(column, "", name);
  return narrative(stage.ui, id, name, state, column.take(narrative_height(stage.ui, state, column.w, rows)));
}

bool one_of(Ui& ui, Column& column, std::string_view id, const std::vector<app::Choice>& choices, std::string& chosen) {
  auto result = chips(ui, id, choices, {chosen}, column.x, column.y, column.w);
  column.y += result.height;
  if (result.tapped.empty()) return false;
  chosen = result.tapped;
  ui.wants_frame = true;
  return true;
}

void unhappy_link(Stage& stage, Column& column, std::string_view id, std::string about, model::RecordId record) {
  Ui& ui = stage.ui;
  if (quiet_button(ui, id, stage.t("unhappy.title"), column.x - ui.px(12), column.y))
    stage.go(app::Route::Page::unhappy, stage.model.route.person, record, std::move(about));
  column.y += quiet_height(ui);
}

bool ring_row(Ui& ui, Column& column, std::string_view id, std::string_view words, bool chosen) {
  bool tapped = ring_choice(ui, id, words, column.take(ring_choice_height(ui, words, column.w)), chosen);
  column.space(10);
  return tapped;
}

}  // namespace blether::ui
