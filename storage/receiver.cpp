#include "storage/receiver.h"

#include <algorithm>
#include <limits>

#include "storage/heads.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

// Numbers in rows are signed; nobody reaches this honestly.
constexpr std::uint64_t kMostSeq = std::numeric_limits<std::int64_t>::max() - 1;

bool is_ours_to_tell(const base::Error& error) {
  // These come from the bytes; anything else is trouble of our own and undoes the whole page.
  return error.code == Code::corrupt || error.code == Code::invalid || error.code == Code::denied;
}

}  // namespace

// A verified change, or the mark of a gap (no change; `hash` is what the mark gives).
struct Receiver::Item {
  LocalId stream = 0;
  LocalId device = 0;
  model::DeviceId device_id;
  std::uint64_t seq = 0;
  base::Bytes envelope;
  base::Bytes hash;
  SharedChange change;
};

Result<void> Receiver::start() {
  TRY(auto rows, tables_.sql.prepare("SELECT DISTINCT stream FROM held"));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return {};
    holding_.insert(rows.number(0));
  }
}

void Receiver::refuse(const model::DeviceId& device, base::Error error) {
  info_.refused.push_back({device, std::move(error)});
}

Result<Receiver::Item> Receiver::open_change(const Arrival& arrival) {
  TRY(auto device, claimed_device(arrival.envelope));
  TRY(auto known, devices_.find(device));
  if (!known) return fail(Code::denied, "unknown device " + device.hex());
  std::optional<CheckedChange> checked = arrival.checked;
  if (!checked || checked->key() != known->public_key) {
    TRY(checked, storage::check(arrival.envelope, known->public_key));
  }
  const model::Change& change = *checked->change();
  if (change.author != known->author) return fail(Code::denied, "author of device " + device.hex());
  bool huge = change.seq > kMostSeq || std::any_of(change.parents.begin(), change.parents.end(),
                                                   [](const auto& parent) { return parent.second > kMostSeq; });
  if (huge) return fail(Code::invalid, "sequence of device " + device.hex());
  Item item;
  TRY(item.stream, tables_.ids.stream(change.stream));
  TRY(item.device, tables_.ids.device(device));
  item.device_id = device;
  item.seq = change.seq;
  item.envelope = arrival.envelope;
  item.hash = checked->hash();
  item.change = checked->change();
  return item;
}

Result<Receiver::Item> Receiver::open_gap(const Arrival& arrival) {
  if (arrival.gap.seq == 0 || arrival.gap.seq > kMostSeq || arrival.gap_hash.size() != 32)
    return fail(Code::invalid, "mark of a gap");
  Item item;
  TRY(item.stream, tables_.ids.stream(arrival.stream));
  TRY(item.device, tables_.ids.device(arrival.gap.device));
  item.device_id = arrival.gap.device;
  item.seq = arrival.gap.seq;
  item.hash = arrival.gap_hash;
  return item;
}

Result<void> Receiver::take(const Arrival& arrival) {
  bool is_gap = arrival.envelope.empty();
  auto item = is_gap ? open_gap(arrival) : open_change(arrival);
  if (!item) {
    if (!is_ours_to_tell(item.error())) return tl::unexpected<base::Error>(item.error());
    auto claimed = is_gap ? Result<model::DeviceId>(arrival.gap.device) : claimed_device(arrival.envelope);
    refuse(claimed ? *claimed : model::DeviceId{}, item.error());
    return {};
  }
  return take_item(*item);
}

Result<void> Receiver::take_item(const Item& item) {
  TRY(auto tip, tables_.log.tip(item.stream, item.device));
  if (item.seq <= tip.seq) return take_seen(item);
  TRY(auto need, missing(item));
  if (need) return hold(item, *need);
  TRY_VOID(write(item));
  return release(item.stream, item.device, item.seq);
}

// A dot that is in the vector already: the same again, a gap that is filled after all, or a fork.
Result<void> Receiver::take_seen(const Item& item) {
  TRY(auto row, tables_.log.find(item.stream, item.device, item.seq));
  TRY(auto gap, tables_.log.gap(item.stream, item.device, item.seq));
  base::Bytes kept = gap.value_or(base::Bytes());
  if (row) {
    TRY(auto envelope, tables_.log.envelope(*row));
    kept = envelope_hash(envelope);
  }
  if (kept != item.hash) {
    refuse(item.device_id, {Code::corrupt, "fork at " + item.device_id.hex() + " " + std::to_string(item.seq)});
    return {};
  }
  if (row || !item.change) {
    // What comes back from the office as a change it has taken, though it may have put it aside first.
    if (row && item.change && item.device == self_) TRY_VOID(outbox_.taken(*row));
    ++info_.known;
    return {};
  }
  TRY(auto place, tables_.log.fill_gap(item.stream, item.device, item.change, item.envelope));
  TRY_VOID(tables_.sql.run("DELETE FROM put_aside WHERE stream=?1 AND device=?2 AND seq=?3", item.stream, item.device,
                           item.seq));
  return apply(item, place);
}

