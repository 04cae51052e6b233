#include "app/ui/views/conversation_view.h"

#include <algorithm>

namespace blether::ui {

using Page = app::Route::Page;

namespace {

constexpr float kRail = 312;

}  // namespace

bool ConversationView::is_check(const app::ItemModel& item) {
  return item.kind == app::ItemKind::pick && item.choices.size() == 3 && item.choices[0].code == "alone" &&
         item.choices[1].code == "chosen";
}

std::vector<RailRow> ConversationView::rail_rows(const Stage& stage) const {
  std::vector<RailRow> rows;
  using Progress = app::SectionModel::Progress;
  const auto& sections = model(stage).sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    bool count = sections[i].progress == Progress::part;
    std::string below = count ? stage.t("conversation.progress", {std::to_string(sections[i].answered), std::to_string(sections[i].asked)}) : "";
    rows.push_back({sections[i].link_id, sections[i].title, below, sections[i].progress});
  }
  return rows;
}

std::vector<ConversationView::Box> ConversationView::boxes_of(const Stage& stage, bool all) const {
  const app::SectionModel& in = section(stage);
  const std::string& name = model(stage).name.known_as;
  const std::string& carer = model(stage).carer_name;
  std::string others = carer.empty() ? stage.t("box.others_nobody") : stage.t("box.others", {carer});
  std::vector<Box> boxes = {{"noticed", "eye", stage.t("box.noticed"), &in.noticed},
                            {"others", "carer", others, &in.others},
                            {"agreed", "agree", stage.t("box.agreed"), &in.agreed}};
  // What the person said ends a section; before that her words are the answers themselves.
  bool ends = item(stage).number == item(stage).of;
  if (all || ends || !in.said.text.empty()) boxes.insert(boxes.begin(), {"said", "said", stage.t("box.said", {name}), &in.said});
  return boxes;
}

void ConversationView::come_to_item(Stage& stage) {
  const app::ConversationModel& talk = model(stage);
  const app::ItemModel& now = item(stage);
  if (now.safety && !safety_before_ && item_ == now.link_id) open(stage, Sheet::safety);
  safety_before_ = now.safety;
  if (item_ == now.link_id) return;
  if (!item_.empty()) stage.editors.flush(stage.intents), stage.editors.forget();
  item_ = now.link_id;
  open_box_.clear();
  if (sheet_ != Sheet::none) sheet_ = Sheet::none;
  leave_because_.clear();
  why_open_ = private_open_ = private_chosen_ = leave_asked_ = words_after_all_ = before_open_ = false;
  stage.ui.scroll_to("conversation/question", 0);
  // The app was stopped in the middle of a word: be there again.
  if (!been_here_ && talk.caret) {
    for (const Box& box : boxes_of(stage, true))
      if (box.code == talk.caret_field) open_box_ = box.code, stage.editors.come_back(*box.field, *talk.caret);
    if (talk.caret_field == "note") why_open_ = true, stage.editors.come_back(now.note, *talk.caret);
    if (talk.caret_field == "text") stage.editors.come_back(now.text, *talk.caret);
  }
  been_here_ = true;
}

void ConversationView::draw(Stage& stage) {
  Ui& ui = stage.ui;
  come_to_item(stage);
  Rect page = stage.page;
  float side = ui.px(ui.one_pane() ? (ui.portrait() ? 32.F : 40.F) : 32.F);
  if (private_open_) {
    draw_private(stage, page);
    return;
  }
  if (!ui.one_pane()) draw_rail(stage, page);
  else if (!ui.large()) draw_strip(stage, page);

  ActionRow actions(ui);
  bool check = is_check(item(stage));
  if (!check) actions.left("conversation/not-now", stage.t("conversation.not_now"), ButtonKind::secondary, ui.large() ? "" : "skip");
  if (ui.large()) actions.left("conversation/more", stage.t("conversation.more"), ButtonKind::secondary);
  else if (model(stage).current > 0) actions.right("conversation/previous", stage.t("conversation.previous"), ButtonKind::quiet);
  if (is_last(stage)) actions.right("conversation/finish", stage.t("conversation.finish"), ButtonKind::primary);
  else actions.right("conversation/next", stage.t("conversation.next"), ButtonKind::primary, {}, ui.large() ? "" : "next");
  actions.place(page, side);
  draw_question(stage, page, side);
  on_action(stage, actions.draw(ui));
  if (auto day = date_.draw(stage)) stage.push(app::SetDate{model(stage).conversation, item(stage).link_id, *day});
  draw_sheets(stage);
}

