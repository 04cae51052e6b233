#include "sync/hub/ledger.h"

#include <algorithm>

#include "storage/model/schema.h"

namespace blether::hub {

using base::Result;

std::uint32_t bucket_of(base::ByteView id) {
  const base::Bytes hash = storage::hash(id);
  return static_cast<std::uint32_t>(hash[0] << 8 | hash[1]) % kBuckets;
}

std::uint32_t bucket_of(const model::OwnerId& owner) { return bucket_of(owner.view()); }

std::uint32_t share_of_mark(Standing standing, base::ByteView hash) {
  const std::size_t start = standing == Standing::stored ? 0 : standing == Standing::missing ? 8 : 4;
  std::uint32_t share = 0;
  for (std::size_t i = start; i < start + 4; ++i) share = share << 8 | (i < hash.size() ? hash[i] : 0u);
  return share;
}

std::vector<LogEntry> log_entries_of(const model::Change& change) {
  std::vector<LogEntry> entries;
  for (const model::Operation& op : change.operations) {
    if (model::rule_of(op.kind, op.field).merge != model::MergeKind::log) continue;
    const bool is_named = std::ranges::any_of(
        entries, [&](const LogEntry& entry) { return entry.record == op.record && entry.kind == op.kind; });
    if (!is_named) entries.push_back({op.record, op.kind, op.field});
  }
  return entries;
}

base::Bytes name_of(const model::StreamId& stream, const LogEntry& entry) {
  const std::string text = "blether/log-entry/v1|" + stream.text() + "|" + entry.record.hex() + "|" + entry.kind;
  const auto hash = storage::short_hash(base::as_bytes(text));
  return {hash.begin(), hash.end()};
}

base::Bytes caseload_after(base::ByteView name, const model::OwnerId& person, bool comes) {
  base::Bytes history = base::to_bytes(name);
  history.push_back(comes ? 1 : 0);
  history.insert(history.end(), person.bytes.begin(), person.bytes.end());
  const auto hash = storage::short_hash(history);
  return {hash.begin(), hash.end()};
}

// A bucket at a time: a ledger is not written while it is read.
Result<void> write_down_all(LedgerWork& ledger) {
  TRY(auto counters, ledger.counters());
  for (const auto& [bucket, end] : counters) {
    std::vector<std::pair<model::StreamId, LogEntry>> found;
    TRY_VOID(ledger.read_after({{bucket, 0, {}}}, [&](const Entry& head, base::ByteView envelope) {
      auto change = storage::open_trusted(envelope);
      if (head.standing != Standing::stored || !change) return true;
      for (LogEntry& entry : log_entries_of(*change)) found.emplace_back(head.stream, std::move(entry));
      return true;
    }));
    // One by one: an older version may have taken an entry twice.
    for (const auto& [stream, entry] : found) TRY_VOID(ledger.write_down(stream, {entry}));
  }
  return {};
}

}  // namespace blether::hub
