// The audit chain: who did what, in a chain that shows any entry altered, dropped, swapped or put in.
#pragma once

#include "storage/envelope.h"
#include "storage/sql.h"
#include "storage/store.h"

namespace blether::storage {

// Each entry's mark is BLAKE2b-256, keyed, over the mark before it and the entry; the newest mark and its number are
// kept apart, so that a cut tail shows too. The key comes from the device's signing key, not from the vault's data
// key, so that changing the data key leaves the chain whole.
class Audit {
 public:
  static base::Result<Audit> create(Connection& sql, const DeviceKey& key);

  // In the caller's transaction. `object` holds ids only.
  base::Result<void> add(std::int64_t at_ms, std::string_view act, std::string_view object);
  base::Result<std::vector<AuditEntry>> latest(std::size_t most);
  // corrupt: names the first entry that does not fit.
  base::Result<void> check();

 private:
  Audit(Connection& sql, base::SecretBytes key) : sql_(sql), key_(std::move(key)) {}
  base::Bytes mark_of(base::ByteView before, const AuditEntry& entry) const;
  Connection& sql_;
  base::SecretBytes key_;
};

}  // namespace blether::storage
