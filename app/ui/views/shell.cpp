#include "app/ui/views/shell.h"

#include <algorithm>

#include "app/core/read_models_about.h"
#include "app/core/read_models_agreed.h"
#include "app/core/read_models_around.h"
#include "app/core/read_models_attached.h"
#include "app/core/read_models_carer.h"
#include "app/core/read_models_codes.h"
#include "app/core/read_models_decisions.h"
#include "app/core/read_models_directory.h"
#include "app/core/read_models_finish.h"
#include "app/core/read_models_looked.h"
#include "app/core/read_models_package.h"
#include "app/core/read_models_review.h"
#include "app/core/read_models_rights.h"
#include "app/core/read_models_plan.h"
#include "app/core/read_models_support.h"
#include "app/core/read_models_sync.h"
#include "app/ui/editor/spelling.h"
#include "app/ui/views/help.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

using app::Route;
using Page = Route::Page;

namespace {

constexpr double kNoticeSeconds = 8;

const app::PersonName* name_on(const app::ReadModel& model) {
  if (model.person) return &model.person->name;
  if (model.conversation) return &model.conversation->name;
  if (model.outcomes) return &model.outcomes->name;
  if (model.outcome) return &model.outcome->name;
  if (model.agreed) return &model.agreed->name;
  if (model.conflict) return &model.conflict->name;
  if (model.options) return &model.options->name;
  if (model.money) return &model.money->name;
  if (model.around) return &model.around->name;
  if (model.about) return &model.about->name;
  if (model.finish) return &model.finish->name;
  if (model.safety) return &model.safety->name;
  if (model.carer) return &model.carer->name;
  if (model.own_plan) return &model.own_plan->name;
  if (model.review) return &model.review->name;
  if (model.plan) return &model.plan->name;
  if (model.unhappy) return &model.unhappy->name;
  if (model.rights) return &model.rights->name;
  if (model.complaints) return &model.complaints->name;
  if (model.complaint) return &model.complaint->name;
  if (model.risks) return &model.risks->name;
  if (model.risk) return &model.risk->name;
  if (model.capacity) return &model.capacity->name;
  if (model.directory) return &model.directory->name;
  if (model.attached) return &model.attached->name;
  if (model.package) return &model.package->name;
  if (model.looked) return &model.looked->name;
  if (model.codes) return &model.codes->name;
  return nullptr;
}

std::string known_as(const app::ReadModel& model) {
  const app::PersonName* name = name_on(model);
  return name ? name->known_as : std::string();
}

bool at_the_door(const app::ReadModel& model) { return model.route.page == Page::enrol || model.route.page == Page::unlock; }

// The page's model is there. Right after a change of route it always is; an empty first model is not.
bool has_page(const app::ReadModel& model) {
  switch (model.route.page) {
    case Page::enrol: return model.enrol != nullptr;
    case Page::unlock: return model.unlock != nullptr;
    case Page::people: return model.people != nullptr;
    case Page::person:
    case Page::happened: return model.person != nullptr;
    case Page::conversation: return model.conversation != nullptr && !model.conversation->items.empty();
    case Page::outcomes: return model.outcomes != nullptr;
    case Page::outcome: return model.outcome != nullptr;
    case Page::agreed: return model.agreed != nullptr;
    case Page::sync: return model.sync != nullptr;
    case Page::conflict: return model.conflict != nullptr;
    case Page::options: return model.options != nullptr && !model.options->columns[0].empty();
    case Page::money: return model.money != nullptr;
    case Page::around: return model.around != nullptr;
    case Page::about: return model.about != nullptr;
    case Page::finish: return model.finish != nullptr;
    case Page::safety: return model.safety != nullptr;
    case Page::carer: return model.carer != nullptr;
    case Page::own_plan: return model.own_plan != nullptr;
    case Page::review: return model.review != nullptr;
    case Page::plan: return model.plan != nullptr;
    case Page::unhappy: return model.unhappy != nullptr;
    case Page::rights: return model.rights != nullptr;
    case Page::complaints: return model.complaints != nullptr;
    case Page::complaint: return model.complaint != nullptr;
    case Page::risks: return model.risks != nullptr;
    case Page::risk: return model.risk != nullptr;
    case Page::capacity: return model.capacity != nullptr;
    case Page::directory: return model.directory != nullptr;
    case Page::attached: return model.attached != nullptr;
    case Page::package: return model.package != nullptr;
    case Page::parcels: return model.parcels != nullptr;
    case Page::looked: return model.looked != nullptr;
    case Page::code: return model.codes != nullptr;
  }
  return false;
}

std::string title_of(const Stage& stage) {
  std::string name = known_as(stage.model);
  switch (stage.model.route.page) {
    case Page::people: return stage.t("people.title");
    case Page::conversation: return stage.t(stage.model.conversation->review ? "review.title" : "conversation.title");
    case Page::outcomes: return stage.t("outcomes.title", {name});
    case Page::outcome: return stage.t("outcome.title", {name});
    case Page::agreed: return stage.t("agreed.title");
    case Page::sync: return stage.t("sync.title");
    case Page::conflict: return stage.t("conflict.title");
    case Page::happened: return stage.t("happened.title");
    case Page::options: return stage.t("options.title");
    case Page::money: return stage.t("money.title");
    case Page::around: return stage.t("around.title", {name});
    case Page::about: return stage.t("about.title", {name});
    case Page::finish: return stage.t("finish.title");
    case Page::safety: return stage.t("safety.title");
    case Page::carer: return stage.t("carer.title", {name});
    case Page::own_plan: return stage.t("own_plan.title", {name});
    case Page::review: return stage.model.review->title;
    case Page::plan: return stage.t("plan.title", {name});
    case Page::unhappy: return stage.t("unhappy.title");
    case Page::rights: return stage.t("rights.title", {name});
    case Page::complaints: return stage.t("complaint.list_title", {name});
    case Page::complaint: return stage.t("complaint.title");
    case Page::risks: return stage.t("risk.list_title", {name});
    case Page::risk: return stage.t("risk.title", {name});
    case Page::capacity: return stage.t("capacity.title");
    case Page::directory: return stage.t("directory.title", {name});
    case Page::attached: return stage.t("attached.title");
    case Page::package: return stage.t("package.title", {name});
    case Page::parcels: return stage.t("parcels.title");
    case Page::looked: return stage.t("looked.title", {name});
    case Page::code: return stage.t("code.title");
    default: return "";
  }
}

bool is_typed_on(Page page) {
  return page == Page::conversation || page == Page::outcome || page == Page::agreed || page == Page::conflict ||
         page == Page::safety || page == Page::around || page == Page::about || page == Page::review || page == Page::plan ||
         page == Page::risk || page == Page::attached;
}

bool leaves(const app::Intent& intent) {
  return !std::holds_alternative<app::Write>(intent) && !std::holds_alternative<app::CaretMoved>(intent) &&
         !std::holds_alternative<app::Search>(intent) && !std::holds_alternative<app::ChangeSettings>(intent);
}

// One comes to "If you are not happy" from a decision, and goes back to it.
bool is_decision_page(Page page) {
  return page == Page::plan || page == Page::money || page == Page::options || page == Page::agreed ||
         page == Page::risk || page == Page::carer || page == Page::capacity;
}

// What is near by, looked for because of one outcome.
bool for_outcome(const Route& now) { return now.page == Page::directory && !now.record.is_none(); }

bool is_outcome_page(Page page) { return page == Page::outcome || page == Page::outcomes; }

// Above it is My people.
bool is_top(const Route& now) {
  return now.page == Page::person || now.page == Page::sync || now.page == Page::parcels ||
         (now.page == Page::safety && now.person.is_none());
}

// Drawn by one view: another question of one conversation is the same page.
bool is_same_page(const Route& a, const Route& b) {
  return a.page == b.page && a.person == b.person && a.record == b.record && (a.page != Page::conflict || a.item == b.item);
}

// The names of the people on the page are spelt right, whatever a dictionary thinks.
void accept_names(Spelling& spelling, const app::ReadModel& model) {
  auto accept = [&](std::string_view name) {
    for (std::size_t begin = 0; begin < name.size();) {
      std::size_t end = std::min(name.find(' ', begin), name.size());
      if (end > begin) spelling.accept(name.substr(begin, end - begin));
      begin = end + 1;
    }
  };
  if (const app::PersonName* name = name_on(model)) accept(name->full), accept(name->known_as);
  if (model.person)
    for (const app::RelationLine& relation : model.person->relations) accept(relation.name);
  if (model.conversation) accept(model.conversation->carer_name);
  accept(model.worker);
}

}  // namespace

