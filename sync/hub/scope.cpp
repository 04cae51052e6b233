#include "sync/hub/scope.h"

#include <algorithm>
#include <iterator>
#include <tuple>

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

// What is remembered at most; whatever is forgotten is worked out or asked for again.
constexpr std::size_t kMostScopes = 4'096;
constexpr std::size_t kMostCursorBytes = 16u << 20;

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

// One bucket of a feed: what is wanted of it (no scope: everything), where it goes on and how far it goes.
struct Reading {
  const BucketScope* scope = nullptr;
  LedgerWork::End end;
  std::uint64_t number = 0;  // read up to here
  std::uint32_t mark = 0;
  bool with_own = true;  // read from the very start, not to the end yet: the device's own changes too
  bool begun = false;
  std::uint32_t name() const { return scope ? scope->name : 0; }
  void go_on(const Cursor::Entry& place) {
    number = place.number;
    mark = place.mark;
    with_own = place.scope == ~name();
    begun = true;
  }
  Cursor::Entry place(std::uint32_t bucket) const { return {bucket, number, with_own ? ~name() : name(), mark}; }
};
using Readings = std::map<std::uint32_t, Reading>;

class Reader {
 public:
  Reader(LedgerWork& ledger, const FeedRequest& request)
      : ledger_(ledger), except_(request.except), limits_(request.limits) {}

  // Appends what the buckets have, all asked for at once, and notes in each how far it was read.
  Result<void> read(Readings& readings) {
    static const std::vector<model::OwnerId> everybody;
    std::vector<Place> places;
    for (const auto& [bucket, reading] : readings)
      if (reading.end.number > reading.number)
        places.push_back({bucket, reading.number, reading.scope ? reading.scope->owners : everybody});
    std::uint32_t stopped_in = kBuckets;  // the page is full: from here on the buckets wait for another
    auto at = readings.begin();
    TRY_VOID(ledger_.read_after(places, [&](const Entry& entry, ByteView envelope) {
      const std::uint32_t bucket = bucket_of(entry.stream.owner);
      while (at->first < bucket) ++at;
      Reading& reading = at->second;
      const bool is_news = reading.with_own || entry.dot.device != except_ || entry.reason == kTakenLater;
      const bool wanted = is_news && (!reading.scope || reading.scope->streams.contains(entry.stream));
      if (full(wanted ? envelope.size() : 0)) {
        stopped_in = bucket;
        return false;
      }
      reading.number = entry.number;
      reading.mark = entry.mark;
      ++passed_;
      if (wanted) take(entry, envelope);
      return true;
    }));
    page.more = stopped_in < kBuckets;
    for (auto& [bucket, reading] : readings) {
      if (bucket < stopped_in) end(reading);
      reading.begun = reading.begun || bucket <= stopped_in;
    }
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
  // Behind the last row of these owners come only rows of others, up to the end that the counters said.
  static void end(Reading& reading) {
    reading.with_own = false;
    if (reading.number >= reading.end.number) return;
    reading.number = reading.end.number;
    reading.mark = reading.end.mark;
  }

  bool full(std::size_t next) const {
    if (passed_ >= kMostPassed || page.arrivals.size() >= limits_.changes) return true;
    return !page.arrivals.empty() && bytes_ + next > limits_.bytes;
  }

  void take(const Entry& entry, ByteView envelope) {
    page.arrivals.push_back(arrival_of(entry, envelope));
    bytes_ += envelope.size();
    authors_.insert(entry.dot.device);
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
    for (const auto& [bucket, end] : counters) readings[bucket].end = end;
    return readings;
  }
  std::vector<std::uint32_t> buckets;
  for (const auto& [bucket, streams] : scope.buckets) buckets.push_back(bucket);
  // Most of them: all at once is one look.
  TRY(auto counters, buckets.size() > kBuckets / 4 ? ledger.counters() : ledger.counters(buckets));
  for (const auto& [bucket, streams] : scope.buckets) {
    Reading reading;
    reading.scope = &streams;
    if (auto counted = counters.find(bucket); counted != counters.end()) reading.end = counted->second;
    readings.emplace_hint(readings.end(), bucket, reading);
  }
  return readings;
}

// Where to go on in each bucket, from a cursor of this epoch.
using Places = std::map<std::uint32_t, Cursor::Entry>;
Result<Places> places_of(ByteView cursor, ByteView epoch) {
  Places places;
  if (cursor.empty()) return places;
  TRY(Cursor read, sync::decode_cursor(cursor));
  if (!std::equal(read.epoch.begin(), read.epoch.end(), epoch.begin(), epoch.end())) return places;
  for (const Cursor::Entry& entry : read.entries) {
    if (entry.bucket >= kBuckets) return base::fail(base::Code::invalid, "bucket of the cursor");
    places[entry.bucket] = entry;
  }
  return places;
}

// Of where the device has read up to. Where that is the end of a bucket, as it mostly is, the counters have said it.
Result<LedgerWork::Marks> marks_for(LedgerWork& ledger, const Places& places, const Readings& readings) {
  std::set<LedgerWork::Spot> spots;
  LedgerWork::Marks ends;
  for (const auto& [bucket, place] : places) {
    auto reading = readings.find(bucket);
    const bool is_end = reading != readings.end() && reading->second.end.number == place.number;
    if (place.number > 0 && is_end) ends[{bucket, place.number}] = reading->second.end.mark;
    if (place.number > 0 && !is_end) spots.emplace(bucket, place.number);
  }
  if (spots.empty()) return ends;
  TRY(auto marks, ledger.marks(spots));
  marks.merge(ends);
  return marks;
}

// Whether the changes up to a number are still those that a device has read. After a restore from a backup, or under a
// leader that had not got the last of them, there may be fewer, or others.
bool is_there(const LedgerWork::Marks& marks, const Cursor::Entry& place) {
  if (place.number == 0) return true;
  auto mark = marks.find({place.bucket, place.number});
  return mark != marks.end() && mark->second == place.mark;
}

}  // namespace

