#include "app/ui/widgets_text.h"

#include <algorithm>
#include <cmath>

#include "app/ui/editor/spelling.h"

namespace blether::ui {
namespace {

constexpr float kSelectionAlpha = 0.22f;
constexpr float kFieldHeight = 60, kFieldRadius = 14, kTalkRadius = 20, kTalkCorner = 4;

EditorStyle style_for(const Ui& ui, TextSize size) {
  EditorStyle style;
  style.font = ui.font(static_cast<int>(Weight::regular));
  style.font_size = ui.font_size(size);
  style.row_height = ui.line_px(size);
  style.scale = ui.px(1);
  style.reduced_motion = ui.settings.reduced_motion;
  style.surface = ui.colour(Colour::surface);
  style.edge = ui.colour(Colour::edge);
  style.active = ui.colour(Colour::primary);
  style.problem = ui.colour(Colour::alert);
  style.ink = ui.colour(Colour::ink);
  style.hint = ui.colour(Colour::ink_soft);
  style.selection = with_alpha(ui.colour(Colour::primary), kSelectionAlpha);
  style.speak = ui.colour(Colour::speak);
  style.speak_line = ui.colour(Colour::accent);
  style.chip_font = ui.font(static_cast<int>(Weight::semibold));
  style.chip_font_size = ui.font_size(TextSize::body);
  style.chip_surface = ui.colour(Colour::raised);
  style.chip_pressed = ui.colour(Colour::primary_tint);
  style.chip_ink = ui.colour(Colour::primary_ink);
  return style;
}

EditorStyle narrative_style(const Ui& ui) {
  EditorStyle style = style_for(ui, TextSize::words);
  style.padding = {ui.px(24) + style.edge_width, ui.px(20)};
  style.radius = kTalkRadius;
  style.talk_radius = kTalkCorner;
  return style;
}

EditorStyle field_style(const Ui& ui) {
  EditorStyle style = style_for(ui, TextSize::body);
  style.padding = {ui.px(16) + style.edge_width, std::max(ui.px(8), (ui.px(kFieldHeight) - style.row_height) / 2)};
  style.radius = style.talk_radius = kFieldRadius;
  return style;
}

EditorWords words_for(const Ui& ui) {
  return {ui.t("editor.cut"), ui.t("editor.copy"), ui.t("editor.paste"), ui.t("editor.select_all"),
          ui.t("editor.add_word")};
}

Node node_of(const EditorNode& part, std::string id, Role role) {
  Node node;
  node.id = std::move(id);
  node.role = role;
  node.name = part.name;
  node.rect = {part.min.x, part.min.y, part.max.x - part.min.x, part.max.y - part.min.y};
  node.visible = node.rect;
  return node;
}

void leave_nodes(Ui& ui, std::string_view id, const EditorState& state, const EditorResult& result, const TextLook& look) {
  Node field = node_of(result.field, std::string(id), Role::text_field);
  if (!look.secret) field.value = state.text();
  field.focused = state.focused();
  field.disabled = look.read_only;
  const ImVec2 low = ui.draw_list()->GetClipRectMin(), high = ui.draw_list()->GetClipRectMax();
  field.visible = field.rect.meet({low.x, low.y, high.x - low.x, high.y - low.y});
  ui.nodes.add(std::move(field));
  for (const EditorNode& part : result.parts)
    if (!part.name.empty()) ui.nodes.add(node_of(part, std::string(id) + "/" + part.part, Role::button));
}

void want_frames(Ui& ui, const EditorResult& result) {
  const auto wake = [&](float seconds) { ui.wake_in = ui.wake_in < 0 ? seconds : std::min(ui.wake_in, seconds); };
  ui.wants_frame = ui.wants_frame || result.animating;
  if (result.wake_in) wake(*result.wake_in);
  if (!ui.spelling || !ui.spelling->load_wanted()) return;
  const ImGuiIO& io = ImGui::GetIO();
  const bool busy = ui.wants_frame || result.changed || io.MouseDown[0] || io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
  if (const auto again = ui.spelling->load_when_idle(ui.time, busy)) wake(*again);
}

void draw_problem(Ui& ui, std::string_view id, Rect rect, const TextLook& look) {
  if (look.problem.empty()) return;
  const float size = ui.px(24);
  ui.icon("alert", rect.right() - ui.px(16) - size, rect.y + (std::min(rect.h, ui.px(kFieldHeight)) - size) / 2, size,
          Colour::alert);
  ui.words(std::string(id) + "/problem", look.problem, text_style(TextSize::body, Colour::alert_ink), rect.x,
           rect.bottom() + ui.px(4), rect.w, Role::status);
}

// What Dear ImGui cannot draw rightly is shown as it was written while nobody types in it: set by Pango, over the field.
void show_as_written(Ui& ui, std::string_view id, const EditorState& state, Rect rect, const TextLook& look,
                     const EditorStyle& style, TextSize size) {
  if (look.secret || state.focused() || !ui.is_shaped(state.text())) return;
  float edge = style.active_width;
  Rect inner = rect.inset(style.padding.x, style.padding.y);
  ui.fill(rect.inset(edge + 1, edge + 1), Colour::surface, std::max(0.F, style.radius - edge));
  TextStyle words = text_style(size);
  float step = ui.line_px(words), height = ui.measure(state.text(), words, inner.w).h;
  bool all = height <= inner.h + 1;
  float rows = std::max(1.F, std::floor(inner.h / step) - 1);
  ui.clip(all ? rect : Rect{inner.x, rect.y, inner.w, inner.y - rect.y + rows * step});
  ui.words("", state.text(), words, inner.x, inner.y, inner.w);
  ui.unclip();
  if (!all)
    ui.words(std::string(id) + "/more", ui.t("editor.touch_for_all"), text_style(TextSize::small, Weight::medium, Colour::ink_soft),
             inner.x, inner.y + rows * step, inner.w);
}

// Nothing while somebody types: a long text would be laid out anew with every letter.
float as_written_height(const Ui& ui, const EditorState& state, TextSize size, const EditorStyle& style, float width) {
  if (state.focused() || !ui.is_shaped(state.text())) return 0;
  return ui.measure(state.text(), text_style(size), width - 2 * style.padding.x).h + 2 * style.padding.y;
}

EditorResult draw(Ui& ui, std::string_view id, std::string_view name, EditorState& state, Rect rect, const TextLook& look,
                  const EditorStyle& style, EditorLines lines, TextSize size) {
  const EditorWords words = words_for(ui);
  EditorField field;
  field.id = id;
  field.name = name;
  field.hint = look.hint;
  field.lines = lines;
  field.read_only = look.read_only;
  field.problem = !look.problem.empty();
  field.secret = look.secret;
  field.spelling = ui.spelling;
  field.words = &words;
  field.spoken = look.spoken;
  field.keeps_min = {look.keeps_focus.x, look.keeps_focus.y};
  field.keeps_max = {look.keeps_focus.right(), look.keeps_focus.bottom()};
  if (ui.inert()) state.blur();
  EditorResult result = edit(state, style, field, {rect.x, rect.y}, {rect.right(), rect.bottom()});
  show_as_written(ui, id, state, rect, look, style, size);
  draw_problem(ui, id, rect, look);
  if (ui.inert()) return result;
  if (result.ringed) ui.focus_ring(rect, style.radius);
  if (result.follow)
    ui.bring_into_view({result.caret_min.x, result.caret_min.y, result.caret_max.x - result.caret_min.x,
                        result.caret_max.y - result.caret_min.y});
  leave_nodes(ui, id, state, result, look);
  want_frames(ui, result);
  return result;
}

}  // namespace

EditorResult narrative(Ui& ui, std::string_view id, std::string_view name, EditorState& state, Rect rect,
                       const TextLook& look) {
  return draw(ui, id, name, state, rect, look, narrative_style(ui),
              look.one_paragraph ? EditorLines::one : EditorLines::many, TextSize::words);
}

float narrative_height(const Ui& ui, EditorState& state, float width, int rows) {
  const EditorStyle style = narrative_style(ui);
  const float least = static_cast<float>(rows) * style.row_height + 2 * style.padding.y;
  return std::max({least, editor_height(state, style, width), as_written_height(ui, state, TextSize::words, style, width)});
}

EditorResult text_field(Ui& ui, std::string_view id, std::string_view name, EditorState& state, Rect rect,
                        const TextLook& look) {
  EditorStyle style = field_style(ui);
  if (!look.problem.empty()) style.padding.x += ui.px(20);  // the triangle stands there
  return draw(ui, id, name, state, rect, look, style, EditorLines::one, TextSize::body);
}

float text_field_height(const Ui& ui, EditorState& state, float width) {
  const EditorStyle style = field_style(ui);
  return std::max({ui.px(kFieldHeight), editor_height(state, style, width), as_written_height(ui, state, TextSize::body, style, width)});
}

}  // namespace blether::ui
