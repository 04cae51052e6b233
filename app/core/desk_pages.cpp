// What the desk shows: the page of the route, made afresh.
#include "app/core/desk.h"
#include "app/core/pages/about_page.h"
#include "app/core/pages/around_page.h"
#include "app/core/pages/carer_pages.h"
#include "app/core/pages/decision_pages.h"
#include "app/core/pages/directory_page.h"
#include "app/core/pages/finish_page.h"
#include "app/core/pages/looked_page.h"
#include "app/core/pages/plan_page.h"
#include "app/core/pages/review_page.h"
#include "app/core/pages/rights_pages.h"
#include "app/core/pages/safety_page.h"
#include "app/core/pages/support_pages.h"
#include "app/core/pages/sync_page.h"
#include "app/core/read_models_sync.h"
#include "care/one_question.h"

namespace blether::app {

using base::Code;
using base::Result;
using model::RecordId;

Result<void> Desk::show(ReadModel& model, const std::optional<sync::NetworkState>& network, bool paused) {
  model.unlocked = true;
  model.settings = settings_;
  model.worker = worker_;
  model.status = caseload_.status_of_all();
  if (network && network->phase == sync::NetworkState::Phase::working && model.status.pill == SendPill::waiting)
    model.status.pill = SendPill::sending;
  if (notice_.serial > 0) {
    model.notice = {model.notice.serial + 1, notice_.key, notice_.words, notice_.is_problem};
    notice_ = {};
  }
  TRY(auto conflicts, store_.conflicts());
  model.open_conflicts = care::questions(std::move(conflicts)).size();
  auto shown = show_page(model, network, paused);
  if (is_with_carer()) {  // not even how much of other people is waiting
    model.status = caseload_.status(handed_to_->carer);
    model.open_conflicts = 0;
  } else if (!shown && shown.error().code == Code::not_found) {  // settled, removed or taken away meanwhile
    route_.page = route_.person.is_none() || caseload_.name(route_.person) == nullptr ? Route::Page::people : Route::Page::person;
    shown = show_page(model, network, paused);
  }
  TRY_VOID(std::move(shown));
  TRY(model.screen_needs, screen_needs());
  TRY(model.language, language_of_page());
  return {};
}

Result<ScreenNeeds> Desk::screen_needs() {
  ScreenNeeds needs;
  if (route_.person.is_none()) return needs;
  TRY(auto person, find(person_record(route_.person)));
  if (!person) return needs;
  auto screen = care::screen_for(*person, world_.lookups->communication);
  needs.scale_percent = screen.text_percent > 100 ? screen.text_percent : 0;
  needs.theme = screen.theme;
  if (screen.easy_read) needs.face = "easy-read";
  needs.easy_read = screen.easy_read, needs.read_aloud = screen.read_aloud;
  for (const std::string& code : person->texts("needs"))
    if (auto* need = world_.lookups->communication.find(code); need && !need->screen.empty()) needs.said.push_back(need->label);
  return needs;
}

Result<void> Desk::show_page(ReadModel& model, const std::optional<sync::NetworkState>& network, bool paused) {
  model.route = route_;
  switch (route_.page) {
    case Route::Page::enrol:
    case Route::Page::unlock:
    case Route::Page::people: {
      model.route.page = Route::Page::people;
      TRY(auto page, caseload_.page(store_, *world_.texts, query_, today()));
      page.office_had_all_ms = office_had_all_ms_;
      model.people = std::make_shared<PeopleModel>(std::move(page));
      return {};
    }
    case Route::Page::person:
    case Route::Page::happened: {
      TRY(model.person, person_page());
      return {};
    }
    case Route::Page::conversation: {
      TRY(model.conversation, conversation_page());
      model.route = route_;  // now with the prompt it opened on
      return {};
    }
    case Route::Page::outcomes: {
      TRY(model.outcomes, outcomes_page());
      return {};
    }
    case Route::Page::outcome: {
      TRY(model.outcome, outcome_page());
      return {};
    }
    case Route::Page::code: {
      TRY(model.codes, codes_page());
      return {};
    }
    case Route::Page::agreed: {
      TRY(model.agreed, agreed_page());
      return {};
    }
    case Route::Page::sync: {
      TRY(auto page, sync_page(store_, caseload_, network, paused));
      model.sync = std::make_shared<SyncModel>(std::move(page));
      return {};
    }
    case Route::Page::options: {
      TRY(auto world, page_world());
      TRY(model.options, options_page(world));
      return {};
    }
    case Route::Page::money: {
      TRY(auto world, page_world());
      TRY(model.money, money_page(world, pdf_));
      return {};
    }
    case Route::Page::finish: {
      TRY(auto world, page_world());
      TRY(auto talk, this->talk(world.conversation));
      TRY(model.finish, finish_page(world, std::move(talk)));
      return {};
    }
    case Route::Page::safety: {
      if (route_.person.is_none()) {
        TRY(auto everybody, caseload_.page(store_, *world_.texts, "", today()));
        std::vector<PersonName> people;
        for (const PersonRow& row : everybody.rows) people.push_back(row.name);
        model.safety = safety_about_whom(*world_.lookups, *world_.texts, today(), std::move(people));
        return {};
      }
      if (new_concern_.is_none()) new_concern_ = RecordId::random(*world_.random);
      TRY(auto world, practice_world());
      TRY(model.safety, safety_page(world, new_concern_));
      if (model.safety->written) new_concern_ = {};  // the next worry is another one
      return {};
    }
    case Route::Page::around: {
      TRY(auto world, page_world());
      TRY(model.around, around_page(world));
      return {};
    }
    case Route::Page::about: {
      TRY(auto world, page_world());
      TRY(model.about, about_page(world));
      return {};
    }
    case Route::Page::carer: {
      TRY(auto world, page_world());
      TRY(model.carer, carer_page(world, settings_.language, pdf_));
      return {};
    }
    case Route::Page::own_plan: return show_own_plan(model);
    case Route::Page::review: {
      TRY(auto world, page_world());
      TRY(model.review, review_page(world));
      return {};
    }
    case Route::Page::plan: {
      TRY(auto world, page_world());
      TRY(model.plan, plan_page(world, pdf_));
      return {};
    }
    case Route::Page::unhappy: {
      TRY(auto world, page_world());
      TRY(model.unhappy, unhappy_page(world, route_.item, route_.record, pdf_));
      return {};
    }
    case Route::Page::rights: {
      TRY(auto world, page_world());
      TRY(model.rights, rights_page(world, route_.item == kBegins, pdf_));
      return {};
    }
    case Route::Page::complaints: {
      TRY(auto world, page_world());
      TRY(model.complaints, complaints_page(world, route_.item == kBegins, route_.record));
      return {};
    }
    case Route::Page::complaint: {
      TRY(auto world, page_world());
      TRY(model.complaint, complaint_page(world, route_.record, pdf_));
      return {};
    }
    case Route::Page::risks: {
      TRY(auto world, page_world());
      TRY(model.risks, risks_page(world));
      return {};
    }
    case Route::Page::risk: {
      TRY(auto world, page_world());
      TRY(model.risk, risk_page(world, route_.record));
      return {};
    }
    case Route::Page::capacity: {
      TRY(auto world, page_world());
      TRY(model.capacity, capacity_page(world));
      return {};
    }
    case Route::Page::directory: {
      TRY(auto world, page_world());
      TRY(model.directory, directory_page(world, near_by_.person == route_.person ? near_by_.asked : SearchDirectory{}));
      return {};
    }
    case Route::Page::package: {
      TRY(model.package, package_page());
      return {};
    }
    case Route::Page::parcels: {
      TRY(model.parcels, parcels_page());
      return {};
    }
    case Route::Page::looked: {
      TRY(auto world, page_world());
      TRY(model.looked, looked_page(world));
      return {};
    }
    case Route::Page::attached: {
      TRY(model.attached, attached_page());
      return {};
    }
    case Route::Page::conflict: {
      TRY(auto page, conflict_page(conflict_world(), route_.item));
      model.conflict = std::make_shared<ConflictModel>(std::move(page));
      return {};
    }
  }
  return {};
}

}  // namespace blether::app
