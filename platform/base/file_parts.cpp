#include "platform/base/file_parts.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "platform/base/descriptor.h"

namespace blether::base {

namespace {

Result<std::uint64_t> size_of(const Descriptor& file, const Path& path) {
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) return system_error("look at", path);
  return static_cast<std::uint64_t>(about.st_size);
}

}  // namespace

Result<std::uint64_t> file_size(const Path& path) {
  Descriptor file(path, O_RDONLY);
  if (!file.ok()) return system_error("open", path);
  return size_of(file, path);
}

Result<std::uint64_t> size_so_far(const Path& path) {
  auto size = base::file_size(path);
  if (!size && size.error().code == Code::not_found) return std::uint64_t{0};
  return size;
}

Result<Bytes> read_part(const Path& path, std::uint64_t from, std::size_t most) {
  Descriptor file(path, O_RDONLY);
  if (!file.ok()) return system_error("open", path);
  Bytes bytes(most);
  std::size_t filled = 0;
  while (filled < most) {
    const ssize_t count = ::pread(file.get(), bytes.data() + filled, most - filled, static_cast<off_t>(from + filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error("read", path);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

Result<void> write_part(const Path& path, std::uint64_t from, ByteView bytes) {
  Descriptor file(path, O_WRONLY | O_CREAT);
  if (!file.ok()) return system_error("create", path);
  TRY(const std::uint64_t size, size_of(file, path));
  if (from > size) return fail(Code::invalid, "part behind the end of " + path.filename().string());
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(from));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error("write", path);
    from += static_cast<std::uint64_t>(count);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return {};
}

Result<std::int64_t> touched_ms(const Path& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return system_error("look at", path);
  return static_cast<std::int64_t>(about.st_mtim.tv_sec) * 1000 + about.st_mtim.tv_nsec / 1'000'000;
}

Result<void> touch(const Path& path, std::int64_t utc_ms) {
  const timespec when{static_cast<time_t>(utc_ms / 1000), static_cast<long>(utc_ms % 1000) * 1'000'000};
  const timespec both[] = {when, when};
  if (::utimensat(AT_FDCWD, path.c_str(), both, 0) != 0) return system_error("touch", path);
  return {};
}

Result<void> finish_file(const Path& part, const Path& whole) {
  {
    Descriptor file(part, O_RDONLY);
    if (!file.ok()) return system_error("open", part);
    if (::fsync(file.get()) != 0) return system_error("sync", part);
  }
  if (::rename(part.c_str(), whole.c_str()) != 0) return system_error("rename", part);
  return sync_folder(whole.parent_path());
}

}  // namespace blether::base
