// The writes below a field's heads, walked by dots.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "storage/model/heads.h"

namespace blether::sync {

// Looks each earlier write up at most once. The heads and the lookup must outlive it.
class Ancestry {
 public:
  Ancestry(std::span<const model::Write* const> heads, const model::WriteLookup& lookup);

  // Nothing: this replica never had it (quarantined at the office). Owned by this or by the caller's heads.
  base::Result<const model::Write*> find(const model::Dot& dot);

  // The nearest common ancestors of several groups of writes, sorted by dot: writes below (or in) every group that
  // are not themselves below another such write. At most 64 groups; later ones are left out.
  base::Result<std::vector<model::Dot>> nearest_common(std::span<const std::vector<model::Dot>> groups);

 private:
  base::Result<std::vector<model::Dot>> nearest_of(std::vector<model::Dot> common);

  struct Known {
    const model::Write* write = nullptr;
    std::optional<model::Write> own;
  };
  const model::WriteLookup& lookup_;
  std::map<model::Dot, Known> known_;
};

}  // namespace blether::sync
