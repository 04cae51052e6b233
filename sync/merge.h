// Merge: the pure function from a field's heads and bases to what a reader sees. docs/sync.md states its laws.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/model/heads.h"

namespace blether::sync {

// The MergeRule of every vault and of the hub. Pure: no clock, no input or output; the same heads in any order and
// any history that answers the same give the same result on every replica.
base::Result<model::Merged> merge(model::MergeKind kind, std::span<const model::Write> heads,
                                  const model::WriteLookup& lookup);

// One stretch of a joined text and where it came from, for the compare page.
enum class Origin { kept, a, b, both };
struct Stretch {
  std::string text;
  Origin origin = Origin::kept;
};

// Three-way merge of narratives: by sentence first, then by word inside a sentence both changed.
struct TextMerge {
  bool clean = false;          // no stretch was changed differently by both
  std::string text;            // clean: the result. Otherwise the proposal: both versions kept, A before B
  std::vector<Stretch> parts;  // concatenated they give `text`
};
// Never makes a word that neither wrote; every word of the result is in base, a or b. Deterministic and, for a clean
// merge, symmetric: merge_text(base, a, b).text == merge_text(base, b, a).text.
TextMerge merge_text(std::string_view base, std::string_view a, std::string_view b);

// What `after` changed in `before`, by word, for marking on a page. `gone` stretches are in `before` only.
struct Difference {
  std::string text;
  enum { same, added, gone } what = same;
};
std::vector<Difference> differences(std::string_view before, std::string_view after);

}  // namespace blether::sync
