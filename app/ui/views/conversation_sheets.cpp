// Sheets of the conversation: leave a question, the boxes at large text, the sections, safety.
#include "app/ui/views/conversation_view.h"

namespace blether::ui {

using Page = app::Route::Page;

void ConversationView::draw_sheets(Stage& stage) {
  switch (sheet_) {
    case Sheet::none: return;
    case Sheet::leave: return leave_sheet(stage);
    case Sheet::more: return more_sheet(stage);
    case Sheet::box: return box_sheet(stage);
    case Sheet::sections: return sections_sheet(stage);
    case Sheet::safety: return safety_sheet(stage);
    case Sheet::seen: return seen_sheet(stage);
  }
}

void ConversationView::leave_sheet(Stage& stage) {
  Ui& ui = stage.ui;
  const std::string& name = model(stage).name.known_as;
  SheetRow tapped;
  bool is_open = sheet(ui, "conversation/leave", stage.t("conversation.leave_title"), [&](Rect inside) {
    Column column(ui, inside);
    column.words("conversation/leave/words", stage.t("conversation.leave_why", {name}), text_style(TextSize::body));
    column.space(16);
    auto reasons = choices_of(ui, "left.", {"not-relevant", "chose-not-to", "ran-out-of-time", "not-safe-to-ask", "someone-present"}, name);
    auto result = chips(ui, "conversation/leave", reasons, {leave_because_}, column.x, column.y, column.w);
    column.y += result.height;
    if (!result.tapped.empty()) leave_because_ = result.tapped, ui.wants_frame = true;
    std::string off = leave_because_.empty() ? stage.t("conversation.leave_first") : "";
    if (!off.empty() && leave_asked_) {
      column.space(12);
      column.icon_line("conversation/leave/why", "alert", off, text_style(TextSize::body, Weight::medium, Colour::alert_ink));
    }
    tapped = sheet_row(ui, column, "conversation/leave/back", stage.t("conversation.go_back"), "conversation/leave/go",
                       stage.t("conversation.leave"), off);
    return column.y;
  });
  if (tapped.off_tapped) leave_asked_ = true, ui.wants_frame = true;
  if (tapped.go && !leave_because_.empty()) {
    stage.push(app::LeaveForNow{model(stage).conversation, item(stage).link_id, leave_because_});
    if (!is_last(stage)) go_to(stage, model(stage).current + 1);
  }
  if (!is_open || tapped.back || tapped.go) sheet_ = Sheet::none;
}

// Large text: what stands beside and below the answer otherwise.
void ConversationView::more_sheet(Stage& stage) {
  Ui& ui = stage.ui;
  const app::ConversationModel& talk = model(stage);
  std::string box, action;
  bool is_open = sheet(ui, "conversation/more", stage.t("conversation.more"), [&](Rect inside) {
    Column column(ui, inside);
    for (const Box& each : boxes_of(stage, true)) {
      Rect rect = column.take(folded_height(ui));
      if (folded_box(ui, "conversation/box/" + each.code, each.icon, each.name, stage.editors.words(*each.field), rect, false)) box = each.code;
      column.space(10);
    }
    auto quiet = [&](std::string_view id, std::string_view icon, const std::string& words) {
      ButtonLook look;
      look.icon = icon;
      if (quiet_button(ui, id, words, column.x - ui.px(12), column.y, look)) action = id;
      column.y += quiet_height(ui);
      column.space(8);
    };
    quiet("conversation/outcome", "star", stage.t("conversation.add_outcome", {talk.name.known_as}));
    if (has_seen(stage)) quiet("conversation/seen", "eye", seen_label(stage));
    if (!is_check(item(stage)) && !item(stage).is_private) quiet("conversation/attached", "mic", attached_label(stage));
    if (talk.current > 0) quiet("conversation/previous", "back", stage.t("conversation.previous"));
    return column.y;
  });
  if (!is_open) sheet_ = Sheet::none;
  if (!box.empty()) {
    open_box_ = box;
    open(stage, Sheet::box);
    for (const Box& each : boxes_of(stage, true))
      if (each.code == box) stage.editors.focus(*each.field);
  }
  if (action.empty()) return;
  sheet_ = Sheet::none;
  if (action == "conversation/outcome") stage.go(Page::outcome, talk.name.id);
  else if (action == "conversation/seen") open_seen(stage);
  else if (action == "conversation/attached") go_to_attached(stage);
  else on_action(stage, action);
}

void ConversationView::box_sheet(Stage& stage) {
  Ui& ui = stage.ui;
  for (const Box& each : boxes_of(stage, true)) {
    if (each.code != open_box_) continue;
    bool done = false;
    bool is_open = sheet(ui, "conversation/box", each.name, [&](Rect inside) {
      Column column(ui, inside);
      column_narrative(stage, column, "conversation/box/" + each.code + "/words", each.name, *each.field, 3);
      column.space(20);
      Rect foot = column.take(button_height(ui));
      std::string words = stage.t("sheet.done");
      done = button(ui, "conversation/box/done", words, foot.cut_right(button_width(ui, words)), ButtonKind::primary);
      return column.y;
    });
    if (is_open && !done) return;
  }
  stage.editors.flush(stage.intents);
  sheet_ = Sheet::none;
  open_box_.clear();
}

void ConversationView::sections_sheet(Stage& stage) {
  Ui& ui = stage.ui;
  std::optional<std::size_t> tapped;
  auto rows = rail_rows(stage);
  bool is_open = sheet(ui, "conversation/all-sections", stage.t("conversation.sections"), [&](Rect inside) {
    Column column(ui, inside);
    using Progress = app::SectionModel::Progress;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Progress progress = rows[i].progress;
      std::string_view icon = progress == Progress::done ? "done" : progress == Progress::part ? "half" : progress == Progress::left ? "skip" : "ring";
      std::string below = !rows[i].below.empty() ? rows[i].below
                          : stage.t(progress == Progress::done   ? "progress.done"
                                    : progress == Progress::left ? "progress.left"
                                                                 : "progress.not_begun");
      Rect rect = column.take(row_height(ui, rows[i].title, below, column.w));
      if (row(ui, "conversation/section/" + rows[i].id, icon, rows[i].title, below, rect, i + 1 < rows.size())) tapped = i;
    }
    return column.y;
  });
  if (tapped) stage.go(Page::conversation, model(stage).name.id, model(stage).conversation, model(stage).sections[*tapped].first_item);
  if (!is_open || tapped) sheet_ = Sheet::none;
}

// An answer calls for it: offered at once, never in the way of what was said.
void ConversationView::safety_sheet(Stage& stage) {
  Ui& ui = stage.ui;
  SheetRow tapped;
  bool is_open = sheet(ui, "conversation/safety", stage.t("help.safety"), [&](Rect inside) {
    Column column(ui, inside);
    column.words("conversation/safety/words", stage.t("conversation.safety_offer"), text_style(TextSize::lead, Weight::medium));
    column.space(12);
    column.words("", stage.t("help.safety_words"), text_style(TextSize::body));
    column.space(12);
    column.icon_line("conversation/safety/1", "phone", stage.t("help.emergency"), text_style(TextSize::body, Weight::semibold));
    column.icon_line("conversation/safety/2", "phone", stage.t("help.nhs24"), text_style(TextSize::body, Weight::semibold));
    tapped = sheet_row(ui, column, "conversation/safety/done", stage.t("safety.leave"), "conversation/safety/write", stage.t("safety.write"));
    return column.y;
  });
  if (tapped.go) stage.go(Page::safety, model(stage).name.id);
  if (!is_open || tapped.go || tapped.back) sheet_ = Sheet::none;
}

}  // namespace blether::ui
