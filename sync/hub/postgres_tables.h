// The tables of the shared ledger. tests/unit/hub/distribution_test.cpp reads them back from the catalogue and holds them
// to the rules of a distributed PostgreSQL.
#pragma once

namespace blether::hub {

// 2: marks. 3: log entries are noted, and what was put aside can be taken. 4: lists of people have names.
inline constexpr int kPostgresLedgerVersion = 4;

// The fence between services of different versions, an advisory lock: every transaction holds it together with others and
// reads the version behind it; whoever brings the ledger along holds it alone. The same number in every version.
inline constexpr const char* kPostgresFence = "108217698117746";

// `ledger` is the one table without a bucket: a single row that only a newer version changes, the same on every
// machine. counters.mark is that of the bucket's last change. Sealed columns: workers.name, devices.name, changes.envelope, ledger.key_check.
inline constexpr const char* kPostgresTables = R"(
create schema blether;
create table blether.ledger(one bigint primary key check(one = 1), version bigint not null, epoch bytea not null,
  key_check bytea not null);
create sequence blether.receipts as bigint;
create table blether.workers(bucket bigint not null, author bytea not null, role bigint not null, name bytea not null,
  caseload bytea not null, primary key(bucket, author));
create table blether.devices(bucket bigint not null, id bytea not null, key bytea not null, author bytea not null,
  enrolled_ms bigint not null, seen_ms bigint not null, revoked_ms bigint not null, counter bigint not null,
  name bytea not null, primary key(bucket, id)) with (fillfactor = 70);
create table blether.caseloads(bucket bigint not null, author bytea not null, owner bytea not null,
  primary key(bucket, author, owner));
create index caseload_people on blether.caseloads(owner);
create table blether.log_entries(bucket bigint not null, entry bytea not null, primary key(bucket, entry));
create table blether.codes(bucket bigint not null, hash bytea not null, author bytea not null, expires_ms bigint not null,
  used_by bytea not null, primary key(bucket, hash));
create table blether.counters(bucket bigint not null, n bigint not null, mark bigint not null, primary key(bucket)) with (fillfactor = 10);
create table blether.changes(bucket bigint not null, n bigint not null, audience bigint not null, seq bigint not null,
  standing bigint not null, receipt bigint not null, at_ms bigint not null, mark bigint not null, owner bytea not null, device bytea not null,
  hash bytea not null, reason text not null, detail text not null, envelope bytea not null,
  primary key(bucket, n)) partition by hash(bucket);
alter table blether.changes alter column envelope set storage external;
create unique index change_dots on blether.changes(bucket, owner, audience, device, seq) where standing <> 3;
create index missing on blether.changes(bucket, owner, audience, device, seq) where standing = 4;
create index change_owners on blether.changes(bucket, owner, n);
create index put_aside on blether.changes(at_ms) where standing = 2;
create table blether.refusals(bucket bigint not null, id bytea not null, device bytea not null, reason text not null,
  detail text not null, at_ms bigint not null, said timestamptz not null default clock_timestamp(),
  primary key(bucket, id));
create index refusals_latest on blether.refusals(at_ms, said);
)";

// What version 3 has that version 2 has not.
inline constexpr const char* kPostgresLogEntries = R"(
drop index blether.change_dots;
create unique index change_dots on blether.changes(bucket, owner, audience, device, seq) where standing <> 3;
create index if not exists missing on blether.changes(bucket, owner, audience, device, seq) where standing = 4;
create index if not exists caseload_people on blether.caseloads(owner);
create table if not exists blether.log_entries(bucket bigint not null, entry bytea not null, primary key(bucket, entry));
)";

// What version 4 has that version 3 has not.
inline constexpr const char* kPostgresCaseloadNames =
    "alter table blether.workers add column caseload bytea not null default ''";

// Sixteen: adding rows costs 7 to 25 % more than in one table, and each stays small enough to vacuum and restore by
// itself (hub.md section 3).
inline constexpr int kPostgresPartitions = 16;

}  // namespace blether::hub
