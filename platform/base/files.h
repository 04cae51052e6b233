// The seam for the file system: whole files, atomic replacement.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "platform/base/bytes.h"
#include "platform/base/result.h"

namespace blether::base {

using Path = std::filesystem::path;

class Files {
 public:
  virtual ~Files() = default;
  // not_found, io.
  virtual Result<Bytes> read(const Path& path) = 0;
  // The same for files that come from elsewhere. invalid: longer than `most`, or no ordinary file; then nothing was read.
  virtual Result<Bytes> read_at_most(const Path& path, std::uint64_t most);
  // Writes a neighbour, syncs it, renames it over `path`, syncs the folder: after a power cut
  // either the old bytes or the new are there. no_space and io leave the old file as it was.
  virtual Result<void> replace(const Path& path, ByteView bytes) = 0;
  virtual Result<bool> exists(const Path& path) = 0;
  // Removing what is not there is no error.
  virtual Result<void> remove(const Path& path) = 0;
  // Only the owner may enter (mode 0700); parents are made too.
  virtual Result<void> make_folder(const Path& path) = 0;
  // Names in the folder, sorted.
  virtual Result<std::vector<std::string>> list(const Path& folder) = 0;
  // Bytes an ordinary user may still write there.
  virtual Result<std::uint64_t> free_bytes(const Path& folder) = 0;
};

// Files it creates are readable by their owner only (mode 0600). Safe from any thread.
class SystemFiles final : public Files {
 public:
  Result<Bytes> read(const Path& path) override;
  Result<Bytes> read_at_most(const Path& path, std::uint64_t most) override;
  Result<void> replace(const Path& path, ByteView bytes) override;
  Result<bool> exists(const Path& path) override;
  Result<void> remove(const Path& path) override;
  Result<void> make_folder(const Path& path) override;
  Result<std::vector<std::string>> list(const Path& folder) override;
  Result<std::uint64_t> free_bytes(const Path& folder) override;
};

}  // namespace blether::base
