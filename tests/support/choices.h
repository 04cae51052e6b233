// The choices of a schedule: from a seed, or from bytes that somebody else chose, as a fuzzer does.
#pragma once

#include "platform/base/bytes.h"
#include "platform/base/random.h"

namespace blether::test {

// Each choice among few takes one of the bytes while there are any. Everything else, keys and identities too, comes from
// the seed.
class Choices final : public base::Random {
 public:
  explicit Choices(std::uint64_t seed, base::ByteView first = {}) : seeded_(seed), first_(base::to_bytes(first)) {}
  void fill(std::span<std::uint8_t> out) override { seeded_.fill(out); }
  std::uint64_t next() { return seeded_.next(); }
  // Uniform in [0, bound) once the bytes are used up; bound > 0.
  std::uint64_t below(std::uint64_t bound) {
    if (used_ < first_.size() && bound <= 256) return first_[used_++] % bound;
    return seeded_.below(bound);
  }

 private:
  base::SeededRandom seeded_;
  base::Bytes first_;
  std::size_t used_ = 0;
};

}  // namespace blether::test
