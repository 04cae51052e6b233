#include "sync/hub/shelf.h"

#include <algorithm>
#include <set>

#include "platform/base/file_parts.h"
#include "platform/base/log.h"
#include "storage/envelope.h"

namespace blether::hub {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

// Beyond so many what is remembered is read again when it is asked for.
constexpr std::size_t kMostRemembered = 200'000;
constexpr std::int64_t kTidyEveryMs = std::int64_t{24} * 60 * 60 * 1000;
constexpr const char* kPartEnding = ".part";

// From the change with this number and mark to the last of this owner.
Result<void> read_on(LedgerWork& ledger, const model::OwnerId& owner, std::uint64_t& number, std::uint32_t& mark,
                     std::map<storage::FileName, std::uint64_t>& lengths) {
  return ledger.read_after({{bucket_of(owner), number, {owner}}}, [&](const Entry& head, ByteView envelope) {
    number = head.number;
    mark = head.mark;
    auto change = storage::open_trusted(envelope);
    if (!change) return true;
    for (storage::NamedFile& file : storage::files_named(*change)) lengths.emplace(std::move(file.name), file.length);
    return true;
  });
}

}  // namespace

FileNames::People FileNames::remembered(const std::vector<storage::FileName>& names) {
  People people;
  std::lock_guard lock(mutex_);
  for (const storage::FileName& name : names) {
    auto [person, is_new] = people.try_emplace(name.stream.owner);
    if (!is_new) continue;
    if (auto found = people_.find(name.stream.owner); found != people_.end()) person->second = found->second;
  }
  return people;
}

// Each is whole by itself, so the one that comes last may stand.
void FileNames::remember(const People& people) {
  std::lock_guard lock(mutex_);
  for (const auto& [owner, person] : people) {
    auto [there, is_new] = people_.try_emplace(owner);
    size_ += person.lengths.size() + (is_new ? 1 : 0) - there->second.lengths.size();
    there->second = person;
  }
  if (size_ > kMostRemembered) people_.clear(), size_ = 0;
}

Result<FileNames::Lengths> FileNames::lengths(LedgerWork& ledger, const std::vector<storage::FileName>& names) {
  People people = remembered(names);
  std::set<LedgerWork::Spot> spots;
  for (const auto& [owner, person] : people)
    if (person.number > 0) spots.emplace(bucket_of(owner), person.number);
  TRY(auto marks, ledger.marks(spots));
  // After a restore other changes may stand where these were read.
  for (auto& [owner, person] : people) {
    auto mark = marks.find({bucket_of(owner), person.number});
    if (mark == marks.end() || mark->second != person.mark) person = {};
  }
  std::set<model::OwnerId> is_read;
  Lengths lengths;
  for (const storage::FileName& name : names) {
    Person& person = people[name.stream.owner];
    if (!person.lengths.contains(name) && is_read.insert(name.stream.owner).second)
      TRY_VOID(read_on(ledger, name.stream.owner, person.number, person.mark, person.lengths));
    auto found = person.lengths.find(name);
    lengths.push_back(found == person.lengths.end() ? std::nullopt : std::optional(found->second));
  }
  remember(people);
  return lengths;
}

// Bound to the stream as well: who knows a file of one person cannot have it under the name of another.
Shelf::Paths Shelf::paths(const storage::FileName& name, const model::DeviceId& device) {
  const auto id = storage::short_hash(storage::bytes_of(name));
  const std::string text = base::to_hex(id);
  const base::Path folder = folder_ / text.substr(0, 2);
  return {folder / text, folder / (text + "." + device.hex() + kPartEnding), &mutexes_[id[0] % mutexes_.size()]};
}

Result<Shelf::Held> Shelf::look(const Paths& paths, std::uint64_t length) {
  TRY(std::uint64_t whole, base::size_so_far(paths.whole));
  if (whole == length) return Held{true, length};
  TRY(std::uint64_t part, base::size_so_far(paths.part));
  return Held{false, std::min(part, length)};
}

Result<Shelf::Held> Shelf::held(const storage::NamedFile& file, const model::DeviceId& device) {
  const Paths at = paths(file.name, device);
  std::lock_guard lock(*at.mutex);
  return look(at, file.length);
}

Result<Shelf::Held> Shelf::put(const storage::NamedFile& file, const model::DeviceId& device, std::uint64_t from,
                               ByteView part) {
  const Paths at = paths(file.name, device);
  std::lock_guard lock(*at.mutex);
  TRY(Held now, look(at, file.length));
  if (now.whole || from > now.here) return now;
  if (part.size() > file.length - from) return fail(Code::invalid, "file longer than its change says");
  const std::uint64_t known = now.here - from;
  if (known < part.size()) {
    TRY_VOID(files_.make_folder(at.part.parent_path()));
    TRY_VOID(base::write_part(at.part, now.here, part.subspan(static_cast<std::size_t>(known))));
    TRY_VOID(base::touch(at.part, clock_.utc_ms()));
    now.here = from + part.size();
  }
  if (now.here < file.length) return now;
  TRY(Bytes hash, storage::hash_of_file(at.part));
  if (hash != file.name.hash) {
    base::log(base::Level::warning, "hub", "a file from " + device.hex() + " is not what its change names");
    TRY_VOID(files_.remove(at.part));
    return Held{};
  }
  TRY_VOID(base::finish_file(at.part, at.whole));
  return Held{true, file.length};
}

Result<std::size_t> Shelf::tidy() {
  {
    std::lock_guard lock(tidy_mutex_);
    const std::int64_t since_start = clock_.boot_ms();
    if (tidied_ms_ && since_start - *tidied_ms_ < kTidyEveryMs) return std::size_t{0};
    tidied_ms_ = since_start;
  }
  TRY(bool there, files_.exists(folder_));
  if (!there) return std::size_t{0};
  TRY(auto names, files_.list(folder_));
  std::size_t cleared = 0;
  for (const std::string& name : names) {
    TRY(std::size_t here, tidy_folder(name, clock_.utc_ms()));
    cleared += here;
  }
  return cleared;
}

// Nobody writes to a piece while it is looked at. Another service that shares the folder might: its tablet is told
// where to go on the next time.
Result<std::size_t> Shelf::tidy_folder(const std::string& name, std::int64_t now_ms) {
  const auto first = base::from_hex(name);
  if (!first || first->size() != 1) return std::size_t{0};
  std::lock_guard lock(mutexes_[first->front() % mutexes_.size()]);
  TRY(auto files, files_.list(folder_ / name));
  std::size_t cleared = 0;
  for (const std::string& file : files) {
    const base::Path path = folder_ / name / file;
    if (path.extension() != kPartEnding) continue;
    auto touched = base::touched_ms(path);
    if (!touched && touched.error().code == Code::not_found) continue;
    if (!touched) return tl::unexpected<base::Error>(touched.error());
    if (now_ms - *touched < kKeepPartsMs) continue;
    TRY_VOID(files_.remove(path));
    ++cleared;
  }
  return cleared;
}

Result<Bytes> Shelf::get(const storage::NamedFile& file, std::uint64_t from, std::size_t most) {
  const Paths at = paths(file.name, {});
  TRY(std::uint64_t whole, base::size_so_far(at.whole));
  if (whole != file.length) return fail(Code::not_found, "file");
  return base::read_part(at.whole, from, most);
}

}  // namespace blether::hub
