// What causality says of every field, worked out anew from the changes alone and in the plainest way: the measure that
// a vault's own, incremental bookkeeping is held against.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "storage/model/heads.h"

namespace blether::test {

struct FieldName {
  model::StreamId stream;
  model::RecordId record;
  std::string kind;
  std::string field;
  auto operator<=>(const FieldName&) const = default;
};

struct OracleField {
  model::MergeKind rule = model::MergeKind::value;
  std::vector<model::Write> puts;
  std::vector<model::VersionVector> parents;  // of the change of each put
  std::vector<std::pair<model::Dot, model::Value>> overwritten;

  bool is_overwritten(const model::Write& write) const {
    return std::any_of(overwritten.begin(), overwritten.end(), [&](const auto& one) {
      return one.first == write.dot && (rule != model::MergeKind::set || one.second == write.value);
    });
  }
  std::vector<model::Write> heads() const {
    std::vector<model::Write> result;
    for (const auto& write : puts)
      if (!is_overwritten(write)) result.push_back(write);
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.dot < b.dot; });
    return result;
  }
  model::WriteLookup lookup() const {
    return [this](const model::Dot& dot) -> base::Result<model::Write> {
      for (const auto& write : puts)
        if (write.dot == dot) return write;
      return base::fail(base::Code::not_found);
    };
  }
};

class Oracle {
 public:
  void learn(const model::Change& change) {
    for (const auto& op : change.operations) {
      OracleField& field = fields_[{change.stream, op.record, op.kind, op.field}];
      field.rule = model::rule_of(op.kind, op.field).merge;
      for (const auto& dot : op.overwrites) field.overwritten.emplace_back(dot, op.value);
      if (op.act != model::Act::put) continue;
      field.puts.push_back({change.dot(), change.author, {}, op.value, op.overwrites});  // no clock: law 2
      field.parents.push_back(change.parents);
    }
  }
  const std::map<FieldName, OracleField>& fields() const { return fields_; }

  // Whether some head of the record and its withdrawal crossed: neither author had seen the other's write.
  bool crosses_withdrawal(const FieldName& name) const {
    const OracleField& withdrawn = fields_.at(name);
    std::vector<std::size_t> withdrawals;
    for (std::size_t i = 0; i < withdrawn.puts.size(); ++i)
      if (model::flag_of(withdrawn.puts[i].value) && !withdrawn.is_overwritten(withdrawn.puts[i]))
        withdrawals.push_back(i);
    if (withdrawals.empty()) return false;
    for (const auto& [other, field] : fields_) {
      if (std::tie(other.stream, other.record, other.kind) != std::tie(name.stream, name.record, name.kind)) continue;
      if (other.field == name.field) continue;
      for (std::size_t i = 0; i < field.puts.size(); ++i) {
        if (field.is_overwritten(field.puts[i])) continue;
        bool crosses = std::none_of(withdrawals.begin(), withdrawals.end(), [&](std::size_t w) {
          return has_seen(withdrawn.puts[w].dot, withdrawn.parents[w], field.puts[i].dot) ||
                 has_seen(field.puts[i].dot, field.parents[i], withdrawn.puts[w].dot);
        });
        if (crosses) return true;
      }
    }
    return false;
  }

 private:
  static bool has_seen(const model::Dot& own, const model::VersionVector& parents, const model::Dot& dot) {
    auto seen = parents.find(dot.device);
    return own == dot || (seen != parents.end() && seen->second >= dot.seq);
  }
  std::map<FieldName, OracleField> fields_;
};

}  // namespace blether::test
