#include "tests/support/schedule_office.h"

#include <algorithm>
#include <filesystem>

#include "tests/support/hub_call.h"
#include "tests/support/postgres.h"

namespace blether::test {

using base::Result;
using nlohmann::json;
using tests::shared_postgres;

namespace {

constexpr int kMostRestores = 2;
constexpr std::size_t kMostRecorded = 40;

std::string assigned(const std::string& worker, const model::RecordId& person, bool joins) {
  return json{{"do", joins ? "assign" : "unassign"}, {"worker", worker}, {"person", person.hex()}}.dump();
}

}  // namespace

ScheduleOffice::ScheduleOffice(Fate& fate, std::string name, base::Path folder, std::size_t services)
    : fate_(fate),
      name_(std::move(name)),
      folder_(std::move(folder)),
      random_(fate.random.next()),
      services_(services) {
  if (is_shared()) database_ = demand(shared_postgres().new_database(), "a database");
  for (std::size_t service = 0; service < services_.size(); ++service) {
    std::filesystem::create_directories(folder_of(service));
    if (service > 0) std::filesystem::copy(folder_of(0) / "keys", folder_of(service) / "keys");
    if (service > 0)  // each service writes as a device of its own
      for (const char* own : {"device.key", "office.key"}) std::filesystem::remove(folder_of(service) / "keys" / own);
    open(service);
  }
}

ScheduleOffice::~ScheduleOffice() {
  close_all();
  for (const std::string& database : {database_, backup_database_})
    if (!database.empty()) base::ignore(shared_postgres().drop(database), "it goes with the server");
}

base::Path ScheduleOffice::folder_of(std::size_t service) const { return folder_ / "hub" / std::to_string(service); }

void ScheduleOffice::open(std::size_t service) {
  hub::ServiceSetup setup;
  setup.files = &files_;
  setup.clock = &clock_;
  setup.random = &random_;
  setup.data = folder_of(service);
  setup.name = name_;
  setup.connections = 2;
  if (is_shared()) setup.ledger = "postgres:" + database_;
  services_[service] = demand(hub::Service::open(setup), name_ + "'s service");
}

void ScheduleOffice::open_all() {
  for (std::size_t service = 0; service < services_.size(); ++service) open(service);
}

void ScheduleOffice::close_all() {
  for (auto& service : services_) service.reset();
}

void ScheduleOffice::kill_one() {
  const std::size_t which = fate_.any(services_.size());
  services_[which].reset();
  open(which);
}

json ScheduleOffice::command(const json& given) {
  return json::parse(demand(fate_.one_of(services_)->command(given.dump()), given.value("do", "")));
}

// --- the network

Result<sync::Reply> ScheduleOffice::to_a_service(const Request& request) {
  return tests::put_to(*fate_.one_of(services_), request.path, request.headers, request.body);
}

Result<sync::Reply> ScheduleOffice::fault(const char* what) {
  ++fate_.faults;
  fate_.tell(what);
  return base::fail(base::Code::offline, what);
}

void ScheduleOffice::remember(const Request& request, bool arrived) {
  if (recorded_.size() < kMostRecorded) return recorded_.push_back({request, arrived, false});
  fate_.one_of(recorded_) = {request, arrived, false};
}

Result<sync::Reply> ScheduleOffice::pass_on(const Request& request) {
  if (!fate_.wild) return to_a_service(request);
  const auto luck = fate_.any(24);
  if (luck < 2) return remember(request, false), fault("a request is lost");
  if (luck == 4) return kill_one(), fault("the service is killed before it answers");
  auto reply = to_a_service(request);
  if (fate_.any(6) == 0) remember(request, true);
  if (luck == 2) return fault("an answer is lost");
  if (luck == 3) return ++fate_.faults, fate_.tell("a request comes twice"), to_a_service(request);
  if (luck == 5) return kill_one(), fault("the service is killed after it answered");
  return reply;
}

void ScheduleOffice::replay() {
  if (recorded_.empty()) return;
  Recorded& one = fate_.one_of(recorded_);
  fate_.tell(one.arrived ? "an old request comes again" : "a request that was lost comes late");
  const auto reply = demand(to_a_service(one.request), "replay");
  if (one.arrived && reply.status == 200) throw Failed{"an old request was taken again"};
  if (reply.status != 401) one.arrived = true;  // not from a tablet that the restored office does not know yet
}

void ScheduleOffice::bend_clock() {
  clock_.set_utc(fate_.any_time());
  fate_.tell(name_ + "'s clock is wrong");
}

// --- backups

void ScheduleOffice::copy_folder(const char* from, const char* to) {
  std::filesystem::remove_all(folder_ / to);
  std::filesystem::copy(folder_ / from, folder_ / to, std::filesystem::copy_options::recursive);
}

void ScheduleOffice::back_up() {
  close_all();
  copy_folder("hub", "backup");
  if (is_shared()) {
    if (has_backup_) demand(shared_postgres().drop(backup_database_), "an old backup");
    backup_database_ = demand(shared_postgres().copy_of(database_), "a backup");
  }
  open_all();
  has_backup_ = true;
  given_since_backup_.clear();
  joined_since_backup_.clear();
  for (Recorded& one : recorded_) one.was_backed_up = one.arrived;
  fate_.tell(name_ + " backs up");
}

// Of one service its ledger, and nothing of what it has beside that.
void ScheduleOffice::copy_ledger() {
  const base::Path now = folder_of(0), before = folder_ / "backup" / now.filename();
  for (const char* file : {"ledger.db", "ledger.db-wal", "ledger.db-shm"}) {
    std::filesystem::remove(now / file);
    if (std::filesystem::exists(before / file)) std::filesystem::copy_file(before / file, now / file);
  }
}

// Of one service only what it has beside the shared ledger.
void ScheduleOffice::restore_one() {
  const std::size_t which = fate_.any(services_.size());
  services_[which].reset();
  const base::Path own = folder_of(which);
  std::filesystem::remove_all(own);
  std::filesystem::copy(folder_ / "backup" / own.filename(), own, std::filesystem::copy_options::recursive);
  open(which);
  fate_.tell("one service of " + name_ + " gets its folder of before back");
}

bool ScheduleOffice::restore() {
  if (has_backup_ && is_shared() && fate_.any(2) == 0) return restore_one(), false;
  if (!has_backup_ || restores_ == kMostRestores) return false;
  ++restores_;
  const bool ledger_alone = fate_.any(3) == 0, under_services = ledger_alone && is_shared();
  if (!under_services) close_all();
  if (!ledger_alone) copy_folder("backup", "hub");
  if (ledger_alone && !is_shared()) copy_ledger();
  if (is_shared()) demand(shared_postgres().put_back(database_, backup_database_), "a restore");
  if (!under_services) open_all();
  unheard_ = tablets_;
  unknown_ = joined_since_backup_;
  for (Recorded& one : recorded_) one.arrived = one.was_backed_up;
  fate_.tell(name_ + (ledger_alone ? "'s ledger alone is put back" : " is restored from its backup"));
  for (const auto& [worker, person] : given_since_backup_)
    demand(services_[0]->command(assigned(worker, person, true)), "to give a caseload out again");
  return true;
}

// --- caseloads

void ScheduleOffice::brought(const model::RecordId& person, const std::string& worker) {
  brought_.insert({person, worker});
  know(person);
}

// Whoever brought somebody has them on their caseload without a word from the office. As long as they alone have, a
// restored office hears of it from their tablet, and gives to nobody else whom it does not know.
void ScheduleOffice::assign(const std::string& worker, const model::RecordId& person) {
  for (const auto& [who, by] : brought_)
    if (who == person && unheard_.contains(by)) return;
  demand(services_[0]->command(assigned(worker, person, true)), "assign");
  given_since_backup_.insert({worker, person});
  for (const auto& [who, by] : brought_)
    if (who == person) given_since_backup_.insert({by, person});
  fate_.tell(worker + " takes on " + person.hex().substr(0, 4));
}

void ScheduleOffice::unassign(const std::string& worker, const model::RecordId& person) {
  if (!std::ranges::includes(unknown_, unheard_) || brought_.contains({person, worker})) return;
  demand(services_[0]->command(assigned(worker, person, false)), "unassign");
  fate_.tell(worker + " gives up " + person.hex().substr(0, 4));
}

}  // namespace blether::test
