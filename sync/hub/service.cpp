#include "sync/hub/service.h"

#include "platform/base/log.h"
#include "storage/sql.h"
#include "sync/hub/intake.h"
#include "sync/hub/ledger_postgres.h"
#include "sync/hub/ledger_sqlite.h"
#include "sync/hub/newcomers.h"
#include "sync/hub/passing_on.h"
#include "sync/merge.h"
#include "sync/tuning.h"

namespace blether::hub {

using base::Bytes;
using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kPostgres = "postgres:";
constexpr std::string_view kSharedKey = "shared_ledger";
constexpr std::int64_t kDayMs = std::int64_t{24} * 60 * 60 * 1000;

Result<base::SecretBytes> database_key(base::Random& random) {
  TRY(auto key, base::SecretBytes::create(storage::Connection::kKeyBytes));
  random.fill({key.data(), key.size()});
  return key;
}

// A ledger is never made beside a key whose ledger is missing on purpose, nor a key beside a ledger that lost its own:
// the second would put an empty service in the place of a full one.
Result<std::unique_ptr<Ledger>> open_file_ledger(const ServiceSetup& setup, KeyStore& keys) {
  const base::Path file = setup.data / "ledger.db";
  TRY(bool there, setup.files->exists(file));
  if (there) {
    TRY(auto key, keys.key("ledger"));
    return open_sqlite_ledger(file, key.view(), false, *setup.random);
  }
  if (keys.key(kSharedKey)) return fail(Code::invalid, "this folder belongs to a shared ledger: say --ledger as before");
  TRY(auto key, key_or_make(keys, "ledger", [&] { return database_key(*setup.random); }));
  return open_sqlite_ledger(file, key.view(), true, *setup.random);
}

Result<std::unique_ptr<Ledger>> open_shared_ledger(const ServiceSetup& setup, KeyStore& keys) {
  TRY(bool there, setup.files->exists(setup.data / "ledger.db"));
  if (there) return fail(Code::invalid, "this folder has a ledger of its own: leave --ledger out");
  PostgresSetup postgres;
  postgres.where = setup.ledger.substr(kPostgres.size());
  postgres.connections = setup.connections;
  postgres.random = setup.random;
  postgres.taken_over = setup.taken_over;
  postgres.key = [&](bool made) -> Result<base::SecretBytes> {
    auto key = keys.key(kSharedKey);
    if (key || key.error().code != Code::not_found) return key;
    if (made)
      return fail(Code::invalid, "another service made this ledger: copy its keys/" + std::string(kSharedKey) +
                                     ".key and keys/server.key into this folder first");
    return key_or_make(keys, kSharedKey, [&] { return database_key(*setup.random); });
  };
  return open_postgres_ledger(postgres);
}

Result<std::unique_ptr<Ledger>> open_ledger(const ServiceSetup& setup, KeyStore& keys) {
  if (setup.ledger.empty()) return open_file_ledger(setup, keys);
  if (setup.ledger.starts_with(kPostgres)) return open_shared_ledger(setup, keys);
  return fail(Code::invalid, "--ledger " + setup.ledger.substr(0, setup.ledger.find(':')));
}

int status_of(const base::Error& error) {
  switch (error.code) {
    case Code::denied: return error.detail == "revoked" ? 403 : 401;
    case Code::not_found: return 404;
    case Code::refused: return error.detail == "too_many_tries" ? 429 : 403;
    case Code::exists: return 409;
    case Code::invalid: return 400;
    case Code::too_old:
    case Code::too_new: return 426;
    case Code::no_space: return 507;
    case Code::busy: return 503;
    default: return 500;
  }
}

// What the other side is told: a reason code where there is one, never where something went wrong in here.
std::string reason_of(const base::Error& error) {
  switch (error.code) {
    case Code::denied:
    case Code::refused:
    case Code::exists: return error.detail;
    case Code::not_found: return "not_found";
    case Code::invalid: return "invalid";
    case Code::too_old: return "too_old";
    case Code::too_new: return "too_new";
    case Code::no_space: return "no_space";
    default: return "busy";
  }
}

}  // namespace

