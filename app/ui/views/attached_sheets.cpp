#include "app/ui/views/attached_sheets.h"

#include <algorithm>

#include "app/ui/views/card_rows.h"

namespace blether::ui {

using State = platform::Recorder::State;

namespace {

constexpr std::size_t kMostWords = 2'000;
constexpr float kLookAgain = 0.1F;  // seconds, while something is heard
constexpr int kMostPixels = 1'600;  // of a picture on the screen

void look_again(Ui& ui) { ui.wake_in = ui.wake_in < 0 ? kLookAgain : std::min(ui.wake_in, kLookAgain); }

// One button in the middle of what a sheet is for.
bool big_button(Ui& ui, Column& column, std::string_view id, const std::string& words, std::string_view icon, ButtonKind kind) {
  ButtonLook look;
  look.icon = icon;
  Rect line = column.take(button_height(ui));
  return button(ui, id, words, line.cut_left(std::min(line.w, button_width(ui, words, look))), kind, look);
}

}  // namespace

std::string length_words(std::int64_t ms) {
  const std::int64_t seconds = (ms + 500) / 1000;
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

// --- a voice

void VoiceSheet::open(Stage& stage) {
  open_ = true, no_microphone_ = false;
  words_ = filled(kMostWords, "");
  if (stage.machine != nullptr && stage.machine->recorder != nullptr) stage.machine->recorder->forget();
  stage.ui.wants_frame = true;
}

void VoiceSheet::before(Stage& stage, const std::string& ask, const std::string& who, Column& column, SheetRow& tapped) {
  Ui& ui = stage.ui;
  column.words("attached/record/ask", ask, text_style(TextSize::lead, Weight::medium));
  column.space(10);
  column.words("attached/record/who", who, text_style(TextSize::body));
  if (no_microphone_) problem(column, "attached/record/problem", stage.t("attached.no_microphone"));
  tapped = sheet_row(ui, column, "attached/record/back", stage.t("sheet.go_back"), "attached/record/start", stage.t("attached.start"));
}

void VoiceSheet::hearing(Stage& stage, Column& column, SheetRow& tapped) {
  Ui& ui = stage.ui;
  platform::Recorder& recorder = *stage.machine->recorder;
  recorder.listen();
  column.words("attached/record/time", stage.t("attached.hearing", {length_words(recorder.heard_ms())}), text_style(TextSize::lead, Weight::medium),
               Role::status);
  column.space(14);
  progress(ui, "attached/record/loud", column.take(ui.px(14)), std::min(1.F, recorder.loudness() * 2), stage.t("attached.loudness"));
  tapped = sheet_row(ui, column, "attached/record/back", stage.t("attached.do_not_keep"), "attached/record/stop", stage.t("attached.stop"));
  look_again(ui);
}

void VoiceSheet::made(Stage& stage, Column& column, SheetRow& tapped) {
  Ui& ui = stage.ui;
  platform::Recorder& recorder = *stage.machine->recorder;
  platform::Player* player = stage.machine->player;
  const platform::Recording* recording = recorder.recording();
  if (recording == nullptr) {
    column.words("attached/record/time", stage.t("attached.making"), text_style(TextSize::lead, Weight::medium), Role::status);
    return look_again(ui);
  }
  column.words("attached/record/time", stage.t("attached.heard", {length_words(recording->ms)}),
               text_style(TextSize::lead, Weight::medium), Role::status);
  column.space(12);
  const bool playing = player != nullptr && player->playing();
  if (playing) look_again(ui);
  if (player != nullptr && big_button(ui, column, "attached/record/listen", stage.t(playing ? "attached.stop" : "attached.listen"),
                                      playing ? "pause" : "play", ButtonKind::secondary)) {
    if (playing) player->stop();
    else player->play_file(recording->file);
    ui.wants_frame = true;
  }
  column.space(6);
  ButtonLook again;
  again.icon = "mic";
  if (quiet_button(ui, "attached/record/again", stage.t("attached.again"), column.x - ui.px(12), column.y, again)) {
    if (player != nullptr) player->stop();
    no_microphone_ = !recorder.start();
    ui.wants_frame = true;
  }
  column.y += quiet_height(ui);
  column.space(8);
  labelled_field(ui, column, "attached/record/words", stage.t("attached.words_voice"), *words_);
  tapped = sheet_row(ui, column, "attached/record/back", stage.t("attached.do_not_keep"), "attached/record/keep", stage.t("attached.keep"));
}

void VoiceSheet::draw(Stage& stage, const std::string& ask, const std::string& who) {
  if (!open_) return;
  platform::Recorder* recorder = stage.machine != nullptr ? stage.machine->recorder : nullptr;
  const State state = recorder != nullptr ? recorder->state() : State::silent;
  SheetRow tapped;
  const bool is_open = sheet(stage.ui, "attached/record", stage.t("attached.say"), [&](Rect inside) {
    Column column(stage.ui, inside);
    if (state == State::silent) before(stage, ask, who, column, tapped);
    else if (state == State::hearing) hearing(stage, column, tapped);
    else made(stage, column, tapped);
    return column.y;
  });
  if (tapped.go && state == State::silent) no_microphone_ = recorder == nullptr || !recorder->start();
  if (tapped.go && state == State::hearing) recorder->stop();
  const bool keeps = tapped.go && state == State::made;
  if (keeps) stage.push(app::AttachedIntent(app::KeepVoice{recorder->recording()->file, recorder->recording()->ms, words_->text()}));
  if (tapped.go) stage.ui.wants_frame = true;
  if (is_open && !tapped.back && !keeps) return;
  if (recorder != nullptr) recorder->forget();
  if (stage.machine != nullptr && stage.machine->player != nullptr) stage.machine->player->stop();
  open_ = false;
}

// --- a picture

void PictureSheet::open(Stage& stage, std::string path) {
  open_ = true;
  chosen_ = std::move(path);
  words_ = filled(kMostWords, "");
  stage.ui.wants_frame = true;
}

void PictureSheet::choose(Stage& stage, const app::AttachedModel& model, Column& column) {
  if (model.pictures.empty()) {
    column.words("attached/picture/none", stage.t("attached.no_pictures"), text_style(TextSize::body));
    return;
  }
  column.words("attached/picture/choose", stage.t("attached.choose_picture"), text_style(TextSize::body));
  column.space(12);
  std::vector<CardRow> rows;
  for (const std::string& name : model.pictures) rows.push_back({"attached/picture/" + std::to_string(rows.size() + 1), "picture", name, ""});
  const std::string tapped = card_rows(stage.ui, column, rows);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == tapped) chosen_ = model.pictures[i], stage.ui.wants_frame = true;
}

void PictureSheet::draw(Stage& stage, const app::AttachedModel& model) {
  if (!open_) return;
  Ui& ui = stage.ui;
  SheetRow tapped;
  const bool is_open = sheet(ui, "attached/picture", stage.t("attached.show"), [&](Rect inside) {
    Column column(ui, inside);
    column.words("attached/picture/ask", stage.t("attached.ask_picture", {model.name.known_as}), text_style(TextSize::lead, Weight::medium));
    column.space(10);
    column.words("attached/picture/who", stage.t("attached.who_sees", {model.name.known_as}), text_style(TextSize::body));
    column.space(14);
    if (chosen_.empty()) {
      choose(stage, model, column);
      return column.y;
    }
    const std::string name = chosen_.substr(chosen_.rfind('/') + 1);
    column.icon_line("attached/picture/chosen", "picture", name, text_style(TextSize::body, Weight::semibold));
    column.space(12);
    labelled_field(ui, column, "attached/picture/words", stage.t("attached.words_picture"), *words_);
    tapped = sheet_row(ui, column, "attached/picture/back", stage.t("attached.do_not_keep"), "attached/picture/keep", stage.t("attached.keep"));
    return column.y;
  });
  if (tapped.go) stage.push(app::AttachedIntent(app::KeepPicture{chosen_, words_->text()}));
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

// --- looking

void LookSheet::draw(Stage& stage, const app::AttachedModel& model) {
  if (record_.is_none() || model.open != record_ || !model.content) return;
  if (file_ != model.content) {
    file_ = model.content;
    auto pixels = platform::pixels_of(*file_, kMostPixels);
    pixels_ = pixels ? std::make_shared<const platform::Pixels>(std::move(*pixels)) : nullptr;
  }
  Ui& ui = stage.ui;
  const auto line = std::find_if(model.lines.begin(), model.lines.end(), [&](const auto& each) { return each.record == record_; });
  const std::string words = line != model.lines.end() && !line->words.text.empty() ? line->words.text : stage.t("attached.picture");
  bool done = false;
  const bool is_open = sheet(ui, "attached/look", stage.t("attached.picture"), [&](Rect inside) {
    Column column(ui, inside);
    if (pixels_) {
      const float high = std::min(ui.screen.h * 0.55F, column.w * static_cast<float>(pixels_->height) / static_cast<float>(pixels_->width));
      ui.picture("attached/look/picture", words, pixels_, column.take(high));
      column.space(12);
      column.words("attached/look/words", words, text_style(TextSize::body));
    } else {
      column.words("attached/look/none", stage.t("attached.damaged"), text_style(TextSize::body));
    }
    column.space(16);
    done = big_button(ui, column, "attached/look/done", stage.t("sheet.done"), "", ButtonKind::primary);
    return column.y;
  });
  if (is_open && !done) return;
  record_ = {};
  file_.reset(), pixels_.reset();
  stage.push(app::AttachedIntent(app::OpenAttached{}));
}

}  // namespace blether::ui
