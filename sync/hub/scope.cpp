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

// One bucket of a feed: the streams wanted of it (none named: all of them), where to go on and how far it goes.
struct Reading {
  const std::set<model::StreamId>* streams = nullptr;
  std::uint64_t reached = 0, last = 0;
};
using Readings = std::map<std::uint32_t, Reading>;

class Reader {
 public:
  Reader(LedgerWork& ledger, const model::DeviceId& except, PageLimits limits)
      : ledger_(ledger), except_(except), limits_(limits) {}

  // Appends what the buckets have, and says in each how far it was read.
  Result<void> read(Readings& readings) {
    std::vector<Place> places;
    for (const auto& [bucket, reading] : readings)
      if (reading.last > reading.reached) places.push_back({bucket, reading.reached, owners_of(reading.streams)});
    if (places.empty()) return {};
    std::uint32_t stopped_in = kBuckets;
    TRY_VOID(ledger_.read_after(places, [&](const Entry& entry, ByteView envelope) {
      const std::uint32_t bucket = bucket_of(entry.stream.owner);
      Reading& reading = readings[bucket];
      const bool wanted = entry.dot.device != except_ && (!reading.streams || reading.streams->contains(entry.stream));
      if (full(wanted ? envelope.size() : 0)) {
        stopped_in = bucket;
        return false;
      }
      reading.reached = entry.number;
      ++passed_;
      if (wanted) take(entry, envelope);
      return true;
    }));
    page.more = stopped_in != kBuckets;
    // Behind the last row of the owners that were read come only rows of others.
    for (auto& [bucket, reading] : readings)
      if (bucket < stopped_in) reading.reached = std::max(reading.reached, reading.last);
    return {};
  }

  Result<void> add_devices() {
    if (authors_.empty()) return {};
    TRY(auto devices, ledger_.devices({authors_.begin(), authors_.end()}));
    for (Device& device : devices) page.devices.push_back(std::move(device.known));
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

Result<Readings> readings_of(LedgerWork& ledger, const Scope& scope) {
  Readings readings;
  if (scope.everything) {
    TRY(auto counters, ledger.counters());
    for (const auto& [bucket, last] : counters) readings[bucket].last = last;
    return readings;
  }
  std::vector<std::uint32_t> buckets;
  for (const auto& [bucket, streams] : scope.buckets) buckets.push_back(bucket);
  TRY(auto counters, ledger.counters(buckets));
  for (const auto& [bucket, streams] : scope.buckets) readings[bucket] = {&streams, 0, counters[bucket]};
  return readings;
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
  TRY(auto readings, readings_of(ledger, scope));
  auto name = [](const Reading& reading) { return reading.streams ? name_of(*reading.streams) : 0; };
  for (auto& [bucket, reading] : readings)
    if (auto place = places.find(bucket); place != places.end() && place->second.scope == name(reading))
      reading.reached = place->second.number;
  Reader reader(ledger, except, limits);
  TRY_VOID(reader.read(readings));
  for (const auto& [bucket, reading] : readings)
    if (reading.reached > 0) after.entries.push_back({bucket, reading.reached, name(reading)});
  TRY_VOID(reader.add_devices());
  reader.page.cursor = sync::encode(after);
  return std::move(reader.page);
}

}  // namespace blether::hub
