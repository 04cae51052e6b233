#include "app/ui/views/help.h"

#include <algorithm>

#include "app/core/read_models_codes.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

std::string_view about_key(Page page) {
  switch (page) {
    case Page::enrol: return "help.about.enrol";
    case Page::unlock: return "help.about.unlock";
    case Page::people: return "help.about.people";
    case Page::person: return "help.about.person";
    case Page::conversation: return "help.about.conversation";
    case Page::outcomes: return "help.about.outcomes";
    case Page::outcome: return "help.about.outcome";
    case Page::agreed: return "help.about.agreed";
    case Page::sync: return "help.about.sync";
    case Page::conflict: return "help.about.conflict";
    case Page::options: return "help.about.options";
    case Page::money: return "help.about.money";
    case Page::around: return "help.about.around";
    case Page::about: return "help.about.about";
    case Page::finish: return "help.about.finish";
    case Page::safety: return "help.about.safety";
    case Page::carer: return "help.about.carer";
    case Page::own_plan: return "help.about.own_plan";
    case Page::review: return "help.about.review";
    case Page::plan: return "help.about.plan";
    case Page::unhappy: return "help.about.unhappy";
    case Page::rights: return "help.about.rights";
    case Page::complaints:
    case Page::complaint: return "help.about.complaint";
    case Page::risks:
    case Page::risk: return "help.about.risk";
    case Page::capacity: return "help.about.capacity";
    case Page::directory: return "help.about.directory";
    case Page::attached: return "help.about.attached";
    case Page::package: return "help.about.package";
    case Page::parcels: return "help.about.parcels";
    case Page::looked: return "help.about.looked";
    case Page::code: return "help.about.code";
    case Page::happened: break;
  }
  return "help.about.happened";
}

bool in_own_hands(const app::ReadModel& model) {
  return model.route.page == Page::own_plan || (model.codes && model.codes->in_own_hands);
}

bool is_locked(const app::ReadModel& model) {
  return model.route.page == Page::enrol || model.route.page == Page::unlock;
}

// Safety is two taps from anywhere: Help, and this. Not in a carer's hands, nor before the tablet is opened.
bool safety(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  bool go = false;
  if (!is_locked(stage.model) && !in_own_hands(stage.model)) {
    ButtonLook look;
    look.icon = "safe";
    std::string words = stage.t("help.safety");
    Rect at = column.take(button_height(ui));
    go = button(ui, "help/safety", words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look);
    column.space(12);
  } else {
    column.icon_line("help/safety", "safe", stage.t("help.safety"), text_style(TextSize::body, Weight::semibold));
  }
  column.words("help/safety/words", stage.t("help.safety_words"), text_style(TextSize::body));
  column.space(8);
  column.icon_line("help/urgent/1", "phone", ui.t("help.emergency"), text_style(TextSize::body, Weight::semibold));
  column.icon_line("help/urgent/2", "phone", ui.t("help.nhs24"), text_style(TextSize::body, Weight::semibold));
  return go;
}

std::string choose(Stage& stage, Column& column, std::string_view id, std::string_view title,
                   const std::vector<app::Choice>& choices, const std::vector<std::string>& chosen) {
  column.space(16);
  label(column, "", title);
  auto result = chips(stage.ui, id, choices, chosen, column.x, column.y, column.w);
  column.y += result.height;
  return result.tapped;
}

bool read_aloud(Stage& stage, Column& column, bool can_read) {
  if (!can_read) {
    column.icon_line("help/no-voice", "speak", stage.t("read.no_voice"), text_style(TextSize::body, Colour::ink_soft));
    return false;
  }
  Ui& ui = stage.ui;
  ButtonLook look;
  look.icon = "speak";
  std::string words = stage.t("read.page");
  Rect at = column.take(button_height(ui));
  return button(ui, "help/read", words, at.cut_left(std::min(at.w, button_width(ui, words, look))), ButtonKind::secondary, look);
}

void reading(Stage& stage, Column& column) {
  Ui& ui = stage.ui;
  app::Settings settings = stage.model.settings;
  std::vector<app::Choice> scales;
  for (const char* percent : {"100", "115", "130", "150", "175", "200"})
    scales.push_back({percent, stage.t("settings.scale_percent", {percent})});
  std::string now = std::to_string(settings.scale_percent);
  if (auto to = choose(stage, column, "help/scale", stage.t("settings.scale"), scales, {now}); !to.empty())
    settings.scale_percent = std::stoi(to);
  auto themes = choices_of(ui, "settings.theme.", {"light", "dark", "high-contrast", "soft"});
  if (auto to = choose(stage, column, "help/theme", stage.t("settings.theme"), themes, {settings.theme}); !to.empty())
    settings.theme = to;
  auto faces = choices_of(ui, "settings.face.", {"plain", "easy-read", "open-dyslexic"});
  if (auto to = choose(stage, column, "help/face", stage.t("settings.face"), faces, {settings.face}); !to.empty())
    settings.face = to;
  std::vector<app::Choice> also = {{"motion", stage.t("settings.reduced_motion")}, {"left", stage.t("settings.left_handed")}};
  std::vector<std::string> on;
  if (settings.reduced_motion) on.emplace_back("motion");
  if (settings.left_handed) on.emplace_back("left");
  auto to = choose(stage, column, "help/also", stage.t("shell.more"), also, on);
  if (to == "motion") settings.reduced_motion = !settings.reduced_motion;
  if (to == "left") settings.left_handed = !settings.left_handed;
  if (!(settings == stage.model.settings)) stage.push(app::ChangeSettings{settings});
}

}  // namespace

HelpTap help_sheet(Stage& stage, bool can_read) {
  Ui& ui = stage.ui;
  bool done = false, worried = false, read = false;
  bool open = sheet(ui, "help", stage.t("help.title"), [&](Rect inside) {
    Column column(ui, inside);
    worried = safety(stage, column);
    column.space(16);
    label(column, "help/about", stage.t("help.about"));
    column.words("help/about/words", stage.t(about_key(stage.model.route.page)), text_style(TextSize::body));
    column.space(12);
    read = read_aloud(stage, column, can_read);
    column.space(16);
    column.words("help/reading", stage.t("settings.title"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    if (const auto& said = stage.model.screen_needs.said; !said.empty()) {
      column.space(8);
      column.icon_line("help/asked", "said", stage.t("settings.asked", {in_a_line(said)}), text_style(TextSize::body, Weight::medium));
    }
    reading(stage, column);
    column.space(24);
    Rect foot = column.take(button_height(ui));
    std::string words = stage.t("settings.done");
    done = button(ui, "help/done", words, foot.cut_right(button_width(ui, words)), ButtonKind::primary);
    return column.y;
  });
  if (worried) stage.go(Page::safety, stage.model.route.person);
  if (read) return HelpTap::read;
  return open && !done && !worried ? HelpTap::none : HelpTap::closed;
}

}  // namespace blether::ui
