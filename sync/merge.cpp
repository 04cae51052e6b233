#include "sync/merge.h"

#include <algorithm>
#include <set>

#include "sync/ancestry.h"

namespace blether::sync {

using base::Result;
using model::Dot;
using model::FieldState;
using model::Merged;
using model::MergeKind;
using model::Value;
using model::Write;
using model::WriteLookup;

namespace {

using Heads = std::vector<const Write*>;  // sorted by dot

Heads in_order(std::span<const Write> heads) {
  Heads sorted;
  for (const Write& head : heads) sorted.push_back(&head);
  std::sort(sorted.begin(), sorted.end(), [](auto* left, auto* right) { return left->dot < right->dot; });
  return sorted;
}

bool all_equal(const Heads& heads) {
  return std::all_of(heads.begin(), heads.end(), [&](auto* head) { return head->value == heads.front()->value; });
}

bool is_text(const Write* head) {
  return model::is_empty(head->value) || std::holds_alternative<std::string>(head->value);
}

std::vector<std::vector<Dot>> each_alone(const Heads& heads) {
  std::vector<std::vector<Dot>> groups;
  for (const Write* head : heads) groups.push_back({head->dot});
  return groups;
}

Merged settled(const Write* head) {
  Merged merged;
  merged.value = head->value;
  return merged;
}

// --- value and decision

// What the heads grew out of, when that is one value: several nearest ancestors that disagree give none.
Result<void> add_base(const Heads& heads, const WriteLookup& lookup, Merged& merged) {
  Ancestry ancestry(heads, lookup);
  TRY(auto nearest, ancestry.nearest_common(each_alone(heads)));
  for (const Dot& dot : nearest) {
    TRY(const Write* write, ancestry.find(dot));
    if (!write || (merged.has_base && merged.base != write->value)) {
      merged.has_base = false;
      merged.base = {};
      return {};
    }
    merged.has_base = true;
    merged.base = write->value;
  }
  return {};
}

Result<Merged> disputed(const Heads& heads, const WriteLookup& lookup) {
  Merged merged = settled(heads.front());
  merged.state = FieldState::conflict;
  TRY_VOID(add_base(heads, lookup, merged));
  return merged;
}

// --- set, log, order, earliest

Merged elements(const Heads& heads) {
  Merged merged;
  std::set<Value> seen;
  for (const Write* head : heads)
    if (seen.insert(head->value).second) merged.elements.push_back(head->value);
  return merged;
}

Merged entries(const Heads& heads) {
  Merged merged = elements(heads);
  merged.value = heads.front()->value;
  return merged;
}

Merged furthest(const Heads& heads) {
  auto comes_before = [](auto* left, auto* right) {
    bool left_text = std::holds_alternative<std::string>(left->value);
    bool right_text = std::holds_alternative<std::string>(right->value);
    return left_text == right_text ? left->value < right->value : right_text;
  };
  return settled(*std::max_element(heads.begin(), heads.end(), comes_before));
}

// What was emptied says no time, and counts only when nothing else is there.
Merged first_of_all(const Heads& heads) {
  auto comes_before = [](auto* left, auto* right) {
    bool left_empty = model::is_empty(left->value), right_empty = model::is_empty(right->value);
    return left_empty == right_empty ? left->value < right->value : right_empty;
  };
  return settled(*std::min_element(heads.begin(), heads.end(), comes_before));
}

// --- text

// A text that several writes grew out of. Unknown: nobody wrote before them, or this replica never had it.
struct Base {
  std::string text;
  bool known = false;
  bool missing = false;  // there was one, and it will never come
};

// Bounds for histories that cross again and again; beyond them one ancestor stands for several. Both count only what
// every replica sees alike, so the result stays the same everywhere.
constexpr int kDeepest = 32;
constexpr int kMostJoins = 256;

class TextFold {
 public:
  TextFold(const Heads& heads, const WriteLookup& lookup) : heads_(heads), ancestry_(heads, lookup) {}

  // Takes the heads in order of dot, each against what it shares with those before it.
  Result<Merged> fold() {
    Merged merged;
    merged.state = FieldState::merged;
    std::string text = model::text_of(heads_.front()->value);
    std::vector<Dot> taken{heads_.front()->dot};
    for (std::size_t i = 1; i < heads_.size(); ++i) {
      TRY(Base base, base_of(taken, heads_[i]->dot, 0));
      TextMerge step = merge_text(base.text, text, model::text_of(heads_[i]->value));
      bool guessed = base.missing && !base.known && text != model::text_of(heads_[i]->value);
      if (!step.clean || guessed) merged.state = FieldState::conflict;
      text = std::move(step.text);
      taken.push_back(heads_[i]->dot);
    }
    merged.has_proposal = merged.state == FieldState::conflict;
    merged.value = std::move(text);
    TRY(Base base, base_of_all());
    merged.has_base = base.known;
    if (base.known) merged.base = std::move(base.text);
    return merged;
  }

 private:
  Result<Base> base_of(const std::vector<Dot>& taken, const Dot& next, int depth) {
    const std::vector<Dot> groups[] = {taken, {next}};
    TRY(auto nearest, ancestry_.nearest_common(groups));
    return joined(nearest, depth);
  }
  Result<Base> base_of_all() {
    TRY(auto nearest, ancestry_.nearest_common(each_alone(heads_)));
    return joined(nearest, 0);
  }

  // Several nearest ancestors (people's edits crossed) are merged in their turn, as git's recursive strategy does.
  Result<Base> joined(const std::vector<Dot>& nearest, int depth) {
    auto known = joined_.find(nearest);
    if (known != joined_.end()) return known->second;
    Base result;
    std::vector<Dot> taken;
    for (const Dot& dot : nearest) {
      TRY(const Write* write, ancestry_.find(dot));
      if (!write) {
        result.missing = true;
        continue;
      }
      std::string text = model::text_of(write->value);
      if (!result.known) {
        result.text = std::move(text);
      } else if (depth < kDeepest && joins_ < kMostJoins) {
        ++joins_;
        TRY(Base below, base_of(taken, dot, depth + 1));
        result.text = merge_text(below.text, result.text, text).text;
      }
      result.known = true;
      taken.push_back(dot);
    }
    joined_[nearest] = result;
    return result;
  }

  const Heads& heads_;
  Ancestry ancestry_;
  std::map<std::vector<Dot>, Base> joined_;
  int joins_ = 0;
};

Result<Merged> joined_text(const Heads& heads, const WriteLookup& lookup) {
  if (!std::all_of(heads.begin(), heads.end(), is_text)) return disputed(heads, lookup);
  return TextFold(heads, lookup).fold();
}

}  // namespace

Result<Merged> merge(MergeKind kind, std::span<const Write> unsorted, const WriteLookup& lookup) {
  if (unsorted.empty()) return Merged{};
  const Heads heads = in_order(unsorted);
  switch (kind) {
    case MergeKind::set: return elements(heads);
    case MergeKind::log: return entries(heads);
    case MergeKind::order: return furthest(heads);
    case MergeKind::earliest: return first_of_all(heads);
    case MergeKind::decision: return heads.size() == 1 ? settled(heads.front()) : disputed(heads, lookup);
    case MergeKind::value: return all_equal(heads) ? settled(heads.front()) : disputed(heads, lookup);
    case MergeKind::text: return all_equal(heads) ? settled(heads.front()) : joined_text(heads, lookup);
  }
  return base::fail(base::Code::invalid, "merge kind");
}

}  // namespace blether::sync
