// Every message of the exchange: as it comes, and packed, so that what is inside the frame is tried too. The first byte
// says which.
#include <zstd.h>

#include "sync/codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  using namespace blether::sync;
  if (size == 0 || size > (1u << 16)) return 0;
  base::Bytes body(data + 1, data + size);
  if (data[0] & 0x80) {
    base::Bytes packed(ZSTD_compressBound(body.size()));
    packed.resize(ZSTD_compress(packed.data(), packed.size(), body.data(), body.size(), 1));
    body = std::move(packed);
  }
  // What was read can be written, and reads the same.
  auto again = [](const auto& read, auto decode) {
    if (read && !decode(encode(*read))) __builtin_trap();
  };
  switch (data[0] & 0x7f) {
    case 0: again(decode_sync_request(body), decode_sync_request); break;
    case 1: again(decode_sync_reply(body), decode_sync_reply); break;
    case 2: again(decode_who_request(body), decode_who_request); break;
    case 3: again(decode_welcome(body), decode_welcome); break;
    case 4: again(decode_enrol_request(body), decode_enrol_request); break;
    case 5: again(decode_problem(body), decode_problem); break;
    case 6: again(decode_audit_request(body), decode_audit_request); break;
    case 7: again(decode_audit_reply(body), decode_audit_reply); break;
    case 9: again(decode_files_request(body), decode_files_request); break;
    case 10: again(decode_files_reply(body), decode_files_reply); break;
    default: again(decode_cursor(body), decode_cursor); break;
  }
  return 0;
}
