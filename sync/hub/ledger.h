// Ledger: what the service keeps. One interface, two stores: ledger_sqlite.h is a single file inside the service,
// ledger_postgres.h a PostgreSQL that several services share. Every promise here is a test of
// tests/unit/hub/ledger_test.cpp, which both stores pass.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "storage/store.h"

namespace blether::hub {

// The unit of order and of distribution: everything of one owner is in one bucket, for ever.
inline constexpr std::uint32_t kBuckets = 1024;
std::uint32_t bucket_of(const model::OwnerId& owner);
// The same rule for what has no owner: devices, workers, codes.
std::uint32_t bucket_of(base::ByteView id);

enum class Role : std::uint8_t { worker = 1, office = 2 };

struct Worker {
  model::AuthorId author;
  std::string name;
  Role role = Role::worker;
  // Names the list of people: after every change of the list another name. Empty: never changed.
  base::Bytes caseload = {};
};

// What a list of people is called after somebody came to it or left it. The same history has the same name.
base::Bytes caseload_after(base::ByteView name, const model::OwnerId& person, bool comes);

struct Device {
  storage::KnownDevice known;      // id, key, author, names
  std::int64_t enrolled_ms = 0;
  std::int64_t last_seen_ms = 0;   // 0: never
  std::int64_t revoked_ms = 0;     // 0: not revoked
  std::uint64_t counter = 0;       // highest request counter seen
};

// A one-time code, known by its hash only.
struct OneTimeCode {
  base::Bytes hash;
  model::AuthorId author;
  std::int64_t expires_ms = 0;
  model::DeviceId used_by;  // none: not used yet
};

enum class Standing : std::uint8_t {
  stored = 1,
  quarantined = 2,  // put aside: kept as evidence, a mark to readers
  taken = 3,        // was put aside or missing and is stored now, under a later number; here it stays a mark
  missing = 4,      // a mark that was passed on after a restore: what it stands for is not here
};

// A change as the ledger keeps it. The envelope is never altered.
struct Entry {
  std::uint64_t number = 0;  // of arrival, within the bucket of the stream's owner; given by append
  // Of all changes of the bucket up to this one, whatever their order: the XOR of their shares; given by append. After
  // a restore numbers are given again; where a number has its mark again, whoever had read up to it has read the same
  // changes. Equal marks of different changes take an accident of one in 2^32. XOR resists no adversary and need not:
  // every change is hashed already, and whoever forges the mark in their own cursor harms their own reading only.
  std::uint32_t mark = 0;
  model::StreamId stream;
  model::Dot dot;
  Standing standing = Standing::stored;
  base::Bytes hash;      // of the envelope
  base::Bytes envelope;
  std::string reason, detail;  // quarantined; stored: kTakenLater, or nothing
  std::uint64_t receipt = 0;
  std::int64_t at_ms = 0;
};

// The reason of a stored change that was put aside first: its own device is told too, which had heard otherwise.
inline constexpr std::string_view kTakenLater = "taken_later";

// An entry of a log: a record of a kind whose fields are written once, with it.
struct LogEntry {
  model::RecordId record;
  std::string kind;
  std::string field;  // one of those that are written; two entries are one if record and kind are
};
// Those that a change writes, each once.
std::vector<LogEntry> log_entries_of(const model::Change& change);
// By what a ledger knows an entry: 16 bytes that say nothing to whoever does not know the record.
base::Bytes name_of(const model::StreamId& stream, const LogEntry& entry);

// What one change adds to the marks: four bytes of the BLAKE2b hash of its envelope, which are as good as any. Of what was
// put aside they are others, since readers were given something else, and of what is missing others again: whoever has
// it finds out that it is.
std::uint32_t share_of_mark(Standing standing, base::ByteView hash);

struct Refusal {
  model::DeviceId device;
  std::string reason;
  std::string detail;  // ids only
  std::int64_t at_ms = 0;
};

// Where a reader goes on in a bucket: behind `number`, and only with what is of these owners unless none are named.
struct Place {
  std::uint32_t bucket = 0;
  std::uint64_t number = 0;
  std::vector<model::OwnerId> owners;
};

struct LedgerCounts {
  std::uint64_t stored = 0, quarantined = 0, refused = 0;
  std::uint64_t receipts = 0;  // the highest number given
};

// The ledger inside one transaction. Views passed to visitors last until the visitor returns. Others may write at the
// same time, from this service or another one on the same ledger; what must not change underfoot is held first, always
// in this order: the directory, a code, a device, entries of logs, what was put aside, buckets (append does that).
class LedgerWork {
 public:
  virtual ~LedgerWork() = default;

