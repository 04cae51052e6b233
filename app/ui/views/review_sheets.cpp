#include "app/ui/views/review_sheets.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000;

const app::ReviewRow* row_of(const app::ReviewModel& model, const model::RecordId& subject) {
  for (const auto* rows : {&model.outcomes, &model.supports})
    for (const app::ReviewRow& row : *rows)
      if (row.subject == subject) return &row;
  return nullptr;
}

// Two answers at once stand in the place of what is asked: they are settled where both are seen.
bool told_disputed(Stage& stage, Column& column, std::string_view id, bool disputed, const std::string& name) {
  if (disputed) column.icon_line(id, "two", stage.t("agreed.settle_first", {name}), text_style(TextSize::body));
  return disputed;
}

std::optional<std::string> changed(const std::string& now, const std::string& was) {
  return now == was ? std::nullopt : std::optional(now);
}

}  // namespace

void ReviewLineSheet::open(Stage& stage, const app::ReviewModel& model, const app::ReviewRow& row, bool is_support) {
  review_ = model.review, was_ = row, is_support_ = is_support, asked_ = false;
  score_ = row.today_code, decide_ = row.decide, voice_ = row.voice, no_note_ = row.no_note;
  stage.ui.wants_frame = true;
}

void ReviewLineSheet::words(Stage& stage, const app::ReviewModel& model, const app::ReviewRow& row, Column& column) {
  Ui& ui = stage.ui;
  const std::string& name = model.name.known_as;
  auto narrative_of = [&](const char* id, const std::string& words, const app::FieldText& field, int rows) {
    label(column, "", words);
    column_narrative(stage, column, id, words, field, rows);
    column.space(16);
  };
  std::string note = stage.t("review.note", {name});
  narrative_of("review/note", note, row.note, 2);
  if (has_words(stage.editors.words(row.note))) {
    no_note_ = false;
    label(column, "", stage.t("review.whose"));
    std::vector<app::Choice> voices = {{"person", name}, {"carer", stage.t("review.voice.carer")}, {"worker", stage.t("review.voice.worker")}};
    if (!told_disputed(stage, column, "review/voice/two", was_.voice_disputed, name)) one_of(ui, column, "review/voice", voices, voice_);
  } else {
    std::vector<app::Choice> none = {{"none", stage.t("review.no_note")}};
    auto chosen = chips(ui, "review/note", none, {no_note_ ? "none" : ""}, column.x, column.y, column.w);
    if (!chosen.tapped.empty()) no_note_ = !no_note_, ui.wants_frame = true;
    column.y += chosen.height;
  }
  column.space(16);
  narrative_of("review/helped", stage.t("review.helped"), row.helped, 1);
  narrative_of("review/in-the-way", stage.t("review.in_the_way"), row.in_the_way, 1);
}

// What was said the last time, so that nobody has to say again how it was.
void ReviewLineSheet::said_before(Stage& stage, const app::ReviewModel& model, const app::ReviewRow& row,
                                  Column& column) {
  if (row.said.empty()) return;
  Ui& ui = stage.ui;
  const bool carers = row.said_by == "carer", workers = row.said_by == "worker";
  const std::string name = carers ? stage.t("review.voice.carer") : model.name.known_as;
  const std::string who = workers ? stage.t("review.noted_before", {row.said_on})
                                  : stage.t("conversation.said_before", {name, row.said_on});
  const Voice voice = workers ? Voice::worker : carers ? Voice::carer : Voice::person;
  talk(ui, "review/before", voice, who, row.said, column.take(talk_height(ui, who, row.said, column.w)));
  column.space(16);
}

float ReviewLineSheet::form(Stage& stage, const app::ReviewModel& model, const app::ReviewRow& row, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  column.words("review/line", row.line, text_style(TextSize::lead, Weight::semibold));
  column.space(16);
  said_before(stage, model, row, column);
  label(column, "", stage.t(is_support_ ? "review.support_now" : "review.how_now"));
  if (!told_disputed(stage, column, "review/score/two", was_.score_disputed, model.name.known_as)) {
    std::string face = faces(ui, "review/score", column.take(faces_height(ui)), score_);
    if (!face.empty()) score_ = face == score_ ? "" : face, ui.wants_frame = true;
    column.space(12);
    one_of(ui, column, "review/score", choices_of(ui, "scale.", {"not-sure", "rather-not-say"}), score_);
  }
  column.space(16);
  words(stage, model, row, column);
  label(column, "", stage.t(is_support_ ? "review.support_becomes" : "review.becomes"));
  auto decisions = is_support_ ? choices_of(ui, "review.decide.", {"keep", "change", "stop"})
                               : choices_of(ui, "review.decide.", {"keep", "change", "done", "no-longer-wanted"});
  if (!told_disputed(stage, column, "review/decide/two", was_.decide_disputed, model.name.known_as))
    one_of(ui, column, "review/decide", decisions, decide_);
  if (is_support_ && decide_ == "stop" && model.type != "end")
    column.icon_line("review/stops", "calendar", stage.t("review.stops"), text_style(TextSize::body, Colour::ink_soft));
  bool wordless = !score_.empty() && !no_note_ && !has_words(stage.editors.words(row.note));
  std::string off = wordless ? stage.t("review.needs.note", {model.name.known_as}) : "";
  if (asked_ && !off.empty()) column.space(12), problem(column, "review/missing", off);
  tapped = sheet_row(ui, column, "review/back", stage.t("sheet.go_back"), "review/keep", stage.t("review.keep"), off);
  return column.y;
}

