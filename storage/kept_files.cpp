#include "storage/kept_files.h"

#include <algorithm>
#include <set>

#include "platform/base/file_parts.h"
#include "storage/envelope.h"
#include "storage/reading.h"

namespace blether::storage {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::int64_t kBelievedMs = 7 * 24 * 3'600'000LL;
constexpr const char* kPart = ".part";
// No caller's note begins like these (store_inside.h).
constexpr std::string_view kSecretNote = "\x01" "files";
constexpr std::string_view kOfficeNote = "\x01" "file/";
constexpr std::string_view kBehindOffice = "\x01" "file0";  // '0' follows '/'

std::string office_note(const FileName& name) {
  return std::string(kOfficeNote) + base::to_hex(short_hash(bytes_of(name)));
}

Bytes bytes_of(std::int64_t number) {
  Bytes bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
  return bytes;
}

std::int64_t number_of(ByteView bytes) {
  std::int64_t number = 0;
  for (std::uint8_t byte : bytes) number = number << 8 | byte;
  return number;
}

base::Path part_of(base::Path path) {
  path += kPart;
  return path;
}

const Bytes* bytes_in(const model::Record& record, std::string_view field) {
  const model::Field* found = record.field(field);
  return found ? std::get_if<Bytes>(&found->merged.value) : nullptr;
}

// What a record says of its file, or nothing when it names none.
std::optional<KeptFile> file_named(const model::Record& record) {
  const Bytes* hash = bytes_in(record, "hash");
  const std::int64_t bytes = record.number("bytes", -1);
  if (hash == nullptr || hash->size() != 32 || bytes < 0 || bytes > static_cast<std::int64_t>(kMostAttachment)) return std::nullopt;
  KeptFile file;
  file.record = record.id;
  file.name = {record.stream, *hash};
  file.length = sealed_length(static_cast<std::uint64_t>(bytes));
  file.withdrawn = record.withdrawn;
  return file;
}

}  // namespace

KeptFiles::KeptFiles(Tables& tables, base::Random& random, base::Clock& clock)
    : tables_(tables), random_(random), clock_(clock), folder_(tables.sql.file().parent_path() / "files") {}

Result<Bytes> KeptFiles::secret() {
  if (!secret_.empty()) return secret_;
  {
    TRY(auto rows, tables_.sql.query("SELECT value FROM notes WHERE key=?1", kSecretNote));
    TRY(bool row, rows.step());
    if (row) secret_ = base::to_bytes(rows.blob(0));
  }
  if (!secret_.empty()) return secret_;
  Bytes made(kSecretBytes);
  random_.fill(made);
  TRY_VOID(tables_.sql.run("INSERT INTO notes(key, value) VALUES(?1, ?2)", kSecretNote, ByteView(made)));
  secret_ = made;
  return made;
}

Result<base::Path> KeptFiles::path_of(const FileName& name) {
  TRY(Bytes secret_first, secret());
  const Bytes rest = bytes_of(name);
  secret_first.insert(secret_first.end(), rest.begin(), rest.end());
  return folder_ / base::to_hex(short_hash(secret_first));
}

Result<KeptFiles::Kept> KeptFiles::keep(const AttachmentPlace& place, ByteView content) {
  TRY(SealedAttachment sealed, seal_attachment(place, content, random_));
  TRY_VOID(files_.make_folder(folder_));
  TRY(base::Path path, path_of({place.stream, sealed.hash}));
  TRY_VOID(files_.replace(path, sealed.bytes));
  return Kept{std::move(sealed.hash), std::move(sealed.key)};
}

Result<Bytes> KeptFiles::content(const model::Record& attachment) {
  TRY(KeptFile file, of(attachment));
  const Bytes* key = bytes_in(attachment, "key");
  if (key == nullptr) return fail(Code::corrupt, "attachment without key " + attachment.id.hex());
  if (!file.is_whole()) return fail(Code::not_found, "file of " + attachment.id.hex());
  TRY(base::Path path, path_of(file.name));
  TRY(Bytes sealed, files_.read(path));
  return open_attachment({attachment.stream, attachment.id}, *key, sealed);
}

Result<KeptFile> KeptFiles::of(const model::Record& attachment) {
  auto file = file_named(attachment);
  if (!file) return fail(Code::corrupt, "attachment " + attachment.id.hex());
  TRY(base::Path path, path_of(file->name));
  TRY(std::uint64_t whole, base::size_so_far(path));
  if (whole == file->length) {
    file->here = whole;
  } else {
    // A part that was cut off just before it got its name comes once more.
    TRY(std::uint64_t part, base::size_so_far(part_of(path)));
    file->here = part < file->length ? part : 0;
  }
  TRY(file->at_office, is_believed(file->name));
  return *file;
}

