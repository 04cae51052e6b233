// The pages before anybody is in: enrolment with the office's invitation, and unlock with the passphrase.
#include <algorithm>
#include <cmath>

#include "app/ui/views/dates.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

constexpr std::size_t kLeastLetters = 12;
constexpr std::size_t kMostPassphrase = 1024;
constexpr std::size_t kMostInvitation = 4096;

// Fresh once what was typed has been used: nothing of a passphrase stays in an editor.
std::unique_ptr<EditorState> empty_editor(std::size_t most) { return std::make_unique<EditorState>(most); }

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Help at the foot, as on picture 01. Cuts its place off.
void door_foot(Stage& stage, std::string_view id) {
  Ui& ui = stage.ui;
  Rect foot = stage.page.cut_bottom(top_bar_height(ui));
  ui.fill(foot, Colour::surface);
  ui.line(foot.x, foot.y + 0.5F, foot.right(), foot.y + 0.5F, Colour::line);
  ButtonLook look;
  look.icon = "help";
  std::string words = stage.t("unlock.help");
  float x = foot.right() - ui.margin() - quiet_width(ui, words, look) + ui.px(12);
  if (quiet_button(ui, id, words, x, foot.y + (foot.h - quiet_height(ui)) / 2, look)) stage.help = true;
}

void promises(Stage& stage, Column& column) {
  TextStyle style = text_style(TextSize::body, Colour::ink_soft);
  column.icon_line("", "tablet", stage.t("unlock.works_offline"), style);
  column.space(4);
  column.icon_line("", "lock", stage.t("unlock.only_you"), style);
}

// Small where the words are large, so that what one has to do is in view.
void door_logo(Ui& ui, Column& column) {
  float height = ui.large() ? 56 : ui.px(88);
  logo(ui, column.x, column.y, height, ui.one_pane() ? Colour::paper : Colour::sunken);
  column.y += height + (ui.large() ? 16 : ui.px(60));
}

bool show_button(Stage& stage, Column& column, std::string_view id, bool shown) {
  ButtonLook look;
  look.icon = "eye";
  bool tapped = quiet_button(stage.ui, id, stage.t(shown ? "unlock.hide" : "unlock.show"), column.x - stage.ui.px(12), column.y, look);
  column.y += quiet_height(stage.ui);
  return tapped;
}

void problem_line(Column& column, std::string_view id, std::string_view words) {
  if (words.empty()) return;
  column.space(8);
  column.icon_line(id, "alert", words, text_style(TextSize::body, Weight::medium, Colour::alert_ink));
}

// Greeting or welcome at the left, what to do at the right; one pane: one above the other, scrolling.
void two_panes(Stage& stage, const std::function<void(Column&)>& about, const std::function<void(Column&)>& task) {
  Ui& ui = stage.ui;
  float pad = ui.px(56);
  if (ui.one_pane()) {
    scroll_page(ui, "door", stage.page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(ui.large() ? 12 : 40);
      about(column);
      column.space(ui.large() ? 16 : 40);
      task(column);
      column.space(24);
      promises(stage, column);
      return column.y + ui.px(24);
    });
    return;
  }
  Rect page = stage.page;
  Rect left = page.cut_left(std::round(page.w * 0.406F));
  ui.fill(left, Colour::sunken);
  Column greeting(ui, left.inset(pad, ui.px(76)));
  about(greeting);
  Column foot(ui, left.inset(pad, 0));
  foot.y = left.bottom() - 2 * ui.line_px(TextSize::body) - ui.px(52);
  promises(stage, foot);
  scroll_page(ui, "door", page, std::max(pad, (page.w - ui.px(560)) / 2), [&](Rect inside) {
    Column column(ui, inside);
    column.y += ui.px(76);
    task(column);
    return column.y + ui.px(32);
  });
}

class UnlockView final : public View {
 public:
  void draw(Stage& stage) override {
    const app::UnlockModel& model = *stage.model.unlock;
    door_foot(stage, "unlock/help");
    two_panes(stage, [&](Column& column) { greet(stage, model, column); }, [&](Column& column) { ask(stage, model, column); });
  }

 private:
  static void greet(Stage& stage, const app::UnlockModel& model, Column& column) {
    Ui& ui = stage.ui;
    door_logo(ui, column);
    auto now = base::london_time(stage.model.now_ms);
    std::string_view key = model.name.empty() ? "unlock.nobody"
                           : now.hour < 12    ? "unlock.morning"
                           : now.hour < 18    ? "unlock.afternoon"
                                              : "unlock.evening";
    std::string words = stage.t(key, {model.name});
    TextStyle style = text_style(TextSize::display);
    column.y += ui.words("unlock/hello", words, style, column.x, column.y, ui.balanced(words, style, column.w), Role::heading).h;
    column.space(8);
    if (!ui.large()) column.words("unlock/date", long_day(*ui.texts, now.date), text_style(TextSize::lead, Weight::regular, Colour::ink_soft));
  }