  // 16 random bytes made with the ledger; another after a restore from backup.
  virtual base::Result<base::Bytes> epoch() = 0;

  // Until this transaction ends, every other one that asks for the same waits: for whoever looks whether there is such
  // a worker and then adds one.
  virtual base::Result<void> hold_directory() = 0;

  virtual base::Result<void> add_worker(const Worker& worker) = 0;  // exists
  virtual base::Result<std::vector<Worker>> workers() = 0;          // in order of name
  virtual base::Result<std::optional<Worker>> worker(const model::AuthorId& author) = 0;

  virtual base::Result<void> add_device(const Device& device) = 0;  // exists
  virtual base::Result<std::optional<Device>> device(const model::DeviceId& id) = 0;
  // Without its author's name; until this transaction ends, every other one that holds or changes the device waits.
  virtual base::Result<std::optional<Device>> hold_device(const model::DeviceId& id) = 0;
  // Those of these that are known; all, in order of enrolment.
  virtual base::Result<std::vector<Device>> devices(const std::vector<model::DeviceId>& ids) = 0;
  virtual base::Result<std::vector<Device>> devices() = 0;
  virtual base::Result<void> revoke(const model::DeviceId& id, std::int64_t at_ms) = 0;  // the first time stays
  // Keeps the counter and when the device was seen.
  virtual base::Result<void> saw(const model::DeviceId& id, std::uint64_t counter, std::int64_t at_ms) = 0;

  virtual base::Result<void> assign(const model::AuthorId& worker, const model::OwnerId& person) = 0;  // twice is once
  virtual base::Result<void> unassign(const model::AuthorId& worker, const model::OwnerId& person) = 0;
  virtual base::Result<std::vector<model::OwnerId>> caseload(const model::AuthorId& worker) = 0;  // in order of id
  virtual base::Result<bool> holds(const model::AuthorId& worker, const model::OwnerId& person) = 0;
  virtual base::Result<bool> is_on_a_caseload(const model::OwnerId& person) = 0;

  virtual base::Result<void> add_code(const OneTimeCode& code) = 0;
  virtual base::Result<std::optional<OneTimeCode>> code(base::ByteView hash) = 0;
  // exists: it has been used, perhaps a moment ago.
  virtual base::Result<void> use_code(base::ByteView hash, const model::DeviceId& device) = 0;
  // Whether a worker has a code that was given and can still be used.
  virtual base::Result<bool> has_open_code(const model::AuthorId& worker, std::int64_t now_ms) = 0;
  // Makes every unused code of a worker worthless.
  virtual base::Result<void> drop_codes(const model::AuthorId& worker) = 0;

  // The last change of a device in each of these streams, without its envelope; streams without one are left out.
  using Lasts = std::map<model::StreamId, Entry>;
  virtual base::Result<Lasts> lasts(const std::set<model::StreamId>& streams, const model::DeviceId& device) = 0;
  // A change, without its envelope.
  virtual base::Result<std::optional<Entry>> entry(const model::StreamId& stream, const model::Dot& dot) = 0;
  // Notes that these entries of logs of one stream are stored: all of them, or none when one was noted before, which is
  // returned. Until this transaction ends, every other one that notes the same waits.
  virtual base::Result<std::optional<LogEntry>> write_down(const model::StreamId& stream,
                                                           const std::vector<LogEntry>& entries) = 0;
  // What was put aside or is missing stands as taken from now on, and append may be given the same dot once more.
  // False: nothing of that dot is put aside (any more).
  virtual base::Result<bool> make_way(const model::StreamId& stream, const model::Dot& dot) = 0;
  // Gives the next arrival numbers, without gaps in a bucket, in the order of `entries`, and their marks. All of one
  // bucket come from its counter row, locked until the transaction ends, so no reader sees a number before every lower
  // one (hub.md section 3); the rows are locked in ascending order, so two appends never wait for each other. To be
  // called once, last. exists: a dot is taken; the transaction can only be undone.
  virtual base::Result<void> append(std::vector<Entry>& entries) = 0;
  // For people to name what was kept: no two are equal, later ones are higher, some may be missing.
  virtual base::Result<std::uint64_t> next_receipt() = 0;