std::unique_ptr<View> make_view(Page page) {
  switch (page) {
    case Page::enrol: return make_enrol_view();
    case Page::unlock: return make_unlock_view();
    case Page::people: return make_people_view();
    case Page::person: return make_person_view();
    case Page::conversation: return make_conversation_view();
    case Page::outcomes: return make_outcomes_view();
    case Page::outcome: return make_outcome_view();
    case Page::agreed: return make_agreed_view();
    case Page::sync: return make_sync_view();
    case Page::conflict: return make_conflict_view();
    case Page::happened: return make_happened_view();
    case Page::options: return make_options_view();
    case Page::money: return make_money_view();
    case Page::around: return make_around_view();
    case Page::about: return make_about_view();
    case Page::finish: return make_finish_view();
    case Page::safety: return make_safety_view();
    case Page::carer: return make_carer_view();
    case Page::own_plan: return make_own_plan_view();
    case Page::review: return make_review_view();
    case Page::plan: return make_plan_view();
    case Page::unhappy: return make_unhappy_view();
    case Page::rights: return make_rights_view();
    case Page::complaints: return make_complaints_view();
    case Page::complaint: return make_complaint_view();
    case Page::risks: return make_risks_view();
    case Page::risk: return make_risk_view();
    case Page::capacity: return make_capacity_view();
    case Page::directory: return make_directory_view();
    case Page::attached: return make_attached_view();
    case Page::package: return make_package_view();
    case Page::parcels: return make_parcels_view();
    case Page::looked: return make_looked_view();
    case Page::code: return make_code_view();
  }
  return make_people_view();
}

