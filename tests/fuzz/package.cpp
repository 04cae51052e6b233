// A plan package from anybody, and an address somebody typed. Signed again here, so that what lies behind the signature is
// reached too.
#include <algorithm>
#include <cstdlib>

#include "platform/base/random.h"
#include "platform/base/secret.h"
#include "storage/package.h"

using namespace blether;

namespace {

constexpr std::size_t kSigned = 448, kRoot = 182;

const storage::DeviceKey& key() {
  static const storage::DeviceKey made = [] {
    base::SeededRandom random(36);
    if (!base::start_cryptography()) std::abort();
    auto key = storage::create_device_key(random);
    if (!key) std::abort();
    return std::move(*key);
  }();
  return made;
}

base::Bytes signed_again(base::ByteView input) {
  base::Bytes file = base::to_bytes(input);
  auto root = storage::hash(input.subspan(storage::kPackageHead));
  std::copy(key().public_key.begin(), key().public_key.end(), file.begin() + 14);
  std::copy(root.begin(), root.end(), file.begin() + kRoot);
  auto signature = storage::sign(key(), "blether/package/v1", base::ByteView(file).first(kSigned));
  std::copy(signature.begin(), signature.end(), file.begin() + kSigned);
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const base::ByteView input(data, size);
  (void)storage::open_package(input, key(), 1).has_value();
  if (size >= storage::kPackageHead) (void)storage::open_package(signed_again(input), key(), 1).has_value();
  if (auto address = storage::parse_address(base::as_text(input))) {
    auto again = storage::parse_address(storage::address_of(*address));
    if (!again || *again != *address) std::abort();
  }
  return 0;
}
