#include "platform/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace blether::base {

namespace {

tl::unexpected<Error> system_error(const char* act, const Path& path) {
  int number = errno;
  Code code = number == ENOENT                      ? Code::not_found
              : number == ENOSPC || number == EDQUOT ? Code::no_space
              : number == EACCES || number == EPERM  ? Code::denied
                                                     : Code::io;
  return fail(code, std::string(act) + " " + path.filename().string() + ": " + std::strerror(number));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  bool ok() const { return number_ >= 0; }

 private:
  int number_;
};

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
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
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
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
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
  Descriptor folder(::open(path.has_parent_path() ? path.parent_path().c_str() : ".",
                           O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.ok() || ::fsync(folder.get()) != 0) return system_error("sync folder of", path);
  return {};
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
