#include "storage/audit.h"

#include <sodium.h>

#include <algorithm>

#include "storage/packing.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

Result<Audit> Audit::create(Connection& sql, const DeviceKey& key) {
  constexpr std::string_view purpose = "blether/audit/v1";
  TRY(auto derived, base::SecretBytes::create(32));
  // The first half of an Ed25519 secret key is its seed.
  crypto_generichash(derived.data(), derived.size(), base::as_bytes(purpose).data(), purpose.size(),
                     key.secret_key.data(), crypto_sign_SEEDBYTES);
  return Audit(sql, std::move(derived));
}

base::Bytes Audit::mark_of(base::ByteView before, const AuditEntry& entry) const {
  base::Bytes message;
  put_bytes(message, before);
  put_number(message, entry.seq);
  put_number(message, static_cast<std::uint64_t>(entry.at_ms));
  put_bytes(message, base::as_bytes(entry.act));
  put_bytes(message, base::as_bytes(entry.object));
  base::Bytes mark(32);
  crypto_generichash(mark.data(), mark.size(), message.data(), message.size(), key_.data(), key_.size());
  return mark;
}

Result<void> Audit::add(std::int64_t at_ms, std::string_view act, std::string_view object) {
  AuditEntry entry;
  base::Bytes before;
  {
    TRY(auto head, sql_.prepare("SELECT seq, mark FROM audit_head"));
    TRY(bool row, head.step());
    if (row) entry.seq = static_cast<std::uint64_t>(head.number(0)), before = base::to_bytes(head.blob(1));
  }
  ++entry.seq;
  entry.at_ms = at_ms;
  entry.act = act;
  entry.object = object;
  auto mark = mark_of(before, entry);
  TRY_VOID(sql_.run("INSERT INTO audit(seq, at_ms, act, object, mark) VALUES(?1, ?2, ?3, ?4, ?5)", entry.seq, at_ms,
                    act, object, base::ByteView(mark)));
  return sql_.run("INSERT OR REPLACE INTO audit_head(only_one, seq, mark) VALUES(1, ?1, ?2)", entry.seq,
                  base::ByteView(mark));
}

Result<std::vector<AuditEntry>> Audit::latest(std::size_t most) {
  std::vector<AuditEntry> entries;
  TRY(auto rows, sql_.query("SELECT seq, at_ms, act, object FROM audit ORDER BY seq DESC LIMIT ?1",
                            std::uint64_t{most}));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return entries;
    entries.push_back({static_cast<std::uint64_t>(rows.number(0)), rows.number(1), std::string(rows.text(2)),
                       std::string(rows.text(3))});
  }
}

Result<void> Audit::check() {
  std::uint64_t expected = 0;
  base::Bytes before;
  TRY(auto rows, sql_.prepare("SELECT seq, at_ms, act, object, mark FROM audit ORDER BY seq"));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) break;
    AuditEntry entry{static_cast<std::uint64_t>(rows.number(0)), rows.number(1), std::string(rows.text(2)),
                     std::string(rows.text(3))};
    ++expected;
    auto mark = mark_of(before, entry);
    auto kept = rows.blob(4);
    if (entry.seq != expected || !std::equal(mark.begin(), mark.end(), kept.begin(), kept.end()))
      return fail(Code::corrupt, "audit entry " + std::to_string(expected));
    before = std::move(mark);
  }
  TRY(auto head, sql_.prepare("SELECT seq, mark FROM audit_head"));
  TRY(bool row, head.step());
  auto kept = row ? head.blob(1) : base::ByteView();
  if (static_cast<std::uint64_t>(row ? head.number(0) : 0) != expected ||
      !std::equal(before.begin(), before.end(), kept.begin(), kept.end()))
    return fail(Code::corrupt, "audit entry " + std::to_string(expected + 1));
  return {};
}

}  // namespace blether::storage