Result<std::unique_ptr<Service>> Service::open(const ServiceSetup& setup) {
  TRY_VOID(base::start_cryptography());
  std::unique_ptr<Service> service(new Service(setup));
  TRY_VOID(setup.files->make_folder(setup.data));
  service->keys_ = std::make_unique<FileKeys>(*setup.files, setup.data / "keys");
  TRY(service->ledger_, open_ledger(setup, *service->keys_));
  TRY(service->server_key_, key_or_make(*service->keys_, "server", make_server_key));
  service->shelf_ = std::make_unique<Shelf>(*setup.files, *setup.clock, setup.shelf.value_or(setup.data / "files"));
  service->tidy_shelf();
  service->forget_refusals();
  OfficeSetup office;
  office.files = setup.files;
  office.file = setup.data / "office.db";
  office.keys = service->keys_.get();
  office.world = {setup.clock, setup.random, sync::merge};
  office.ledger = service->ledger_.get();
  office.is_shared = !setup.ledger.empty();
  TRY(service->office_, Office::open(office));
  return service;
}

void Service::set_address(const sync::HubAddress& address) {
  std::lock_guard lock(office_mutex_);
  address_ = address;
}

Response Service::handle(Call& call) {
  std::uint64_t highest = 0;
  auto body = answer(call, highest);
  if (body) return {200, std::move(*body)};
  const base::Error& error = body.error();
  if (status_of(error) >= 500) base::log(base::Level::fault, "hub", call.path + ": " + error.detail);
  return {status_of(error), sync::encode(sync::Problem{reason_of(error), highest})};
}

Result<Bytes> Service::answer(const Call& call, std::uint64_t& highest) {
  if (call.method != "POST") return fail(Code::not_found, call.method);
  if (call.path == sync::kSyncPath) return answer_sync(call, highest);
  if (call.path == sync::kAuditPath) return answer_audit(call, highest);
  if (call.path == sync::kFilesPath) return answer_files(call, highest);
  if (call.path == sync::kWhoPath) return answer_who(call);
  if (call.path == sync::kEnrolPath) return answer_enrol(call);
  if (call.path == kOfficePath) return answer_office(call, highest);
  return fail(Code::not_found, "path");
}

Result<Bytes> Service::answer_who(const Call& call) {
  TRY(sync::WhoRequest request, sync::decode_who_request(call.body));
  const std::int64_t now = setup_.clock->boot_ms();
  if (wrong_codes_.too_many(call.peer, now)) return fail(Code::refused, "too_many_tries");
  auto welcome = from_ledger<sync::Welcome>(*ledger_, [&](LedgerWork& ledger) {
    return who(ledger, request.code, setup_.name, setup_.clock->utc_ms());
  });
  if (!welcome && welcome.error().code == Code::refused) wrong_codes_.add(call.peer, now);
  if (!welcome) return tl::unexpected<base::Error>(welcome.error());
  return sync::encode(*welcome);
}

Result<Bytes> Service::answer_enrol(const Call& call) {
  TRY(sync::EnrolRequest request, sync::decode_enrol_request(call.body));
  const std::int64_t now = setup_.clock->boot_ms();
  if (wrong_codes_.too_many(call.peer, now)) return fail(Code::refused, "too_many_tries");
  TRY_VOID(check_signature(call, storage::device_id_of(request.public_key), 0, request.public_key));
  auto done = ledger_->atomically([&](LedgerWork& ledger) { return enrol(ledger, request, setup_.clock->utc_ms()); });
  if (!done && done.error().code == Code::refused) wrong_codes_.add(call.peer, now);
  if (!done) return tl::unexpected<base::Error>(done.error());
  return Bytes{};
}

