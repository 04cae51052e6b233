// Vault: one encrypted database file and its key slots. A worker has one.
#pragma once

#include <memory>
#include <string_view>

#include "platform/base/clock.h"
#include "platform/base/files.h"
#include "platform/base/random.h"
#include "platform/base/result.h"
#include "storage/store.h"

namespace blether::storage {

// Files in the vault's folder: vault.db (SQLCipher 4, raw 32-byte key, WAL) and slots.a / slots.b (key slots, two
// copies). Nothing in either, nor in the -wal, holds a key or anybody's words in clear.
struct VaultPlace {
  base::Path folder;
};

// What a new vault is made for.
struct VaultOwner {
  model::AuthorId author;
  std::string name;  // shown on the unlock page, so it is kept in the slots file, in clear: a given name only
};

// The cost of guessing; stored in the slot. Defaults: ops 4, 128 MiB (security.md 3.1). Tests may use the floor.
struct KeyCost {
  unsigned long long ops = 4;
  std::size_t memory = 128u << 20;
};

// Start-up self-test, once per process, fail closed: SQLCipher is 4.6.1 or newer, a fresh scratch database starts
// encrypted, a wrong key is refused, one flipped bit is noticed, page size 4096, FTS5 there; Argon2id and Ed25519
// give their known answers. io: names the test that failed; then no vault may be opened.
base::Result<void> self_test(base::Files& files, const base::Path& scratch_folder);

// The name to greet, without opening anything. not_found: no vault there.
base::Result<std::string> vault_name(base::Files& files, const VaultPlace& place);

// Whether the passphrase opens the vault; the database is not looked at. The errors of Vault::open.
base::Result<void> check_passphrase(base::Files& files, const VaultPlace& place, std::string_view passphrase);

// Takes the vault away, its keys first: cut off anywhere, nothing of it can be read any more, and whoever looks at the
// place next takes away the rest. It must not be open. Where there is none nothing happens.
base::Result<void> remove_vault(base::Files& files, const VaultPlace& place);

class Vault {
 public:
  // Makes a new vault with one passphrase slot. exists: something is there already, nothing is touched.
  // invalid: passphrase shorter than 12 characters. no_space, io: nothing is left behind.
  static base::Result<std::unique_ptr<Vault>> create(base::Files& files, const VaultPlace& place, const VaultOwner& owner,
                                                     std::string_view passphrase, const StoreWorld& world,
                                                     KeyCost cost = {});
  // not_found: no vault there (none is made). wrong_key: the passphrase opens no slot. no_memory: the derivation did
  // not get its memory; says nothing about the passphrase. corrupt: slots or database damaged. too_new: written by a
  // newer Blether. In every case the files are left as they are.
  static base::Result<std::unique_ptr<Vault>> open(base::Files& files, const VaultPlace& place,
                                                   std::string_view passphrase, const StoreWorld& world);

  // Lock: destroying the vault closes the database and wipes every key.
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  Store& store();
  const DeviceKey& device() const;
  model::AuthorId author() const;

 private:
  struct Open;
  explicit Vault(std::unique_ptr<Open> open);
  std::unique_ptr<Open> open_;
};

}  // namespace blether::storage
