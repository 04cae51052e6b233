// Where a ledger comes from, so that one suite can hold both stores to the same promises.
#pragma once

#include "sync/hub/ledger_sqlite.h"
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

}  // namespace blether::tests
