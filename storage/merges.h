// Fields with several heads: what a reader sees of them, and the conflict items that a person must settle.
#pragma once

#include <algorithm>
#include <vector>

#include "storage/tables.h"

namespace blether::storage {

// What a change did to a record, for the work that follows the heads.
struct Touched {
  struct Field {
    LocalId name = 0;
    bool had_several = false;  // heads, before the change
  };
  std::vector<Field> fields;  // each once
  bool search = false;        // words of it may have changed
  Field& note(LocalId name, std::size_t heads_before) {
    auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    return found != fields.end() ? *found : fields.emplace_back(Field{name, heads_before > 1});
  }
  bool contains(LocalId name) const {
    return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
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
