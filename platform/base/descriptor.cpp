#include "platform/base/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace blether::base {

Descriptor::Descriptor(const Path& path, int how) : number_(::open(path.c_str(), how | O_CLOEXEC, 0600)) {}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

tl::unexpected<Error> system_error(const char* act, const Path& path) {
  const int number = errno;
  const Code code = number == ENOENT                      ? Code::not_found
                    : number == ENOSPC || number == EDQUOT ? Code::no_space
                    : number == EACCES || number == EPERM  ? Code::denied
                                                           : Code::io;
  return fail(code, std::string(act) + " " + path.filename().string() + ": " + std::strerror(number));
}

Result<void> sync_folder(const Path& folder) {
  Descriptor held(folder.empty() ? Path(".") : folder, O_RDONLY | O_DIRECTORY);
  if (!held.ok() || ::fsync(held.get()) != 0) return system_error("sync folder", folder);
  return {};
}

}  // namespace blether::base
