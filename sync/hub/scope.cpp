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

class Reader {
 public:
  Reader(LedgerWork& ledger, const FeedRequest& request, const LedgerWork::Marks& marks)
      : ledger_(ledger), except_(request.except), limits_(request.limits), marks_(marks) {}

  // How far one bucket was read.
  struct Reached {
    std::uint64_t number = 0;
    std::uint32_t mark = 0;
    bool with_own = false;  // read from the very start, not to the end yet: the device's own changes too
    bool begun = true;
  };

  // Appends what one bucket has after `start`, of numbers up to `last` and perhaps later.
  Result<Reached> read(std::uint32_t bucket, const BucketScope* scope, Reached start, std::uint64_t last) {
    static const std::vector<model::OwnerId> everybody;
    Reached reached = start;
    reached.begun = start.begun || !page.more;
    if (page.more) return reached;  // full: it waits for another page
    reached.with_own = false;
    if (last <= start.number) return reached;
    TRY_VOID(ledger_.read_after({{bucket, start.number, scope ? scope->owners : everybody}},
                                [&](const Entry& entry, ByteView envelope) {
      const bool is_news = start.with_own || entry.dot.device != except_ || entry.reason == kTakenLater;
      const bool wanted = is_news && (!scope || scope->streams.contains(entry.stream));
      if (full(wanted ? envelope.size() : 0)) {
        page.more = true;
        reached.with_own = start.with_own;
        return false;
      }
      reached.number = entry.number;
      reached.mark = entry.mark;
      ++passed_;
      if (wanted) take(entry, envelope);
      return true;
    }));
    if (page.more || reached.number >= last) return reached;
    // Behind the last row of these owners come only rows of others, up to `last`.
    auto mark = marks_.find({bucket, last});
    if (mark == marks_.end()) return base::fail(base::Code::corrupt, "end of bucket " + std::to_string(bucket));
    reached.number = last;
    reached.mark = mark->second;
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

  LedgerWork& ledger_;
  model::DeviceId except_;
  PageLimits limits_;
  const LedgerWork::Marks& marks_;
  std::size_t bytes_ = 0, passed_ = 0;
  std::set<model::DeviceId> authors_;
};

// The buckets to read: how far each goes, and what is wanted of it (none named: everything).
struct Wanted {
  const BucketScope* scope = nullptr;
  LedgerWork::End end;
};

Result<std::map<std::uint32_t, Wanted>> wanted_of(LedgerWork& ledger, const Scope& scope) {
  std::map<std::uint32_t, Wanted> wanted;
  if (scope.everything) {
    TRY(auto counters, ledger.counters());
    for (const auto& [bucket, end] : counters) wanted[bucket].end = end;
    return wanted;
  }
  std::vector<std::uint32_t> buckets;
  for (const auto& [bucket, streams] : scope.buckets) buckets.push_back(bucket);
  // Most of them: all at once is one look.
  TRY(auto counters, buckets.size() > kBuckets / 4 ? ledger.counters() : ledger.counters(buckets));
  for (const auto& [bucket, streams] : scope.buckets) {
    auto counted = counters.find(bucket);
    wanted.emplace_hint(wanted.end(), bucket, Wanted{&streams, counted == counters.end() ? LedgerWork::End() : counted->second});
  }
  return wanted;
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

// Of where the device has read up to, and of where the wanted buckets end. Where both are one, as most are, the counters
// have said it.
Result<LedgerWork::Marks> marks_for(LedgerWork& ledger, const Places& places,
                                    const std::map<std::uint32_t, Wanted>& wanted) {
  std::set<LedgerWork::Spot> spots;
  for (const auto& [bucket, place] : places) {
    auto want = wanted.find(bucket);
    const bool is_end = want != wanted.end() && want->second.end.number == place.number;
    if (place.number > 0 && !is_end) spots.emplace(bucket, place.number);
  }
  TRY(auto marks, ledger.marks(spots));
  for (const auto& [bucket, want] : wanted)
    if (want.end.number > 0) marks[{bucket, want.end.number}] = want.end.mark;
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
  std::vector<model::OwnerId> caseload;
  if (worker.role != Role::office) {
    TRY(caseload, ledger.caseload(worker.author));
  }
  {
    std::lock_guard lock(mutex_);
    auto known = known_.find(worker.author);
    if (known != known_.end() && known->second.role == worker.role && known->second.caseload == caseload)
      return known->second.scope;
  }
  auto scope = std::make_shared<const Scope>(scope_of(worker, caseload));
  std::lock_guard lock(mutex_);
  if (known_.size() >= kMostScopes) known_.clear();
  known_[worker.author] = {worker.role, std::move(caseload), scope};
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
  TRY(auto wanted, wanted_of(ledger, scope));
  TRY(auto marks, marks_for(ledger, places, wanted));
  Reader reader(ledger, request, marks);
  for (const auto& [bucket, want] : wanted) {
    const std::uint32_t name = want.scope ? want.scope->name : 0;
    auto place = places.find(bucket);
    Reader::Reached start{0, 0, true, false};
    if (place != places.end() && (place->second.scope == name || place->second.scope == ~name)) {
      const Reader::Reached before{place->second.number, place->second.mark, place->second.scope == ~name, true};
      const bool there = is_there(marks, place->second);
      if (there) start = before;
      reader.page.restored = reader.page.restored || !there;
    }
    TRY(auto reached, reader.read(bucket, want.scope, start, want.end.number));
    if (reached.begun) after.entries.push_back({bucket, reached.number, reached.with_own ? ~name : name, reached.mark});
  }
  // Of somebody whom the device may not hold (any more), too: a restored ledger does not know of the caseload either. A
  // device that is on its way to leave has such places once.
  for (const auto& [bucket, place] : places)
    if (!wanted.contains(bucket) && !is_there(marks, place)) reader.page.restored = true;
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