void ConversationView::draw_rail(Stage& stage, Rect& page) {
  Ui& ui = stage.ui;
  Rect at = ui.settings.left_handed ? page.cut_right(ui.px(kRail)) : page.cut_left(ui.px(kRail));
  auto tapped = rail(ui, "conversation/section", rail_rows(stage), item(stage).section, at);
  if (tapped) stage.go(Page::conversation, model(stage).name.id, model(stage).conversation, model(stage).sections[*tapped].first_item);
}

// Portrait: one line of where one is, and nine segments.
void ConversationView::draw_strip(Stage& stage, Rect& page) {
  Ui& ui = stage.ui;
  float side = ui.px(32), line = ui.px(52), bars = ui.px(44);
  Rect strip = page.cut_top(line + bars + ui.px(8));
  ui.fill(strip, Colour::sunken);
  if (ui.theme->high_contrast) ui.line(strip.x, strip.bottom() - 0.5F, strip.right(), strip.bottom() - 0.5F, Colour::line);
  auto rows = rail_rows(stage);
  const app::ItemModel& now = item(stage);
  Rect head{strip.x + side - ui.px(8), strip.y + ui.px(2), strip.w - 2 * side + ui.px(16), line - ui.px(6)};
  std::string count = stage.t("conversation.progress", {std::to_string(now.number), std::to_string(now.of)});
  std::string all = stage.t("conversation.progress", {std::to_string(now.section + 1), std::to_string(rows.size())});
  Node node;
  node.id = "conversation/sections", node.role = Role::button, node.name = stage.t("conversation.sections");
  node.value = section(stage).title + ", " + count;
  Touch touch = ui.touch(node, head);
  if (touch.held) ui.fill(head, Colour::primary_tint, ui.px(14));
  Rect rest = head.inset(ui.px(8), 0);
  float icon = ui.px(26);
  ui.icon_in("half", rest.cut_left(icon, ui.px(12)), icon, Colour::primary);
  ui.icon_in("down", rest.cut_right(icon, ui.px(8)), icon, Colour::ink_soft);
  TextStyle soft = text_style(TextSize::body, Colour::ink_soft), bold = text_style(TextSize::body, Weight::semibold);
  Rect right = rest.cut_right(ui.measure(all, soft).w + ui.px(4), ui.px(10));
  ui.words_in(all, soft, right, 1);
  float title = std::min(ui.measure(section(stage).title, bold).w + 1, rest.w);
  ui.words_in(section(stage).title, bold, rest.cut_left(title, ui.px(10)), 0);
  ui.words_in(count, soft, rest, 0);
  if (touch.focused) ui.focus_ring(head, ui.px(14));
  if (touch.pressed) open(stage, Sheet::sections);
  auto tapped = segments(ui, "conversation/section", rows, now.section, {strip.x + side, strip.y + line, strip.w - 2 * side, bars});
  if (tapped) stage.go(Page::conversation, model(stage).name.id, model(stage).conversation, model(stage).sections[*tapped].first_item);
}

void ConversationView::draw_question(Stage& stage, Rect page, float side) {
  Ui& ui = stage.ui;
  Rect inside = ui.begin_scroll("conversation/question", page);
  Column column(ui, {inside.x + side, inside.y, inside.w - 2 * side, 0});
  // The way to voices and pictures is higher than the words beside it.
  column.space(ui.large() || is_check(item(stage)) || item(stage).is_private ? (ui.large() ? 4 : ui.portrait() ? 20 : 24) : 8);
  draw_heading(stage, column);
  column.space(ui.large() ? 8 : 16);
  // The answer takes what the rest leaves, at least a few rows; then the page scrolls.
  float room = page.h - (column.y - inside.y) - below_height(stage, column.w);
  draw_answer(stage, column, room);
  draw_below(stage, column);
  ui.end_scroll(column.y);
}

std::string ConversationView::attached_label(const Stage& stage) const {
  std::size_t kept = item(stage).attached;
  return kept == 0 ? stage.t("conversation.say_or_show") : stage.ui.texts->count("conversation.attached", kept);
}

void ConversationView::go_to_attached(Stage& stage) {
  stage.go(Page::attached, model(stage).name.id, model(stage).conversation, item(stage).link_id);
}

