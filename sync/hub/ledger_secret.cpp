#include "sync/hub/ledger_secret.h"

#include <sodium.h>

#include <string>

namespace blether::hub {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(LedgerSecret::kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

std::string bound_to(std::string_view place) { return "blether/ledger/v1|" + std::string(place); }

}  // namespace

Result<LedgerSecret> LedgerSecret::create(ByteView key, base::Random& random) {
  if (key.size() != kKeyBytes) return fail(Code::invalid, "ledger key");
  TRY(auto copy, base::SecretBytes::copy_of(key));
  return LedgerSecret(std::move(copy), random);
}

Bytes LedgerSecret::seal(std::string_view place, ByteView plain) const {
  const std::string bound = bound_to(place);
  const ByteView context = base::as_bytes(bound);
  Bytes sealed(kNonce + plain.size() + kTag);
  random_->fill({sealed.data(), kNonce});
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonce, nullptr, plain.data(), plain.size(), context.data(),
                                             context.size(), nullptr, sealed.data(), key_.data());
  return sealed;
}

Result<Bytes> LedgerSecret::open(std::string_view place, ByteView sealed) const {
  const std::string bound = bound_to(place);
  const ByteView context = base::as_bytes(bound);
  if (sealed.size() < kNonce + kTag) return fail(Code::wrong_key, bound);
  Bytes plain(sealed.size() - kNonce - kTag);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data() + kNonce,
                                                 sealed.size() - kNonce, context.data(), context.size(), sealed.data(),
                                                 key_.data()) != 0)
    return fail(Code::wrong_key, bound);
  return plain;
}

}  // namespace blether::hub
