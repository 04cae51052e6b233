#include "storage/model/derived_id.h"

namespace blether::model {

namespace {

__extension__ typedef unsigned __int128 Wide;

constexpr Wide wide(std::uint64_t high, std::uint64_t low) { return (Wide{high} << 64) | low; }

// Constants of FNV for 128 bits.
constexpr Wide kOffset = wide(0x6c62272e07bb0142, 0x62b821756295c58d);
constexpr Wide kPrime = wide(0x0000000001000000, 0x000000000000013b);

}  // namespace

RecordId derived_id(const RecordId& parent, std::string_view name, std::uint32_t repeat) {
  Wide hash = kOffset;
  auto add = [&](std::uint8_t byte) { hash = (hash ^ byte) * kPrime; };
  for (std::uint8_t byte : parent.bytes) add(byte);
  for (char letter : name) add(static_cast<std::uint8_t>(letter));
  add(0);
  for (int shift = 0; shift < 32; shift += 8) add(static_cast<std::uint8_t>(repeat >> shift));

  RecordId id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] = static_cast<std::uint8_t>(hash >> (8 * (15 - i)));
  return id;
}

}  // namespace blether::model
