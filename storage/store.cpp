#include "storage/store.h"

#include <algorithm>
#include <limits>

#include "storage/heads.h"
#include "storage/merges.h"
#include "storage/migrations.h"
#include "storage/reading.h"
#include "storage/receiver.h"
#include "storage/rules.h"
#include "storage/search.h"
#include "storage/store_inside.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(std::unique_ptr<Connection> connection, DeviceKey key,
                                           model::AuthorId author, const StoreWorld& world) {
  BLETHER_CHECK(connection && world.clock && world.random && world.merge);
  TRY_VOID(migrate(*connection));
  TRY(auto audit, Audit::create(*connection, key));
  auto inside = std::make_unique<Inside>(std::move(connection), std::move(key), author, world, std::move(audit));
  Inside& in = *inside;
  TRY_VOID(in.whole([&]() -> Result<void> {
    TRY(auto known, in.devices.find(in.key.id));
    if (!known) TRY_VOID(in.devices.keep({in.key.id, in.key.public_key, author, "", ""}));
    if (known && known->author != author) return fail(Code::denied, "author of device " + in.key.id.hex());
    TRY(in.self, in.tables.ids.device(in.key.id));
    return in.follow_schema();
  }));
  // What is in the way of sweeping is in the way of nothing else.
  base::ignore(in.files.sweep(), "files that no record names stay until the next opening");
  return std::unique_ptr<Store>(new Store(std::move(inside)));
}

Result<model::HybridTime> Store::Inside::next_time() {
  if (!last_time) {
    last_time = model::HybridTime{};
    TRY(auto row, tables.sql.number("SELECT max(n) FROM sends"));
    if (row != 0) {
      TRY(auto change, tables.log.change(row));
      last_time = change->time;
    }
  }
  // Times of others are not followed: one tablet with a wrong clock must not bend everybody's.
  last_time = model::next_time(*last_time, world.clock->utc_ms());
  return *last_time;
}

Result<CommitInfo> Store::Inside::write(const Draft& draft, std::optional<model::HybridTime> first_written) {
  TRY_VOID(check_draft(tables, draft, first_written.has_value()));
  TRY(auto stream, tables.ids.stream(draft.stream));
  TRY(auto tip, tables.log.tip(stream, self));
  auto change = std::make_shared<model::Change>();
  change->stream = draft.stream;
  change->device = key.id;
  change->author = author;
  change->seq = tip.seq + 1;
  change->previous = tip.hash;
  TRY(change->parents, tables.log.vector(stream));
  TRY(change->time, next_time());
  if (first_written) change->time = std::min(*first_written, change->time);
  change->reason = draft.reason;
  change->operations = draft.operations;
  for (auto& op : change->operations) {
    std::sort(op.overwrites.begin(), op.overwrites.end());
    op.overwrites.erase(std::unique(op.overwrites.begin(), op.overwrites.end()), op.overwrites.end());
  }
  auto envelope = seal(key, *change);
  if (envelope.size() - kEnvelopeHead > model::kMostChangeBytes) return fail(Code::invalid, "change too long");

  CommitInfo info{change->dot(), draft.stream, {}, {}};
  TRY(auto place, tables.log.append(stream, self, change, envelope, envelope_hash(envelope)));
  TRY_VOID(apply_operations(tables, place, *change, info));
  TRY_VOID(outbox.add(place, SendState::waiting));
  ApplyInfo released;
  Receiver receiver(tables, devices, outbox, self, released);
  TRY_VOID(receiver.start());
  TRY_VOID(receiver.release(stream, self, change->seq));
  TRY_VOID(audit.add(world.clock->utc_ms(), "commit", draft.stream.text() + " " + std::to_string(change->seq)));
  return info;
}

Result<CommitInfo> Store::commit(const Draft& draft) {
  return inside_->whole([&] { return inside_->write(draft); });
}

Result<void> Store::carry_in(const std::vector<CarriedIn>& list, const Aside& aside,
                             const std::function<Result<void>()>& check) {
  Inside& in = *inside_;
  return in.whole([&]() -> Result<void> {
    for (const CarriedIn& one : list) {
      auto written = in.write(one.draft, one.first_written);
      if (!written) return tl::unexpected<base::Error>(written.error());
    }
    TRY_VOID(in.keep_note(aside.note, aside.value));
    TRY_VOID(in.audit.add(in.world.clock->utc_ms(), aside.act, aside.object));
    return check();
  });
}

Result<ApplyInfo> Store::Inside::take(const std::vector<Arrival>& arrivals, std::optional<base::ByteView> cursor_after) {
  ApplyInfo info;
  Receiver receiver(tables, devices, outbox, self, info);
  TRY_VOID(receiver.start());
  for (const Arrival& arrival : arrivals) TRY_VOID(receiver.take(arrival));
  if (cursor_after) {
    TRY(auto before, note(kCursorNote));
    if (!before || !std::equal(before->begin(), before->end(), cursor_after->begin(), cursor_after->end()))
      TRY_VOID(keep_note(kCursorNote, *cursor_after));
  }
  if (info.applied == 0 && info.refused.empty()) return info;
  std::string object = "changes " + std::to_string(info.applied) + " refused " + std::to_string(info.refused.size());
  for (const auto& refused : info.refused) object += " " + refused.device.hex();
  TRY_VOID(audit.add(world.clock->utc_ms(), "receive", object));
  return info;
}

Result<ApplyInfo> Store::apply(const std::vector<Arrival>& arrivals, std::optional<base::Bytes> cursor_after) {
  return inside_->whole([&] {
    return inside_->take(arrivals, cursor_after ? std::optional(base::ByteView(*cursor_after)) : std::nullopt);
  });
}

