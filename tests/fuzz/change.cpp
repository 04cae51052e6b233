// A change as bytes, and an envelope around one.
#include "storage/envelope.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  const base::ByteView bytes(data, size);
  if (auto change = model::decode(bytes)) {
    auto again = model::decode(model::encode(*change));
    if (!again || again->dot() != change->dot() || again->operations.size() != change->operations.size()) __builtin_trap();
  }
  if (auto device = storage::claimed_device(bytes)) {
    // Nobody signed this: it must never verify, whatever it parses as.
    if (storage::open(bytes, storage::PublicKey{})) __builtin_trap();
  }
  if (auto change = storage::open_trusted(bytes); change && change->seq == 0) __builtin_trap();
  return 0;
}
