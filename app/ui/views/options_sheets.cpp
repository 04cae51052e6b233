#include "app/ui/views/options_sheets.h"

#include <algorithm>

#include "app/ui/views/beside.h"
#include "app/ui/views/scan_button.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostWords = 20'000;
constexpr std::string_view kRisk = "NO03";  // withholding Option 1 for a risk wants something done about it

const app::OptionColumn* find(const app::OptionsModel& model, bool easy_read, int option) {
  for (const app::OptionColumn& column : model.columns[easy_read])
    if (column.option == option) return &column;
  return nullptr;
}

}  // namespace

void OfferSheet::open(Stage& stage, const app::OptionColumn& column) {
  using State = app::OptionColumn::State;
  option_ = column.option;
  answer_ = column.state == State::offered ? Answer::offered : column.state == State::not_offered ? Answer::not_offered : Answer::none;
  reason_ = column.reason, look_again_ = column.look_again, action_by_ = column.action_by;
  note_ = std::make_unique<EditorState>(kMostWords);
  note_->offer(column.note);
  action_ = std::make_unique<EditorState>(kMostWords);
  action_->offer(column.action);
  day_.reset();
  asked_ = false;
  stage.ui.wants_frame = true;
}

std::string OfferSheet::missing() const {
  if (answer_ == Answer::none) return "options.needs.answer";
  if (answer_ == Answer::offered) return "";
  if (reason_.empty()) return "choice.needs.reason";
  if (!has_words(*note_)) return "options.needs.note";
  if (look_again_.empty()) return "choice.needs.look_again";
  if (option_ != 1 || reason_ != kRisk) return "";
  if (!has_words(*action_)) return "choice.needs.action";
  return action_by_.empty() ? "choice.needs.action_by" : "";
}

app::SetOffer OfferSheet::wish() const {
  if (answer_ == Answer::offered) return {option_, true, "", "", "", "", ""};
  return {option_, false, reason_, note_->text(), look_again_, action_->text(), action_by_};
}

void OfferSheet::why_not(Stage& stage, const app::OptionsModel& model, Column& column) {
  Ui& ui = stage.ui;
  column.space(16);
  label(column, "", stage.t("options.why_not"));
  auto reasons = chips(ui, "options/offer/reason", model.reasons, {reason_}, column.x, column.y, column.w);
  if (!reasons.tapped.empty()) reason_ = reasons.tapped, ui.wants_frame = true;
  column.y += reasons.height;
  column.space(16);
  field_in_words(stage, column, "options/offer/note", stage.t("options.note", {model.name.known_as}), *note_, 2);
  column.space(16);
  day_.ask(stage, column, "options/offer/look-again", stage.t("options.look_again"), look_again_);
  if (option_ != 1 || reason_ != kRisk) return;
  column.space(16);
  field_in_words(stage, column, "options/offer/action", stage.t("options.action"), *action_, 1);
  column.space(16);
  day_.ask(stage, column, "options/offer/action-by", stage.t("options.action_by"), action_by_);
}

// What is asked of every way, with what this one says to it: the first half at the left where there is room.
void OfferSheet::answers(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, Column& column) {
  const std::size_t count = std::min(model.questions.size(), option.answers.size()), half = (count + 1) / 2;
  auto some = [&](Column& part, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      const std::string number = std::to_string(i + 1);
      part.words("options/ask/" + number, model.questions[i], text_style(TextSize::small, Colour::ink_soft));
      part.words("options/answer/" + number, option.answers[i], text_style(TextSize::body, Weight::medium));
      part.space(10);
    }
  };
  column.space(8);
  beside(stage.ui, column, 24, [&](Column& left) { some(left, 0, half); },
         [&](Column& right) { some(right, half, count); });
}

void OfferSheet::leave_notice(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, Column& column, bool easy_read) {
  Ui& ui = stage.ui;
  column.space(16);
  std::string words = stage.t(option.notice_given ? "options.notice_again" : "options.notice", {model.name.known_as});
  ButtonLook look;
  look.icon = "print";
  Rect at = column.take(button_height(ui));
  if (button(ui, "options/offer/notice", words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look))
    stage.push(app::LeavePaper{app::notice_of(option.option), easy_read});
  scan_button(stage, column, "options/offer/notice", {app::notice_of(option.option), easy_read});
}

