// The devices whose changes may be verified.
#pragma once

#include <unordered_map>

#include "storage/tables.h"

namespace blether::storage {

class KnownDevices {
 public:
  explicit KnownDevices(Tables& tables) : tables_(tables) {}
  // denied: the key does not belong to the id, or the device is known with another author.
  base::Result<void> keep(const KnownDevice& device);
  base::Result<std::optional<KnownDevice>> find(const model::DeviceId& id);
  base::Result<std::vector<KnownDevice>> all();
  void forget() { found_.clear(); }

 private:
  Tables& tables_;
  std::unordered_map<model::DeviceId, KnownDevice> found_;
};

}  // namespace blether::storage