Result<std::optional<Receiver::Need>> Receiver::missing(const Item& item) {
  TRY(auto tips, tables_.log.tips(item.stream));
  auto has = [&](LocalId device) {
    auto found = tips.find(device);
    return found == tips.end() ? 0 : found->second.seq;
  };
  if (has(item.device) + 1 < item.seq) return Need{item.device, item.seq - 1};
  if (!item.change) return std::nullopt;
  for (const auto& [device, seq] : item.change->parents) {
    if (device == item.device_id) continue;  // its own earlier changes are there by now
    TRY(auto local, tables_.ids.device(device));
    if (has(local) < seq) return Need{local, seq};
  }
  return std::nullopt;
}

// The change itself takes the place of a mark that waits.
Result<void> Receiver::hold(const Item& item, const Need& need) {
  TRY(auto rows, tables_.sql.prepare("INSERT INTO held(stream, device, seq, wait_device, wait_seq, envelope, gap_hash) "
                                     "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(stream, device, seq) DO UPDATE SET "
                                     "wait_device=excluded.wait_device, wait_seq=excluded.wait_seq, "
                                     "envelope=excluded.envelope, gap_hash=NULL "
                                     "WHERE held.gap_hash IS NOT NULL AND excluded.gap_hash IS NULL"));
  rows.with(item.stream, item.device, item.seq, need.device, need.seq, base::ByteView(item.envelope));
  if (!item.change) rows.bind(7, base::ByteView(item.hash));
  TRY_VOID(rows.run());
  holding_.insert(item.stream);
  ++info_.held;
  return {};
}

Result<void> Receiver::write(const Item& item) {
  if (!item.change) {
    TRY_VOID(tables_.log.mark_gap(item.stream, item.device, item.seq, item.hash));
    ++info_.applied;
    return {};
  }
  TRY(auto tip, tables_.log.tip(item.stream, item.device));
  if (item.change->previous != tip.hash) {
    refuse(item.device_id,
           {Code::corrupt, "chain broken at " + item.device_id.hex() + " " + std::to_string(item.seq)});
    return {};
  }
  TRY(auto place, tables_.log.append(item.stream, item.device, item.change, item.envelope, item.hash));
  return apply(item, place);
}

Result<void> Receiver::apply(const Item& item, const LogPlace& place) {
  CommitInfo info;
  info.dot = item.change->dot();
  info.stream = item.change->stream;
  TRY_VOID(apply_operations(tables_, place, *item.change, info));
  if (item.device == self_) TRY_VOID(outbox_.add(place, SendState::stored));
  ++info_.applied;
  info_.commits.push_back(std::move(info));
  return {};
}

Result<std::vector<Receiver::Item>> Receiver::waiting_for(LocalId stream, LocalId device, std::uint64_t seq) {
  std::vector<Item> items;
  TRY(auto rows, tables_.sql.query("SELECT device, seq, envelope, gap_hash FROM held "
                                   "WHERE stream=?1 AND wait_device=?2 AND wait_seq<=?3 ORDER BY seq",
                                   stream, device, seq));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return items;
    Item& item = items.emplace_back();
    item.stream = stream;
    item.device = rows.number(0);
    TRY(item.device_id, tables_.ids.device_of(item.device));
    item.seq = static_cast<std::uint64_t>(rows.number(1));
    item.envelope = base::to_bytes(rows.blob(2));
    item.hash = rows.is_null(3) ? envelope_hash(item.envelope) : base::to_bytes(rows.blob(3));
    if (!rows.is_null(3)) continue;
    TRY(auto change, open_trusted(item.envelope));  // verified before it was held
    item.change = std::make_shared<const model::Change>(std::move(change));
  }
}

Result<void> Receiver::release(LocalId stream, LocalId device, std::uint64_t seq) {
  if (!holding_.contains(stream)) return {};
  std::deque<Need> reached{{device, seq}};
  while (!reached.empty()) {
    Need now = reached.front();
    reached.pop_front();
    TRY(auto items, waiting_for(stream, now.device, now.seq));
    for (const Item& item : items) {
      TRY(auto need, missing(item));
      if (need) {
        TRY_VOID(tables_.sql.run("UPDATE held SET wait_device=?4, wait_seq=?5 WHERE stream=?1 AND device=?2 AND seq=?3",
                                 item.stream, item.device, item.seq, need->device, need->seq));
        continue;
      }
      TRY_VOID(tables_.sql.run("DELETE FROM held WHERE stream=?1 AND device=?2 AND seq=?3", item.stream, item.device,
                               item.seq));
      TRY(auto tip, tables_.log.tip(item.stream, item.device));
      if (item.seq <= tip.seq) {
        TRY_VOID(take_seen(item));
        continue;
      }
      TRY_VOID(write(item));
      reached.push_back({item.device, item.seq});
    }
  }
  return {};
}

}  // namespace blether::storage
