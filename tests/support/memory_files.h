// Files that are nowhere but in memory: thousands of them cost nothing.
#pragma once

#include <algorithm>
#include <map>

#include "platform/base/files.h"

namespace blether::tests {

class MemoryFiles final : public base::Files {
 public:
  std::map<base::Path, base::Bytes> kept;

  base::Result<base::Bytes> read(const base::Path& path) override {
    auto found = kept.find(path);
    if (found == kept.end()) return base::fail(base::Code::not_found, path.filename().string());
    return found->second;
  }
  base::Result<void> replace(const base::Path& path, base::ByteView bytes) override {
    kept[path] = base::to_bytes(bytes);
    return {};
  }
  base::Result<bool> exists(const base::Path& path) override {
    return std::any_of(kept.begin(), kept.end(), [&](const auto& one) { return one.first == path || one.first.parent_path() == path; });
  }
  base::Result<void> remove(const base::Path& path) override {
    kept.erase(path);
    return {};
  }
  base::Result<void> make_folder(const base::Path&) override { return {}; }
  base::Result<std::vector<std::string>> list(const base::Path& folder) override {
    std::vector<std::string> names;
    for (const auto& [path, bytes] : kept)
      if (path.parent_path() == folder) names.push_back(path.filename().string());
    return names;
  }
  base::Result<std::uint64_t> free_bytes(const base::Path&) override { return std::uint64_t{1} << 40; }
};

}  // namespace blether::tests