  // The highest arrival number of each of these buckets, or of all, with its mark; empty buckets are left out.
  struct End {
    std::uint64_t number = 0;
    std::uint32_t mark = 0;
  };
  using Counters = std::map<std::uint32_t, End>;
  virtual base::Result<Counters> counters(const std::vector<std::uint32_t>& buckets) = 0;
  virtual base::Result<Counters> counters() = 0;
  // The marks of changes (Entry::mark) by bucket and number of arrival, all asked for at once and without reading
  // anything else of them; where there is no such change there is no mark.
  using Spot = std::pair<std::uint32_t, std::uint64_t>;
  using Marks = std::map<Spot, std::uint32_t>;
  virtual base::Result<Marks> marks(const std::set<Spot>& spots) = 0;
  // The last change of each device in each stream, in no order and without reading envelopes: of these owners, or of
  // everybody in a bucket. As many as there are chains.
  using Tips = std::vector<storage::StreamTip>;
  virtual base::Result<Tips> tips(const std::vector<model::OwnerId>& owners) = 0;
  virtual base::Result<Tips> tips_in(std::uint32_t bucket) = 0;
  // What arrived after these places, bucket by bucket and in order of arrival, until the visitor says false. The places
  // are in ascending order, each bucket once, and either all name owners or none does. Holds little more than one
  // envelope and a page of the exchange at a time, however much is read.
  using Visitor = std::function<bool(const Entry& head, base::ByteView envelope)>;  // head.envelope is empty
  virtual base::Result<void> read_after(const std::vector<Place>& places, const Visitor& visit) = 0;
  virtual base::Result<std::vector<Entry>> quarantined(std::size_t most) = 0;  // latest first, without envelopes

  virtual base::Result<void> log_refusal(const Refusal& refusal) = 0;
  virtual base::Result<std::vector<Refusal>> refusals(std::size_t most) = 0;  // latest first
  virtual base::Result<void> forget_refusals(std::int64_t before_ms) = 0;
  virtual base::Result<LedgerCounts> counts() = 0;
};

// Notes the log entries of everything that is stored: for a ledger from before they were noted.
base::Result<void> write_down_all(LedgerWork& ledger);

// The detail of a busy ledger that a service of another version has brought along, or that was put back to before this
// version: nothing more of this service comes into it, and it has to be stopped.
inline constexpr std::string_view kTakenOver = "the ledger is of another version now";

class Ledger {
 public:
  virtual ~Ledger() = default;
  // Runs `work` in one transaction: kept for good when this returns a value, undone when `work` fails. busy: the store
  // could not be reached or had too much to do, and whether the work was kept is not known; what was sent may be sent
  // again; or kTakenOver, and `work` was not run. Safe from any thread; it may wait for others, and `work` may not call
  // the ledger again from inside.
  virtual base::Result<void> atomically(const std::function<base::Result<void>(LedgerWork&)>& work) = 0;
};

// The same with a value.
template <class Value, class Work>
base::Result<Value> from_ledger(Ledger& ledger, Work&& work) {
  std::optional<Value> value;
  TRY_VOID(ledger.atomically([&](LedgerWork& inside) -> base::Result<void> {
    TRY(value, work(inside));
    return {};
  }));
  return std::move(*value);
}

}  // namespace blether::hub
