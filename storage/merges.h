// Fields with several heads: what a reader sees of them, and the conflict items that a person must settle.
#pragma once

#include <set>

#include "storage/tables.h"

namespace blether::storage {

// What a change did to a record, for the work that follows the heads.
struct Touched {
  std::set<LocalId> fields;
  std::set<LocalId> had_several;  // heads, before the change
  bool search = false;            // words of it may have changed
  void note(LocalId field, std::size_t heads_before) {
    if (fields.insert(field).second && heads_before > 1) had_several.insert(field);
  }
};

// Joins the heads of every touched field by its rule, keeps or drops its conflict item, and weighs a withdrawal
// against edits that crossed with it. Ids of items that were not there before are added to `new_conflicts`.
base::Result<void> settle(Tables& tables, const RecordState& state, const Touched& touched,
                          std::vector<std::string>& new_conflicts);

// True for kinds whose heads are simply listed.
inline bool is_list(model::MergeKind kind) { return kind == model::MergeKind::set || kind == model::MergeKind::log; }

// What a reader sees of a field that needs no merge row: one head, or a list.
model::Merged plain_merged(model::MergeKind kind, const std::vector<model::Write>& heads);

// The kept joins of a record, by field.
base::Result<std::map<LocalId, model::Merged>> merges_of(Tables& tables, std::int64_t rec);

// All conflict items, or the one with this id.
base::Result<std::vector<model::Conflict>> conflicts_of(Tables& tables, std::optional<std::string_view> id);

}  // namespace blether::storage