Shell::Shell(Speaker speaker, Machine* machine) : machine_(machine), reading_(std::move(speaker)) {}
Shell::~Shell() = default;

void Shell::flush(app::Intents& intents) { editors_.flush(intents); }

// Another page, person or record is another view; another question of the same conversation is not.
bool Shell::come_to(const Route& route, app::Intents& intents) {
  bool same = any_page_ && is_same_page(route, route_);
  if (!same) {
    flush(intents);
    editors_.forget();
    turn_to(route);
    help_open_ = false;
    reading_.end();
    any_page_ = true;
  }
  if (route.page == Page::enrol || route.page == Page::unlock) curtain_ = false;
  route_ = route;
  return !same;
}

void Shell::draw(Ui& ui, const app::ReadModel& model, app::Intents& intents) {
  if (!has_page(model) || curtain_) reading_.end();
  if (!has_page(model)) return draw_curtain(ui);
  if (come_to(model.route, intents) && ui.spelling) accept_names(*ui.spelling, model);
  if (curtain_) return draw_curtain(ui);
  app::Intents pushed;
  Stage stage{ui, model, pushed, editors_, ui.screen, false, machine_};
  draw_page(stage);
  // Whatever leaves the page or reads what is on it comes after the words typed so far.
  app::Intents typed;
  bool leaving = std::any_of(pushed.begin(), pushed.end(), leaves);
  if (!pushed.empty()) reading_.end();
  if (leaving) flush(typed);
  for (app::Intent& intent : typed) intents.push_back(std::move(intent));
  for (app::Intent& intent : pushed) {
    curtain_ = curtain_ || std::holds_alternative<app::Lock>(intent);
    intents.push_back(std::move(intent));
  }
  if (curtain_) ui.wants_frame = true;
}

void Shell::draw_page(Stage& stage) {
  bool door = at_the_door(stage.model);
  if (!door) draw_bar(stage);
  if (!door) stage.page.cut_top(top_bar_height(stage.ui));
  if (!door) offer_reading(stage);
  if (!door) offer_language(stage);
  view_->draw(stage);
  help_open_ = help_open_ || stage.help;
  draw_notice(stage);
  draw_help(stage);
  if (some_english_ != (stage.ui.standing_in > 0)) some_english_ = !some_english_, stage.ui.wants_frame = true;
  if (!help_open_) reading_.draw(stage.ui);
  bool escape = stage.ui.key_pressed_escape() && !stage.ui.sheet_open() && !editors_.focused();
  if (escape && reading_.on()) return reading_.end();
  if (escape && !door && stage.model.route.page != Page::people) go_back(stage);
}

void Shell::draw_bar(Stage& stage) {
  const app::ReadModel& model = stage.model;
  std::string title = title_of(stage), back;
  Page page = model.route.page;
  bool of_review = page == Page::conversation && model.conversation->review;
  bool from_talk = is_outcome_page(page) && came_from_.page == Page::conversation && came_from_.person == model.route.person;
  if (is_top(model.route)) back = stage.t("people.title");
  else if (from_talk) back = stage.t("conversation.title");
  else if (of_review) back = stage.t("review.title");
  else if (page == Page::attached || page == Page::outcome || page == Page::own_plan || page == Page::risk || page == Page::complaint || page == Page::code || back_to_decision(model.route) ||
           for_outcome(model.route))
    back = stage.t("shell.back");
  else if (page != Page::people) back = known_as(model);
  TopBar bar;
  bar.back = back;
  bar.title = title;
  bar.show_saved = is_typed_on(page);
  bar.reading = reading_.on();
  bar.saved = model.saved && !editors_.unsaved();
  if (page == Page::person) bar.status = model.person->status;
  switch (top_bar(stage.ui, bar)) {
    case TopBarTap::back: return go_back(stage);
    case TopBarTap::help:
      help_open_ = !reading_.on();
      return reading_.end();
    case TopBarTap::lock: return stage.push(app::Lock{});
    case TopBarTap::status: return stage.go(Page::sync);
    case TopBarTap::none: return;
  }
}

