#include "storage/attachments.h"

#include <sodium.h>

#include <algorithm>
#include <map>

#include "platform/base/file_parts.h"
#include "platform/base/secret.h"
#include "storage/model/schema.h"

namespace blether::storage {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kSealedPart = kAttachmentPart + kMore;
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kRead = 1u << 20;  // bytes of a file held at once
static_assert(kAttachmentKeyBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);

// What a part is bound to: purpose | audience | owner | record | place, highest byte first.
Bytes bound_to(const AttachmentPlace& place, std::uint64_t index) {
  Bytes bytes = base::to_bytes(base::as_bytes("blether/attachment/v1"));
  bytes.push_back(static_cast<std::uint8_t>(place.stream.audience));
  bytes.insert(bytes.end(), place.stream.owner.bytes.begin(), place.stream.owner.bytes.end());
  bytes.insert(bytes.end(), place.record.bytes.begin(), place.record.bytes.end());
  for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(index >> shift));
  return bytes;
}

std::uint64_t parts_of(std::uint64_t content) {
  return std::max<std::uint64_t>(1, (content + kAttachmentPart - 1) / kAttachmentPart);
}

// The running state holds key material.
struct State {
  crypto_secretstream_xchacha20poly1305_state inside{};
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { sodium_memzero(&inside, sizeof inside); }
};

Bytes hash_of(ByteView bytes) {
  Bytes hash(kHashBytes);
  crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
  return hash;
}

}  // namespace

std::uint64_t sealed_length(std::uint64_t content) { return kHeader + content + parts_of(content) * kMore; }

Result<SealedAttachment> seal_attachment(const AttachmentPlace& place, ByteView content, base::Random& random) {
  if (content.size() > kMostAttachment) return fail(Code::invalid, "attachment too long");
  TRY_VOID(base::start_cryptography());
  SealedAttachment sealed;
  sealed.key.resize(kAttachmentKeyBytes);
  random.fill(sealed.key);
  sealed.bytes.resize(sealed_length(content.size()));
  State state;
  if (crypto_secretstream_xchacha20poly1305_init_push(&state.inside, sealed.bytes.data(), sealed.key.data()) != 0)
    return fail(Code::io, "sealing");
  std::uint8_t* to = sealed.bytes.data() + kHeader;
  const std::uint64_t parts = parts_of(content.size());
  for (std::uint64_t i = 0; i < parts; ++i) {
    const ByteView part = content.subspan(i * kAttachmentPart, std::min(kAttachmentPart, content.size() - i * kAttachmentPart));
    const Bytes bound = bound_to(place, i);
    const unsigned char tag =
        i + 1 == parts ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    if (crypto_secretstream_xchacha20poly1305_push(&state.inside, to, nullptr, part.data(), part.size(), bound.data(),
                                                   bound.size(), tag) != 0)
      return fail(Code::io, "sealing");
    to += part.size() + kMore;
  }
  sealed.hash = hash_of(sealed.bytes);
  return sealed;
}

Result<Bytes> open_attachment(const AttachmentPlace& place, ByteView key, ByteView sealed) {
  TRY_VOID(base::start_cryptography());
  if (key.size() != kAttachmentKeyBytes || sealed.size() < kHeader + kMore || sealed.size() > sealed_length(kMostAttachment))
    return fail(Code::corrupt, "attachment " + place.record.hex());
  State state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state.inside, sealed.data(), key.data()) != 0)
    return fail(Code::corrupt, "attachment " + place.record.hex());
  ByteView rest = sealed.subspan(kHeader);
  Bytes content(rest.size());  // a little more than needed
  std::size_t filled = 0;
  for (std::uint64_t i = 0;; ++i) {
    const ByteView part = rest.first(std::min(rest.size(), kSealedPart));
    if (part.size() < kMore) return fail(Code::corrupt, "attachment cut short " + place.record.hex());
    const Bytes bound = bound_to(place, i);
    unsigned char tag = 0;
    unsigned long long got = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state.inside, content.data() + filled, &got, &tag, part.data(),
                                                   part.size(), bound.data(), bound.size()) != 0)
      return fail(Code::corrupt, "attachment part " + std::to_string(i) + " of " + place.record.hex());
    filled += static_cast<std::size_t>(got);
    rest = rest.subspan(part.size());
    const bool is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (is_last != rest.empty()) return fail(Code::corrupt, "attachment without its end " + place.record.hex());
    if (is_last) break;
  }
  content.resize(filled);
  return content;
}

Result<Bytes> hash_of_file(const base::Path& path) {
  TRY_VOID(base::start_cryptography());
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, kHashBytes);
  for (std::uint64_t from = 0;;) {
    TRY(Bytes part, base::read_part(path, from, kRead));
    if (part.empty()) break;
    crypto_generichash_update(&state, part.data(), part.size());
    from += part.size();
  }
  Bytes hash(kHashBytes);
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

Bytes bytes_of(const FileName& name) {
  Bytes bytes{static_cast<std::uint8_t>(name.stream.audience)};
  bytes.insert(bytes.end(), name.stream.owner.bytes.begin(), name.stream.owner.bytes.end());
  bytes.insert(bytes.end(), name.hash.begin(), name.hash.end());
  return bytes;
}

std::vector<NamedFile> files_named(const model::Change& change) {
  std::map<model::RecordId, NamedFile> found;
  std::map<model::RecordId, std::int64_t> content;
  for (const model::Operation& operation : change.operations) {
    if (operation.kind != model::kind::attachment) continue;
    const auto* hash = std::get_if<Bytes>(&operation.value);
    if (operation.field == "hash" && hash && hash->size() == kHashBytes) found[operation.record].name = {change.stream, *hash};
    if (operation.field == "bytes") content[operation.record] = model::number_of(operation.value, -1);
  }
  std::vector<NamedFile> named;
  for (auto& [record, file] : found) {
    auto bytes = content.find(record);
    if (bytes == content.end() || bytes->second < 0 || bytes->second > static_cast<std::int64_t>(kMostAttachment)) continue;
    file.length = sealed_length(static_cast<std::uint64_t>(bytes->second));
    named.push_back(std::move(file));
  }
  return named;
}

}  // namespace blether::storage
