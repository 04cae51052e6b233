#include "storage/envelope.h"

#include <sodium.h>

#include <algorithm>

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kPurpose = "blether/change/v1";

base::Bytes purposed(std::string_view purpose, base::ByteView message) {
  base::Bytes bytes;
  bytes.reserve(purpose.size() + message.size());
  bytes.insert(bytes.end(), purpose.begin(), purpose.end());
  bytes.insert(bytes.end(), message.begin(), message.end());
  return bytes;
}

base::Bytes signed_part(const model::DeviceId& device, base::ByteView encoded) {
  base::Bytes bytes(device.bytes.begin(), device.bytes.end());
  bytes.insert(bytes.end(), encoded.begin(), encoded.end());
  return bytes;
}

}  // namespace

base::Bytes hash(base::ByteView bytes) {
  base::Bytes out(32);
  crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), nullptr, 0);
  return out;
}

std::array<std::uint8_t, 16> short_hash(base::ByteView bytes) {
  std::array<std::uint8_t, 16> out{};
  crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), nullptr, 0);
  return out;
}

base::Bytes envelope_hash(base::ByteView envelope) { return hash(envelope); }

model::DeviceId device_id_of(const PublicKey& key) {
  auto digest = hash(key);
  return *model::DeviceId::from_bytes(base::ByteView(digest).first(16));
}

Result<DeviceKey> create_device_key(base::Random& random) {
  TRY(auto seed, base::SecretBytes::create(crypto_sign_SEEDBYTES));
  random.fill({seed.data(), seed.size()});
  DeviceKey key;
  TRY(key.secret_key, base::SecretBytes::create(crypto_sign_SECRETKEYBYTES));
  crypto_sign_seed_keypair(key.public_key.data(), key.secret_key.data(), seed.data());
  key.id = device_id_of(key.public_key);
  return key;
}

Result<DeviceKey> device_key_from(base::ByteView secret_key) {
  if (secret_key.size() != crypto_sign_SECRETKEYBYTES) return fail(Code::invalid, "device key length");
  DeviceKey key;
  TRY(key.secret_key, base::SecretBytes::copy_of(secret_key));
  crypto_sign_ed25519_sk_to_pk(key.public_key.data(), key.secret_key.data());
  key.id = device_id_of(key.public_key);
  return key;
}

std::array<std::uint8_t, 64> sign(const DeviceKey& key, std::string_view purpose, base::ByteView message) {
  std::array<std::uint8_t, 64> signature{};
  auto bytes = purposed(purpose, message);
  crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), key.secret_key.data());
  return signature;
}

bool verify(const PublicKey& key, std::string_view purpose, base::ByteView message, base::ByteView signature) {
  if (signature.size() != crypto_sign_BYTES) return false;
  auto bytes = purposed(purpose, message);
  return crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), key.data()) == 0;
}

base::Bytes seal(const DeviceKey& key, const model::Change& change) {
  auto encoded = model::encode(change);
  auto signature = sign(key, kPurpose, signed_part(key.id, encoded));
  base::Bytes envelope;
  envelope.reserve(kEnvelopeHead + encoded.size());
  envelope.push_back(kEnvelopeSuite);
  envelope.insert(envelope.end(), key.id.bytes.begin(), key.id.bytes.end());
  envelope.insert(envelope.end(), signature.begin(), signature.end());
  envelope.insert(envelope.end(), encoded.begin(), encoded.end());
  return envelope;
}

Result<model::DeviceId> claimed_device(base::ByteView envelope) {
  if (envelope.size() < kEnvelopeHead) return fail(Code::invalid, "envelope too short");
  if (envelope[0] != kEnvelopeSuite) return fail(Code::invalid, "envelope suite");
  return *model::DeviceId::from_bytes(envelope.subspan(1, 16));
}

Result<model::Change> open_trusted(base::ByteView envelope) {
  TRY(auto device, claimed_device(envelope));
  TRY(auto change, model::decode(envelope.subspan(kEnvelopeHead)));
  if (change.device != device) return fail(Code::invalid, "signed for another device");
  return change;
}

Result<model::Change> open(base::ByteView envelope, const PublicKey& key) {
  TRY(auto device, claimed_device(envelope));
  if (device != device_id_of(key)) return fail(Code::invalid, "key of another device");
  auto signature = envelope.subspan(17, 64);
  if (!verify(key, kPurpose, signed_part(device, envelope.subspan(kEnvelopeHead)), signature))
    return fail(Code::corrupt, "signature of " + device.hex());
  return open_trusted(envelope);
}

Result<CheckedChange> check(base::ByteView envelope, const PublicKey& key) {
  TRY(auto change, open(envelope, key));
  CheckedChange checked;
  checked.change_ = std::make_shared<const model::Change>(std::move(change));
  checked.hash_ = envelope_hash(envelope);
  checked.key_ = key;
  return checked;
}

}  // namespace blether::storage
