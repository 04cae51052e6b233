#include "sync/diff.h"

#include <algorithm>
#include <utility>

namespace blether::sync {

Codes Codebook::of(const std::vector<Unit>& units) {
  Codes codes;
  codes.reserve(units.size());
  for (const Unit& unit : units)
    codes.push_back(known_.try_emplace(unit.core, static_cast<int>(known_.size())).first->second);
  return codes;
}

namespace {

using Number = std::ptrdiff_t;

// The part of both lists between their equal start and their equal end.
struct Middle {
  const int* before;
  Number before_size;
  const int* after;
  Number after_size;
};

// Furthest[k] after d steps, for every d walked: row d holds diagonals -d..d.
class Trace {
 public:
  void keep(const std::vector<int>& furthest, Number middle, Number d) {
    rows_.emplace_back(furthest.begin() + (middle - d), furthest.begin() + (middle + d + 1));
  }
  int at(Number d, Number k) const {
    return k < -d || k > d ? -1 : rows_[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)];
  }
  Number steps() const { return static_cast<Number>(rows_.size()) - 1; }

 private:
  std::vector<std::vector<int>> rows_;
};

// Walks forward until both ends are reached. False when that takes more than kMostSteps.
bool walk(const Middle& middle, Trace& trace) {
  const Number most = std::min<Number>(middle.before_size + middle.after_size, kMostSteps);
  const Number zero = most + 1;
  std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
  for (Number d = 0; d <= most; ++d) {
    for (Number k = -d; k <= d; k += 2) {
      auto slot = furthest.begin() + (zero + k);
      bool down = k == -d || (k != d && *(slot - 1) < *(slot + 1));
      Number x = down ? *(slot + 1) : *(slot - 1) + 1;
      Number y = x - k;
      while (x < middle.before_size && y < middle.after_size && middle.before[x] == middle.after[y]) ++x, ++y;
      *slot = static_cast<int>(x);
      if (x >= middle.before_size && y >= middle.after_size) {
        trace.keep(furthest, zero, d);
        return true;
      }
    }
    trace.keep(furthest, zero, d);
  }
  return false;
}

// Reads the trace backwards: single removed and added units, last first.
std::vector<Hunk> steps_back(const Middle& middle, const Trace& trace) {
  std::vector<Hunk> steps;
  Number x = middle.before_size;
  Number y = middle.after_size;
  for (Number d = trace.steps(); d > 0; --d) {
    const Number k = x - y;
    bool down = k == -d || (k != d && trace.at(d - 1, k - 1) < trace.at(d - 1, k + 1));
    const Number from_k = down ? k + 1 : k - 1;
    const Number from_x = trace.at(d - 1, from_k);
    const Number from_y = from_x - from_k;
    auto u = [](Number n) { return static_cast<std::size_t>(n); };
    steps.push_back({u(from_x), u(from_x + (down ? 0 : 1)), u(from_y), u(from_y + (down ? 1 : 0))});
    x = from_x;
    y = from_y;
  }
  return steps;
}

// Steps that touch become one hunk.
std::vector<Hunk> joined(std::vector<Hunk> steps) {
  std::reverse(steps.begin(), steps.end());
  std::vector<Hunk> hunks;
  for (const Hunk& step : steps) {
    if (!hunks.empty() && hunks.back().before_end == step.before_begin && hunks.back().after_end == step.after_begin) {
      hunks.back().before_end = step.before_end;
      hunks.back().after_end = step.after_end;
    } else {
      hunks.push_back(step);
    }
  }
  return hunks;
}

}  // namespace

std::vector<Hunk> diff(const Codes& before, const Codes& after) {
  auto [changed_before, changed_after] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto start = static_cast<std::size_t>(changed_before - before.begin());
  std::size_t before_end = before.size();
  std::size_t after_end = after.size();
  while (before_end > start && after_end > start && before[before_end - 1] == after[after_end - 1])
    --before_end, --after_end;
  if (before_end == start && after_end == start) return {};
  const Hunk whole{start, before_end, start, after_end};
  if (before_end == start || after_end == start) return {whole};

  const Middle middle{before.data() + start, static_cast<Number>(before_end - start), after.data() + start,
                      static_cast<Number>(after_end - start)};
  Trace trace;
  if (!walk(middle, trace)) return {whole};
  auto hunks = joined(steps_back(middle, trace));
  for (Hunk& hunk : hunks) {
    hunk.before_begin += start, hunk.before_end += start;
    hunk.after_begin += start, hunk.after_end += start;
  }
  return hunks;
}

}  // namespace blether::sync