float OfferSheet::form(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, bool easy_read, Rect inside,
                       SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  for (std::size_t i = 0; i < option.lines.size(); ++i) {
    column.words("options/line/" + std::to_string(i + 1), option.lines[i], text_style(TextSize::body));
    column.space(8);
  }
  answers(stage, model, option, column);
  column.space(8);
  label(column, "", stage.t("options.offered_ask"));
  for (auto [code, answer] : {std::pair{"offered", Answer::offered}, std::pair{"not-offered", Answer::not_offered}}) {
    if (ring_row(ui, column, std::string("options/offer/") + code, stage.t(std::string("options.") + code), answer_ == answer))
      answer_ = answer, ui.wants_frame = true;
  }
  if (answer_ == Answer::not_offered) why_not(stage, model, column);
  if (option.notice_wanted) leave_notice(stage, model, option, column, easy_read);
  if (!option.offer.is_none()) unhappy_link(stage, column, "options/offer/unhappy", "option", option.offer);
  std::string key = model.has_round ? missing() : "options.needs_conversation";
  std::string off = key.empty() ? "" : stage.t(key, {model.name.known_as});
  if (asked_) problem(column, "options/offer/missing", off);
  tapped = sheet_row(ui, column, "options/offer/back", stage.t("sheet.go_back"), "options/offer/keep", stage.t("options.keep"), off);
  return column.y;
}

void OfferSheet::draw(Stage& stage, const app::OptionsModel& model, bool easy_read) {
  const app::OptionColumn* option = option_ == 0 ? nullptr : find(model, easy_read, option_);
  if (option == nullptr) return;
  SheetRow tapped;
  bool is_open = sheet(stage.ui, "options/option", option->name + ". " + option->title,
                       [&](Rect inside) { return form(stage, model, *option, easy_read, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::SupportIntent(wish()));
  is_open = day_.stays_open(stage, is_open);
  if (!is_open || tapped.go || tapped.back) option_ = 0;
}

void UnderstandingSheet::open(Stage& stage) {
  open_ = true;
  not_understood_ = 0;
  stage.ui.wants_frame = true;
}

void UnderstandingSheet::draw(Stage& stage, const app::OptionsModel& model, bool easy_read) {
  if (!open_) return;
  Ui& ui = stage.ui;
  bool done = false;
  bool is_open = sheet(ui, "options/check", stage.t("options.own_words"), [&](Rect inside) {
    Column column(ui, inside);
    column.words("options/check/hint", stage.t("options.own_words_hint", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
    column.space(12);
    auto answers = choices_of(ui, "options.", {"understood", "partly", "not-yet"});
    auto ways_on = choices_of(ui, "options.next.", {"again", "other-format", "other-day"});
    for (const app::OptionColumn& option : model.columns[easy_read]) {
      std::string id = "options/check/" + std::to_string(option.option);
      label(column, id + "/ask", option.check);
      bool asking = not_understood_ == option.option;
      auto chosen = chips(ui, id, answers, {asking ? answer_ : option.understood}, column.x, column.y, column.w);
      column.y += chosen.height;
      if (chosen.tapped == "understood")
        not_understood_ = 0, stage.push(app::SupportIntent(app::CheckUnderstanding{option.option, chosen.tapped, "", ""}));
      else if (!chosen.tapped.empty()) not_understood_ = option.option, answer_ = chosen.tapped, ui.wants_frame = true;
      if (asking) {
        column.space(12);
        label(column, "", stage.t("options.what_next"));
        auto next = chips(ui, id + "/next", ways_on, {}, column.x, column.y, column.w);
        column.y += next.height;
        if (!next.tapped.empty())
          stage.push(app::SupportIntent(app::CheckUnderstanding{option.option, answer_, "", next.tapped})), not_understood_ = 0;
      }
      column.space(20);
    }
    Rect foot = column.take(button_height(ui));
    std::string words = stage.t("sheet.done");
    done = button(ui, "options/check/done", words, foot.cut_right(button_width(ui, words)), ButtonKind::primary);
    return column.y;
  });
  if (!is_open || done) open_ = false;
}

}  // namespace blether::ui
