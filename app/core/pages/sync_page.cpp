#include "app/core/pages/sync_page.h"

#include <algorithm>

#include "app/core/faults.h"
#include "care/one_question.h"
#include "storage/kept_files.h"
#include "sync/faults.h"
#include "sync/leaving.h"

namespace blether::app {

using base::Result;

namespace {

PersonName name_or_blank(const Caseload& caseload, model::OwnerId person) {
  const PersonName* name = caseload.name(person);
  return name ? *name : unnamed(person);
}

// What an office may say of a change that it did not take, and this version has words for: sync/hub/{intake,rights}.h.
constexpr std::string_view kReasons[] = {"bad_signature", "forked",      "invalid", "not_a_change", "not_on_caseload",
                                         "not_this_device", "not_yours", "revoked", "written_for_good", "wrong_author",
                                         "wrong_place"};

std::string words_for(const std::string& reason) {
  const bool known = std::find(std::begin(kReasons), std::end(kReasons), reason) != std::end(kReasons);
  return "quarantine." + (known ? reason : "unknown");
}

void show_network(SyncModel& page, const sync::NetworkState& network) {
  using Phase = sync::NetworkState::Phase;
  switch (network.phase) {
    case Phase::idle: break;
    case Phase::working:
      page.state = SyncModel::State::sending;
      page.sent = network.progress.pushed;
      page.to_send = network.progress.to_push;
      break;
    case Phase::waiting:
      page.state = SyncModel::State::offline;
      if (network.error) page.problem = office_key(*network.error);
      break;
    case Phase::attention:
      page.state = SyncModel::State::stopped;
      if (!network.error) break;
      if (network.error->code == base::Code::denied) page.state = SyncModel::State::refused;
      page.letting_in.offered = network.error->detail == sync::fault::kUnknownDevice;
      page.problem = office_key(*network.error);
      break;
  }
}

// Whom the office forgot when it was put back: they stay on this tablet until it says so.
Result<void> add_held(storage::Store& store, const Caseload& caseload, SyncModel& page) {
  TRY(auto held, sync::held_streams(store));
  for (const model::StreamId& stream : held) {
    if (stream.audience != model::Audience::shared) continue;  // one line for each person
    Route opens;
    opens.page = Route::Page::person;
    opens.person = stream.owner;
    page.troubles.push_back({name_or_blank(caseload, stream.owner), "sync.held_person", "sync.held_why", "", opens});
  }
  return {};
}

}  // namespace

Route route_to_record(storage::Store& store, const model::StreamId& stream, model::RecordId id) {
  Route route;
  route.page = Route::Page::person;
  route.person = stream.owner;
  auto record = store.record(stream, id);
  if (!record) return route;
  if (record->kind == model::kind::answer) {
    if (auto conversation = model::RecordId::from_hex(record->text("conversation"))) {
      route.page = Route::Page::conversation;
      route.record = *conversation;
      route.item = record->text("item");
    }
  } else if (record->kind == model::kind::outcome) {
    route.page = Route::Page::outcome;
    route.record = id;
  } else if (record->kind == model::kind::step || record->kind == model::kind::unmet_need) {
    route.page = Route::Page::outcomes;
  }
  return route;
}

Result<SyncModel> sync_page(storage::Store& store, const Caseload& caseload,
                            const std::optional<sync::NetworkState>& network, bool paused) {
  SyncModel page;
  if (network) show_network(page, *network);
  if (paused && page.state == SyncModel::State::idle) page.state = SyncModel::State::paused;

  std::map<model::OwnerId, SyncPerson> people;
  auto of = [&](model::OwnerId id) -> SyncPerson& {
    auto [found, added] = people.try_emplace(id);
    if (added) found->second.name = name_or_blank(caseload, id), found->second.status = caseload.status(id);
    return found->second;
  };
  TRY(auto states, store.send_states());
  for (const auto& state : states) {
    if (state.stream.owner.is_none() || (state.waiting == 0 && state.quarantined == 0)) continue;
    SyncPerson& person = of(state.stream.owner);
    person.changes += state.waiting;
    person.bytes += state.waiting_bytes;
    page.bytes_left += state.waiting_bytes;
    if (page.state != SyncModel::State::sending) page.to_send += state.waiting;
    else if (person.status.pill == SendPill::waiting) person.status.pill = SendPill::sending;
  }
  TRY(auto files, store.files().all());
  for (const auto& file : files) {
    if (!file.is_to_send()) continue;
    ++page.files_left;
    page.bytes_left += file.length;
  }
  TRY(auto receipts, store.latest_receipts(40));
  for (const auto& line : receipts) {
    if (line.stream.owner.is_none()) continue;
    SyncPerson& person = of(line.stream.owner);
    if (person.receipt.empty()) person.receipt = line.number, person.receipt_ms = line.at_ms;
    page.receipts.push_back({person.name, line.changes, line.number, line.at_ms});
  }
  TRY(auto troubles, store.quarantined());
  for (const auto& trouble : troubles) {
    auto record = model::RecordId::from_hex(std::string_view(trouble.detail).substr(0, 32));
    Route opens;
    opens.page = Route::Page::person;
    opens.person = trouble.stream.owner;
    if (record) opens = route_to_record(store, trouble.stream, *record);
    page.troubles.push_back({name_or_blank(caseload, trouble.stream.owner), "sync.not_taken", words_for(trouble.reason), "", opens});
  }
  TRY_VOID(add_held(store, caseload, page));
  TRY(auto conflicts, store.conflicts());
  for (const auto& conflict : care::questions(std::move(conflicts))) page.conflicts.push_back(conflict.id), of(conflict.stream.owner);

  for (auto& [id, person] : people) page.people.push_back(std::move(person));
  auto rank = [](const SyncPerson& person) {
    return person.status.pill == SendPill::attention ? 0 : person.changes > 0 ? 1 : 2;
  };
  std::stable_sort(page.people.begin(), page.people.end(), [&](const SyncPerson& a, const SyncPerson& b) {
    return std::tuple(rank(a), -a.receipt_ms, a.name.full) < std::tuple(rank(b), -b.receipt_ms, b.name.full);
  });
  return page;
}

}  // namespace blether::app
