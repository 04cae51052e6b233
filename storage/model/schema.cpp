#include "storage/model/schema.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "storage/model/schema_table.h"

namespace blether::model {

namespace {

using table::kFields;

// The table by field and kind: it is asked for every field of every change.
const std::vector<const FieldRule*>& by_name() {
  static const std::vector<const FieldRule*> sorted = [] {
    std::vector<const FieldRule*> rules;
    for (const FieldRule& rule : kFields) rules.push_back(&rule);
    std::sort(rules.begin(), rules.end(), [](const FieldRule* a, const FieldRule* b) {
      return std::tie(a->field, a->kind) < std::tie(b->field, b->kind);
    });
    return rules;
  }();
  return sorted;
}

}  // namespace

std::span<const FieldRule> schema() { return kFields; }

FieldRule rule_of(std::string_view kind, std::string_view field) {
  const auto& rules = by_name();
  auto found = std::lower_bound(rules.begin(), rules.end(), std::tie(field, kind), [](const FieldRule* rule, const auto& name) {
    return std::tie(rule->field, rule->kind) < name;
  });
  if (found != rules.end() && (*found)->field == field && (*found)->kind == kind) return **found;
  return {kind, field, MergeKind::value, table::kQuiet, Writer::worker};
}

bool knows_kind(std::string_view kind) {
  return std::any_of(kFields.begin(), kFields.end(), [&](const FieldRule& rule) { return rule.kind == kind; });
}

bool may_live_in(std::string_view kind, Audience audience) {
  if (!knows_kind(kind)) return true;
  if (kind == kind::worker) return audience == Audience::staff;
  // A concern about protection is never where the person's or a carer's own screen could show it.
  if (kind == kind::safety_concern) return audience == Audience::practice;
  return audience == Audience::shared || audience == Audience::practice;
}

}  // namespace blether::model
