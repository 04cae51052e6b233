#include "sync/regions.h"

#include <algorithm>
#include <optional>

namespace blether::sync {

namespace {

// --- grouping

struct Group {
  Range base;
  std::vector<Hunk> a, b;
};

bool meets(const Range& group, const Hunk& next, Touching touching) {
  if (touching == Touching::joins) return next.before_begin <= group.end;
  bool same_place = group.size() == 0 && next.is_insertion() && next.before_begin == group.begin;
  return next.before_begin < group.end || same_place;
}

bool comes_first(const Hunk& left, const Hunk& right) {
  return std::pair(left.before_begin, left.before_end) < std::pair(right.before_begin, right.before_end);
}

std::vector<Group> groups(const std::vector<Hunk>& a, const std::vector<Hunk>& b, Touching touching) {
  std::vector<Group> result;
  auto next_a = a.begin();
  auto next_b = b.begin();
  while (next_a != a.end() || next_b != b.end()) {
    bool from_a = next_b == b.end() || (next_a != a.end() && !comes_first(*next_b, *next_a));
    const Hunk& hunk = from_a ? *next_a++ : *next_b++;
    if (result.empty() || !meets(result.back().base, hunk, touching))
      result.push_back({{hunk.before_begin, hunk.before_end}, {}, {}});
    Group& group = result.back();
    group.base.end = std::max(group.base.end, hunk.before_end);
    (from_a ? group.a : group.b).push_back(hunk);
  }
  return result;
}

// Keeps how far a side's places lie from the base's, from region to region.
class Follower {
 public:
  Range range(const Range& base, const std::vector<Hunk>& hunks) {
    Range side{place(base.begin), 0};
    if (!hunks.empty()) shift_ = static_cast<std::ptrdiff_t>(hunks.back().after_end - hunks.back().before_end);
    side.end = place(base.end);
    return side;
  }

 private:
  std::size_t place(std::size_t base) const {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(base) + shift_);
  }
  std::ptrdiff_t shift_ = 0;
};

// --- finer hunks

// The longest grid of sentences worth pairing; longer hunks are left whole.
constexpr std::size_t kMostPairs = 2500;

// Words of a sentence in code order, to count what two sentences share.
std::vector<Codes> sorted_words(const std::vector<Unit>& units, std::size_t begin, std::size_t end, Codebook& book) {
  std::vector<Codes> result;
  for (std::size_t i = begin; i < end; ++i) {
    result.push_back(book.of(words(units[i].core)));
    std::sort(result.back().begin(), result.back().end());
  }
  return result;
}

// How many words the two share; 0 when it is less than half of `before`.
std::size_t likeness(const Codes& before, const Codes& after) {
  Codes shared;
  std::set_intersection(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(shared));
  return 2 * shared.size() >= before.size() ? shared.size() : 0;
}

// Pairs sentences in order so that the most words are shared.
class Pairing {
 public:
  Pairing(const std::vector<Codes>& before, const std::vector<Codes>& after)
      : rows_(before.size()), columns_(after.size()), best_((rows_ + 1) * (columns_ + 1)), like_(best_.size()) {
    for (std::size_t i = rows_; i-- > 0;)
      for (std::size_t j = columns_; j-- > 0;) {
        like_[at(i, j)] = likeness(before[i], after[j]);
        std::size_t paired = like_[at(i, j)] == 0 ? 0 : like_[at(i, j)] + best_[at(i + 1, j + 1)];
        best_[at(i, j)] = std::max({paired, best_[at(i + 1, j)], best_[at(i, j + 1)]});
      }
  }
  // The next pair at or after (i, j).
  std::optional<std::pair<std::size_t, std::size_t>> next(std::size_t i, std::size_t j) const {
    while (i < rows_ && j < columns_ && best_[at(i, j)] > 0) {
      if (like_[at(i, j)] > 0 && best_[at(i, j)] == like_[at(i, j)] + best_[at(i + 1, j + 1)]) return std::pair(i, j);
      best_[at(i, j)] == best_[at(i + 1, j)] ? ++i : ++j;
    }
    return std::nullopt;
  }

 private:
  std::size_t at(std::size_t i, std::size_t j) const { return i * (columns_ + 1) + j; }
  std::size_t rows_, columns_;
  std::vector<std::size_t> best_, like_;
};

void add_single_deletions(const Hunk& hunk, std::vector<Hunk>& out) {
  for (std::size_t i = hunk.before_begin; i < hunk.before_end; ++i)
    out.push_back({i, i + 1, hunk.after_begin, hunk.after_begin});
}

void add_unpaired(const Hunk& hunk, std::vector<Hunk>& out) {
  if (hunk.is_deletion())
    add_single_deletions(hunk, out);
  else
    out.push_back(hunk);
}

void add_paired(const Hunk& hunk, const std::vector<Unit>& before, const std::vector<Unit>& after,
                std::vector<Hunk>& out) {
  Codebook book;
  Pairing pairing(sorted_words(before, hunk.before_begin, hunk.before_end, book),
                  sorted_words(after, hunk.after_begin, hunk.after_end, book));
  std::size_t i = hunk.before_begin;
  std::size_t j = hunk.after_begin;
  while (auto pair = pairing.next(i - hunk.before_begin, j - hunk.after_begin)) {
    auto [pair_i, pair_j] = std::pair(pair->first + hunk.before_begin, pair->second + hunk.after_begin);
    if (pair_i > i || pair_j > j) add_unpaired({i, pair_i, j, pair_j}, out);
    if (before[pair_i].core != after[pair_j].core) out.push_back({pair_i, pair_i + 1, pair_j, pair_j + 1});
    i = pair_i + 1;
    j = pair_j + 1;
  }
  if (i < hunk.before_end || j < hunk.after_end) add_unpaired({i, hunk.before_end, j, hunk.after_end}, out);
}

}  // namespace

std::vector<Region> regions(const Side& a, const Side& b, Touching touching) {
  std::vector<Region> result;
  Follower in_a, in_b;
  for (const Group& group : groups(a.hunks, b.hunks, touching))
    result.push_back({group.base, in_a.range(group.base, group.a), in_b.range(group.base, group.b), !group.a.empty(),
                      !group.b.empty()});
  return result;
}

std::vector<Hunk> finer_hunks(const std::vector<Hunk>& hunks, const std::vector<Unit>& before,
                              const std::vector<Unit>& after) {
  std::vector<Hunk> result;
  for (const Hunk& hunk : hunks) {
    std::size_t grid = (hunk.before_end - hunk.before_begin) * (hunk.after_end - hunk.after_begin);
    if (grid <= 1 || grid > kMostPairs)
      add_unpaired(hunk, result);
    else
      add_paired(hunk, before, after, result);
  }
  return result;
}

std::string_view text_of(const std::vector<Unit>& units, Range range) {
  if (range.size() == 0) return {};
  const char* begin = units[range.begin].core.data();
  std::string_view last = units[range.end - 1].gap;
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

}  // namespace blether::sync
