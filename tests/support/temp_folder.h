// A folder of its own for one test, gone afterwards.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <string>

#include "platform/base/files.h"

namespace blether::tests {

class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "blether-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const base::Path& path() const { return path_; }
  base::Path operator/(const char* name) const { return path_ / name; }

 private:
  base::Path path_;
};

}  // namespace blether::tests
