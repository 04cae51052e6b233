#include "app/core/core.h"

#include "app/core/core_inside.h"
#include "app/core/faults.h"
#include "app/core/inspection.h"
#include "app/core/not_at_office.h"
#include "platform/base/log.h"

namespace blether::app {

using base::Code;
using base::Result;

namespace {

// The page as the desk made it, with what became of a code that was typed there.
std::shared_ptr<const SyncModel> with_code(const SyncModel& made, const SyncModel::LettingIn& code) {
  auto page = std::make_shared<SyncModel>(made);
  page->letting_in = code;
  page->letting_in.offered = true;
  return page;
}

}  // namespace

void Core::Inside::start() {
  auto loaded = Translations::load(*world.files, world.assets / "translations");
  if (loaded) translations = std::move(*loaded);
  else base::log(base::Level::fault, "core", "translations: " + loaded.error().detail);
  lookups.load(*world.files, world.assets);
  auto name = storage::vault_name(*world.files, world.vault);
  has_vault = name.has_value() || name.error().code != Code::not_found;
  if (name) unlock_model.name = given_name(*name);
  else if (has_vault) unlock_model.problem = error_key(name.error());
  publish();
}

void Core::Inside::carry_out(Intent& intent) {
  bool with_carer = desk && desk->is_with_carer();  // then everything but closing goes past the desk, which refuses
  if (auto* invited = std::get_if<Enrol>(&intent); invited && !with_carer) enrol(*invited);
  else if (auto* opening = std::get_if<Unlock>(&intent); opening && !with_carer) unlock(*opening);
  else if (std::holds_alternative<Lock>(intent)) lock();
  else if (auto* change = std::get_if<ChangeSettings>(&intent); change && !desk) base_model.settings = change->settings;
  else if (!desk) return;
  else if (auto* emptying = std::get_if<EmptyTablet>(&intent); emptying && !with_carer) empty(*emptying);
  else if (!with_carer && std::holds_alternative<SendNow>(intent)) send_now();
  else if (auto* code = std::get_if<LetInAgain>(&intent); code && !with_carer) let_in_again(*code);
  else if (auto* pause = std::get_if<PauseSending>(&intent); pause && !with_carer) {
    paused = pause->paused;
    if (session) session->cut(is_cut || paused);
  } else if (auto done = desk->carry_out(intent); !done) {
    base::log(base::Level::warning, "core", std::string(base::code_name(done.error().code)) + " " + done.error().detail);
    base_model.notice = {base_model.notice.serial + 1, error_key(done.error()), {}, true};
  }
  publish();
}

void Core::Inside::problem_at_the_door(const base::Error& error) {
  base::log(base::Level::warning, "core", std::string(base::code_name(error.code)) + " " + error.detail);
  unlock_model.opening = enrol_model.working = false;
  (has_vault ? unlock_model.problem : enrol_model.problem) = has_vault ? error_key(error) : invitation_key(error);
  publish();
}

void Core::Inside::unlock(Unlock& intent) {
  unlock_model.opening = true;
  unlock_model.problem.clear();
  publish();
  auto vault = storage::Vault::open(*world.files, world.vault, intent.passphrase, store_world());
  base::wipe(intent.passphrase);
  if (!vault) return problem_at_the_door(vault.error());
  open_desk(std::move(*vault));
}

void Core::Inside::open_desk(std::unique_ptr<storage::Vault> vault) {
  unlock_model.opening = enrol_model.working = false;
  DeskWorld desk_world{world.files, world.clock, world.random, &translations.english(), &lookups, world.assets, world.documents, &translations,
                       world.picture};
  desk = std::make_unique<Desk>(desk_world, std::move(vault));
  if (auto opened = desk->open(); !opened) {
    desk.reset();
    return problem_at_the_door(opened.error());
  }
  start_session();
  publish();
}

void Core::Inside::lock() {
  if (door) door->close();
  if (keys) keys->close();
  if (session) session->stop();
  if (enrolling) enrolling->cancel();
  desk.reset();  // closes the database, wipes the keys; whoever is still in the network has neither
  door.reset();
  keys.reset();
  enrolling.reset();
  if (session) network->post([ending = std::shared_ptr(std::move(session))]() mutable { ending.reset(); });
  {
    std::scoped_lock lock(mutex);
    finished = asked;
  }
  exchanged.notify_all();
  base_model.notice = {};
  letting_in = {};
  unlock_model.problem.clear();
  publish();
}

// Only with the passphrase, and only when nothing is here alone: what was written is never lost with a tablet.
void Core::Inside::empty(EmptyTablet& intent) {
  auto proved = storage::check_passphrase(*world.files, world.vault, intent.passphrase);
  base::wipe(intent.passphrase);
  auto waiting = not_at_office(desk->vault().store());
  auto say = [&](std::string key) { base_model.notice = {base_model.notice.serial + 1, std::move(key), {}, true}; };
  if (!proved) return say(error_key(proved.error()));
  if (!waiting) return say(error_key(waiting.error()));
  if (*waiting > 0) return say("empty.first_send");
  const auto serial = base_model.notice.serial + 1;
  if (auto gone = take_all_away(); !gone) return problem_at_the_door(gone.error());
  base_model.notice = {serial, "empty.done", {}, false};
}

Result<void> Core::Inside::take_all_away() {
  lock();
  TRY_VOID(storage::remove_vault(*world.files, world.vault));
  has_vault = false;
  unlock_model = {}, enrol_model = {};
  return {};
}

void Core::Inside::publish() {
  auto next = std::make_shared<ReadModel>();
  next->version = ++base_model.version;
  next->now_ms = world.clock->utc_ms();
  next->settings = base_model.settings;
  next->notice = base_model.notice;
  if (desk) {
    std::optional<sync::NetworkState> network_state;
    if (session) network_state = session->state();
    if (auto shown = desk->show(*next, network_state, paused); !shown) {
      base::log(base::Level::fault, "core", "page: " + std::string(base::code_name(shown.error().code)) + " " + shown.error().detail);
      next->notice = {++base_model.notice.serial, error_key(shown.error()), {}, true};
    }
    if (next->sync && next->sync->letting_in.offered) next->sync = with_code(*next->sync, letting_in);
    base_model.settings = next->settings;
    base_model.notice.serial = std::max(base_model.notice.serial, next->notice.serial);
  } else if (has_vault) {
    next->route.page = Route::Page::unlock;
    next->unlock = std::make_shared<UnlockModel>(unlock_model);
  } else {
    next->route.page = Route::Page::enrol;
    next->enrol = std::make_shared<EnrolModel>(enrol_model);
  }
  {
    std::scoped_lock lock(mutex);
    model = std::move(next);
  }
  if (world.wake) world.wake();
}

Core::Inspection Core::inspect(const std::vector<std::string>& texts) {
  Inspection found;
  inside_->worker->run([&] {
    if (!inside_->desk) return;
    auto& vault = inside_->desk->vault();
    found = inspect_store(vault.store(), vault.device().id, texts);
  });
  return found;
}

Core::Core(CoreWorld world) : inside_(std::make_unique<Inside>(std::move(world))) {
  inside_->model = std::make_shared<ReadModel>();
  inside_->worker->post([inside = inside_.get()] { inside->start(); });
}

Core::~Core() {
  inside_->worker->run([this] { inside_->lock(); });
  inside_->network.reset();
  inside_->worker.reset();
}

void Core::push(Intent intent) {
  auto wish = std::make_shared<Intent>(std::move(intent));
  inside_->worker->post([inside = inside_.get(), wish] { inside->carry_out(*wish); });
}

std::shared_ptr<const ReadModel> Core::model() const {
  std::scoped_lock lock(inside_->mutex);
  return inside_->model;
}

void Core::settle() {
  inside_->worker->drain();
  inside_->network->drain();
  inside_->worker->drain();
  inside_->network->drain();  // enrolment goes there twice
  inside_->worker->drain();
  {
    std::unique_lock lock(inside_->mutex);
    inside_->exchanged.wait(lock, [this] { return inside_->finished >= inside_->asked; });
  }
  inside_->worker->drain();
}

void Core::cut_network(bool cut) {
  inside_->is_cut = cut;
  inside_->worker->post([inside = inside_.get(), cut] {
    if (inside->session) inside->session->cut(cut || inside->paused);
  });
}

}  // namespace blether::app
