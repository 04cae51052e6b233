// Store: the one door to everything in a vault. Every write is a Change, committed whole.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.h"
#include "platform/base/random.h"
#include "platform/base/result.h"
#include "storage/envelope.h"
#include "storage/model/heads.h"

namespace blether::storage {

class Connection;
class KeptFiles;

// The world a store works in. All outlive it.
struct StoreWorld {
  base::Clock* clock = nullptr;
  base::Random* random = nullptr;
  model::MergeRule merge = nullptr;
};

// What an author wants written, before it has a dot. `operations` carry the dots the author saw (Record::seen).
struct Draft {
  model::StreamId stream;
  std::string reason;
  std::vector<model::Operation> operations;
};

// What somebody wrote elsewhere first, for this device to write again as its own.
struct CarriedIn {
  Draft draft;                     // may overwrite what the ones before it in the list wrote
  model::HybridTime first_written; // later than now: now
};
// A note of this vault and a line of the audit that are kept together with what they speak of.
struct Aside {
  std::string note, act, object;   // act and object: ids only
  base::Bytes value;
};

struct CommitInfo {
  model::Dot dot;
  model::StreamId stream;
  std::vector<model::RecordId> records;   // touched, each once
  std::vector<std::string> new_conflicts; // ids
};

// A device whose changes may be verified. Comes from the hub; ids bind keys, so a key cannot be exchanged.
struct KnownDevice {
  model::DeviceId id;
  PublicKey public_key{};
  model::AuthorId author;
  std::string author_name;
  std::string device_name;
};

// What became of one own change at the hub.
struct Receipt {
  model::StreamId stream;
  model::Dot dot;
  bool stored = false;
  std::string number;   // the office's receipt number, for people
  std::string reason;   // not stored: code name of why (quarantined)
  std::string detail;   // not stored: record id and field, for the screen to find the place
};

enum class SendState : std::uint8_t { waiting = 0, stored = 2, quarantined = 3 };

// One own change that waits for the hub.
struct UnsentChange {
  base::Bytes envelope;
  model::StreamId stream;
  model::Dot dot;
};
struct Unsent {
  std::vector<UnsentChange> changes;
  std::int64_t last = 0;  // place of the last one, to go on behind it
  bool more = false;
};

struct StreamSendState {
  model::StreamId stream;
  std::uint64_t waiting = 0, waiting_bytes = 0, stored = 0, quarantined = 0;
};

struct Quarantined {
  model::StreamId stream;
  model::Dot dot;
  std::string reason, detail;
};

struct ReceiptLine {
  model::StreamId stream;
  std::string number;
  std::int64_t at_ms = 0;
  std::uint64_t changes = 0;
};

// One change as it travels, or the mark that a dot was quarantined at the hub and will never come. A mark names the
// dot and the hash of the envelope it stands for, so that the author's later changes still chain.
struct Arrival {
  base::Bytes envelope;      // empty for a mark
  model::StreamId stream;    // marks, and chain_after()
  model::Dot gap;            // marks, and chain_after()
  base::Bytes gap_hash;      // marks only
  std::optional<CheckedChange> checked = {};  // check() of this envelope, when somebody had the time for it already
};

struct ApplyInfo {
  std::uint64_t applied = 0, known = 0, held = 0;  // held: waits for a parent that has not come yet
  std::vector<CommitInfo> commits;
  struct Refused { model::DeviceId device; base::Error error; };
  std::vector<Refused> refused;  // bad signature, unknown device, broken chain: changed nothing
};

// The last change of one device in one stream, or the mark of it. Each follows the one before it, so equal tips mean
// equal chains.
struct StreamTip {
  model::StreamId stream;
  model::Dot dot;
  base::Bytes hash;  // of the envelope
};

// One page of an exchange as a whole.
struct PageKept {
  std::vector<Receipt> receipts;
  std::vector<KnownDevice> devices;
  std::vector<Arrival> arrivals;
  base::Bytes cursor;
};

struct SearchHit {
  model::StreamId stream;
  model::RecordId record;
  std::string kind, field;
  std::string excerpt;  // up to 12 words around the hit; "\x02" and "\x03" around each found word
};

struct AuditEntry {
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
  std::string act;      // "commit", "receive", "open-record", "unlock" …
  std::string object;   // ids only
};

// Single-threaded: the store worker owns it. A failed call changes nothing.
class Store {
 public:
  // Takes a keyed, open connection; makes or migrates the tables (after a backup beside the file when migrating).
  // too_new: made by a newer version. corrupt: not a vault's tables.
  static base::Result<std::unique_ptr<Store>> open(std::unique_ptr<Connection> connection, DeviceKey key,
                                                   model::AuthorId author, const StoreWorld& world);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // --- writing: one transaction each: log row, heads, merges and conflict items, search rows, audit entry (law 1)