// Where in the conversation one is (portrait says it above), and the way to voices and pictures.
void ConversationView::draw_place(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  const app::ItemModel& now = item(stage);
  TextStyle style = text_style(TextSize::small, Weight::medium, Colour::ink_soft);
  std::string place = stage.t("conversation.section_progress", {section(stage).title, std::to_string(now.number), std::to_string(now.of)});
  if (is_check(now) || now.is_private) {
    if (!ui.portrait()) column.words("conversation/place", place, style);
    return;
  }
  std::string words = attached_label(stage);
  ButtonLook look;
  look.icon = "mic";
  float wide = quiet_width(ui, words, look);
  Rect line = column.take(quiet_height(ui));
  float x = ui.portrait() ? line.x - ui.px(12) : line.right() - wide + ui.px(12);
  if (quiet_button(ui, "conversation/attached", words, x, line.y, look)) go_to_attached(stage);
  if (ui.portrait()) return;
  line.cut_right(wide);
  float high = ui.measure(place, style, line.w).h;
  ui.words("conversation/place", place, style, line.x, line.y + (line.h - high) / 2, line.w);
}

void ConversationView::draw_heading(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  const app::ItemModel& now = item(stage);
  if (ui.large()) {
    std::string words = stage.t("conversation.sections");
    ButtonLook look;
    look.icon_after = "down";
    float wide = quiet_width(ui, words, look), high = quiet_height(ui);
    std::string place = stage.t("conversation.section_progress", {section(stage).title, std::to_string(now.number), std::to_string(now.of)});
    TextStyle style = text_style(TextSize::body, Weight::semibold);
    bool fits = ui.measure(place, style).w <= column.w - wide;
    Rect line = column.take(fits ? high : std::max(high, ui.measure(place, style, column.w - wide).h));
    if (quiet_button(ui, "conversation/sections", words, line.right() - wide + ui.px(12), line.y, look)) open(stage, Sheet::sections);
    line.cut_right(wide);
    Node node;
    node.id = "conversation/place", node.role = Role::text, node.name = place;
    ui.note(node, line);
    ui.words_in(place, style, line, 0);
  } else {
    draw_place(stage, column);
  }
  TextStyle prompt = text_style(TextSize::prompt);
  float width = ui.balanced(now.prompt, prompt, column.w);
  column.y += ui.words("conversation/prompt", now.prompt, prompt, column.x, column.y, width, Role::heading).h;
  if (now.hint.empty()) return;
  column.space(4);
  column.words("conversation/hint", now.hint, text_style(TextSize::body, Colour::ink_soft));
}

// --- below the answer: whose words, what it may become, and the boxes of the section

namespace {

bool has_words(const app::ItemModel& item) {
  return item.kind == app::ItemKind::text || item.kind == app::ItemKind::number || item.own_words_too;
}

}  // namespace

std::string ConversationView::whose_words(const Stage& stage) const {
  return has_words(item(stage)) && !asks_seen(stage) ? stage.t("conversation.own_words", {model(stage).name.known_as}) : "";
}

// Whose words, what was seen, and what it may become: beside each other where there is room for all.
int ConversationView::lines_below(const Stage& stage, float width) const {
  const Ui& ui = stage.ui;
  ButtonLook star, eye;
  star.icon = "star", eye.icon = "eye";
  float wide = quiet_width(ui, stage.t("conversation.add_outcome", {model(stage).name.known_as}), star);
  if (has_seen(stage)) wide += ui.px(8) + quiet_width(ui, seen_label(stage), eye);
  std::string whose = whose_words(stage);
  float first = whose.empty() ? 0 : ui.measure(whose, text_style(TextSize::small, Weight::medium)).w + ui.px(48);
  if (ui.portrait()) return wide <= width ? 2 : 3;
  return first + wide <= width ? 1 : wide <= width ? 2 : 3;
}

float ConversationView::below_height(Stage& stage, float width) const {
  const Ui& ui = stage.ui;
  const app::ItemModel& now = item(stage);
  if (ui.large() || is_check(now) || now.is_private) return ui.px(8);
  return ui.px(6) + quiet_height(ui) * static_cast<float>(lines_below(stage, width)) + ui.px(8) + boxes_block_height(stage, width) + ui.px(4);
}

void ConversationView::draw_below(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  if (ui.large() || is_check(item(stage)) || item(stage).is_private) return column.space(8);
  column.space(6);
  Rect line = column.take(quiet_height(ui));
  std::string wants = stage.t("conversation.add_outcome", {model(stage).name.known_as});
  ButtonLook look;
  look.icon = "star";
  float wide = quiet_width(ui, wants, look);
  int lines = lines_below(stage, column.w);
  Rect right = lines > 1 ? column.take(quiet_height(ui)) : line;
  ButtonLook eye;
  eye.icon = "eye";
  std::string seen = has_seen(stage) ? seen_label(stage) : "";
  float seen_wide = seen.empty() ? 0 : quiet_width(ui, seen, eye);
  if (lines == 1) line.cut_right(wide + seen_wide, ui.px(8));
  draw_whose(stage, line);
  if (!seen.empty()) {
    float x = lines == 1 ? right.right() - wide - seen_wide + ui.px(4) : right.x - ui.px(12);
    if (quiet_button(ui, "conversation/seen", seen, x, right.y, eye)) open_seen(stage);
    if (lines == 3) right = column.take(quiet_height(ui));
  }
  if (quiet_button(ui, "conversation/outcome", wants, right.right() - wide + ui.px(12), right.y, look))
    stage.go(Page::outcome, model(stage).name.id);
  column.space(8);
  draw_boxes(stage, column);
  column.space(4);
}

