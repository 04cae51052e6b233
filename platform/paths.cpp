#include "platform/paths.h"

#include <cstdlib>

namespace blether::platform {

namespace {

base::Path home() {
  const char* folder = std::getenv("HOME");
  return folder ? folder : ".";
}

base::Path from_environment(const char* name, const base::Path& otherwise) {
  const char* value = std::getenv(name);
  return value && *value ? base::Path(value) : otherwise;
}

}  // namespace

base::Path data_folder() { return from_environment("XDG_DATA_HOME", home() / ".local/share") / "blether"; }
base::Path documents_folder() { return from_environment("XDG_DOCUMENTS_DIR", home() / "Documents") / "Blether"; }

base::Path program_folder() {
  std::error_code error;
  auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? base::Path(".") : program.parent_path();
}

base::Path assets_folder() {
  if (const char* named = std::getenv("BLETHER_ASSETS"); named && *named) return named;
  std::error_code error;
  for (auto folder = program_folder(); folder != folder.root_path(); folder = folder.parent_path())
    if (std::filesystem::exists(folder / "assets/translations", error)) return folder / "assets";
  return "/usr/share/blether/assets";
}

}  // namespace blether::platform
