// How the tablets of a schedule with offices meet: through their office, and by plans carried from one to another.
#include <algorithm>

#include "app/core/carry_in.h"
#include "app/core/person_file.h"
#include "sync/codec.h"
#include "sync/faults.h"
#include "sync/leaving.h"
#include "sync/streams.h"
#include "tests/support/hub_schedule_world.h"

namespace blether::test {

using base::Result;
using model::Operation;
using model::RecordId;
using model::StreamId;

namespace {

constexpr int kRounds = 12;  // more than the longest chain of repairs needs

}  // namespace

Result<sync::SyncReport> HubSchedule::sync_now(ScheduleVault& vault) {
  WildNetwork network(office_of(vault));
  const sync::StoreDoor door = [&](const std::function<void(storage::Store&)>& work) { work(*vault.store); };
  return sync::sync_once(network, door, sync::identity_of(vault.key), vault.clock);
}

void HubSchedule::let_in_again(ScheduleVault& vault) {
  const bool was_wild = std::exchange(fate_.wild, false);
  const std::string code = office_of(vault).command({{"do", "code"}, {"worker", vault.name}}).value("code", "");
  WildNetwork network(office_of(vault));
  demand(sync::enrol(network, sync::identity_of(vault.key), code, vault.name + "'s tablet"), "to enrol again");
  fate_.wild = was_wild;
  fate_.tell(vault.name + " is let in again");
}

void HubSchedule::try_sync(ScheduleVault& vault) {
  const auto before = shown_by(vault);
  const auto report = sync_now(vault);
  look_around(vault, before);
  if (report) {
    office_of(vault).heard_from(vault.name);
    fate_.tell(vault.name + " pushes " + std::to_string(report->pushed) + ", pulls " + std::to_string(report->pulled));
    if (report->refused_here != 0) throw Failed{vault.name + " refused what the office sent"};
    return;
  }
  fate_.tell(vault.name + " could not: " + report.error().detail);
  if (report.error().detail == sync::fault::kUnknownDevice) {
    if (fate_.any(2) == 0) let_in_again(vault);
    return;
  }
  if (report.error().code != base::Code::offline && report.error().code != base::Code::refused)
    throw Failed{vault.name + ": " + base::code_name(report.error().code) + " " + report.error().detail};
  if (fate_.any(3) == 0) open(vault, false);  // it was the app that was killed
}

// Who left, and who arrived at the office with this exchange.
void HubSchedule::look_around(ScheduleVault& vault, const std::set<RecordId>& before) {
  const auto now = shown_by(vault);
  for (const RecordId& person : before) {
    if (now.contains(person)) continue;
    for (Said& said : said_)
      if (said.dot.device == vault.key.id && said.stream.owner == model::same_id<model::OwnerId>(person))
        said.is_forgotten = true;
    fate_.tell(vault.name + " leaves " + person.hex().substr(0, 4));
  }
  for (CarriedPlan& plan : plans_) {
    if (plan.arrived || plan.to != &vault) continue;
    const auto states = demand(vault.store->send_states(), "states");
    plan.arrived = std::ranges::none_of(
        states, [&](const auto& state) { return state.stream == plan.stream && state.waiting > 0; });
    if (plan.arrived) office_of(vault).brought(model::same_id<RecordId>(plan.stream.owner), vault.name);
  }
}

Result<void> HubSchedule::newer_sends() {
  sync::SyncRequest request;
  request.changes = newer_->envelopes;
  request.cursor_hash = base::Bytes(1);  // of no cursor: nothing is to be read
  const base::Bytes body = sync::encode(request);
  WildNetwork network(*offices_[newer_->office]);
  TRY(auto headers, sync::signed_headers(sync::identity_of(newer_->key), sync::kSyncPath, body, ++newer_->counter));
  TRY(auto reply, network.post(sync::kSyncPath, headers, body));
  if (reply.status != 200) return base::fail(base::Code::refused, "status " + std::to_string(reply.status));
  TRY(auto answer, sync::decode_sync_reply(reply.body));
  for (const sync::Answer& one : answer.answers)
    if (one.outcome != sync::Outcome::stored) throw Failed{"a newer app's change is not taken: " + one.reason};
  for (; newer_->acknowledged < newer_->envelopes.size(); ++newer_->acknowledged) {
    auto change = demand(storage::open_trusted(newer_->envelopes[newer_->acknowledged]), "newer");
    for (Operation& op : change.operations)
      said_.push_back({kNewerWorker, newer_->office, change.dot(), change.stream, std::move(op), false, false});
  }
  return {};
}

// As the package does it: the whole file, written again on the other tablet, or nothing of it.
void HubSchedule::carry_plan() {
  std::size_t by = 0;
  RecordId person;
  if (offices_.size() < 2 || !pick(by, person)) return;
  const StreamId stream = sync::shared_stream(person);
  const std::size_t from = vaults_[by]->office, to = 1 - from;
  const bool tried = std::ranges::any_of(plans_, [&](const CarriedPlan& plan) { return plan.stream == stream; });
  if (tried || offices_[to]->people().contains(person)) return;
  std::vector<ScheduleVault*> takers;
  for (auto& vault : vaults_)
    if (vault->office == to) takers.push_back(vault.get());
  ScheduleVault& taker = *fate_.one_of(takers);

  const auto file = demand(app::person_file(*vaults_[by]->store, stream, kScheduleNow), "a plan out of a vault");
  const auto text = demand(care::fhir_bundle(file, {}), "a plan as a file");
  const auto back = demand(care::read_fhir_bundle(text, {}), "the file again");
  const auto carried = demand(app::carry(back, {taker.key.id, 1}), "a plan into a vault");
  demand(taker.store->carry_in(carried.changes, {"note." + person.hex(), "package-kept", person.hex(), {1}},
                               [&] { return app::check_carried(*taker.store, back, carried); }), "a plan into a vault");
  fate_.tell(vaults_[by]->name + "'s plan of " + person.hex().substr(0, 4) + " is carried to " + taker.name);
  for (std::size_t i = 0; i < carried.changes.size(); ++i)
    for (const Operation& op : carried.changes[i].draft.operations)
      if (op.act == model::Act::put)
        said_.push_back({taker.name, to, {taker.key.id, i + 1}, stream, op, false, false});
  plans_.push_back({stream, from, &taker, carried.dots});
}

// The office gives whoever a tablet holds since a restore to it again. Whether there was anybody.
bool HubSchedule::give_back_held(ScheduleVault& vault) {
  const auto held = demand(sync::held_streams(*vault.store), "held");
  for (const StreamId& stream : held) office_of(vault).assign(vault.name, model::same_id<RecordId>(stream.owner));
  return !held.empty();
}

void HubSchedule::settle() {
  fate_.wild = false;
  fate_.tell("the network is mended");
  for (int round = 0; round < kRounds; ++round) {
    bool quiet = true;
    for (auto& vault : vaults_) {
      const auto before = shown_by(*vault);
      auto met = sync_now(*vault);
      if (!met && met.error().detail == sync::fault::kUnknownDevice) let_in_again(*vault), met = sync_now(*vault);
      const auto report = demand(std::move(met), vault->name + " at the end");
      look_around(*vault, before);
      const bool gives_back = give_back_held(*vault);
      quiet = quiet && report.pushed == 0 && report.pulled == 0 && report.requests == 1 && !gives_back;
      office_of(*vault).heard_from(vault->name);
      if (report.refused_here != 0) throw Failed{vault->name + " refused what the office sent"};
    }
    if (newer_ && !newer_->envelopes.empty()) demand(newer_sends(), "the newer app at the end");
    if (quiet && round > 0) return;
  }
  throw Failed{"never quiet"};
}

}  // namespace blether::test
