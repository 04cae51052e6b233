#include "sync/hub/ledger.h"

namespace blether::hub {

std::uint32_t bucket_of(base::ByteView id) {
  const base::Bytes hash = storage::hash(id);
  return static_cast<std::uint32_t>(hash[0] << 8 | hash[1]) % kBuckets;
}

std::uint32_t bucket_of(const model::OwnerId& owner) { return bucket_of(owner.view()); }

std::uint32_t share_of_mark(Standing standing, base::ByteView hash) {
  const std::size_t start = standing == Standing::stored ? 0 : 4;
  std::uint32_t share = 0;
  for (std::size_t i = start; i < start + 4; ++i) share = share << 8 | (i < hash.size() ? hash[i] : 0u);
  return share;
}

}  // namespace blether::hub