Result<std::vector<KeptFile>> KeptFiles::all() {
  std::vector<KeptFile> found;
  for (model::Audience audience : {model::Audience::shared, model::Audience::practice}) {
    TRY(auto records, read_all(tables_, audience, model::kind::attachment));
    for (const model::Record& record : records) {
      if (!file_named(record)) continue;
      TRY(KeptFile file, of(record));
      found.push_back(std::move(file));
    }
  }
  std::sort(found.begin(), found.end(), [](const KeptFile& a, const KeptFile& b) {
    return std::tie(a.name.stream, a.record) < std::tie(b.name.stream, b.record);
  });
  return found;
}

Result<std::vector<KeptFile>> KeptFiles::of_stream(const model::StreamId& stream) {
  std::vector<KeptFile> found;
  TRY(auto records, read_records(tables_, stream, model::kind::attachment));
  for (const model::Record& record : records) {
    if (!file_named(record)) continue;
    TRY(KeptFile file, of(record));
    found.push_back(std::move(file));
  }
  return found;
}

Result<Bytes> KeptFiles::part(const KeptFile& file, std::uint64_t from, std::size_t most) {
  TRY(base::Path path, path_of(file.name));
  return base::read_part(path, from, most);
}

Result<std::uint64_t> KeptFiles::add_part(const KeptFile& file, std::uint64_t from, ByteView bytes) {
  TRY_VOID(files_.make_folder(folder_));
  TRY(base::Path path, path_of(file.name));
  const base::Path part = part_of(path);
  TRY(std::uint64_t here, base::size_so_far(part));
  if (here >= file.length) here = 0;
  if (from > here || bytes.size() > file.length - from) return fail(Code::invalid, "part of " + file.record.hex());
  TRY_VOID(base::write_part(part, from, bytes));
  here = std::max(here, from + bytes.size());
  if (here < file.length) return here;
  TRY(Bytes hash, hash_of_file(part));
  if (hash != file.name.hash) {
    TRY_VOID(files_.remove(part));
    return fail(Code::corrupt, "file of " + file.record.hex());
  }
  TRY_VOID(base::finish_file(part, path));
  return here;
}

Result<void> KeptFiles::office_has(const FileName& name) {
  const std::string key = office_note(name);
  const Bytes now = bytes_of(clock_.utc_ms());
  return tables_.sql.run("INSERT OR REPLACE INTO notes(key, value) VALUES(?1, ?2)", std::string_view(key), ByteView(now));
}

// A clock that was put back makes the office be asked once more, and no harm.
Result<bool> KeptFiles::is_believed(const FileName& name) {
  const std::string key = office_note(name);
  TRY(auto rows, tables_.sql.query("SELECT value FROM notes WHERE key=?1", std::string_view(key)));
  TRY(bool row, rows.step());
  if (!row) return false;
  const std::int64_t age = clock_.utc_ms() - number_of(rows.blob(0));
  return age >= 0 && age < kBelievedMs;
}

Result<void> KeptFiles::ask_again() {
  return tables_.sql.run("DELETE FROM notes WHERE key>=?1 AND key<?2", kOfficeNote, kBehindOffice);
}

Result<bool> KeptFiles::has_unsent(const model::StreamId& stream) {
  TRY(auto files, of_stream(stream));
  return std::any_of(files.begin(), files.end(), [](const KeptFile& file) { return file.is_to_send(); });
}

Result<void> KeptFiles::drop(const model::StreamId& stream) {
  TRY(auto files, of_stream(stream));
  for (const KeptFile& file : files) {
    const std::string key = office_note(file.name);
    TRY_VOID(tables_.sql.run("DELETE FROM notes WHERE key=?1", std::string_view(key)));
    TRY(base::Path path, path_of(file.name));
    TRY_VOID(files_.remove(path));
    TRY_VOID(files_.remove(part_of(path)));
  }
  return {};
}

Result<void> KeptFiles::sweep() {
  TRY(bool there, files_.exists(folder_));
  if (!there) return {};
  TRY(auto files, all());
  std::set<std::string> named;
  for (const KeptFile& file : files) {
    TRY(base::Path path, path_of(file.name));
    named.insert(path.filename().string());
    named.insert(part_of(path).filename().string());
  }
  TRY(auto names, files_.list(folder_));
  for (const std::string& name : names)
    if (!named.contains(name)) TRY_VOID(files_.remove(folder_ / name));
  return {};
}

}  // namespace blether::storage
