#include "storage/model/schema.h"

#include <algorithm>

#include "storage/model/schema_table.h"

namespace blether::model {

namespace {

using table::kFields;

}  // namespace

std::span<const FieldRule> schema() { return kFields; }

FieldRule rule_of(std::string_view kind, std::string_view field) {
  auto found = std::find_if(kFields.begin(), kFields.end(),
                            [&](const FieldRule& rule) { return rule.field == field && rule.kind == kind; });
  if (found != kFields.end()) return *found;
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