// What needs no ledger is done without it: signatures, unpacking. Then two transactions: what a push holds is let go
// before the feed is read, which takes longer.
Result<Bytes> Service::answer_sync(const Call& call, std::uint64_t& highest) {
  const std::int64_t now = setup_.clock->utc_ms();
  TRY(Caller caller, identify(*ledger_, call, highest));
  TRY(sync::SyncRequest request, sync::decode_sync_request(call.body));
  const auto opened = open_all(caller.device, request.changes);
  forget_refusals();
  SharedScope scope;
  std::vector<sync::Answer> not_passed_on;
  bool is_in = false;
  const auto take = [&](LedgerWork& ledger) -> Result<Taken> {
    is_in = false;
    TRY(Admitted who, let_in(ledger, caller, now, highest));
    is_in = true;
    TRY_VOID(welcome_newcomers(ledger, who.author, opened));
    TRY(scope, scopes_.of(ledger, who.author));
    TRY(not_passed_on, take_relayed(ledger, who.device.known.id, *scope, request.relayed, now));
    return take_in(ledger, who.device, who.author, *scope, request.changes, opened, now);
  };
  auto taken = from_ledger<Taken>(*ledger_, take);
  // Somebody brought one of the same changes at the same moment: two tablets pass it on, or its author sends it
  // meanwhile. Now that it is kept, all of this has its answers.
  const auto is_crossed = [&] { return !taken && is_in && taken.error().code == Code::exists; };
  if (is_crossed()) taken = from_ledger<Taken>(*ledger_, take);
  if (is_crossed()) return fail(Code::busy, taken.error().detail);
  if (!taken) return tl::unexpected<base::Error>(taken.error());
  sync::SyncReply answer;
  answer.answers = std::move(taken->answers);
  answer.not_passed_on = std::move(not_passed_on);
  answer.receipt = std::move(taken->receipt);
  answer.hub_time_ms = now;
  answer.scope = scope->name;
  if (request.scope != scope->name) answer.streams = scope->all();
  TRY_VOID(read_for(caller, request, *scope, answer));
  return sync::encode(answer);
}

Result<void> Service::read_for(const Caller& caller, const sync::SyncRequest& request, const Scope& scope,
                               sync::SyncReply& answer) {
  Bytes cursor = request.cursor;
  if (!request.cursor_hash.empty()) {
    auto known = cursors_.find(request.cursor_hash);
    answer.cursor_unknown = !known;
    if (!known) return {};
    cursor = std::move(*known);
  }
  const std::size_t want = std::min<std::uint64_t>(request.want, sync::kPageBytes);
  TRY(FeedPage page, from_ledger<FeedPage>(*ledger_, [&](LedgerWork& ledger) {
        return read_feed(ledger, scope, {cursor, caller.device.id, {sync::kPageChanges, want}});
      }));
  cursors_.remember(page.cursor);
  answer.arrivals = std::move(page.arrivals);
  answer.devices = std::move(page.devices);
  answer.more = page.more;
  answer.restored = page.restored;
  answer.same_cursor = page.cursor == cursor;
  if (!answer.same_cursor) answer.cursor = std::move(page.cursor);
  return {};
}

// So many chains go into one reply; the device asks again for the rest.
constexpr std::size_t kMostTips = 20'000;

Result<Bytes> Service::answer_audit(const Call& call, std::uint64_t& highest) {
  TRY(Caller caller, identify(*ledger_, call, highest));
  TRY(sync::AuditRequest request, sync::decode_audit_request(call.body));
  TRY(auto tips, from_ledger<std::vector<storage::StreamTip>>(
                     *ledger_, [&](LedgerWork& ledger) -> Result<std::vector<storage::StreamTip>> {
                       TRY(Admitted who, let_in(ledger, caller, setup_.clock->utc_ms(), highest));
                       TRY(SharedScope scope, scopes_.of(ledger, who.author));
                       return tips_of(ledger, *scope);
                     }));
  sync::AuditReply reply;
  for (const sync::AuditRange& range : request.ranges) {
    if (reply.tips.size() > kMostTips) break;
    const std::uint32_t place = reply.answered++;
    if (sync::audit_digest(tips, range.first, range.last) == range.digest) continue;
    reply.differing.push_back(place);
    for (const storage::StreamTip& tip : tips)
      if (tip.stream.owner.bytes[0] >= range.first && tip.stream.owner.bytes[0] <= range.last) reply.tips.push_back(tip);
  }
  return sync::encode(reply);
}

