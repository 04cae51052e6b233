// Envelope: a change sealed by the device that made it. The bytes are kept and passed on as received.
#pragma once

#include <memory>

#include "platform/base/bytes.h"
#include "platform/base/result.h"
#include "platform/base/secret.h"
#include "storage/model/change.h"

namespace blether::storage {

// Layout, version 1: suite (1 byte, 0x01) | device id (16) | Ed25519 signature (64) | encoded change.
// The signature covers "blether/change/v1" | device id | encoded change.
inline constexpr std::uint8_t kEnvelopeSuite = 1;
inline constexpr std::size_t kEnvelopeHead = 1 + 16 + 64;

using PublicKey = std::array<std::uint8_t, 32>;

// A device's signing key. The secret half never leaves the vault.
struct DeviceKey {
  model::DeviceId id;
  PublicKey public_key{};
  base::SecretBytes secret_key;  // 64 bytes, Ed25519
};

// The id that belongs to a public key: BLAKE2b-256, first 16 bytes.
model::DeviceId device_id_of(const PublicKey& key);
base::Result<DeviceKey> create_device_key(base::Random& random);
base::Result<DeviceKey> device_key_from(base::ByteView secret_key);

// Signs `purpose | message`; every use has a purpose of its own so that no signature fits another use.
std::array<std::uint8_t, 64> sign(const DeviceKey& key, std::string_view purpose, base::ByteView message);
bool verify(const PublicKey& key, std::string_view purpose, base::ByteView message, base::ByteView signature);

base::Bytes seal(const DeviceKey& key, const model::Change& change);
// The device an envelope claims to come from, before anything is checked. invalid: no envelope.
base::Result<model::DeviceId> claimed_device(base::ByteView envelope);
// Verifies first, parses second. corrupt: signature wrong; invalid: not a change, or its device is not the signer's.
base::Result<model::Change> open(base::ByteView envelope, const PublicKey& key);
// The envelope of a change this vault or ledger already verified: parses only.
base::Result<model::Change> open_trusted(base::ByteView envelope);

// An envelope that was opened: its change, its hash, and the key it verified with. Only check() makes one, on any
// thread, so that whoever writes it need not verify again.
class CheckedChange {
 public:
  const std::shared_ptr<const model::Change>& change() const { return change_; }
  const base::Bytes& hash() const { return hash_; }
  const PublicKey& key() const { return key_; }

 private:
  friend base::Result<CheckedChange> check(base::ByteView envelope, const PublicKey& key);
  std::shared_ptr<const model::Change> change_;
  base::Bytes hash_;
  PublicKey key_{};
};
// The errors of open().
base::Result<CheckedChange> check(base::ByteView envelope, const PublicKey& key);
// BLAKE2b-256 of the whole envelope: the `previous` of the device's next change.
base::Bytes envelope_hash(base::ByteView envelope);
// BLAKE2b-256 of anything.
base::Bytes hash(base::ByteView bytes);
// BLAKE2b-128 of anything: for ids made from content.
std::array<std::uint8_t, 16> short_hash(base::ByteView bytes);

}  // namespace blether::storage
