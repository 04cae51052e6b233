#include <algorithm>

#include "app/core/core_inside.h"
#include "app/core/faults.h"
#include "app/core/not_at_office.h"
#include "platform/base/log.h"
#include "sync/streams.h"

namespace blether::app {

using base::Code;
using base::Result;

namespace {

constexpr std::string_view kCodeNote = "enrol.code";  // until the office knows this device

// Whose vault it is, as the office spells it; only then can it give a code for them.
std::string own_name(storage::Vault& vault, const std::string& otherwise) {
  auto own = vault.store().record(sync::staff_stream(), model::same_id<model::RecordId>(vault.author()));
  return own && !own->text("name").empty() ? own->text("name") : otherwise;
}

}  // namespace

// --- the way in

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
      auto vault = storage::Vault::create(*world.files, world.vault, {welcome->author, welcome->author_name},
                                          *passphrase, store_world(), world.key_cost);
      base::wipe(*passphrase);
      if (!vault) return problem_at_the_door(vault.error());
      has_vault = true;
      unlock_model.name = given_name(welcome->author_name);
      auto kept = sync::keep_hub((*vault)->store(), invitation.hub);
      if (kept) kept = (*vault)->store().keep_note(kCodeNote, base::as_bytes(invitation.code));
      if (!kept) return problem_at_the_door(kept.error());
      open_desk(std::move(*vault));
    });
  });
}

bool Core::Inside::finish_enrolment() {
  auto& vault = desk->vault();
  auto hub = sync::kept_hub(vault.store());
  auto code = vault.store().note(kCodeNote);
  if (!hub || !*hub || !code || !*code || (*code)->empty()) return false;
  auto key = storage::device_key_from(vault.device().secret_key.view());
  if (is_cut) return enrolled(base::fail(Code::offline, "enrol")), true;
  if (!key) return enrolled(tl::unexpected<base::Error>(key.error())), true;
  auto shared_key = std::make_shared<storage::DeviceKey>(std::move(*key));
  enrolling = way_to(**hub);
  network->post([this, transport = enrolling, text = std::string(base::as_text(**code)), shared_key] {
    auto done = sync::enrol(*transport, sync::identity_of(*shared_key), text, world.device_name);
    worker->post([this, done] {
      if (!desk || (!done && done.error().code == Code::cancelled)) return;
      enrolled(done);
      publish();
    });
  });
  return true;
}

// A code that the office takes no more is forgotten: then it says of the tablet what is the matter, and the sending
// page takes another code.
void Core::Inside::enrolled(const Result<void>& done) {
  letting_in = {};
  const bool is_known = done || done.error().detail == "device_known";
  if (!is_known) {
    const bool is_offline = done.error().code == Code::offline;
    std::string key = !is_offline ? invitation_key(done.error()) : session ? "sync.code_later" : "enrol.later";
    base_model.notice = {base_model.notice.serial + 1, std::move(key), {}, true};
  }
  const bool is_over = is_known || done.error().detail == "code_unknown";
  if (!is_over) return;
  if (auto forgotten = desk->vault().store().keep_note(kCodeNote, {}); !forgotten) {
    base_model.notice = {base_model.notice.serial + 1, error_key(forgotten.error()), {}, true};
    return;  // enrolling twice with one key does no harm
  }
  if (!session) start_session();
  send_now();
}

// --- an office that was put back from a backup does not know this tablet

// Whom the code is for is asked first: what one worker wrote is never sent as another's.
void Core::Inside::let_in_again(LetInAgain& intent) {
  auto hub = sync::kept_hub(desk->vault().store());
  if (!hub || !*hub || letting_in.working) return;
  letting_in = {};
  auto code = sync::parse_code(intent.code, **hub);
  if (!code) letting_in.problem = code.error().detail == "office" ? "sync.code_other_office" : "sync.code_incomplete";
  else if (is_cut) letting_in.problem = office_key({Code::offline, "enrol"});
  if (!letting_in.problem.empty()) return;
  letting_in.working = true;
  enrolling = way_to(**hub);
  network->post([this, transport = enrolling, code = *code] {
    auto welcome = sync::who(*transport, code);
    worker->post([this, code, welcome = std::move(welcome)] {
      if (!desk || (!welcome && welcome.error().code == Code::cancelled)) return;
      if (welcome) code_is_for(*welcome, code);
      else letting_in = {true, false, invitation_key(welcome.error()), {}};
      publish();
    });
  });
}

void Core::Inside::code_is_for(const sync::Welcome& welcome, const std::string& code) {
  auto& vault = desk->vault();
  if (welcome.author != vault.author()) {
    const std::string own = own_name(vault, unlock_model.name);
    letting_in = {true, false, "sync.code_other_worker", {welcome.author_name, own}};
    return;
  }
  auto kept = vault.store().keep_note(kCodeNote, base::as_bytes(code));
  if (!kept) letting_in = {true, false, error_key(kept.error()), {}};
  else finish_enrolment();
}

// --- sending

void Core::Inside::start_session() {
  auto& store = desk->vault().store();
  auto hub = sync::kept_hub(store);
  if (!hub || !*hub) return;
  if (finish_enrolment()) return;

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

void Core::Inside::send_now() {
  if (finish_enrolment() || !session) return;
  std::uint64_t number = session->ask();
  std::scoped_lock lock(mutex);
  asked = std::max(asked, number);
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

}  // namespace blether::app
