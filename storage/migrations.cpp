#include "storage/migrations.h"

#include <array>

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::int64_t kApplicationId = 0x424c5456;  // "BLTV"

// Numbers stand for streams, devices and names (LocalIds). Values are in `log` only; `records.state` points there.
constexpr const char* kFirst = R"sql(
CREATE TABLE names(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, is_kind INTEGER NOT NULL);
CREATE TABLE streams(id INTEGER PRIMARY KEY, audience INTEGER NOT NULL, owner BLOB NOT NULL, UNIQUE(audience, owner));
CREATE TABLE devices(id INTEGER PRIMARY KEY, device BLOB NOT NULL UNIQUE, public_key BLOB, author BLOB,
  author_name TEXT, device_name TEXT);

CREATE TABLE log(n INTEGER PRIMARY KEY, stream INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL,
  envelope BLOB NOT NULL);
CREATE UNIQUE INDEX log_dot ON log(stream, device, seq);
CREATE TABLE vectors(stream INTEGER, device INTEGER, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY(stream, device)) WITHOUT ROWID;
CREATE TABLE gaps(stream INTEGER, device INTEGER, seq INTEGER, hash BLOB NOT NULL,
  PRIMARY KEY(stream, device, seq)) WITHOUT ROWID;
CREATE TABLE held(stream INTEGER, device INTEGER, seq INTEGER, wait_device INTEGER NOT NULL, wait_seq INTEGER NOT NULL,
  envelope BLOB NOT NULL, gap_hash BLOB, PRIMARY KEY(stream, device, seq));
CREATE INDEX held_wait ON held(stream, wait_device, wait_seq);

CREATE TABLE records(rec INTEGER PRIMARY KEY, kind INTEGER NOT NULL, stream INTEGER NOT NULL, record BLOB NOT NULL,
  state BLOB NOT NULL);
CREATE UNIQUE INDEX records_place ON records(kind, stream, record);
CREATE TABLE merges(rec INTEGER, field INTEGER, conflict BLOB, merged BLOB NOT NULL,
  PRIMARY KEY(rec, field)) WITHOUT ROWID;
CREATE INDEX merges_conflict ON merges(conflict) WHERE conflict IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5(who, words, content='', contentless_delete=1, detail=column,
  tokenize="unicode61 remove_diacritics 2");

CREATE TABLE sends(n INTEGER PRIMARY KEY, stream INTEGER NOT NULL, state INTEGER NOT NULL, receipt INTEGER,
  reason TEXT, detail TEXT);
CREATE INDEX sends_waiting ON sends(n) WHERE state=0;
CREATE INDEX sends_quarantined ON sends(n) WHERE state=3;
CREATE TABLE receipts(id INTEGER PRIMARY KEY, stream INTEGER NOT NULL, number TEXT NOT NULL, at_ms INTEGER NOT NULL,
  changes INTEGER NOT NULL, UNIQUE(stream, number));

CREATE TABLE audit(seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, act TEXT NOT NULL, object TEXT NOT NULL,
  mark BLOB NOT NULL);
CREATE TABLE audit_head(only_one INTEGER PRIMARY KEY CHECK(only_one=1), seq INTEGER NOT NULL, mark BLOB NOT NULL);
CREATE TABLE notes(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE owner(only_one INTEGER PRIMARY KEY CHECK(only_one=1), author BLOB NOT NULL, secret_key BLOB NOT NULL);
)sql";

// What the office put aside of streams that this device has left: names and reasons, nobody's words.
constexpr const char* kPutAside = R"sql(
CREATE TABLE put_aside(stream INTEGER, device INTEGER, seq INTEGER, reason TEXT, detail TEXT,
  PRIMARY KEY(stream, device, seq)) WITHOUT ROWID;
)sql";

constexpr auto kSteps = std::to_array<MigrationStep>({{kFirst}, {kPutAside}});

}  // namespace

std::span<const MigrationStep> migration_steps() { return kSteps; }

Result<void> migrate(Connection& sql, std::span<const MigrationStep> steps) {
  auto newest = static_cast<std::int64_t>(steps.size());
  TRY(auto version, sql.number("PRAGMA user_version"));
  TRY(auto application, sql.number("PRAGMA application_id"));
  TRY(auto tables, sql.number("SELECT count(*) FROM sqlite_master"));
  bool fresh = version == 0 && application == 0 && tables == 0;
  if (!fresh && (application != kApplicationId || version < 1)) return fail(Code::corrupt, "not a vault's tables");
  if (version > newest) return fail(Code::too_new, "vault version " + std::to_string(version));
  if (version == newest) return {};

  if (!fresh) {
    base::Path copy = sql.file();
    copy += ".before-" + std::to_string(newest);
    // A copy left by an attempt that was cut off may be half a copy; the vault itself is still the old version.
    base::SystemFiles files;
    TRY_VOID(files.remove(copy));
    TRY_VOID(sql.copy_to(copy));
  }
  TRY(auto transaction, Transaction::begin(sql));
  for (auto step = version; step < newest; ++step) TRY_VOID(sql.script(steps[static_cast<std::size_t>(step)].sql));
  TRY_VOID(sql.script("PRAGMA application_id=" + std::to_string(kApplicationId) + "; PRAGMA user_version=" +
                      std::to_string(newest)));
  return transaction.commit();
}

}  // namespace blether::storage