bool Scope::holds(const model::StreamId& stream) const {
  if (everything) return true;
  auto found = buckets.find(bucket_of(stream.owner));
  return found != buckets.end() && found->second.streams.contains(stream);
}

std::vector<model::StreamId> Scope::all() const {
  std::vector<model::StreamId> streams;
  for (const auto& [bucket, of_bucket] : buckets)
    streams.insert(streams.end(), of_bucket.streams.begin(), of_bucket.streams.end());
  return streams;
}

Scope scope_of(const Worker& worker, const std::vector<model::OwnerId>& caseload) {
  Scope scope;
  if (worker.role == Role::office) {
    scope.everything = true;
    return scope;
  }
  const model::StreamId staff = sync::staff_stream();
  scope.buckets[bucket_of(staff.owner)].streams.insert(staff);
  for (const model::OwnerId& owner : caseload) {
    const auto person = model::same_id<model::RecordId>(owner);
    auto& streams = scope.buckets[bucket_of(owner)].streams;
    streams.insert(sync::shared_stream(person));
    streams.insert(sync::practice_stream(person));
  }
  Bytes names;
  for (auto& [bucket, of_bucket] : scope.buckets) {
    std::set<model::OwnerId> owners;
    for (const model::StreamId& stream : of_bucket.streams) owners.insert(stream.owner);
    of_bucket.owners.assign(owners.begin(), owners.end());
    of_bucket.name = name_of(of_bucket.streams);
    for (int shift = 24; shift >= 0; shift -= 8) names.push_back(static_cast<std::uint8_t>(of_bucket.name >> shift));
  }
  const auto whole = storage::short_hash(names);
  scope.name.assign(whole.begin(), whole.end());
  return scope;
}

