// The seam for randomness: the system's in the program, a seeded one in tests.
#pragma once

#include <cstdint>
#include <span>

namespace blether::base {

class Random {
 public:
  virtual ~Random() = default;
  // Fills all of `out`. Never fails: a system without randomness stops the program at start.
  virtual void fill(std::span<std::uint8_t> out) = 0;
};

// Cryptographically strong (libsodium). Stateless; safe from any thread.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override;
};

// Repeatable bytes from a seed, for tests, visit scripts and benches. Never for keys.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> out) override;
  std::uint64_t next();
  // Uniform in [0, bound); bound > 0.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

}  // namespace blether::base
