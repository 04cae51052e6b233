// Truth and proof: the digest, building again from the log, and checking every byte.
#include <algorithm>

#include "storage/heads.h"
#include "storage/merges.h"
#include "storage/packing.h"
#include "storage/reading.h"
#include "storage/search.h"
#include "storage/store_inside.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

// A running hash: each part is hashed together with the hash so far.
class Digest {
 public:
  void add(base::Bytes part) {
    part.insert(part.end(), now_.begin(), now_.end());
    now_ = hash(part);
  }
  base::Bytes now() const { return now_; }

 private:
  base::Bytes now_ = base::Bytes(32);
};

Result<base::Bytes> vector_part(Tables& tables, const model::StreamId& id, LocalId stream) {
  TRY(auto tips, tables.log.tips(stream));
  std::map<model::DeviceId, ChangeLog::Tip> sorted;
  for (const auto& [device, tip] : tips) {
    TRY(auto device_id, tables.ids.device_of(device));
    sorted[device_id] = tip;
  }
  base::Bytes part;
  if (sorted.empty()) return part;
  put_number(part, static_cast<std::uint64_t>(id.audience));
  put_bytes(part, id.owner.view());
  for (const auto& [device, tip] : sorted) {
    put_bytes(part, device.view());
    put_number(part, tip.seq);
    put_bytes(part, tip.hash);
  }
  return part;
}

// Heads by dot and element, and what a reader sees, with nothing that is numbered locally.
Result<base::Bytes> record_part(Tables& tables, const RecordState& state) {
  TRY(auto record, record_of(tables, state));
  base::Bytes part;
  put_bytes(part, base::as_bytes(record.kind));
  put_bytes(part, record.id.view());
  put_number(part, record.withdrawn);
  for (const auto& [name, field] : record.fields) {
    put_bytes(part, base::as_bytes(name));
    std::vector<base::Bytes> heads;
    for (const auto& head : field.heads) {
      base::Bytes& one = heads.emplace_back();
      put_bytes(one, head.dot.device.view());
      put_number(one, head.dot.seq);
      put_value(one, head.value);
    }
    std::sort(heads.begin(), heads.end());
    for (const auto& head : heads) put_bytes(part, head);
    put_merged(part, field.merged);
  }
  return part;
}

Result<void> check_rows(Connection& sql, std::string_view pragma, std::string_view good) {
  TRY(auto rows, sql.prepare(pragma));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return {};
    if (rows.text(0) != good) return fail(Code::corrupt, std::string(pragma) + ": " + std::string(rows.text(0)));
  }
}

// Every change verifies, stands where its dot says and follows its device's one before it.
class LogCheck {
 public:
  LogCheck(Tables& tables, KnownDevices& devices) : tables_(tables), devices_(devices) {}
  Result<void> check(const LogPlace& place, base::ByteView envelope) {
    std::string where = "log row " + std::to_string(place.row);
    TRY(auto device, tables_.ids.device_of(place.device));
    TRY(auto known, devices_.find(device));
    if (!known) return fail(Code::corrupt, where + ": unknown device");
    auto change = storage::open(envelope, known->public_key);
    if (!change) return fail(Code::corrupt, where + ": " + change.error().detail);
    TRY(auto stream, tables_.ids.stream_of(place.stream));
    if (change->stream != stream || change->seq != place.seq) return fail(Code::corrupt, where + ": dot");
    TRY(auto before, hash_before(place));
    if (change->previous != before) return fail(Code::corrupt, where + ": chain");
    return {};
  }

 private:
  Result<base::Bytes> hash_before(const LogPlace& place) {
    if (place.seq == 1) return base::Bytes();
    TRY(auto row, tables_.log.find(place.stream, place.device, place.seq - 1));
    if (!row) {
      TRY(auto gap, tables_.log.gap(place.stream, place.device, place.seq - 1));
      return gap.value_or(base::Bytes());
    }
    TRY(auto envelope, tables_.log.envelope(*row));
    return envelope_hash(envelope);
  }
  Tables& tables_;
  KnownDevices& devices_;
};

base::Bytes schema_fingerprint() {
  base::Bytes bytes;
  for (const auto& rule : model::schema()) {
    put_bytes(bytes, base::as_bytes(rule.kind));
    put_bytes(bytes, base::as_bytes(rule.field));
    put_number(bytes, static_cast<std::uint64_t>(rule.merge));
    put_number(bytes, rule.searched);
  }
  return hash(bytes);
}

}  // namespace

Result<base::Bytes> Store::digest() {
  Tables& tables = inside_->tables;
  Digest digest;
  TRY(auto streams, tables.ids.streams());
  TRY(auto kinds, tables.ids.kinds());
  for (const auto& [id, stream] : streams) {
    TRY(auto vector, vector_part(tables, id, stream));
    if (vector.empty()) continue;
    digest.add(std::move(vector));
    for (const auto& [name, kind] : kinds) {
      TRY(auto states, tables.records.list(kind, stream));
      for (const RecordState& state : states) {
        TRY(auto part, record_part(tables, state));
        digest.add(std::move(part));
      }
    }
  }
  TRY(auto conflicts, conflicts_of(tables, std::nullopt));
  for (const auto& conflict : conflicts) digest.add(base::to_bytes(base::as_bytes(conflict.id)));
  return digest.now();
}

Result<void> Store::Inside::derive_again() {
  TRY_VOID(tables.records.clear());
  TRY_VOID(connection->run("DELETE FROM merges"));
  TRY_VOID(clear_index(tables));
  return tables.log.walk(0, [&](const LogPlace& place, base::ByteView) -> Result<void> {
    TRY(auto change, tables.log.change(place.row));
    CommitInfo unused;
    return apply_operations(tables, place, *change, unused);
  });
}

Result<void> Store::rebuild() {
  return inside_->whole([&] { return inside_->derive_again(); });
}

Result<void> Store::Inside::follow_schema() {
  auto now = schema_fingerprint();
  TRY(auto before, note(kSchemaNote));
  if (before == now) return {};
  if (before) TRY_VOID(derive_again());
  return keep_note(kSchemaNote, now);
}

Result<void> Store::check_integrity() {
  Inside& in = *inside_;
  TRY_VOID(in.connection->checkpoint());
  TRY_VOID(check_rows(*in.connection, "PRAGMA cipher_integrity_check", ""));
  TRY_VOID(check_rows(*in.connection, "PRAGMA integrity_check", "ok"));
  LogCheck log(in.tables, in.devices);
  return in.tables.log.walk(0, [&](const LogPlace& place, base::ByteView envelope) {
    return log.check(place, envelope);
  });
}

}  // namespace blether::storage
