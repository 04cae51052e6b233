// Where two people changed the same text: the hunks of both, grouped by the stretch of the base they speak about.
#pragma once

#include <vector>

#include "sync/diff.h"

namespace blether::sync {

// One person's version of a text, cut into units and compared with the base.
struct Side {
  std::vector<Unit> units;
  Codes codes;
  std::vector<Hunk> hunks;
};

// A stretch of units; `size()` 0 is a place between two units.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

// A stretch of the base with what each side has in its place.
struct Region {
  Range base, a, b;
  bool a_changed = false;
  bool b_changed = false;
};

// Words: changes that touch are one region, for two changed words side by side belong together in a phrase.
// Sentences: only changes of the same sentence are, or insertions at the same place.
enum class Touching { joins, separate };
std::vector<Region> regions(const Side& a, const Side& b, Touching touching);

// Hunks of sentences made finer, so that an edit of one sentence does not reach over its neighbours: removed sentences
// stand alone, and a sentence that kept at least half its words is paired with what it became.
std::vector<Hunk> finer_hunks(const std::vector<Hunk>& hunks, const std::vector<Unit>& before,
                              const std::vector<Unit>& after);

// The bytes of `range`, gaps included.
std::string_view text_of(const std::vector<Unit>& units, Range range);

}  // namespace blether::sync
