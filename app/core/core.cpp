#include "app/core/core.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "app/core/desk.h"
#include "app/core/faults.h"
#include "app/core/inspection.h"
#include "app/core/key_door.h"
#include "app/core/not_at_office.h"
#include "app/core/store_door.h"
#include "app/core/worker.h"
#include "platform/base/log.h"
#include "sync/merge.h"
#include "sync/session.h"
#include "sync/transport_https.h"

namespace blether::app {

using base::Code;
using base::Result;

struct Core::Inside {
  explicit Inside(CoreWorld w) : world(std::move(w)) {}

  // --- store thread
  void start();
  void carry_out(Intent& intent);
  void enrol(Enrol& intent);
  void unlock(Unlock& intent);
  void lock();
  void empty(EmptyTablet& intent);
  Result<void> take_all_away();
  void closed_by_office();
  void open_desk(std::unique_ptr<storage::Vault> vault);
  void start_session();
  void send_now();
  void after_exchange();
  void publish();
  void problem_at_the_door(const base::Error& error);
  void finish_enrolment();
  std::unique_ptr<sync::Transport> way_to(const sync::HubAddress& hub) const {
    return std::make_unique<sync::HttpsTransport>(hub, sync::Timeouts{}, world.look_up);
  }

  storage::StoreWorld store_world() const { return {world.clock, world.random, &sync::merge}; }

  CoreWorld world;
  Translations translations;
  Lookups lookups;
  ReadModel base_model;  // what stays the same from page to page
  UnlockModel unlock_model;
  EnrolModel enrol_model;
  bool has_vault = false;
  bool paused = false;
  std::unique_ptr<Desk> desk;
  std::shared_ptr<StoreDoor> door;
  std::shared_ptr<KeyDoor> keys;
  std::unique_ptr<sync::Session> session;
  std::shared_ptr<sync::Transport> enrolling;  // while the office is told of this device
  std::uint64_t taken_in = 0;  // exchanges whose effects are on the desk

  // --- any thread
  std::atomic<bool> is_cut = false;
  mutable std::mutex mutex;
  std::condition_variable exchanged;
  std::shared_ptr<const ReadModel> model;
  std::uint64_t asked = 0, finished = 0;  // exchanges asked for by SendNow, and how far they are answered

  // Last, so that they join before anything they use goes.
  std::unique_ptr<Worker> network = std::make_unique<Worker>();  // enrolment, before there is a session
  std::unique_ptr<Worker> worker = std::make_unique<Worker>();
};

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
  else if (auto* pause = std::get_if<PauseSending>(&intent); pause && !with_carer) {
    paused = pause->paused;
    if (session) session->cut(is_cut || paused);
  } else if (auto done = desk->carry_out(intent); !done) {
    base::log(base::Level::warning, "core", std::string(base::code_name(done.error().code)) + " " + done.error().detail);
    base_model.notice = {base_model.notice.serial + 1, error_key(done.error()), {}, true};
  }
  publish();
}

void Core::Inside::send_now() {
  if (!session) return;
  std::uint64_t number = session->ask();
  std::scoped_lock lock(mutex);
  asked = std::max(asked, number);
}

void Core::Inside::problem_at_the_door(const base::Error& error) {
  base::log(base::Level::warning, "core", std::string(base::code_name(error.code)) + " " + error.detail);
  unlock_model.opening = enrol_model.working = false;
  (has_vault ? unlock_model.problem : enrol_model.problem) = has_vault ? error_key(error) : invitation_key(error);
  publish();
}

