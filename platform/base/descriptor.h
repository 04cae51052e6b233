// An open file of the operating system, and what its errors mean here. Only the files of platform/base that read and write
// include it.
#pragma once

#include "platform/base/files.h"

namespace blether::base {

// Owned; closed at the end.
class Descriptor {
 public:
  // `how`: the flags of open(2). A file that this makes is its owner's alone (mode 0600).
  Descriptor(const Path& path, int how);
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  bool ok() const { return number_ >= 0; }

 private:
  int number_;
};

// What errno says now: not_found, no_space, denied, io. The detail names the file without its folder.
tl::unexpected<Error> system_error(const char* act, const Path& path);

// So that a file that was made or renamed in it is there after a power cut. no_space, denied, io.
Result<void> sync_folder(const Path& folder);

}  // namespace blether::base
