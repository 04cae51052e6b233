// A sealed voice or picture: 32 bytes of key, then the file. Nobody sealed it, so it never opens.
#include "storage/attachments.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  if (size < storage::kAttachmentKeyBytes) return 0;
  const base::ByteView bytes(data, size);
  const storage::AttachmentPlace place{};
  if (storage::open_attachment(place, bytes.first(storage::kAttachmentKeyBytes), bytes.subspan(storage::kAttachmentKeyBytes)))
    __builtin_trap();
  return 0;
}
