#include "app/core/not_at_office.h"

#include <algorithm>

#include "storage/kept_files.h"

namespace blether::app {

base::Result<std::size_t> not_at_office(storage::Store& store) {
  TRY(std::uint64_t waiting, store.waiting());
  TRY(auto files, store.files().all());
  auto is_here_only = [](const storage::KeptFile& file) { return file.is_to_send(); };
  const auto files_waiting = std::count_if(files.begin(), files.end(), is_here_only);
  return static_cast<std::size_t>(waiting) + static_cast<std::size_t>(files_waiting);
}

}  // namespace blether::app
