#include "app/core/parcel_files.h"

#include <algorithm>
#include <optional>
#include <set>

#include "platform/base/log.h"
#include "storage/kept_files.h"

namespace blether::app {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;
using model::Record;

namespace {

constexpr std::size_t kHash = 32, kLength = 8;

void put_length(Bytes& out, std::uint64_t length) {
  for (std::size_t i = 0; i < kLength; ++i) out.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
}

std::uint64_t length_at(ByteView bytes) {
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < kLength; ++i) length |= std::uint64_t{bytes[i]} << (8 * i);
  return length;
}

// The record that names a file of this hash and length.
const Record* named_by(const care::PersonFile& plan, ByteView hash, std::uint64_t length) {
  for (const Record& record : plan.records) {
    if (record.kind != model::kind::attachment) continue;
    const model::Value named = record.value("hash");
    const auto* bytes = std::get_if<Bytes>(&named);
    const std::int64_t content = record.number("bytes", -1);
    if (bytes != nullptr && std::ranges::equal(*bytes, hash) && content >= 0 &&
        storage::sealed_length(static_cast<std::uint64_t>(content)) == length)
      return &record;
  }
  return nullptr;
}

// A file that is not here, or that cannot be read, is left out and the rest goes.
std::optional<Bytes> whole_file(storage::Store& store, const Record& record) {
  auto file = store.files().of(record);
  if (!file || !file->is_whole()) return std::nullopt;
  auto bytes = store.files().part(*file, 0, static_cast<std::size_t>(file->length));
  if (!bytes || storage::hash(*bytes) != file->name.hash) return std::nullopt;
  return std::move(*bytes);
}

}  // namespace

Result<PackedFiles> pack_files(storage::Store& store, const care::PersonFile& plan, std::size_t most_bytes) {
  PackedFiles packed;
  for (const Record& record : plan.records) {
    if (record.kind != model::kind::attachment || record.withdrawn) continue;
    auto bytes = whole_file(store, record);
    if (!bytes || packed.bytes.size() + kHash + kLength + bytes->size() > most_bytes) {
      ++packed.left_out;
      continue;
    }
    const Bytes hash = storage::hash(*bytes);
    packed.bytes.insert(packed.bytes.end(), hash.begin(), hash.end());
    put_length(packed.bytes, bytes->size());
    packed.bytes.insert(packed.bytes.end(), bytes->begin(), bytes->end());
  }
  return packed;
}

Result<std::vector<PackedFile>> read_files(const care::PersonFile& plan, ByteView packed) {
  std::vector<PackedFile> files;
  std::set<const Record*> seen;
  while (!packed.empty()) {
    if (packed.size() < kHash + kLength) return fail(Code::invalid, "files are cut short");
    const ByteView hash = packed.first(kHash);
    const std::uint64_t length = length_at(packed.subspan(kHash));
    packed = packed.subspan(kHash + kLength);
    if (length > packed.size()) return fail(Code::invalid, "a file is cut short");
    const ByteView bytes = packed.first(static_cast<std::size_t>(length));
    packed = packed.subspan(static_cast<std::size_t>(length));
    const Record* record = named_by(plan, hash, length);
    if (record == nullptr || !seen.insert(record).second) return fail(Code::invalid, "a file that no record names");
    if (!std::ranges::equal(storage::hash(bytes), hash)) return fail(Code::invalid, "file of " + record->id.hex());
    files.push_back({record, bytes});
  }
  return files;
}

std::size_t keep_files(storage::Store& store, const care::PersonFile& plan, ByteView packed) {
  std::size_t lost = 0;
  auto files = read_files(plan, packed);
  if (!files) return 1;
  for (const PackedFile& one : *files) {
    auto file = store.files().of(*one.record);
    auto put = file ? store.files().add_part(*file, 0, one.bytes) : Result<std::uint64_t>(tl::unexpected<base::Error>(file.error()));
    if (put) continue;
    ++lost;
    base::log(base::Level::warning, "core", "file of a package: " + put.error().detail);
  }
  return lost;
}

}  // namespace blether::app
