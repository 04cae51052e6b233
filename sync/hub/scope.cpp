#include "sync/hub/scope.h"

#include "storage/envelope.h"
#include "sync/streams.h"

namespace blether::hub {

namespace {

using base::Bytes;
using base::ByteView;
using base::Result;
using sync::Cursor;

// Rows that one page may pass over, so that a page of a crowded bucket also ends.
constexpr std::size_t kMostPassed = 20'000;

// Names the set of streams a cursor entry speaks for. When somebody joins a bucket's scope the set has another name
// and the bucket is read from its start, so nothing older of the new person is missed; what is known arrives twice,
// which is once (law 3).
std::uint32_t name_of(const std::set<model::StreamId>& streams) {
  Bytes named;
  for (const model::StreamId& stream : streams) {
    named.push_back(static_cast<std::uint8_t>(stream.audience));
    named.insert(named.end(), stream.owner.bytes.begin(), stream.owner.bytes.end());
  }
  const Bytes hash = storage::hash(named);
  return static_cast<std::uint32_t>(hash[0]) << 24 | static_cast<std::uint32_t>(hash[1]) << 16 |
         static_cast<std::uint32_t>(hash[2]) << 8 | hash[3];
}

storage::Arrival arrival_of(const Entry& entry, ByteView envelope) {
  if (entry.standing == Standing::stored) return {base::to_bytes(envelope), {}, {}, {}};
  return {{}, entry.stream, entry.dot, entry.hash};
}

class Reader {
 public:
  Reader(LedgerWork& ledger, const model::DeviceId& except, PageLimits limits)
      : ledger_(ledger), except_(except), limits_(limits) {}

  // Appends what one bucket has after `start`, of numbers up to `last` and perhaps later; returns the number read up to.
  Result<std::uint64_t> read(std::uint32_t bucket, const std::set<model::StreamId>* streams, std::uint64_t start,
                             std::uint64_t last) {
    std::uint64_t reached = start;
    bool to_the_end = true;
    if (last <= start) return start;
    TRY_VOID(ledger_.read_after(bucket, start, owners_of(streams), [&](const Entry& entry, ByteView envelope) {
      const bool wanted = entry.dot.device != except_ && (!streams || streams->contains(entry.stream));
      if (full(wanted ? envelope.size() : 0)) {
        to_the_end = false;
        return false;
      }
      reached = entry.number;
      ++passed_;
      if (wanted) take(entry, envelope);
      return true;
    }));
    // Behind the last row of these owners come only rows of others, up to `last`.
    if (to_the_end) return std::max(reached, last);
    page.more = true;
    return reached;
  }

  Result<void> add_devices() {
    for (const model::DeviceId& id : authors_) {
      TRY(auto device, ledger_.device(id));
      if (device) page.devices.push_back(device->known);
    }
    return {};
  }

  FeedPage page;

 private:
  bool full(std::size_t next) const {
    if (passed_ >= kMostPassed || page.arrivals.size() >= limits_.changes) return true;
    return !page.arrivals.empty() && bytes_ + next > limits_.bytes;
  }

  void take(const Entry& entry, ByteView envelope) {
    page.arrivals.push_back(arrival_of(entry, envelope));
    bytes_ += envelope.size();
    authors_.insert(entry.dot.device);
  }

  static std::vector<model::OwnerId> owners_of(const std::set<model::StreamId>* streams) {
    std::set<model::OwnerId> owners;
    if (streams)
      for (const model::StreamId& stream : *streams) owners.insert(stream.owner);
    return {owners.begin(), owners.end()};
  }

  LedgerWork& ledger_;
  model::DeviceId except_;
  PageLimits limits_;
  std::size_t bytes_ = 0, passed_ = 0;
  std::set<model::DeviceId> authors_;
};

// The buckets to read: how far each goes, and the streams wanted of it (none named: all of them).
struct Wanted {
  const std::set<model::StreamId>* streams = nullptr;
  std::uint64_t last = 0;
};

Result<std::map<std::uint32_t, Wanted>> wanted_of(LedgerWork& ledger, const Scope& scope) {
  std::map<std::uint32_t, Wanted> wanted;
  if (scope.everything) {
    TRY(auto counters, ledger.counters());
    for (const auto& [bucket, last] : counters) wanted[bucket].last = last;
    return wanted;
  }
  std::vector<std::uint32_t> buckets;
  for (const auto& [bucket, streams] : scope.buckets) buckets.push_back(bucket);
  TRY(auto counters, ledger.counters(buckets));
  for (const auto& [bucket, streams] : scope.buckets) wanted[bucket] = {&streams, counters[bucket]};
  return wanted;
}

// Where to go on in each bucket, from a cursor of this epoch.
Result<std::map<std::uint32_t, Cursor::Entry>> places_of(ByteView cursor, ByteView epoch) {
  std::map<std::uint32_t, Cursor::Entry> places;
  if (cursor.empty()) return places;
  TRY(Cursor read, sync::decode_cursor(cursor));
  if (!std::equal(read.epoch.begin(), read.epoch.end(), epoch.begin(), epoch.end())) return places;
  for (const Cursor::Entry& entry : read.entries) places[entry.bucket] = entry;
  return places;
}

}  // namespace

bool Scope::holds(const model::StreamId& stream) const {
  if (everything) return true;
  auto found = buckets.find(bucket_of(stream.owner));
  return found != buckets.end() && found->second.contains(stream);
}

Result<Scope> scope_of(LedgerWork& ledger, const Worker& worker) {
  Scope scope;
  if (worker.role == Role::office) {
    scope.everything = true;
    return scope;
  }
  scope.add(sync::staff_stream());
  TRY(auto people, ledger.caseload(worker.author));
  for (const model::OwnerId& owner : people) {
    const auto person = model::same_id<model::RecordId>(owner);
    scope.add(sync::shared_stream(person));
    scope.add(sync::practice_stream(person));
  }
  return scope;
}

Result<FeedPage> read_feed(LedgerWork& ledger, const Scope& scope, ByteView cursor, const model::DeviceId& except,
                           PageLimits limits) {
  Cursor after;
  TRY(after.epoch, ledger.epoch());
  TRY(auto places, places_of(cursor, after.epoch));
  TRY(auto wanted, wanted_of(ledger, scope));
  Reader reader(ledger, except, limits);
  for (const auto& [bucket, want] : wanted) {
    const std::uint32_t name = want.streams ? name_of(*want.streams) : 0;
    const Cursor::Entry& place = places[bucket];
    TRY(std::uint64_t reached, reader.read(bucket, want.streams, place.scope == name ? place.number : 0, want.last));
    if (reached > 0) after.entries.push_back({bucket, reached, name});
  }
  TRY_VOID(reader.add_devices());
  reader.page.cursor = sync::encode(after);
  return std::move(reader.page);
}

}  // namespace blether::hub
