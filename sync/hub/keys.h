// KeyStore: where the service keeps its own keys. A council may put a hardware module behind the same seam.
#pragma once

#include <functional>
#include <string_view>

#include "platform/base/files.h"
#include "platform/base/secret.h"

namespace blether::hub {

using KeyMaker = std::function<base::Result<base::SecretBytes>()>;

class KeyStore {
 public:
  virtual ~KeyStore() = default;
  // not_found: never made. Otherwise io.
  virtual base::Result<base::SecretBytes> key(std::string_view name) = 0;
  // exists: there is one, which stays.
  virtual base::Result<void> keep(std::string_view name, const base::SecretBytes& key) = 0;
};

// The key, made and kept if there is none yet.
base::Result<base::SecretBytes> key_or_make(KeyStore& keys, std::string_view name, const KeyMaker& make);

// FOLDER/NAME.key, each readable by its owner only (mode 0600, folder 0700). Whoever may read the folder may read
// everything the service holds: it belongs on an encrypted disk, apart from the backups.
class FileKeys final : public KeyStore {
 public:
  FileKeys(base::Files& files, base::Path folder) : files_(files), folder_(std::move(folder)) {}
  base::Result<base::SecretBytes> key(std::string_view name) override;
  base::Result<void> keep(std::string_view name, const base::SecretBytes& key) override;

 private:
  base::Path path_of(std::string_view name) const { return folder_ / (std::string(name) + ".key"); }
  base::Files& files_;
  base::Path folder_;
};

}  // namespace blether::hub
