// The tables of the embedded ledger, and how those of an older version become them.
#pragma once

#include <functional>

#include "storage/sql.h"

namespace blether::hub {

// 2: marks. 3: log entries are noted, and what was put aside can be taken. 4: lists of people have names.
inline constexpr std::int64_t kSqliteLedgerVersion = 4;

// Every table that grows carries `bucket` in its keys, so that the same tables can be distributed (hub.md section 6).
// counters.mark is that of the bucket's last change.
inline constexpr const char* kSqliteTables = R"(
create table ledger(one integer primary key check(one = 1), version integer not null, epoch blob not null,
  receipts integer not null);
create table workers(author blob primary key, name text not null, role integer not null,
  caseload blob not null) without rowid;
create table devices(id blob primary key, key blob not null, author blob not null, name text not null,
  enrolled_ms integer not null, seen_ms integer not null, revoked_ms integer not null, counter integer not null)
  without rowid;
create table caseloads(author blob not null, owner blob not null, primary key(author, owner)) without rowid;
create table codes(hash blob primary key, author blob not null, expires_ms integer not null, used_by blob not null)
  without rowid;
create table counters(bucket integer primary key, n integer not null, mark integer not null);
create table changes(bucket integer not null, n integer not null, audience integer not null, owner blob not null,
  device blob not null, seq integer not null, standing integer not null, hash blob not null, reason text not null,
  detail text not null, receipt integer not null, at_ms integer not null, mark integer not null, envelope blob not null,
  primary key(bucket, n));
create unique index change_dots on changes(bucket, audience, owner, device, seq) where standing <> 3;
create index put_aside on changes(at_ms) where standing = 2;
create index missing on changes(bucket, audience, owner, device, seq) where standing = 4;
create table log_entries(bucket integer not null, entry blob not null, primary key(bucket, entry)) without rowid;
create table refusals(id integer primary key, device blob not null, reason text not null, detail text not null,
  at_ms integer not null);
)";

// What version 3 has that version 2 has not.
inline constexpr const char* kSqliteLogEntries = R"(
drop index change_dots;
create unique index change_dots on changes(bucket, audience, owner, device, seq) where standing <> 3;
create index if not exists missing on changes(bucket, audience, owner, device, seq) where standing = 4;
create table if not exists log_entries(bucket integer not null, entry blob not null, primary key(bucket, entry))
  without rowid;
)";

// What version 4 has that version 3 has not.
inline constexpr const char* kSqliteCaseloadNames = "alter table workers add column caseload blob not null default x''";

// Brings a ledger of an older version along, in one transaction. Its devices' cursors name marks of another kind: each
// device reads its people once from the start. `note_entries` is called inside it when log entries are to be noted.
// too_new: made by a newer version.
base::Result<void> bring_along(storage::Connection& sql, const std::function<base::Result<void>()>& note_entries);

}  // namespace blether::hub
