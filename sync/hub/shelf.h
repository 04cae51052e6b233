// Shelf: the sealed voices and pictures of the tablets, each a file. The service cannot look into them.
#pragma once

#include <array>
#include <map>
#include <mutex>
#include <optional>

#include "platform/base/clock.h"
#include "platform/base/files.h"
#include "storage/attachments.h"
#include "sync/hub/ledger.h"

namespace blether::hub {

// Which files the changes in the ledger name, and how long they are. The log is the truth: what was read of it is
// remembered, person by person, and read on from there, as long as the ledger still has it. Any thread.
class FileNames {
 public:
  // Inside the ledger's transaction. In bytes, one for each name; nothing: no change that is kept names it.
  using Lengths = std::vector<std::optional<std::uint64_t>>;
  base::Result<Lengths> lengths(LedgerWork& ledger, const std::vector<storage::FileName>& names);

 private:
  // What was read of one person: up to this number of arrival, whose mark tells whether it is still the same.
  struct Person {
    std::uint64_t number = 0;
    std::uint32_t mark = 0;
    std::map<storage::FileName, std::uint64_t> lengths;
  };
  using People = std::map<model::OwnerId, Person>;
  People remembered(const std::vector<storage::FileName>& names);
  void remember(const People& people);

  std::mutex mutex_;
  People people_;
  std::size_t size_ = 0;  // people and files in it
};

// A piece of a file that nobody went on with for so long is cleared away. Whoever still has the file brings it again.
inline constexpr std::int64_t kKeepPartsMs = std::int64_t{30} * 24 * 60 * 60 * 1000;

// In a folder of its own, which services that share a ledger share too. What one device puts there lies apart from what
// others put, until it is whole and its hash is right. Any thread.
class Shelf {
 public:
  Shelf(base::Files& files, const base::Clock& clock, base::Path folder)
      : files_(files), clock_(clock), folder_(std::move(folder)) {}

  struct Held {
    bool whole = false;
    std::uint64_t here = 0;  // bytes; of a file that is not whole those that this device put
  };
  base::Result<Held> held(const storage::NamedFile& file, const model::DeviceId& device);
  // What is there already is passed over. What does not follow it is not taken, and Held says where to go on. A whole
  // that is not what its name says is dropped. invalid: longer than its change says. no_space, io.
  base::Result<Held> put(const storage::NamedFile& file, const model::DeviceId& device, std::uint64_t from,
                         base::ByteView part);
  // Clears pieces that were not gone on with for kKeepPartsMs, at most once a day by the clock; how many. io.
  base::Result<std::size_t> tidy();
  // Of a whole file. not_found: it is not.
  base::Result<base::Bytes> get(const storage::NamedFile& file, std::uint64_t from, std::size_t most);

 private:
  struct Paths {
    base::Path whole, part;
    std::mutex* mutex = nullptr;
  };
  Paths paths(const storage::FileName& name, const model::DeviceId& device);
  static base::Result<Held> look(const Paths& paths, std::uint64_t length);
  base::Result<std::size_t> tidy_folder(const std::string& name, std::int64_t now_ms);

  base::Files& files_;
  const base::Clock& clock_;
  base::Path folder_;
  std::array<std::mutex, 16> mutexes_;
  std::mutex tidy_mutex_;
  std::optional<std::int64_t> tidied_ms_;  // since the clock's machine started
};

}  // namespace blether::hub
