#include "sync/counters.h"

#include <algorithm>

namespace blether::sync {

namespace {

using base::Bytes;
using base::ByteView;

constexpr std::string_view kCounterNote = "sync.counter";
// A run reserves this many at once, so that it writes the note once. 64 bits last for ever.
constexpr std::uint64_t kCounterBlock = 1u << 20;

std::uint64_t number_of(ByteView bytes) {
  std::uint64_t number = 0;
  for (std::uint8_t byte : bytes) number = number << 8 | byte;
  return number;
}

Bytes bytes_of(std::uint64_t number) {
  Bytes bytes(8);
  for (int i = 7; i >= 0; --i, number >>= 8) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(number);
  return bytes;
}

}  // namespace

base::Result<std::uint64_t> reserve_counters(storage::Store& store, std::uint64_t above) {
  TRY(auto note, store.note(kCounterNote));
  const std::uint64_t first = std::max(note ? number_of(*note) : 0, above);
  const Bytes next = bytes_of(first + kCounterBlock);
  TRY_VOID(store.keep_note(kCounterNote, next));
  return first;
}

}  // namespace blether::sync
