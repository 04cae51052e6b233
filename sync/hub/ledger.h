// Ledger: what the service keeps. One interface; the embedded single-file store is ledger_sqlite.h.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "storage/store.h"

namespace blether::hub {

// The unit of order and of distribution: everything of one owner is in one bucket, for ever.
inline constexpr std::uint32_t kBuckets = 1024;
std::uint32_t bucket_of(const model::OwnerId& owner);

enum class Role : std::uint8_t { worker = 1, office = 2 };

struct Worker {
  model::AuthorId author;
  std::string name;
  Role role = Role::worker;
};

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

enum class Standing : std::uint8_t { stored = 1, quarantined = 2 };

// A change as the ledger keeps it. The envelope is never altered.
struct Entry {
  std::uint64_t number = 0;  // of arrival, within the bucket of the stream's owner; given by append
  model::StreamId stream;
  model::Dot dot;
  Standing standing = Standing::stored;
  base::Bytes hash;      // of the envelope
  base::Bytes envelope;
  std::string reason, detail;  // quarantined only
  std::uint64_t receipt = 0;
  std::int64_t at_ms = 0;
};

struct Refusal {
  model::DeviceId device;
  std::string reason;
  std::string detail;  // ids only
  std::int64_t at_ms = 0;
};

struct LedgerCounts {
  std::uint64_t stored = 0, quarantined = 0, refused = 0, receipts = 0;
};

// The ledger inside one transaction. Views passed to visitors last until the visitor returns.
class LedgerWork {
 public:
  virtual ~LedgerWork() = default;

  // 16 random bytes made with the ledger; another after a restore from backup.
  virtual base::Result<base::Bytes> epoch() = 0;

  virtual base::Result<void> add_worker(const Worker& worker) = 0;  // exists
  virtual base::Result<std::vector<Worker>> workers() = 0;          // in order of name
  virtual base::Result<std::optional<Worker>> worker(const model::AuthorId& author) = 0;

  virtual base::Result<void> add_device(const Device& device) = 0;  // exists
  virtual base::Result<std::optional<Device>> device(const model::DeviceId& id) = 0;
  virtual base::Result<std::vector<Device>> devices() = 0;
  virtual base::Result<void> revoke(const model::DeviceId& id, std::int64_t at_ms) = 0;
  // Keeps the counter and when the device was seen.
  virtual base::Result<void> saw(const model::DeviceId& id, std::uint64_t counter, std::int64_t at_ms) = 0;

  virtual base::Result<void> assign(const model::AuthorId& worker, const model::OwnerId& person) = 0;  // twice is once
  virtual base::Result<void> unassign(const model::AuthorId& worker, const model::OwnerId& person) = 0;
  virtual base::Result<std::vector<model::OwnerId>> caseload(const model::AuthorId& worker) = 0;
  virtual base::Result<bool> holds(const model::AuthorId& worker, const model::OwnerId& person) = 0;

  virtual base::Result<void> add_code(const OneTimeCode& code) = 0;
  virtual base::Result<std::optional<OneTimeCode>> code(base::ByteView hash) = 0;
  virtual base::Result<void> use_code(base::ByteView hash, const model::DeviceId& device) = 0;
  // Whether a worker has a code that was given and can still be used.
  virtual base::Result<bool> has_open_code(const model::AuthorId& worker, std::int64_t now_ms) = 0;
  // Makes every unused code of a worker worthless.
  virtual base::Result<void> drop_codes(const model::AuthorId& worker) = 0;

  // The last change of a device in a stream, without its envelope; nothing if there is none.
  virtual base::Result<std::optional<Entry>> last(const model::StreamId& stream, const model::DeviceId& device) = 0;
  // A change, without its envelope.
  virtual base::Result<std::optional<Entry>> entry(const model::StreamId& stream, const model::Dot& dot) = 0;
  // Gives the next arrival numbers. All of one bucket come from its counter row, locked until the transaction ends,
  // so no reader sees a number before every lower one (hub.md section 3). exists: the dot is taken.
  virtual base::Result<void> append(std::vector<Entry>& entries) = 0;
  virtual base::Result<std::uint64_t> next_receipt() = 0;

  // The highest arrival number of a bucket; 0 when empty.
  virtual base::Result<std::uint64_t> counter(std::uint32_t bucket) = 0;
  virtual base::Result<std::vector<std::uint32_t>> filled_buckets() = 0;  // ascending
  // What arrived after `number`, in order, until the visitor says false.
  using Visitor = std::function<bool(const Entry& head, base::ByteView envelope)>;  // head.envelope is empty
  virtual base::Result<void> read_after(std::uint32_t bucket, std::uint64_t number, const Visitor& visit) = 0;
  virtual base::Result<std::vector<Entry>> quarantined(std::size_t most) = 0;  // latest first, without envelopes

  virtual base::Result<void> log_refusal(const Refusal& refusal) = 0;
  virtual base::Result<std::vector<Refusal>> refusals(std::size_t most) = 0;  // latest first
  virtual base::Result<LedgerCounts> counts() = 0;
};

class Ledger {
 public:
  virtual ~Ledger() = default;
  // Runs `work` in one transaction: kept when it succeeds, undone when it fails. Safe from any thread; the function may
  // wait for others and may not call the ledger again from inside.
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