// It is in nobody's way when that does not work.
void Service::tidy_shelf() {
  auto cleared = shelf_->tidy();
  if (!cleared) return base::log(base::Level::warning, "hub", "pieces of files: " + cleared.error().detail);
  if (*cleared > 0) base::log(base::Level::info, "hub", std::to_string(*cleared) + " stale pieces of files cleared");
}

// As above.
void Service::forget_refusals() {
  {
    std::lock_guard lock(refusals_mutex_);
    const std::int64_t now = setup_.clock->boot_ms();
    if (refusals_looked_at_ms_ && now - *refusals_looked_at_ms_ < kDayMs) return;
    refusals_looked_at_ms_ = now;
  }
  const std::int64_t before = setup_.clock->utc_ms() - kKeepRefusalsMs;
  auto done = ledger_->atomically([&](LedgerWork& ledger) { return ledger.forget_refusals(before); });
  if (!done) base::log(base::Level::warning, "hub", "old refusals: " + done.error().detail);
}

// Any device may ask about a file, and bring one that a change names, for a person whom it may no longer hold too. It
// gets only what is in a stream that it may hold. The files themselves are read and written without the ledger.
Result<Bytes> Service::answer_files(const Call& call, std::uint64_t& highest) {
  TRY(Caller caller, identify(*ledger_, call, highest));
  TRY(sync::FilesRequest request, sync::decode_files_request(call.body));
  tidy_shelf();
  const std::vector<storage::FileName> names =
      request.put ? std::vector{*request.put} : request.get ? std::vector{*request.get} : request.asks;
  using Lengths = FileNames::Lengths;
  TRY(auto lengths, from_ledger<Lengths>(*ledger_, [&](LedgerWork& ledger) -> Result<Lengths> {
        TRY(Admitted who, let_in(ledger, caller, setup_.clock->utc_ms(), highest));
        TRY(SharedScope scope, scopes_.of(ledger, who.author));
        if (request.get && !scope->holds(request.get->stream)) return fail(Code::refused, "not_on_caseload");
        return file_names_.lengths(ledger, names);
      }));
  sync::FilesReply reply;
  for (std::size_t i = 0; i < names.size(); ++i) {
    sync::FileAnswer& answer = reply.answers.emplace_back();
    if (!lengths[i]) continue;
    const storage::NamedFile file{names[i], *lengths[i]};
    Shelf::Held held;
    if (request.put) {
      TRY(held, shelf_->put(file, caller.device.id, request.from, request.part));
    } else {
      TRY(held, shelf_->held(file, caller.device.id));
    }
    answer = {held.whole ? sync::FileStanding::whole : sync::FileStanding::wanted, held.here};
    if (request.get && held.whole) {
      TRY(reply.part, shelf_->get(file, request.from, std::min<std::uint64_t>(request.most, sync::kFilePart)));
    }
  }
  return sync::encode(reply);
}

Result<Bytes> Service::answer_office(const Call& call, std::uint64_t& highest) {
  TRY(Caller caller, identify(*ledger_, call, highest));
  TRY_VOID(ledger_->atomically([&](LedgerWork& ledger) -> Result<void> {
    TRY(Admitted who, let_in(ledger, caller, setup_.clock->utc_ms(), highest));
    if (who.author.role != Role::office) return fail(Code::denied, "not_the_office");
    return {};
  }));
  auto said = command(base::as_text(call.body));
  // The office is told what was wrong in full.
  if (!said) return fail(Code::refused, std::string(base::code_name(said.error().code)) + " " + said.error().detail);
  return base::to_bytes(base::as_bytes(*said));
}

Result<std::string> Service::command(std::string_view json) {
  std::lock_guard lock(office_mutex_);
  Desk desk{*ledger_, *office_, *setup_.clock, *setup_.random, address_, {}};
  desk.words.office = setup_.name;
  if (setup_.assets) base::ignore(desk.words.load(*setup_.files, *setup_.assets), "codes are shown in place of words");
  return run_command(desk, json);
}

}  // namespace blether::hub
