// LedgerSecret: seals what people wrote before a shared store gets it. Whoever has the store, its disks or its backups,
// but not the key, reads ids, times and sizes only.
#pragma once

#include <string_view>

#include "platform/base/random.h"
#include "platform/base/secret.h"

namespace blether::hub {

class LedgerSecret {
 public:
  static constexpr std::size_t kKeyBytes = 32;
  // `random` must be safe from any thread and outlive this. invalid: not kKeyBytes.
  static base::Result<LedgerSecret> create(base::ByteView key, base::Random& random);

  // XChaCha20-Poly1305 under a random nonce, which comes first. `place` names the row and column: what is sealed for
  // one place does not open at another. Any thread.
  base::Bytes seal(std::string_view place, base::ByteView plain) const;
  // wrong_key: another key, another place, or altered bytes.
  base::Result<base::Bytes> open(std::string_view place, base::ByteView sealed) const;

 private:
  LedgerSecret(base::SecretBytes key, base::Random& random) : key_(std::move(key)), random_(&random) {}
  base::SecretBytes key_;
  base::Random* random_;
};

}  // namespace blether::hub
