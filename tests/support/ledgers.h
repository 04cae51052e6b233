// Where a ledger comes from, so that one suite can hold both stores to the same promises.
#pragma once

#include "sync/hub/ledger_postgres.h"
#include "sync/hub/ledger_secret.h"
#include "sync/hub/ledger_sqlite.h"
#include "tests/support/postgres.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

// Each gives a new, empty ledger, and the same one again after close().
class SqliteLedgers {
 public:
  SqliteLedgers() { open(true); }
  hub::Ledger& operator*() { return *ledger_; }
  hub::Ledger* operator->() { return ledger_.get(); }
  void close() { ledger_.reset(); }
  void open() { open(false); }

 private:
  void open(bool create) {
    const base::Bytes key(storage::Connection::kKeyBytes, 0x3c);
    ledger_ = must(hub::open_sqlite_ledger(folder_ / "ledger.db", key, create, random_));
  }
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
  std::string where_;
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