  void ask(Stage& stage, const app::UnlockModel& model, Column& column) {
    Ui& ui = stage.ui;
    column.words("unlock/title", stage.t("unlock.passphrase"), text_style(TextSize::title), Role::heading);
    column.space(16);
    TextLook look;
    look.secret = !shown_;
    look.read_only = model.opening;
    Rect rect = column.take(text_field_height(ui, *passphrase_, column.w));
    auto result = text_field(ui, "unlock/passphrase", stage.t("unlock.passphrase"), *passphrase_, rect, look);
    if (!asked_) passphrase_->request_focus(), asked_ = true, ui.wants_frame = true;
    column.space(4);
    if (show_button(stage, column, "unlock/show", shown_)) shown_ = !shown_;
    if (!model.opening && !model.problem.empty() && passphrase_->text().empty())
      problem_line(column, "unlock/problem", stage.t(model.problem));
    column.space(24);
    Rect foot = column.take(button_height(ui));
    std::string words = stage.t(model.opening ? "unlock.opening" : "unlock.open");
    ButtonLook go;
    if (!model.opening) go.icon_after = "next";
    bool tapped = button(ui, "unlock/open", words, foot.cut_left(std::max(ui.px(220), button_width(ui, words, go))), ButtonKind::primary, go);
    if ((!tapped && !result.submitted) || model.opening || passphrase_->text().empty()) return;
    stage.push(app::Unlock{passphrase_->text()});
    passphrase_ = empty_editor(kMostPassphrase);
    asked_ = false;
  }

  std::unique_ptr<EditorState> passphrase_ = empty_editor(kMostPassphrase);
  bool shown_ = false, asked_ = false;
};

class EnrolView final : public View {
 public:
  void draw(Stage& stage) override {
    const app::EnrolModel& model = *stage.model.enrol;
    door_foot(stage, "enrol/help");
    two_panes(stage, [&](Column& column) { welcome(stage, model, column); }, [&](Column& column) { ask(stage, model, column); });
  }

 private:
  static void welcome(Stage& stage, const app::EnrolModel& model, Column& column) {
    Ui& ui = stage.ui;
    door_logo(ui, column);
    std::string words = stage.t("enrol.title");
    TextStyle style = text_style(TextSize::display);
    column.y += ui.words("enrol/title", words, style, column.x, column.y, ui.balanced(words, style, column.w), Role::heading).h;
    column.space(8);
    column.words("enrol/words", stage.t("enrol.words"), text_style(TextSize::lead, Weight::regular, Colour::ink_soft));
    if (!model.name.empty()) column.words("enrol/for", stage.t("enrol.for", {model.name}), text_style(TextSize::lead));
  }

  void ask(Stage& stage, const app::EnrolModel& model, Column& column) {
    Ui& ui = stage.ui;
    TextLook look;
    look.read_only = model.working;
    auto first = labelled_field(ui, column, "enrol/invitation", stage.t("enrol.invitation"), *invitation_, look);
    column.space(20);
    look.secret = !shown_;
    auto second = labelled_field(ui, column, "enrol/passphrase", stage.t("enrol.passphrase"), *passphrase_, look);
    column.space(4);
    column.words("enrol/hint", stage.t("enrol.passphrase_hint"), text_style(TextSize::body, Colour::ink_soft));
    column.space(20);
    auto third = labelled_field(ui, column, "enrol/passphrase-again", stage.t("enrol.passphrase_again"), *again_, look);
    column.space(4);
    if (show_button(stage, column, "enrol/show", shown_)) shown_ = !shown_;
    if (first.submitted) passphrase_->request_focus(), ui.wants_frame = true;
    if (second.submitted) again_->request_focus(), ui.wants_frame = true;
    if (first.changed || second.changed || third.changed) problem_.clear(), typed_since_ = true;
    std::string_view problem = !problem_.empty() ? std::string_view(problem_) : typed_since_ ? "" : std::string_view(model.problem);
    if (!model.working && !problem.empty()) problem_line(column, "enrol/problem", stage.t(problem));
    column.space(16);
    Rect foot = column.take(button_height(ui));
    std::string words = stage.t(model.working ? "enrol.working" : "enrol.start");
    float wide = std::min(column.w, std::max(ui.px(220), button_width(ui, words)));
    bool tapped = button(ui, "enrol/begin", words, foot.cut_left(wide), ButtonKind::primary);
    if ((tapped || third.submitted) && !model.working) begin(stage);
  }

  void begin(Stage& stage) {
    if (invitation_->text().empty()) problem_ = "enrol.bad_invitation";
    else if (letters(passphrase_->text()) < kLeastLetters) problem_ = "enrol.too_short";
    else if (passphrase_->text() != again_->text()) problem_ = "enrol.different";
    if (!problem_.empty()) return;
    typed_since_ = false;
    stage.push(app::Enrol{invitation_->text(), passphrase_->text()});
  }

  std::unique_ptr<EditorState> invitation_ = empty_editor(kMostInvitation);
  std::unique_ptr<EditorState> passphrase_ = empty_editor(kMostPassphrase);
  std::unique_ptr<EditorState> again_ = empty_editor(kMostPassphrase);
  std::string problem_;
  bool shown_ = false, typed_since_ = false;
};

}  // namespace

std::unique_ptr<View> make_unlock_view() { return std::make_unique<UnlockView>(); }
std::unique_ptr<View> make_enrol_view() { return std::make_unique<EnrolView>(); }

}  // namespace blether::ui
