// Where a ledger comes from, so that one suite can hold both stores to the same promises.
#pragma once

#include "sync/hub/ledger_postgres.h"
#include "sync/hub/ledger_secret.h"
#include "sync/hub/ledger_sqlite.h"
#include "tests/support/postgres.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

// Each gives a new, empty ledger, and the same one again after close(); after restore(), as it was at back_up().
class SqliteLedgers {
 public:
  SqliteLedgers() { open(true); }
  hub::Ledger& operator*() { return *ledger_; }
  hub::Ledger* operator->() { return ledger_.get(); }
  void close() { ledger_.reset(); }
  void open() { open(false); }
  void back_up() { copy("ledger.db", "backup.db"); }
  void restore() { copy("backup.db", "ledger.db"); }
  // As version 1 had it: a ledger without marks that notes no entries of logs. It is left closed.
  void close_as_before_marks() {
    close();
    auto sql = must(storage::Connection::open(folder_ / "ledger.db", key_, storage::Connection::Mode::open_existing));
    must(sql->script("alter table changes drop column mark; alter table counters drop column mark; "
                     "drop table log_entries; alter table workers drop column caseload; update ledger set version = 1"));
  }
  void make_as_before_marks() {
    close_as_before_marks();
    open();
  }
  // As version 2 had it: a ledger that notes no entries of logs.
  void make_as_before_entries() {
    close();
    {
      auto sql = must(storage::Connection::open(folder_ / "ledger.db", key_, storage::Connection::Mode::open_existing));
      must(sql->script("drop table log_entries; alter table workers drop column caseload; update ledger set version = 2"));
    }
    open();
  }

 private:
  void open(bool create) { ledger_ = must(hub::open_sqlite_ledger(folder_ / "ledger.db", key_, create, random_)); }
  void copy(const char* from, const char* to) {
    close();
    std::filesystem::copy_file(folder_ / from, folder_ / to, std::filesystem::copy_options::overwrite_existing);
    open();
  }

  const base::Bytes key_ = base::Bytes(storage::Connection::kKeyBytes, 0x3c);
  TempFolder folder_;
  base::SystemRandom random_;
  std::unique_ptr<hub::Ledger> ledger_;
};

// In a database of its own on the server of the test program.
class PostgresLedgers {
 public:
  PostgresLedgers() : where_(must(shared_postgres().new_database())) { open(); }
  hub::Ledger& operator*() { return *ledger_; }
  hub::Ledger* operator->() { return ledger_.get(); }
  void close() { ledger_.reset(); }
  void open() { ledger_ = must(try_open(0x3c)); }
  void back_up() {
    close();
    backup_ = must(shared_postgres().copy_of(where_));
    open();
  }
  void restore() {
    close();
    where_ = must(shared_postgres().copy_of(backup_));
    open();
  }
  void close_as_before_marks() {
    close();
    for (const char* sql : {"alter table blether.changes drop column mark", "alter table blether.counters drop column mark",
                            "drop table blether.log_entries", "alter table blether.workers drop column caseload",
                            "update blether.ledger set version = 1"})
      must(shared_postgres().say(where_, sql));
  }
  void make_as_before_marks() {
    close_as_before_marks();
    open();
  }
  void make_as_before_entries() {
    close();
    for (const char* sql : {"drop table blether.log_entries", "alter table blether.workers drop column caseload",
                            "update blether.ledger set version = 2"})
      must(shared_postgres().say(where_, sql));
    open();
  }
  base::Result<std::unique_ptr<hub::Ledger>> try_open(std::uint8_t key_byte) {
    hub::PostgresSetup setup;
    setup.where = where_;
    setup.random = &random_;
    setup.key = [key_byte](bool) { return base::SecretBytes::copy_of(base::Bytes(hub::LedgerSecret::kKeyBytes, key_byte)); };
    return hub::open_postgres_ledger(setup);
  }
  const std::string& where() const { return where_; }

 private:
  base::SystemRandom random_;
  std::string where_, backup_;
  std::unique_ptr<hub::Ledger> ledger_;
};

// The same two for a whole service, as ServiceSetup names them: each time an empty one.
struct Embedded {
  static std::string ledger() { return {}; }
};
struct Shared {
  static std::string ledger() { return "postgres:" + must(shared_postgres().new_database()); }
};

}  // namespace blether::tests
