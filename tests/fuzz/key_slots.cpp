// A slot file from a disk that anybody may have written to. The whole is hashed, so the target puts the right hash on what
// it is given: the fields behind it are tried too.
#include <algorithm>

#include "storage/envelope.h"
#include "storage/key_slots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  if (size > (1u << 16)) return 0;
  auto read = [](base::ByteView file) {
    if (auto slots = storage::decode_slots(file)) {
      if (slots->slots.size() > storage::kMostSlots) __builtin_trap();
      const base::Bytes key(storage::kDataKeyBytes, 1);
      if (storage::check_mark(file, key)) __builtin_trap();
    }
  };
  base::Bytes file(data, data + size);
  read(file);
  if (file.size() < 32) return 0;
  const base::Bytes hash = storage::hash(base::ByteView(file).first(file.size() - 32));
  std::copy(hash.begin(), hash.end(), file.end() - 32);
  read(file);
  return 0;
}
