// Whether two lists of records are the same to the last head, and where they are not.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "storage/model/heads.h"

namespace blether::test {

inline bool same_write(const model::Write& a, const model::Write& b) {
  return std::tie(a.dot, a.author, a.time, a.value, a.overwrites) == std::tie(b.dot, b.author, b.time, b.value, b.overwrites);
}

// Empty when the same. `heads` false: what a reader sees is looked at, and not which change it came from.
inline std::string difference(const model::Record& a, const model::Record& b, bool heads = true) {
  const std::string name = a.kind + " " + a.id.hex();
  if (std::tie(a.stream, a.id, a.kind, a.withdrawn) != std::tie(b.stream, b.id, b.kind, b.withdrawn)) return name;
  if (a.fields.size() != b.fields.size()) return name + ": number of fields";
  for (std::size_t i = 0; i < a.fields.size(); ++i) {
    const auto& [field, x] = a.fields[i];
    const auto& [other, y] = b.fields[i];
    if (field != other) return name + ": field " + field + " or " + other;
    auto seen = [](const model::Merged& m) {
      return std::tie(m.state, m.value, m.elements, m.base, m.has_proposal, m.has_base);
    };
    if (seen(x.merged) != seen(y.merged)) return name + ": what is seen of " + field;
    if (heads && !std::equal(x.heads.begin(), x.heads.end(), y.heads.begin(), y.heads.end(), same_write))
      return name + ": heads of " + field;
  }
  return {};
}

inline std::string difference(std::vector<model::Record> a, std::vector<model::Record> b, bool heads = true) {
  auto before = [](const model::Record& x, const model::Record& y) { return std::tie(x.kind, x.id) < std::tie(y.kind, y.id); };
  std::sort(a.begin(), a.end(), before);
  std::sort(b.begin(), b.end(), before);
  if (a.size() != b.size()) return "number of records: " + std::to_string(a.size()) + " and " + std::to_string(b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    if (auto found = difference(a[i], b[i], heads); !found.empty()) return found;
  return {};
}

}  // namespace blether::test
