#include "sync/ancestry.h"

#include <algorithm>
#include <set>
#include <utility>

namespace blether::sync {

using base::Result;
using model::Dot;
using model::Write;

namespace {

using Mask = std::uint64_t;

// Newest first by the authors' clocks, so that a walk seldom goes below what it looks for. Only a hint: a wrong clock
// makes the walk longer and never changes its result.
struct Waiting {
  model::HybridTime time;
  Dot dot;
  auto operator<=>(const Waiting&) const = default;
};

// The common case, everybody edited the same settled value: the one write that all overwrote.
Result<std::optional<Dot>> only_parent(std::span<const std::vector<Dot>> groups, Ancestry& ancestry) {
  std::optional<Dot> parent;
  for (const auto& group : groups) {
    if (group.size() != 1) return std::nullopt;
    TRY(const Write* write, ancestry.find(group.front()));
    if (!write || write->overwrites.size() != 1) return std::nullopt;
    if (parent && *parent != write->overwrites.front()) return std::nullopt;
    parent = write->overwrites.front();
  }
  return parent;
}

}  // namespace

Ancestry::Ancestry(std::span<const Write* const> heads, const model::WriteLookup& lookup) : lookup_(lookup) {
  for (const Write* head : heads) known_[head->dot].write = head;
}

Result<const Write*> Ancestry::find(const Dot& dot) {
  auto [found, added] = known_.try_emplace(dot);
  Known& known = found->second;
  if (!added) return known.write;
  auto write = lookup_(dot);
  if (write) {
    known.own = std::move(*write);
    known.write = &*known.own;
  } else if (write.error().code != base::Code::not_found) {
    known_.erase(found);
    return tl::unexpected<base::Error>(write.error());
  }
  return known.write;
}

Result<std::vector<Dot>> Ancestry::nearest_common(std::span<const std::vector<Dot>> groups) {
  groups = groups.first(std::min<std::size_t>(groups.size(), 64));
  TRY(auto parent, only_parent(groups, *this));
  if (parent) return std::vector<Dot>{*parent};
  const Mask everybody = groups.size() == 64 ? ~Mask{0} : (Mask{1} << groups.size()) - 1;
  std::map<Dot, Mask> below;  // bit i: in group i or below it
  std::set<Waiting> waiting;
  std::vector<Dot> common;
  auto mark = [&](const Dot& dot, Mask mask) -> Result<void> {
    Mask& marked = below[dot];
    if ((marked | mask) == marked) return {};
    marked |= mask;
    TRY(const Write* write, find(dot));
    if (marked == everybody)
      common.push_back(dot);
    else if (write)
      waiting.insert({write->time, dot});
    return {};
  };
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (const Dot& dot : groups[i]) TRY_VOID(mark(dot, Mask{1} << i));
  // What is below everybody is not walked further: between a group and its nearest common ancestors lie only writes
  // that are not below everybody, so all of the nearest are found.
  while (!waiting.empty()) {
    auto newest = std::prev(waiting.end());
    Dot dot = newest->dot;
    waiting.erase(newest);
    Mask mask = below[dot];
    if (mask == everybody) continue;
    TRY(const Write* write, find(dot));
    for (const Dot& older : write->overwrites) TRY_VOID(mark(older, mask));
  }
  std::sort(common.begin(), common.end());
  return nearest_of(std::move(common));
}

// Some of what was found may lie below others of it, reached by a longer way.
Result<std::vector<Dot>> Ancestry::nearest_of(std::vector<Dot> common) {
  if (common.size() <= 1) return common;
  std::set<Dot> below;
  std::vector<Dot> walk = common;
  while (!walk.empty()) {
    Dot dot = walk.back();
    walk.pop_back();
    TRY(const Write* write, find(dot));
    if (!write) continue;
    for (const Dot& older : write->overwrites)
      if (below.insert(older).second) walk.push_back(older);
  }
  std::erase_if(common, [&](const Dot& dot) { return below.contains(dot); });
  return common;
}

}  // namespace blether::sync
