#include "tests/support/hub_schedule.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "storage/sql.h"
#include "sync/merge.h"
#include "sync/streams.h"
#include "tests/support/hub_schedule_world.h"
#include "tests/support/newer_app.h"

namespace blether::test {

using model::Operation;
using model::RecordId;
using model::StreamId;
using model::Value;
using nlohmann::json;

namespace {

const char* const kOffices[] = {"Dundee", "Perth"};
const char* const kNames[] = {"Amina", "Callum", "Mairi", "Tariq", "Rona", "Euan", "Isla", "Davie"};
const std::vector<std::string> kPeople[] = {{"isobel", "agnes", "kofi"}, {"nettie", "hamish"}};
const char* const kSentences[] = {"She walks to the shop.", "Her knee is sore today!", "Mairi rang on Monday.",
                                  "The garden is her own.", "Tea is at four, always.", "Her sister comes on Sundays."};
const char* const kElements[] = {"older", "carer", "sight", "hearing"};

RecordId outcome_of(RecordId person) {
  person.bytes[15] ^= 0x55;
  return person;
}

}  // namespace

std::string HubSchedule::story() const {
  std::string text;
  for (const std::string& line : fate_.story) text += line + "\n";
  return text;
}

// --- the world

void HubSchedule::set_up() {
  const auto services = [this] { return std::size_t{fate_.any(8) == 0 ? 2u : 1u}; };
  if (fate_.any(4) == 0) {
    open_office(services(), 2 + fate_.any(3), 0);
    open_office(services(), 2 + fate_.any(2), 4);
  } else {
    open_office(services(), 3 + fate_.any(3) * fate_.any(3) + fate_.any(2), 0);
  }
  for (auto& vault : vaults_) try_sync(*vault);
  for (auto& vault : vaults_)
    for (const RecordId& person : shown_by(*vault)) office_of(*vault).know(person);
  if (fate_.any(3) == 0) make_newer_tablet();
  changes_caseloads_ = fate_.any(3) != 0;
  fate_.wild = true;
}

void HubSchedule::open_office(std::size_t services, std::size_t tablets, std::size_t first_name) {
  const std::size_t number = offices_.size();
  offices_.push_back(std::make_unique<ScheduleOffice>(fate_, kOffices[number], folder_ / kOffices[number], services));
  json people = json::array(), workers = json::array(), everybody = json::array();
  for (const std::string& person : kPeople[number]) {
    people.push_back({{"id", person}, {"given_name", person}, {"family_name", "Rennie"}});
    everybody.push_back(person);
  }
  auto add_worker = [&](const std::string& name, const json& caseload) {
    workers.push_back({{"name", name}, {"team", "West"}, {"caseload", caseload}});
  };
  for (std::size_t i = first_name; i < first_name + tablets; ++i) {
    json caseload = json::array();
    for (const std::string& person : kPeople[number])
      if (fate_.any(5) != 0) caseload.push_back(person);
    add_worker(kNames[i], caseload);
  }
  if (number == 0) add_worker(kNewerWorker, everybody);
  add_worker("Newcomer " + std::to_string(number), json::array());
  add_worker("Late " + std::to_string(number), everybody);
  offices_[number]->command({{"do", "import"}, {"people", {{"people", people}, {"workers", workers}}}});
  for (std::size_t i = first_name; i < first_name + tablets; ++i) {
    make_vault(kNames[i], number);
    offices_[number]->add_tablet(kNames[i]);
  }
}

ScheduleVault& HubSchedule::make_vault(const std::string& worker, std::size_t office) {
  vaults_.push_back(std::make_unique<ScheduleVault>(worker, office, fate_.random.next()));
  ScheduleVault& vault = *vaults_.back();
  vault.file = folder_ / (worker + ".db");
  vault.key = demand(storage::create_device_key(vault.random), "key");
  vault.secret = base::to_bytes(vault.key.secret_key.view());
  const std::string code = offices_[office]->command({{"do", "code"}, {"worker", worker}}).value("code", "");
  WildNetwork network(*offices_[office]);
  vault.author = demand(sync::who(network, code), "who").author;
  open(vault, true);
  demand(sync::enrol(network, sync::identity_of(vault.key), code, worker + "'s tablet"), "enrol");
  return vault;
}

void HubSchedule::make_newer_tablet() {
  const auto& people = offices_[0]->people();
  if (people.empty()) return;
  auto person = people.begin();
  std::advance(person, fate_.any(people.size()));
  newer_.emplace();
  newer_->key = demand(storage::create_device_key(fate_.random), "key");
  newer_->stream = sync::shared_stream(*person);
  const std::string code = offices_[0]->command({{"do", "code"}, {"worker", kNewerWorker}}).value("code", "");
  WildNetwork network(*offices_[0]);
  newer_->author = demand(sync::who(network, code), "who").author;
  demand(sync::enrol(network, sync::identity_of(newer_->key), code, "a newer tablet"), "enrol");
}

void HubSchedule::open(ScheduleVault& vault, bool is_new) {
  using storage::Connection;
  vault.store.reset();
  const std::array<std::uint8_t, 32> key{7};
  const auto mode = is_new ? Connection::Mode::create_new : Connection::Mode::open_existing;
  auto connection = demand(Connection::open(vault.file, key, mode), "vault");
  auto device = demand(storage::device_key_from(vault.secret), "key");
  vault.store = demand(storage::Store::open(std::move(connection), std::move(device), vault.author,
                                            {&vault.clock, &vault.random, &sync::merge}), "vault");
}

// --- steps

void HubSchedule::play() {
  for (std::size_t steps = 40 + fate_.any(41); steps > 0; --steps) step();
}

void HubSchedule::step() {
  struct Weight {
    unsigned weight;
    void (HubSchedule::*act)();
  };
  static constexpr Weight kWeights[] = {
      {12, &HubSchedule::edit_value},  {14, &HubSchedule::edit_text},     {6, &HubSchedule::add_element},
      {4, &HubSchedule::add_entry},    {4, &HubSchedule::write_unknown},  {4, &HubSchedule::decide},
      {3, &HubSchedule::drop_element}, {3, &HubSchedule::withdraw},
      {4, &HubSchedule::settle_one},   {30, &HubSchedule::sync_one},      {4, &HubSchedule::replay},
      {3, &HubSchedule::kill_tablet},  {3, &HubSchedule::back_up},        {4, &HubSchedule::restore},
      {4, &HubSchedule::change_scope}, {4, &HubSchedule::bend_clock},     {1, &HubSchedule::a_month_goes_by},
      {4, &HubSchedule::newer_writes}, {4, &HubSchedule::carry_plan},
      {2, &HubSchedule::tablet_joins},
  };
  unsigned total = 0;
  for (const Weight& one : kWeights) total += one.weight;
  auto drawn = fate_.random.below(total);
  for (const Weight& one : kWeights) {
    if (drawn < one.weight) return (this->*one.act)();
    drawn -= one.weight;
  }
}

std::set<RecordId> HubSchedule::shown_by(ScheduleVault& vault) {
  std::set<RecordId> shown;
  for (const auto& record : demand(vault.store->all_records(model::Audience::shared, "person"), "people"))
    shown.insert(record.id);
  return shown;
}

// A tablet and a person it shows; nothing when it shows nobody.
bool HubSchedule::pick(std::size_t& by, RecordId& person) {
  by = fate_.any(vaults_.size());
  const auto shown = shown_by(*vaults_[by]);
  if (shown.empty()) return false;
  person = *std::next(shown.begin(), static_cast<std::ptrdiff_t>(fate_.any(shown.size())));
  return true;
}

void HubSchedule::write(std::string_view kind, const std::function<Value(const std::string&)>& next,
                        std::string_view field, bool practice) {
  std::size_t by = 0;
  RecordId person;
  if (!pick(by, person)) return;
  const RecordId record = kind == "person" ? person : outcome_of(person);
  const StreamId stream = practice ? sync::practice_stream(person) : sync::shared_stream(person);
  auto now = vaults_[by]->store->record(stream, record);
  const auto seen = now ? now->seen(field) : std::vector<model::Dot>{};
  commit(by, stream, {{std::string(kind), record, std::string(field), model::Act::put,
                       next(now ? now->text(field) : std::string()), seen}});
}

void HubSchedule::commit(std::size_t by, const StreamId& stream, std::vector<Operation> operations) {
  const ScheduleVault& vault = *vaults_[by];
  const auto info = demand(vault.store->commit({stream, "reason.test", operations}), "commit");
  fate_.tell(vault.name + " writes " + operations[0].field + " as " + std::to_string(info.dot.seq));
  for (Operation& op : operations)
    said_.push_back({vault.name, vault.office, info.dot, stream, std::move(op), false, false});
}

void HubSchedule::edit_value() {
  write("person", [&](const std::string&) { return Value(std::to_string(fate_.any(4))); }, "phone", fate_.any(8) == 0);
}

void HubSchedule::edit_text() {
  const auto next = [&](const std::string& now) {
    const std::string sentence = fate_.one_of(kSentences);
    return Value(fate_.any(3) == 0 ? sentence + " " + now : now + (now.empty() ? "" : " ") + sentence);
  };
  write("outcome", next, "want");
}

void HubSchedule::write_unknown() {
  write("pet", [](const std::string&) { return Value(base::Bytes{0, 255, 1}); }, "likeness");
}

void HubSchedule::decide() {
  write("agreement", [](const std::string&) { return Value(std::string("agree")); }, "answer");
}

void HubSchedule::add_element() {
  std::size_t by = 0;
  RecordId person;
  if (!pick(by, person)) return;
  commit(by, sync::shared_stream(person),
         {{"person", person, "care_groups", model::Act::put, std::string(fate_.one_of(kElements)), {}}});
}

void HubSchedule::drop_element() {
  std::size_t by = 0;
  RecordId person;
  if (!pick(by, person)) return;
  const auto now = vaults_[by]->store->record(sync::shared_stream(person), person);
  const model::Field* groups = now ? now->field("care_groups") : nullptr;
  if (groups == nullptr || groups->heads.empty()) return;
  Operation drop{"person", person, "care_groups", model::Act::drop, fate_.one_of(groups->heads).value, {}};
  for (const model::Write& head : groups->heads)
    if (head.value == drop.value) drop.overwrites.push_back(head.dot);
  commit(by, sync::shared_stream(person), {std::move(drop)});
}

void HubSchedule::withdraw() {
  write("outcome", [&](const std::string&) { return Value(fate_.any(4) != 0); }, model::kWithdrawn);
}

void HubSchedule::add_entry() {
  std::size_t by = 0;
  RecordId person;
  if (!pick(by, person)) return;
  const auto record = RecordId::random(fate_.random);
  commit(by, sync::shared_stream(person),
         {{"unmet_need", record, "need", model::Act::put, std::string(fate_.one_of(kSentences)), {}},
          {"unmet_need", record, "reason", model::Act::put, std::string("UN03"), {}}});
}

void HubSchedule::settle_one() {
  const std::size_t by = fate_.any(vaults_.size());
  const auto conflicts = demand(vaults_[by]->store->conflicts(), "conflicts");
  if (conflicts.empty()) return;
  const model::Conflict& conflict = fate_.one_of(conflicts);
  const auto now = demand(vaults_[by]->store->record(conflict.stream, conflict.record), "record");
  commit(by, conflict.stream, {{conflict.kind, conflict.record, conflict.field, model::Act::put,
                                fate_.one_of(conflict.heads).value, now.seen(conflict.field)}});
}

void HubSchedule::newer_writes() {
  if (!newer_) return;
  const std::uint64_t seq = newer_->envelopes.size() + 1;
  base::Bytes before = seq == 1 ? base::Bytes{} : storage::envelope_hash(newer_->envelopes.back());
  auto change = newer_change(newer_->key, newer_->author, newer_->stream, RecordId::random(fate_.random), seq,
                             std::move(before));
  change.time = {fate_.any_time(), 0};
  newer_->envelopes.push_back(seal_as_newer(newer_->key, change));
  const auto sent = newer_sends();
  fate_.tell("a newer app writes" + (sent ? std::string() : ": " + sent.error().detail));
}

void HubSchedule::kill_tablet() {
  ScheduleVault& vault = *fate_.one_of(vaults_);
  fate_.tell(vault.name + "'s app is killed and opened");
  open(vault, false);
}

// Of each office one, at any time: an office that is restored to before that does not know it.
void HubSchedule::tablet_joins() {
  const std::size_t office = fate_.any(offices_.size());
  const std::string worker = "Late " + std::to_string(office);
  if (std::ranges::any_of(vaults_, [&](const auto& vault) { return vault->name == worker; })) return;
  const bool was_wild = std::exchange(fate_.wild, false);
  make_vault(worker, office);
  fate_.wild = was_wild;
  offices_[office]->add_tablet(worker);
  fate_.tell(worker + " joins");
}

void HubSchedule::bend_clock() {
  if (fate_.any(4) == 0) return any_office().bend_clock();
  ScheduleVault& vault = *fate_.one_of(vaults_);
  vault.clock.set_utc(fate_.any_time());
  fate_.tell(vault.name + "'s clock is wrong");
}

void HubSchedule::a_month_goes_by() {
  for (auto& vault : vaults_) vault->clock.advance(31 * kScheduleDay);
  for (auto& office : offices_) office->a_month_goes_by();
  fate_.tell("a month goes by");
}

void HubSchedule::back_up() {
  const std::size_t office = fate_.any(offices_.size());
  offices_[office]->back_up();
  for (Said& said : said_)
    if (said.office == office) said.is_forgotten = false;
}

void HubSchedule::restore() {
  const std::size_t office = fate_.any(offices_.size());
  if (!offices_[office]->restore()) return;
  for (Said& said : said_)
    if (said.office == office) said.may_be_gone = said.may_be_gone || said.is_forgotten;
}

void HubSchedule::change_scope() {
  if (!changes_caseloads_) return;
  const ScheduleVault& vault = *fate_.one_of(vaults_);
  const auto& people = office_of(vault).people();
  if (people.empty()) return;
  auto person = people.begin();
  std::advance(person, fate_.any(people.size()));
  if (fate_.any(2) == 0) office_of(vault).assign(vault.name, *person);
  else office_of(vault).unassign(vault.name, *person);
}

HubScheduleReport play_with_hub(std::uint64_t seed, const base::Path& folder) {
  HubScheduleReport report;
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  std::filesystem::create_directories(folder, error);
  auto schedule = std::make_unique<HubSchedule>(seed, folder);
  try {
    schedule->set_up();
    schedule->play();
    schedule->settle();
    schedule->check(report);
  } catch (const Failed& failed) {
    report.broken = failed.what + "\nseed " + std::to_string(seed) + "; what happened:\n" + schedule->story();
  }
  return report;
}

}  // namespace blether::test
