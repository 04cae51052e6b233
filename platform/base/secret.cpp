#include "platform/base/secret.h"

#include <sodium.h>

#include <cstring>

namespace blether::base {

Result<void> start_cryptography() {
  if (sodium_init() < 0) return fail(Code::io, "libsodium did not start");
  return {};
}

Result<SecretBytes> SecretBytes::create(std::size_t size) {
  TRY_VOID(start_cryptography());
  auto* data = static_cast<std::uint8_t*>(sodium_malloc(size == 0 ? 1 : size));
  if (data == nullptr) return fail(Code::no_memory, "sodium_malloc");
  std::memset(data, 0, size);
  return SecretBytes(data, size);
}

Result<SecretBytes> SecretBytes::copy_of(ByteView bytes) {
  TRY(auto secret, create(bytes.size()));
  if (!bytes.empty()) std::memcpy(secret.data(), bytes.data(), bytes.size());
  return secret;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  if (this != &other) {
    wipe();
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

SecretBytes::~SecretBytes() { wipe(); }

void SecretBytes::wipe() {
  if (data_ != nullptr) sodium_free(data_);  // sodium_free wipes first
  data_ = nullptr;
  size_ = 0;
}

void wipe(std::string& text) {
  if (!text.empty()) sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace blether::base
