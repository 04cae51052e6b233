// The conversation: what somebody saw at a prompt, kept apart from what the person said. For a person who does not use
// words it stands where the words would, and asks how one knows.
#include "app/ui/views/conversation_view.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000;

std::string who_and_when(const Stage& stage, const app::SeenLine& line) {
  return stage.t("observed.how." + line.how) + ". " + in_a_line({line.who, line.day});
}

}  // namespace

bool ConversationView::asks_seen(const Stage& stage) const {
  const app::ItemModel& now = item(stage);
  bool words = now.kind == app::ItemKind::text || now.kind == app::ItemKind::number;
  return model(stage).without_words && words && !words_after_all_ && stage.editors.words(now.text).empty();
}

bool ConversationView::has_seen(const Stage& stage) const { return !is_check(item(stage)) && !item(stage).is_private; }

std::string ConversationView::seen_label(const Stage& stage) const {
  std::size_t count = item(stage).seen.size();
  return count == 0 ? stage.t("observed.title") : stage.t("observed.title_count", {std::to_string(count)});
}

void ConversationView::open_seen(Stage& stage) {
  how_.clear();
  seen_asked_ = false;
  seen_words_ = filled(kMostWords, "");
  open(stage, Sheet::seen);
}

// Each on a quiet block with an eye: never to be taken for the person's own words.
void ConversationView::draw_seen(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  const auto& seen = item(stage).seen;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    float pad = ui.px(18), icon = ui.px(28), gap = ui.px(14), width = column.w - 2 * pad - icon - gap;
    std::string who = who_and_when(stage, seen[i]);
    TextStyle words = text_style(TextSize::body), small = text_style(TextSize::small, Weight::medium, Colour::ink_soft);
    float height = ui.measure(who, small, width).h + ui.measure(seen[i].words, words, width).h;
    Rect rect = column.take(height + 2 * ui.px(10));
    ui.fill(rect, Colour::sunken, ui.px(14));
    if (ui.theme->high_contrast) ui.stroke(rect, Colour::edge, 2, ui.px(14));
    ui.icon("eye", rect.x + pad, rect.y + ui.px(10), icon, Colour::ink);
    Column inside(ui, {rect.x + pad + icon + gap, rect.y + ui.px(10), width, 0});
    std::string id = "conversation/seen/" + std::to_string(i + 1);
    inside.words(id + "/who", who, small);
    inside.words(id, seen[i].words, words);
    column.space(10);
  }
}

// In the place of the words.
void ConversationView::draw_how_we_know(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  const std::string& name = model(stage).name.known_as;
  column.icon_line("conversation/how", "eye", stage.t("observed.how_hint", {name}), text_style(TextSize::body, Colour::ink_soft));
  column.space(14);
  ButtonLook look;
  look.icon = "plus";
  std::string words = stage.t("observed.add");
  Rect at = column.take(button_height(ui));
  if (button(ui, "conversation/seen/add", words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look))
    open_seen(stage);
  column.space(8);
  std::string after_all = stage.t("observed.used_words", {name});
  if (quiet_button(ui, "conversation/seen/words", after_all, column.x - ui.px(12), column.y)) {
    words_after_all_ = true;
    stage.editors.focus(item(stage).text);
    ui.wants_frame = true;
  }
  column.y += quiet_height(ui);
}

void ConversationView::seen_sheet(Stage& stage) {
  Ui& ui = stage.ui;
  const std::string& name = model(stage).name.known_as;
  SheetRow tapped;
  std::optional<model::RecordId> back;
  bool is_open = sheet(ui, "conversation/seen/sheet", stage.t("observed.how"), [&](Rect inside) {
    Column column(ui, inside);
    auto ways = choices_of(ui, "observed.how.", {"face-body", "sound", "object", "pushed-away", "told", "picture"}, name);
    one_of(ui, column, "conversation/seen/how", ways, how_);
    column.space(18);
    field_in_words(stage, column, "conversation/seen/what", stage.t(how_ == "told" ? "observed.told" : "observed.what"), *seen_words_, 2);
    column.space(8);
    column.words("conversation/seen/apart", stage.t("observed.apart", {name}), text_style(TextSize::small, Colour::ink_soft));
    std::string off = how_.empty() ? stage.t("observed.needs.how") : has_words(*seen_words_) ? "" : stage.t("observed.needs.what");
    if (seen_asked_) problem(column, "conversation/seen/missing", off);
    tapped = sheet_row(ui, column, "conversation/seen/back", stage.t("sheet.go_back"), "conversation/seen/keep", stage.t("options.keep"), off);
    const auto& seen = item(stage).seen;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      column.space(16);
      std::string id = "conversation/seen/" + std::to_string(i + 1);
      column.icon_line(id + "/earlier", "eye", seen[i].words + " " + who_and_when(stage, seen[i]), text_style(TextSize::body));
      if (quiet_button(ui, id + "/take-back", stage.t("observed.take_back"), column.x - ui.px(12), column.y)) back = seen[i].record;
      column.y += quiet_height(ui);
    }
    return column.y;
  });
  if (tapped.off_tapped) seen_asked_ = true, ui.wants_frame = true;
  if (tapped.go) stage.push(app::ObservedIntent(app::KeepObservation{model(stage).conversation, item(stage).link_id, how_, seen_words_->text()}));
  if (back) stage.push(app::ObservedIntent(app::TakeBackObservation{*back}));
  if (!is_open || tapped.back || tapped.go || back) sheet_ = Sheet::none;
}

}  // namespace blether::ui
