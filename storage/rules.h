// What a local author may commit. Changes from elsewhere are kept as they are (the hub judges them).
#pragma once

#include "storage/tables.h"

namespace blether::storage {

// `carried`: it was written elsewhere, where two people may have written one entry of a log without seeing each other.
// invalid: names the operation, kind and field that break the schema or a limit.
base::Result<void> check_draft(Tables& tables, const Draft& draft, bool carried = false);

}  // namespace blether::storage