Result<ApplyInfo> Store::keep_page(const PageKept& page, std::int64_t at_ms) {
  Inside& in = *inside_;
  return in.whole([&]() -> Result<ApplyInfo> {
    for (const Receipt& receipt : page.receipts) TRY_VOID(in.outbox.keep(receipt, in.self, at_ms));
    for (const KnownDevice& device : page.devices) TRY_VOID(in.devices.keep(device));
    return in.take(page.arrivals, base::ByteView(page.cursor));
  });
}

Result<void> Store::keep_receipts(const std::vector<Receipt>& receipts, std::int64_t at_ms) {
  return inside_->whole([&]() -> Result<void> {
    for (const Receipt& receipt : receipts) TRY_VOID(inside_->outbox.keep(receipt, inside_->self, at_ms));
    return {};
  });
}

Result<void> Store::keep_devices(const std::vector<KnownDevice>& devices) {
  return inside_->whole([&]() -> Result<void> {
    for (const KnownDevice& device : devices) TRY_VOID(inside_->devices.keep(device));
    return {};
  });
}

Result<void> Store::Inside::keep_note(std::string_view name, base::ByteView value) {
  return connection->run("INSERT OR REPLACE INTO notes(key, value) VALUES(?1, ?2)", name, value);
}

Result<std::optional<base::Bytes>> Store::Inside::note(std::string_view name) {
  TRY(auto rows, connection->query("SELECT value FROM notes WHERE key=?1", name));
  TRY(bool row, rows.step());
  return row ? std::optional(base::to_bytes(rows.blob(0))) : std::nullopt;
}

Result<void> Store::keep_note(std::string_view key, base::ByteView value) { return inside_->keep_note(key, value); }

Result<std::optional<base::Bytes>> Store::note(std::string_view key) { return inside_->note(key); }

Result<void> Store::note_access(std::string_view act, std::string_view object) {
  return inside_->whole([&] { return inside_->audit.add(inside_->world.clock->utc_ms(), act, object); });
}

Result<std::vector<model::StreamId>> Store::streams() {
  std::vector<model::StreamId> written;
  TRY(auto streams, inside_->tables.ids.streams());
  for (const auto& [id, local] : streams) {
    TRY(auto tips, inside_->tables.log.tips(local));
    if (!tips.empty()) written.push_back(id);
  }
  return written;
}

Result<model::Record> Store::record(const model::StreamId& stream, const model::RecordId& id) {
  return read_record(inside_->tables, stream, id);
}

Result<std::vector<model::Record>> Store::records(const model::StreamId& stream, std::string_view kind) {
  return read_records(inside_->tables, stream, kind);
}

KeptFiles& Store::files() { return inside_->files; }

Result<std::vector<model::Record>> Store::all_records(model::Audience audience, std::string_view kind) {
  return read_all(inside_->tables, audience, kind);
}

Result<std::vector<model::Conflict>> Store::conflicts() { return conflicts_of(inside_->tables, std::nullopt); }

Result<std::optional<model::Conflict>> Store::conflict(std::string_view id) {
  TRY(auto found, conflicts_of(inside_->tables, id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Result<std::vector<model::Write>> Store::history(const model::StreamId& stream, const model::RecordId& record,
                                                 std::string_view field) {
  return read_history(inside_->tables, stream, record, field);
}

Result<std::vector<SearchHit>> Store::search(std::string_view words, std::size_t most) {
  return search_words(inside_->tables, words, most);
}

Result<std::vector<KnownDevice>> Store::devices() { return inside_->devices.all(); }

Result<std::optional<KnownDevice>> Store::device(const model::DeviceId& id) { return inside_->devices.find(id); }

Result<std::vector<base::Bytes>> Store::unsent(std::size_t most_bytes) {
  TRY(Unsent unsent, inside_->outbox.unsent(0, most_bytes, std::numeric_limits<std::size_t>::max()));
  std::vector<base::Bytes> envelopes;
  for (UnsentChange& change : unsent.changes) envelopes.push_back(std::move(change.envelope));
  return envelopes;
}

Result<Unsent> Store::unsent_after(std::int64_t after, std::size_t most_bytes, std::size_t most_changes) {
  return inside_->outbox.unsent(after, most_bytes, most_changes);
}

Result<std::uint64_t> Store::waiting() { return inside_->outbox.waiting(); }

Result<std::vector<StreamSendState>> Store::send_states() { return inside_->outbox.states(); }

Result<std::vector<Quarantined>> Store::quarantined() { return inside_->outbox.quarantined(); }

Result<std::vector<ReceiptLine>> Store::latest_receipts(std::size_t most) { return inside_->outbox.latest(most); }

Result<base::Bytes> Store::cursor() {
  TRY(auto kept, inside_->note(kCursorNote));
  return kept.value_or(base::Bytes());
}

Result<std::vector<base::Bytes>> Store::envelopes(const model::StreamId& stream) {
  std::vector<base::Bytes> envelopes;
  TRY(auto local, inside_->tables.ids.find_stream(stream));
  if (!local) return envelopes;
  TRY_VOID(inside_->tables.log.walk(*local, [&](const LogPlace&, base::ByteView envelope) -> Result<void> {
    envelopes.push_back(base::to_bytes(envelope));
    return {};
  }));
  return envelopes;
}

Result<model::VersionVector> Store::vector_of(const model::StreamId& stream) {
  TRY(auto local, inside_->tables.ids.find_stream(stream));
  if (!local) return model::VersionVector{};
  return inside_->tables.log.vector(*local);
}

Result<void> Store::check_audit() { return inside_->audit.check(); }

Result<std::vector<AuditEntry>> Store::audit(std::size_t most) { return inside_->audit.latest(most); }

}  // namespace blether::storage
