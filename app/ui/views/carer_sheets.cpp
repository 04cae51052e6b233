#include "app/ui/views/carer_sheets.h"

#include "app/ui/views/dates.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000;

}  // namespace

void CarerEventSheet::open(Stage& stage, const app::CarerModel& model) {
  open_ = true, asked_ = false;
  terminal_ = model.terminal;
  at_school_ = model.at_school;
  event_ = model.can_note.size() == 1 ? model.can_note.front() : "";
  on_ = base::to_iso(today_of(stage.model.now_ms));
  wanted_on_.clear();
  reason_ = std::make_unique<EditorState>(kMostWords);
  day_.reset();
  stage.ui.wants_frame = true;
}

std::string CarerEventSheet::missing(const Stage& stage) const {
  if (event_.empty()) return "carer.needs.event";
  auto on = base::parse_date(on_);
  if (!on || *on > today_of(stage.model.now_ms)) return "carer.needs.day";
  if (event_ == "declined" && !has_words(*reason_)) return "carer.needs.reason";
  return "";
}

float CarerEventSheet::form(Stage& stage, const app::CarerModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  std::vector<app::Choice> events;
  for (const std::string& code : model.can_note) events.push_back({code, stage.t("carer.event." + code, {model.name.known_as})});
  auto chosen = chips(ui, "carer/event", events, {event_}, column.x, column.y, column.w);
  if (!chosen.tapped.empty()) event_ = chosen.tapped, ui.wants_frame = true;
  column.y += chosen.height;
  column.space(18);
  day_.ask(stage, column, "carer/on", stage.t("carer.on"), on_);
  column.space(18);
  if (event_ == "declined") field_in_words(stage, column, "carer/reason", stage.t("carer.reason", {model.name.known_as}), *reason_, 2), column.space(18);
  if (event_ == "accepted" || event_ == "requested") {
    day_.ask(stage, column, "carer/wanted-on", stage.t("carer.wanted_on", {model.name.known_as}), wanted_on_);
    column.space(18);
  }
  if (ring_row(ui, column, "carer/terminal", stage.t("carer.terminal"), terminal_)) terminal_ = !terminal_, ui.wants_frame = true;
  if (model.ask_school && ring_row(ui, column, "carer/at-school", stage.t("carer.at_school", {model.name.known_as}), at_school_))
    at_school_ = !at_school_, ui.wants_frame = true;
  std::string key = missing(stage), off = key.empty() ? "" : stage.t(key, {model.name.known_as});
  if (asked_) problem(column, "carer/missing", off);
  tapped = sheet_row(ui, column, "carer/back", stage.t("sheet.go_back"), "carer/keep", stage.t("carer.keep"), off);
  return column.y;
}

void CarerEventSheet::draw(Stage& stage, const app::CarerModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "carer/note", stage.t("carer.note"), [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::CarerIntent(app::NoteCarerEvent{event_, on_, terminal_, wanted_on_, reason_->text(), at_school_}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back;
}

void HandOverSheet::draw(Stage& stage, const app::CarerModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "carer/hand-over", stage.t("carer.hand_over", {model.name.known_as}), [&](Rect inside) {
    Column column(stage.ui, inside);
    column.words("carer/hand-over/words", stage.t("carer.hand_over_words", {model.name.known_as}), text_style(TextSize::body));
    tapped = sheet_row(stage.ui, column, "carer/hand-over/back", stage.t("sheet.go_back"), "carer/hand-over/go", stage.t("carer.hand_over_go"));
    return column.y;
  });
  if (tapped.go) stage.push(app::CarerIntent(app::HandOver{}));
  open_ = is_open && !tapped.go && !tapped.back;
}

}  // namespace blether::ui
