#include "sync/hub/sqlite_tables.h"

#include <utility>
#include <vector>

#include "sync/hub/ledger.h"

namespace blether::hub {

using base::fail;
using base::Result;
using storage::Connection;

namespace {

Result<std::vector<std::int64_t>> counted_buckets(Connection& sql) {
  TRY(auto row, sql.query("select bucket from counters"));
  std::vector<std::int64_t> buckets;
  for (;;) {
    TRY(bool found, row.step());
    if (!found) return buckets;
    buckets.push_back(row.number(0));
  }
}

// Number and mark of each change of a bucket, in order.
Result<std::vector<std::pair<std::int64_t, std::uint32_t>>> marks_of(Connection& sql, std::int64_t bucket) {
  TRY(auto row, sql.query("select n, standing, hash from changes where bucket = ? order by n", bucket));
  std::vector<std::pair<std::int64_t, std::uint32_t>> marks;
  std::uint32_t mark = 0;
  for (;;) {
    TRY(bool found, row.step());
    if (!found) return marks;
    mark ^= share_of_mark(static_cast<Standing>(row.number(1)), row.blob(2));
    marks.emplace_back(row.number(0), mark);
  }
}

Result<void> add_marks(Connection& sql) {
  TRY_VOID(sql.script("alter table counters add column mark integer not null default 0;"
                      "alter table changes add column mark integer not null default 0;"));
  TRY(auto buckets, counted_buckets(sql));
  for (std::int64_t bucket : buckets) {
    TRY(auto marks, marks_of(sql, bucket));
    for (const auto& [number, mark] : marks)
      TRY_VOID(sql.run("update changes set mark = ? where bucket = ? and n = ?", std::int64_t{mark}, bucket, number));
    if (marks.empty()) continue;
    TRY_VOID(sql.run("update counters set mark = ? where bucket = ?", std::int64_t{marks.back().second}, bucket));
  }
  return {};
}

}  // namespace

Result<void> bring_along(Connection& sql, const std::function<Result<void>()>& note_entries) {
  TRY(auto transaction, storage::Transaction::begin(sql));
  TRY(std::int64_t version, sql.number("select version from ledger"));
  if (version > kSqliteLedgerVersion) return fail(base::Code::too_new, "ledger " + std::to_string(version));
  if (version == kSqliteLedgerVersion) return transaction.commit();
  if (version < 2) TRY_VOID(add_marks(sql));
  if (version < 3) {
    TRY_VOID(sql.script(kSqliteLogEntries));
    TRY_VOID(note_entries());
  }
  TRY_VOID(sql.script(kSqliteCaseloadNames));
  TRY_VOID(sql.run("update ledger set version = ?", kSqliteLedgerVersion));
  return transaction.commit();
}

}  // namespace blether::hub
