// The shared ledger: a PostgreSQL 15 or newer that several services of one office use at once.
//
// Everything has a bucket (1,024 of them, by hash of the owner, device, worker or code), every primary key begins with it,
// and no statement of the exchange looks into two buckets at once: the same tables can be distributed over many machines
// by `bucket` (docs/scale.md). The order of arrival is the counter row of a bucket, never an identity column or a
// transaction's number.
//
// What people wrote, and their names, are sealed with the office's key (ledger_secret.h) before the database sees them.
// It sees ids, public keys, hashes, sizes, times and reason codes.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/base/random.h"
#include "platform/base/secret.h"
#include "sync/hub/ledger.h"

namespace blether::hub {

struct PostgresSetup {
  std::string where;             // as libpq reads it: "host=… dbname=…", a URI, or "service=…"
  std::size_t connections = 8;   // at most so many transactions of this service at once; more wait
  base::Random* random = nullptr;  // safe from any thread
  // The office's key of 32 bytes; `made` tells whether the ledger is there already. Never asked for a new key when it is.
  std::function<base::Result<base::SecretBytes>(bool made)> key;
  std::function<void()> taken_over;  // called whenever kTakenOver is said (ledger.h), on whichever thread; may be empty
};

// Opens the ledger, or makes it in a database that has none (its tables are in the schema "blether"). One of an older
// version is brought along; services of that version write nothing to it afterwards (ledger.h, kTakenOver). wrong_key:
// made under another key. too_new: made by a newer version. busy: not reached, or in use for too long to bring along.
// denied: not let in. io.
base::Result<std::unique_ptr<Ledger>> open_postgres_ledger(const PostgresSetup& setup);

}  // namespace blether::hub
