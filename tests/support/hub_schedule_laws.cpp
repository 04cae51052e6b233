// What must be true after a schedule with offices, whatever happened in it.
#include <algorithm>

#include "sync/streams.h"
#include "tests/support/hub_schedule_world.h"

namespace blether::test {

using model::RecordId;
using model::StreamId;

void HubSchedule::check(HubScheduleReport& report) {
  report.operations = said_.size();
  report.faults = fate_.faults;
  report.carried = plans_.size();
  report.newer = newer_ ? newer_->acknowledged : 0;
  report.offices = offices_.size();
  for (std::size_t office = 0; office < offices_.size(); ++office) {
    report.services += offices_[office]->services();
    report.restores += static_cast<std::uint64_t>(offices_[office]->restores());
    check_office(office, report);
  }
  for (auto& vault : vaults_) {
    demand(vault->store->check_audit(), "audit of " + vault->name);
    const auto lines = demand(vault->store->audit(100'000), "audit");
    report.left += static_cast<std::uint64_t>(
        std::ranges::count_if(lines, [](const auto& entry) { return entry.act == "leave"; }));
    report.conflicts =
        std::max<std::uint64_t>(report.conflicts, demand(vault->store->conflicts(), "conflicts").size());
  }
  if (report.diverged + report.lost > 0) throw Failed{problems_};
}

void HubSchedule::check_office(std::size_t office, HubScheduleReport& report) {
  const auto kept = kept_by(office);
  for (const RecordId& person : offices_[office]->people())
    for (const StreamId& stream : {sync::shared_stream(person), sync::practice_stream(person)})
      check_stream(office, stream, report);
  for (const Said& said : said_) {
    if (said.office != office || said.may_be_gone || kept.contains({said.stream, said.dot})) continue;
    ++report.lost;
    problems_ += said.by + "'s " + said.operation.field + " is not at " + offices_[office]->name() + "\n";
  }
  check_histories(office, report);
  check_carried(office, report);
  check_newer(office, report);
}

// What the ledger holds, stored or put aside: somebody new who looks after everybody gets all of it.
std::set<HubSchedule::Named> HubSchedule::kept_by(std::size_t office) {
  const std::string name = "Newcomer " + std::to_string(office);
  newcomer_ = &make_vault(name, office);
  histories_.clear();
  for (const RecordId& person : offices_[office]->people()) offices_[office]->assign(name, person);
  demand(sync_now(*newcomer_), "a new tablet");
  std::set<Named> kept;
  for (const auto& tip : demand(newcomer_->store->tips(), "tips"))
    for (std::uint64_t seq = 1; seq <= tip.dot.seq; ++seq) kept.insert({tip.stream, {tip.dot.device, seq}});
  return kept;
}

std::string HubSchedule::page_of(ScheduleVault& vault, const StreamId& stream) {
  std::string page;
  for (const char* kind : {"person", "outcome", "agreement", "pet", "unmet_need", "hologram", "origin"})
    for (const auto& record : demand(vault.store->records(stream, kind), "records")) {
      page += record.kind + record.id.hex();
      for (const auto& [name, field] : record.fields) {
        page += " " + name + std::to_string(static_cast<int>(field.merged.state)) + model::text_of(field.merged.value);
        for (const auto& head : field.heads) page += " " + head.dot.device.hex() + std::to_string(head.dot.seq);
      }
      page += "\n";
    }
  for (const auto& conflict : demand(vault.store->conflicts(), "conflicts"))
    if (conflict.stream == stream) page += conflict.id + "\n";
  return page;
}

std::optional<std::size_t> HubSchedule::times_in_history(const Said& said, const model::Dot& dot) {
  const auto row = demand(newcomer_->store->envelopes_after(said.stream, {dot.device, dot.seq - 1}), "envelopes");
  const bool is_there = std::ranges::any_of(row, [&](const base::Bytes& envelope) {
    return demand(storage::open_trusted(envelope), "envelope").seq == dot.seq;
  });
  if (!is_there) return std::nullopt;
  const model::Operation& operation = said.operation;
  auto [found, is_first] = histories_.try_emplace({said.stream, operation.record, operation.field});
  if (is_first)
    found->second = demand(newcomer_->store->history(said.stream, operation.record, operation.field), "history");
  return static_cast<std::size_t>(std::ranges::count_if(found->second, [&](const model::Write& write) {
    return write.dot == dot && write.value == operation.value;
  }));
}

// Every acknowledged value is in the history of its field once, unless it was put aside.
void HubSchedule::check_histories(std::size_t office, HubScheduleReport& report) {
  for (const Said& said : said_) {
    if (said.office != office) continue;
    const auto times = times_in_history(said, said.dot);
    if (!times) ++report.quarantined;
    if (times.value_or(1) == 1) continue;
    ++report.lost;
    problems_ += said.by + "'s " + said.operation.field + " is in its history " + std::to_string(*times) + " times\n";
  }
}

// What somebody at the other office had said before a plan was carried here is in the history here too, once.
void HubSchedule::check_carried(std::size_t office, HubScheduleReport& report) {
  for (const CarriedPlan& plan : plans_) {
    if (plan.to->office != office) continue;
    for (const Said& said : said_) {
      auto here = plan.dots.find(said.dot);
      if (said.stream != plan.stream || said.office != plan.from || here == plan.dots.end()) continue;
      const auto times = times_in_history(said, here->second);
      if (times.value_or(1) == 1) continue;
      ++report.lost;
      problems_ += said.by + "'s " + said.operation.field + " was carried to " + offices_[office]->name() +
                   " and is in its history there " + std::to_string(*times) + " times\n";
    }
  }
}

// Whoever holds the stream has what the newer app wrote byte for byte, the parts that nobody here knows included.
void HubSchedule::check_newer(std::size_t office, HubScheduleReport& report) {
  if (!newer_ || newer_->office != office) return;
  for (auto& vault : vaults_) {
    if (vault->office != office || !holds(*vault, newer_->stream)) continue;
    const auto here = demand(vault->store->envelopes(newer_->stream), "envelopes");
    for (std::size_t i = 0; i < newer_->acknowledged; ++i) {
      if (std::ranges::find(here, newer_->envelopes[i]) != here.end()) continue;
      ++report.lost;
      problems_ += vault->name + " has not got what a newer app wrote as " + std::to_string(i + 1) + "\n";
    }
  }
}

// Whoever holds the stream shows the same; only the author of what was put aside has it still.
void HubSchedule::check_stream(std::size_t office, const StreamId& stream, HubScheduleReport& report) {
  std::optional<std::string> first;
  std::string who;
  for (auto& vault : vaults_) {
    if (vault->office != office || !holds(*vault, stream) || has_quarantined(*vault, stream)) continue;
    const std::string page = page_of(*vault, stream);
    if (first && page != *first) {
      ++report.diverged;
      problems_ += vault->name + " and " + who + " differ about " + stream.text() + "\n" + page + "--\n" + *first;
    }
    if (!first) first = page, who = vault->name;
  }
}

bool HubSchedule::holds(ScheduleVault& vault, const StreamId& stream) {
  const auto person = model::same_id<RecordId>(stream.owner);
  return vault.store->record(sync::shared_stream(person), person).has_value();
}

bool HubSchedule::has_quarantined(ScheduleVault& vault, const StreamId& stream) {
  const auto list = demand(vault.store->quarantined(), "quarantined");
  return std::ranges::any_of(list, [&](const auto& one) { return one.stream == stream; });
}

}  // namespace blether::test
