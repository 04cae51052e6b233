#include "platform/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "platform/base/descriptor.h"

namespace blether::base {

namespace {

Result<void> write_all(int descriptor, ByteView bytes, const Path& path) {
  while (!bytes.empty()) {
    ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error("write", path);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return {};
}

Result<void> write_new(const Path& path, ByteView bytes) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.ok()) return system_error("create", path);
  TRY_VOID(write_all(file.get(), bytes, path));
  if (::fsync(file.get()) != 0) return system_error("sync", path);
  return {};
}

}  // namespace

Result<Bytes> Files::read_at_most(const Path& path, std::uint64_t most) {
  TRY(auto bytes, read(path));
  if (bytes.size() > most) return fail(Code::invalid, path.filename().string() + " is too long");
  return bytes;
}

Result<Bytes> SystemFiles::read_at_most(const Path& path, std::uint64_t most) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return system_error("look at", path);
  if (!S_ISREG(about.st_mode) || static_cast<std::uint64_t>(about.st_size) > most)
    return fail(Code::invalid, path.filename().string() + " is no file, or too long");
  return Files::read_at_most(path, most);
}

Result<Bytes> SystemFiles::read(const Path& path) {
  Descriptor file(path, O_RDONLY);
  if (!file.ok()) return system_error("open", path);
  Bytes bytes;
  std::uint8_t chunk[65536];
  for (;;) {
    ssize_t count = ::read(file.get(), chunk, sizeof chunk);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error("read", path);
    if (count == 0) return bytes;
    bytes.insert(bytes.end(), chunk, chunk + count);
  }
}

Result<void> SystemFiles::replace(const Path& path, ByteView bytes) {
  Path temporary = path;
  temporary += ".new";
  if (auto written = write_new(temporary, bytes); !written) {
    ::unlink(temporary.c_str());
    return tl::unexpected<Error>(written.error());
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) return system_error("rename", path);
  return sync_folder(path.parent_path());
}

Result<bool> SystemFiles::exists(const Path& path) {
  if (::access(path.c_str(), F_OK) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  return system_error("look for", path);
}

Result<void> SystemFiles::remove(const Path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return system_error("remove", path);
  return {};
}

Result<void> SystemFiles::make_folder(const Path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return fail(Code::io, "make folder " + path.filename().string() + ": " + error.message());
  if (::chmod(path.c_str(), 0700) != 0) return system_error("protect folder", path);
  return {};
}

Result<std::vector<std::string>> SystemFiles::list(const Path& folder) {
  std::error_code error;
  std::vector<std::string> names;
  std::filesystem::directory_iterator entries(folder, error);
  if (error) return fail(Code::not_found, "list " + folder.filename().string());
  for (const auto& entry : entries) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::uint64_t> SystemFiles::free_bytes(const Path& folder) {
  std::error_code error;
  auto space = std::filesystem::space(folder, error);
  if (error) return fail(Code::io, "free space: " + error.message());
  return static_cast<std::uint64_t>(space.available);
}

}  // namespace blether::base
