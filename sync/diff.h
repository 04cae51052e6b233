// The shortest way from one list of units to another: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sync/words.h"

namespace blether::sync {

// Units as small numbers, equal exactly when their cores are: what the diff compares.
using Codes = std::vector<int>;

// Gives equal cores equal numbers. The texts must outlive it.
class Codebook {
 public:
  Codes of(const std::vector<Unit>& units);

 private:
  std::unordered_map<std::string_view, int> known_;
};

// `before` [before_begin, before_end) became `after` [after_begin, after_end). One of the two may be empty, not both.
struct Hunk {
  std::size_t before_begin, before_end;
  std::size_t after_begin, after_end;
  bool is_insertion() const { return before_begin == before_end; }
  bool is_deletion() const { return after_begin == after_end; }
};

// More changed units than this are not searched: what lies between the equal start and the equal end becomes one hunk.
// Keeps time and memory small for texts that have nothing in common (4 MB and some milliseconds at most).
inline constexpr std::size_t kMostSteps = 1024;

// In order, not touching each other.
std::vector<Hunk> diff(const Codes& before, const Codes& after);

}  // namespace blether::sync
