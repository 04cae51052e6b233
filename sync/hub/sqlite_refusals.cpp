#include "sync/hub/sqlite_refusals.h"

namespace blether::hub {

using base::Result;
using storage::Connection;

Result<void> add_refusal(Connection& sql, const Refusal& refusal) {
  return sql.run("insert into refusals(device, reason, detail, at_ms) values(?, ?, ?, ?)", refusal.device.view(),
                 std::string_view(refusal.reason), std::string_view(refusal.detail), refusal.at_ms);
}

Result<std::vector<Refusal>> latest_refusals(Connection& sql, std::size_t most) {
  std::vector<Refusal> latest;
  TRY(auto row, sql.query("select device, reason, detail, at_ms from refusals order by id desc limit ?",
                          static_cast<std::int64_t>(most)));
  for (;;) {
    TRY(bool found, row.step());
    if (!found) return latest;
    const auto device = model::DeviceId::from_bytes(row.blob(0));
    latest.push_back({device ? *device : model::DeviceId{}, std::string(row.text(1)), std::string(row.text(2)),
                      row.number(3)});
  }
}

Result<LedgerCounts> counts_of(Connection& sql) {
  LedgerCounts counts;
  // Each is an index of its own: a count reads no envelope.
  TRY(std::int64_t all_changes, sql.number("select count(*) from changes where standing <> 3"));
  TRY(std::int64_t aside, sql.number("select count(*) from changes where standing = 2"));
  TRY(std::int64_t marks, sql.number("select count(*) from changes where standing = 4"));
  TRY(std::int64_t refused, sql.number("select count(*) from refusals"));
  TRY(std::int64_t receipts, sql.number("select receipts from ledger"));
  counts.stored = static_cast<std::uint64_t>(all_changes - aside - marks);
  counts.quarantined = static_cast<std::uint64_t>(aside);
  counts.refused = static_cast<std::uint64_t>(refused);
  counts.receipts = static_cast<std::uint64_t>(receipts);
  return counts;
}

}  // namespace blether::hub
