// From operations to heads: which writes of a field nobody has overwritten. Gives the same heads in whatever order the
// changes are written (law 3).
#pragma once

#include "storage/tables.h"

namespace blether::storage {

// Writes the heads, merges, conflict items and search rows of a change that stands in the log.
base::Result<void> apply_operations(Tables& tables, const LogPlace& place, const model::Change& change,
                                    CommitInfo& info);

// The heads of a field with their values, sorted by dot.
base::Result<std::vector<model::Write>> writes_of(Tables& tables, const FieldHeads& field);

// Finds a write of one field by its dot, for the merge rule.
model::WriteLookup lookup_in(Tables& tables, const RecordState& state, LocalId field);

model::Write write_of(const model::Change& change, const model::Operation& operation);

// True when a change's author had seen the dot.
bool has_seen(const model::Change& change, const model::Dot& dot);

}  // namespace blether::storage
