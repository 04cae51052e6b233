// SecretBytes: key material in guarded, locked memory that is wiped when it goes.
#pragma once

#include <cstddef>

#include "platform/base/bytes.h"
#include "platform/base/result.h"

namespace blether::base {

// Owns `size()` bytes from sodium_malloc: guard pages around them, kept out of swap where the
// system allows, wiped on destruction. Moves, never copies, never prints.
class SecretBytes {
 public:
  SecretBytes() = default;
  // `size` zero bytes. no_memory: the system gave none (never to be read as a wrong key).
  static Result<SecretBytes> create(std::size_t size);
  // Copies and leaves the source alone; wiping the source is the caller's duty.
  static Result<SecretBytes> copy_of(ByteView bytes);

  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes();

  std::uint8_t* data() { return data_; }
  const std::uint8_t* data() const { return data_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  ByteView view() const { return {data_, size_}; }
  void wipe();

 private:
  SecretBytes(std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

// Starts the cryptographic library once; safe to call again and from any thread.
// io: it cannot work on this machine.
Result<void> start_cryptography();

// Overwrites text that held a secret, in place.
void wipe(std::string& text);

}  // namespace blether::base
