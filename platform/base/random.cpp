#include "platform/base/random.h"

#include <sodium.h>

#include "platform/base/secret.h"

namespace blether::base {

void SystemRandom::fill(std::span<std::uint8_t> out) {
  BLETHER_CHECK(start_cryptography().has_value());
  randombytes_buf(out.data(), out.size());
}

// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
std::uint64_t SeededRandom::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

void SeededRandom::fill(std::span<std::uint8_t> out) {
  for (auto& byte : out) byte = static_cast<std::uint8_t>(next());
}

}  // namespace blether::base
