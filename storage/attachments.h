// Attachments: a voice or a picture, sealed under a key of its own. What names it, and holds the key, is a record.
#pragma once

#include <vector>

#include "platform/base/bytes.h"
#include "platform/base/files.h"
#include "platform/base/random.h"
#include "platform/base/result.h"
#include "storage/model/change.h"

namespace blether::storage {

// Layout: the header of libsodium's secretstream (24 bytes), then parts of 64 KiB of content and 17 bytes more, the last
// one shorter and marked as the last. Each part is bound to its stream, its record and its place (security.md 3.5).
inline constexpr std::size_t kMostAttachment = 25u << 20;  // bytes of content
inline constexpr std::size_t kAttachmentPart = 64u << 10;  // bytes of content in a part
inline constexpr std::size_t kAttachmentKeyBytes = 32;
// How long the sealed form of so much content is.
std::uint64_t sealed_length(std::uint64_t content);

// What a sealed file is bound to: under another stream or record it does not open.
struct AttachmentPlace {
  model::StreamId stream;
  model::RecordId record;
};

struct SealedAttachment {
  base::Bytes key;
  base::Bytes bytes;  // the sealed form
  base::Bytes hash;   // BLAKE2b-256 of it
};
// invalid: more than kMostAttachment. io: no sealing on this machine.
base::Result<SealedAttachment> seal_attachment(const AttachmentPlace& place, base::ByteView content, base::Random& random);
// The whole content or nothing of it. corrupt: not sealed with this key for this place, or a part is missing, doubled,
// moved or altered.
base::Result<base::Bytes> open_attachment(const AttachmentPlace& place, base::ByteView key, base::ByteView sealed);

// BLAKE2b-256 of a file, read piece by piece. not_found, io.
base::Result<base::Bytes> hash_of_file(const base::Path& path);

// A sealed file as others know it.
struct FileName {
  model::StreamId stream;
  base::Bytes hash;
  auto operator<=>(const FileName&) const = default;
};
// Its audience, owner and hash, one behind the other: what its name in a folder is made of.
base::Bytes bytes_of(const FileName& name);
struct NamedFile {
  FileName name;
  std::uint64_t length = 0;  // of the sealed form
};
// The files that a change names with its records of kind `attachment`. What cannot be a file is left out.
std::vector<NamedFile> files_named(const model::Change& change);

}  // namespace blether::storage