Result<SharedScope> Scopes::of(LedgerWork& ledger, const Worker& worker) {
  {
    std::lock_guard lock(mutex_);
    auto known = known_.find(worker.author);
    if (known != known_.end() && known->second.role == worker.role && known->second.caseload == worker.caseload)
      return known->second.scope;
  }
  std::vector<model::OwnerId> caseload;
  if (worker.role != Role::office) {
    TRY(caseload, ledger.caseload(worker.author));
  }
  auto scope = std::make_shared<const Scope>(scope_of(worker, caseload));
  // Another service may have changed the list since the name was read.
  TRY(auto now, ledger.worker(worker.author));
  if (!now || now->caseload != worker.caseload) return scope;
  std::lock_guard lock(mutex_);
  if (known_.size() >= kMostScopes) known_.clear();
  known_[worker.author] = {worker.role, worker.caseload, scope};
  return scope;
}

void Cursors::remember(const Bytes& cursor) {
  const auto name = storage::short_hash(cursor);
  std::lock_guard lock(mutex_);
  if (!by_hash_.emplace(Bytes(name.begin(), name.end()), cursor).second) return;
  oldest_first_.emplace_back(name.begin(), name.end());
  bytes_ += cursor.size();
  while (bytes_ > kMostCursorBytes) {
    auto oldest = by_hash_.find(oldest_first_.front());
    bytes_ -= oldest->second.size();
    by_hash_.erase(oldest);
    oldest_first_.pop_front();
  }
}

std::optional<Bytes> Cursors::find(const Bytes& hash) {
  std::lock_guard lock(mutex_);
  auto found = by_hash_.find(hash);
  return found == by_hash_.end() ? std::nullopt : std::optional(found->second);
}

Result<FeedPage> read_feed(LedgerWork& ledger, const Scope& scope, const FeedRequest& request) {
  Cursor after;
  TRY(after.epoch, ledger.epoch());
  TRY(auto places, places_of(request.cursor, after.epoch));
  TRY(auto readings, readings_of(ledger, scope));
  TRY(auto marks, marks_for(ledger, places, readings));
  Reader reader(ledger, request);
  for (const auto& [bucket, place] : places) {
    const bool there = is_there(marks, place);
    auto found = readings.find(bucket);
    // Of somebody whom the device may not hold (any more), too: a restored ledger does not know of the caseload either.
    // A device that is on its way to leave has such places once.
    const bool is_wanted = found != readings.end();
    const bool is_of_set = !is_wanted || place.scope == found->second.name() || place.scope == ~found->second.name();
    reader.page.restored = reader.page.restored || (is_of_set && !there);
    if (is_wanted && is_of_set && there) found->second.go_on(place);
  }
  TRY_VOID(reader.read(readings));
  for (const auto& [bucket, reading] : readings)
    if (reading.begun) after.entries.push_back(reading.place(bucket));
  TRY_VOID(reader.add_devices());
  reader.page.cursor = sync::encode(after);
  return std::move(reader.page);
}

Result<std::vector<storage::StreamTip>> tips_of(LedgerWork& ledger, const Scope& scope) {
  LedgerWork::Tips tips;
  if (scope.everything) {
    TRY(auto counters, ledger.counters());
    for (const auto& [bucket, end] : counters) {
      TRY(auto more, ledger.tips_in(bucket));
      tips.insert(tips.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
  } else {
    std::vector<model::OwnerId> owners;
    for (const auto& [bucket, of_bucket] : scope.buckets)
      owners.insert(owners.end(), of_bucket.owners.begin(), of_bucket.owners.end());
    TRY(tips, ledger.tips(owners));
    std::erase_if(tips, [&](const storage::StreamTip& tip) { return !scope.holds(tip.stream); });
  }
  std::sort(tips.begin(), tips.end(), [](const storage::StreamTip& a, const storage::StreamTip& b) {
    return std::tie(a.stream, a.dot.device) < std::tie(b.stream, b.dot.device);
  });
  return tips;
}

}  // namespace blether::hub