  // Gives the draft its dot, parents and time, signs it, writes it. invalid: the operations break the schema (a log
  // field written twice, a kind in a stream it may not live in, text that is not UTF-8, over a limit). no_space: disk full.
  base::Result<CommitInfo> commit(const Draft& draft);
  // All of them in order, in one transaction, with `aside`; nothing of it when one fails, or when `check` does, which
  // reads the store as it would be. The dot of the first is the one after vector_of()'s for this device.
  base::Result<void> carry_in(const std::vector<CarriedIn>& list, const Aside& aside,
                              const std::function<base::Result<void>()>& check);
  // Verifies and writes what came from elsewhere, in any order, any number of times; one transaction for the page.
  // `cursor_after`, if given, is kept with it: either both are there after a crash or neither.
  base::Result<ApplyInfo> apply(const std::vector<Arrival>& arrivals, std::optional<base::Bytes> cursor_after = {});
  // The same for a page with everything the hub said in it: receipts, devices, arrivals and cursor stand or fall together.
  base::Result<ApplyInfo> keep_page(const PageKept& page, std::int64_t at_ms);
  // Keeps what the hub said of own changes.
  base::Result<void> keep_receipts(const std::vector<Receipt>& receipts, std::int64_t at_ms);
  base::Result<void> keep_devices(const std::vector<KnownDevice>& devices);
  // Small facts of this vault alone (last route, settings): never synced. Encrypted like everything else.
  base::Result<void> keep_note(std::string_view key, base::ByteView value);
  base::Result<std::optional<base::Bytes>> note(std::string_view key);
  // Records that somebody looked (audit). `object` holds ids only.
  base::Result<void> note_access(std::string_view act, std::string_view object);

  // --- reading

  base::Result<std::vector<model::StreamId>> streams();
  // not_found: nobody ever wrote it.
  base::Result<model::Record> record(const model::StreamId& stream, const model::RecordId& id);
  // All records of a kind in a stream, withdrawn ones included, sorted by id.
  base::Result<std::vector<model::Record>> records(const model::StreamId& stream, std::string_view kind);
  // The same over every stream of an audience (for the list of people).
  base::Result<std::vector<model::Record>> all_records(model::Audience audience, std::string_view kind);
  base::Result<std::vector<model::Conflict>> conflicts();
  base::Result<std::optional<model::Conflict>> conflict(std::string_view id);
  // Every write of a field, oldest first in causal order (ties by dot).
  base::Result<std::vector<model::Write>> history(const model::StreamId& stream, const model::RecordId& record,
                                                  std::string_view field);
  // Prefix search over all searched fields, every word must be found ("any order, as you type"); best first.
  base::Result<std::vector<SearchHit>> search(std::string_view words, std::size_t most);
  base::Result<std::vector<KnownDevice>> devices();
  base::Result<std::optional<KnownDevice>> device(const model::DeviceId& id);

  // --- sync

  // Own changes the hub has not answered for, oldest first, up to `most_bytes` (at least one).
  base::Result<std::vector<base::Bytes>> unsent(std::size_t most_bytes);
  // The same with their names, behind the place `after` (0: from the oldest), at most so many.
  base::Result<Unsent> unsent_after(std::int64_t after, std::size_t most_bytes, std::size_t most_changes);
  // How many these are; does not read what was sent.
  base::Result<std::uint64_t> waiting();
  base::Result<std::vector<StreamSendState>> send_states();
  base::Result<std::vector<Quarantined>> quarantined();
  base::Result<std::vector<ReceiptLine>> latest_receipts(std::size_t most);
  // The cursor as kept by apply; empty before the first.
  base::Result<base::Bytes> cursor();
  // Every stored envelope of a stream in causal order (for tests, repair and export).
  base::Result<std::vector<base::Bytes>> envelopes(const model::StreamId& stream);
  base::Result<model::VersionVector> vector_of(const model::StreamId& stream);

  // Sealed voices and pictures beside the vault (kept_files.h). They live as long as the store.
  KeptFiles& files();

  // --- repair, and leaving

  // Of every stream and device, in order of stream and device.
  base::Result<std::vector<StreamTip>> tips();
  // The envelopes of a device in a stream behind its change `dot`, in order, as far as they are here.
  base::Result<std::vector<base::Bytes>> envelopes_after(const model::StreamId& stream, const model::Dot& dot);
  // The next of them for passing on, with the marks between them and `stream` and `gap` (the dot) of each; so many
  // changes at most, and of so many bytes, marks counted, unless the first with the marks before it is longer. The last
  // is never a mark: what is signed behind a mark shows that it is true. So marks in a row are never parted. This device
  // says itself what it wrote: its own marks need nothing behind them and count as changes.
  base::Result<std::vector<Arrival>> chain_after(const model::StreamId& stream, const model::Dot& dot,
                                                 std::size_t most_bytes, std::size_t most);
  // Own changes of the stream behind `after` wait again, whatever the hub said of them: it has lost them.
  base::Result<void> send_again(const model::StreamId& stream, std::uint64_t after);
  // Forgets everything of a stream that this device may no longer hold, but for marks in place of its own changes, so
  // that the stream can come back, and quarantined() goes on to name what was put aside. busy: something of it waits to
  // be sent (law 10), a file among it.
  base::Result<void> leave(const model::StreamId& stream);

  // --- truth and proof

  // BLAKE2b-256 over vectors, heads, merges and conflicts in a fixed order: equal for equal sets of changes (law 3).
  // Local matters (receipts, notes, audit, cursor) are left out.
  base::Result<base::Bytes> digest();
  // Drops heads, merges, conflicts and search and builds them again from the log (law 8).
  base::Result<void> rebuild();
  // not_found for an empty list is fine: walks the audit chain. corrupt: names the first broken entry.
  base::Result<void> check_audit();
  base::Result<std::vector<AuditEntry>> audit(std::size_t most);
  // SQLCipher's page check plus SQLite's integrity check plus every envelope's signature. corrupt: what and where.
  base::Result<void> check_integrity();

 private:
  struct Inside;
  explicit Store(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::storage