// Whose words these are, and in portrait that they are kept.
void ConversationView::draw_whose(Stage& stage, Rect line) {
  Ui& ui = stage.ui;
  if (ui.portrait()) {
    float wide = mark_size(ui, stage.t("shell.saved")).w;
    Rect right = line.cut_right(wide, ui.px(8));
    saved_mark(stage, "conversation/saved", right.x, right.y + right.h / 2);
  }
  std::string whose = whose_words(stage);
  if (whose.empty()) return;
  TextStyle style = text_style(TextSize::small, Weight::medium, Colour::accent_ink);
  float icon = ui.text_px(TextSize::small) * 1.25F;
  ui.icon_in("said", line.cut_left(icon, ui.px(8)), icon, Colour::accent_ink);
  Rect at = line.cut_left(std::min(line.w, ui.measure(whose, style).w + 1));
  Node node;
  node.id = "conversation/whose", node.role = Role::text, node.name = whose;
  ui.note(node, at);
  ui.words_in(whose, style, at, 0);
}

int ConversationView::boxes_in_row(const Ui& ui, float width) const { return width < ui.px(760) ? 1 : 3; }

float ConversationView::boxes_block_height(Stage& stage, float width) const {
  const Ui& ui = stage.ui;
  auto boxes = boxes_of(stage, false);
  int across = boxes.size() == 4 && boxes_in_row(ui, width) == 3 ? 2 : boxes_in_row(ui, width);
  auto rows = static_cast<float>((static_cast<int>(boxes.size()) + across - 1) / across);
  float height = rows * folded_height(ui) + (rows - 1) * ui.px(8);
  for (const Box& box : boxes)
    if (box.code == open_box_) height += ui.px(10) + narrative_height(ui, stage.editors.on(*box.field), width, 2);
  return height;
}

void ConversationView::draw_boxes(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  auto boxes = boxes_of(stage, false);
  int of = static_cast<int>(boxes.size());
  int across = of == 4 && boxes_in_row(ui, column.w) == 3 ? 2 : boxes_in_row(ui, column.w);
  Rect line;
  const Box* shown = nullptr;
  for (int i = 0; i < of; ++i) {
    const Box& box = boxes[static_cast<std::size_t>(i)];
    if (i % across == 0) {
      if (i > 0) column.space(8);
      line = column.take(folded_height(ui));
    }
    bool is_open = box.code == open_box_;
    std::string id = "conversation/box/" + box.code;
    if (folded_box(ui, id, box.icon, box.name, stage.editors.words(*box.field), line.column(i % across, across, ui.px(16)), is_open)) {
      open_box_ = is_open ? "" : box.code;
      if (!is_open) stage.editors.focus(*box.field);
      ui.wants_frame = true;
    }
    if (is_open) shown = &box;
  }
  if (shown == nullptr) return;
  column.space(10);
  column_narrative(stage, column, "conversation/box/" + shown->code + "/words", shown->name, *shown->field, 2);
}

// --- going on

void ConversationView::go_to(Stage& stage, std::size_t index) {
  stage.go(Page::conversation, model(stage).name.id, model(stage).conversation, model(stage).items[index].link_id);
}

void ConversationView::on_action(Stage& stage, const std::string& id) {
  const app::ConversationModel& talk = model(stage);
  if (id == "conversation/not-now") leave_because_ = item(stage).left_because, leave_asked_ = false, open(stage, Sheet::leave);
  if (id == "conversation/more") open(stage, Sheet::more);
  if (id == "conversation/previous") go_to(stage, talk.current - 1);
  if (id == "conversation/next") go_to(stage, talk.current + 1);
  if (id != "conversation/finish") return;
  if (talk.review) stage.go(Page::review, talk.name.id, {}, "support");
  else if (talk.finished) stage.go(Page::agreed, talk.name.id);
  else stage.go(Page::finish, talk.name.id, talk.conversation);
}

std::unique_ptr<View> make_conversation_view() { return std::make_unique<ConversationView>(); }

}  // namespace blether::ui