bool Shell::back_to_decision(const Route& now) const {
  return now.page == Page::unhappy && is_decision_page(came_from_.page) && came_from_.person == now.person;
}

// Codes lie over the page of their paper: one comes back to it as it was, and from there to where one had come from.
void Shell::turn_to(const Route& route) {
  if (any_page_ && route.page == Page::code) {
    below_ = {std::move(view_), route_, came_from_};
    came_from_ = route_, view_ = make_view(route.page);
    return;
  }
  const bool uncovers = route_.page == Page::code && below_.view && is_same_page(route, below_.route);
  if (any_page_) came_from_ = uncovers ? below_.came_from : route_;
  view_ = uncovers ? std::move(below_.view) : make_view(route.page);
  below_ = {};
}

void Shell::go_back(Stage& stage) {
  const Route& now = stage.model.route;
  // The tablet is in a carer's hands: the way out is the way in, with the worker's own passphrase.
  if (now.page == Page::own_plan) return stage.push(app::Lock{});
  if (now.page == Page::code) return stage.push(app::Go{stage.model.codes->back});
  bool from_talk = is_outcome_page(now.page) && came_from_.page == Page::conversation && came_from_.person == now.person;
  if (is_top(now)) return stage.go(Page::people);
  if (from_talk) return stage.push(app::Go{came_from_});
  if (now.page == Page::conversation && stage.model.conversation->review) return stage.go(Page::review, now.person, {}, "support");
  if (now.page == Page::attached) return stage.go(Page::conversation, now.person, now.record, now.item);
  if (now.page == Page::outcome) return stage.go(Page::outcomes, now.person);
  if (now.page == Page::risk) return stage.go(Page::risks, now.person);
  if (now.page == Page::complaint) return stage.go(Page::complaints, now.person);
  if (back_to_decision(now)) return stage.push(app::Go{came_from_});
  if (for_outcome(now)) return stage.go(Page::outcome, now.person, now.record);
  stage.go(Page::person, now.person);
}

void Shell::draw_notice(Stage& stage) {
  const app::Notice& notice = stage.model.notice;
  Ui& ui = stage.ui;
  if (notice.serial != notice_serial_) {
    notice_serial_ = notice.serial;
    notice_until_ = notice.key.empty() ? 0 : ui.time + kNoticeSeconds;
  }
  if (notice.key.empty() || ui.time >= notice_until_) return;
  std::vector<std::string> words = notice.words;
  if (words.empty()) words.push_back(known_as(stage.model));
  float bottom = ui.screen.bottom() - button_height(ui) - ui.px(22 + 14);
  if (toast(ui, "toast", ui.texts->fill(notice.key, words), notice.is_problem, bottom).closed) notice_until_ = 0;
  float left = static_cast<float>(notice_until_ - ui.time);
  ui.wake_in = ui.wake_in < 0 ? left : std::min(ui.wake_in, left);
}

void Shell::draw_help(Stage& stage) {
  if (!help_open_) return;
  HelpTap tap = help_sheet(stage, reading_.can_read());
  help_open_ = tap == HelpTap::none;
  if (tap == HelpTap::read) reading_.begin();
}

void Shell::draw_curtain(Ui& ui) {
  ui.fill(ui.screen, Colour::sunken);
  float height = ui.px(110), width = height * 48 / 40, middle = ui.screen.h / 2;
  logo(ui, (ui.screen.w - width) / 2, middle - height, height, Colour::sunken);
  std::string words = ui.t("shell.locked");
  TextStyle style = text_style(TextSize::title);
  float most = ui.screen.w - 2 * ui.margin();
  Size size = ui.measure(words, style, most);
  float wide = ui.is_shaped(words) ? size.w + 1 : most;
  ui.words("curtain", words, style, (ui.screen.w - size.w) / 2, middle + ui.px(32), wide, Role::status);
}

}  // namespace blether::ui
