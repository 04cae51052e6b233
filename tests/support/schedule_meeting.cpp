// How the tablets of a schedule meet: what goes from one to another, and what becomes of it on the way.
#include <algorithm>
#include <map>

#include "tests/support/schedule.h"

namespace blether::test {

using base::Result;
using model::StreamId;
using storage::Arrival;

Result<std::vector<Schedule::Parcel>> Schedule::parcels_of(Tablet& tablet) {
  std::vector<Parcel> parcels;
  for (const StreamId& stream : streams_) {
    TRY(auto envelopes, tablet.store->envelopes(stream));
    for (auto& envelope : envelopes) {
      TRY(auto change, storage::open_trusted(envelope));
      const auto dot = change.dot();
      parcels.push_back({stream, dot,
                         is_quarantined(stream, dot) ? Arrival{{}, stream, dot, storage::envelope_hash(envelope)}
                                                     : Arrival{std::move(envelope), {}, {}, {}}});
    }
  }
  return parcels;
}

Result<std::vector<Arrival>> Schedule::wanted(Tablet& to, const std::vector<Parcel>& parcels, std::size_t known_share) {
  std::map<StreamId, model::VersionVector> has;
  for (const StreamId& stream : streams_) {
    TRY(has[stream], to.store->vector_of(stream));
  }
  std::vector<Arrival> arrivals;
  for (const Parcel& parcel : parcels) {
    const bool known = has[parcel.stream][parcel.dot.device] >= parcel.dot.seq;
    if (!known || any(known_share) == 0) arrivals.push_back(parcel.arrival);
  }
  return arrivals;
}

Result<void> Schedule::apply(Tablet& tablet, const std::vector<Arrival>& arrivals) {
  TRY(auto info, tablet.store->apply(arrivals));
  tablet.received += info.applied;
  if (info.refused.empty()) return {};
  return base::fail(base::Code::invalid, tablet.name + " refused: " + info.refused[0].error.detail);
}

// A part of what one has goes to another: some lost, some twice, in any order, some of it only later.
Result<void> Schedule::send() {
  const std::size_t from = any(tablets_.size());
  const std::size_t to = (from + 1 + any(tablets_.size() - 1)) % tablets_.size();
  std::vector<Arrival> page, late;
  TRY(auto parcels, parcels_of(*tablets_[from]));
  TRY(auto arrivals, wanted(*tablets_[to], parcels, 6));
  for (const Arrival& arrival : arrivals) {
    const auto luck = any(10);
    if (luck == 0) continue;
    (luck == 1 ? late : page).push_back(arrival);
    if (luck == 2) page.push_back(arrival);
  }
  if (any(2) == 0) shuffle(page);
  if (any(4) == 0) page.resize(page.size() / 2);
  if (!late.empty()) late_.push_back({to, std::move(late)});
  tell(tablets_[from]->name + " sends " + std::to_string(page.size()) + " to " + tablets_[to]->name);
  return apply(*tablets_[to], page);
}

Result<void> Schedule::receive_late() {
  if (late_.empty()) return {};
  std::swap(late_[any(late_.size())], late_.back());
  Late one = std::move(late_.back());
  late_.pop_back();
  tell(tablets_[one.to]->name + " receives what was late");
  return apply(*tablets_[one.to], one.arrivals);
}

Result<std::vector<Schedule::Parcel>> Schedule::everything() {
  std::map<std::pair<StreamId, model::Dot>, Parcel> once;
  for (const auto& envelope : newer_) {
    TRY(auto change, storage::open_trusted(envelope));
    once[{change.stream, change.dot()}] = {change.stream, change.dot(), {envelope, {}, {}, {}}};
  }
  for (auto& tablet : tablets_) {
    TRY(auto parcels, parcels_of(*tablet));
    for (auto& parcel : parcels) once.try_emplace({parcel.stream, parcel.dot}, parcel);
  }
  std::vector<Parcel> parcels;
  for (auto& [dot, parcel] : once) parcels.push_back(std::move(parcel));
  return parcels;
}

Result<void> Schedule::deliver_all() {
  TRY(auto parcels, everything());
  for (auto& tablet : tablets_) {
    TRY(auto arrivals, wanted(*tablet, parcels, 8));
    shuffle(arrivals);
    TRY_VOID(apply(*tablet, arrivals));
  }
  tell("everybody has everything");
  return {};
}

Result<void> Schedule::deliver_again() {
  TRY(auto parcels, everything());
  for (auto& tablet : tablets_) {
    TRY(auto arrivals, wanted(*tablet, parcels, 1));
    shuffle(arrivals);
    TRY_VOID(apply(*tablet, arrivals));
  }
  tell("everybody gets everything again");
  return {};
}

Result<void> Schedule::forgive() {
  forgiven_.merge(quarantined_);
  quarantined_.clear();
  may_quarantine_ = false;
  tell("the office takes what it had quarantined");
  return deliver_again();
}

std::size_t Schedule::forgiven_of_others(const Tablet& tablet) const {
  return static_cast<std::size_t>(std::count_if(forgiven_.begin(), forgiven_.end(),
                                                [&](const auto& one) { return one.second.device != tablet.known.id; }));
}

Result<std::unique_ptr<Tablet>> Schedule::fresh_tablet() {
  TRY(auto parcels, everything());
  TRY(auto newcomer, make_tablet("Newcomer"));
  TRY_VOID(newcomer->store->keep_devices(known_));
  shuffle(parcels);
  for (const Parcel& parcel : parcels) TRY_VOID(apply(*newcomer, {parcel.arrival}));
  return newcomer;
}

}  // namespace blether::test
