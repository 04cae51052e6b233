// KeyDoor: lets another thread sign with the key of an open vault, until the vault closes.
#pragma once

#include <array>
#include <mutex>
#include <string_view>

#include "storage/envelope.h"

namespace blether::app {

class KeyDoor {
 public:
  // `key` outlives close().
  explicit KeyDoor(const storage::DeviceKey& key) : key_(&key) {}

  // Any thread. locked: the door is closed.
  base::Result<std::array<std::uint8_t, 64>> sign(std::string_view purpose, base::ByteView message) {
    std::scoped_lock lock(mutex_);
    if (!key_) return base::fail(base::Code::locked, "vault");
    return storage::sign(*key_, purpose, message);
  }
  // Waits for a signature that is being made, no longer.
  void close() {
    std::scoped_lock lock(mutex_);
    key_ = nullptr;
  }

 private:
  std::mutex mutex_;
  const storage::DeviceKey* key_;
};

}  // namespace blether::app
