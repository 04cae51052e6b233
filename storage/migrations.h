// The tables of a vault and the ordered steps that made them.
#pragma once

#include <span>

#include "storage/sql.h"

namespace blether::storage {

// Step N turns a vault of version N-1 into version N. Steps are never edited once released.
struct MigrationStep {
  const char* sql;
};
std::span<const MigrationStep> migration_steps();

// Brings the tables up to the newest step, in one transaction: all or nothing. Before an existing vault is changed,
// its encrypted bytes are copied to "<file>.before-<version>" beside it. too_new: made by a newer version; nothing is
// touched. corrupt: not a vault's tables. no_space: also when there is no room for the copy.
base::Result<void> migrate(Connection& sql, std::span<const MigrationStep> steps = migration_steps());

}  // namespace blether::storage