// The office is asked whom the invitation is for, the vault is made, then the device makes itself known. When the last
// step fails the vault stays, remembers the code, and tries again after the next unlock.
void Core::Inside::enrol(Enrol& intent) {
  auto invitation = sync::parse_invitation(intent.invitation);
  auto passphrase = std::make_shared<std::string>(std::move(intent.passphrase));
  base::wipe(intent.passphrase);
  if (!invitation) {
    enrol_model.problem = "enrol.bad_invitation";
    return publish();
  }
  if (is_cut) return problem_at_the_door({Code::offline, "enrol"});
  enrol_model.working = true;
  enrol_model.problem.clear();
  publish();
  network->post([this, invitation = *invitation, passphrase] {
    auto welcome = sync::who(*way_to(invitation.hub), invitation.code);
    worker->post([this, invitation, passphrase, welcome = std::move(welcome)]() mutable {
      if (!welcome) return base::wipe(*passphrase), problem_at_the_door(welcome.error());
      auto vault = storage::Vault::create(*world.files, world.vault, {welcome->author, welcome->author_name}, *passphrase,
                                          store_world(), world.key_cost);
      base::wipe(*passphrase);
      if (!vault) return problem_at_the_door(vault.error());
      has_vault = true;
      unlock_model.name = given_name(welcome->author_name);
      auto kept = sync::keep_hub((*vault)->store(), invitation.hub);
      if (kept) kept = (*vault)->store().keep_note("enrol.code", base::as_bytes(invitation.code));
      if (!kept) return problem_at_the_door(kept.error());
      open_desk(std::move(*vault));
    });
  });
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

void Core::Inside::start_session() {
  auto& store = desk->vault().store();
  auto hub = sync::kept_hub(store);
  if (!hub || !*hub) return;
  auto code = store.note("enrol.code");
  if (code && *code && !(*code)->empty()) return finish_enrolment();

  door = std::make_shared<StoreDoor>(*worker);
  sync::SessionSetup setup;
  setup.transport = [this, address = **hub] { return way_to(address); };
  setup.door = [open = door, &store](const std::function<void(storage::Store&)>& work) { open->use(store, work); };
  const storage::DeviceKey& key = desk->vault().device();
  keys = std::make_shared<KeyDoor>(key);
  setup.identity = {key.id, key.public_key, [signer = keys](std::string_view purpose, base::ByteView message) {
                      return signer->sign(purpose, message);
                    }};
  setup.clock = world.clock;
  setup.every_ms = world.sends_by_itself ? 5 * 60'000 : 0;
  setup.changed = [this] { worker->post([this] { after_exchange(); }); };
  taken_in = 0;
  {
    std::scoped_lock lock(mutex);
    asked = finished = 0;
  }
  session = std::make_unique<sync::Session>(std::move(setup));
  session->cut(is_cut || paused);
  if (world.sends_by_itself) session->ask();
}

void Core::Inside::finish_enrolment() {
  auto& vault = desk->vault();
  auto hub = sync::kept_hub(vault.store());
  auto code = vault.store().note("enrol.code");
  if (!hub || !*hub || !code || !*code || (*code)->empty()) return;
  if (is_cut) {
    base_model.notice = {base_model.notice.serial + 1, "enrol.later", {}, true};
    return;
  }
  auto key = storage::device_key_from(vault.device().secret_key.view());
  if (!key) return problem_at_the_door(key.error());
  auto shared_key = std::make_shared<storage::DeviceKey>(std::move(*key));
  enrolling = way_to(**hub);
  network->post([this, transport = enrolling, text = std::string(base::as_text(**code)), shared_key] {
    auto done = sync::enrol(*transport, sync::identity_of(*shared_key), text, world.device_name);
    worker->post([this, done] {
      if (!desk || (!done && done.error().code == Code::cancelled)) return;
      if (!done) {
        std::string key_text = done.error().code == Code::offline ? "enrol.later" : invitation_key(done.error());
        base_model.notice = {base_model.notice.serial + 1, key_text, {}, true};
        return publish();
      }
      base::ignore(desk->vault().store().keep_note("enrol.code", {}), "enrolling twice with one key does no harm");
      start_session();
      send_now();
      publish();
    });
  });
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

// The office closed this tablet. What it has not got stays sealed here; nothing else does.
void Core::Inside::closed_by_office() {
  auto waiting = not_at_office(desk->vault().store());
  if (waiting && *waiting == 0) {
    if (auto gone = take_all_away(); !gone) return problem_at_the_door(gone.error());
    enrol_model.problem = "enrol.closed_by_office";
  } else {
    lock();
    unlock_model.problem = "unlock.closed_by_office";
  }
  publish();
}

void Core::Inside::after_exchange() {
  if (!desk || !session) return;
  auto state = session->state();
  if (state.error && state.error->code == Code::denied && state.error->detail == "revoked") return closed_by_office();
  bool over = state.finished > taken_in;
  if (over) {
    taken_in = state.finished;
    auto done = desk->take_in_others();
    if (done) done = desk->office_has_all(state.last_ok_ms);
    if (!done) base::log(base::Level::fault, "core", done.error().detail);
  }
  publish();
  if (!over) return;
  {
    std::scoped_lock lock(mutex);
    finished = std::max(finished, state.finished);
  }
  exchanged.notify_all();
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