void ReviewLineSheet::keep(Stage& stage) const {
  stage.push(app::ReviewIntent(app::KeepReviewLine{review_, was_.subject, changed(score_, was_.today_code), changed(decide_, was_.decide),
                                                   changed(voice_, was_.voice), no_note_, was_.seen}));
}

void ReviewLineSheet::tell_ended(Stage& stage) {
  bool done = false;
  bool is_open = sheet(stage.ui, "review/ended", stage.t("review.title"), [&](Rect inside) {
    Column column(stage.ui, inside);
    column.words("review/ended/words", stage.t("review.has_ended"), text_style(TextSize::body));
    column.space(16);
    std::string words = stage.t("settings.done");
    Rect foot = column.take(button_height(stage.ui));
    done = button(stage.ui, "review/ended/done", words, foot.cut_right(button_width(stage.ui, words)), ButtonKind::primary);
    return column.y;
  });
  if (!is_open || done) ended_ = false;
}

void ReviewLineSheet::draw(Stage& stage, const app::ReviewModel& model) {
  if (ended_) return tell_ended(stage);
  if (was_.subject.is_none()) return;
  if (model.review != review_) {
    stage.editors.flush(stage.intents);
    was_ = {}, ended_ = true, stage.ui.wants_frame = true;
    return;
  }
  const app::ReviewRow* row = row_of(model, was_.subject);
  if (row == nullptr) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "review/one", stage.t("review.how", {model.name.known_as}),
                       [&](Rect inside) { return form(stage, model, *row, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (is_open && !tapped.go && !tapped.back) return;
  stage.editors.flush(stage.intents);
  if (tapped.go) keep(stage);
  was_ = {};
}

void ReviewBeginSheet::open(Stage& stage, std::string_view type) {
  words_ = std::make_unique<EditorState>(kMostWords);
  type_ = type;
  asked_ = false;
  stage.ui.wants_frame = true;
}

void ReviewBeginSheet::draw(Stage& stage, const app::ReviewModel& model) {
  if (!words_) return;
  const std::string& name = model.name.known_as;
  const bool change = type_ == "change";
  const std::string id = change ? "review/changed" : "review/asked";
  SheetRow tapped;
  std::string title = change ? stage.t("review.changed") : stage.t("review.type.requested", {name});
  bool is_open = sheet(stage.ui, id + "/what", title, [&](Rect inside) {
    Column column(stage.ui, inside);
    std::string hint = stage.t(change ? "review.changed_hint" : "review.asked_hint", {name});
    column.words("", hint, text_style(TextSize::body, Colour::ink_soft));
    column.space(16);
    std::string what = stage.t(change ? "review.changed_what" : "review.asked_what", {name});
    field_in_words(stage, column, id + "/words", what, *words_, 2);
    // Nobody has to say why they ask.
    std::string off = !change || has_words(*words_) ? "" : stage.t("review.needs.change");
    if (asked_) problem(column, id + "/missing", off);
    std::string back = stage.t("sheet.go_back"), go = stage.t("review.begin");
    tapped = sheet_row(stage.ui, column, id + "/back", back, id + "/go", go, off);
    return column.y;
  });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go && change) stage.push(app::ReviewIntent(app::BeginReview{words_->text()}));
  if (tapped.go && !change) stage.push(app::ReviewIntent(app::BeginReview{"", "requested", words_->text()}));
  if (!is_open || tapped.go || tapped.back) words_.reset();
}

void ReviewChoiceSheet::open(Stage& stage) { open_ = true, stage.ui.wants_frame = true; }

void ReviewChoiceSheet::draw(Stage& stage, const app::ReviewModel& model) {
  open_ = open_ && !model.review.is_none();
  if (!open_) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "review/again/ask", stage.t("review.again"), [&](Rect inside) {
    Column column(stage.ui, inside);
    column.words("review/again/words", stage.t("review.again_words", {model.name.known_as}), text_style(TextSize::body));
    tapped = sheet_row(stage.ui, column, "review/again/back", stage.t("sheet.go_back"), "review/again/go", stage.t("review.again_go"));
    return column.y;
  });
  if (tapped.go) stage.push(app::ReviewIntent(app::ChooseAgain{model.review}));
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

}  // namespace blether::ui
